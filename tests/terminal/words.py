"""What stands on the screens: the one place where the tests of this folder know a sentence of theirs."""

from __future__ import annotations

import re

from kiosk.catalogue import speaker
from kiosk.visit import Step

HEADINGS = {
    Step.WELCOME: "Write a letter",
    Step.CASES: "Who would you like to write for?",
    Step.CASE: "What would you like to do?",
    Step.WRITE: "Sign the letter",
    Step.SIGN: "How would you like to sign?",
    Step.REVIEW: "This is what will print",
    Step.THANKS: "Your letter is number {number} tonight,",
}
"""What the screen of a step shows and no other screen of a visit does."""

WRITE_A_LETTER = "A letter"
SIGN_THE_LETTER = "Sign the letter"
SEE_MY_LETTER = "See my letter"
PRINT_MY_LETTER = "Print my letter"
KEEP_MY_LETTER = "Keep my letter"
KEPT_SAFE = "It is kept safe"
THANK_YOU = "Thank you!"
PRINT_MY_NAME = "Print my name"
MY_NAME = "My name"
WHO_I_AM = "I am ..."
WHY = "What moves me"
HOW_IT_READS = "How it reads"
LETTER_BEGUN = "What this letter asks"
DONE = "I am done"
LAID = "Your page lies in the tray."
START_OVER = "Start over?"
START_OVER_KEY = "9"
REFUSED = "Before it prints"
STILL_THERE = "Are you still there?"
TOO_SMALL = "This window is too small."
KEPT = "What you wrote is kept."
ORGANISER = "For the organiser"
LEAVE = "Leave the program"
NOT_COUNTED = "That did not work yet"
TRY_AGAIN = "Try again"
BACK_TO_LETTER = "Back to my letter"
FIRST_TONIGHT = "Yours can be the first tonight."


def heading(step: Step, language: str = "en") -> str:
    """What says in `language` that this step has come."""
    return said(HEADINGS[step], language)


def said(sentence: str, language: str = "en") -> str:
    """The longest stretch of `sentence` in `language` that holds no value put in."""
    return max((part.strip() for part in re.split(r"\{\w+\}", speaker(language)(sentence))), key=len)
