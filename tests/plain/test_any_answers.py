"""Whatever is answered, in whatever order: the visit in lines breaks nowhere and writes nothing but text."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from listener import Listener

NUMBERS = st.sampled_from(["0", "00", *map(str, range(1, 10)), "9", "9", "1", "1"])
WORDS = st.one_of(st.sampled_from(["?", "", ".", "lopez", "Ana Example", "a nurse"]), st.text(max_size=12))
BEGUN = st.sampled_from(
    ["1", "1 lopez 1", "1 lopez 1 1 3", "1 lopez 1 3 1", "1 lopez 1 4 1 9", "1 ihar 1 6 2", "1 ihar 1 4"]
)
ANSWERS = st.lists(st.one_of(NUMBERS, NUMBERS, NUMBERS, WORDS), max_size=30)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(BEGUN, ANSWERS)
def test_no_answers_break_a_visit(desk, begun: str, answers: list[str]) -> None:
    someone = Listener(desk)
    told = someone.hears(*begun.split(), *answers, visits=3, echo=True)
    assert someone.code in (0, None), "it broke"
    assert not re.search(r"[\x00-\x07\x09\x0b-\x1f\x7f-\x9f]", told)
    assert not (desk.settings.data / "crashes").exists()
