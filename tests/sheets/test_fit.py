from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Pack
from kiosk.campaign.phone import Network
from kiosk.catalogue import speaker
from kiosk.letter.draft import Draft
from kiosk.letter.handover import BY_PHONE, Cut, Message, cuts, message
from kiosk.sheets.fit import Fit, cuts_that_fit, fits, fits_paper, fits_screen, meter
from kiosk.text import graphemes

NETWORK = Network(name="Example", link="https://social.example/share?text={text}", most=500)
LIKE = "I ask you to release Dr Tun Aung at once and unconditionally."
ASK = Message(Kind.SMS, "+12025550110", text=LIKE, like=LIKE)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(BY_PHONE), st.sampled_from([2, 5, 9, 10, 13]))
def test_any_text_fits_or_says_by_how_much_it_does_not(text: str, kind: Kind, most: int) -> None:
    made = Message(kind, "a@example.org", "Case", text, " @b", NETWORK, "", LIKE)
    fit = fits(made, most)
    assert fit.used == len(graphemes(text))
    assert fit.fits == (fit.used <= fit.room and fit.version > 0)
    if fit.over:
        shorter = replace(made, text="".join(graphemes(text)[: -fit.over]))
        one_more = replace(made, text="".join(graphemes(text)[: fit.room + 1]))
        assert fits(shorter, most).fits or fit.room == 0
        assert not fits(one_more, most).fits


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(min_size=1, max_size=20))
def test_more_words_never_leave_more_room_for_themselves(text: str, more: str) -> None:
    before, after = (fits(replace(ASK, text=words), 5) for words in (text, text + more))
    assert before.version >= after.version if after.version == 0 else before.version <= after.version


def test_the_room_is_that_of_the_writers_own_language() -> None:
    khmer = replace(ASK, text="", like="សូមដោះលែងវេជ្ជបណ្ឌិត")
    rooms = [fits_screen(replace(ASK, text="", like=like), 40, 120).room for like in (LIKE, "Прошу вас ", khmer.like)]
    assert rooms == sorted(rooms, reverse=True)
    assert rooms[0] > 2 * rooms[1] > 2 * rooms[2]


@pytest.mark.parametrize(("rows", "columns", "room"), [(24, 80, 62), (40, 120, 294)])
def test_a_larger_screen_has_more_room(rows: int, columns: int, room: int) -> None:
    fit = fits_screen(ASK, rows, columns)
    assert fit.fits and fit.used == len(LIKE)
    assert fit.room == room


def test_a_network_may_take_less_than_the_code() -> None:
    short = Network(name="Short", link=NETWORK.link, most=60)
    made = Message(Kind.POST, "@b", text=LIKE, ending=" @b", network=short, like=LIKE)
    fit = fits_paper(made)
    assert fit == Fit(fit.version, len(LIKE), 57) and fit.over == len(LIKE) - 57 and not fit.fits


def test_what_is_too_long_without_a_text_has_no_room() -> None:
    made = Message(Kind.EMAIL, "a@example.org", "x" * 200, "Words.", like=LIKE)
    fit = fits_screen(made, 24, 80)
    assert (fit.version, fit.room, fit.over) == (0, 0, 6)
    assert fits_screen(made, 3, 10) == Fit(0, 6, 0)


def test_the_meter_counts_and_then_says_how_much_is_too_much() -> None:
    say = speaker("en")
    assert meter(Fit(7, 87, 152), say) == "fits the code: 87 of 152"
    assert meter(Fit(0, 153, 152), say) == "1 character too many for the code"
    assert meter(Fit(0, 190, 152), say) == "38 characters too many for the code"
    assert meter(Fit(0, 6, 0), say) == "too much for the code on this screen"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_message_of_the_practice_pack_can_be_sent_from_the_smallest_screen(pack: Pack, language: str) -> None:
    for case in pack.cases:
        for kind in BY_PHONE:
            for network in pack.networks:
                if case.channel(kind):
                    whole = message(case, kind, Draft(), speaker(language), network)
                    assert Cut.SHORTER in cuts_that_fit(cuts(whole, case, language), 24, 80), (case.id, kind)
                    assert Cut.WHOLE in cuts_that_fit(cuts(whole, case, language), 40, 120), (case.id, kind)
