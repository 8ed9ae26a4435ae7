"""Reads along while somebody writes the one sentence of a sign to hold up."""

from __future__ import annotations

from kiosk.campaign.kind import Kind
from kiosk.campaign.phrases import Goes
from kiosk.catalogue import Say, sheet_speaker
from kiosk.desk import Desk
from kiosk.letter.courtesy import Advice, advise_message
from kiosk.letter.draft import Draft, Way
from kiosk.letter.forewarn import forewarned
from kiosk.letter.photo import photo
from kiosk.phrasebook import Phrasebook


class SignReader:
    """One case, one visit: the ready sentence, what helps, and whether it can be read from across a room."""

    def __init__(self, desk: Desk, case_id: str, language: str, say: Say) -> None:
        from kiosk.stationery import Stationery

        self._case, self._language, self._say = desk.case(case_id), language, say
        self._stationery = Stationery(desk)
        self._printed_in = desk.letter_language(language)
        self._words = self._case.told_in(self._printed_in)
        self.heading = say("Your sign · {name}", name=self._words.name)
        self.label = say("One sentence")
        self.helps: tuple[str, ...] = (
            say("Few words: the fewer, the larger."),
            say("A greeting to the person, or the ask."),
        )
        self.better_not: tuple[str, ...] = (
            say("Your own name: the picture travels far."),
            say("Anger. It closes doors."),
        )
        self.onward = say("See my sign")
        self.empty = say("it has no words yet")
        self.phrasebook: Phrasebook | None = Phrasebook(desk, case_id, Goes.CARD, language)
        self.ready = photo(self._case, Draft(), desk.occasion(language)).sentence

    def advice(self, draft: Draft) -> list[Advice]:
        """Whether the sentence fits in letters large enough, and courtesy."""
        from kiosk.sheets.sheet import TooLong, Unprintable

        say = self._say
        if draft.way is Way.FREE and not draft.free:
            return [Advice(False, self.empty)]
        try:
            self._stationery.photo(self._case.id, draft, self._language)
        except TooLong:
            return [Advice(False, say("too long to be read from afar"))]
        except Unprintable as error:
            shown = " ".join(error.characters[:8])
            return [Advice(False, say("can't be printed here: {characters}", characters=shown))]
        said = advise_message(draft, self._case.file, self._words, self._printed_in, say)
        advice = [Advice(True, say("can be read from afar")), *said]
        return forewarned(self._case, draft, say, sheet_speaker(self._printed_in), advice, Kind.PHOTO)
