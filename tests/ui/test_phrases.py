"""Phrases laid over the words: put in where they belong, or printed large, which counts as nothing."""

from __future__ import annotations

import pytest

from kiosk.campaign.phrases import LEAST, Goes, Phrase, phrases_in
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.phrasebook import Phrasebook
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.screens.phrases import PhrasesScreen
from kiosk.ui.screens.write import WriteScreen
from kiosk.ui.widgets.editor import LetterEditor
from kiosk.ui.widgets.phrase import PhraseChoice


async def to_the_words(hands, search: str, digit: str):
    """Opens a case by its name, and takes a letter (1) or a card (2)."""
    await hands.press("1")
    await hands.see(CasesScreen)
    await hands.press(*search, "enter")
    await hands.see(CaseScreen)
    await hands.press(digit)
    return await hands.see(WriteScreen if digit == "1" else MessageScreen)


async def to_the_phrases(hands, search: str, digit: str) -> PhrasesScreen:
    await to_the_words(hands, search, digit)
    await hands.press("f2")
    return await hands.see(PhrasesScreen)


@pytest.mark.parametrize("language", ["am", "ar", "es", "he", "km", "my", "ru", "tr"])
async def test_script_sound_and_meaning_are_never_cut_at_80x24(open_kiosk, desk, monkeypatch, language):
    monkeypatch.setattr(Phrasebook, "languages", (language,))
    monkeypatch.setattr(Phrasebook, "phrases", lambda self, tongue: phrases_in(desk.pack, tongue))
    # The longest meaning of each phrase, in whatever language.
    monkeypatch.setattr(Phrase, "meaning_in", lambda self, _: max(self.meaning.values(), key=len))
    async with open_kiosk() as hands:
        screen = await to_the_phrases(hands, "tun", "2")
        shown = hands.text()
        for phrase in phrases_in(desk.pack, language):
            for words in (phrase.text, phrase.transliteration, phrase.meaning_in("en")):
                assert words.split()[-1] in shown, words
        assert "Nobody who speaks it has checked this yet." in shown
        assert len(screen.query(PhraseChoice)) >= LEAST


async def test_a_digit_puts_a_phrase_behind_the_message_of_a_card(open_kiosk):
    async with open_kiosk() as hands:
        await to_the_phrases(hands, "tun", "2")
        assert "Phrases in Burmese" in hands.text()
        await hands.press("5")
        message = await hands.see(MessageScreen)
        await hands.until(lambda: message.editor.words.endswith("better days.\n\nကျန်းမာပါစေ"))
        await hands.press("f2")
        await hands.see(PhrasesScreen)


async def test_a_greeting_is_put_before_it(open_kiosk):
    async with open_kiosk() as hands:
        await to_the_phrases(hands, "tun", "2")
        await hands.press("1")
        message = await hands.see(MessageScreen)
        await hands.until(lambda: message.editor.words.startswith("မင်္ဂလာပါ\n\nWarm greetings"))


async def test_in_the_midst_of_writing_it_is_put_where_the_cursor_stands(open_kiosk):
    async with open_kiosk() as hands:
        message = await to_the_words(hands, "bolotnaya", "2")
        message.editor.focus()
        await hands.pilot.pause()
        await hands.press("ctrl+a")
        await hands.paste("The figs are ripe.")
        await hands.press(*["left"] * len("are ripe."), "f2")
        await hands.see(PhrasesScreen)
        await hands.press("2")
        await hands.see(MessageScreen)
        await hands.until(lambda: message.editor.words == "The figs Вы не забыты. are ripe.")


async def test_a_ready_letter_is_opened_to_take_one(open_kiosk):
    async with open_kiosk() as hands:
        await to_the_phrases(hands, "bolotnaya", "1")
        assert "забыты" not in hands.text()
        await hands.press("2")
        screen = await hands.see(WriteScreen)
        await hands.until(lambda: bool(screen.query("#free")))
        free = screen.query_one("#free", LetterEditor)
        await hands.until(lambda: free.words.endswith("\n\nС уважением и надеждой"))
        assert len(free.words) > 500


async def test_a_guided_letter_takes_it_among_ones_own_words(open_kiosk):
    async with open_kiosk() as hands:
        screen = await to_the_words(hands, "bolotnaya", "1")
        await hands.press("7")
        await hands.until(lambda: bool(screen.query("#why")))
        why = screen.query_one("#why", LetterEditor)
        why.focus()
        await hands.pilot.pause()
        await hands.type("I care.")
        screen.query_one("#who").focus()
        await hands.pilot.pause()
        await hands.press("f2")
        await hands.see(PhrasesScreen)
        await hands.press("3")
        await hands.see(WriteScreen)
        await hands.until(lambda: why.words == "I care.\nВсего доброго")


async def test_printing_them_is_one_sheet_and_counts_as_nothing(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await to_the_phrases(hands, "tun", "2")
        await hands.press("8")
        await hands.until(lambda: "The sheet lies in the tray" in hands.text())
        await hands.press("8", "0")
        await hands.see(MessageScreen)
    assert [job.sheet for job in desk.ledger.jobs()] == ["phrases"]
    assert desk.ledger.tally(()).total == 0 and desk.ledger.actions() == []


async def test_a_sheet_that_can_not_be_printed_is_said_calmly(open_kiosk, monkeypatch):
    def broken(*_: object) -> None:
        raise KioskError("The disk of this kiosk is full.", calm="This can't be printed just now.")

    monkeypatch.setattr(Phrasebook, "print_large", broken)
    async with open_kiosk() as hands:
        await to_the_phrases(hands, "tun", "2")
        await hands.press("8")
        await hands.until(lambda: "This can't be printed just now." in hands.text())
        assert "Print them large" in hands.text()


async def test_a_case_in_english_has_no_phrases_and_the_key_does_nothing(open_kiosk):
    async with open_kiosk() as hands:
        await to_the_words(hands, "badia", "1")
        assert "phrases in" not in hands.text()
        await hands.press("f2")
        await hands.see(WriteScreen)


async def test_several_languages_are_turned_by_nine(open_kiosk, monkeypatch):
    monkeypatch.setattr(Phrasebook, "languages", ("my", "km"))
    async with open_kiosk() as hands:
        screen = await to_the_phrases(hands, "tun", "2")
        await hands.press("9")
        await hands.until(lambda: "Phrases in Khmer" in hands.text() and "chumreap suor" in hands.text())
        await hands.press("9")
        await hands.until(lambda: "Phrases in Burmese" in hands.text())
        assert len(screen.query(PhraseChoice)) == 5


async def test_the_foot_names_the_language_in_the_writers_own(open_kiosk):
    async with open_kiosk(size=(120, 40)) as hands:
        await to_the_words(hands, "nabi", "1")
        assert "F2 phrases in Hebrew" in hands.text()


def test_the_letter_to_a_minister_has_no_phrase_for_a_prisoner(desk: Desk) -> None:
    book = Phrasebook(desk, "tun-aung", Goes.LETTER, "en")
    assert "not-forgotten" not in [phrase.id for phrase in book.phrases("my")]
