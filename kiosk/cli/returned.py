"""``kiosk count --code``: letters by hand that come back, by the codes on their ruled pages."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import tzinfo
from typing import TYPE_CHECKING

import click

from kiosk.cli.root import Root
from kiosk.errors import EXIT_REFUSED, KioskError

if TYPE_CHECKING:
    from kiosk.desk import Returned

LINE_MAX = 1_000
"""Characters of a line that are read: no code has more than a few dozen, however it is spaced."""


def take_in(root: Root, codes: Iterable[str]) -> int:
    """Count the letter of each code and say what became of it, a line each; 1 where a code was refused."""
    refused = False
    with root.desk(printing=False) as desk:
        for code in _typed(codes):
            try:
                click.echo(told(desk.returned(code), root.settings.event.tz))
            except KioskError as error:
                click.echo(str(error), err=True)
                refused = True
    return EXIT_REFUSED if refused else 0


def told(back: Returned, zone: tzinfo | None) -> str:
    """What became of one letter, in a line."""
    taken = back.taken
    at = f"{taken.at.astimezone(zone):%d %b at %H:%M}"
    if taken.voided:
        return f"Taken out of the counts before ({back.case_id}, {at}): a void stays. Use kiosk count {back.case_id}."
    if taken.again:
        return f"Counted already ({back.case_id}, {at}): nothing was added."
    where = "" if taken.here else " It was handed out at another kiosk of this event."
    stopped = " This case has stopped: lay the letter aside, it is not posted." if back.stopped else ""
    return f"Counted 1 letter for {back.case_id}; the event stands at {taken.counted.number}.{where}{stopped}"


def _typed(codes: Iterable[str]) -> Iterator[str]:
    for code in codes:
        if code != "-":
            yield code
            continue
        # Line by line, so that whoever scans hears of each at once.
        while line := sys.stdin.readline(LINE_MAX):
            if line.strip():
                yield line
