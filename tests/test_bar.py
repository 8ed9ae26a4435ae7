from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.bar import BLOCKS, LETTERS, WIDTH, drawn, share
from kiosk.ledger.model import JobState


def test_a_bar_fills_as_the_sheets_before_come_out_and_then_with_its_own() -> None:
    way = [(2, JobState.QUEUED), (1, JobState.QUEUED), (0, JobState.SENDING), (0, JobState.PRINTING)]
    assert [round(share(2, before, state), 2) for before, state in way] == [0.0, 0.2, 0.6, 0.8]
    assert share(2, 0, JobState.PRINTED) == 1.0


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(JobState)), max_size=20), st.integers(0, 9))
def test_it_never_goes_back_and_never_leaves_its_cells(way: list[tuple[int, JobState]], first: int) -> None:
    shares = [0.0]
    for before, state in way:
        shares.append(share(first, before, state, shares[-1]))
    assert shares == sorted(shares) and shares[-1] <= 1.0
    assert all(len(drawn(part)) == WIDTH for part in shares)


@pytest.mark.parametrize("signs", [BLOCKS, LETTERS])
def test_it_looks_full_only_when_the_sheet_is_out(signs: tuple[str, str]) -> None:
    assert drawn(0.0, signs) == signs[1] * WIDTH
    assert drawn(0.999, signs) == signs[0] * (WIDTH - 1) + signs[1]
    assert drawn(1.0, signs) == signs[0] * WIDTH


def test_a_terminal_with_a_small_font_gets_plain_letters() -> None:
    assert drawn(0.5, LETTERS, 8) == "####...."
