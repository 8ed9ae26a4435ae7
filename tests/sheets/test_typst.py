"""Lines as an engine of its own breaks them, written down by ``tests/proof/oracle.py --record``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.layout import lines
from kiosk.typeset.shape import Setter

DATA = Path(__file__).parents[1] / "data"
AGREED = json.loads((DATA / "lines-as-typst.json").read_text("utf-8"))
TEXTS = json.loads((DATA / "udhr-article-1.json").read_text("utf-8"))["texts"]


@pytest.mark.parametrize("language", AGREED["lines"])
def test_lines_break_where_typst_breaks_them(language: str, library: FontLibrary) -> None:
    rows = lines(Setter(library).words(TEXTS[language]["text"], Style.LETTER, language), AGREED["measure"])
    assert [row.text for row in rows] == AGREED["lines"][language]


def test_the_two_agree_in_sixty_languages() -> None:
    assert len(AGREED["lines"]) >= 60
