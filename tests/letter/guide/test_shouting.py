"""Loud words, and the same ones calmly."""

from __future__ import annotations

import pytest

from kiosk.letter.guide.shouting import calmed, shouts

NAMES = frozenset({"Robin", "Example"})
QUIET = frozenset({"robin", "example", "bbc"})


@pytest.mark.parametrize(
    ("loud", "calm"),
    [
        ("PLEASE RELEASE ROBIN EXAMPLE NOW.", "Please release Robin Example now."),
        ("Please help!!!", "Please help!"),
        ("Why ?!?!", "Why ?"),
        ("This is NOT A CRIME.", "This is not a crime."),
    ],
)
def test_shouting_is_said_calmly(loud: str, calm: str) -> None:
    assert shouts(loud, QUIET)
    assert calmed(loud, NAMES, QUIET) == calm
    assert not shouts(calm, QUIET)


@pytest.mark.parametrize(
    "text", ["I heard of it on the BBC.", "I AM a nurse.", "Thank you!", "About ROBIN EXAMPLE.", ""]
)
def test_a_little_emphasis_is_let_be(text: str) -> None:
    assert not shouts(text, QUIET)
    assert calmed(text, NAMES, QUIET) == text
