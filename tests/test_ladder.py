"""What is open of a case, and the sentence that says why something is not."""

from __future__ import annotations

import pytest

from kiosk.assets import assets
from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Case, Pack
from kiosk.campaign.pack import load
from kiosk.catalogue import speaker
from kiosk.ladder import Ladder, Rung, ladder

SAY = speaker("en")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(assets() / "packs" / "write-for-rights-2013")


def with_channels(case: Case, *kinds: Kind) -> Case:
    """`case` with these of its channels, or with invented ones of their kinds."""
    channel = case.file.channels[0]
    channels = tuple(channel.model_copy(update={"kind": kind}) for kind in kinds)
    return case.model_copy(update={"file": case.file.model_copy(update={"channels": channels})})


def open_of(pack: Pack, *kinds: Kind, signatures: bool = True, signed: bool = False) -> Ladder:
    return ladder(with_channels(pack.cases[0], *kinds), pack, SAY, signatures=signatures, signed=signed)


def test_a_case_with_every_channel_has_every_rung_and_nothing_closed(pack: Pack) -> None:
    assert open_of(pack, *Kind) == Ladder(tuple(Rung), ())


def test_each_rung_counts_as_a_kind_of_its_own_but_a_letter_by_hand_as_a_letter() -> None:
    assert [rung.kind for rung in Rung if rung is not Rung.HAND] == [
        Kind(rung.value) for rung in Rung if rung != "hand"
    ]
    assert Rung.HAND.kind is Kind.LETTER
    assert {rung.kind for rung in Rung} == {*Kind}


def test_a_closed_channel_is_absent_and_says_why(pack: Pack) -> None:
    online = open_of(pack, Kind.EMAIL, Kind.POST, Kind.PETITION)
    assert online.rungs == (Rung.PETITION, Rung.EMAIL, Rung.POST)
    assert online.closed == ("No postal address: online only.", "This case takes no cards.")
    assert online.phone == (Rung.EMAIL, Rung.POST)
    assert open_of(pack, Kind.LETTER, Kind.SOLIDARITY).closed == ("It has no petition.",)
    assert open_of(pack, Kind.SOLIDARITY).closed == ("No postal address.", "It has no petition.")


def test_without_a_key_to_seal_with_no_petition_is_open(pack: Pack) -> None:
    found = open_of(pack, *Kind, signatures=False)
    assert Rung.PETITION not in found.rungs
    assert found.closed == ("No signatures tonight: the organisers’ key is missing.",)


def test_nobody_signs_a_petition_twice_in_one_visit(pack: Pack) -> None:
    found = open_of(pack, *Kind, signed=True)
    assert Rung.PETITION not in found.rungs and found.closed == ("You have signed its petition.",)


def test_a_post_needs_a_network(pack: Pack) -> None:
    bare = pack.model_copy(update={"file": pack.file.model_copy(update={"networks": ()})})
    assert Rung.POST not in ladder(with_channels(pack.cases[0], *Kind), bare, SAY, signatures=True).rungs
