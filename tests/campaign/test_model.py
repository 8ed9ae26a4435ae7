from __future__ import annotations

import pytest
from pydantic import ValidationError

from kiosk.campaign.kind import APPEALS, Kind
from kiosk.campaign.model import Pack, UnknownCase


def test_a_case_is_told_in_the_language_asked_for(practice: Pack) -> None:
    case = practice.named("tun-aung")
    assert case.told_in("fr").salutation == "Monsieur le Président,"
    assert case.told_in("fr-CA").salutation == "Monsieur le Président,"


def test_a_language_nobody_wrote_gets_the_first(practice: Pack) -> None:
    assert practice.named("tun-aung").told_in("km").salutation == "Dear President,"
    assert practice.title_in("km") == practice.titles["en"]
    assert practice.hopes_in("km") == practice.hopes["en"]
    assert practice.title_in("fr-BE") == practice.titles["fr"]


def test_a_closed_channel_is_none(practice: Pack) -> None:
    case = practice.named("tun-aung")
    channel = case.channel(Kind.FAX)
    assert channel is not None and channel.to == "+1 202 555 0102"
    assert case.channel(Kind.POST) is None


def test_an_unknown_case_is_a_sentence_that_lists_the_known(practice: Pack) -> None:
    assert practice.case("nobody") is None
    with pytest.raises(
        UnknownCase, match=r"^There is no case 'nobody' in this pack\. It has: eskinder-nega, tun-aung, "
    ):
        practice.named("nobody")


def test_appeals_go_to_an_authority_and_the_rest_to_the_person() -> None:
    assert set(Kind) - APPEALS == {Kind.SOLIDARITY, Kind.PHOTO}


def test_nothing_in_a_pack_can_be_changed_by_accident(practice: Pack) -> None:
    with pytest.raises(ValidationError):
        practice.cases[0].file.number = 2  # type: ignore[misc]
