from __future__ import annotations

import pytest

from kiosk.errors import KioskError
from kiosk.sheets.paper import A4, LETTER, paper


def test_papers_are_known_by_name_in_any_case() -> None:
    assert paper("a4") is A4 and paper("Letter") is LETTER


def test_sizes_in_points_are_those_printers_know() -> None:
    assert (round(A4.width), round(A4.height)) == (595, 842)
    assert (round(LETTER.width), round(LETTER.height)) == (612, 792)


def test_lines_are_of_a_readable_length_on_both() -> None:
    assert all(440 < size.measure < 480 for size in (A4, LETTER))


def test_an_unknown_paper_is_refused_in_a_sentence() -> None:
    with pytest.raises(KioskError, match=r"^There is no paper called 'A5': choose A4 or Letter\.$"):
        paper("A5")
