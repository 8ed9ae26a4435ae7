"""Codes on ruled pages: what they tell, and every slip that they catch."""

from __future__ import annotations

from itertools import product
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.letter.sheet_code import LENGTH, SIGNS, Aim, ForeignCode, Issue, NotACode, code_for, found, meant, shown

LIVE = Issue("town-hall", practice=False)
AIMS = tuple(Aim(f"case-{case}", language) for case, language in product(range(12), ("en", "fr", "ar", "km")))
TICKETS = st.integers(0, 2**128 - 1).map(lambda number: f"{number:032x}")


def made(aim: Aim = AIMS[0], ticket: str = "ab" * 16) -> str:
    return code_for(LIVE, aim, ticket, AIMS)


@given(TICKETS, st.sampled_from(AIMS))
@settings(max_examples=200)
def test_a_code_tells_its_case_and_language_on_every_kiosk_of_the_event(ticket: str, aim: Aim) -> None:
    code = made(aim, ticket)
    assert len(code) == LENGTH and set(code) <= set(SIGNS)
    assert meant(code, LIVE, AIMS) == aim
    assert known(code) == known(shown(code)) == code


def test_a_ticket_has_one_code_and_two_tickets_two() -> None:
    assert made() == made()
    codes = {made(ticket=uuid4().hex) for _ in range(500)}
    assert len(codes) == 500


def test_a_code_says_no_word_of_its_case() -> None:
    assert shown(made()).count("-") == 2 and "CASE" not in made()


@pytest.mark.parametrize("issue", [Issue("town-hall", practice=True), Issue("other", practice=False)])
def test_a_code_of_another_event_or_of_practice_means_nothing_here(issue: Issue) -> None:
    passed = [meant(made(ticket=uuid4().hex), issue, AIMS) for _ in range(200)]
    assert sum(aim is not None for aim in passed) <= 1


def known(typed: str) -> str:
    """The code that `typed` is understood as, of those that were made for this event."""
    return found(typed, lambda code: code if meant(code, LIVE, AIMS) else None)


def test_every_slip_of_one_sign_is_caught() -> None:
    for code in (made(), made(ticket="cd" * 16)):
        for place, sign in product(range(LENGTH), SIGNS):
            wrong = code[:place] + sign + code[place + 1 :]
            # What another country's keyboard makes of a scanner (Z for Y, Q for A, Z for W) is set right.
            if wrong != code and {code[place], sign} not in ({"Y", "Z"}, {"A", "Q"}, {"W", "Z"}):
                with pytest.raises(NotACode):
                    known(wrong)


def test_two_neighbours_that_changed_places_are_caught() -> None:
    for ticket in ("ab" * 16, "cd" * 16, "ef" * 16):
        code = made(ticket=ticket)
        for place in range(LENGTH - 2):
            wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            if wrong != code:
                with pytest.raises(NotACode):
                    known(wrong)


def test_a_sound_code_of_another_event_is_told_apart_from_a_slip() -> None:
    other = code_for(Issue("other", practice=False), AIMS[0], "ab" * 16, AIMS)
    with pytest.raises(ForeignCode, match=r"^This code is of another event, or of practice: it is not counted here\.$"):
        known(other)


@pytest.mark.parametrize(
    "typed", ["", "K7QM", "K7QM-4TXR-9PB", "K7QM4TXR9PBDX", "U" * 12, "привет мир!!", "0" * 11 + "!"]
)
def test_what_is_no_code_is_said_in_a_sentence(typed: str) -> None:
    with pytest.raises(NotACode, match=r"^That is no code as it is printed: please look at it again, sign by sign\.$"):
        known(typed)


def test_a_code_may_be_typed_small_with_blanks_and_with_signs_that_look_alike() -> None:
    code = next(code for code in (made(ticket=uuid4().hex) for _ in range(500)) if "0" in code and "1" in code)
    for typed in (code.lower(), f"  {shown(code).replace('-', ' ')}\n", code.replace("0", "o").replace("1", "l")):
        assert known(typed) == code
    arabic = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    wide = "".join(chr(ord(char) + 0xFEE0) for char in code)
    assert known(arabic) == known(wide) == code


def test_a_scanner_is_understood_where_the_machine_has_german_or_french_keys() -> None:
    german = str.maketrans("YZ", "ZY")
    french = str.maketrans("1234567890AQZWM", "&é\"'(-è_çàQAWZ?")
    codes = [made(ticket=uuid4().hex) for _ in range(50)]
    assert any({"Y", "Z"} & {*code} for code in codes) and any("M" in code for code in codes)
    for code in codes:
        for keys in (german, french):
            assert known(code.translate(keys)) == code
