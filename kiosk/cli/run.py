"""``kiosk run``: the attendee's screens, or the same visit in lines."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING

import click

from kiosk.cli.root import Root, common
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from kiosk.desk import Desk


class NoTerminal(KioskError):
    """The screens were asked for where there is none."""


@click.command()
@click.option("--plain", is_flag=True, help="The same visit as numbered lines, for screen readers and braille.")
@common
def run(root: Root, plain: bool = False) -> int:
    """The attendee's screens, until an organiser leaves them."""
    # Textual draws on stderr; without a terminal there it would show nothing and wait for ever.
    if not plain and not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise NoTerminal("The screens need a terminal: start kiosk in a terminal window, without redirecting it.")
    from kiosk.ledger.lock import KioskLock

    with ExitStack() as doors:
        doors.enter_context(KioskLock(root.settings.data))

        @cache
        def desk() -> Desk:
            return doors.enter_context(root.desk())

        # A terminal that calls itself dumb would show the sequence that clears it.
        wipes = sys.stdout.isatty() and os.environ.get("TERM", "") != "dumb"
        if plain:
            from kiosk.plain.run import run_plain

            return run_plain(desk(), wipes)
        from kiosk.ui.app import run_while_opening

        def in_lines() -> int | None:
            from kiosk.plain.run import run_plain_once

            return run_plain_once(desk(), wipes)

        # The pack, the record and the spool are opened behind the first screen, which needs none of them, nor of lines.
        return run_while_opening(root.settings, root.clock, desk, in_lines)
