"""The test page, read back: millimetres, scripts, window, greys and code."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pypdfium2
import pytest
import zxingcpp
from fontTools import unicodedata as scripts

from kiosk.catalogue import speaker
from kiosk.letter.trial import SAMPLES, trial
from kiosk.sheets import ruler
from kiosk.sheets.paper import A4, LETTER, PT_PER_MM, Paper
from kiosk.sheets.trial import trial_sheet
from kiosk.sheets.window import WINDOWS
from kiosk.typeset.fonts import FontLibrary

KINDS = [("en", A4, "din5008-b"), ("fr", A4, "dl-right"), ("ar", A4, "c5"), ("ru", A4, ""), ("de", LETTER, "us-10")]
SEEN = "Arab Hebr Deva Beng Guru Gujr Taml Knda Mlym Sinh Laoo Khmr Mymr Tibt Hira Hani Hang"
Read = Callable[[bytes], list[object]]


def pdf_of(library: FontLibrary, language: str = "en", paper: Paper = A4, window: str = "din5008-b") -> bytes:
    text = trial(speaker(language), date(2026, 12, 5), "office", "1.0", windowed=bool(window))
    return trial_sheet(text, paper, library, WINDOWS[window] if window else None).pdf


def paths_of(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every drawing, strokes and all, in millimetres from the upper left corner."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    height = page.get_height() / PT_PER_MM
    found = []
    for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
        left, low, right, high = (edge / PT_PER_MM for edge in thing.get_bounds())
        found.append((left, height - high, right, height - low))
    document.close()
    return found


@pytest.mark.parametrize(("language", "paper", "window"), KINDS)
def test_both_rulers_are_a_hundred_millimetres_to_a_tenth(
    library: FontLibrary, language: str, paper: Paper, window: str
) -> None:
    paths = paths_of(pdf_of(library, language, paper, window))
    upright = [box for box in paths if box[2] - box[0] < 0.3 and 2 < box[3] - box[1] < 6 and box[1] < 15]
    middles = sorted((left + right) / 2 for left, _, right, _ in upright)
    assert len(middles) == 101
    assert [pytest.approx(25 + at, abs=0.05) for at in range(101)] == middles
    level = [box for box in paths if box[3] - box[1] < 0.3 and 2 < box[2] - box[0] < 6 and box[0] > 150]
    middles = sorted((top + bottom) / 2 for _, top, _, bottom in level)
    assert [pytest.approx(110 + at, abs=0.05) for at in range(101)] == middles
    # Nothing where a printer leaves the edge white.
    assert all(min(box[:2]) > 4.5 and box[2] < paper.width_mm - 4.5 for box in paths)


@pytest.mark.parametrize(("language", "paper", "window"), KINDS)
def test_every_script_of_the_house_is_on_one_page_in_one_line(
    library: FontLibrary, glyphs: Callable[..., list[object]], language: str, paper: Paper, window: str
) -> None:
    pdf = pdf_of(library, language, paper, window)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    told = "".join(document[0].get_textpage().get_text_range().split())
    document.close()
    for script in ("Latn", "Grek", "Cyrl", "Armn", "Geor", "Ethi", "Hans", "Hant", "Jpan", "Kore", "Telu", "Thai"):
        sample = json.loads(SAMPLES.read_text("utf-8"))["scripts"][script]["text"]
        assert "".join(sample.split()) in told, script
    seen = {scripts.script(char) for char in told}
    assert seen >= {*SEEN.split()}
    assert all(mark.left > 5 and mark.right < paper.width_mm - 5 for mark in glyphs(pdf))  # type: ignore[attr-defined]


def test_the_samples_have_every_script_that_the_fonts_are_there_for(library: FontLibrary) -> None:
    known = {name.removeprefix("NotoSerif").removeprefix("NotoNaskh").partition("-")[0] for name in library.names}
    assert len(json.loads(SAMPLES.read_text("utf-8"))["scripts"]) == len(known - {"NotoEmoji", "NotoSans", ""}) + 3


@pytest.mark.parametrize(("language", "paper", "window"), [kind for kind in KINDS if kind[2]])
def test_the_window_s_frame_and_the_folds_lie_where_the_letter_s_do(
    library: FontLibrary, language: str, paper: Paper, window: str
) -> None:
    pane = WINDOWS[window].on(paper)
    paths = paths_of(pdf_of(library, language, paper, window))
    seen = pane.seen
    frame = (seen.left, seen.top, seen.right, seen.bottom)
    # PDFium's box has the stroke around it, on all sides alike.
    assert any(all(abs(a - b) < 0.2 for a, b in zip(box, frame, strict=True)) for box in paths)
    marks = sorted((top + bottom) / 2 for left, top, right, bottom in paths if right < 11 and bottom - top < 0.4)
    assert marks == [pytest.approx(fold, abs=0.05) for fold in pane.folds]


def test_nothing_but_its_own_words_stands_in_the_window(library: FontLibrary, read: Read) -> None:
    (page,) = read(pdf_of(library))
    assert "Hold me against the envelope" in page.text  # type: ignore[attr-defined]
    (bare,) = read(pdf_of(library, window=""))
    assert "Hold me" not in bare.text and "fold" not in bare.raw.split()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("language", "paper", "window"), KINDS)
def test_its_code_can_be_read_from_the_picture_of_the_page(
    library: FontLibrary, language: str, paper: Paper, window: str
) -> None:
    document = pypdfium2.PdfDocument(pdf_of(library, language, paper, window))
    image = document[0].render(scale=2).to_pil()
    document.close()
    (code,) = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    assert code.text == "kiosk-20261205"


def test_the_greys_fall_from_white_to_black(library: FontLibrary) -> None:
    document = pypdfium2.PdfDocument(pdf_of(library))
    image = document[0].render(scale=2, grayscale=True).to_pil()
    document.close()
    row = image.height - int((47 - 4 - 1 - 4) * PT_PER_MM * 2)
    width = (210 - 25 - 24) / ruler.GREYS
    tones = [image.getpixel((int((25 + (n + 0.5) * width) * PT_PER_MM * 2), row)) for n in range(ruler.GREYS)]
    assert tones == sorted(tones, reverse=True)
    assert tones[0] > 250 and tones[-1] < 5 and len({*tones}) == ruler.GREYS


def test_who_hears_it_is_told_what_is_shown(library: FontLibrary, read: Read, tree: Callable[..., object]) -> None:
    (page,) = read(pdf_of(library))
    for words in (
        "Measure me: these are 100 mm. If they are not, switch off “fit to page” and print me again.",
        "Made on 5 December 2026 for the printer office, by kiosk 1.0. It counts nowhere.",
        "This is the smallest print on any sheet. Can you read it without effort?",
    ):
        assert words in page.text  # type: ignore[attr-defined]
    assert any(node.named("Figure") for node in tree(pdf_of(library)))  # type: ignore[attr-defined]


def test_the_page_is_sound(library: FontLibrary, sound: Callable[[bytes], None]) -> None:
    sound(pdf_of(library, "ar", A4, "c5"))
