"""What is said of a sheet before it prints: how much paper it is, what happens to it, and whose hand it still needs."""

from __future__ import annotations

from kiosk.catalogue import Say
from kiosk.ladder import Rung
from kiosk.printers import PrinterKind


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


def later(say: Say) -> str:
    """What happens to a sheet that an organiser prints together with others."""
    return say("It is kept safe here, and printed later at the table, together with others. Then it is erased here.")


def out_of_order(say: Say, printer: PrinterKind) -> str:
    """What is said instead while nothing can print."""
    if printer is PrinterKind.FOLDER:
        return say("The tray takes no pages at the moment.")
    return say("The printer needs help at the moment.")


def kept_safe(say: Say) -> str:
    """What becomes of a sheet that can't print now."""
    return say("Your page is kept safe in this machine, and prints by itself once that is mended.")


def by_phone_instead(say: Say, words: bool) -> tuple[str, str]:
    """The way around paper, and what it is; `words` where some were written that do not go along."""
    short = say("a short text is ready; what you wrote stays behind") if words else say("a short text is ready")
    return say("From my phone instead"), short


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


def keep_it(say: Say, rung: Rung) -> str:
    """The way on while nothing can print."""
    match rung:
        case Rung.SOLIDARITY:
            return say("Keep my card")
        case Rung.HAND:
            return say("Keep my paper")
        case Rung.PHOTO:
            return say("Keep my sign")
        case Rung.FAX:
            return say("Keep my fax")
        case _:
            return say("Keep my letter")


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
