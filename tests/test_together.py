"""Sheets that wait are printed together: what is queued, what is left out, and that no kill loses or doubles a card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from kiosk import doctor, together
from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Pack, UnknownCase
from kiosk.campaign.pack import load
from kiosk.catalogue import speaker
from kiosk.clock import StoppedClock
from kiosk.config import Settings
from kiosk.desk import Desk
from kiosk.ladder import Rung
from kiosk.ledger import joined as joined_module
from kiosk.ledger.joined import NotJoined
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import Job, JobState, NewAction
from kiosk.letter.card import SolidarityCard
from kiosk.letter.draft import Draft
from kiosk.letter.imprint import Imprint
from kiosk.printers import Printing
from kiosk.printing import documents as documents_module
from kiosk.printing.clerk import GONE, Clerk
from kiosk.printing.documents import Documents
from kiosk.printing.printer import Health, Progress, Stage
from kiosk.printing.spool import Spool
from kiosk.printing.tidy import tidy
from kiosk.sheets.card import card_sheet
from kiosk.sheets.join import join_pages
from kiosk.sheets.paper import A4, LETTER
from kiosk.standing import standing
from kiosk.stopped_sheets import take_out
from kiosk.thanks import Done, Fate, fares, progress
from kiosk.together import NothingWaits, print_bundle, print_cards, waiting_cases
from kiosk.typeset.fonts import library_of
from kiosk.waiting_sheets import Verb, verbs_for, waiting_sheets

UNDER_WAY = (JobState.QUEUED, JobState.SENDING, JobState.PRINTING, JobState.HELD)


@dataclass
class Paper:
    """A printer whose sheets can be read: everything that came out, and under which key."""

    keeps_sheets: bool = False
    looks_every: float = 5.0
    sheets: dict[str, bytes] = field(default_factory=dict)
    stage: Stage = Stage.DONE

    def ready(self) -> Health:
        return Health(True, "Ready.")

    def submit(self, document: Path, key: str, name: str) -> str:
        assert key not in self.sheets
        self.sheets[key] = document.read_bytes()
        return key

    def status(self, ref: str, key: str) -> Progress:
        return Progress(self.stage)

    def find(self, key: str) -> str | None:
        return key if key in self.sheets else None

    def cancel(self, ref: str, key: str) -> bool:
        return self.sheets.pop(key, None) is not None and self.stage is not Stage.DONE

    def words(self) -> Counter[str]:
        return Counter(word for pdf in self.sheets.values() for word in words(pdf))


def words(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    found = " ".join(page.get_textpage().get_text_range() for page in document).split()
    document.close()
    return [word for word in found if word.startswith("word")]


@pytest.fixture(scope="module")
def pack() -> Pack:
    """A live pack of one case, fresh in December 2026."""
    pack = load(Path(__file__).parent / "data" / "guide-pack")
    return pack.model_copy(update={"file": pack.file.model_copy(update={"practice": False})})


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Card sheets whose messages are word0, word1 … as the kiosk prints them."""
    library = library_of(tmp_path_factory.mktemp("data"))
    blank = SolidarityCard(Imprint("en", "Card"), "Name", "Hope.", (), "", "")
    made = []
    for number in range(6):
        card = SolidarityCard(Imprint("en", "Card"), "Name", "Hope.", (f"word{number}",), "", "")
        made.append(card_sheet([card, blank, blank, blank], A4, library).pdf)
    return made


@dataclass
class Night:
    """One event's folder, opened by one desk after the other."""

    settings: Settings
    pack: Pack
    clock: StoppedClock
    pages: list[bytes]
    paper: Paper = field(default_factory=Paper)

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        with Ledger.open(
            self.settings.data, event="e", practice=False, pack_version="1", clock=self.clock, machine="laptop"
        ) as ledger:
            spool = Spool(self.settings.data / "spool", ledger, self.paper, self.settings.printing, self.clock)
            yield Desk(self.settings, self.pack, ledger, spool, self.clock)

    @property
    def documents(self) -> Documents:
        return Documents(self.settings.data / "spool")

    def card(self, desk: Desk, number: int) -> str:
        """Counts the card with this number as its word."""
        ticket, action = uuid4().hex, NewAction("robin-example", Kind.SOLIDARITY, "en")
        desk.send(action, ticket, self.pages[number], "card", 2)
        return ticket

    def letter(self, desk: Desk, number: int = 0) -> str:
        ticket = uuid4().hex
        desk.send(NewAction("robin-example", Kind.LETTER, "en"), ticket, self.pages[number], "letter", 2)
        return ticket

    def work(self, desk: Desk, rounds: int = 8) -> None:
        """Prints what is queued, as the kiosk's thread would."""
        clerk = Clerk(desk.ledger, self.paper, self.documents, self.settings.printing)
        for now in range(rounds):
            clerk.round(now * 10.0)


@pytest.fixture
def night(settings: Settings, pack: Pack, clock: StoppedClock, pages: list[bytes]) -> Night:
    printing = Printing(letters="together", cards="together")
    event = settings.event.model_copy(update={"practice": False})
    return Night(settings.model_copy(update={"printing": printing, "event": event}), pack, clock, pages)


def job(desk: Desk, ticket: str) -> Job:
    found = desk.ledger.job(ticket)
    assert found is not None
    return found


def test_four_cards_are_printed_on_one_sheet_and_nothing_counts_anew(night: Night) -> None:
    with night.desk() as desk:
        tickets = [night.card(desk, number) for number in range(4)]
        night.work(desk)
        assert not night.paper.sheets and (desk.spool.pending(), desk.spool.held()) == (0, [])
        outcome = print_cards(desk, everything=False)
        (printed,) = outcome.printed
        assert (printed.job.sheet, printed.job.case_id, printed.members, printed.paper) == (
            "cards",
            "robin-example",
            4,
            1,
        )
        night.work(desk)
        assert night.paper.words() == Counter(f"word{number}" for number in range(4))
        assert {job(desk, ticket).state for ticket in tickets} == {JobState.PRINTED}
        assert desk.ledger.tally().total == 4 and desk.ledger.verify().ok


def test_only_full_sheets_are_printed_until_all_are_asked_for(night: Night) -> None:
    with night.desk() as desk:
        for number in range(6):
            night.card(desk, number)
        first = print_cards(desk, everything=False)
        assert [one.members for one in first.printed] == [4] and len(first.waiting) == 2
        assert print_cards(desk, everything=False).printed == []
        rest = print_cards(desk, everything=True)
        assert [one.members for one in rest.printed] == [2] and rest.waiting == []
        with pytest.raises(NothingWaits, match=r'^No card waits: with cards = "together" in kiosk\.toml they do\.$'):
            print_cards(desk, everything=True)
        night.work(desk)
        assert night.paper.words() == Counter(f"word{number}" for number in range(6))


def test_a_bundle_has_its_cover_on_top_and_all_letters_of_the_case(night: Night) -> None:
    with night.desk() as desk:
        letters = [night.letter(desk, number) for number in range(3)]
        card = night.card(desk, 5)
        assert waiting_cases(desk) == ["robin-example"]
        (printed,) = print_bundle(desk, "robin-example").printed
        assert (printed.job.sheet, printed.members, printed.paper, printed.job.pages) == ("bundle", 3, 7, 7)
        night.work(desk)
        (pdf,) = night.paper.sheets.values()
        assert words(pdf) == ["word0", "word1", "word2"]
        document = pypdfium2.PdfDocument(pdf)
        cover = document[0].get_textpage().get_text_range()
        assert "What lies in this bundle" in cover and "Robin" in cover and "6" in cover and len(document) == 7
        document.close()
        assert {job(desk, ticket).state for ticket in letters} == {JobState.PRINTED}
        assert job(desk, card).waits_together


def test_a_large_case_gets_several_bundles_each_with_a_cover(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "BUNDLE_PAGES", 5)
    with night.desk() as desk:
        for number in range(5):
            night.letter(desk, number)
        outcome = print_bundle(desk, "robin-example")
        assert [(one.members, one.paper) for one in outcome.printed] == [(2, 5), (2, 5), (1, 3)]
        night.work(desk)
        assert [len(words(pdf)) for pdf in night.paper.sheets.values()] == [2, 2, 1]


def test_a_case_that_is_not_there_or_has_nothing_waiting_is_said(night: Night) -> None:
    with night.desk() as desk:
        with pytest.raises(UnknownCase, match=r"^There is no case 'nobody' in this pack\. It has: "):
            print_bundle(desk, "nobody")
        with pytest.raises(NothingWaits, match=r'^No letter for robin-example waits: with letters = "together" in '):
            print_bundle(desk, "robin-example")


def test_sheets_of_stopped_cases_never_go_on_a_joint_sheet(night: Night) -> None:
    with night.desk() as desk:
        tickets = [night.card(desk, 0), night.letter(desk)]
        night.clock.at = datetime(2027, 2, 1, 12, 0, tzinfo=UTC)
        assert "robin-example" in desk.stopped_cases()
        cards, letters = print_cards(desk, everything=True), print_bundle(desk, "robin-example")
        assert (cards.printed, letters.printed) == ([], [])
        assert [one.id for one in (*cards.stopped, *letters.stopped)] == tickets
        assert take_out(desk, desk.stopped_sheets(), uncount=False) == 2


def test_taking_out_a_card_that_is_joined_already_brings_the_others_back(night: Night) -> None:
    with night.desk() as desk:
        tickets = [night.card(desk, number) for number in range(2)]
        (printed,) = print_cards(desk, everything=True).printed
        night.clock.at = datetime(2027, 2, 1, 12, 0, tzinfo=UTC)
        stopped = desk.stopped_sheets()
        assert [one.id for one in stopped] == tickets
        assert take_out(desk, stopped[:1], uncount=False) == 1
        assert job(desk, printed.job.id).state is JobState.CANCELLED
        assert job(desk, tickets[0]).state is JobState.CANCELLED and job(desk, tickets[1]).waits_together
        assert not night.documents.holds(printed.job.id) and night.documents.holds(tickets[1])


def test_a_card_for_other_paper_or_unreadable_is_left_out_and_named(night: Night, tmp_path: Path) -> None:
    card = SolidarityCard(Imprint("en", "Card"), "Name", "Hope.", ("word",), "", "")
    with night.desk() as desk:
        other = night.card(desk, 0)
        night.documents.keep(other, card_sheet([card], LETTER, library_of(tmp_path)).pdf)
        broken = night.card(desk, 1)
        night.documents.keep(broken, b"%PDF-1.7 torn")
        letter_as_card = night.card(desk, 2)
        night.documents.keep(letter_as_card, join_pages([night.pages[0]] * 2, "M"))
        good = night.card(desk, 3)
        outcome = print_cards(desk, everything=True)
        assert [one.id for one in outcome.alone] == [other, broken, letter_as_card]
        assert desk.ledger.members(outcome.printed[0].job.id) == [good]
        assert desk.spool.resume(broken) and job(desk, broken).state is JobState.QUEUED


def test_a_card_whose_page_is_lost_is_given_up_and_said(night: Night) -> None:
    with night.desk() as desk:
        lost = night.card(desk, 0)
        night.documents.erase(lost)
        outcome = print_cards(desk, everything=True)
        assert [one.id for one in outcome.gone] == [lost] and not outcome.printed
        assert (job(desk, lost).state, job(desk, lost).reason) == (JobState.GAVE_UP, GONE)


def test_a_member_is_not_printed_alone_and_its_page_stays_until_the_joint_sheet_came_out(night: Night) -> None:
    with night.desk() as desk:
        ticket = night.card(desk, 0)
        (printed,) = print_cards(desk, everything=True).printed
        spool = desk.spool
        assert not (spool.resume(ticket) or spool.cancel(ticket) or spool.came_out(ticket))
        night.paper.stage = Stage.UNKNOWN
        night.work(desk, 3)
        assert [one.id for one in spool.held()] == [printed.job.id]
        tidy(night.documents, desk.ledger, 0, night.clock.now())
        assert night.documents.holds(ticket)
        assert spool.came_out(printed.job.id)
        assert job(desk, ticket).state is JobState.PRINTED and not night.documents.holds(ticket)


def test_pages_are_erased_after_the_usual_minutes_and_a_member_can_be_printed_again(night: Night) -> None:
    with night.desk() as desk:
        ticket = night.card(desk, 0)
        print_cards(desk, everything=True)
        night.work(desk)
        tidy(night.documents, desk.ledger, 30, night.clock.now())
        copy = desk.spool.reprint(ticket)
        assert (copy.sheet, copy.first, desk.ledger.tally().total) == ("card", ticket, 1)
        tidy(night.documents, desk.ledger, 0, night.clock.now())
        assert [*night.documents.tickets()] == [copy.id]


def test_a_tray_keeps_the_joint_sheet_and_the_spool_none_of_its_pages(night: Night) -> None:
    night.paper.keeps_sheets = True
    with night.desk() as desk:
        night.card(desk, 0)
        print_cards(desk, everything=True)
        night.work(desk)
        assert [*night.documents.tickets()] == []


def test_volunteers_see_what_waits_for_others_last_and_nothing_that_is_on_a_joint_sheet(night: Night) -> None:
    say = speaker("en")
    with night.desk() as desk:
        waits = night.letter(desk)
        held = night.card(desk, 0)
        assert desk.spool.resume(held) and desk.spool.hold(held)
        night.card(desk, 1)
        (printed,) = print_cards(desk, everything=True).printed
        assert [one.id for one in waiting_sheets(desk)] == [held, printed.job.id, waits]
        assert [verbs_for(one) for one in waiting_sheets(desk)[::2]] == [tuple(Verb), (Verb.AGAIN, Verb.TAKE_BACK)]
        assert ("For later", "1 sheet") in [(one.label, one.text) for one in standing(desk, say)]
        assert any("1 wait to be printed together" in found.text for found in doctor.printer(desk))


def test_two_organisers_at_once_print_no_card_twice(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    with night.desk() as desk:
        night.card(desk, 0)
        keep = desk.spool.keep

        def meanwhile(ticket: str, pdf: bytes) -> None:
            monkeypatch.setattr(desk.spool, "keep", keep)
            print_cards(desk, everything=True)
            keep(ticket, pdf)

        monkeypatch.setattr(desk.spool, "keep", meanwhile)
        with pytest.raises(NotJoined):
            print_cards(desk, everything=True)
        night.work(desk)
        assert night.paper.words() == Counter(["word0"]) and len([*night.documents.tickets()]) == 2


@pytest.mark.parametrize("rung", [Rung.LETTER, Rung.SOLIDARITY])
def test_the_writer_reads_that_it_is_safe_and_printed_later(night: Night, rung: Rung) -> None:
    say = speaker("en")
    with night.desk() as desk:
        ticket = night.card(desk, 0)
        done = Done(None, ticket, rung, "Robin", "robin-example")
        later = "It is safe and counted. It is printed later, together with others, at the table."
        assert fares(say, desk, done, progress(desk, done)) == fares(say, desk, done, Fate()) == later
        assert "printed later" not in fares(say, desk, Done(None, ticket, Rung.HAND, "R", "robin-example"), Fate())
        print_cards(desk, everything=True)
        night.work(desk)
        assert "in the tray" in fares(say, desk, done, progress(desk, done))


def test_at_once_is_the_default_and_prints_alone(night: Night) -> None:
    night.settings = night.settings.model_copy(update={"printing": Printing()})
    with night.desk() as desk:
        assert job(desk, night.card(desk, 0)).state is JobState.QUEUED
        assert job(desk, night.letter(desk)).state is JobState.QUEUED
        assert Draft() and not desk.prints_together("letter")


class Killed(BaseException):
    """The kiosk died at this very moment."""


@dataclass
class Death:
    """Kills at the n-th place that a thing is written, before or after it."""

    at: int = 0
    passed: int = 0

    def around(self, work: Callable[..., object]) -> Callable[..., object]:
        def run(*words: object, **named: object) -> object:
            self.here()
            done = work(*words, **named)
            self.here()
            return done

        return run

    def here(self) -> None:
        self.passed += 1
        if self.passed == self.at:
            raise Killed


def test_killed_at_any_write_every_card_comes_out_exactly_once(
    night: Night, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at, died = 1, True
    while died:
        folder = tmp_path / f"night-{at}"
        folder.mkdir()
        night.settings = night.settings.model_copy(update={"data": folder})
        night.paper = Paper()
        with night.desk() as desk:
            for number in range(5):
                night.card(desk, number)
        died = _killed(night, Death(at), monkeypatch)
        _exactly_once(night)
        at += 1
    assert at > 30


def _killed(night: Night, death: Death, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Prints all cards in a kiosk that dies on the way; False once it dies of nothing any more."""
    with night.desk() as desk, monkeypatch.context() as patch:
        patch.setattr(desk.ledger._store, "write", death.around(desk.ledger._store.write))
        patch.setattr(documents_module, "write_private", death.around(documents_module.write_private))
        patch.setattr(documents_module, "erase", death.around(documents_module.erase))
        # In the middle of a transaction, which is undone whole.
        patch.setattr(joined_module, "_bind", death.around(joined_module._bind))
        patch.setattr(night.paper, "submit", death.around(night.paper.submit))
        try:
            print_cards(desk, everything=True)
            night.work(desk)
        except Killed:
            return True
    return False


def _exactly_once(night: Night) -> None:
    with night.desk() as desk:
        joint = {one.id for one in desk.ledger.jobs(*UNDER_WAY) if one.sheet == "cards"}
        for card in (one for one in desk.ledger.jobs() if one.sheet == "card"):
            assert card.waits_together or card.joined in joint or card.state is JobState.PRINTED
            assert card.state is JobState.PRINTED or night.documents.holds(card.id)
        if desk.spool.together():
            print_cards(desk, everything=True)
        night.work(desk)
        assert night.paper.words() == Counter(f"word{number}" for number in range(5))
        assert {one.state for one in desk.ledger.jobs()} == {JobState.PRINTED}
        assert desk.ledger.tally().total == 5 and desk.ledger.verify().ok


STEPS = st.lists(
    st.one_of(
        st.sampled_from(["card", "print", "all", "work", "come out", "wait", "hold", "resume", "cancel", "tidy"]),
        st.integers(1, 40),
    ),
    min_size=6,
    max_size=20,
)


def test_whatever_is_done_in_whatever_order_each_card_is_in_exactly_one_place(
    night: Night, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def walk(steps: list[str | int]) -> None:
        folder = tmp_path_factory.mktemp("night")
        night.settings = night.settings.model_copy(update={"data": folder})
        night.paper = Paper()
        for step in steps:
            if isinstance(step, int):
                with suppress(NothingWaits):
                    _killed(night, Death(step), monkeypatch)
            else:
                with night.desk() as desk:
                    _do(night, desk, step)
            with night.desk() as desk:
                _in_one_place(night, desk)

    hypothesis(max_examples=12)(given(steps=STEPS)(walk))()


def _do(night: Night, desk: Desk, step: str) -> None:
    joint = [one.id for one in desk.ledger.jobs(*UNDER_WAY) if one.sheet == "cards"]
    match step:
        case "card":
            if len(cards := [one for one in desk.ledger.jobs() if one.sheet == "card"]) < len(night.pages):
                night.card(desk, len(cards))
        case "print" | "all":
            with suppress(NothingWaits):
                print_cards(desk, everything=step == "all")
        case "work":
            night.work(desk, 2)
        case "come out" | "wait":
            night.paper.stage = Stage.DONE if step == "come out" else Stage.WAITING
        case "tidy":
            tidy(night.documents, desk.ledger, 0, night.clock.now())
        case _:
            for name in joint:
                getattr(desk.spool, step)(name)


def _in_one_place(night: Night, desk: Desk) -> None:
    jobs = desk.ledger.jobs()
    joint = {one.id: one.state for one in jobs if one.sheet == "cards"}
    cards = [one for one in jobs if one.sheet == "card"]
    for card in cards:
        under_way = joint.get(card.joined or "") in UNDER_WAY and card.state is JobState.HELD
        out = joint.get(card.joined or "") is JobState.PRINTED and card.state is JobState.PRINTED
        assert [card.waits_together, under_way, out].count(True) == 1
        assert out or night.documents.holds(card.id)
    assert all(night.documents.holds(name) for name, state in joint.items() if state in UNDER_WAY)
    assert max(night.paper.words().values(), default=0) <= 1
    assert desk.ledger.tally().total == len(cards) and desk.ledger.verify().ok
