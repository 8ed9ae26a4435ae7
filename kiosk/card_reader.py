"""Reads along while somebody writes a card for one case."""

from __future__ import annotations

from kiosk.campaign.kind import Kind
from kiosk.campaign.phrases import Goes
from kiosk.catalogue import Say
from kiosk.desk import Desk
from kiosk.letter.card import solidarity_card
from kiosk.letter.courtesy import Advice, advise_card
from kiosk.letter.draft import Draft, Way
from kiosk.letter.forewarn import forewarned
from kiosk.phrasebook import Phrasebook


class CardReader:
    """One case, one visit: the ready message, what helps, and whether the words fit a card."""

    def __init__(self, desk: Desk, case_id: str, language: str, say: Say) -> None:
        from kiosk.stationery import Stationery

        self._case = desk.case(case_id)
        self._occasion = desk.occasion(language)
        self._stationery = Stationery(desk)
        self._say = say
        self.phrasebook: Phrasebook | None = Phrasebook(desk, case_id, Goes.CARD, language)
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
        """What would be refused, whether it fits one card in letters that can be read, and the rules of cards."""
        case, say, voice = self._case, self._say, self._occasion.say
        if draft.way is Way.FREE and not draft.free:
            return [Advice(False, self.empty)]
        words = case.told_in(voice.language)
        courtesy = advise_card(draft, case.file, words, voice.language, say)
        return forewarned(case, draft, say, voice, [self._fit(draft), *courtesy], Kind.SOLIDARITY)

    def _fit(self, draft: Draft) -> Advice:
        from kiosk.sheets.sheet import TooLong, Unprintable

        say = self._say
        try:
            self._stationery.cards((solidarity_card(self._case, draft, self._occasion),))
        except TooLong as error:
            return Advice(False, say.many("{n} line too long for a card", "{n} lines too long for a card", error.lines))
        except Unprintable as error:
            shown = " ".join(error.characters[:8])
            return Advice(False, say("can't be printed here: {characters}", characters=shown))
        return Advice(True, say("fits the card"))
