"""A card to a person: chosen beside the letter, written or left as it is, signed, looked at, counted apart."""

from __future__ import annotations

import pytest

from kiosk.desk import Desk
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.halt import HaltScreen
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.screens.review import ReviewScreen
from kiosk.ui.screens.sign import SignScreen
from kiosk.ui.screens.thanks import ThanksScreen
from kiosk.ui.screens.write import WriteScreen


async def to_the_message(hands) -> MessageScreen:
    """Opens a case that takes cards, and takes one."""
    await hands.press("1")
    await hands.see(CasesScreen)
    await hands.press("2")
    await hands.see(CaseScreen)
    await hands.press("2")
    return await hands.see(MessageScreen)


async def test_digits_and_enter_lead_to_a_ready_card(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await to_the_message(hands)
        await hands.until(lambda: "fits the card" in hands.text())
        await hands.press("enter")
        await hands.see(SignScreen)
        assert "See my card" in hands.text()
        await hands.press("enter")
        await hands.see(ReviewScreen)
        assert "Print my card" in hands.text() and "both sides" in hands.text()
        await hands.press("enter")
        await hands.see(ThanksScreen)
        assert "Your card is number 1 tonight," in hands.text()
    tally = desk.ledger.tally(())
    assert (tally.appeals, tally.solidarity) == (0, 1)
    assert desk.spool.pending() == 1


async def test_a_card_for_later_is_kept_and_not_said_to_print_now(open_kiosk, desk: Desk):
    printing = desk.settings.printing.model_copy(update={"cards": "together"})
    desk.settings = desk.settings.model_copy(update={"printing": printing})
    async with open_kiosk() as hands:
        await to_the_message(hands)
        await hands.until(lambda: "fits the card" in hands.text())
        await hands.press("enter")
        await hands.see(SignScreen)
        await hands.press("enter")
        await hands.see(ReviewScreen)
        text = hands.text()
        assert "Keep my card" in text and "it counts now, and prints later" in text and "printed later" in text
        assert "We keep nothing" not in text and "left for people with a pen" not in text
        await hands.press("enter")
        await hands.see(ThanksScreen)
        assert "It is safe and counted." in hands.text() and "together with others" in hands.text()
    assert len(desk.spool.together()) == 1 and desk.ledger.tally(()).solidarity == 1


async def test_own_words_come_back_after_each_change_of_mind(open_kiosk):
    async with open_kiosk() as hands:
        screen = await to_the_message(hands)
        screen.editor.focus()
        await hands.pilot.pause()
        await hands.press("ctrl+a")
        await hands.paste("The figs are ripe here.")
        await hands.press("f10")
        await hands.see(SignScreen)
        await hands.press("escape")
        again = await hands.see(MessageScreen)
        assert again.editor.words == "The figs are ripe here."
        await hands.press("escape")
        await hands.see(CaseScreen)
        await hands.press("1")
        await hands.see(WriteScreen)
        assert "figs" not in hands.text()
        await hands.press("escape")
        await hands.see(CaseScreen)
        await hands.press("2")
        assert (await hands.see(MessageScreen)).editor.words == "The figs are ripe here."


async def test_words_that_no_card_holds_are_said_and_kept(open_kiosk):
    async with open_kiosk() as hands:
        screen = await to_the_message(hands)
        screen.editor.focus()
        await hands.pilot.pause()
        await hands.press("ctrl+a")
        await hands.paste("A kind word.\n" * 60)
        await hands.until(lambda: "too long for a card" in hands.text())
        await hands.press("f10")
        await hands.see(SignScreen)
        await hands.press("f10")
        await hands.see(HaltScreen)
        assert "Your words are longer than a card" in hands.text()
        await hands.press("enter")
        assert (await hands.see(MessageScreen)).editor.words.count("A kind word.") > 30


async def test_a_card_without_a_word_is_not_sent_on(open_kiosk):
    async with open_kiosk() as hands:
        screen = await to_the_message(hands)
        screen.editor.focus()
        await hands.pilot.pause()
        await hands.press("ctrl+a", "backspace", "f10")
        await hands.until(lambda: "your card has no words yet" in hands.text())
        assert hands.app.screen is screen


async def test_a_case_without_cards_says_so_and_offers_none(open_kiosk):
    async with open_kiosk() as hands:
        await hands.press("1")
        await hands.see(CasesScreen)
        await hands.press("1")
        screen = await hands.see(CaseScreen)
        assert "This case takes no cards." in hands.text()
        await hands.press("2")
        await hands.pilot.pause(0.1)
        assert hands.app.screen is screen


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
async def test_no_word_is_lost_at_the_edge_of_the_field(open_kiosk, size: tuple[int, int]):
    async with open_kiosk(size) as hands:
        screen = await to_the_message(hands)
        await hands.pilot.pause(0.1)
        rows = [line.split("│")[1] for line in hands.text().splitlines() if line.count("│") >= 2]
        assert " ".join(rows).split()[: len(screen.editor.text.split())] == screen.editor.text.split()
