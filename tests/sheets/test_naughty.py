from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.letter.letter import Letter
from kiosk.sheets.drawable import alone
from kiosk.sheets.letter import TooLong, Unprintable, lines_left, missing, set_letter
from kiosk.sheets.paper import A4, LETTER
from kiosk.sheets.shared import Shared
from kiosk.text import clean, graphemes
from kiosk.typeset.fonts import FontLibrary, invisible
from kiosk.typeset.layout import placed

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


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(_TEXT, _TEXT)
def test_whatever_was_typed_is_on_the_page_or_told_before(
    letter: Made, library: FontLibrary, body: str, name: str
) -> None:
    body, name = clean(body), clean(name, 80, one_line=True)
    told = missing(letter(body, name=name), library)
    printable = "".join(grapheme for grapheme in graphemes(body) if grapheme not in told)
    left = "".join(grapheme for grapheme in graphemes(name) if grapheme not in told)
    text = letter(printable, name=left)
    pdf = alone(set_letter(text, A4 if len(body) % 2 else LETTER, Shared(library))).pdf
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
            set_letter(text, A4, Shared(library))
    else:
        _set_or_refused(text, library)


@pytest.mark.parametrize("raw", ["\x00", "\u202e", "\ue000", "\x1b[2J"])
def test_text_that_no_door_has_cleaned_is_told_or_printed_and_never_a_crash(
    raw: str, letter: Made, library: FontLibrary
) -> None:
    with pytest.raises(Unprintable):
        set_letter(letter(raw, name=raw), A4, Shared(library))


STRINGS: list[str] = json.loads((Path(__file__).parents[1] / "data" / "naughty-strings.json").read_text("ascii"))[
    "strings"
]

HOSTILE = {
    "a million letters": "x" * 1_000_000,
    "a million Arabic letters": "ب" * 1_000_000,
    "a hundred thousand spaces": " " * 100_000,
    "a hundred thousand spaces in Hebrew": "א" + " " * 100_000 + "ב",
    "nothing that can be seen": "\u200b\u200c\u200d\u2060\ufeff" * 2_000,
    "towers of marks": ("Z" + "\u0351\u0321\u0316" * 40) * 60,
    "towers on Arabic": ("ب" + "\u064b\u0650" * 40) * 60,
    "brackets in brackets": "א" + "(" * 3_000 + ")" * 3_000,
    "isolates in isolates": "\u2067א" * 1_500 + "\u2069" * 1_500,
    "embeddings": "\u202e\u202bא" * 1_500,
    "every direction at once": "a1\u0661אب-+,.()" * 400,
    "joined without end": "ل\u200d" * 3_000,
    "families": "👩\u200d👩\u200d👧\u200d👦" * 700,
    "flags": "\U0001f1e9\U0001f1ea" * 2_000,
    "stacked Khmer": "ក" + "\u17d2ក" * 2_900,
    "stacked Tibetan": "ཀ" + "\u0f90" * 5_000,
}


def _set_or_refused(text: Letter, library: FontLibrary) -> None:
    """A PDF in which every cluster has a glyph, or one calm sentence."""
    try:
        fitted = set_letter(text, A4, Shared(library))
        assert alone(fitted).pdf.startswith(b"%PDF-")
    except (TooLong, Unprintable) as refused:
        assert str(refused).endswith(".") and len(str(refused)) < 400
        return
    shown = [place.cluster for row in fitted.column.placed for place in placed(row.line, row.added)]
    assert not [cluster for cluster in shown if not all(glyph.id for glyph in cluster.glyphs)]


@pytest.mark.parametrize("shard", range(4))
def test_the_big_list_of_naughty_strings_is_set_or_refused(shard: int, letter: Made, library: FontLibrary) -> None:
    for number, raw in enumerate(STRINGS[shard::4]):
        language = ("en", "ar", "th", "zh-Hans")[number % 4]
        cleaned = clean(raw, one_line=True)
        _set_or_refused(letter(clean(raw), name=cleaned[:80], language=language), library)
        _set_or_refused(letter(raw, name=raw[:80], address=(raw,)), library)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_set_or_refused_cleaned_or_not(hostile: str, letter: Made, library: FontLibrary) -> None:
    raw = HOSTILE[hostile]
    for language in ("en", "he"):
        _set_or_refused(letter(clean(raw), name=clean(raw, 80, one_line=True), language=language), library)
        _set_or_refused(letter(raw, language=language), library)
        _set_or_refused(letter(raw[:6_000], language=language), library)


def test_an_override_can_turn_neither_a_name_nor_an_address(letter: Made, library: FontLibrary) -> None:
    spoofed = "\u202eemag ni\u202c \u202dRoad 1\u202c"
    cleaned = clean(spoofed, 80, one_line=True)
    fitted = set_letter(letter(name=cleaned, address=(cleaned, "FRANCE")), A4, Shared(library))
    assert "emag ni Road 1" in _read(alone(fitted).pdf)
    with pytest.raises(Unprintable):
        set_letter(letter(name=spoofed), A4, Shared(library))


def _random_strings(count: int, seed: int) -> Iterator[str]:
    """Strings over all planes, half of each from one block, as people write, with what steers text among it."""
    dice = Random(seed)
    steering = (
        "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2069\u00ad\ufe0f\n \u0301\u064b"
    )
    for _ in range(count):
        block = dice.choice((0x20, 0x300, 0x590, 0x600, 0x900, 0xB80, 0xD80, 0xE00, 0xF00, 0x1000, 0x1200, 0x1780))
        block = dice.choice((block, dice.randrange(0x110000 - 256)))
        near = [chr(dice.randrange(block, block + 256)) for _ in range(dice.randrange(60))]
        far = [chr(dice.randrange(0x110000)) for _ in range(dice.randrange(8))]
        chars = [*near, *far, *dice.choices(steering, k=dice.randrange(8))]
        dice.shuffle(chars)
        yield "".join(chars)


def _try_random(count: int, seed: int, letter: Made, library: FontLibrary) -> None:
    for number, raw in enumerate(_random_strings(count, seed)):
        language = ("en", "ar", "km", "ja", "he", "ko")[number % 6]
        body = clean(raw)
        gone = missing(letter(body), library)
        kept = "".join(grapheme for grapheme in graphemes(body) if grapheme not in gone)
        _set_or_refused(letter(kept, language=language), library)


@pytest.mark.parametrize("seed", range(5))
def test_random_strings_are_set_or_refused(seed: int, letter: Made, library: FontLibrary) -> None:
    _try_random(100, seed, letter, library)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(5, 15))
def test_ten_thousand_random_strings_are_set_or_refused(seed: int, letter: Made, library: FontLibrary) -> None:
    _try_random(1_000, seed, letter, library)
