"""``kiosk bundle`` and ``kiosk queue cards``: sheets that wait are printed together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from kiosk.cli.root import Root, common
from kiosk.errors import EXIT_REFUSED

if TYPE_CHECKING:
    from kiosk.ledger.model import Job
    from kiosk.together import Outcome


@click.group(short_help="Print the letters of a case together, below a cover.")
def bundle() -> None:
    """Print the letters of a case together, below a cover."""


@bundle.command(short_help="Print the letters of a case that wait.")
@click.argument("case", required=False)
@click.option("--all-cases", is_flag=True, help="A bundle for each case with letters that wait.")
@common
def make(root: Root, case: str | None, all_cases: bool) -> int:
    """Print the letters for CASE that wait to be printed together, with a cover on top."""
    from kiosk.together import NothingWaits, print_bundle, waiting_cases

    if (case is None) is not all_cases:
        raise click.UsageError("Name a CASE, or --all-cases.")
    with root.desk(printing=False) as desk:
        cases = [case] if case else waiting_cases(desk)
        if not cases:
            raise NothingWaits('No letter waits: with letters = "together" in kiosk.toml they do.')
        return max(_tell(print_bundle(desk, one), "letter") for one in cases)


def cards(root: Root, *, everything: bool) -> int:
    """Prints the cards that wait four on a sheet, and says so; the exit code."""
    from kiosk.together import print_cards

    with root.desk(printing=False) as desk:
        return _tell(print_cards(desk, everything=everything), "card")


def _tell(outcome: Outcome, what: str) -> int:
    """Says what came of it; the exit code tells whether something needs a hand."""
    for one in outcome.printed:
        where = f" for {one.job.case_id}" if what == "letter" else ""
        paper = _many(one.paper, "sheet") + " of paper" + (", printed on both sides" if what == "card" else "")
        click.echo(f"Sheet {one.job.number} waits for the printer: {_many(one.members, what)}{where} on {paper}.")
    if not outcome.printed:
        click.echo("Nothing was printed.")
    if outcome.waiting:
        click.echo(f"{_waits(outcome.waiting, what)} for a full sheet; --all prints what there is.")
    left = [*_left_out(outcome, what)]
    for line in left:
        click.echo(line, err=True)
    return EXIT_REFUSED if left else 0


def _left_out(outcome: Outcome, what: str) -> Iterator[str]:
    """A line for each reason why some were left out."""
    if outcome.stopped:
        yield f"{_waits(outcome.stopped, what)} whose case has stopped: take them out on the organiser's screen."
    for job in outcome.alone:
        how = f"print it alone with kiosk queue resume {job.number}."
        yield f"Sheet {job.number} is for other paper or can't be read, so it joins no others: {how}"
    for job in outcome.gone:
        yield f"Sheet {job.number} was given up: its page is no longer in the spool, and can only be written anew."


def _waits(jobs: list[Job], what: str) -> str:
    return f"{_many(len(jobs), what)} {'waits' if len(jobs) == 1 else 'wait'}"


def _many(number: int, what: str) -> str:
    return f"{number} {what if number == 1 else what + 's'}"
