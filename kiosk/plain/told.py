"""One visit told in lines: which question comes next, and what its answer makes of the visit."""

from __future__ import annotations

from kiosk.campaign.freshness import NotFresh
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.halt import start_over, stopped, trouble
from kiosk.ladder import SHORT, UNSIGNED, Rung
from kiosk.plain.case import case
from kiosk.plain.cases import cases
from kiosk.plain.choose import Go
from kiosk.plain.count import Counter
from kiosk.plain.halt import halted
from kiosk.plain.letter import letter
from kiosk.plain.message import message
from kiosk.plain.petition import petition
from kiosk.plain.phone import phone
from kiosk.plain.refused import cleared
from kiosk.plain.review import review
from kiosk.plain.sign import sign
from kiosk.plain.talk import Talk
from kiosk.plain.thanks import thanks
from kiosk.plain.welcome import welcome
from kiosk.refusing import Verdict
from kiosk.visit import Step, Visit


class Told:
    """One attendee's visit; `turn` says how many were before, and so which word of hope is told."""

    def __init__(self, talk: Talk, desk: Desk, turn: int = 0) -> None:
        self._talk, self._desk, self._turn = talk, desk, turn
        self._counter = Counter(talk)
        self.visit = self._fresh()

    def tell(self) -> None:
        """From the welcome to the end of the visit; raises what `Talk` does, and `Left`."""
        visit: Visit | None = self.visit
        while visit is not None:
            self.visit = visit
            try:
                visit = self._next()
            except NotFresh as error:
                visit = self._stopped(error)
            except KioskError as error:
                visit = self._trouble(error)

    def _next(self) -> Visit | None:
        talk, desk, visit, count = self._talk, self._desk, self.visit, self._counter.count
        match visit.step:
            case Step.WELCOME:
                return welcome(talk, desk, self._turn)
            case Step.CASES:
                return self._moved(*cases(talk, desk, visit))
            case Step.CASE:
                return self._moved(*case(talk, desk, visit))
            case Step.WRITE:
                return self._write()
            case Step.SIGN if visit.rung is Rung.PETITION:
                return self._moved(*petition(talk, desk, visit, count))
            case Step.SIGN:
                return self._moved(*sign(talk, desk, visit))
            case Step.REVIEW:
                return self._moved(*review(talk, desk, visit, count))
            case Step.HANDOVER:
                return self._moved(*phone(talk, desk, visit, count))
            case Step.THANKS:
                return thanks(talk, desk, visit, self._counter.counted)

    def _write(self) -> Visit:
        visit = self.visit
        ask = message if visit.rung in SHORT else letter
        draft, go = ask(self._talk, self._desk, visit)
        visit = visit.keep(draft)
        if go is not Go.ON:
            return self._moved(visit, go)
        if visit.rung not in UNSIGNED:
            return visit.written(draft)
        # What nobody signs is looked at once its words are there.
        verdict, visit = cleared(self._talk, self._desk, visit)
        return visit.written(visit.draft) if verdict is Verdict.CLEAR else visit

    def _moved(self, visit: Visit, go: Go) -> Visit:
        """On, one question back, or from the beginning; words are lost only by somebody who said so twice."""
        if go is Go.ON:
            return visit
        if go is Go.BACK:
            return visit.back()
        if visit.has_words and halted(self._talk, start_over(self._talk.say)) is Go.BACK:
            return visit
        return self._fresh()

    def _stopped(self, error: NotFresh) -> Visit:
        """The case has stopped, perhaps while somebody wrote: its news, and the other cases."""
        assert self.visit.case_id is not None
        say = self._talk.say
        words = self._desk.case(self.visit.case_id).told_in(say.language)
        halted(self._talk, stopped(say, words, error.calm))
        return self.visit.elsewhere()

    def _trouble(self, error: KioskError) -> Visit:
        again = halted(self._talk, trouble(self._talk.say, error.calm)) is Go.ON
        return self.visit if again else self._fresh()

    def _fresh(self) -> Visit:
        return Visit(self._desk.settings.screens.languages[0])
