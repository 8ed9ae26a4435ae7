"""The head of a sheet that people sign, on paper or given here: whom it is for, who is asked, and what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from kiosk.letter.imprint import Imprint
from kiosk.sheets.column import Align
from kiosk.sheets.passage import Voice
from kiosk.sheets.stack import Row, row
from kiosk.typeset.fonts import Style
from kiosk.typeset.shape import Setter

TEXT, SMALL, QUIET = 10.5, 8.5, 0.3
"""Points of the text and of the small print, and the grey of what stands back."""

_HEADING, _ASK = 17.0, 12.5


class Plea(Protocol):
    """What a petition says, whoever signs it and wherever."""

    @property
    def imprint(self) -> Imprint:
        """Its language and title."""

    @property
    def heading(self) -> str:
        """Whom it is for."""

    @property
    def to(self) -> str:
        """Who is asked."""

    @property
    def statement(self) -> tuple[str, ...]:
        """What happened, a paragraph each."""

    @property
    def lead(self) -> str:
        """The words before the ask."""

    @property
    def ask(self) -> str:
        """What is asked."""


def full(plea: Plea, small_print: str, setter: Setter, measure: float) -> Iterator[Row]:
    """What stands on the first page, `small_print` below it."""
    language = plea.imprint.language
    strong, serif, small = (Voice(style, language) for style in (Style.STRONG, Style.LETTER, Style.SMALL))
    yield row(strong.set(setter, plea.heading, _HEADING, measure), role="H1")
    yield row(small.set(setter, plea.to, TEXT, measure), 4.0, grey=QUIET)
    for number, paragraph in enumerate(plea.statement):
        yield row(serif.set(setter, paragraph, TEXT, measure, Align.RAGGED), 5.0 if number else 12.0)
    yield row(serif.set(setter, plea.lead, TEXT, measure, Align.RAGGED), 7.0)
    yield row(strong.set(setter, plea.ask, _ASK, measure, Align.RAGGED), 4.0)
    yield row(small.set(setter, small_print, SMALL, measure, Align.RAGGED), 9.0, grey=QUIET)


def short(plea: Plea, setter: Setter, measure: float) -> Iterator[Row]:
    """What must still be seen on each later page."""
    language = plea.imprint.language
    strong, small = Voice(Style.STRONG, language), Voice(Style.SMALL, language)
    yield row(strong.set(setter, plea.heading, TEXT, measure), role="H2")
    yield row(small.set(setter, plea.to, SMALL, measure), 2.0, grey=QUIET)
    yield row(strong.set(setter, plea.ask, TEXT, measure, Align.RAGGED), 5.0)
