"""What one kiosk does for an attendee, with the real record, the real spool and the practice pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from nacl.public import PrivateKey

from kiosk import public_key
from kiosk.campaign.freshness import NotFresh
from kiosk.campaign.kind import Kind
from kiosk.campaign.pack import load
from kiosk.clock import StoppedClock
from kiosk.config import Settings
from kiosk.desk import Desk, NoKey, NoName
from kiosk.ledger.faults import NotCounted, NotWritten
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState, NewAction
from kiosk.letter.draft import Draft
from kiosk.letter.sheet_code import Aim, ForeignCode, Issue, NotACode, code_for
from kiosk.press import ClosedChannel
from kiosk.printing.printer import printer_for
from kiosk.printing.spool import Spool
from kiosk.seal import signature as seal
from kiosk.visit import Visit


@pytest.fixture
def desk(settings: Settings, clock: StoppedClock) -> Iterator[Desk]:
    """A desk whose spool does not work yet, so that what waits can be seen."""
    pack = load(settings.pack)
    with Ledger.open(settings.data, event="e", practice=True, pack_version=pack.version, clock=clock) as ledger:
        printer = printer_for(settings.printing, settings.data)
        yield Desk(
            settings, pack, ledger, Spool(settings.data / "spool", ledger, printer, settings.printing, clock), clock
        )


def reviewed(case: str = "tun-aung") -> Visit:
    return Visit("en").begin().choose(case).act(Kind.LETTER).written(Draft()).signed("Ana Example", "")


def test_a_finished_letter_is_counted_and_waits_for_the_printer(desk: Desk) -> None:
    visit = reviewed()
    counted = desk.finish(visit, b"%PDF")
    assert (counted.number, counted.case_number, counted.job_id) == (1, 1, visit.ticket)
    assert desk.spool.state_of(visit.ticket) is JobState.QUEUED
    assert desk.ledger.tally(("case", "kind", "language")).rows[0].keys == {
        "case": "tun-aung",
        "kind": "letter",
        "language": "en",
    }


def test_pressing_twice_is_one_letter(desk: Desk) -> None:
    visit = reviewed()
    first, second = desk.finish(visit, b"%PDF"), desk.finish(visit, b"%PDF")
    assert first == second
    assert desk.ledger.tally(()).total == 1 and len(desk.ledger.jobs()) == 1


def test_two_visits_are_two_letters_even_for_one_case(desk: Desk) -> None:
    assert [desk.finish(reviewed(), b"%PDF").case_number for _ in range(2)] == [1, 2]


def test_a_letter_that_could_not_be_counted_leaves_no_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise NotCounted("the disk is full")

    monkeypatch.setattr(desk.ledger, "record", full)
    with pytest.raises(NotCounted):
        desk.finish(reviewed(), b"%PDF")
    assert not [path for path in (desk.settings.data / "spool").glob("*.pdf")]


def test_the_least_written_case_stands_first_and_ties_keep_the_packs_order(desk: Desk) -> None:
    order = [card.id for card in desk.cards("en")]
    assert order == [case.id for case in desk.pack.cases]
    for _ in range(2):
        desk.ledger.record(NewAction(order[0], "letter", "en"))
    desk.ledger.record(NewAction(order[1], "letter", "en"))
    cards = desk.cards("en")
    assert [card.id for card in cards] == [*order[2:], order[1], order[0]]
    assert (cards[-1].letters, cards[-2].letters) == (2, 1)


def test_cards_speak_the_language_of_the_visit(desk: Desk) -> None:
    english, french = desk.cards("en")[0], desk.cards("fr")[0]
    assert english.id == french.id and english.line != french.line
    assert (english.country, french.country) == ("Ethiopia", "Éthiopie")


def test_a_language_the_pack_lacks_prints_in_the_packs_first(desk: Desk) -> None:
    assert desk.letter_language("it") == "en"
    assert desk.compose("tun-aung", Draft(), "it").language == "en"


def test_the_counter_follows_the_record(desk: Desk, clock: StoppedClock) -> None:
    desk.finish(reviewed(), b"%PDF")
    assert (desk.numbers().letters, desk.numbers().last_hour) == (1, 1)
    clock.at = clock.at.replace(hour=23)
    assert (desk.numbers().letters, desk.numbers().last_hour) == (1, 0)


def test_a_name_no_font_can_print_is_found_before_printing(desk: Desk) -> None:
    letter = desk.compose("tun-aung", replace(Draft(), name="Ana 𓀀"), "en")
    assert desk.missing(letter) == ("𓀀",)


def signing(case: str = "tun-aung") -> Visit:
    return replace(Visit("fr").begin().choose(case), ticket=uuid4().hex)


def with_key(desk: Desk, key: str, *, practice: bool = True) -> None:
    organiser = desk.settings.organiser.model_copy(update={"key": key})
    event = desk.settings.event.model_copy(update={"practice": practice})
    if not practice:
        # The last winter in which the shipped cases were fresh.
        desk.clock.at = datetime(2013, 12, 5, 12, 0, tzinfo=UTC)  # type: ignore[attr-defined]
    desk.settings = desk.settings.model_copy(update={"organiser": organiser, "event": event})
    desk.pack = desk.pack.model_copy(update={"file": desk.pack.file.model_copy(update={"practice": practice})})


def test_a_signature_is_counted_and_opens_with_the_organisers_key_alone(desk: Desk) -> None:
    pair = PrivateKey.generate()
    with_key(desk, public_key.written(bytes(pair.public_key)), practice=False)
    counted = desk.sign_petition(signing(), "  Ana\nExample ", "Exampleland")
    assert (counted.number, counted.case_number, counted.job_id) == (1, 1, None)
    (row,) = desk.ledger.signatures()
    assert (row.id, row.case_id, row.language, row.key) == (
        *(counted.id, "tun-aung", "fr"),
        bytes(pair.public_key)[:8],
    )
    assert row.box is not None
    given = seal.unseal(row.box, bytes(pair))
    assert given == seal.Signature("Ana Example", "Exampleland", "tun-aung", "test-event")
    assert desk.ledger.tally(("case", "kind")).rows[0].keys == {"case": "tun-aung", "kind": "petition"}


def test_signing_twice_with_one_ticket_is_one_signature(desk: Desk) -> None:
    visit = signing()
    first = desk.sign_petition(visit, "Ana Example", "")
    assert desk.sign_petition(visit, "Ana Example", "") == first
    assert desk.ledger.tally(()).total == len(desk.ledger.signatures()) == 1


def test_practice_without_a_key_seals_to_one_that_nobody_keeps(desk: Desk) -> None:
    assert desk.takes_signatures
    desk.sign_petition(signing(), "Ana Example", "")
    assert desk.ledger.signatures()[0].key == seal.THROWN_AWAY


def test_practice_with_a_key_can_be_tried_to_the_end(desk: Desk) -> None:
    pair = PrivateKey.generate()
    with_key(desk, public_key.written(bytes(pair.public_key)))
    desk.sign_petition(signing(), "Ana Example", "")
    box = desk.ledger.signatures()[0].box
    assert box is not None and seal.unseal(box, bytes(pair)).name == "Ana Example"


def test_a_live_event_without_a_key_takes_no_signature(desk: Desk) -> None:
    with_key(desk, "", practice=False)
    assert not desk.takes_signatures
    with pytest.raises(NoKey) as refused:
        desk.sign_petition(signing(), "Ana Example", "")
    assert str(refused.value) == (
        "This event has no key for signatures, so its petitions are closed: let kiosk init make one (--new-key), "
        "or set `key` under [organiser] in kiosk.toml."
    )
    assert refused.value.calm == "Petitions can't be signed here tonight. A letter can be written instead."
    assert desk.ledger.tally(()).total == 0


@pytest.mark.parametrize("name", ["", "   ", "\x00\u202e\n"])
def test_a_signature_needs_a_name(desk: Desk, name: str) -> None:
    with pytest.raises(NoName, match=r"^A signature needs a name\.$"):
        desk.sign_petition(signing(), name, "Exampleland")
    assert desk.ledger.tally(()).total == 0


def test_a_case_without_a_petition_takes_no_signature(desk: Desk) -> None:
    case = desk.case("tun-aung")
    file = case.file.model_copy(update={"channels": ()})
    others = tuple(one for one in desk.pack.cases if one.id != case.id)
    desk.pack = desk.pack.model_copy(update={"cases": (case.model_copy(update={"file": file}), *others)})
    with pytest.raises(ClosedChannel):
        desk.sign_petition(signing(), "Ana Example", "")


def test_a_stolen_laptop_holds_no_name_of_a_hundred_who_signed(desk: Desk) -> None:
    names = [f"Xanthippe{n} Mustermann{n}" for n in range(98)] + ["Мария Ивановна Образцова", "محمد عبد الله مثال"]
    countries = ["Exampleland", "Beispielland"]
    for n, name in enumerate(names):
        desk.sign_petition(signing(), name, countries[n % 2])
    files = {path.name: path.read_bytes() for path in desk.settings.data.rglob("*") if path.is_file()}
    # The last rows are still in the WAL alone: this is the folder of a kiosk that was pulled off the table.
    assert len(files["ledger.db-wal"]) > 100_000
    for word in {*names, *countries, *(part for name in names for part in name.split())}:
        for written in (word, word.upper(), word.casefold(), word[::-1]):
            for coding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert not [name for name, content in files.items() if written.encode(coding) in content], word
    assert len(desk.ledger.signatures()) == 100 and desk.ledger.verify().ok
    assert {len(row.box or b"") for row in desk.ledger.signatures()} == {seal.SEALED_BYTES}


def by_hand(case: str = "tun-aung", language: str = "fr") -> Visit:
    return replace(Visit(language).begin().choose(case), ticket=uuid4().hex)


def handed_out(desk: Desk, visit: Visit | None = None) -> str:
    """The code of a sheet that was handed out."""
    visit = visit or by_hand()
    code = desk.code_of(visit)
    desk.hand_out(visit, b"%PDF", code, 2)
    return code


def test_a_sheet_for_a_hand_waits_for_the_printer_and_counts_nothing(desk: Desk) -> None:
    visit = by_hand()
    handed_out(desk, visit)
    handed_out(desk, visit)
    assert desk.spool.state_of(visit.ticket) is JobState.QUEUED
    (job,) = desk.ledger.jobs()
    assert (job.sheet, job.pages, job.action_id) == ("handwriting", 2, None)
    assert desk.ledger.tally(()).total == 0 and desk.numbers().letters == 0


def test_a_letter_by_hand_counts_when_its_code_comes_back_and_once(desk: Desk, clock: StoppedClock) -> None:
    code, first_at = handed_out(desk), clock.at
    first = desk.returned(f" {code[:4]}-{code[4:8]} {code[8:].lower()}\n")
    assert (first.case_id, first.name, first.stopped) == ("tun-aung", "Dr Tun Aung", False)
    assert (first.taken.counted.number, first.taken.again, first.taken.here) == (1, False, True)
    clock.at = clock.at.replace(hour=23)
    again = desk.returned(code)
    assert (again.taken.again, again.taken.at) == (True, first_at)
    assert desk.ledger.tally(("language", "source")).rows[0].keys == {"language": "fr", "source": "paper"}
    assert desk.ledger.tally(()).total == 1 and desk.ledger.verify().ok


def test_a_letter_that_another_kiosk_handed_out_counts_here_just_the_same(desk: Desk) -> None:
    back = desk.returned(desk.sheet_code("yorm-bopha", "en", uuid4().hex))
    assert (back.case_id, back.taken.here, back.taken.counted.number) == ("yorm-bopha", False, 1)


def test_a_code_of_another_event_and_a_slip_are_told_and_count_nothing(desk: Desk) -> None:
    code = handed_out(desk)
    elsewhere = code_for(Issue("another-event", practice=True), Aim("tun-aung", "fr"), "ab" * 16, desk.aims)
    with pytest.raises(ForeignCode):
        desk.returned(elsewhere)
    with pytest.raises(NotACode):
        desk.returned(code[:-1] + ("0" if code[-1] != "0" else "1"))
    assert desk.ledger.tally(()).total == 0


def test_a_sheet_whose_case_has_left_the_pack_counts_still_where_it_was_handed_out(desk: Desk) -> None:
    code = handed_out(desk)
    desk.pack = desk.pack.model_copy(update={"cases": desk.pack.cases[2:]})
    assert desk.pack.case("tun-aung") is None
    assert (desk.returned(code).name, desk.ledger.tally(()).total) == ("tun-aung", 1)


def test_a_sheet_that_could_not_be_remembered_leaves_no_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise NotWritten("the disk is full")

    monkeypatch.setattr(desk.ledger, "hand_out", full)
    with pytest.raises(NotWritten):
        handed_out(desk)
    assert not [*(desk.settings.data / "spool").glob("*.pdf")]


def test_a_letter_for_a_case_that_has_stopped_counts_and_is_not_to_be_posted(desk: Desk, clock: StoppedClock) -> None:
    with_key(desk, "", practice=False)
    first, second = handed_out(desk), handed_out(desk)
    assert not desk.returned(first).stopped
    clock.at = clock.at.replace(year=2014, month=6)
    assert desk.returned(second).stopped
    with pytest.raises(NotFresh):
        handed_out(desk)
    assert desk.ledger.tally(()).total == 2
