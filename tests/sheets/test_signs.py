from __future__ import annotations

import pytest

from kiosk.sheets.signs import Signs
from kiosk.typeset.fonts import Style
from kiosk.typeset.layout import Line, lines
from kiosk.typeset.shape import Setter

LRM, RLM = "\u200e", "\u200f"


def _line(setter: Setter, text: str, language: str) -> Line:
    return lines(setter.words(text, Style.LETTER, language), 60_000)[0]


def _codes(setter: Setter, text: str, language: str) -> list[str]:
    """What each code of the line stands for, from the left."""
    return [ink.cluster.text for ink, _ in Signs().signed(_line(setter, text, language))]


def test_a_space_between_two_ways_is_signed_on_the_side_readers_come_from(setter: Setter) -> None:
    assert _codes(setter, "אב 12 גד", "he") == ["ד", "ג", " " + RLM, "1", "2", " ", "ב", "א"]
    assert _codes(setter, "ab גד ef", "en") == ["a", "b", " ", "ד", "ג", LRM + " ", "e", "f"]


def test_a_bracket_that_ends_latin_in_hebrew_is_signed_as_latin(setter: Setter) -> None:
    assert _codes(setter, "אב ab (cd) גד", "he")[:10] == ["ד", "ג", " " + RLM, "a", "b", " ", "(", "c", "d", ")" + LRM]


@pytest.mark.parametrize(("text", "language"), [("אב, גד (הו).", "he"), ("one (two) three", "en")])
def test_a_line_that_runs_one_way_has_no_signs(text: str, language: str, setter: Setter) -> None:
    assert not any(sign in code for code in _codes(setter, text, language) for sign in (LRM, RLM))


def test_a_sign_changes_nothing_that_is_seen(setter: Setter) -> None:
    line = _line(setter, "אב ab (cd) 12 גד", "he")
    plain, signed = line.visual(), Signs().signed(line)
    look = [[(ink.advance, ink.level, ink.cluster.glyphs, shares) for ink, shares in row] for row in (plain, signed)]
    assert look[0] == look[1]


def test_the_same_ink_is_signed_once(setter: Setter) -> None:
    signs, line = Signs(), _line(setter, "אב 12 גד 34 הו", "he")
    signed = [ink for ink, _ in signs.signed(line) if RLM in ink.cluster.text]
    assert len(signed) == 2 and signed[0] is signed[1]
