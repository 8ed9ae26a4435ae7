"""A visit, told as one story: which screen comes next, and what its answer makes of the visit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from kiosk.campaign.freshness import NotFresh
from kiosk.catalogue import Say, speaker
from kiosk.errors import KioskError
from kiosk.ladder import Ladder, Rung, ladder
from kiosk.letter.draft import Draft
from kiosk.ui.opening import Opening
from kiosk.ui.screens.base import Go, VisitScreen
from kiosk.ui.screens.welcome import MORE, WelcomeScreen
from kiosk.visit import Step, Visit

if TYPE_CHECKING:
    from kiosk.desk import Desk
    from kiosk.ledger.model import Counted
    from kiosk.phone_reader import Room
    from kiosk.proof import Proof

# The screens after the first are imported by the step that shows them: the first paint waits for none of them.

Answer = TypeVar("Answer")


class Show(Protocol):
    """Puts a screen up and waits for its answer."""

    async def __call__(self, screen: VisitScreen[Answer]) -> Answer:
        """The answer to `screen`."""


class Flow:
    """One attendee's way through the screens; `show` puts one up and waits for its answer.

    `room` tells the rows and columns there are for a code.
    """

    def __init__(self, opening: Opening, show: Show, room: Room, turn: int = 0) -> None:
        self._opening = opening
        self._settings = opening.settings
        self._show = show
        self._room = room
        self._turn = turn
        self._counted: Counted | None = None
        self.visit = self._fresh()

    def _fresh(self) -> Visit:
        return Visit(language=self._settings.screens.languages[0])

    @property
    def say(self) -> Say:
        """The voice this visit is held in."""
        return speaker(self.visit.language)

    async def tell(self) -> None:
        """From the welcome screen to the end of one visit; returns when the next person may begin."""
        self.visit = await self._welcome()
        desk = await self._opening.desk()
        visit: Visit | None = self.visit
        while visit is not None:
            self.visit = visit
            try:
                visit = await self._next(desk)
            except NotFresh as error:
                from kiosk.ui.refusing import stopped

                visit = await stopped(self._show, self.say, desk, self.visit, error)
            except KioskError as error:
                visit = await self._trouble(error)
            wrote = self.visit.step not in (Step.WELCOME, Step.CASES) or self.visit.has_words
            if visit is not None and visit.step is Step.WELCOME and wrote:
                # Begun anew: what was written is forgotten as it is after a visit, caches and all.
                return

    async def _next(self, desk: Desk) -> Visit | None:
        match self.visit.step:
            case Step.WELCOME:
                return await self._welcome()
            case Step.CASES:
                return await self._cases(desk)
            case Step.CASE:
                return await self._case(desk)
            case Step.WRITE:
                return await self._write(desk)
            case Step.SIGN:
                return await (self._petition(desk) if self.visit.rung is Rung.PETITION else self._sign(desk))
            case Step.REVIEW:
                return await self._review(desk)
            case Step.HANDOVER:
                return await self._hand_over(desk)
            case Step.THANKS:
                return await self._thanks(desk)

    async def _welcome(self) -> Visit:
        visit = self._fresh()
        language = await self._show(WelcomeScreen(speaker(visit.language), self._opening, self._turn))
        if language != MORE:
            return visit.begin(language)
        from kiosk.catalogue import own_name
        from kiosk.ui.screens.pick import PickScreen

        names = [(language, own_name(language)) for language in self._settings.screens.languages]
        picked = await self._show(PickScreen(self.say, self.say("Which language?"), names))
        return visit if picked is Go.BACK else visit.begin(str(picked))

    async def _cases(self, desk: Desk) -> Visit:
        from kiosk.ui.screens.cases import CasesScreen

        cards = desk.cards(self.visit.language)
        answer = await self._show(CasesScreen(self.say, cards, self.visit.case_id))
        return self.visit.choose(answer) if isinstance(answer, str) else await self._elsewhere(answer, self.visit)

    async def _case(self, desk: Desk) -> Visit:
        from kiosk.ui.screens.case import CaseScreen, Tell
        from kiosk.ui.screens.story import StoryScreen

        desk.must_be_fresh(self._case_id, self.visit.language)
        case, open_ = desk.case(self._case_id), self._ladder(desk)
        card = next(card for card in desk.cards(self.visit.language) if card.id == case.id)
        answer = await self._show(CaseScreen(self.say, case, card.country, card.letters, open_))
        if answer is Tell.MORE:
            read = await self._show(StoryScreen(self.say, case))
            return self.visit.act(Rung.LETTER) if read is Go.ON and Rung.LETTER in open_.rungs else self.visit
        if isinstance(answer, Tell):
            return await self._which(desk, open_, answer)
        return self.visit.act(answer) if isinstance(answer, Rung) else await self._elsewhere(answer, self.visit)

    def _ladder(self, desk: Desk) -> Ladder:
        case, signed = desk.case(self._case_id), self._case_id in self.visit.petitions
        return ladder(case, desk.pack, self.say, signatures=desk.takes_signatures, signed=signed)

    async def _which(self, desk: Desk, open_: Ladder, asked: object) -> Visit:
        """Which of the ways that share a box."""
        from kiosk.ui.screens.case import Tell

        if asked is Tell.PHONE:
            return await self._by_phone(desk, open_)
        say = self.say
        return await self._picked(say("Which of the two?"), [(Rung.FAX, say("A fax")), (Rung.PHOTO, say("A photo"))])

    async def _by_phone(self, desk: Desk, open_: Ladder) -> Visit:
        from kiosk.phone_reader import phone_names

        names = phone_names(open_.rungs, desk.pack.networks, self.say)
        return await self._picked(self.say("What shall your phone send?"), names)

    async def _picked(self, title: str, names: Sequence[tuple[str, str]]) -> Visit:
        from kiosk.phone_reader import chosen
        from kiosk.ui.screens.pick import PickScreen

        picked = await self._show(PickScreen(self.say, title, names, step=2))
        return self.visit if picked is Go.BACK else self.visit.act(*chosen(str(picked)))

    async def _write(self, desk: Desk) -> Visit:
        from kiosk.ui.refusing import written
        from kiosk.ui.writing import writing

        go, draft = await self._show(writing(desk, self.visit, self.say, self._room))
        visit = self.visit.keep(draft)
        if go is not Go.ON:
            return await self._elsewhere(go, visit)
        return await written(self._show, self.say, desk, visit)

    async def _hand_over(self, desk: Desk) -> Visit:
        """Shows the code; counts only what its writer saw open."""
        from kiosk.ui.screens.handover import Opened
        from kiosk.ui.telephone import Telephone

        visit = self.visit
        opened = await Telephone(self._show, desk, visit, self.say, self._room).opened()
        if opened is not Opened.YES:
            return visit.back()
        counted = await self._counting(lambda: desk.opened_by_phone(visit))
        return visit.done() if counted else visit

    async def _petition(self, desk: Desk) -> Visit:
        """Seals a signature as it is given."""
        from kiosk.letter.petition import petition
        from kiosk.refusing import Verdict
        from kiosk.ui.refusing import cleared
        from kiosk.ui.screens.petition import PetitionScreen

        visit, case = self.visit, desk.case(self._case_id)
        text = petition(case, Draft(), desk.occasion(visit.language))
        signed = await self._show(PetitionScreen(self.say, text, visit.draft))
        visit = visit.keep(signed.draft)
        if signed.go is not Go.ON:
            return await self._elsewhere(signed.go, visit)
        verdict, visit = await cleared(self._show, self.say, desk, visit)
        if verdict is not Verdict.CLEAR:
            return visit
        counted = await self._counting(lambda: desk.sign_petition(visit, visit.draft.name, visit.draft.country))
        return visit.done() if counted else visit

    async def _sign(self, desk: Desk) -> Visit:
        from kiosk.ui.refusing import signing

        go, visit = await signing(self._show, self.say, desk, self.visit)
        return visit if go is Go.ON else await self._elsewhere(go, visit)

    async def _review(self, desk: Desk) -> Visit:
        from kiosk.proof import proof
        from kiosk.sheets.sheet import TooLong, Unprintable
        from kiosk.ui.screens import halt

        visit = self.visit
        try:
            seen = await asyncio.to_thread(proof, desk, visit)
        except TooLong as error:
            await self._show(halt.too_long(self.say, error.lines, visit.rung))
            return visit.rewrite()
        except Unprintable as error:
            await self._show(halt.unprintable(self.say, error.characters))
            own = visit.draft.name + visit.draft.place
            return visit.back() if set(error.characters) & set(own) else visit.rewrite()
        return await self._reviewed(desk, seen)

    async def _reviewed(self, desk: Desk, seen: Proof) -> Visit:
        from kiosk.proof import printed
        from kiosk.ui.reviewing import reviewed
        from kiosk.ui.screens.review import Look

        open_ = self._ladder(desk)
        while True:
            answer = await reviewed(self._show, self.say, desk, self.visit, seen, open_)
            if answer is Look.PHONE:
                return await self._by_phone(desk, open_)
            if answer is not Go.ON:
                return await self._elsewhere(answer, self.visit)
            if await self._counting(lambda: printed(desk, self.visit, seen.sheet)):
                return self.visit.done(counted=self._counted is not None)

    async def _counting(self, count: Callable[[], Counted | None]) -> bool:
        """Counts, and says so where that did not work; False where the attendee would rather look at it again."""
        from kiosk.ui.screens import halt

        while True:
            try:
                self._counted = await asyncio.to_thread(count)
                return True
            except NotFresh:
                raise
            except KioskError as error:
                if await self._show(halt.not_counted(self.say, error.calm)) is Go.BACK:
                    return False

    async def _thanks(self, desk: Desk) -> Visit | None:
        """Someone else to write for, another way after an undo, or None: the visit is over."""
        from kiosk.thanks import Done
        from kiosk.ui.screens.thanks import ThanksScreen, Undo

        visit, counted, case = self.visit, self._counted, desk.case(self._case_id)
        done = Done(counted, visit.ticket, visit.rung, case.told_in(visit.language).name, case.id)
        answer = await self._show(ThanksScreen(self.say, desk, done))
        if answer is Undo.IT and counted is not None:
            await asyncio.to_thread(desk.take_back, counted)
            return visit.undone()
        return None if answer is Go.ON else visit.another()

    async def _trouble(self, error: KioskError) -> Visit:
        """The record or the pack can't be read just now: the same question again, or from the beginning."""
        from kiosk.ui.screens import halt

        return self.visit if await self._show(halt.trouble(self.say, error.calm)) is Go.ON else self._fresh()

    async def _elsewhere(self, go: object, visit: Visit) -> Visit:
        """One question back, or from the beginning; words are lost only by somebody who said so twice."""
        from kiosk.ui.screens import halt

        if go is not Go.OVER:
            return visit.back()
        if visit.has_words and await self._show(halt.start_over(self.say)) is Go.BACK:
            return visit
        return self._fresh()

    @property
    def _case_id(self) -> str:
        assert self.visit.case_id is not None
        return self.visit.case_id
