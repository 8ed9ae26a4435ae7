from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kiosk.campaign.model import Pack
from kiosk.letter.compose import Occasion
from kiosk.letter.signatures import SignatureSheet, Signer, signature_sheet
from kiosk.sheets.paper import A4, LETTER, Paper
from kiosk.sheets.petition import SIDE_MM
from kiosk.sheets.sheet import TooLong, Unprintable
from kiosk.sheets.signatures import NoSignatures, signatures_sheet
from kiosk.typeset.fonts import FontLibrary

DAY = date(2026, 12, 5)
SCRIPTS = ("Ana Example", "Мария Образцова", "محمد مثال", "ភី សុខា", "山田太郎", "नमस्ते देवी", "ကိုကို", "דוגמה")


@pytest.fixture
def signed(pack: Pack, occasion: Callable[..., Occasion]) -> Callable[..., SignatureSheet]:
    """The sheet of a case with these names, each from Exampleland."""

    def made(*names: str, case: str = "tun-aung", language: str = "en") -> SignatureSheet:
        signers = [Signer(name, "Exampleland", DAY) for name in names]
        return signature_sheet(pack.named(case), signers, occasion(language))

    return made


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_a_sheet_tells_what_is_asked_of_whom_and_who_signed(
    paper: Paper, signed: Callable[..., SignatureSheet], library: FontLibrary, read: Any, sound: Any
) -> None:
    sheet = signatures_sheet([signed(*SCRIPTS)], paper, library, title="Test marathon")
    sound(sheet.pdf)
    (page,) = read(sheet.pdf)
    assert sheet.pages == 1
    for words in ("Petition for Dr Tun Aung", "To: President of Myanmar", "We who sign below ask:", "Name Country"):
        assert words in page.text
    assert "8 signatures, given on the screen at Test marathon, 5 Dec 2026." in page.text
    assert "Signatures on this page: 8" in page.text and "PRACTICE" in page.text
    assert all(name in page.raw for name in ("Ana Example", "Мария Образцова", "山田太郎"))
    assert page.text.count("Exampleland") == 8


def test_many_signatures_go_on_with_head_and_ask_on_every_page(
    signed: Callable[..., SignatureSheet], library: FontLibrary, read: Any
) -> None:
    names = [f"Person {number} Example" for number in range(1, 101)]
    sheet = signatures_sheet([signed(*names)], A4, library, title="Test marathon")
    pages = read(sheet.pdf)
    assert sheet.pages == len(pages) == 4
    counts = []
    for number, page in enumerate(pages, start=1):
        for words in ("Petition for Dr Tun Aung", "Release Dr Tun Aung at once", f"{number} / 4", "Name Country"):
            assert words in page.text
        counts.append(int(page.text.split("Signatures on this page: ")[1].split()[0]))
        assert counts[-1] == page.text.count("Exampleland")
    text = " ".join(page.text for page in pages)
    assert sum(counts) == 100 and all(f"{n} Person {n} Example" in text for n in range(1, 101))


def test_each_case_begins_a_page_of_its_own(
    signed: Callable[..., SignatureSheet], library: FontLibrary, read: Any
) -> None:
    sheet = signatures_sheet([signed("Ana"), signed("Berta", case="badia-east")], A4, library, title="Test marathon")
    first, second = read(sheet.pdf)
    assert "1 signature, given" in first.text and "Ana" in first.text and "Berta" not in first.text
    assert "Badia East" in second.text and "Berta" in second.text


def test_the_title_names_no_signer(signed: Callable[..., SignatureSheet], library: FontLibrary) -> None:
    import pypdfium2

    sheet = signatures_sheet([signed("Ana Example")], A4, library, title="Test marathon")
    document = pypdfium2.PdfDocument(sheet.pdf)
    assert document.get_metadata_dict()["Title"] == "Test marathon"
    assert "Ana" not in str(document.get_metadata_dict()) and "Ana Example" not in sheet.lines
    document.close()


def test_a_name_without_a_font_keeps_no_other_from_the_sheet(
    signed: Callable[..., SignatureSheet], library: FontLibrary, read: Any
) -> None:
    (page,) = read(signatures_sheet([signed("Ana 𓀀", "Berta")], A4, library, title="t").pdf)
    assert "1 (not in any font here: see the export) Exampleland" in page.text and "2 Berta" in page.text


def test_the_longest_names_stay_in_their_columns(
    signed: Callable[..., SignatureSheet], library: FontLibrary, glyphs: Any
) -> None:
    text = replace(signed("Ana"), signers=(("W" * 80, "W" * 80), ("字" * 80, "ﷺ" * 80), ("🙂" * 40, "ကို" * 26)) * 9)
    sheet = signatures_sheet([text], A4, library, title="t")
    assert sheet.pages > 2
    for page in range(sheet.pages):
        found = glyphs(sheet.pdf, page)
        assert min(glyph.left for glyph in found) > SIDE_MM - 1
        assert max(glyph.right for glyph in found) < A4.width_mm - SIDE_MM + 1
        assert max(glyph.bottom for glyph in found if glyph.char in "W字") < 250


def test_days_are_told_as_each_language_writes_them(pack: Pack, occasion: Callable[..., Occasion]) -> None:
    signers = [Signer("Ana", "", DAY), Signer("Berta", "", date(2026, 12, 6))]
    sheet = signature_sheet(pack.named("tun-aung"), signers, occasion("fr"))
    assert sheet.told == "2 signatures, données à l’écran à Test marathon, 5–6 déc. 2026."
    assert sheet.columns == ("Nom", "Pays")


def test_an_arabic_sheet_begins_at_the_right(
    signed: Callable[..., SignatureSheet], library: FontLibrary, read: Any
) -> None:
    text = signed("Ana")
    text = replace(text, imprint=replace(text.imprint, language="ar"))
    (page,) = read(signatures_sheet([text], A4, library, title="t").pdf)
    assert page.found("Country").left < page.found("Name").left


def test_the_same_signatures_make_the_same_bytes(signed: Callable[..., SignatureSheet], library: FontLibrary) -> None:
    one, two = (signatures_sheet([signed(*SCRIPTS)], A4, library, title="t").pdf for _ in range(2))
    assert one == two


def test_nothing_to_print_and_too_much_to_ask_are_sentences(
    signed: Callable[..., SignatureSheet], library: FontLibrary
) -> None:
    with pytest.raises(NoSignatures, match=r"^There is no signature to print\.$"):
        signatures_sheet([], A4, library, title="t")
    with pytest.raises(TooLong, match=r"^The petition is \d+ lines too long for one page\.$"):
        signatures_sheet([replace(signed("Ana"), statement=("word " * 1_000,))], A4, library, title="t")
    with pytest.raises(Unprintable, match=r"^1 character of the petition cannot be printed"):
        signatures_sheet([replace(signed("Ana"), ask="𝌆")], A4, library, title="t")
