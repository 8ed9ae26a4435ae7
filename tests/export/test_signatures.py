"""Signatures opened with the key: what does not open keeps no other back."""

from __future__ import annotations

import csv
import os
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey

from kiosk.export.signatures import Opened, open_all, render, twice
from kiosk.ledger.model import SignatureRow
from kiosk.seal.signature import SEALED_BYTES, THROWN_AWAY, Signature, mark, seal

PAIR = PrivateKey.generate()
PUBLIC, PRIVATE = bytes(PAIR.public_key), bytes(PAIR)
AT = datetime(2026, 12, 5, 23, 30, tzinfo=UTC)


def row(name: str, number: int, case: str = "tun-aung", country: str = "Exampleland") -> SignatureRow:
    box = seal(Signature(name, country, case, "hall"), PUBLIC)
    return SignatureRow(f"{number:032x}", AT, case, "en", False, mark(PUBLIC), box)


def opened(*rows: SignatureRow) -> Opened:
    return open_all(rows, PRIVATE, PUBLIC, "hall")


def test_signatures_open_in_their_order_and_are_numbered_by_case() -> None:
    found = opened(row("Ana", 1), row("Berta", 2, "badia-east"), row("Chidi", 3))
    assert [(one.row.case_id, one.number, one.name) for one in found.signed] == [
        ("tun-aung", 1, "Ana"),
        ("badia-east", 1, "Berta"),
        ("tun-aung", 2, "Chidi"),
    ]
    assert found.faults == ()


@settings(deadline=None)
@given(at=st.integers(0, SEALED_BYTES - 1), bit=st.integers(0, 7), which=st.integers(0, 2))
def test_a_flipped_bit_is_said_by_id_and_the_others_still_open(at: int, bit: int, which: int) -> None:
    rows = [row(name, number) for number, name in enumerate(("Ana", "Berta", "Chidi"))]
    box = bytearray(rows[which].box or b"")
    box[at] ^= 1 << bit
    rows[which] = replace(rows[which], box=bytes(box))
    found = opened(*rows)
    assert found.faults == (f"The signature {rows[which].id} is damaged and can't be opened.",)
    assert [one.name for one in found.signed] == [
        name for number, name in enumerate(("Ana", "Berta", "Chidi")) if number != which
    ]


@pytest.mark.parametrize("box", [b"", b"x", os.urandom(SEALED_BYTES), os.urandom(5_000)])
def test_random_bytes_are_damage(box: bytes) -> None:
    found = opened(replace(row("Ana", 1), box=box), row("Berta", 2))
    assert len(found.faults) == 1 and [one.name for one in found.signed] == ["Berta"]


def test_a_signature_for_another_key_or_for_none_is_said_by_id() -> None:
    other = replace(row("Ana", 1), key=b"another!")
    practice = replace(row("Ana", 2), key=THROWN_AWAY)
    assert opened(other, practice, row("Berta", 3)).faults == (
        f"The signature {other.id} was sealed to another key.",
        f"The signature {practice.id} is practice, sealed to a key that nobody kept.",
    )


def test_a_signature_moved_to_another_case_or_event_does_not_count_for_it() -> None:
    moved = replace(row("Ana", 1), case_id="badia-east")
    sentence = f"The signature {moved.id} was given for another case than the one it stands beside."
    assert opened(moved).faults == (sentence,)
    assert open_all([replace(moved, case_id="tun-aung")], PRIVATE, PUBLIC, "other hall").faults == (sentence,)


def test_what_was_erased_or_voided_is_left_out_and_told() -> None:
    found = opened(replace(row("Ana", 1), box=None), replace(row("Berta", 2), voided=True), row("Chidi", 3))
    assert (found.erased, found.voided, [one.name for one in found.signed]) == (1, 1, ["Chidi"])


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Ana Example", "ana  EXAMPLE", True),
        ("Straße", "STRASSE", True),
        ("Ａｎａ", "Ana", True),
        ("Jose\u0301", "JOSÉ", True),
        ("فاطمة\u200f", "فاطمة", True),
        ("José", "Jose", False),
        ("राम", "रमा", False),
        ("Ana", "Anna", False),
    ],
)
def test_one_name_written_by_two_hands_is_found(one: str, two: str, same: bool) -> None:
    assert bool(list(twice(opened(row(one, 1), row(two, 2))))) is same


def test_the_same_name_for_two_cases_is_no_double() -> None:
    assert list(twice(opened(row("Ana", 1), row("Ana", 2, "badia-east")))) == []


def test_three_of_a_name_are_told_once() -> None:
    ((case, some),) = twice(opened(*(row("Ana", number) for number in range(3)), row("Berta", 9)))
    assert (case, [one.number for one in some]) == ("tun-aung", [1, 2, 3])


def test_a_spreadsheet_takes_no_name_for_a_formula_and_accents_stay() -> None:
    found = opened(row("=HYPERLINK(1)", 1, country="+49"), row("Łucja, «d'Été»", 2, country="@x"))
    text = render(found, "hall", practice=False, zone=ZoneInfo("Europe/Paris"))
    assert text.startswith("\ufeffevent,practice,case,number,name,country,language,day,id\r\n")
    first, second = csv.DictReader(text.removeprefix("\ufeff").splitlines())
    assert (first["name"], first["country"]) == ("'=HYPERLINK(1)", "'+49")
    assert (second["name"], second["country"], second["number"]) == ("Łucja, «d'Été»", "'@x", "2")
    # Half past eleven at night in UTC is the next day in Paris.
    assert (first["day"], first["id"], first["practice"]) == ("2026-12-06", f"{1:032x}", "no")


def test_an_excel_of_commas_gets_semicolons() -> None:
    assert "hall;yes;tun-aung;1;Ana;" in render(
        opened(row("Ana", 1)), "hall", practice=True, zone=None, excel_locale=True
    )
