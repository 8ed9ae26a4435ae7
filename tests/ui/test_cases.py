"""The cases: the least written first, searched by typing, narrowed by country and issue, in pages."""

from __future__ import annotations

from textual import events

from kiosk.campaign.kind import Kind
from kiosk.ledger.model import NewAction
from kiosk.sieve import Sieve, issue_names
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.pick import PickScreen
from kiosk.ui.screens.story import StoryScreen
from kiosk.ui.screens.welcome import WelcomeScreen
from kiosk.ui.screens.write import WriteScreen
from kiosk.ui.widgets.card import CaseCard
from kiosk.ui.widgets.pages import Pages


async def at_cases(hands) -> CasesScreen:
    await hands.press("1")
    return await hands.see(CasesScreen)


def shown(hands) -> list[str]:
    return [card.value for card in hands.app.screen.query(CaseCard)]


async def test_the_least_written_stand_first(open_kiosk, desk):
    written = {"eskinder-nega", "tun-aung", "yorm-bopha"}
    for case_id in written:
        desk.ledger.record(NewAction(case_id, Kind.LETTER, "en"))
    async with open_kiosk() as hands:
        await at_cases(hands)
        first = shown(hands)
        assert len(first) == 6 and not written & set(first)
        await hands.press("9")
        await hands.pilot.pause()
        assert set(shown(hands)[-3:]) == written
        assert "1 here so far" in hands.text()


async def test_nine_turns_the_pages_round_and_round(open_kiosk):
    async with open_kiosk() as hands:
        await at_cases(hands)
        first = shown(hands)
        assert "page 1 of 2" in hands.text()
        await hands.press("9")
        await hands.pilot.pause()
        assert not set(first) & set(shown(hands))
        await hands.press("pagedown")
        await hands.pilot.pause()
        assert shown(hands) == first


async def test_a_larger_terminal_shows_eight(open_kiosk):
    async with open_kiosk((120, 40)) as hands:
        await at_cases(hands)
        assert len(shown(hands)) == 8


async def test_any_letter_begins_a_search_without_accents_or_case(open_kiosk):
    async with open_kiosk() as hands:
        await at_cases(hands)
        await hands.type("LOPEZ")
        await hands.pilot.pause()
        assert shown(hands) == ["miriam-lopez"]
        await hands.press("backspace", *["backspace"] * 4)
        await hands.pilot.pause()
        assert len(shown(hands)) == 6
        await hands.type("/fforced")
        await hands.press(*["backspace"] * 7)
        await hands.pilot.pause()


async def test_a_slash_lets_a_search_begin_with_f_or_g(open_kiosk):
    async with open_kiosk() as hands:
        await at_cases(hands)
        await hands.type("/gover")
        await hands.pilot.pause()
        assert type(hands.app.screen) is CasesScreen
        assert "Search: gover" in hands.text()


async def test_a_search_that_finds_nobody_says_so_and_esc_ends_it(open_kiosk):
    async with open_kiosk() as hands:
        await at_cases(hands)
        await hands.type("zzz")
        await hands.pilot.pause()
        assert "nobody found" in hands.text() and shown(hands) == []
        await hands.press("escape")
        await hands.pilot.pause()
        assert len(shown(hands)) == 6
        await hands.press("escape")
        await hands.see(WelcomeScreen)


async def test_a_country_leaves_its_cases_and_all_countries_brings_them_back(open_kiosk):
    async with open_kiosk() as hands:
        await at_cases(hands)
        await hands.press("f")
        await hands.see(PickScreen)
        await hands.press("2")
        await hands.see(CasesScreen)
        await hands.pilot.pause()
        assert shown(hands) == ["bahrain-thirteen"]
        await hands.press("f")
        await hands.see(PickScreen)
        await hands.press("1")
        await hands.see(CasesScreen)
        await hands.pilot.pause()
        assert len(shown(hands)) == 6


async def test_an_issue_is_picked_from_pages_and_esc_picks_none(open_kiosk):
    async with open_kiosk() as hands:
        await at_cases(hands)
        await hands.touch("#issue")
        await hands.see(PickScreen)
        await hands.press("escape")
        await hands.see(CasesScreen)
        await hands.press("f")
        pick = await hands.see(PickScreen)
        await hands.press("9")
        await hands.pilot.pause()
        assert pick.focused.digit == 1 and "Nigeria" in hands.text()


async def test_back_from_a_case_returns_to_it(open_kiosk):
    async with open_kiosk() as hands:
        await at_cases(hands)
        await hands.press("9")
        await hands.pilot.pause()
        chosen = shown(hands)[3]
        await hands.press("4")
        await hands.see(CaseScreen)
        await hands.press("0")
        await hands.see(CasesScreen)
        await hands.pilot.pause()
        assert hands.app.focused.value == chosen


async def test_a_resize_lays_the_cards_anew_and_keeps_the_focus(open_kiosk):
    async with open_kiosk() as hands:
        await at_cases(hands)
        await hands.press("right", "down")
        focused = hands.app.focused.value
        await hands.pilot.resize_terminal(120, 40)
        await hands.until(lambda: len(shown(hands)) == 8)
        assert hands.app.focused.value == focused


async def test_news_is_marked_on_its_card(open_kiosk):
    async with open_kiosk() as hands:
        await at_cases(hands)
        await hands.type("bopha")
        await hands.pilot.pause()
        assert "news" in hands.text()
        await hands.press("enter")
        await hands.see(CaseScreen)
        assert "released on bail" in hands.text()


async def test_the_whole_story_is_paged_and_may_be_told_for_children(open_kiosk):
    async with open_kiosk() as hands:
        await at_cases(hands)
        await hands.type("yaman")
        await hands.press("enter")
        await hands.see(CaseScreen)
        await hands.press("m")
        story = await hands.see(StoryScreen)
        pages = story.query_one(Pages)
        if pages.count > 1:
            await hands.press("9")
            assert pages.page == 1
        await hands.press("1")
        await hands.pilot.pause()
        assert pages.page == 0 and "Told in full" in hands.text()
        await hands.press(*["9"] * pages.count)
        await hands.see(WriteScreen)


def test_every_issue_of_the_model_has_a_name(desk):
    from kiosk.campaign.model import Issue
    from kiosk.catalogue import speaker

    assert set(issue_names(speaker("en"))) == set(Issue)


def test_a_sieve_wants_every_word(desk):
    cards = desk.cards("en")
    assert [card.id for card in Sieve(search="aung doctor").sift(cards)] == []
    assert [card.id for card in Sieve(search="aung dr").sift(cards)] == ["tun-aung"]
    assert len(Sieve().sift(cards)) == 12


async def test_a_name_typed_with_enter_in_one_breath_opens_its_case(open_kiosk):
    async with open_kiosk() as hands:
        await at_cases(hands)
        for char in "bopha":
            hands.app.post_message(events.Key(char, char))
        hands.app.post_message(events.Key("enter", "\r"))
        await hands.see(CaseScreen)
        assert "Yorm Bopha" in hands.text()
