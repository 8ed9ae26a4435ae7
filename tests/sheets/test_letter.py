from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest

from kiosk.letter.letter import Letter, Paragraph
from kiosk.sheets.drawable import alone
from kiosk.sheets.letter import (
    SIZES,
    SetLetter,
    TooLong,
    Unprintable,
    letter_sheet,
    lines_left,
    missing,
    set_letter,
    texts,
)
from kiosk.sheets.paper import A4, LETTER, PT_PER_MM, Paper
from kiosk.sheets.picture import picture as pdf_picture
from kiosk.sheets.shared import Shared
from kiosk.typeset.fonts import FontLibrary
from kiosk.typeset.shape import Setter

LINE = "Everyone has the right to freedom of opinion and expression, and to hold them without interference. "

Made = Callable[..., Letter]


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert len(document) == 1
        return " ".join(document[0].get_textpage().get_text_range().split())
    finally:
        document.close()


def test_every_word_of_the_letter_is_on_the_page(letter: Made, library: FontLibrary) -> None:
    text = letter(sender=("Anna Example", "1 Example Street"), mark="PRACTICE")
    read = _text(letter_sheet(text, A4, library).pdf)
    for part in texts(text):
        assert part in read
    assert read.count("PRACTICE") == 2
    assert "write.example.org/cases/2013/example-case" in read


def test_a_live_letter_carries_no_mark(letter: Made, library: FontLibrary) -> None:
    assert set_letter(letter(), A4, Shared(library)).frame.badge is None


def test_markup_is_printed_as_it_was_typed(letter: Made, library: FontLibrary) -> None:
    hostile = "<b>x</b> &amp; [/b] [@click=app.quit] <img src='/etc/hostname'/> <onDraw name=showPage/> %s {0} \\n ("
    assert hostile in _text(letter_sheet(letter(hostile), A4, library).pdf)


def test_a_short_letter_is_set_at_the_largest_size(letter: Made, library: FontLibrary) -> None:
    assert set_letter(letter(), A4, Shared(library)).size_pt == SIZES[0]


def test_the_lines_of_the_preview_are_those_of_the_page(letter: Made, library: FontLibrary) -> None:
    fitted = set_letter(letter(LINE * 4, "Two.\nThree."), A4, Shared(library))
    assert " ".join(fitted.lines[: fitted.lines.index("")]) == (LINE * 4).strip()
    assert fitted.lines[-3:] == ("", "Two.", "Three.")


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_a_longer_letter_shrinks_by_half_points_and_then_says_how_many_lines_too_many(
    paper: Paper, letter: Made, library: FontLibrary
) -> None:
    sizes: list[float] = []
    lines = 0
    with pytest.raises(TooLong) as refused:
        for lines in range(200):
            sizes.append(set_letter(letter("\n".join(["line"] * lines)), paper, Shared(library)).size_pt)
    assert sizes == sorted(sizes, reverse=True) and set(sizes) == set(SIZES)
    assert refused.value.lines == 1
    assert str(refused.value) == "The letter is 1 line too long for one page."
    with pytest.raises(TooLong, match=r"^The letter is 8 lines too long for one page\.$"):
        set_letter(letter("\n".join(["line"] * (lines + 7))), paper, Shared(library))


def test_spare_lines_are_kept_when_they_are_used(letter: Made, library: FontLibrary) -> None:
    spare = set_letter(letter("one"), A4, Shared(library)).spare_lines
    assert set_letter(letter("\n".join(["one"] * (1 + spare))), A4, Shared(library)).spare_lines == 0
    with pytest.raises(TooLong):
        set_letter(letter("\n".join(["one"] * (2 + spare))), A4, Shared(library))


def test_the_advice_agrees_with_the_page(letter: Made, library: FontLibrary, setter: Setter) -> None:
    for count in (1, 20, 33, 60):
        text = letter("\n".join(["one"] * count))
        left = lines_left(text, A4, library, setter)
        try:
            assert left == set_letter(text, A4, Shared(library, setter)).spare_lines
        except TooLong as error:
            assert left == -error.lines


def test_nothing_overlaps_the_foot_or_leaves_the_page(letter: Made, library: FontLibrary) -> None:
    fitted = set_letter(letter("\n".join([LINE] * 17), sender=("A",) * 5, mark="PRACTICE"), LETTER, Shared(library))
    document = pypdfium2.PdfDocument(alone(fitted).pdf)
    page = document[0].get_textpage()
    boxes = [page.get_rect(index) for index in range(page.count_rects())]
    document.close()
    assert all(left >= LETTER.left - 2 and right <= LETTER.left + LETTER.measure + 2 for left, _, right, _ in boxes)
    assert all(low >= 11 * PT_PER_MM and high <= LETTER.height - 8 * PT_PER_MM for _, low, _, high in boxes)
    assert not [box for box in boxes if box[1] < fitted.frame.foot.top < box[3]]


def test_a_hand_has_room_to_sign(letter: Made, library: FontLibrary) -> None:
    for name in ("Anna Example", ""):
        column = set_letter(letter(name=name), A4, Shared(library)).column
        close = next(row for row in column.placed if row.line.text == "Yours sincerely,")
        assert column.depth + close.y >= 22 * PT_PER_MM


def test_words_that_no_font_has_are_told_and_never_printed(letter: Made, library: FontLibrary) -> None:
    text = letter("Salam سلام, ދިވެހި and ߒߞߏ", name="ᏣᎳᎩ")
    assert missing(text, library) == ("ދި", "ވެ", "ހި", "ߒ", "ߞ", "ߏ", "Ꮳ", "Ꮃ", "Ꭹ")
    with pytest.raises(Unprintable) as refused:
        set_letter(text, A4, Shared(library))
    assert refused.value.characters == missing(text, library)
    assert (
        str(refused.value)
        == "9 characters of the letter cannot be printed with the fonts here (Thaana, Nko, Cherokee)."
    )
    with pytest.raises(Unprintable, match=r"^1 character of the letter cannot be printed .*\(symbols\)\.$"):
        letter_sheet(letter("𝌆"), A4, library)


def test_a_letter_without_a_page_has_no_code_and_no_label(letter: Made, library: FontLibrary) -> None:
    fitted = set_letter(letter(page=""), A4, Shared(library))
    assert fitted.frame.foot.modules == ()
    read = _text(alone(fitted).pdf)
    assert "The case" not in read and "Printed at" in read


def test_an_empty_letter_is_still_a_page(letter: Made, library: FontLibrary) -> None:
    bare = letter(paragraphs=(), address=(), salutation="", close="", name="", note="", page="", place_and_date="")
    assert set_letter(bare, A4, Shared(library)).lines == ()
    assert _text(letter_sheet(bare, A4, library).pdf) == ""


def test_people_are_not_in_what_a_crash_report_may_show(letter: Made, library: FontLibrary) -> None:
    fitted = set_letter(letter("my secret"), A4, Shared(library))
    for thing in (fitted, fitted.column, fitted.frame.foot, letter_sheet(letter("my secret"), A4, library)):
        assert "secret" not in repr(thing) and "Anna" not in repr(thing)


def test_a_letter_far_beyond_a_page_is_not_set_at_all(letter: Made, library: FontLibrary, setter: Setter) -> None:
    text = letter("x" * 1_000_000)
    with pytest.raises(TooLong) as refused:
        set_letter(text, A4, Shared(library, setter))
    assert refused.value.lines > 10_000
    assert lines_left(text, A4, library, setter) == -refused.value.lines
    assert not setter._words


def test_one_setter_serves_a_whole_visit(letter: Made, library: FontLibrary, setter: Setter) -> None:
    text = letter()
    first = alone(set_letter(text, A4, Shared(library, setter))).pdf
    set_letter(replace(text, paragraphs=(Paragraph("Other words."),)), A4, Shared(library, setter))
    assert alone(set_letter(text, A4, Shared(library, setter))).pdf == first == letter_sheet(text, A4, library).pdf


_PRINT = """
import hashlib, sys
from kiosk.assets import assets
from kiosk.letter.letter import Letter, Paragraph
from kiosk.sheets.letter import letter_sheet
from kiosk.sheets.paper import A4
from kiosk.typeset.fonts import FontLibrary
body = Paragraph("office \\u0430\\u0301 caf\\u00e9 " * 30)
letter = Letter("en", "Place, day", ("Office", "LAND"), "Dear Sir,", (body,), "Yours,",
                "A. Name", "Title", "Note", "https://example.org/x", "The case", "PRACTICE")
sheet = letter_sheet(letter, A4, FontLibrary(assets() / "fonts"))
print(hashlib.sha256(sheet.pdf).hexdigest(), sheet.lines == tuple(sheet.lines))
"""


def test_the_same_letter_gives_the_same_bytes_in_any_process() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", _PRINT],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


HEBREW = {
    "language": "he",
    "place_and_date": "תל אביב, 10 בדצמבר 2013",
    "address": ("שר הביטחון", "הקריה 37", "ISRAEL"),
    "salutation": "כבוד השר,",
    "close": "בכבוד רב,",
    "name": "אנה",
    "note": "הודפס כאן.",
    "page_label": "המקרה",
    "mark": "תרגול",
}


def _sides(fitted: SetLetter) -> dict[str, tuple[float, float]]:
    """Where each line's ink begins and ends, in points from the left edge."""
    size = fitted.size_pt / 1000
    return {row.line.text: (row.x, row.x + row.line.width * size) for row in fitted.column.placed}


def test_a_letter_that_runs_right_to_left_is_mirrored(letter: Made, library: FontLibrary) -> None:
    paragraph = "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. " * 3
    fitted = set_letter(letter(paragraph, "This one is in English.", **HEBREW), A4, Shared(library))
    sides, left, right = _sides(fitted), A4.left, A4.left + A4.measure
    for text in ("שר הביטחון", "הקריה 37", "ISRAEL", "כבוד השר,", "בכבוד רב,", "אנה"):
        assert sides[text][1] == pytest.approx(right)
    assert sides["תל אביב, 10 בדצמבר 2013"][0] == pytest.approx(left)
    assert sides["This one is in English."][0] == pytest.approx(left)
    assert sides[fitted.lines[-3]][1] == pytest.approx(right)
    picture = pdf_picture(alone(fitted).pdf, 840)
    code = [x for y in range(1100, 1150) for x in range(840) if picture.rgb[3 * (y * 840 + x)] < 60]
    assert max(code) > 720 and min(code) > 420
    assert "תרגול" in fitted.frame.badge.line.text if fitted.frame.badge else False


def test_a_mirrored_letter_copies_as_it_was_written(letter: Made, library: FontLibrary) -> None:
    read = _text(
        letter_sheet(letter("כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם.", **HEBREW), A4, library).pdf
    )
    assert "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם." in read
    assert "write.example.org/cases/2013/example-case" in read
