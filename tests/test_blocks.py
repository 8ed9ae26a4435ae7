"""The words of sheets unbroken: whole paragraphs, in the order they stand on the paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.assets import assets
from kiosk.blocks import sheet_blocks
from kiosk.campaign.pack import load
from kiosk.clock import StoppedClock
from kiosk.config import Settings
from kiosk.desk import Desk
from kiosk.ladder import Rung
from kiosk.ledger.ledger import Ledger
from kiosk.letter.draft import Draft, Way
from kiosk.printing.printer import printer_for
from kiosk.printing.spool import Spool
from kiosk.proof import proof
from kiosk.visit import Visit


@pytest.fixture
def desk(settings: Settings, clock: StoppedClock) -> Iterator[Desk]:
    pack, event = load(assets() / "packs" / "write-for-rights-2013"), settings.event
    with Ledger.open(settings.data, event=event.id, practice=True, pack_version=pack.version, clock=clock) as ledger:
        printer = printer_for(settings.printing, settings.data)
        yield Desk(
            settings, pack, ledger, Spool(settings.data / "spool", ledger, printer, settings.printing, clock), clock
        )


READY = Draft()


def at(rung: Rung, draft: Draft = READY) -> Visit:
    visit = Visit("en").begin().choose("ihar-tsikhanyuk").act(rung)
    if rung is Rung.HAND:
        return visit
    visit = visit.written(draft)
    return visit.signed("Ana Example", "") if rung is Rung.FAX else visit


def bare(text: str) -> str:
    return "".join(text.replace("•", "").split())


@pytest.mark.parametrize("rung", [Rung.HAND, Rung.PHOTO])
def test_every_line_that_is_told_stands_on_the_sheet(desk: Desk, rung: Rung) -> None:
    seen = proof(desk, at(rung))
    sheet = bare("".join(seen.lines))
    assert [line for block in seen.blocks for line in block.split("\n") if bare(line) not in sheet] == []


def test_every_line_of_a_fax_is_told(desk: Desk) -> None:
    seen = proof(desk, at(Rung.FAX))
    told = bare("".join(seen.blocks))
    assert [line for line in seen.lines if bare(line) not in told] == []


def test_a_fax_is_told_with_its_cover_and_its_signature(desk: Desk) -> None:
    cover, salutation, *_, close, name = filter(None, sheet_blocks(desk, at(Rung.FAX)))
    assert cover.startswith("Fax\nTo: ") and "\nFrom: Ana Example, Exampleville\n" in cover
    assert (name, salutation[-1], close[-1]) == ("Ana Example", ",", ",")


def test_a_sign_is_its_sentence_and_whose_case_it_is(desk: Desk) -> None:
    draft = Draft(way=Way.FREE, free="You are not\n\nalone")
    assert [*sheet_blocks(desk, at(Rung.PHOTO, draft))] == ["You are not alone", "Ihar Tsikhanyuk"]


def test_a_guide_for_a_hand_is_told_section_by_section(desk: Desk) -> None:
    blocks = [*sheet_blocks(desk, at(Rung.HAND))]
    headings = [block.split("\n")[0] for block in blocks if "\n" in block]
    assert headings == [
        "A letter by hand for Ihar Tsikhanyuk",
        "Write to",
        "What to say",
        "Sentences to copy",
        "Choose one to begin",
        "Please do",
        "Please do not",
        "Your own details",
    ]
