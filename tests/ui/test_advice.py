"""The strip below what is written: one open piece of advice to press, the way to the next, and all the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from textual.app import App, ComposeResult

from kiosk.catalogue import languages, speaker
from kiosk.config import ThemeName
from kiosk.letter.courtesy import Advice
from kiosk.letter.draft import Draft
from kiosk.letter.guide.about import About, verb, why, wish
from kiosk.ui.rewrite import rewrite
from kiosk.ui.themes import THEMES
from kiosk.ui.widgets.advice import AdviceStrip
from kiosk.ui.widgets.editor import LetterEditor


def shout(draft: Draft) -> Draft:
    return replace(draft, free="calm")


LOUD = Advice(False, "capitals read like shouting", "A calm letter counts for more.", shout, verb="small letters")
WHO = Advice(False, "say who you are: it helps", "A letter from a real person weighs more.")
POLITE = Advice(True, "polite")


class Below(App[None]):
    """A strip alone in a terminal of 78 columns, as in a kiosk of 80."""

    CSS = """
    AdviceStrip { height: auto; } AdviceLine { height: 1; }
    #counsel { display: none; height: auto; } .-open #counsel { display: block; }
    #counsel Choice { min-height: 4; max-height: 5; width: auto; min-width: 16; border: solid white; padding: 0 1; }
    #counsel #mend { width: 1fr; height: auto; } #next-advice { margin-left: 1; height: auto; }
    """

    def __init__(self, language: str = "en") -> None:
        super().__init__()
        self.register_theme(THEMES[ThemeName.NIGHT])
        self.theme = THEMES[ThemeName.NIGHT].name
        self.strip = AdviceStrip(speaker(language))

    def compose(self) -> ComposeResult:
        yield self.strip


def shown(strip: AdviceStrip) -> str:
    return "\n".join(line.text for line in strip.screen._compositor.render_strips())


async def test_nothing_open_is_a_line_and_nothing_to_press():
    async with Below().run_test(size=(78, 10)) as pilot:
        pilot.app.strip.show([POLITE])
        await pilot.pause()
        assert shown(pilot.app.strip).splitlines()[0].startswith("✓ polite")
        assert not any(widget.display for widget in pilot.app.query("#mend, #next-advice"))


async def test_the_first_open_piece_stands_in_the_box_and_the_others_in_the_line():
    async with Below().run_test(size=(78, 10)) as pilot:
        pilot.app.strip.show([POLITE, LOUD, WHO])
        await pilot.pause()
        text = shown(pilot.app.strip)
        for words in ("capitals read like shouting", LOUD.why, "F4  small letters", "1 of 2", "F8"):
            assert words in text
        assert "· say who you are: it helps  ✓ polite" in text


async def test_the_next_key_goes_round_all_that_is_open():
    async with Below().run_test(size=(78, 10)) as pilot:
        strip = pilot.app.strip
        strip.show([LOUD, POLITE, WHO])
        strip.turn()
        assert strip.standing is WHO
        strip.turn()
        assert strip.standing is LOUD


async def test_who_walked_on_is_not_called_back_by_what_is_read_anew():
    async with Below().run_test(size=(78, 10)) as pilot:
        strip = pilot.app.strip
        strip.show([LOUD, WHO])
        strip.turn()
        strip.show([LOUD, replace(WHO)])
        assert strip.standing.text == WHO.text
        strip.show([LOUD])
        assert strip.standing is LOUD


async def test_heard_words_stand_beside_the_wish_as_far_as_there_is_room():
    insult = Advice(False, "holds a word that insults", "Why.", heard=("idiot", "liar", "w" * 28))
    async with Below().run_test(size=(78, 10)) as pilot:
        pilot.app.strip.show([insult])
        await pilot.pause()
        text = shown(pilot.app.strip)
        assert "holds a word that insults  “idiot”  “liar” " in text and "www" not in text.splitlines()[0][70:]


def pieces(language: str) -> Iterator[Advice]:
    """Every piece of advice that can open, in one language."""
    say = speaker(language)
    for about in About:
        yield Advice(False, wish(about, say) or "x", why(about, say), shout, about, verb(about, say))


@pytest.mark.parametrize("language", languages())
async def test_each_reason_has_room_in_80_columns_beside_the_way_to_the_next(language: str):
    async with Below(language).run_test(size=(78, 10)) as pilot:
        strip = pilot.app.strip
        for piece in pieces(language):
            strip.show([piece, POLITE, WHO])
            await pilot.pause()
            lines = strip.counsel.lines(strip.counsel.content_size.width)
            assert len(lines) <= strip.counsel.content_size.height, piece.why
            assert piece.verb in shown(strip) and piece.text in shown(strip)


class One(App[None]):
    """An editor alone."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.register_theme(THEMES[ThemeName.NIGHT])
        self.theme = THEMES[ThemeName.NIGHT].name
        self.editor = LetterEditor(text)

    def compose(self) -> ComposeResult:
        yield self.editor


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("I am a nurse. You fool. Thanks.", "I am a nurse. Thanks."),
        ("One.\n\nTwo.\n\nThree.", "One.\n\nThree."),
        ("aaa", "aa"),
        ("", "Dear Minister,\n\n"),
        ("Words.", ""),
        ("é à", "é ç à"),
    ],
)
async def test_other_words_take_the_place_of_the_old_and_one_undo_brings_them_back(old: str, new: str):
    async with One(old).run_test() as pilot:
        editor = pilot.app.editor
        rewrite(editor, new)
        assert editor.text == new
        if new.strip():
            editor.undo()
            assert editor.text == old


async def test_the_cursor_stays_in_the_words_where_it_was():
    async with One("You fool. I am a nurse.").run_test() as pilot:
        editor = pilot.app.editor
        editor.move_cursor((0, 14))
        rewrite(editor, "I am a nurse.")
        assert editor.cursor_location == (0, 4)
