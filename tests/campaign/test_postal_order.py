"""One address, as the posts of the world read it; every value is an example and belongs to nobody."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.campaign.country import country_codes
from kiosk.campaign.model import Pack
from kiosk.campaign.parts import AddressParts
from kiosk.campaign.postal_order import known, order, ordered

PARTS = AddressParts(
    recipient=("The Minister of Justice",),
    street=("1 Example Street",),
    city="Sampleton",
    region="EX",
    postcode="00000",
)
BELOW = {
    "DE": ("1 Example Street", "00000 Sampleton", "EX"),
    "FR": ("1 Example Street", "00000 Sampleton", "EX"),
    "ET": ("1 Example Street", "00000 Sampleton", "EX"),
    "TN": ("1 Example Street", "00000 Sampleton", "EX"),
    "US": ("1 Example Street", "Sampleton, EX 00000"),
    "CA": ("1 Example Street", "Sampleton EX 00000"),
    "AU": ("1 Example Street", "Sampleton EX 00000"),
    "NZ": ("1 Example Street", "Sampleton 00000", "EX"),
    "GB": ("1 Example Street", "Sampleton", "EX", "00000"),
    "IE": ("1 Example Street", "Sampleton", "EX", "00000"),
    "RU": ("1 Example Street", "Sampleton", "EX", "00000"),
    "UA": ("1 Example Street", "Sampleton", "EX", "00000"),
    "KZ": ("1 Example Street", "Sampleton", "EX", "00000"),
    "EG": ("1 Example Street", "Sampleton", "EX", "00000"),
    "ZA": ("1 Example Street", "Sampleton", "EX", "00000"),
    "BY": ("1 Example Street", "00000, Sampleton", "EX"),
    "IT": ("1 Example Street", "00000 Sampleton EX"),
    "ES": ("1 Example Street", "00000 Sampleton EX"),
    "TR": ("1 Example Street", "00000 Sampleton/EX"),
    "MX": ("1 Example Street", "00000 Sampleton, EX"),
    "HN": ("1 Example Street", "Sampleton, EX", "00000"),
    "BR": ("1 Example Street", "Sampleton-EX", "00000"),
    "CO": ("1 Example Street", "Sampleton, EX, 00000"),
    "IN": ("1 Example Street", "Sampleton-00000", "EX"),
    "BD": ("1 Example Street", "Sampleton - 00000", "EX"),
    "NG": ("1 Example Street", "Sampleton 00000", "EX"),
    "IL": ("1 Example Street", "Sampleton 00000", "EX"),
    "BH": ("1 Example Street", "Sampleton 00000", "EX"),
    "KH": ("1 Example Street", "Sampleton 00000", "EX"),
    "MM": ("1 Example Street", "Sampleton, 00000", "EX"),
    "ID": ("1 Example Street", "Sampleton", "EX 00000"),
    "VN": ("1 Example Street", "Sampleton", "EX 00000"),
    "TH": ("1 Example Street", "Sampleton", "EX 00000"),
    "PH": ("1 Example Street", "Sampleton", "00000 EX"),
    "HU": ("Sampleton, EX", "1 Example Street", "00000"),
    "JP": ("1 Example Street", "Sampleton, EX 00000"),
    "CN": ("1 Example Street", "Sampleton, EX 00000"),
    "KR": ("1 Example Street", "Sampleton, EX 00000"),
    "IR": ("1 Example Street", "Sampleton", "EX", "00000"),
    "ZZ": ("1 Example Street", "00000 Sampleton", "EX"),
}


@pytest.mark.parametrize("code", BELOW)
def test_an_address_is_written_in_the_order_of_its_country(code: str) -> None:
    assert ordered(PARTS, code) == ("The Minister of Justice", *BELOW[code])


@pytest.mark.parametrize(
    ("code", "city", "lines"),
    [
        ("JP", "例示市", ("〒000-0000", "見本県例示市旧町", "一丁目", "法務省", "法務大臣")),
        ("JP", "さいたま市", ("〒000-0000", "見本県さいたま市旧町", "一丁目", "法務省", "法務大臣")),
        ("CN", "例示市", ("000-0000", "見本県例示市旧町", "一丁目", "法務省", "法務大臣")),
        ("TW", "例示市", ("000-0000", "見本県例示市旧町", "一丁目", "法務省", "法務大臣")),
        ("KR", "예시시", ("見本県 예시시 旧町", "一丁目", "法務省", "法務大臣", "000-0000")),
        ("IR", "نمونه", ("法務省", "法務大臣", "見本県", "نمونه، 旧町", "一丁目", "000-0000")),
        ("RU", "Примерск", ("法務大臣", "法務省", "一丁目", "旧町", "Примерск, 見本県", "000-0000")),
        ("JP", "Примерск", ("法務大臣", "法務省", "一丁目", "旧町", "Примерск, 見本県 000-0000")),
    ],
)
def test_a_script_of_ones_own_has_an_order_of_its_own(code: str, city: str, lines: tuple[str, ...]) -> None:
    parts = AddressParts(
        recipient=("法務大臣",),
        organisation=("法務省",),
        street=("一丁目",),
        district="旧町",
        city=city,
        region="見本県",
        postcode="000-0000",
    )
    assert ordered(parts, code) == lines


@pytest.mark.parametrize(
    ("code", "left_out", "line"),
    [
        ("US", "region", "Sampleton 00000"),
        ("US", "postcode", "Sampleton, EX"),
        ("BR", "region", "Sampleton"),
        ("IN", "postcode", "Sampleton"),
        ("TR", "region", "00000 Sampleton"),
        ("TR", "postcode", "Sampleton/EX"),
        ("BY", "postcode", "Sampleton"),
        ("GT", "postcode", "Sampleton"),
        ("CO", "region", "Sampleton, 00000"),
    ],
)
def test_a_part_left_out_takes_its_comma_along(code: str, left_out: str, line: str) -> None:
    assert line in ordered(PARTS.model_copy(update={left_out: ""}), code)


def test_the_sign_of_the_japanese_post_is_not_written_twice_nor_alone() -> None:
    parts = AddressParts(recipient=("法務大臣",), city="例示市", postcode="〒000-0000")
    assert ordered(parts, "JP") == ("〒000-0000", "例示市", "法務大臣")
    assert ordered(parts.model_copy(update={"postcode": ""}), "JP") == ("例示市", "法務大臣")


@pytest.mark.parametrize(
    ("code", "rows"),
    [
        ("DE", ("1 Example Street", "Old Town", "00000 Sampleton")),
        ("US", ("1 Example Street", "Old Town", "Sampleton 00000")),
        ("MX", ("1 Example Street", "Old Town", "00000 Sampleton")),
        ("JP", ("1 Example Street", "Old Town", "Sampleton 00000")),
        ("TH", ("1 Example Street", "Old Town, Sampleton", "00000")),
        ("PH", ("1 Example Street", "Old Town, Sampleton", "00000")),
        ("HU", ("Sampleton", "Old Town", "1 Example Street", "00000")),
    ],
)
def test_a_district_has_its_place_as_well(code: str, rows: tuple[str, ...]) -> None:
    assert ordered(PARTS.model_copy(update={"district": "Old Town", "region": ""}), code)[1:] == rows


@pytest.mark.parametrize(
    ("code", "rows"),
    [
        ("GB", ("Sampleton, EX", "00000")),
        ("RU", ("Sampleton, EX", "00000")),
        ("ZZ", ("00000 Sampleton, EX",)),
        ("KH", ("Sampleton 00000, EX",)),
        ("KZ", ("Sampleton, EX", "00000")),
    ],
)
def test_a_region_joins_the_city_where_there_would_be_a_seventh_line(code: str, rows: tuple[str, ...]) -> None:
    offices = {"organisation": ("Ministry of Justice", "Room 1")[: 1 if len(rows) == 2 else 2]}
    assert ordered(PARTS.model_copy(update=offices), code)[-len(rows) :] == rows


def test_each_entry_of_a_list_has_a_line() -> None:
    parts = AddressParts(recipient=("A", "B"), organisation=("C", "D"), street=("E", "F"), city="Sampleton")
    assert ordered(parts, "US") == ("A", "B", "C", "D", "E", "F", "Sampleton")


def test_every_order_names_every_part_once() -> None:
    for code in known():
        for city in ("Sampleton", "例示市", "예시시", "نمونه", "ตัวอย่าง"):
            assert sorted(re.findall(r"\{(\w+)\}", order(code, city))) == sorted(AddressParts.model_fields), code


def test_the_order_of_most_countries_is_known(practice: Pack) -> None:
    assert len(known()) > 180
    assert known() <= {*country_codes()}
    assert {case.file.destination for case in practice.cases} <= known()


def test_a_country_nobody_described_is_written_as_most_of_europe() -> None:
    assert "PS" not in known() and order("PS") == order("DE")


_WORD = st.text("abcdefghijklmnopqrstuvwxyz0123456789例市예시نم", min_size=1, max_size=6)
_CODES = st.sampled_from([*sorted(known()), "ZZ", "PS"])


@st.composite
def addresses(draw: st.DrawFn) -> AddressParts:
    """Any address: each part with a mark of its own, so that it is found again, and any left out but two."""
    some = [f"<{name}:{draw(_WORD)}>" for name in ("r", "o", "p", "s", "t", "d", "c", "e", "z")]
    r, o, p, s, t, d, c, e, z = (part if draw(st.booleans()) else "" for part in some)
    return AddressParts(
        recipient=(r or some[0],),
        organisation=tuple(filter(None, (o, p))),
        street=tuple(filter(None, (s, t))),
        district=d,
        city=c or some[6],
        region=e,
        postcode=z,
    )


@given(addresses(), _CODES)
def test_no_part_is_lost_none_stands_twice_and_no_line_is_empty(parts: AddressParts, code: str) -> None:
    lines = ordered(parts, code)
    text = "\n".join(lines)
    given_parts = [value for value in parts.model_dump().values() if value]
    flat = [part for value in given_parts for part in ((value,) if isinstance(value, str) else value)]
    assert [text.count(part) for part in flat] == [1] * len(flat)
    assert all(line and line == line.strip(" ,،-/") for line in lines)
    assert sorted(re.findall(r"<[^>]*>", text)) == sorted(flat)
