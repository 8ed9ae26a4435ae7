"""An envelope with its address where the post looks for it, read back by PDFium."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest

from kiosk.errors import KioskError
from kiosk.letter.address import AddressTooLong
from kiosk.letter.letter import Letter
from kiosk.sheets.envelope import ENVELOPES, STAMPS, Envelope, envelope, envelope_sheet
from kiosk.sheets.sheet import Unprintable
from kiosk.sheets.slot import Slot
from kiosk.typeset.fonts import FontLibrary

Made = Callable[..., Letter]
KINDS = [*ENVELOPES.values()]
NAMES = [*ENVELOPES]


Read = Callable[..., list[Any]]


def _letters(*texts: str) -> list[str]:
    return sorted("".join("".join(texts).split()))


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_the_page_is_as_large_as_the_envelope(kind: Envelope, letter: Made, library: FontLibrary) -> None:
    document = pypdfium2.PdfDocument(envelope_sheet(letter(), kind, library).pdf)
    try:
        assert len(document) == 1
        size = [side * 25.4 / 72 for side in document[0].get_size()]
        assert size == pytest.approx([kind.width, kind.height], abs=0.01)
    finally:
        document.close()


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_the_address_stands_in_the_field_that_every_post_reads(
    kind: Envelope, letter: Made, library: FontLibrary, glyphs: Read
) -> None:
    made = letter()
    page = glyphs(envelope_sheet(made, kind, library).pdf)
    assert _letters(*(glyph.char for glyph in page)) == _letters(*made.address)
    assert all(glyph.within(kind.field) for glyph in page)
    # The field of the Universal Postal Union, from the right edge and the top.
    assert all(glyph.left >= kind.width - 140.1 and glyph.right <= kind.width - 15 for glyph in page)
    assert all(glyph.top >= 40 and glyph.bottom <= kind.height - 15 for glyph in page)


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_the_sender_stands_small_in_the_corner_and_leaves_the_stamps_theirs(
    kind: Envelope, letter: Made, library: FontLibrary, glyphs: Read
) -> None:
    made = letter(sender=("Anna Example", "1 Example Street", "Exampleville", "EXAMPLELAND"))
    page = glyphs(envelope_sheet(made, kind, library).pdf)
    sender = [glyph for glyph in page if glyph.within(kind.corner)]
    assert _letters(*(glyph.char for glyph in sender)) == _letters(*made.sender)
    assert not [glyph for glyph in page if glyph.right > kind.width - STAMPS[0] and glyph.top < STAMPS[1] - 0.1]


def test_a_practice_envelope_says_so_where_the_stamp_would_go(letter: Made, library: FontLibrary, glyphs: Read) -> None:
    kind = envelope("dl")
    page = glyphs(envelope_sheet(letter(mark="PRACTICE"), kind, library).pdf)
    stamps = Slot(kind.width - STAMPS[0], 0, *STAMPS)
    assert "".join(glyph.char for glyph in page if glyph.within(stamps)) == "PRACTICE"


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_the_destinations_own_script_stands_above_and_the_country_lowest(
    kind: Envelope, letter: Made, library: FontLibrary, glyphs: Read
) -> None:
    local = ("រដ្ឋមន្ត្រីក្រសួងយុត្តិធម៌", "ក្រសួងយុត្តិធម៌", "ភ្នំពេញ")
    made = letter(local=local, local_language="km", address=("The Minister", "Phnom Penh", "CAMBODIA"))
    page = glyphs(envelope_sheet(made, kind, library).pdf)
    khmer = [glyph for glyph in page if "\u1780" <= glyph.char[0] <= "\u17ff"]
    latin = [glyph for glyph in page if glyph.char.isascii()]
    assert khmer and max(glyph.bottom for glyph in khmer) < min(glyph.top for glyph in latin)
    assert all(glyph.within(kind.field) for glyph in page)
    lowest = max(glyph.bottom for glyph in page)
    assert "".join(glyph.char for glyph in latin if glyph.bottom > lowest - 1) == "CAMBODIA"


def test_an_arabic_address_begins_at_the_right_of_the_same_field(
    letter: Made, library: FontLibrary, glyphs: Read
) -> None:
    kind = envelope("c5")
    made = letter(language="ar", address=("وزير العدل", "وزارة العدل، شارع 12", "المنامة", "البحرين"))
    page = glyphs(envelope_sheet(made, kind, library).pdf)
    assert all(glyph.within(kind.field) for glyph in page)
    assert max(glyph.right for glyph in page) == pytest.approx(kind.field.right, abs=0.5)


def test_an_address_too_wide_is_refused_by_name(letter: Made, library: FontLibrary) -> None:
    with pytest.raises(AddressTooLong, match=r"^Line 1 of the address \(m+\.\.\.\) is too long for the envelope c6, "):
        envelope_sheet(letter(address=("m" * 90, "FRANCE")), envelope("c6"), library)


def test_a_sender_too_wide_is_refused_and_not_repeated(letter: Made, library: FontLibrary) -> None:
    sentence = r"^Line 1 of your address is too long for the corner of the envelope c6, even at 8 points\. Shorten it"
    with pytest.raises(AddressTooLong, match=sentence):
        envelope_sheet(letter(sender=("Anna" * 30,)), envelope("c6"), library)


def test_what_no_font_has_is_told_before_printing(letter: Made, library: FontLibrary) -> None:
    with pytest.raises(Unprintable):
        envelope_sheet(letter(address=("\U00013000", "EGYPT")), envelope("dl"), library)


def test_an_unknown_envelope_is_a_sentence_that_lists_the_known() -> None:
    with pytest.raises(KioskError, match=r"^There is no envelope called 'b4': choose dl, c6, c5, c4, us-10\.$"):
        envelope("b4")


def test_an_envelope_has_the_same_bytes_every_time(letter: Made, library: FontLibrary) -> None:
    first, second = (envelope_sheet(letter(), envelope("dl"), library).pdf for _ in range(2))
    assert first == second
