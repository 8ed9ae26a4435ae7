"""What is said of a sheet before it prints: how much paper it is, what happens to it, and whose hand it still needs."""

from __future__ import annotations

from kiosk.catalogue import Say
from kiosk.config import PrinterKind
from kiosk.ladder import Rung


def pages(say: Say, rung: Rung, paper: str) -> str:
    """How much paper comes out."""
    if rung is Rung.SOLIDARITY:
        return say("both sides, {paper}", paper=paper)
    if rung is Rung.HAND:
        return say("two pages, {paper}", paper=paper)
    return say("one page, {paper}", paper=paper)


def what_happens(say: Say, printer: PrinterKind) -> str:
    """Where it comes out."""
    if printer is PrinterKind.FOLDER:
        return say("Your page is laid in the tray, ready for the printer.")
    return say("It prints on the machine beside you.")


def whose_hand(say: Say, rung: Rung, signed: bool) -> str:
    """What is left to do with it; `signed` where a name stands on it already."""
    match rung:
        case Rung.SOLIDARITY:
            return say("One card has your words; the others are left for people with a pen.")
        case Rung.HAND:
            return say("One page to copy from, one to write on. It counts when your letter is in the box.")
        case Rung.PHOTO:
            return say("Hold it up and have your picture taken with your own telephone.")
        case Rung.FAX:
            return say("The organisers send it to the number at its head.")
        case _:
            return say("Your name stands below your signature.") if signed else say("You sign it by hand.")


def print_it(say: Say, rung: Rung) -> str:
    """The way on."""
    match rung:
        case Rung.SOLIDARITY:
            return say("Print my card")
        case Rung.HAND:
            return say("Print my paper")
        case Rung.PHOTO:
            return say("Print my sign")
        case Rung.FAX:
            return say("Print my fax")
        case _:
            return say("Print my letter")
