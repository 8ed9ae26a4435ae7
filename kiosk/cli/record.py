"""``kiosk tally``, ``count``, ``void``, ``actions`` and ``verify``: the organiser's view of the record."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

import click

from kiosk.campaign.kind import Kind
from kiosk.cli.root import Root, common
from kiosk.cli.tables import columns
from kiosk.errors import EXIT_REFUSED

if TYPE_CHECKING:
    from kiosk.ledger.model import ActionRow

_BY_DEFAULT = ("source", "paper")

TALLY_KEYS = ("case", "kind", "language", "source", "hour")


def _keys(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, ...]:
    keys = tuple(key.strip() for key in value.split(",") if key.strip())
    unknown = [key for key in keys if key not in TALLY_KEYS]
    if unknown:
        raise click.BadParameter(f"{', '.join(unknown)}: choose among {', '.join(TALLY_KEYS)}")
    return keys


@click.command()
@click.option("--by", default="case", callback=_keys, help="Any of case,kind,language,source,hour.")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@common
def tally(root: Root, by: tuple[str, ...], form: str) -> None:
    """Show the counts."""
    with root.ledger() as ledger:
        counts = ledger.tally(by)
    if form == "json":
        from kiosk.export.json import render

        click.echo(render(counts), nl=False)
    elif form == "csv":
        from kiosk.export.csv import render

        click.echo(render(counts), nl=False)
    else:
        kind = "practice" if counts.practice else "live"
        click.echo(f"{counts.event} ({kind})")
        rows = [[*(str(row.keys[key]) for key in by), str(row.count)] for row in counts.rows]
        click.echo(columns([*by, "count"], rows))
        click.echo(
            f"appeals {counts.appeals} + solidarity {counts.solidarity} = total {counts.total}, voided {counts.voided}"
        )


@click.command(short_help="Add letters that were written by hand.")
@click.argument("case", required=False)
@click.argument("kind", type=click.Choice([kind.value for kind in Kind]), required=False)
@click.argument("number", type=int, required=False)
@click.option("--code", "codes", multiple=True, help="Code of a ruled page that came back; - reads one a line.")
@click.option("--source", type=click.Choice(["paper", "online"]), default="paper", show_default=True)
@click.option("--language", default="", help="Language they were written in, if known.")
@click.option("--place", default="", help="Which table or room they come from.")
@click.option("--hour", type=click.DateTime(["%Y-%m-%dT%H", "%Y-%m-%dT%H:%M"]), help="The hour, like 2026-12-10T15.")
@click.option("--recount", is_flag=True, help="This is a second count of the same letters.")
@click.option("--note", default="", help="Why the two counts differ.")
@common
def count(
    root: Root, case: str | None, kind: str | None, number: int | None, codes: tuple[str, ...], **details: Any
) -> int:
    """Add NUMBER actions of KIND for CASE that were done by hand, away from the kiosk.

    Or, with --code alone, count a letter whose ruled page came back, once, whoever counts it how often.
    """
    if codes:
        from kiosk.cli.returned import take_in

        given = [name for name, value in (("CASE", case), *details.items()) if value and (name, value) != _BY_DEFAULT]
        if given:
            raise click.UsageError("--code says which case it is: leave out what else you gave.")
        return take_in(root, codes)
    if case is None or kind is None or number is None:
        raise click.UsageError("Name CASE, KIND and NUMBER, or a --code.")
    root.pack.named(case)
    with root.ledger() as ledger:
        counted = ledger.count_paper(case, kind, number, **_paper(root, details))
    click.echo(f"Counted {number} {kind} for {case}; the event stands at {counted.number}. Row {counted.id[:8]}.")
    return 0


def _paper(root: Root, details: dict[str, Any]) -> dict[str, Any]:
    """The options as the ledger takes them: an hour is typed in the event's own time zone."""
    hour: datetime | None = details["hour"]
    zone = root.settings.event.tz
    if hour is not None:
        details["hour"] = hour.replace(tzinfo=zone) if zone else hour.astimezone()
    return details


@click.command(short_help="Take one action out of the counts, with a reason.")
@click.argument("action")
@click.option("--reason", required=True, help="Why: it stands in the record.")
@common
def void(root: Root, action: str, reason: str) -> None:
    """Take ACTION (its id, or the start of it) out of the counts. The row itself stays."""
    with root.ledger() as ledger:
        ledger.void(action, reason)
    click.echo(f"{action} no longer counts.")


@click.command()
@click.option("--last", type=click.IntRange(1, 100_000), default=20, show_default=True)
@common
def actions(root: Root, last: int) -> None:
    """List the latest actions."""
    with root.ledger() as ledger:
        found = ledger.actions(last)
    tz = root.settings.event.tz
    click.echo(
        columns(["id", "when", "type", "case", "kind", "source", "n", "sheet"], [_row(row, tz) for row in found])
    )


def _row(row: ActionRow, tz: tzinfo | None) -> list[str]:
    about = row.ref[:13] if row.ref else row.case_id
    state = "void" if row.voided else row.job or ""
    when = f"{row.at.astimezone(tz):%d %b %H:%M}"
    return [row.id[:13], when, row.type, about, row.kind, row.source, str(row.quantity), state]


@click.command(short_help="Recount everything and compare.")
@common
def verify(root: Root) -> int:
    """Recount every row and compare with the counts on the screen."""
    with root.ledger() as ledger:
        verdict = ledger.verify()
    for fault in verdict.faults:
        click.echo(fault, err=True)
    if verdict.ok:
        click.echo(f"The record is sound: {verdict.rows} rows, recounted, and the counts agree.")
    return 0 if verdict.ok else EXIT_REFUSED
