from __future__ import annotations

import random

import pytest
from qrcode import QRCode, util
from qrcode.constants import ERROR_CORRECT_M

from kiosk.sheets import mask, qr

LINKS = [
    "https://example.org",
    "https://write.example.org/cases/2013/example-case",
    "https://www.example.org/en/documents/eur46/043/2013/en/?a=1&b=2",
    "https://example.org/" + "x" * 90,
    *(f"https://example.org/{number}" for number in range(12)),
]


@pytest.mark.parametrize("link", LINKS)
def test_a_code_is_the_one_the_library_would_choose(link: str) -> None:
    slow = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    slow.add_data(link)
    rows = tuple("".join("1" if dark else "0" for dark in row) for row in slow.get_matrix())
    assert qr.matrix(link) == rows


@pytest.mark.parametrize("count", [21, 25, 33, 45])
def test_a_penalty_is_that_of_the_standard(count: int) -> None:
    chance = random.Random(count)
    for share in (0.2, 0.5, 0.9):
        modules = [[chance.random() < share for _ in range(count)] for _ in range(count)]
        assert mask.penalty(mask.grid(modules)) == util.lost_point(modules)


def test_a_grid_gives_its_rows_back() -> None:
    modules = [[True, False, False], [False, True, True], [False, False, False]]
    assert [*mask.grid(modules).rows()] == ["100", "011", "000"]


def test_a_run_of_dark_modules_is_one_rectangle_counted_from_below() -> None:
    assert qr.path(("110", "001", "000")) == "0 2 2 1 re\n2 1 1 1 re\nf"


def test_codes_are_remembered_for_links_of_packs_within_a_bound() -> None:
    for number in range(80):
        qr.matrix(f"https://example.org/{number}")
    assert qr.matrix.cache_info().currsize <= 64
