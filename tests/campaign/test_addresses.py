"""A pack that gives an address in parts is read as lines, and told what is wrong with them."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.campaign.pack import load
from kiosk.campaign.show import sheet

CASE = "cases/robin-example.toml"
WORDS = "words/en.toml"
LINES = 'address = ["The Minister of Justice", "Ministry of Justice", "Example City"]'
LOCAL = '# address_local = { language = "km", lines = ["...", "..."] }'
PARTS = (
    'address_parts = { recipient = ["The Minister"], organisation = ["Ministry of Justice"], '
    'street = ["1 Example Street"], city = "Example City", region = "EX", postcode = "00000" }'
)


def in_parts(example: Any, parts: str = PARTS, country: str = "US") -> Any:
    example.change(CASE, 'country = "ZZ"', f'country = "{country}"')
    return example.change(WORDS, LINES, parts)


def test_parts_are_read_as_lines_in_the_order_of_the_destination(example: Any) -> None:
    assert in_parts(example).faults() == []
    case = load(example.path).cases[0]
    lines = ("The Minister", "Ministry of Justice", "1 Example Street", "Example City, EX 00000")
    assert case.told_in("en").address == lines
    assert "\n    Example City, EX 00000\n" in sheet(case, "en")


def test_the_order_is_that_of_the_country_the_office_lies_in(example: Any) -> None:
    in_parts(example).change(CASE, '# target_country = "ZZ" ', 'target_country = "GB" ')
    assert load(example.path).cases[0].told_in("en").address[-3:] == ("1 Example Street", "Example City, EX", "00000")


def test_the_second_block_may_be_given_in_parts_too(example: Any) -> None:
    own = 'parts = { recipient = ["法務大臣"], organisation = ["法務省"], city = "例示市", postcode = "000-0000" }'
    example.change(CASE, LOCAL, f'address_local = {{ language = "ja", {own} }}')
    in_parts(example, country="JP")
    assert example.faults() == []
    local = load(example.path).cases[0].file.address_local
    assert local is not None and local.lines == ("〒000-0000", "例示市", "法務省", "法務大臣")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            f"{LINES}\n{PARTS}",
            ["address: stands beside address_parts, and one address is printed. Keep one of the two."],
        ),
        ("", ["address: is missing. Write its lines, or what it is made of as address_parts."]),
        ("address = []", ["address: lists 0 and must list 1 to 5. Add some, or take some out."]),
        (PARTS.replace("city", "town"), ["address_parts.city: is missing. Add it.", "address_parts.town: "]),
        (
            PARTS.replace('recipient = ["The Minister"], ', ""),
            ["address_parts.recipient: is missing. Add it."],
        ),
        (
            PARTS.replace('["1 Example Street"]', '"1 Example Street"'),
            ["address_parts.street: must be a list; it says '1 Example Street'. Put [square brackets] around it."],
        ),
        (
            PARTS.replace('["1 Example Street"]', '["House A", "Yard B", "1 Example Street"]'),
            ["address_parts: come to 6 lines in the order of US, and may come to 5. Leave out what its post can"],
        ),
        (
            PARTS.replace("The Minister", "<who>"),
            ["address_parts.recipient[1]: still holds a place to fill in ('<who>'). "],
        ),
        (
            PARTS.replace("The Minister", "office@ministry.gov"),
            ["address_parts.recipient[1]: holds 'office@ministry.gov', which may belong to somebody."],
        ),
    ],
)
def test_what_is_wrong_with_an_address_is_told_where_it_stands(example: Any, written: str, said: list[str]) -> None:
    faults = in_parts(example, written).faults()
    assert len(faults) == len(said)
    for fault, start in zip(faults, said, strict=True):
        assert fault.startswith(f"{WORDS}: robin-example.{start}")


def test_a_second_block_has_lines_or_parts(example: Any) -> None:
    own = 'parts = { recipient = ["A"], city = "B" }, lines = ["A", "B"]'
    example.change(CASE, LOCAL, f'address_local = {{ language = "ja", {own} }}')
    assert example.faults() == [
        f"{CASE}: address_local.lines: stands beside parts, and one address is printed. Keep one of the two."
    ]


def test_a_second_block_of_too_many_lines_is_told_too(example: Any) -> None:
    own = 'parts = { recipient = ["A", "B", "C"], street = ["D", "E"], city = "F" }'
    example.change(CASE, LOCAL, f'address_local = {{ language = "ja", {own} }}')
    assert example.faults() == [
        f"{CASE}: address_local.parts: come to 6 lines in the order of ZZ, and may come to 5."
        " Leave out what its post can do without, or join two of a list."
    ]
