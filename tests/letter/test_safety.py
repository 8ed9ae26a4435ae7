"""What must not be printed: each rule of a case, refused kindly, and mended by one key or another way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Case, Pack
from kiosk.campaign.pack import load
from kiosk.catalogue import sheet_speaker, speaker
from kiosk.letter.compose import Occasion, compose
from kiosk.letter.draft import Draft, Way
from kiosk.letter.minor import first_name, is_first_name
from kiosk.letter.safety import Offer, Refusal, Rule, refusals


@pytest.fixture(scope="module")
def guide_pack() -> Pack:
    return load(Path(__file__).parents[1] / "data" / "guide-pack")


@pytest.fixture
def robin(guide_pack: Pack) -> Case:
    """A case with a forbidden topic that takes no address."""
    return guide_pack.named("robin-example")


@pytest.fixture
def sam(guide_pack: Pack) -> Case:
    """A case that needs the writer's address."""
    return guide_pack.named("sam-muster")


@pytest.fixture
def lane(guide_pack: Pack) -> Case:
    """A case that lets the writer choose."""
    return guide_pack.named("sample-lane")


def refused(case: Case, draft: Draft, screen: str = "en", printed: str = "en") -> dict[Rule, Refusal]:
    found = refusals(case, draft, speaker(screen), sheet_speaker(printed))
    return {one.rule: one for one in found}


def free(text: str, **more: object) -> Draft:
    return Draft(Way.FREE, free=text, **more)  # type: ignore[arg-type]


def test_a_plain_letter_is_not_refused(robin: Case, lane: Case) -> None:
    assert refused(robin, Draft(name="Ana Example", place="Lyon")) == {}
    assert refused(lane, free("I live at 12 Mill Lane. Write to ana@example.org.")) == {}


@pytest.mark.parametrize("text", ["The mayor is weak.", "I saw the MAYOR’s hat.", "He said “the mayor is weak”."])
def test_a_forbidden_topic_is_refused_with_its_reason_and_taken_out_by_one_key(text: str, robin: Case) -> None:
    draft = free(f"I am a nurse. {text} Thank you.")
    refusal = refused(robin, draft)[Rule.TOPIC]
    assert refusal.text == "For this case, please leave out: the mayor."
    assert refusal.why == "What is said of the mayor is held against Robin Example."
    assert refusal.offers == (Offer.REWRITE,) and refusal.mend
    assert refusal.mend(draft) == free("I am a nurse. Thank you.")


def test_a_phrase_the_pack_clears_is_no_forbidden_topic(robin: Case) -> None:
    assert refused(robin, free("I am reading The Mayor of Casterbridge.")) == {}


def test_a_forbidden_topic_is_looked_for_in_the_letters_language_and_told_in_the_screens(robin: Case) -> None:
    refusal = refused(robin, free("Le maire a tort."), screen="en", printed="fr")[Rule.TOPIC]
    assert refusal.text == "For this case, please leave out: the mayor."


def test_a_forbidden_topic_counts_in_the_guided_way_and_on_cards_too(robin: Case) -> None:
    draft = Draft(Way.GUIDED, why="I think the mayor is wrong. I love poems.")
    refusal = refused(robin, draft)[Rule.TOPIC]
    assert refusal.mend and refusal.mend(draft).why == "I love poems."
    say = speaker("en")
    assert refusals(robin, free("The mayor!"), say, say, Kind.SOLIDARITY)


@pytest.mark.parametrize(
    "draft",
    [
        Draft(sender="1 Example Street"),
        Draft(on_envelope=True),
        free("I live at 12 Mill Lane."),
        free("Ring +1 202 555 0101."),
        free("Write to ana@example.org."),
        Draft(name="ana@example.org"),
        Draft(place="12 Mill Lane"),
    ],
)
def test_a_forbidden_address_is_refused_wherever_it_stands_and_taken_out_by_one_key(draft: Draft, robin: Case) -> None:
    refusal = refused(robin, draft)[Rule.ADDRESS_FORBIDDEN]
    assert refusal.text == "For this case no letter carries its writer’s address or number."
    assert refusal.why == "It keeps you and the person you write for safe."
    assert refusal.mend and refused(robin, refusal.mend(draft)) == {}


def test_no_forbidden_address_is_ever_set_whatever_a_face_lets_through(
    robin: Case, lane: Case, occasion: Occasion
) -> None:
    draft = Draft(sender="Ana Example\n\n 1 Example Street ")
    assert compose(robin, draft, occasion).sender == ()
    assert compose(lane, draft, occasion).sender == ("Ana Example", "1 Example Street")
    assert compose(lane, Draft(sender="1 Example Street", minor=True), occasion).sender == ()


def test_a_required_address_is_asked_for_and_may_be_written_by_hand(sam: Case) -> None:
    refusal = refused(sam, Draft())[Rule.ADDRESS_REQUIRED]
    assert refusal.text == "For this case your own address must stand on the envelope."
    assert (
        refusal.why == "A letter without a sender may not be let through. If you would rather not, choose another case."
    )
    assert refusal.offers == (Offer.ON_ENVELOPE, Offer.GIVE_ADDRESS, Offer.OTHER_CASE)
    assert refusal.mend and refused(sam, refusal.mend(Draft())) == {}
    assert refused(sam, Draft(sender="1 Example Street")) == {}


def test_only_a_posted_letter_needs_an_address(sam: Case) -> None:
    assert refusals(sam, Draft(), speaker("en"), speaker("en"), Kind.EMAIL) == ()


def test_a_minor_signs_with_a_first_name_and_keeps_everything_else(lane: Case) -> None:
    draft = free(
        "I am twelve. My number is +1 202 555 0101.",
        name="Ana Example",
        place="12 Mill Lane, Sampleton",
        sender="12 Mill Lane",
        minor=True,
    )
    found = refused(lane, draft)
    assert {rule: one.text for rule, one in found.items()} == {
        Rule.MINOR_ADDRESS: "Please give no address of your own.",
        Rule.MINOR_NAME: "Your first name is enough: Ana.",
        Rule.MINOR_PLACE: "Your town is enough, without a street.",
        Rule.MINOR_CONTACT: "Please leave out where you live and how to reach you.",
    }
    for one in found.values():
        assert one.why.startswith("Our own rule for writers under 18:")
        assert one.mend
        draft = one.mend(draft)
    assert draft == free("I am twelve.", name="Ana", place="Sampleton", minor=True)
    assert refused(lane, draft) == {}


def test_a_minor_is_offered_another_case_where_an_address_is_needed(sam: Case) -> None:
    found = refused(sam, Draft(name="Ana", minor=True))
    assert found.keys() == {Rule.MINOR_CASE}
    assert found[Rule.MINOR_CASE].offers == (Offer.OTHER_CASE,)
    sentence = "This case needs an address, and yours stays with you. There are others for you."
    assert found[Rule.MINOR_CASE].text == sentence


@pytest.mark.parametrize(
    ("name", "first"),
    [("Ana", "Ana"), ("Ana, 7b", "Ana, 7b"), ("Ana Example", "Ana"), ("Ana Example, form 7b", "Ana, form 7b")],
)
def test_a_first_name_may_have_a_form_behind_it(name: str, first: str) -> None:
    assert first_name(name) == first
    assert is_first_name(name) is (name == first)


def test_no_name_at_all_is_enough(lane: Case) -> None:
    assert refused(lane, Draft(minor=True)) == {}
    assert refused(lane, Draft(name="Marie-Claire, Lyon", place="Lyon", minor=True)) == {}


def test_somebody_with_family_there_signs_as_a_student_or_takes_another_case(lane: Case) -> None:
    draft = Draft(name="Ana Example", place="Lyon", sender="1 Example Street", kin=True)
    refusal = refused(lane, draft)[Rule.FAMILY]
    assert refusal.text == "You have family there: please do not sign with your name."
    assert refusal.why == "A name can lead to them. Sign as “a student from Lyon”, or choose another case."
    assert refusal.offers == (Offer.AS_STUDENT, Offer.OTHER_CASE)
    assert refusal.mend
    mended = refusal.mend(draft)
    assert mended == Draft(name="a student from Lyon", place="Lyon", kin=True)
    assert refused(lane, mended) == {}


def test_the_student_signs_in_the_language_of_the_letter(lane: Case) -> None:
    refusal = refused(lane, Draft(name="Ana", kin=True), printed="fr")[Rule.FAMILY]
    assert refusal.mend and refusal.mend(Draft(name="Ana", kin=True)).name == "une personne qui étudie"


def test_a_letter_for_a_case_with_every_rule_is_driven_through_each_refusal_to_the_end(robin: Case) -> None:
    draft = free(
        "I am a pupil. The mayor is bad. I live at 12 Mill Lane. Please release Robin Example. Thank you.",
        name="Ana Example",
        place="3 Oak Street, Sampleton",
        sender="12 Mill Lane",
        minor=True,
        kin=True,
    )
    seen = []
    while found := refusals(robin, draft, speaker("en"), speaker("en")):
        seen.append(found[0].rule)
        assert found[0].mend and len(seen) < 10
        draft = found[0].mend(draft)
    assert seen[0] is Rule.TOPIC
    assert draft.free == "I am a pupil. Please release Robin Example. Thank you."
    assert "Ana" not in draft.name and draft.sender == "" and "Oak" not in draft.place


def test_what_a_writer_said_of_themselves_goes_with_them_to_the_next_case() -> None:
    carried = Draft(name="Ana", sender="x", minor=True, kin=True, free="words").carried()
    assert carried == Draft(name="Ana", sender="x", minor=True)


def test_a_refusal_shows_no_word_of_the_writer_in_a_log(robin: Case) -> None:
    draft = free("Zanzibar and the mayor.", name="Ana Surname")
    assert "Zanzibar" not in repr(refusals(robin, draft, speaker("en"), speaker("en")))


def test_a_forbidden_topic_in_a_name_is_taken_out_of_it(robin: Case) -> None:
    draft = Draft(name="The Mayor", place="Lyon")
    refusal = refused(robin, draft)[Rule.TOPIC]
    assert (refusal.verb, refusal.heard, refusal.own) == ("Take it out", ("Mayor",), False)
    assert refusal.mend and refusal.mend(draft) == Draft(place="Lyon")


def test_a_refusal_quotes_the_words_it_is_about(robin: Case) -> None:
    refusal = refused(robin, free("Ring +1 202 555 0101. Write to ana@example.org."))[Rule.ADDRESS_FORBIDDEN]
    assert refusal.heard == ("+1 202 555 0101", "ana@example.org") and refusal.own
    assert "555" not in repr(refusal)


def test_somebody_with_family_there_is_never_asked_for_an_address(sam: Case) -> None:
    found = refused(sam, Draft(kin=True))
    assert found.keys() == {Rule.FAMILY_CASE}
    assert found[Rule.FAMILY_CASE].offers == (Offer.OTHER_CASE,)


def test_a_card_needs_no_address_of_anybody(sam: Case) -> None:
    say = speaker("en")
    for draft in (Draft(), Draft(minor=True), Draft(kin=True)):
        assert refusals(sam, draft, say, say, Kind.SOLIDARITY) == ()
