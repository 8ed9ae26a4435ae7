"""Each kind of action done on a real terminal of 80 by 24, its row in the record, and the two sums apart."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
import words
from booth import FOCUS, Booth, text_of

from kiosk.ui.screens.thanks import BREATH
from kiosk.visit import Step

pytestmark = pytest.mark.terminal

OpenBooth = Callable[..., Booth]

PAPER, MESSAGE = ("Enter", "Enter", "Enter"), ("F10",)

IHAR, MIRIAM = ("ihar", "Ihar Tsikhanyuk"), ("lopez", "Miriam López")

KINDS = {
    "letter": (IHAR, ("1",), ("Sign the letter", "How would you like to sign?", "This is what will print")),
    "solidarity": (IHAR, ("2",), ("Sign the card", "How would you like to sign?", "This is what will print")),
    "fax": (IHAR, ("6", "1"), ("Sign the letter", "How would you like to sign?", "This is what will print")),
    "photo": (IHAR, ("6", "2"), ("See my sign", "This is what will print")),
}
"""Of what prints: its case, the digits from there, and what is passed by Enter alone."""

THANKS = {
    "letter": "Your letter is number {} tonight,",
    "solidarity": "Your card is number {} tonight,",
    "fax": "Your fax is number {} tonight,",
    "photo": "Your sign is number {} tonight,",
    "petition": "Your signature is number {} tonight,",
    "email": "Your e-mail is number {} tonight,",
    "sms": "Your text message is number {} tonight,",
    "post": "Your post is number {} tonight,",
}


def open_case(booth: Booth, case: tuple[str, str]) -> None:
    search, name = case
    booth.at(Step.WELCOME)
    booth.press("Enter")
    booth.at(Step.CASES)
    booth.type(search)
    booth.see(f"Search: {search}", name, FOCUS)
    booth.press("Enter")
    booth.see(name, "What would you like to do?")


def print_one(booth: Booth, kind: str) -> None:
    case, digits, passed = KINDS[kind]
    open_case(booth, case)
    for digit in digits:
        booth.press(digit)
        if digit != digits[-1]:
            booth.see("Which of the two?")
    for heading in passed:
        booth.see(heading)
        booth.press("Enter")


def sign_one(booth: Booth) -> None:
    open_case(booth, IHAR)
    booth.press("3")
    booth.see("Petition for Ihar Tsikhanyuk")
    booth.type("Ana Example")
    booth.press("F10")


def send_one(booth: Booth, digit: str) -> None:
    open_case(booth, MIRIAM)
    booth.press("4")
    booth.see("What shall your phone send?")
    booth.press(digit)
    booth.see("To my phone")
    booth.press("F10")
    booth.see("All of it is too long for the code on this screen")
    booth.press("1")
    booth.see("Point your phone")
    booth.press("1")


DO = {
    **{kind: (lambda booth, kind=kind: print_one(booth, kind)) for kind in KINDS},
    "petition": sign_one,
    "email": lambda booth: send_one(booth, "1"),
    "sms": lambda booth: send_one(booth, "2"),
    "post": lambda booth: send_one(booth, "3"),
}


def test_each_of_the_eight_kinds_is_done_and_counted_in_its_own_sum(booth: Booth) -> None:
    appeals = solidarity = 0
    for kind, do in DO.items():
        do(booth)
        apart = kind in ("solidarity", "photo")
        appeals, solidarity = appeals + (not apart), solidarity + apart
        booth.see(THANKS[kind].format(solidarity if apart else appeals))
        tally = booth.tally()
        assert (tally["appeals"], tally["solidarity"]) == (appeals, solidarity), kind
        time.sleep(BREATH)
        booth.press("Enter")
    assert (appeals, solidarity) == (6, 2)
    rows = booth.organiser("actions").stdout.splitlines()[1:]
    assert len(rows) == len(DO)
    assert all(sum(f" {kind} " in row for row in rows) == 1 for kind in DO), rows
    assert booth.organiser("verify").returncode == 0
    assert booth.holds("Ana Example") == []
    assert len(booth.sheets()) == len(KINDS)


def test_a_letter_by_hand_counts_only_when_its_code_comes_back(booth: Booth) -> None:
    open_case(booth, IHAR)
    booth.press("5")
    booth.see("One page to copy from, one to write on.")
    booth.press("Enter")
    booth.see("Your letter counts when it lies in the box.")
    assert booth.tally()["total"] == 0
    booth.see(words.said(words.LAID))
    (sheet,) = booth.sheets()
    found = re.search(r"\b[0-9A-Z]{4}(?:[- ][0-9A-Z]{1,4})+\b", text_of(sheet))
    assert found, text_of(sheet)
    assert "Counted" in booth.organiser("count", "--code", found[0]).stdout
    again = booth.organiser("count", "--code", found[0])
    assert booth.tally()["total"] == booth.tally()["appeals"] == 1, again.stdout
