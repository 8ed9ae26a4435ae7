"""The sheets beside the letter, as a session asks a press for them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from kiosk.campaign.kind import Kind
from kiosk.campaign.pack import load
from kiosk.clock import StoppedClock
from kiosk.config import PaperSize, Settings
from kiosk.letter.bilingual import OneLanguage
from kiosk.letter.draft import Draft
from kiosk.press import ClosedChannel, Order, OtherSheet, Press


@pytest.fixture
def press(settings: Settings, clock: StoppedClock) -> Press:
    return Press(settings, load(settings.pack), clock)


@pytest.mark.parametrize("name", OtherSheet)
def test_every_sheet_is_made_by_its_name_on_both_papers(name: OtherSheet, press: Press) -> None:
    for size, points in ((PaperSize.A4, (595, 842)), (PaperSize.LETTER, (612, 792))):
        sheet = press.other_sheet(name.value, "tun-aung", Draft(), "en", Order(size, reading="fr"))
        assert sheet.pages == (2 if name in (OtherSheet.CARD, OtherSheet.HANDWRITING) else 1)
        with pypdfium2.PdfDocument(sheet.pdf) as document:
            assert tuple(map(round, document[0].get_size())) == points


def test_a_language_to_read_along_must_be_in_the_pack(press: Press) -> None:
    with pytest.raises(OneLanguage, match=r"^The pack has no words in 'km' to read along\. It has: en, fr\.$"):
        press.bilingual("tun-aung", Draft(), "en", Order(reading="km"))


def test_a_channel_that_the_case_closes_prints_no_sheet(press: Press) -> None:
    case = press.pack.cases[0]
    closed = case.model_copy(update={"file": case.file.model_copy(update={"channels": ()})})
    press.pack = press.pack.model_copy(update={"cases": (closed,)})
    with pytest.raises(ClosedChannel, match=rf"^The case '{closed.id}' takes no cards: its pack leaves that channel"):
        press.card(closed.id, [Draft()], "en")
    with pytest.raises(ClosedChannel, match=rf"^The case '{closed.id}' takes no petition: its pack leaves that"):
        press.petition(closed.id, Draft(), "en")


def test_cards_in_a_bundle_go_to_the_person_and_letters_to_the_office(press: Press) -> None:
    assert press.bundle_row("tun-aung", Kind.LETTER, 3, "fr").target == "Président du Myanmar"
    assert press.bundle_row("tun-aung", Kind.SOLIDARITY, None, "en").target.startswith("Cards for")


def test_a_picture_for_the_cards_is_read_from_its_file(press: Press, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (30, 20)).save(tmp_path / "art.jpg")
    data = (tmp_path / "art.jpg").read_bytes()
    assert press.card("tun-aung", [Draft()] * 4, "en", Order(art=tmp_path / "art.jpg")).pdf.count(data) == 1
