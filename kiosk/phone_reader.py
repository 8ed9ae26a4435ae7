"""Reads along while somebody writes what their telephone will send: whether it fits the code, and courtesy."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.campaign.phone import Network
from kiosk.catalogue import Say, sheet_speaker
from kiosk.desk import Desk
from kiosk.ladder import Rung
from kiosk.letter.courtesy import Advice, advise_message
from kiosk.letter.draft import Draft, Way
from kiosk.letter.forewarn import forewarned
from kiosk.letter.handover import Message
from kiosk.letter.slip import heading, seen_by
from kiosk.phrasebook import Phrasebook
from kiosk.visit import Visit

Room = Callable[[], tuple[int, int]]
"""Rows and columns of the terminal, as they are now."""


class PhoneReader:
    """One case, one rung, one visit: the short text that is ready, what helps, and how much room the code has."""

    def __init__(self, desk: Desk, visit: Visit, say: Say, room: Room) -> None:
        assert visit.case_id is not None
        self._desk, self._visit, self._say, self._room = desk, visit, say, room
        self._case = desk.case(visit.case_id)
        self._language = desk.letter_language(visit.language)
        self._words = self._case.told_in(self._language)
        ready = self.message(Draft())
        self.heading = heading(visit.kind, self._words.name, say)
        self.label = say("To {name}", name=visit.network or ready.to)
        self.helps: tuple[str, ...] = (
            say("Few words: the code has little room."),
            say("What is too long is offered shorter, or on a printed slip."),
        )
        self.better_not: tuple[str, ...] = (say("Anger. It closes doors."), seen_by(visit.kind, say))
        self.onward = say("To my phone")
        self.empty = say("it has no words yet")
        self.ready = ready.text
        # A telephone's code has no room for words that its owner can't judge.
        self.phrasebook: Phrasebook | None = None

    def message(self, draft: Draft) -> Message:
        """The message that `draft` makes."""
        visit = self._visit
        return self._desk.message(self._case.id, visit.kind, draft, visit.language, visit.network)

    def advice(self, draft: Draft) -> list[Advice]:
        """The meter of the code, and what could be said of the words."""
        from kiosk.sheets.fit import fits_screen, meter

        if draft.way is Way.FREE and not draft.free:
            return [Advice(False, self.empty)]
        fit = fits_screen(self.message(draft), *self._room())
        said = advise_message(draft, self._case.file, self._words, self._language, self._say)
        advice = [Advice(fit.fits, meter(fit, self._say)), *said]
        return forewarned(self._case, draft, self._say, sheet_speaker(self._language), advice, self._visit.kind)


def phone_names(rungs: tuple[Rung, ...], networks: tuple[Network, ...], say: Say) -> list[tuple[str, str]]:
    """What "from my phone" offers: the value of each way and its name, a post once for each network."""
    names = {Rung.EMAIL: say("E-mail"), Rung.SMS: say("Text message")}
    offered = [(rung.value, names[rung]) for rung in rungs if rung in names]
    posts = [(f"{Rung.POST} {one.name}", say("Post on {network}", network=one.name)) for one in networks]
    return offered + (posts if Rung.POST in rungs else [])


def chosen(value: str) -> tuple[Rung, str]:
    """The rung and the network that a value of `phone_names` stands for."""
    rung, _, network = value.partition(" ")
    return Rung(rung), network
