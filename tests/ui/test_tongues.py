"""A letter that is read in one language and prints in another, or in both."""

from __future__ import annotations

import threading
from uuid import uuid4

import pytest

from kiosk.campaign.model import Pack
from kiosk.catalogue import speaker
from kiosk.desk import Desk
from kiosk.ladder import Rung
from kiosk.letter.draft import Draft, Way
from kiosk.proof import both_sheet, proof
from kiosk.reader import CaseReader
from kiosk.sheets.sheet import TooLong
from kiosk.stationery import Order, Stationery
from kiosk.tongues import Tongues
from kiosk.ui.mirror.part import AHEAD, BACK
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.pick import PickScreen
from kiosk.ui.screens.review import ReviewScreen
from kiosk.ui.screens.sign import SignScreen
from kiosk.ui.screens.thanks import ThanksScreen
from kiosk.ui.screens.tongues import TonguesScreen
from kiosk.ui.screens.write import WriteScreen
from kiosk.ui.widgets.pairs import Column
from kiosk.visit import Step, Visit

KHMER = "ឯកឧត្តម"


async def to_the_letter(hands, search: str = "bopha") -> WriteScreen:
    """Opens a case by its name and takes a letter."""
    await hands.press("1")
    await hands.see(CasesScreen)
    await hands.press(*search, "enter")
    await hands.see(CaseScreen)
    await hands.press("1")
    return await hands.see(WriteScreen)


async def to_the_tongues(hands, *keys: str, search: str = "bopha") -> TonguesScreen:
    await to_the_letter(hands, search)
    await hands.press(*keys, "f3")
    return await hands.see(TonguesScreen)


async def print_it(hands) -> None:
    await hands.press("f10")
    await hands.see(SignScreen)
    await hands.press("f10")
    await hands.see(ReviewScreen)
    await hands.press("enter")
    await hands.see(ThanksScreen)


def languages(desk: Desk) -> list[str]:
    return [row.language for row in desk.ledger.actions()]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_both_stand_side_by_side_and_the_targets_is_offered_first(open_kiosk, size):
    async with open_kiosk(size=size) as hands:
        await to_the_tongues(hands)
        shown = hands.text()
        assert "1  ✓ English" in shown and "2  Khmer" in shown and "3  Both" in shown
        assert "Dear Minister," in shown and KHMER in shown
        assert "Nobody who speaks it has checked this yet." in shown


async def test_a_letter_chosen_in_khmer_prints_and_counts_in_khmer(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await to_the_tongues(hands, search="bopha")
        await hands.press("2")
        await hands.until(lambda: "2  ✓ Khmer" in hands.text())
        await hands.press("0")
        await hands.see(WriteScreen)
        await hands.until(lambda: "prints in Khmer" in hands.text())
        assert "Dear Minister," in hands.text() and KHMER not in hands.text()
        await print_it(hands)
    assert languages(desk) == ["km"]


async def test_both_on_paper_is_one_letter_in_the_targets_language(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await to_the_tongues(hands)
        await hands.press("3")
        await hands.until(lambda: "3  ✓ Both" in hands.text())
        await hands.press("f10")
        await hands.see(WriteScreen)
        await hands.until(lambda: "prints in Khmer and English" in hands.text())
        await print_it(hands)
    assert languages(desk) == ["km"] and desk.ledger.tally(()).total == 1


async def test_what_was_chosen_can_be_taken_back(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await to_the_tongues(hands)
        await hands.press("3")
        await hands.until(lambda: "3  ✓ Both" in hands.text())
        await hands.press("1")
        await hands.until(lambda: "1  ✓ English" in hands.text())
        await hands.press("escape")
        await hands.see(WriteScreen)
        assert "prints in" not in hands.text() and "F3 language" in hands.text()
        await print_it(hands)
    assert languages(desk) == ["en"]


async def test_the_choice_outlives_a_change_of_mind(open_kiosk):
    async with open_kiosk() as hands:
        await to_the_tongues(hands)
        await hands.press("2")
        await hands.until(lambda: "2  ✓ Khmer" in hands.text())
        await hands.press("0")
        await hands.see(WriteScreen)
        await hands.press("escape")
        await hands.see(CaseScreen)
        await hands.press("1")
        await hands.see(WriteScreen)
        assert "prints in Khmer" in hands.text()


async def test_own_words_are_not_translated_and_the_ready_letter_is_offered(open_kiosk):
    async with open_kiosk() as hands:
        await to_the_tongues(hands, "7")
        assert "Your own words print as you write them: nobody here translates." in hands.text()
        assert "The ready letter can print in Khmer." in hands.text() and KHMER not in hands.text()
        await hands.press("1")
        await hands.until(lambda: KHMER in hands.text())
        await hands.press("2")
        await hands.until(lambda: "2  ✓ Khmer" in hands.text())
        await hands.press("0")
        screen = await hands.see(WriteScreen)
        await hands.until(lambda: "prints in Khmer" in hands.text() and "6  ✓ A ready letter" in hands.text())
        assert screen._words() == Draft(way=Way.READY, print_in="km")


async def test_back_from_the_offer_the_own_words_stand(open_kiosk):
    async with open_kiosk() as hands:
        await to_the_tongues(hands, "8")
        await hands.press("f3")
        screen = await hands.see(WriteScreen)
        await hands.until(lambda: "8  ✓ My own words" in hands.text())
        assert screen._words().way is Way.FREE


async def test_own_words_tell_no_other_language_until_the_ready_letter_stands_again(open_kiosk):
    async with open_kiosk() as hands:
        await to_the_tongues(hands)
        await hands.press("2")
        await hands.until(lambda: "2  ✓ Khmer" in hands.text())
        await hands.press("0")
        await hands.see(WriteScreen)
        await hands.press("f7")
        await hands.until(lambda: "prints in" not in hands.text())
        await hands.press("f5")
        await hands.until(lambda: "prints in Khmer" in hands.text())


async def test_any_other_language_can_be_picked(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await to_the_tongues(hands)
        await hands.press("8")
        await hands.see(PickScreen)
        assert "Khmer" in hands.text()
        french = desk.letter_languages("yorm-bopha").index("fr") + 1
        await hands.press("0")
        await hands.see(TonguesScreen)
        await hands.press("8")
        await hands.see(PickScreen)
        await hands.press(str(french))
        await hands.see(TonguesScreen)
        await hands.until(lambda: "2  ✓ French" in hands.text() and "Monsieur le Ministre" in hands.text())
        await hands.press("0")
        await hands.see(WriteScreen)
        await hands.until(lambda: "prints in French" in hands.text())


async def test_both_that_find_no_room_on_one_page_are_said(open_kiosk, monkeypatch):
    monkeypatch.setattr(Tongues, "both_fit", lambda *_: False)
    async with open_kiosk() as hands:
        await to_the_tongues(hands)
        await hands.press("3")
        await hands.until(lambda: "Both find no room on one page" in hands.text())
        assert "2  ✓ Khmer" in hands.text()


async def test_both_stands_for_whoever_leaves_before_it_was_measured(open_kiosk, monkeypatch):
    measured = threading.Event()
    monkeypatch.setattr(Tongues, "both_fit", lambda *_: measured.wait(5))
    async with open_kiosk() as hands:
        await to_the_tongues(hands)
        await hands.press("3")
        await hands.until(lambda: "3  ✓ Both" in hands.text())
        await hands.press("0")
        screen = await hands.see(WriteScreen)
        measured.set()
        await hands.until(lambda: "prints in Khmer and English" in hands.text())
        assert screen._words().both


async def test_each_language_runs_its_own_way(open_kiosk):
    async with open_kiosk() as hands:
        screen = await to_the_tongues(hands, search="nabi")
        await hands.until(lambda: "page 1 of" in hands.text())
        assert [column.ways_at(0) for column in screen.query(Column)] == [((0, AHEAD),), ((0, BACK),)]


async def test_the_pages_of_both_turn_together(open_kiosk):
    async with open_kiosk() as hands:
        await to_the_tongues(hands)
        await hands.until(lambda: "page 1 of" in hands.text())
        await hands.press("pagedown")
        await hands.until(lambda: "page 2 of" in hands.text())
        assert "Dear Minister," not in hands.text()


def test_a_beginning_that_the_other_language_lacks_is_not_promised(desk: Desk) -> None:
    case = desk.case("yorm-bopha")
    letter = case.letters["km"]
    short = case.model_copy(update={"letters": {"km": letter.model_copy(update={"openers": letter.openers[:1]})}})
    desk.pack = desk.pack.model_copy(update={"cases": (short,)})
    reader = CaseReader(desk, "yorm-bopha", "en", speaker("en"))
    draft = Draft(opener=2, print_in="km")
    first, chosen = reader.letter(Draft()), reader.letter(draft)
    assert chosen.paragraphs == first.paragraphs != reader.letter(Draft(opener=2)).paragraphs
    said = [piece.text for piece in reader.advice(chosen, draft)]
    assert "in Khmer it begins as you read it here" in said and "fits one page" in said
    assert reader.tongues.pairs(draft, "km")[1][0] == first.paragraphs[0].text
    assert not any("begins" in piece.text for piece in reader.advice(first, Draft(print_in="km")))


def test_every_letter_in_a_targets_language_fits_beside_the_writers(desk: Desk, pack: Pack) -> None:
    for case in pack.cases:
        for language in case.letters:
            draft = Draft(name="Ana Example", print_in=language, both=True)
            assert both_sheet(desk, case.id, draft, "en") is not None, (case.id, language)


def test_two_that_find_no_room_beside_each_other_go_below_or_one_prints_alone(desk: Desk, monkeypatch) -> None:
    asked = []

    def too_long(self: Stationery, *args: object) -> None:
        asked.append(args[-1])
        raise TooLong(2)

    monkeypatch.setattr(Stationery, "bilingual", too_long)
    draft = Draft(print_in="km", both=True)
    assert both_sheet(desk, "yorm-bopha", draft, "en") is None
    assert asked == [Order(reading="en"), Order(reading="en", gloss=True)]
    visit = Visit("en", Step.REVIEW, case_id="yorm-bopha", drafts={"yorm-bopha": draft})
    assert KHMER in " ".join(proof(desk, visit).blocks)


def test_a_proof_holds_one_language_or_both(desk: Desk) -> None:
    def blocks(draft: Draft) -> str:
        visit = Visit("en", Step.REVIEW, case_id="yorm-bopha", drafts={"yorm-bopha": draft})
        return " ".join(proof(desk, visit).blocks)

    for draft, khmer, english in [
        (Draft(), False, True),
        (Draft(print_in="km"), True, False),
        (Draft(print_in="km", both=True), True, True),
        (Draft(way=Way.GUIDED, print_in="km", both=True), False, True),
    ]:
        assert ((KHMER in blocks(draft)), ("Dear Minister," in blocks(draft))) == (khmer, english)


def test_a_fax_goes_in_one_language_and_a_guide_in_its_writers(desk: Desk) -> None:
    draft = Draft(print_in="my", both=True)

    def words(rung: Rung) -> str:
        visit = Visit("en", Step.REVIEW, rung, case_id="tun-aung", drafts={"tun-aung": draft}, ticket=uuid4().hex)
        return " ".join(proof(desk, visit).lines)

    assert "ဆရာဝန်" in words(Rung.FAX) and "I write to you" not in words(Rung.FAX)
    assert "I write to you" in words(Rung.HAND) and "ဆရာဝန်" not in words(Rung.HAND)


async def test_a_fax_is_offered_each_language_alone(open_kiosk):
    async with open_kiosk() as hands:
        say, desk = speaker("en"), await hands.app.opening.desk()
        reader = CaseReader(desk, "tun-aung", "en", say, Rung.FAX)
        draft = Draft(print_in="my", both=True)
        hands.app.push_screen(WriteScreen(say, reader, draft))
        await hands.see(WriteScreen)
        await hands.until(lambda: "prints in Burmese" in hands.text())
        assert "and English" not in hands.text()
        await hands.press("f3")
        await hands.see(TonguesScreen)
        assert "2  ✓ Burmese" in hands.text() and "Both" not in hands.text() and "1-2 choose" in hands.text()
