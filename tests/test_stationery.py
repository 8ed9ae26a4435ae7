"""Every kind of sheet, as a job asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.campaign.kind import Kind
from kiosk.campaign.pack import load
from kiosk.clock import StoppedClock
from kiosk.config import PaperSize, Settings
from kiosk.letter.bilingual import OneLanguage
from kiosk.letter.draft import Draft
from kiosk.press import Press
from kiosk.stationery import ClosedChannel, Order, SheetName, Stationery


@pytest.fixture
def press(settings: Settings, clock: StoppedClock) -> Press:
    return Press(settings, load(settings.pack), clock)


@pytest.fixture
def stationery(press: Press) -> Stationery:
    return Stationery(press)


PAGES = {
    SheetName.CARD: 2,
    SheetName.HANDWRITING: 2,
}
ON_ITSELF = {
    SheetName.ENVELOPE: (b"623.6220 311.8110", b"684.0000 297.0709"),
    SheetName.PHOTO: (b"841.8898 595.2756", b"792.0000 612.0000"),
}


@pytest.mark.parametrize("name", SheetName)
def test_every_sheet_is_made_by_its_name_on_both_papers(name: SheetName, stationery: Stationery) -> None:
    boxes = ON_ITSELF.get(name, (b"595.2756 841.8898", b"612.0000 792.0000"))
    for size, box in zip(PaperSize, boxes, strict=True):
        made = stationery.set(name, "yorm-bopha", Draft(), "en", Order(size, reading="fr"))
        sheet = stationery.printed(made)
        assert sheet.pages == PAGES.get(name, 1)
        assert b"/MediaBox [0 0 %b]" % box in sheet.pdf


def test_a_language_to_read_along_must_be_in_the_pack(stationery: Stationery) -> None:
    has = "en, fr, es, pt, de, ru, ar, my"
    with pytest.raises(OneLanguage, match=rf"^The pack has no words in 'km' to read along\. It has: {has}\.$"):
        stationery.bilingual("tun-aung", Draft(), "en", Order(reading="km"))


def test_a_channel_that_the_case_closes_prints_no_sheet(press: Press, stationery: Stationery) -> None:
    case = press.pack.cases[0]
    closed = case.model_copy(update={"file": case.file.model_copy(update={"channels": ()})})
    press.pack = press.pack.model_copy(update={"cases": (closed,)})
    with pytest.raises(ClosedChannel, match=rf"^The case '{closed.id}' takes no cards: its pack leaves that channel"):
        stationery.card(closed.id, [Draft()], "en")
    with pytest.raises(ClosedChannel, match=rf"^The case '{closed.id}' takes no petition: its pack leaves that"):
        stationery.petition(closed.id, Draft(), "en")
    with pytest.raises(ClosedChannel, match=rf"^The case '{closed.id}' takes no fax: its pack leaves that"):
        stationery.fax(closed.id, Draft(), "en")
    with pytest.raises(ClosedChannel, match=rf"^The case '{closed.id}' takes no photo action: its pack leaves that"):
        stationery.photo(closed.id, Draft(), "en")


def test_cards_in_a_bundle_go_to_the_person_and_letters_to_the_office(stationery: Stationery) -> None:
    assert stationery.bundle_row("tun-aung", Kind.LETTER, 3, "fr").target == "Président du Myanmar"
    assert stationery.bundle_row("tun-aung", Kind.SOLIDARITY, None, "en").target.startswith("Cards for")


def test_a_picture_for_the_cards_is_read_from_its_file(stationery: Stationery, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (30, 20)).save(tmp_path / "art.jpg")
    data = (tmp_path / "art.jpg").read_bytes()
    cards = stationery.card("tun-aung", [Draft()] * 4, "en", Order(art=tmp_path / "art.jpg"))
    assert stationery.printed(cards).pdf.count(data) == 1
