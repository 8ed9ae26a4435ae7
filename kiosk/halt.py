"""What stands in the way, in a calm sentence and a way or two: the words, for whichever face tells them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.campaign.model import CaseWords
from kiosk.catalogue import Say
from kiosk.ladder import Rung


@dataclass(frozen=True, slots=True)
class Halt:
    """`on` and `back` name the ways; an empty name leaves that way out. `loss` is what would be lost."""

    title: str
    sentences: tuple[str, ...] = ()
    on: str = ""
    back: str = ""
    loss: str = ""


def too_long(say: Say, lines: int, rung: Rung = Rung.LETTER) -> Halt:
    """The words do not fit their paper."""
    titles = {
        Rung.SOLIDARITY: say("Your words are longer than a card"),
        Rung.PHOTO: say("Your words are longer than a sign"),
        Rung.FAX: say("Your fax is longer than one page"),
    }
    title = titles.get(rung) or say("Your letter is longer than one page")
    many = say.many("It is {n} line too long.", "It is {n} lines too long.", lines)
    return Halt(title, (many, say("Nothing is lost: take a little out, and it will fit.")), back=say("Change it"))


def unprintable(say: Say, characters: Sequence[str]) -> Halt:
    """The letter holds characters that no font here has."""
    title = say.many("{n} character can't be printed here", "{n} characters can't be printed here", len(characters))
    cure = say("Please write them another way. Nothing else of your letter changes.")
    return Halt(title, ("  ".join(characters[:12]), cure), back=say("Change it"))


def not_counted(say: Say, sentence: str) -> Halt:
    """The disk or the record said no; nothing was kept and nothing is lost."""
    again = say("You can try again, or go back to your letter: it is all still there.")
    return Halt(say("That did not work yet"), (sentence, again), say("Try again"), say("Back to my letter"))


def slip_printing(say: Say) -> Halt:
    """A slip is on its way; what becomes of it only its writer sees."""
    point = say("Point your phone’s camera at the code and open what it offers.")
    home = say("You may take it home. It counts when you say that it opened.")
    return Halt(say("Your slip is printing"), (point, home), say("It opened"), say("Not yet"))


def stopped(say: Say, words: CaseWords, calm: str) -> Halt:
    """Nothing is printed for this case any more, its news first; `calm` is what `NotFresh` says."""
    told = (words.news, words.outcome, calm.removeprefix(words.news).strip())
    return Halt(words.name, tuple(filter(None, told)), back=say("Choose another case"))


def start_over(say: Say) -> Halt:
    """Asks once before words are lost."""
    loss = say("What you wrote will be gone. It is kept nowhere.")
    return Halt(say("Start over?"), on=say("Start over"), back=say("Keep writing"), loss=loss)


def trouble(say: Say, sentence: str) -> Halt:
    """The record or the pack can't be read just now."""
    return Halt(say("That did not work yet"), (sentence,), say("Try again"), say("From the beginning"))
