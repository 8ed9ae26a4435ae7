"""A stolen laptop holds no name: of a hundred visits nothing is found in the data folder once their sheets expire."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from kiosk.campaign.pack import load
from kiosk.clock import StoppedClock
from kiosk.config import Settings
from kiosk.desk import Desk
from kiosk.ladder import Rung
from kiosk.ledger.ledger import Ledger
from kiosk.letter.draft import Draft, Way
from kiosk.printing.printer import Health, Progress, Stage
from kiosk.printing.spool import Spool
from kiosk.proof import printed, proof
from kiosk.stationery import Stationery
from kiosk.visit import Visit

VISITS = 100

CASES = {
    Rung.LETTER: "miriam-lopez",
    Rung.SOLIDARITY: "miriam-lopez",
    Rung.PETITION: "miriam-lopez",
    Rung.EMAIL: "miriam-lopez",
    Rung.FAX: "ihar-tsikhanyuk",
    Rung.PHOTO: "ihar-tsikhanyuk",
    Rung.HAND: "ihar-tsikhanyuk",
}
RUNGS = tuple(CASES)

FIRST = ("Xanthippe", "Ottokar", "Мирослава", "Þorgerður", "Ελπινίκη")
LAST = ("Mustermann", "Beispielova", "Образцова", "Dæmigerð", "Παραδειγματίδου")
TOWNS = ("Musterhausen", "Beispielstadt", "Образцово")


@dataclass
class PaperTray:
    """A printer whose sheets come out at once; it remembers what it was told of them."""

    keeps_sheets: bool = False
    looks_every: float = 5.0
    names: list[str] = field(default_factory=list)

    def ready(self) -> Health:
        return Health(True, "Ready.")

    def submit(self, document: Path, key: str, name: str) -> str:
        assert document.read_bytes().startswith(b"%PDF")
        self.names.append(f"{key} {name}")
        return key

    def status(self, ref: str, key: str) -> Progress:
        return Progress(Stage.DONE)

    def find(self, key: str) -> str | None:
        return key

    def cancel(self, ref: str, key: str) -> bool:
        return False


@dataclass
class Laptop:
    """A kiosk with its printer, and everything that a thief would find."""

    settings: Settings
    clock: StoppedClock
    ledger: Ledger
    tray: PaperTray = field(default_factory=PaperTray)

    def desk(self) -> Desk:
        return Desk(self.settings, load(self.settings.pack), self.ledger, self.spool(), self.clock)

    def spool(self) -> Spool:
        return Spool(self.settings.data / "spool", self.ledger, self.tray, self.settings.printing, self.clock)

    def prints_until(self, true: Callable[[Spool], bool]) -> None:
        """Lets the spool work as it does beside the screens."""
        spool = self.spool()
        spool.start()
        try:
            end = time.monotonic() + 60
            while not true(spool):
                assert time.monotonic() < end
                time.sleep(0.02)
        finally:
            spool.stop()

    def found(self) -> Iterator[tuple[str, str]]:
        """Every text there is: where, and what."""
        for name in self.tray.names:
            yield "a job's title", name
        for path in sorted(self.settings.data.rglob("*")):
            yield "a file's name", path.relative_to(self.settings.data).as_posix()
            if path.is_file():
                yield from texts_of(path)


def texts_of(path: Path) -> Iterator[tuple[str, str]]:
    raw = path.read_bytes()
    for coding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield f"{path.name} as {coding}", raw.decode(coding, "replace")
    if raw.startswith(b"%PDF"):
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", raw, re.DOTALL):
            try:
                yield f"a stream of {path.name}", zlib.decompressobj().decompress(stream).decode("utf-8", "replace")
            except zlib.error:
                continue
        document = pdfium.PdfDocument(raw)
        yield f"the metadata of {path.name}", " ".join(document.get_metadata_dict().values())
        for page in document:
            yield f"a page of {path.name}", page.get_textpage().get_text_bounded()


def names_of(visit: int) -> tuple[str, ...]:
    """The words that one person typed of themselves: a name that nobody else has, and a town."""
    return f"{FIRST[visit % 5]}{visit}", f"{LAST[visit % 5]}{visit}", f"{TOWNS[visit % 3]}{visit}"


def visited(desk: Desk, number: int) -> str:
    """One person's visit; returns which rung it was."""
    first, last, town = names_of(number)
    name, own = f"{first} {last}", f"I am {first} {last} and I live in {town}."
    rung = RUNGS[number % len(RUNGS)]
    case = CASES[rung]
    visit = Visit("en").begin().choose(case).act(rung)
    if rung is Rung.PETITION:
        desk.sign_petition(visit, name, town)
        return rung
    draft = Draft(way=Way.FREE, free=own, name=name, place=town, sender=f"{name}\n{number} Example Lane\n{town}")
    if rung is Rung.EMAIL:
        message = desk.message(case, rung.kind, draft, "en")
        slip = Stationery(desk).slip(case, message, "en")
        desk.lay(case, slip.pdf, "slip", "en", slip.pages)
        desk.opened_by_phone(visit.written(draft))
        return rung
    if rung is Rung.PHOTO:
        # Its writer may have put a name on the sign against all advice.
        visit = visit.written(replace(draft, free=f"{name} thinks of you"))
    elif rung is Rung.HAND:
        visit = visit.keep(draft)
    else:
        visit = visit.written(draft).signed(name, town)
    printed(desk, visit, proof(desk, visit).sheet)
    return rung


@pytest.fixture
def laptop(settings: Settings, clock: StoppedClock) -> Iterator[Laptop]:
    pack = load(settings.pack)
    with Ledger.open(settings.data, event="e", practice=True, pack_version=pack.version, clock=clock) as ledger:
        yield Laptop(settings, clock, ledger)


def test_no_name_of_a_hundred_visits_is_found_once_the_sheets_have_expired(laptop: Laptop) -> None:
    desk = laptop.desk()
    rungs = [visited(desk, number) for number in range(VISITS)]
    laptop.prints_until(lambda spool: spool.pending() == 0)
    everything = "\n".join(text for _, text in laptop.found())
    on_paper = [n for n, rung in enumerate(rungs) if rung in (Rung.LETTER, Rung.SOLIDARITY, Rung.FAX, Rung.PHOTO)]
    assert all(names_of(n)[1] in everything for n in on_paper), "the search finds what is there"

    laptop.clock.at += timedelta(minutes=laptop.settings.printing.keep_documents_minutes)
    laptop.prints_until(lambda spool: not [*(laptop.settings.data / "spool").glob("*.pdf")])
    kept = [*laptop.found()]
    for number in range(VISITS):
        for word in names_of(number):
            assert not [where for where, text in kept if word.casefold() in text.casefold()], (rungs[number], number)
    assert desk.ledger.tally(()).total == VISITS - rungs.count(Rung.HAND) and desk.ledger.verify().ok
