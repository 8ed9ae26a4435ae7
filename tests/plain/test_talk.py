"""Told once, asked once: lines, numbers, silence, and what strangers type."""

from __future__ import annotations

import pytest

from kiosk.plain.choose import Go, Option, Question, Typed, choose
from kiosk.plain.talk import HEARD, Gone, Silence

ASK = Question("Which one?", ("Told.",), (Option("a", "The first"), Option("b", "The second")), "Back")


def test_a_question_is_a_heading_what_is_told_and_numbered_answers(listener) -> None:
    assert choose(listener.talk("2\r"), ASK) == "b"
    assert listener.out.getvalue() == ("\nWhich one?\nTold.\n1  The first\n2  The second\n0  Back\nYour number: \n")


@pytest.mark.parametrize("typed", ["1", " 1 ", "1.", "1)", "١", "１"])
def test_a_number_may_be_written_in_several_ways(listener, typed: str) -> None:
    assert choose(listener.talk(f"{typed}\r"), ASK) == "a"


def test_0_goes_back_and_00_starts_over(listener) -> None:
    assert choose(listener.talk("0\r"), ASK) is Go.BACK
    assert choose(listener.talk("00\r"), ASK) is Go.OVER


def test_a_question_mark_tells_it_again_and_how_to_answer(listener) -> None:
    choose(listener.talk("?\r", "1\r"), ASK)
    told = listener.out.getvalue()
    assert told.count("Which one?") == 2
    assert "0 goes back, 00 starts over, ? tells the question again." in told


@pytest.mark.parametrize("typed", ["", "7", "x", "-1", "1x"])
def test_what_is_no_answer_is_told_the_numbers_and_asked_again(listener, typed: str) -> None:
    assert choose(listener.talk(f"{typed}\r1\r"), ASK) == "a"
    assert "Please type one of these numbers and press Enter: 1, 2, 0." in listener.out.getvalue()


def test_words_are_an_answer_where_a_search_is_asked_for(listener) -> None:
    asked = Question("Who?", (), ASK.options, search="Number or name:")
    assert choose(listener.talk("tun aung\r"), asked) == Typed("tun aung")


def test_keys_are_echoed_on_a_terminal_and_not_in_a_pipe(listener) -> None:
    assert listener.talk("Ana\r", echo=True).line("My name:") == "Ana"
    assert listener.out.getvalue() == "My name: Ana\n"
    listener.talk("Ana\r").line("My name:")
    assert listener.out.getvalue().endswith("My name: \n")


def test_words_without_end_are_cut_at_their_limit_and_that_is_told(listener) -> None:
    assert listener.talk("x" * 100_000 + "\r").line("My name:", 80) == "x" * 80
    assert "99\u202f920 characters too many were left out." in listener.out.getvalue()


@pytest.mark.parametrize("end", ["\r", ".\r"])
def test_a_text_ends_with_an_empty_line_or_a_dot(listener, end: str) -> None:
    talk = listener.talk(f"One.\rTwo.\r{end}next\r")
    assert talk.lines("Your words:", 600) == ["One.", "Two."]
    assert talk.line("?") == "next"


def test_an_empty_line_in_a_paste_ends_nothing(listener) -> None:
    talk = listener.talk("One.\r\rTwo.\r", "\r", echo=True)
    assert talk.lines("Your words:", 600) == ["One.", "Two."]


def test_the_end_of_the_input_is_told_to_whoever_asks(listener) -> None:
    with pytest.raises(Gone):
        listener.talk("half a li").line("My name:")


def test_a_closed_output_is_the_end_too(listener) -> None:
    talk = listener.talk("1\r")
    listener.out.close()
    with pytest.raises(Gone):
        talk.tell("Anybody?")


def test_silence_is_asked_once_in_words_and_then_is_the_end(listener) -> None:
    talk = listener.talk(None, None)
    talk.patience = talk.idle
    with pytest.raises(Silence):
        talk.line("My name:")
    told = listener.out.getvalue()
    assert told.count("Still there? Press Enter.\nIn 20 seconds I forget what you wrote.") == 1


def test_enter_is_a_sign_of_life_and_no_answer(listener) -> None:
    talk = listener.talk("An", None, "\r", "a\r")
    talk.patience = talk.idle
    assert talk.line("My name:") == "Ana"
    assert listener.out.getvalue().endswith("I forget what you wrote.\nMy name: An\n")


def test_whoever_types_on_instead_loses_nothing(listener) -> None:
    talk = listener.talk(None, "Ana\r")
    talk.patience = talk.idle
    assert talk.line("My name:") == "Ana"


def test_what_takes_long_to_hear_is_waited_for(listener) -> None:
    talk = listener.talk(None, "1\r")
    talk.patience = 10.0
    talk.tell("word " * 400)
    with pytest.raises(Gone):
        talk.line("Your number:")
        talk.line("Your number:")
    assert talk._keys.seconds >= 10 + 1900 / HEARD


def test_nobody_is_asked_before_a_visit_begins(listener) -> None:
    with pytest.raises(AssertionError, match="waited for ever"):
        listener.talk(None).line("Your number:")
