"""What the spool relies on, whichever way a sheet goes: one contract, with real parts behind each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.printing.printer import ASK, OutOfOrder, Printer, Refused, Stage, Unsure
from tests.printing.pwg_reader import read
from tests.printing.real.ways import WAYS, Way, made

KEY = "3f9a2c7be1d04f5a9b8c7d6e5f4a3b2c"
OTHER = "00112233445566778899aabbccddeeff"
NAME = "tun-aung-letter"

BLIND = ("command",)
"""Says that a sheet was handed over, and can say no more."""

REMEMBERS = ("folder", "ipp to CUPS", "ipp to the printer", "ipp in pixels", "several")
"""Knows a sheet by its key when the kiosk comes back."""


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> Way:
    return made(request.param, request)


@pytest.fixture
def printer(way: Way) -> Printer:
    return way.start()


def printed(printer: Printer, ref: str, until: Any) -> None:
    until(lambda: printer.status(ref, KEY).stage not in (Stage.WAITING, Stage.PRINTING))
    assert printer.status(ref, KEY).stage is Stage.DONE


def test_a_letter_arrives_with_its_words_and_once(
    way: Way, printer: Printer, letter: Path, until: Any, words_of: Any
) -> None:
    assert printer.ready().ok
    printed(printer, printer.submit(letter, KEY, NAME), until)
    (sheet,) = way.out()
    if way.kind == "ipp in pixels":
        assert len(read(sheet.read_bytes())) == 1
    else:
        assert words_of(sheet) == words_of(letter)
        assert "Tun Aung" in words_of(sheet)


def test_one_without_sheets_says_what_it_can_and_claims_to_know_none(
    way: Way, printer: Printer, tmp_path: Path
) -> None:
    able = printer.abilities()
    assert printer.name and "/" not in printer.name
    if way.kind.startswith("ipp"):
        assert (able.two_sided, able.colour, able.raster) == (True, False, way.kind == "ipp in pixels")
        assert able.paper is not None and "A4" in able.paper
        assert able.model
    assert printer.ready().ok
    assert printer.status("kiosk-4711", OTHER).stage is Stage.UNKNOWN
    assert not printer.cancel("kiosk-4711", OTHER)
    gone = tmp_path / "gone.pdf"
    with pytest.raises(Refused) as refusal:
        printer.submit(gone, KEY, NAME)
    assert str(gone.parent) not in str(refusal.value) and gone.name not in str(refusal.value)
    assert way.out() == []


def test_a_sheet_that_was_sent_is_never_called_unsent_by_a_kiosk_that_comes_back(
    way: Way, printer: Printer, letter: Path, until: Any
) -> None:
    ref = printer.submit(letter, KEY, NAME)
    printed(printer, ref, until)
    again = way.start()
    if way.kind in REMEMBERS:
        assert again.find(KEY) == ref
    else:
        with pytest.raises(Unsure, match=r"Did this one come out\?"):
            again.find(KEY)
    assert again.status(ref, KEY).stage is Stage.DONE
    try:
        assert again.find(OTHER) is None
    except Unsure as doubt:
        # CUPS gives no proof that a sheet was never there, a program none of anything, nor does a printer that is off.
        assert str(doubt).endswith(ASK)
        assert way.kind not in ("folder", "ipp to the printer", "ipp in pixels")
    assert len(way.out()) == 1
    # What came out of a printer can't be taken back.
    assert again.cancel(ref, KEY) is (way.kind == "folder")


def test_a_sheet_that_waits_is_taken_back(way: Way, printer: Printer, letter: Path, until: Any) -> None:
    if way.machine:
        way.machine.hold()
    ref = printer.submit(letter, KEY, NAME)
    assert printer.cancel(ref, KEY) is (way.kind not in BLIND)
    if way.machine:
        way.machine.let_go()
        until(lambda: printer.status(ref, KEY).stage not in (Stage.WAITING, Stage.PRINTING))


def test_one_that_is_away_is_not_ready_takes_nothing_and_names_no_path(
    way: Way, printer: Printer, letter: Path
) -> None:
    assert printer.ready().ok
    way.away()
    health = printer.ready()
    assert not health.ok
    with pytest.raises((OutOfOrder, Refused)) as trouble:
        printer.submit(letter, KEY, NAME)
    for sentence in (health.sentence, str(trouble.value)):
        assert sentence.endswith(".") and sentence[0].isupper()
        assert str(letter.parent) not in sentence and letter.name not in sentence
