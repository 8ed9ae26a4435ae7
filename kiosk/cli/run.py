"""``kiosk run``: the attendee's screens."""

from __future__ import annotations

import sys
from contextlib import ExitStack

import click

from kiosk.cli.root import Root, common
from kiosk.errors import KioskError


class NoTerminal(KioskError):
    """The screens were asked for where there is none."""


@click.command()
@common
def run(root: Root) -> int:
    """The attendee's screens, until an organiser leaves them."""
    # Textual draws on stderr; without a terminal there it would show nothing and wait for ever.
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise NoTerminal("The screens need a terminal: start kiosk in a terminal window, without redirecting it.")
    from kiosk.ledger.lock import KioskLock
    from kiosk.ui.app import run_while_opening

    with ExitStack() as doors:
        doors.enter_context(KioskLock(root.settings.data))
        # The pack, the record and the spool are opened behind the first screen, which needs none of them.
        return run_while_opening(root.settings, root.clock, lambda: doors.enter_context(root.desk()))
