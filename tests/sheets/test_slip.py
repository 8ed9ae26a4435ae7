from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Pack
from kiosk.errors import KioskError
from kiosk.letter.compose import Occasion
from kiosk.letter.draft import Draft, Way
from kiosk.letter.handover import message
from kiosk.letter.slip import Slip, slip
from kiosk.sheets.paper import A4, LETTER, Paper
from kiosk.sheets.sheet import Unprintable
from kiosk.sheets.slip import TooLongForCode, slip_sheet
from kiosk.typeset.fonts import FontLibrary

Made = Callable[..., Slip]


@pytest.fixture
def made(pack: Pack, occasion: Callable[..., Occasion]) -> Made:
    """Makes the slip of a case, with a text of the writer's own if there is one."""

    def make(kind: Kind = Kind.EMAIL, case_id: str = "miriam-lopez", language: str = "en", text: str = "") -> Slip:
        night, case = occasion(language), pack.named(case_id)
        draft = Draft(way=Way.FREE, free=text) if text else Draft()
        return slip(case, message(case, kind, draft, night.say, pack.networks[0]), night)

    return make


def codes(pdf: bytes) -> set[str]:
    """What a decoder finds on the page as a printer of 300 dpi draws it."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=300 / 72, grayscale=True).to_pil()
    document.close()
    return {found.text for found in zxingcpp.read_barcodes(picture)}


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_the_fullest_slip_is_read_off_its_page(paper: Paper, made: Made, library: FontLibrary, sound: Any) -> None:
    long = made(text="Je vous demande justice pour elle. " * 55)
    arabic = made(Kind.SMS, text="الحرية والعدالة للجميع دون تأخير " * 20)
    sheet = slip_sheet([long, arabic, made(Kind.POST, language="fr")], paper, library)
    sound(sheet.pdf)
    assert codes(sheet.pdf) == {one.message.uri for one in (long, arabic, made(Kind.POST, language="fr"))}


def test_a_slip_says_for_whom_it_is_and_what_to_do(made: Made, library: FontLibrary, read: Any) -> None:
    (page,) = read(slip_sheet([made()], A4, library).pdf)
    for words in (
        "E-mail for Miriam López",
        "1",
        "Point your phone’s camera at the code",
        "2",
        "Read the words and send them.",
        "They will see the address you write from.",
        "To: attorney-general@example.com",
        "PRACTICE",
    ):
        assert words in page.text
    posted = read(slip_sheet([made(Kind.POST)], A4, library).pdf)[0].text
    assert "Post for Miriam López" in posted and "Read the words and post them." in posted


def test_the_words_of_the_writer_stand_in_the_code_alone(made: Made, library: FontLibrary, read: Any) -> None:
    text = "My secret words are here."
    sheet = slip_sheet([made(text=text)], A4, library)
    (page,) = read(sheet.pdf)
    assert "secret" not in page.text and b"secret" not in sheet.pdf and "secret" not in repr(made(text=text))
    assert all("secret" not in line for line in sheet.lines)


def test_a_code_is_told_to_who_cannot_see_it(made: Made, library: FontLibrary, tree: Any) -> None:
    figures = [node for top in tree(slip_sheet([made()], A4, library).pdf) for node in top.named("Figure")]
    assert [figure.alt for figure in figures] == ["QR: E-mail for Miriam López"]


@pytest.mark.parametrize(("count", "cuts"), [(1, 1), (2, 2), (3, 2)])
def test_cut_marks_stand_below_each_slip_but_the_last(
    count: int, cuts: int, made: Made, library: FontLibrary, read: Any
) -> None:
    (page,) = read(slip_sheet([made()] * count, A4, library).pdf)
    heights = {round((box.low + box.top) / 2) for box in page.paths if box.top - box.low < 0.3 and box.right < 12}
    assert heights == {198, 99} if cuts == 2 else heights == {198}


def test_a_slip_in_hebrew_begins_at_the_right(made: Made, library: FontLibrary, read: Any) -> None:
    (page,) = read(slip_sheet([made(language="he")], A4, library).pdf)
    assert 105 < page.found("López").right < 112
    (english,) = read(slip_sheet([made()], A4, library).pdf)
    assert english.found("E-mail").left > 98


def test_one_to_three_slips_stand_on_a_sheet(made: Made, library: FontLibrary) -> None:
    with pytest.raises(KioskError, match=r"^A sheet holds one to 3 slips, and not 4\.$"):
        slip_sheet([made()] * 4, A4, library)


def test_a_message_no_code_holds_is_told_by_how_much(made: Made, library: FontLibrary) -> None:
    with pytest.raises(TooLongForCode) as caught:
        slip_sheet([made(text="x" * 3000)], A4, library)
    assert caught.value.characters > 50
    assert str(caught.value) == (
        f"The message is {caught.value.characters} characters too long for a code, even on paper."
    )


def test_words_that_only_the_code_holds_need_no_font(made: Made, library: FontLibrary) -> None:
    slip_sheet([made(text="\U00013000 hieroglyphs")], A4, library)
    with pytest.raises(Unprintable):
        slip_sheet([replace(made(), heading="\U00013000")], A4, library)


def test_the_same_slip_is_the_same_bytes(made: Made, library: FontLibrary) -> None:
    assert slip_sheet([made()], A4, library).pdf == slip_sheet([made()], A4, library).pdf
