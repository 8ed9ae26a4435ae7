from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing import pwg
from kiosk.printing.pwg import Back, Form
from tests.printing.pwg_reader import read

A4 = "iso_a4_210x297mm"
TINY = "om_tiny_2x3mm"


class Painted:
    """Two pages of chance, which note how they were asked for."""

    def __init__(self, seed: int) -> None:
        self.asked: list[tuple[bool, bool]] = []
        self.drawn: list[bytes] = []
        self._chance = random.Random(seed)

    def __len__(self) -> int:
        return 2

    def bands(self, page: int, size: tuple[int, int], *, colour: bool, turned: bool, flipped: bool) -> Iterator[bytes]:
        self.asked.append((turned, flipped))
        row = size[0] * (3 if colour else 1)
        lines = [bytes(self._chance.choices(b"\0\xff", (1, 9), k=row)) for _ in range(size[1])]
        self.drawn.append(b"".join(lines))
        for start in range(0, size[1], 7):
            yield b"".join(lines[start : start + 7])


def form(**other: object) -> Form:
    return Form(**{"dpi": 300, "colour": False, "media": A4, "two_sided": False, "back": Back.NORMAL} | other)  # type: ignore[arg-type]


@given(lines=st.lists(st.binary(min_size=300, max_size=300), max_size=9), pixel=st.sampled_from([1, 3]))
def test_whatever_is_packed_can_be_read(lines: list[bytes], pixel: int) -> None:
    # Each line may come again, as white ones do, and each holds runs and pixels that differ.
    lines = [line[:50] + line[:1] * 150 + line[200:] for line in lines for _ in range(1 + line[0] % 3)]
    width = 300 // pixel
    head = bytearray(1796)
    head[376:380] = len(lines).to_bytes(4, "big")
    head[388:396] = (8 * pixel).to_bytes(4, "big") + (300).to_bytes(4, "big")
    packed = b"".join(pwg.packed(iter(lines), width, pixel))
    assert read(b"RaS2" + bytes(head) + packed)[0].pixels == b"".join(lines)


@pytest.mark.parametrize("count", [1, 2, 127, 128, 129, 256, 257, 600])
def test_a_white_page_of_any_length_is_read_whole(count: int) -> None:
    head = bytearray(1796)
    head[376:380] = count.to_bytes(4, "big")
    head[388:396] = (8).to_bytes(4, "big") + count.to_bytes(4, "big")
    packed = b"".join(pwg.packed(iter([b"\xff" * count * count]), count, 1))
    assert read(b"RaS2" + bytes(head) + packed)[0].pixels == b"\xff" * count * count
    assert len(packed) < 40


@pytest.mark.parametrize("colour", [False, True])
def test_a_document_is_read_back_pixel_for_pixel(colour: bool) -> None:
    painted = Painted(5)
    pages = read(b"".join(pwg.written(painted, form(colour=colour, media=TINY))))
    assert [page.pixels for page in pages] == painted.drawn
    assert pages[0].size == (24, 35)


def test_the_header_says_what_the_page_is() -> None:
    (page, _) = read(b"".join(pwg.written(Painted(1), form(media=TINY))))
    assert page.header.startswith(b"PwgRaster\0")
    assert (page.text(1732), page.field(276), page.field(280), page.field(452)) == (TINY, 300, 300, 2)
    assert (page.field(384), page.field(388), page.field(392), page.field(400), page.field(420)) == (8, 8, 24, 18, 1)
    assert (page.field(272), page.field(368), page.field(456), page.field(460)) == (0, 0, 1, 1)


def test_colour_is_srgb() -> None:
    page = read(b"".join(pwg.written(Painted(1), form(media=TINY, colour=True))))[0]
    assert (page.field(388), page.field(392), page.field(400), page.field(420)) == (24, 72, 19, 3)


@pytest.mark.parametrize("media, size", [(A4, (2480, 3508)), ("na_letter_8.5x11in", (2550, 3300))])
def test_paper_has_its_size_in_pixels(media: str, size: tuple[int, int]) -> None:
    assert form(media=media).size == size


@pytest.mark.parametrize(
    "back, asked, told",
    [
        (Back.NORMAL, (False, False), (1, 1)),
        (Back.MANUAL_TUMBLE, (False, False), (1, 1)),
        (Back.ROTATED, (True, False), (-1, -1)),
        (Back.FLIPPED, (False, True), (1, -1)),
    ],
)
def test_the_back_of_a_sheet_is_drawn_as_the_printer_wants_it(
    back: Back, asked: tuple[bool, bool], told: tuple[int, int]
) -> None:
    painted = Painted(2)
    front, behind = read(b"".join(pwg.written(painted, form(media=TINY, two_sided=True, back=back))))
    assert painted.asked == [(False, False), asked]
    assert (front.field(272), front.field(456), front.field(460)) == (1, 1, 1)
    assert (behind.field(456), behind.field(460)) == told


def test_the_second_page_of_a_sheet_with_one_side_is_no_back() -> None:
    painted = Painted(2)
    list(pwg.written(painted, form(media=TINY, back=Back.ROTATED)))
    assert painted.asked == [(False, False), (False, False)]
