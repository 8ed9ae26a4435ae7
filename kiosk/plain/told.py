"""One visit told in lines: which question comes next, and what its answer makes of the visit."""

from __future__ import annotations

from kiosk.campaign.kind import Kind
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.halt import start_over, trouble
from kiosk.ledger.model import Counted
from kiosk.plain.card import card
from kiosk.plain.case import case
from kiosk.plain.cases import cases
from kiosk.plain.choose import Go
from kiosk.plain.halt import halted
from kiosk.plain.letter import letter
from kiosk.plain.review import review
from kiosk.plain.sign import sign
from kiosk.plain.talk import Talk
from kiosk.plain.thanks import thanks
from kiosk.plain.welcome import welcome
from kiosk.visit import Step, Visit


class Told:
    """One attendee's visit; `turn` says how many were before, and so which word of hope is told."""

    def __init__(self, talk: Talk, desk: Desk, turn: int = 0) -> None:
        self._talk, self._desk, self._turn = talk, desk, turn
        self._counted: Counted | None = None
        self.visit = Visit(desk.settings.screens.languages[0])

    def tell(self) -> None:
        """From the welcome to the end of the visit; raises what `Talk` does, and `Left`."""
        while not self._over():
            try:
                self.visit = self._next()
            except KioskError as error:
                self.visit = self._trouble(error)

    def _over(self) -> bool:
        if self.visit.step is not Step.THANKS:
            return False
        assert self._counted is not None
        return thanks(self._talk, self._desk, self.visit, self._counted) is Go.ON

    def _next(self) -> Visit:
        talk, desk, visit = self._talk, self._desk, self.visit
        match visit.step:
            case Step.WELCOME:
                return welcome(talk, desk, self._turn)
            case Step.CASES:
                return self._moved(*cases(talk, desk, visit))
            case Step.CASE:
                return self._moved(*case(talk, desk, visit))
            case Step.WRITE:
                return self._write()
            case Step.SIGN:
                return self._moved(*sign(talk, desk, visit))
            case Step.REVIEW:
                return self._review()
            case Step.THANKS:
                return visit.another()

    def _write(self) -> Visit:
        visit = self.visit
        ask = card if visit.kind is Kind.SOLIDARITY else letter
        draft, go = ask(self._talk, self._desk, visit)
        return visit.written(draft) if go is Go.ON else self._moved(visit.keep(draft), go)

    def _review(self) -> Visit:
        visit, answer = review(self._talk, self._desk, self.visit)
        if isinstance(answer, Go):
            return self._moved(visit, answer)
        self._counted = answer
        return visit

    def _moved(self, visit: Visit, go: Go) -> Visit:
        """On, one question back, or from the beginning; words are lost only by somebody who said so twice."""
        if go is Go.ON:
            return visit
        if go is Go.BACK:
            return visit.back()
        if visit.has_words and halted(self._talk, start_over(self._talk.say)) is Go.BACK:
            return visit
        return self._fresh()

    def _trouble(self, error: KioskError) -> Visit:
        again = halted(self._talk, trouble(self._talk.say, error.calm)) is Go.ON
        return self.visit if again else self._fresh()

    def _fresh(self) -> Visit:
        return Visit(self._desk.settings.screens.languages[0])
