"""What is said once something was counted: its number, how its sheet fares, and a word of hope."""

from __future__ import annotations

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Hope
from kiosk.catalogue import Say
from kiosk.config import PrinterKind
from kiosk.desk import Desk
from kiosk.ledger.model import Counted, JobState


def numbers(say: Say, counted: Counted, kind: Kind, name: str) -> tuple[str, str]:
    """The event's number and the case's, as two parts of one sentence."""
    number = say.number(counted.number)
    if kind is Kind.SOLIDARITY:
        tonight = say("Yours is card number {number} tonight,", number=number)
    else:
        tonight = say("Yours is letter number {number} tonight,", number=number)
    return tonight, say("and number {number} for {name}.", number=say.number(counted.case_number), name=name)


def fares(desk: Desk, ticket: str) -> tuple[JobState | None, int]:
    """Where the sheet stands and how many are before it; raises `KioskError`."""
    return desk.spool.state_of(ticket), desk.spool.place_of(ticket)


def fares_in_words(say: Say, desk: Desk, state: JobState | None, before: int) -> str:
    """How the sheet fares, for whom it is printed."""
    tray = desk.settings.printing.printer is PrinterKind.FOLDER
    if state is JobState.PRINTED:
        return say("Your page lies in the tray.") if tray else say("It is printed. Please take it and sign it.")
    if state in (JobState.HELD, JobState.GAVE_UP):
        return say("It is safe and counted. Please ask a volunteer for your sheet.")
    if before:
        return say.many("It prints soon: {n} sheet before yours.", "It prints soon: {n} sheets before yours.", before)
    return say("Your page is being laid in the tray.") if tray else say("It is printing.")


def hope_after(hopes: tuple[Hope, ...], counted: Counted, case_id: str) -> Hope | None:
    """A word of hope of this very case where there is one, else another one for each letter."""
    own = [hope for hope in hopes if hope.case == case_id]
    if own:
        return own[0]
    return hopes[counted.number % len(hopes)] if hopes else None
