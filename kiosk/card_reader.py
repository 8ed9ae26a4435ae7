"""Reads along while somebody writes a card for one case."""

from __future__ import annotations

from kiosk.catalogue import Say
from kiosk.desk import Desk
from kiosk.letter.card import solidarity_card
from kiosk.letter.courtesy import Advice
from kiosk.letter.draft import Draft, Way


class CardReader:
    """One case, one visit: the ready message, what helps, and whether the words fit a card."""

    def __init__(self, desk: Desk, case_id: str, language: str, say: Say) -> None:
        from kiosk.stationery import Stationery

        self._case = desk.case(case_id)
        self._occasion = desk.occasion(language)
        self._stationery = Stationery(desk)
        self._say = say
        name = self._case.told_in(desk.letter_language(language)).name
        self.heading = say("Your card · {name}", name=name)
        self.label = say("To {name}", name=name)
        self.helps: tuple[str, ...] = (say("A few warm words, and something small and good: a song, a garden."),)
        self.better_not: tuple[str, ...] = (
            say("The case, the charges, the trial."),
            say("Politics, religion, the name of any organisation."),
        )
        self.onward = say("Sign the card")
        self.empty = say("your card has no words yet")
        self.ready = "\n\n".join(solidarity_card(self._case, Draft(), self._occasion).paragraphs)

    def advice(self, draft: Draft) -> list[Advice]:
        """Whether it fits one card in letters that can be read."""
        from kiosk.sheets.sheet import TooLong, Unprintable

        say = self._say
        if draft.way is Way.FREE and not draft.free:
            return [Advice(False, self.empty)]
        try:
            self._stationery.cards((solidarity_card(self._case, draft, self._occasion),))
        except TooLong as error:
            return [
                Advice(False, say.many("{n} line too long for a card", "{n} lines too long for a card", error.lines))
            ]
        except Unprintable as error:
            shown = " ".join(error.characters[:8])
            return [Advice(False, say("can't be printed here: {characters}", characters=shown))]
        return [Advice(True, say("fits the card"))]
