"""``kiosk pack``: check a case pack, show a case, start a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.cli.root import Root, common
from kiosk.cli.tables import columns
from kiosk.clock import SystemClock
from kiosk.errors import EXIT_REFUSED

if TYPE_CHECKING:
    from kiosk.campaign.model import Pack


@click.group()
def pack() -> None:
    """Check, show or start a case pack."""


@pack.command()
@click.argument("path", type=click.Path(path_type=Path))
def check(path: Path) -> int:
    """Report everything that is wrong with the pack at PATH (a folder or a zip), each with its cure."""
    from kiosk.campaign.check import check as faults_of
    from kiosk.campaign.freshness import not_fresh
    from kiosk.campaign.pack import load
    from kiosk.cli.probes import probes

    day = SystemClock().now().date()
    faults = faults_of(path, probes(day=day))
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        click.echo(f"{len(faults)} {'thing' if len(faults) == 1 else 'things'} to mend.", err=True)
        return EXIT_REFUSED
    click.echo(f"{path.name} is sound.")
    sound = load(path)
    _tell_unchecked(sound)
    for case, fresh in not_fresh(sound, day):
        click.echo(f"{case.id}: stopped after {fresh.until}. Its page tells the news, and nothing is printed.")
    return 0


@pack.command()
@click.argument("path", type=click.Path(path_type=Path))
def new(path: Path) -> None:
    """Start a pack in the empty folder PATH, with one example case that passes the check."""
    from kiosk.campaign.scaffold import new as scaffold

    scaffold(path)
    click.echo(f"A pack with one example case lies in {path}. Change it, then run: kiosk pack check {path}")


@pack.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--case", "case_id", help="Show this case; without it, list them all.")
@click.option("--language", help="In this language; default: the pack's first.")
@common
def show(root: Root, path: Path | None, case_id: str | None, language: str | None) -> None:
    """Show the cases of the pack at PATH, or of the event's own pack."""
    from kiosk.campaign.pack import load
    from kiosk.campaign.show import sheet

    found = load(path) if path else root.pack
    language = language or found.file.languages[0]
    if case_id is None:
        rows = [[case.id, case.told_in(language).name, case.told_in(language).line] for case in found.cases]
        click.echo(columns(["id", "name", "about"], rows))
        click.echo("")
        _tell_unchecked(found)
        return
    click.echo(sheet(found.named(case_id), language))
    if language in found.unchecked:
        click.echo(f"No native reader has seen the words in {language!r}.")


def _tell_unchecked(pack: Pack) -> None:
    if pack.unchecked:
        click.echo(f"No native reader has seen the words in {', '.join(pack.unchecked)}.")
