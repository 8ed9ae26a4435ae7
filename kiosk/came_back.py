"""What an organiser is told of a letter by hand that came back."""

from __future__ import annotations

from datetime import datetime, tzinfo

from kiosk.catalogue import Say
from kiosk.clock import local
from kiosk.desk import Desk, Returned
from kiosk.errors import KioskError
from kiosk.letter.compose import date_locale
from kiosk.letter.sheet_code import ForeignCode, NotACode


def told(say: Say, back: Returned, zone: tzinfo | None) -> str:
    """What became of a letter; `zone` is the event's."""
    taken = back.taken
    if taken.voided:
        return say("Taken out of the counts before: it stays so.")
    if taken.again:
        return say("Counted already, {when}: nothing was added.", when=_when(taken.at, zone, say.language))
    if back.stopped:
        return say("Counted for {name}. This case has stopped: lay it aside.", name=back.name)
    if not taken.here:
        return say("Counted for {name}, from another kiosk of this event.", name=back.name)
    return say("Counted for {name}.", name=back.name)


def refusal(say: Say, error: KioskError) -> str:
    """Why a code was not counted."""
    if isinstance(error, NotACode):
        return say("That is no code as it is printed: please look again.")
    if isinstance(error, ForeignCode):
        return say("A code of another event, or of practice: not counted.")
    return error.calm


def sum_of(say: Say, desk: Desk, counted: int) -> str:
    """How many were counted just now, went out here and came back."""
    pages = desk.ledger.handouts()
    now = say.many("{n} letter counted just now", "{n} letters counted just now", counted)
    back = say("Handed out here: {out}, back: {back}", out=pages.out, back=pages.back)
    return f"{now}. {back}."


def _when(at: datetime, zone: tzinfo | None, language: str) -> str:
    from babel.dates import format_datetime

    return format_datetime(local(at, zone), "d MMM, HH:mm", locale=date_locale(language))
