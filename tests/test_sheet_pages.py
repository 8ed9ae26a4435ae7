"""A print job says how many pages its sheet has, whatever was printed and whichever way."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
import pytest

from kiosk.campaign.pack import load
from kiosk.campaign.phrases import Goes
from kiosk.clock import StoppedClock
from kiosk.config import Settings
from kiosk.desk import Desk
from kiosk.ladder import Rung
from kiosk.ledger.ledger import Ledger
from kiosk.letter.draft import Draft, Way
from kiosk.phrasebook import Phrasebook
from kiosk.printing.printer import printer_for
from kiosk.printing.spool import Spool
from kiosk.proof import printed, proof
from kiosk.visit import Visit


@pytest.fixture
def desk(settings: Settings, clock: StoppedClock) -> Iterator[Desk]:
    """A desk whose spool does not work, so that its pages lie there."""
    pack = load(settings.pack)
    with Ledger.open(settings.data, event="e", practice=True, pack_version=pack.version, clock=clock) as ledger:
        printer = printer_for(settings.printing, settings.data)
        spool = Spool(settings.data / "spool", ledger, printer, settings.printing, clock)
        yield Desk(settings, pack, ledger, spool, clock)


def told_and_true(desk: Desk) -> tuple[int, int]:
    """The pages that the one job claims, and those that lie in the spool."""
    (job,) = desk.ledger.jobs()
    return job.pages, len(pdfium.PdfDocument(desk.settings.data / "spool" / f"{job.id}.pdf"))


@pytest.mark.parametrize(
    ("rung", "pages"), [(Rung.LETTER, 1), (Rung.SOLIDARITY, 2), (Rung.FAX, 1), (Rung.PHOTO, 1), (Rung.HAND, 2)]
)
def test_every_sheet_that_a_visit_prints_says_its_pages(desk: Desk, rung: Rung, pages: int) -> None:
    visit = Visit("en").begin().choose("ihar-tsikhanyuk").act(rung)
    draft = Draft(way=Way.FREE, free="You are not alone.", sender="Ana Example")
    visit = visit.keep(draft) if rung is Rung.HAND else visit.written(draft)
    printed(desk, visit, proof(desk, visit).sheet)
    assert told_and_true(desk) == (pages, pages)


def test_a_sheet_of_phrases_says_its_pages(desk: Desk) -> None:
    Phrasebook(desk, "miriam-lopez", Goes.CARD, "en").print_large("es")
    told, true = told_and_true(desk)
    assert told == true
