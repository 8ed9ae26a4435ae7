"""What strangers, pranks and the system do to a kiosk, and that it stays, or leaves the terminal as it was found."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import words
from booth import ENVIRONMENT, KIOSK, Booth, command, text_of
from tmux import LOOK, PATIENCE, Tmux

from kiosk.errors import KioskError
from kiosk.ledger.lock import KioskLock
from kiosk.ui.screens.thanks import BREATH
from kiosk.visit import Step

OpenBooth = Callable[..., Booth]

pytestmark = pytest.mark.terminal

FUNCTION_KEYS = [f"F{number}" for number in range(1, 13)]
WAYS_OUT = [
    "C-c",
    "C-q",
    "C-z",
    "C-\\",
    "C-p",
    "C-d",
    "C-s",
    "C-o",
    "C-l",
    "C-]",
    "M-x",
    "M-F4",
    "Escape",
    "Escape",
]
"""Keys that end, stop or open something in other programs."""

HOSTILE = (
    "\x1b]0;PWNED\x07",
    "\x1b]2;PWNED\x1b\\",
    "\x9b31m",
    "[/b]",
    "[@click=app.quit]Ann[/]",
    "[link=https://example.org]x[/link]",
    "\u202ednes",
    "\x07\x08\x7f",
    "e" + "\u0301" * 4000,
    "{name} %s $PATH `id`",
)
"""Words that are commands to somebody: to a terminal, to Textual's markup, to the order of letters, to a shell."""

LEAVE = ("C-t", "C-t", "C-t")

OTHER_SCREEN_OFF = {
    "alternate_on": "0",
    "mouse_any_flag": "0",
    "mouse_button_flag": "0",
    "mouse_sgr_flag": "0",
    "mouse_standard_flag": "0",
    "cursor_flag": "1",
}
"""A terminal as a shell has it."""


def assert_left_as_found(terminal: Tmux) -> None:
    """Neither the other screen, nor the mouse, nor a raw keyboard stays behind."""
    before, after = terminal.line_settings()
    assert after == before
    assert terminal.state() == OTHER_SCREEN_OFF


def to_the_free_letter(booth: Booth) -> None:
    """Opens a letter in the attendee's own words, empty."""
    booth.enter_until(Step.WRITE)
    booth.press("F7")
    booth.see(words.LETTER_BEGUN, "I write to you")
    booth.press("C-a", "BSpace")
    booth.see(words.LETTER_BEGUN, gone="I write to you")


def sign_and_print_it(booth: Booth) -> str:
    """Signs the letter in hand and prints it; the words of its sheet."""
    booth.press("F10")
    booth.at(Step.SIGN)
    booth.press("F10")
    return print_it(booth)


def print_it(booth: Booth) -> str:
    """Prints the page that is to be seen next; the words of its sheet."""
    booth.at(Step.REVIEW)
    booth.press("F10")
    booth.see(words.LAID)
    return text_of(booth.sheets()[0])


def test_no_key_leaves_the_first_screen(booth: Booth) -> None:
    booth.at(Step.WELCOME)
    booth.press(*WAYS_OUT, *[key for key in FUNCTION_KEYS if key != "F10"])
    booth.press("2")
    booth.see(words.heading(Step.CASES, "fr"))
    assert booth.alive()


def test_no_key_leaves_a_letter_or_costs_a_word(booth: Booth) -> None:
    to_the_free_letter(booth)
    booth.type("A word that stays.")
    booth.see("A word that stays.")
    # Escape leads back, Ctrl+Z takes a word back, and F2 to F8, F10 and F12 are ours; the others do nothing here.
    lead_nowhere = [key for key in WAYS_OUT if key not in ("Escape", "C-z") and not key.startswith("M-")]
    booth.press(*lead_nowhere, "F1", "F9", "F11")
    booth.type(" And another.")
    booth.see("A word that stays. And another.", words.heading(Step.WRITE))
    assert booth.alive()


def test_no_key_leaves_the_thanks(booth: Booth) -> None:
    booth.enter_until(Step.THANKS)
    time.sleep(BREATH)
    booth.press(*WAYS_OUT, *FUNCTION_KEYS)
    booth.at(Step.WELCOME)
    assert booth.tally()["total"] == 1


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("step", [Step.WELCOME, Step.SIGN])
def test_a_polite_signal_leaves_the_terminal_as_it_was_found(booth: Booth, name: str, step: Step) -> None:
    booth.enter_until(step)
    assert booth.state() != OTHER_SCREEN_OFF
    os.kill(booth.pid(), getattr(signal, name))
    assert booth.exit_code() == 0
    assert_left_as_found(booth)


@pytest.mark.parametrize("broken", [b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b"\xf0\x9f"])
def test_bytes_that_are_no_text_are_survived(booth: Booth, broken: bytes) -> None:
    to_the_free_letter(booth)
    booth.raw(broken)
    booth.type(" Still here.")
    booth.see("Still here.")
    assert "Still here." in sign_and_print_it(booth)


@pytest.mark.parametrize("how", ["typed", "pasted"])
def test_hostile_words_stay_words(booth: Booth, how: str) -> None:
    title = booth.title()
    to_the_free_letter(booth)
    for words_of_a_prank in HOSTILE:
        if how == "pasted":
            booth.paste(words_of_a_prank.encode())
        elif "\x1b" not in words_of_a_prank:
            booth.type(words_of_a_prank[:80])
    booth.press("Enter")
    booth.type("Calm end.")
    booth.see("Calm end.")
    assert booth.title() == title
    assert booth.alive()
    sheet = sign_and_print_it(booth)
    assert "[/b]" in sheet
    assert "[@click=app.quit]Ann[/]" in sheet
    assert "Calm end." in sheet
    assert booth.title() == title


def test_a_name_of_markup_is_printed_as_it_stands(booth: Booth) -> None:
    booth.enter_until(Step.SIGN)
    booth.press("2")
    booth.see(words.MY_NAME)
    booth.type("Ann [/b] [@click=app.quit]Lee[/]")
    booth.see("Ann [/b] [@click=app.quit]Lee[/]")
    booth.press("F10")
    assert "Ann [/b] [@click=app.quit]Lee[/]" in print_it(booth)


def test_hostile_words_in_the_search_find_nobody(booth: Booth) -> None:
    title = booth.title()
    booth.enter_until(Step.CASES)
    booth.paste("[@click=app.quit]\u202ex[/b]\x07".encode())
    booth.see("[@click=app.quit]x[/b]")
    booth.press("Escape")
    booth.see(words.heading(Step.CASES), gone="[/b]")
    assert booth.title() == title


def test_a_megabyte_pasted_is_clipped_and_the_next_key_is_heard(booth: Booth) -> None:
    to_the_free_letter(booth)
    booth.paste(b"A letter is not a book. " * 43_691)
    booth.see("not a book.")
    booth.press("C-a")
    booth.type("Short.")
    booth.see("Short.", gone="not a book.")
    assert booth.alive()


def test_the_keys_for_organisers_lead_out_with_code_0(booth: Booth) -> None:
    booth.enter_until(Step.WRITE)
    booth.press(*LEAVE)
    booth.see(words.ORGANISER, words.LEAVE)
    booth.press("1")
    assert booth.exit_code() == 0
    assert_left_as_found(booth)


def test_an_organiser_who_only_looked_finds_the_letter_where_it_was(booth: Booth) -> None:
    to_the_free_letter(booth)
    booth.type("A word that stays.")
    booth.press(*LEAVE)
    booth.see(words.ORGANISER, gone="A word that stays.")
    booth.press("0")
    booth.see("A word that stays.", words.heading(Step.WRITE))


def test_a_second_screen_on_the_same_data_is_refused(open_booth: OpenBooth) -> None:
    first = open_booth()
    first.at(Step.WELCOME)
    second = open_booth()
    assert second.exit_code() == 1
    told = second.told()
    assert "A kiosk is already open on" in told
    assert "name another folder with --data." in told
    assert "Traceback" not in told
    assert_left_as_found(second)
    first.press("Enter")
    first.at(Step.CASES)


def test_a_terminal_that_vanishes_takes_the_kiosk_with_it(booth: Booth) -> None:
    to_the_free_letter(booth)
    booth.vanish()
    # Held for the kiosk's life: once it can be taken, the next start is not refused.
    until = time.monotonic() + PATIENCE
    while True:
        try:
            KioskLock(booth.data).close()
            return
        except KioskError:
            assert time.monotonic() < until, "the kiosk outlived its terminal"
            time.sleep(LOOK)


def test_keys_pressed_in_one_breath_arrive_in_their_order(booth: Booth) -> None:
    to_the_free_letter(booth)
    booth.raw(b"teh\x7f\x7fhe letter\x01\x7fA new stret\x7f\x7f\x7fart\x1b[H1 ")
    booth.see("1 A new start")


def test_keys_pressed_before_a_screen_has_its_size_are_no_fault(booth: Booth) -> None:
    booth.enter_until(Step.CASES)
    # Its heading stands, its cards are not laid yet.
    booth.type("myanmar")
    booth.see(words.heading(Step.CASES), "Dr Tun Aung", gone="Eskinder Nega")


def test_after_a_kill_the_next_start_shows_a_clean_welcome(open_booth: OpenBooth) -> None:
    first = open_booth()
    to_the_free_letter(first)
    first.type("Nobody reads this again.")
    first.see("Nobody reads this again.")
    os.kill(first.pid(), signal.SIGKILL)
    assert first.exit_code() == 128 + signal.SIGKILL
    second = open_booth()
    second.at(Step.WELCOME)
    assert "Nobody reads this" not in second.history()
    assert second.holds("Nobody reads this") == []


BROKEN = '[event]\nid = "a b"\nname = "x"\npack = "nowhere"\n[screens]\nidle_seconds = "soon"\nlanguages = ["tlh"]\n'


def test_a_broken_config_is_told_in_sentences_all_at_once(tmux: None, tmp_path: Path) -> None:
    config = tmp_path / "broken.toml"
    config.write_text(BROKEN, "utf-8")
    with Tmux([*KIOSK, "--config", str(config)], tmp_path, environment=ENVIRONMENT) as terminal:
        assert terminal.exit_code() == 78
        told = terminal.told()
        for part in ("event.id", "screens.idle_seconds", "nobody here speaks tlh"):
            assert part in told
        assert "Traceback" not in told
        assert_left_as_found(terminal)


def test_without_a_terminal_the_screens_say_what_they_need(tmp_path: Path) -> None:
    refused = command("--data", str(tmp_path / "data"))
    assert refused.returncode == 1
    assert refused.stderr == (
        "The screens need a terminal: start kiosk in a terminal window, without redirecting it.\n"
    )
