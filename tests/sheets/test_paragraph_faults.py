"""Every fault that was found in ReportLab's own Paragraph with people's words: it has it, and our pages don't.

Each test asks ReportLab first, so that it tells when a fault is mended there, and then the kiosk's own page.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw as pdfium
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from kiosk.letter.letter import Letter
from kiosk.sheets.drawable import alone
from kiosk.sheets.letter import TooLong, Unprintable, set_letter
from kiosk.sheets.paper import A4
from kiosk.sheets.shared import Shared
from kiosk.typeset import added
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.layout import lines
from kiosk.typeset.shape import Setter

sys.path.insert(0, str(Path(__file__).parents[1] / "typeset"))

import made_fonts

Made = Callable[..., Letter]
Theirs = Callable[..., bytes]
Ours = Callable[..., bytes]

PRIVATE = re.compile("[\ue000-\uf8ff]")
ARABIC, HEBREW, KHMER = "NotoNaskhArabic-Regular", "NotoSerifHebrew-Regular", "NotoSerifKhmer-Regular"


@pytest.fixture
def theirs(fonts: Path) -> Theirs:
    """A page with one Paragraph of ReportLab's, in a font of the house."""

    def made(markup: str, font: str = "NotoSerif-Regular", width: float = 300, **style: object) -> bytes:
        pdfmetrics.registerFont(TTFont(font, str(fonts / f"{font}.ttf")))
        pdfmetrics.registerFontFamily(font, normal=font, bold=font, italic=font, boldItalic=font)
        canvas = Canvas(file := BytesIO(), (400, 800), pageCompression=0)
        paragraph = Paragraph(markup, ParagraphStyle("", fontName=font, fontSize=12, leading=18, **style))
        _, height = paragraph.wrap(width, 10**6)
        paragraph.drawOn(canvas, 50, 700 - height)
        canvas.showPage()
        canvas.save()
        return file.getvalue()

    return made


@pytest.fixture
def ours(letter: Made, library: FontLibrary) -> Ours:
    """A letter's page with the same words as its body."""
    return lambda text, language="en": alone(set_letter(letter(text, language=language), A4, Shared(library))).pdf


@pytest.fixture
def rows(library: FontLibrary) -> Callable[..., list[str]]:
    """Words as our lines, `width` points wide at 12 points."""

    def broken(text: str, language: str, width: float) -> list[str]:
        words = Setter(library).words(text, Style.LETTER, language)
        return [row.text for row in lines(words, width * 1000 / 12)]

    return broken


def read(pdf: bytes) -> str:
    """What PDFium copies from the first page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()


def places(pdf: bytes, char: str) -> list[tuple[float, float]]:
    """Where the page has a character: the origin of each, in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].get_textpage()
        found = []
        for index in range(page.count_chars()):
            if chr(pdfium.FPDFText_GetUnicode(page, index)) == char:
                x, y = pdfium.c_double(), pdfium.c_double()
                pdfium.FPDFText_GetCharOrigin(page, index, x, y)
                found.append((x.value, y.value))
        return found
    finally:
        document.close()


def squeezed(text: str) -> str:
    return " ".join(text.split())


# Markup in people's words.


@pytest.mark.parametrize(
    "written",
    [
        "<b>open",
        "closed</b>",
        "<font name=Nope>a font</font>",
        '<font color="__import__">a colour</font>',
        '<font color="[[[[">a colour</font>',
        '<onDraw name=showPage label="x"/> a callback',
        '<index item="x"/> an index',
        '<img src="/no/such/file.png"/> a file',
        f'<img src="{Path(__file__).as_posix()}"/> another file',
    ],
)
def test_markup_that_stops_a_paragraph_is_printed_as_it_is_written(written: str, theirs: Theirs, ours: Ours) -> None:
    with pytest.raises((ValueError, AttributeError, OSError)):
        theirs(written)
    assert written in squeezed(read(ours(written)))


@pytest.mark.parametrize(
    "written",
    [
        "a <script>b</script> c",
        "a <!-- b --> c",
        "a <![CDATA[b]]> c",
        "<b>loud</b>",
        "&lt;b&gt; &amp;amp; &copy; &#65;",
        "<font size=400>h</font>uge",
        "<para fontSize=300 backColor=red>red</para>",
        '<a href="javascript:alert(1)">here</a>',
    ],
)
def test_markup_that_a_paragraph_swallows_is_printed_as_it_is_written(written: str, theirs: Theirs, ours: Ours) -> None:
    assert written not in squeezed(read(theirs(written)))
    assert written in squeezed(read(ours(written)))


def test_no_words_can_bring_a_file_of_this_machine_onto_the_page(theirs: Theirs, ours: Ours, tmp_path: Path) -> None:
    from kiosk.sheets.picture import Picture

    secret = tmp_path / "secret.png"
    secret.write_bytes(Picture(2, 2, bytes(12)).png())
    written = f'<img src="{secret.as_posix()}" width="9" height="9"/>'
    assert re.search(rb"/Subtype\s*/Image", theirs(written))
    assert not re.search(rb"/Subtype\s*/Image", ours(written))


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "https://example.org"])
def test_no_words_become_a_link(link: str, theirs: Theirs, ours: Ours) -> None:
    written = f'<a href="{link}">x</a>'
    assert b"/Annot" in theirs(written)
    assert b"/Annot" not in ours(written)


def test_no_words_can_change_the_type(theirs: Theirs, letter: Made, library: FontLibrary) -> None:
    written = "<font size=400>M</font>"
    assert b" 400 " in theirs(written)
    fitted = set_letter(letter(written), A4, Shared(library))
    assert fitted.size_pt == set_letter(letter("plain"), A4, Shared(library)).size_pt and fitted.lines == (written,)


def test_fifty_thousand_line_ends_in_markup_are_too_many_words_and_refused_unset(
    theirs: Theirs, letter: Made, library: FontLibrary
) -> None:
    # Each is a line to ReportLab, whose splitting into pages takes the square of their number: 505 s.
    assert len(places(theirs("x<br/>" * 30 + "x"), "x")) == 31
    with pytest.raises(TooLong, match="lines too long for one page"):
        set_letter(letter("<br/>" * 50_000), A4, Shared(library))


# Spaces and lines.


def test_spaces_and_line_ends_stay_as_they_were_typed(theirs: Theirs, letter: Made, library: FontLibrary) -> None:
    written = "One    two\n  three"
    assert read(theirs(written)).strip() == "One two three"
    assert set_letter(letter(written), A4, Shared(library)).lines == ("One    two", "  three")


def test_two_words_parted_by_a_lines_end_stay_two_to_a_reader(theirs: Theirs, ours: Ours) -> None:
    written = "reason and " * 20
    assert re.search(r"(reason|and)\r\n", read(theirs(written)))
    assert not re.search(r"(reason|and)\r\n(reason|and)", read(ours(written)))


# Scripts that run from the right.


def test_hebrew_words_stand_from_right_to_left(theirs: Theirs, ours: Ours) -> None:
    written, first, last = "שלום עולם", "ש", "ע"
    shaped = theirs(written, HEBREW, shaping=1)
    assert places(shaped, first) < places(shaped, last)
    assert places(ours(written, "he"), first) > places(ours(written, "he"), last)


def test_letters_of_a_word_stand_from_right_to_left(theirs: Theirs, ours: Ours) -> None:
    # ReportLab asks for a package that no registry has, and without it only warns.
    for style in ({}, {"wordWrap": "RTL"}):
        unshaped = theirs("שלג", HEBREW, **style)
        assert places(unshaped, "ש") < places(unshaped, "ג")
    assert places(ours("שלג", "he"), "ש") > places(ours("שלג", "he"), "ג")


def test_arabic_letters_join(theirs: Theirs, library: FontLibrary) -> None:
    letters, face = "سلام", library.named(ARABIC)
    isolated = [face.advance(face.glyph(char)) for char in letters]
    page = theirs(letters, ARABIC)
    width = abs(places(page, letters[-1])[0][0] - places(page, letters[0])[0][0])
    assert width == pytest.approx(sum(isolated[:-1]) * 12 / 1000, abs=0.1)
    (word,) = Setter(library).words(letters, Style.LETTER, "ar")
    assert word.width < 0.9 * sum(isolated)


def test_a_word_with_tanwin_at_a_lines_end_is_printed(theirs: Theirs, ours: Ours) -> None:
    written = "أطلب الإفراج فوراً عنه"
    with pytest.raises(IndexError):
        theirs(written, ARABIC, width=60, shaping=1)
    assert written in squeezed(read(ours(written, "ar")))


def test_words_of_both_directions_stand_together(theirs: Theirs, ours: Ours) -> None:
    written = "اكتبوا إلى Anna Example (1983) قبل 10"
    assert "Anna" not in read(theirs(written, ARABIC))
    page = ours(written, "ar")
    assert "Anna Example" in read(page)
    assert places(page, "A")[-1][0] < places(page, "ك")[-1][0]


# Marks and clusters.


def test_the_baseline_does_not_drift_after_a_mark(theirs: Theirs, ours: Ours) -> None:
    # The first and last letter of a line stand on one line, whatever marks stand between.
    written = "ក ន្ត្រី ទ្រឿ ក"
    first, *_, last = (y for _, y in places(theirs(written, KHMER, shaping=1), "ក"))
    assert abs(first - last) > 0.5
    first, *_, last = (y for _, y in places(ours(written, "km"), "ក"))
    assert abs(first - last) < 0.01


@pytest.mark.parametrize(
    ("written", "language", "font"),
    [
        ("سلام عليكم", "ar", ARABIC),
        ("សេរីភាព", "km", KHMER),
        ("सभी मनुष्यों को", "hi", "NotoSerifDevanagari-Regular"),
        ("লাভ করে ক্ষমতা", "bn", "NotoSerifBengali-Regular"),
        ("ကြွေ", "my", "NotoSerifMyanmar-Regular"),
    ],
)
def test_what_is_copied_from_a_shaped_line_is_what_was_written(
    written: str, language: str, font: str, theirs: Theirs, ours: Ours
) -> None:
    assert squeezed(read(theirs(written, font, shaping=1))) != written
    copied = read(ours(written, language))
    assert written in squeezed(copied) and not PRIVATE.search(copied)


@pytest.mark.parametrize(
    ("written", "language", "font"),
    [
        ("មនុស្សទាំងអស់កើតមកមានសេរីភាព", "km", KHMER),
        ("มนุษย์ทั้งหลายเกิดมามีอิสระ", "th", "NotoSerifThai-Regular"),
    ],
)
def test_no_line_begins_inside_what_a_reader_calls_a_character(
    written: str, language: str, font: str, theirs: Theirs, rows: Callable[..., list[str]]
) -> None:
    def cut(found: list[str]) -> bool:
        # A mark at the start, or a vowel that is written before its consonant left alone at the end.
        starts = any(unicodedata.category(row[0])[0] == "M" or row[0] == "\u17b6" for row in found[1:])
        return starts or any(row[-1] in "เแโใไ" for row in found[:-1])

    shown = [row for row in unicodedata.normalize("NFD", read(theirs(written, font, width=80))).split("\r\n") if row]
    assert len(shown) > 1 and cut(shown)
    found = [row.strip() for row in rows(written, language, 80)]
    assert len(found) > 1 and not cut([unicodedata.normalize("NFD", row) for row in found])
    assert "".join(found) == written


def test_lines_of_a_script_without_spaces_end_between_words(theirs: Theirs, rows: Callable[..., list[str]]) -> None:
    written = "มนุษย์ทั้งหลายเกิดมามีอิสระ"
    assert read(theirs(written, "NotoSerifThai-Regular", width=80)).split("\r\n")[0].endswith("เ")
    assert rows(written, "th", 80) == ["มนุษย์ทั้งหลาย", "เกิดมามีอิสระ"]


def test_an_ethiopic_line_ends_after_its_own_word_space(theirs: Theirs, rows: Callable[..., list[str]]) -> None:
    written = "የሰው፡ልጅ፡ሁሉ፡ሲወለድ፡ነጻና፡በክብርና"
    shown = read(theirs(written, "NotoSerifEthiopic-Regular", width=80)).split("\r\n")
    assert not shown[0].endswith("፡")
    assert all(row.endswith("፡") for row in rows(written, "am", 80)[:-1])


# Characters that a font lacks.


@pytest.mark.parametrize("style", [{}, {"shaping": 1}, {"wordWrap": "CJK"}])
def test_no_name_vanishes_from_a_line_of_many_scripts(style: dict[str, object], theirs: Theirs, ours: Ours) -> None:
    written = "Anna, 王小明, Ольга, יעל, ស៊ីធា"
    shown = read(theirs(written, **style))
    assert "王" not in shown and "ស" not in shown
    copied = squeezed(read(ours(written)))
    assert all(name in copied for name in ("Anna", "王小明", "Ольга", "יעל", "ស៊ីធា"))


def test_a_comma_after_a_word_of_another_font_stays_a_comma(theirs: Theirs, ours: Ours) -> None:
    theirs("x", ARABIC)
    assert "," not in read(theirs(f'<font name="{ARABIC}">سلام</font>, x', shaping=1))
    assert ", x" in squeezed(read(ours("سلام, x")))


@pytest.mark.parametrize("emoji", ["👩🏽\u200d🌾", "🇫🇷", "👍🏽"])
def test_an_emoji_is_printed_in_one_piece(emoji: str, theirs: Theirs, ours: Ours) -> None:
    assert emoji not in read(theirs(f"a {emoji} b"))
    assert emoji in read(ours(f"a {emoji} b"))


def test_what_no_font_has_is_refused_by_name_and_never_left_out(theirs: Theirs, ours: Ours) -> None:
    assert squeezed(read(theirs("to ދިވެހި friends"))) == "to friends"
    with pytest.raises(Unprintable, match="Thaana") as refused:
        ours("to ދިވެހި friends")
    assert refused.value.characters


def test_an_override_never_reaches_the_page(theirs: Theirs, ours: Ours) -> None:
    assert "\u202e" in read(theirs("safe \u202egnp.exe"))
    with pytest.raises(Unprintable):
        ours("safe \u202egnp.exe")


# Fonts.


def test_a_font_with_postscript_outlines_can_be_used(tmp_path: Path, fonts: Path) -> None:
    source = tmp_path / "made.otf"
    source.write_bytes(made_fonts.saved(made_fonts.font("ⵣ", postscript=True)))
    with pytest.raises(TTFError, match="postscript outlines are not supported"):
        TTFont("made", str(source))
    added.add([source], tmp_path / "kept", fonts)
    assert FontLibrary(fonts, tmp_path / "kept").fonts_for("ⵣ")


def test_no_page_names_a_font_that_is_not_in_the_file(theirs: Theirs, ours: Ours) -> None:
    assert b"/Helvetica" in theirs("x")
    page = ours("x")
    assert b"/Helvetica" not in page
    assert page.count(b"/Type /FontDescriptor") == page.count(b"/FontFile2 ")
