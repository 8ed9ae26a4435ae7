from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.typeset import coverage
from kiosk.typeset.fonts import CHARACTERS_KEPT, FontLibrary, Style
from kiosk.typeset.shape import Setter


def test_a_font_is_opened_only_when_a_character_needs_it(fonts: Path) -> None:
    library = FontLibrary(fonts)
    assert library.opened == ()
    Setter(library).words("Dear Minister, Уважаемый, Αξιότιμε", Style.LETTER, "en")
    assert library.opened == ("NotoSerif-Regular",)
    Setter(library).words("printed here", Style.SMALL, "en")
    assert library.opened == ("NotoSerif-Regular", "NotoSans-Regular")


@pytest.mark.parametrize("char", "\u202a\u202b\u202c\u202d\u202e")
def test_no_font_may_set_what_makes_an_address_read_backwards(library: FontLibrary, char: str) -> None:
    assert not library.fonts_for(char)


@pytest.mark.parametrize("char", ["ދ", "ߒ", "Ꭰ", "𠮷", "\x00", "\ue000", "\U0010ffff"])
def test_a_character_of_no_font_has_none(library: FontLibrary, char: str) -> None:
    assert not library.fonts_for(char)


def test_what_has_no_ink_needs_no_font(library: FontLibrary) -> None:
    for char in "\u200b\u200c\u200d\u2060\u00ad\u200e\u200f\u2066\u2069\ufe0f":
        assert library.fonts_for(char)


def test_a_letter_and_its_accent_may_be_set_apart(tmp_path: Path, fonts: Path) -> None:
    (tmp_path / "NotoSerif-Regular.ttf").write_bytes((fonts / "NotoSerif-Regular.ttf").read_bytes())
    index = '{"NotoSerif-Regular": {"covers": "20 7f 301 302"}}'
    (tmp_path / coverage.INDEX).write_text(index, "ascii")
    library = FontLibrary(tmp_path)
    assert library.fonts_for("é") and library.fonts_for("e\u0301")
    assert not library.fonts_for("è")


def test_a_letter_falls_back_on_a_regular_font_before_a_bold_one(library: FontLibrary) -> None:
    sans = library.fonts_for("A") & ~(1 << library.names.index("NotoSerif-Regular"))
    assert library.face_for(sans, Style.LETTER).name == "NotoSans-Regular"
    assert library.face_for(sans, Style.STRONG).name == "NotoSans-Bold"


def test_facts_about_characters_are_remembered_within_a_bound(fonts: Path) -> None:
    library = FontLibrary(fonts)
    for point in range(0x3400, 0x3400 + CHARACTERS_KEPT + 10):
        library.character(chr(point))
    assert len(library._characters) <= CHARACTERS_KEPT


@pytest.mark.parametrize(("content", "fault"), [(None, "cannot be read"), (b"not a font", "is damaged")])
def test_a_font_that_is_gone_or_broken_is_one_sentence(tmp_path: Path, content: bytes | None, fault: str) -> None:
    (tmp_path / coverage.INDEX).write_text('{"NotoSerif-Regular": {"covers": "20 7f"}}', "ascii")
    if content is not None:
        (tmp_path / "NotoSerif-Regular.ttf").write_bytes(content)
    with pytest.raises(KioskError, match=rf"^The font NotoSerif-Regular\.ttf {fault}: install the kiosk anew\.$"):
        FontLibrary(tmp_path).own(Style.LETTER)
