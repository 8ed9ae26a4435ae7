"""The test page of an event: set in the screens' first language, on its paper, and printed as a sheet of no action."""

from __future__ import annotations

from uuid import uuid4

from kiosk import __version__
from kiosk.catalogue import speaker
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.ledger.model import NewJob
from kiosk.letter.trial import trial
from kiosk.press import Press
from kiosk.printers import Printing
from kiosk.sheet_names import TEST_PAGE


def page(press: Press) -> bytes:
    """The page as a PDF; raises `Unprintable`, or `WrongPaper` where window and paper don't go together."""
    from kiosk.sheets.trial import trial_sheet

    say, window = speaker(press.settings.screens.languages[0]), press.window()
    text = trial(say, press.today(), named(press.settings.printing), __version__, windowed=window is not None)
    with press.turn:
        return trial_sheet(text, press.paper(), press.library, window).pdf


def send(desk: Desk) -> str:
    """Queue the page, which counts nowhere, and return its ticket."""
    ticket = uuid4().hex
    desk.spool.keep(ticket, page(desk))
    try:
        desk.ledger.add_job(NewJob(ticket, *TEST_PAGE))
    except KioskError:
        desk.spool.forget(ticket)
        raise
    desk.spool.wake()
    return ticket


def named(settings: Printing) -> str:
    """The printer in one word, as kiosk.toml names it."""
    return settings.queue or settings.uri or settings.printer.value
