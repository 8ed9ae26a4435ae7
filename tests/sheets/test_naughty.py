from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.letter.letter import Letter
from kiosk.sheets.letter import TooLong, lines_left, missing, render, set_letter
from kiosk.sheets.paper import A4, LETTER
from kiosk.text import clean, graphemes
from kiosk.typeset.fonts import FontLibrary, invisible

_TEXT = st.text(
    st.one_of(
        st.characters(max_codepoint=0x24F),
        st.characters(min_codepoint=0x250, max_codepoint=0x1FFF),
        st.characters(min_codepoint=0x2000, max_codepoint=0xFFFF),
        st.characters(min_codepoint=0x10000),
        st.sampled_from(" \n\x1b\u200b\u00ad\u0301\u0323\u2066\u2069\u202e\u200d\u00a0\ufe0f"),
    ),
    max_size=36,
)

Made = Callable[..., Letter]


def _read(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _is_told_by_pdfium(char: str) -> bool:
    # It spells a few signs another way when it copies (a minus as a hyphen), so letters, marks and numbers count.
    return unicodedata.category(char)[0] in "LMN" and not invisible(char)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_TEXT, _TEXT)
def test_whatever_was_typed_is_on_the_page_or_told_before(
    letter: Made, library: FontLibrary, body: str, name: str
) -> None:
    body, name = clean(body), clean(name, 80, one_line=True)
    told = missing(letter(body, name=name), library)
    printable = "".join(grapheme for grapheme in graphemes(body) if grapheme not in told)
    left = "".join(grapheme for grapheme in graphemes(name) if grapheme not in told)
    text = letter(printable, name=left)
    pdf = render(set_letter(text, A4 if len(body) % 2 else LETTER, library))
    wanted = {char for char in unicodedata.normalize("NFKD", printable + left) if _is_told_by_pdfium(char)}
    assert wanted <= {*unicodedata.normalize("NFKD", _read(pdf))}


@pytest.mark.parametrize(
    "raw",
    [
        "x" * 1_000_000,
        "x" * 6_000,
        "\u200b" * 6_000,
        "\u00ad" * 6_000,
        "\n" * 6_000,
        " " * 6_000,
        "e" + "\u0301" * 4_000,
        "\x00\x1b]0;title\x07\x1b[31m",
        "\ud800\udfff lone",
        "\u202e\u2066\u2069\u2069",
        "\ufeff\ufffe\uffff",
        "a\u200d" * 3_000,
        "\ufdfd" * 100,
        "＠" * 500,
    ],
    ids=lambda raw: f"{raw[:2]!a}x{len(raw)}",
)
def test_naughty_text_is_set_or_said_to_be_too_long(raw: str, letter: Made, library: FontLibrary) -> None:
    text = letter(clean(raw))
    left = lines_left(text, A4, library)
    if left < 0:
        with pytest.raises(TooLong):
            set_letter(text, A4, library)
    else:
        fitted = set_letter(text, A4, library)
        assert fitted.missing or render(fitted).startswith(b"%PDF-")


@pytest.mark.parametrize("raw", ["\x00", "\u202e", "\ue000", "\x1b[2J"])
def test_text_that_no_door_has_cleaned_is_told_or_printed_and_never_a_crash(
    raw: str, letter: Made, library: FontLibrary
) -> None:
    fitted = set_letter(letter(raw, name=raw), A4, library)
    assert fitted.missing
