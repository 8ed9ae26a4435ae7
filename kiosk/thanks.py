"""What is said once something was done: its number, how its sheet fares, and a word of hope."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.campaign.model import Hope
from kiosk.catalogue import Say
from kiosk.desk import Desk
from kiosk.ladder import PHONE, Rung
from kiosk.last_look import kept_safe, out_of_order
from kiosk.ledger.model import Counted, JobState
from kiosk.printers import PrinterKind

_SHEET = {Rung.LETTER: "letter", Rung.SOLIDARITY: "card"}


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, for whom: its row if it counts already, the name of its print job if it has one, and how."""

    counted: Counted | None
    ticket: str
    rung: Rung
    name: str
    case_id: str

    @property
    def prints(self) -> bool:
        """True where a sheet of paper comes out of it."""
        return self.rung not in (Rung.PETITION, *PHONE)


def numbers(say: Say, done: Done) -> Iterator[str]:
    """The event's number and the case's, as the two parts of a sentence; or what is still to be done."""
    if done.counted is None:
        yield say("Now it is your hand that {name} needs.", name=done.name)
        yield say("Your letter counts when it lies in the box.")
        return
    yield _tonight(say, done.rung, say.number(done.counted.number))
    yield say("and number {number} for {name}.", number=say.number(done.counted.case_number), name=done.name)


def _tonight(say: Say, rung: Rung, number: str) -> str:
    """Which one it is; appeals are counted together, and so are words to the person."""
    match rung:
        case Rung.SOLIDARITY:
            return say("Your card is number {number} tonight,", number=number)
        case Rung.PETITION:
            return say("Your signature is number {number} tonight,", number=number)
        case Rung.EMAIL:
            return say("Your e-mail is number {number} tonight,", number=number)
        case Rung.SMS:
            return say("Your text message is number {number} tonight,", number=number)
        case Rung.POST:
            return say("Your post is number {number} tonight,", number=number)
        case Rung.FAX:
            return say("Your fax is number {number} tonight,", number=number)
        case Rung.PHOTO:
            return say("Your sign is number {number} tonight,", number=number)
        case _:
            return say("Your letter is number {number} tonight,", number=number)


ON_ITS_WAY = (JobState.QUEUED, JobState.SENDING, JobState.PRINTING)
"""States in which a sheet comes out by itself, once the printer lets it."""


@dataclass(frozen=True, slots=True)
class Fate:
    """Where a sheet stands and how many come before it.

    `trouble` tells in English what keeps all sheets from printing, and `waiting` how many there are then.
    """

    state: JobState | None = None
    before: int = 0
    trouble: str = ""
    waiting: int = 0


def prints_later(desk: Desk, rung: Rung) -> bool:
    """Whether its sheet waits until an organiser prints it together with others."""
    return desk.prints_together(_SHEET.get(rung, ""))


def progress(desk: Desk, done: Done) -> Fate:
    """How the sheet fares, from the record and from what the spool last knew; raises `KioskError`."""
    spool = desk.spool
    state = spool.state_of(done.ticket)
    trouble = (spool.out_of_order() or "") if state in ON_ITS_WAY else ""
    return Fate(state, spool.place_of(done.ticket), trouble, spool.pending() if trouble else 0)


def travels(desk: Desk, done: Done) -> bool:
    """Whether its sheet has a way to go that can be watched; into a tray it is laid at once."""
    return done.prints and desk.settings.printing.printer is not PrinterKind.FOLDER


def for_the_volunteer(say: Say, fate: Fate) -> str:
    """What is wrong, for somebody who can mend it, and how many sheets wait for that."""
    wrong = say("For the volunteer: {what}", what=say.retold(fate.trouble))
    return f"{wrong} {say.many('{n} sheet waits.', '{n} sheets wait.', fate.waiting)}"


def fares(say: Say, desk: Desk, done: Done, fate: Fate) -> str:
    """How it fares, for whom it was done."""
    state, before = fate.state, fate.before
    if done.rung is Rung.PETITION:
        return say("Your name is sealed. Nobody at this table can read it.")
    if done.rung.by_phone:
        return say("Send it from your telephone, if it has not gone yet.")
    if state in (None, JobState.HELD) and prints_later(desk, done.rung):
        return say("It is safe and counted. It is printed later, together with others, at the table.")
    printer = desk.settings.printing.printer
    if fate.trouble:
        return " ".join((out_of_order(say, printer), kept_safe(say), say("Please tell a volunteer.")))
    tray = printer is PrinterKind.FOLDER
    if state is JobState.PRINTED:
        return say("Your page lies in the tray.") if tray else say("It is printed. Please take it and sign it.")
    if state in (JobState.HELD, JobState.GAVE_UP):
        if done.counted is None:
            return say("It is safe. Please ask a volunteer for your sheet.")
        return say("It is safe and counted. Please ask a volunteer for your sheet.")
    if before:
        return say.many("It prints soon: {n} sheet before yours.", "It prints soon: {n} sheets before yours.", before)
    return say("Your page is being laid in the tray.") if tray else say("It is printing.")


def hope_after(hopes: tuple[Hope, ...], done: Done) -> Hope | None:
    """A word of hope of this very case where there is one, else of any; another one for each action."""
    told = [hope for hope in hopes if hope.case == done.case_id] or hopes
    return told[(done.counted.number if done.counted else 0) % len(told)] if told else None
