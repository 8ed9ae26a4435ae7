"""Addresses of many countries: at most six lines, the country last, nothing in them turned around."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.campaign.model import Case, Pack
from kiosk.campaign.parts import AddressParts, LocalAddress
from kiosk.campaign.postal_order import known, ordered
from kiosk.catalogue import speaker
from kiosk.letter.address import LINES_MAX, AddressTooLong, address_to, addressed, tidied
from kiosk.letter.compose import Occasion, compose
from kiosk.letter.destination import destination
from kiosk.letter.draft import Draft

DESTINATIONS = {
    "KH": (("The Minister of Justice", "Ministry of Justice", "240 Sothearos Boulevard", "Phnom Penh"), "KAMBODSCHA"),
    "MM": (("The President", "Office of the President", "Nay Pyi Taw"), "MYANMAR"),
    "ET": (("The Prime Minister", "P.O. Box 1031", "Addis Ababa"), "ÄTHIOPIEN"),
    "BH": (("His Majesty the King", "P.O. Box 555", "Manama"), "BAHRAIN"),
    "IL": (("The Minister of Defence", "37 Kaplan Street", "6473424 Tel Aviv"), "ISRAEL"),
    "BY": (("The Prosecutor General", "ul. Internatsionalnaya 22", "220030 Minsk"), "BELARUS"),
    "CN": (("The Minister of Justice", "6 Chaoyangmen Nandajie", "Beijing 100020"), "CHINA"),
    "RU": (("The Prosecutor General", "ul. Bolshaya Dmitrovka 15a", "125993 Moscow"), "RUSSLAND"),
    "TR": (("Adalet Bakanı", "Milli Müdafaa Caddesi 22", "06659 Kızılay, Ankara"), "TÜRKEI"),
    "MX": (("Attorney General", "Av. Paseo 211", "06500 Ciudad de México, CDMX"), "MEXIKO"),
    "US": (("The Attorney General", "950 Pennsylvania Avenue NW", "Washington, DC 20530"), "VEREINIGTE STAATEN"),
    "GB": (("The Home Secretary", "2 Marsham Street", "London", "SW1P 4DF"), "VEREINIGTES KÖNIGREICH"),
    "JP": (("The Minister of Justice", "1-1-1 Kasumigaseki, Chiyoda-ku", "Tokyo 100-8977"), "JAPAN"),
    "BR": (("Ministro da Justiça", "Esplanada, Bloco T", "70064-900 Brasília - DF"), "BRASILIEN"),
    "IN": (("The Minister of Home Affairs", "North Block", "New Delhi 110001"), "INDIEN"),
}


@pytest.mark.parametrize("code", DESTINATIONS)
def test_lines_keep_the_order_of_their_country_and_end_with_it(code: str) -> None:
    lines, country = DESTINATIONS[code]
    whole = addressed(lines, code, "en", home="DE", post="de")
    assert whole == (*lines, country)
    assert len(whole) <= LINES_MAX


def test_mail_within_a_country_does_not_name_it() -> None:
    assert addressed(("The Minister", "10117 Berlin"), "DE", "de", home="DE", post="de") == (
        "The Minister",
        "10117 Berlin",
    )


@pytest.mark.parametrize("last", ["Cambodia", "CAMBODIA", "Kambodscha", "KAMBODSCHA"])
def test_a_country_that_stands_there_already_is_not_named_twice(last: str) -> None:
    assert addressed(("The Minister", "Phnom Penh", last), "KH", "en", home="DE", post="de") == (
        "The Minister",
        "Phnom Penh",
        "KAMBODSCHA",
    )


def test_a_city_called_as_its_country_stays_where_mail_is_not_for_abroad() -> None:
    assert addressed(("The Minister", "Singapore"), "MM", "en")[-2:] == ("Singapore", "MYANMAR")


def test_empty_lines_are_left_out() -> None:
    assert addressed(("The Minister", "  ", "Manama"), "BH", "en") == ("The Minister", "Manama", "BAHRAIN")


def test_a_seventh_line_is_refused_with_a_sentence() -> None:
    assert len(addressed("ABCDE", "BH", "en")) == LINES_MAX
    with pytest.raises(AddressTooLong, match=r"^The address has 7 lines with its country, and may have 6\.$"):
        addressed("ABCDEF", "BH", "en")


def test_overrides_and_needless_isolates_do_not_turn_an_address() -> None:
    assert tidied(("\u202e21 teertS niaM", "\u206712 Main Street\u2069", "\u200fParis")) == (
        "21 teertS niaM",
        "12 Main Street",
        "Paris",
    )


def test_what_an_arabic_line_needs_to_be_read_stays() -> None:
    line = "شارع النيل \u206612/A\u2069"
    assert tidied((line,)) == (line,)


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_lines_are_tidied_once_and_for_all(lines: list[str]) -> None:
    tidy = tidied(lines)
    assert tidied(tidy) == tidy
    assert all(line.strip() and "\n" not in line for line in tidy)


@pytest.mark.parametrize(
    ("home", "post", "line"), [("DE", "de", "MYANMAR"), ("", "", "MYANMAR"), ("IL", "he", "מיאנמר")]
)
def test_a_letter_names_its_destination_for_the_post_it_is_given_to(
    case: Case, occasion: Occasion, home: str, post: str, line: str
) -> None:
    assert compose(case, Draft(), replace(occasion, home=home, post=post)).address[-1] == line


def test_a_french_letter_posted_in_germany_names_its_destination_in_german(pack: Pack, occasion: Occasion) -> None:
    sent = replace(occasion, say=speaker("fr"), home="DE", post="de")
    assert compose(pack.named("hakan-yaman"), Draft(), sent).address[-1] == "TÜRKEI"


def test_the_destinations_own_script_is_a_second_block_where_the_pack_has_it(case: Case, occasion: Occasion) -> None:
    assert address_to(case, "en").local == ()
    local = LocalAddress(language="my", lines=("ဥပမာ", "နေပြည်တော်"))
    told = case.model_copy(update={"file": case.file.model_copy(update={"address_local": local})})
    letter = compose(told, Draft(), occasion)
    assert (letter.local, letter.local_language) == (local.lines, "my")
    assert letter.address == compose(case, Draft(), occasion).address


@pytest.mark.parametrize("city", ["Sampleton", "例示市", "예시시"])
@pytest.mark.parametrize("code", sorted(known()))
def test_no_order_of_parts_puts_the_country_elsewhere_than_last(code: str, city: str) -> None:
    parts = AddressParts(recipient=("The Minister",), street=("1 Example Street",), city=city, postcode="00000")
    whole = addressed(ordered(parts, code), code, "en", home="ZZ", post="en")
    assert whole[-1] == destination(code, "en") and whole.count(whole[-1]) == 1
    assert whole[:-1] == ordered(parts, code)


def test_a_city_that_is_its_country_is_named_once() -> None:
    parts = AddressParts(recipient=("The Minister",), city="Singapore")
    assert addressed(ordered(parts, "SG"), "SG", "en") == ("The Minister", "SINGAPORE")
    coded = parts.model_copy(update={"postcode": "000000"})
    assert addressed(ordered(coded, "SG"), "SG", "en") == ("The Minister", "Singapore 000000", "SINGAPORE")
