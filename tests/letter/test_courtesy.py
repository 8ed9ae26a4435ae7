"""Advice while writing: helpful, and never in the way; each wish with its reason, and most with a key that does it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.campaign.model import CardTopic, Case, Pack
from kiosk.campaign.pack import load
from kiosk.catalogue import sheet_speaker, speaker
from kiosk.letter.compose import Occasion, compose, opened_free
from kiosk.letter.courtesy import Advice, advise, advise_card
from kiosk.letter.draft import Draft, Way
from kiosk.letter.guide.about import About
from kiosk.letter.guide.wordlist import word_list


def advice(case: Case, draft: Draft, occasion: Occasion) -> dict[str, bool]:
    letter = compose(case, draft, occasion)
    return {one.text: one.well for one in advise(letter, draft, case.file, case.told_in("en"), speaker("en"))}


def test_a_ready_letter_needs_no_advice(case: Case, occasion: Occasion) -> None:
    assert advice(case, Draft(), occasion) == {"full name": True, "asks clearly": True, "polite": True}


def test_a_free_letter_without_the_name_is_told_the_name(case: Case, occasion: Occasion) -> None:
    said = advice(case, Draft(Way.FREE, free="I think of the doctor."), occasion)
    assert said[f"write the full name: {case.told_in('en').full_name}"] is False
    assert said["say what you ask for"] is False


def test_the_name_counts_without_its_accents_and_in_any_case(case: Case, occasion: Occasion) -> None:
    names = " ".join(case.file.names).upper()
    assert advice(case, Draft(Way.FREE, free=f"About {names}, please."), occasion)["full name"]


def test_the_prefilled_free_letter_still_asks(case: Case, occasion: Occasion) -> None:
    assert advice(case, opened_free(case, Draft(), speaker("en")), occasion)["asks clearly"]


def test_who_i_am_is_wished_for_in_the_guided_way(case: Case, occasion: Occasion) -> None:
    assert advice(case, Draft(Way.GUIDED), occasion)["say who you are: it helps"] is False
    assert advice(case, Draft(Way.GUIDED, who="a nurse"), occasion)["says who you are"]


def test_capitals_all_along_read_like_shouting(case: Case, occasion: Occasion) -> None:
    said = advice(case, Draft(Way.FREE, free="LET DR TUN AUNG GO HOME TO HIS FAMILY RIGHT NOW PLEASE SIR"), occasion)
    assert said["capitals read like shouting"] is False


GUIDE = Path(__file__).parents[1] / "data" / "guide-pack"

WHOLE = (
    "I am a teacher and write to you with respect.\n\nRobin Example is in prison for a poem. "
    "I ask you to release Robin Example at once.\n\nThank you for your time."
)


@pytest.fixture(scope="module")
def guide_pack() -> Pack:
    return load(GUIDE)


@pytest.fixture
def robin(guide_pack: Pack) -> Case:
    return guide_pack.named("robin-example")


def wishes(case: Case, draft: Draft, occasion: Occasion) -> dict[About, Advice]:
    letter = compose(case, draft, occasion)
    told = advise(letter, draft, case.file, case.told_in(letter.language), speaker("en"))
    return {one.about: one for one in told if not one.well and one.about}


def card_wishes(case: Case, text: str, language: str = "en") -> dict[About, Advice]:
    told = advise_card(free(text), case.file, case.told_in(language), language, speaker("en"))
    return {one.about: one for one in told if not one.well and one.about}


def free(text: str) -> Draft:
    return Draft(Way.FREE, free=text)


def test_a_whole_free_letter_has_no_wish(robin: Case, occasion: Occasion) -> None:
    assert wishes(robin, free(WHOLE), occasion) == {}


@pytest.mark.parametrize(
    ("added", "about"),
    [
        ("You are an idiot.", About.INSULT),
        ("You will pay for this.", About.THREAT),
        ("Your regime is weak.", About.PARTY),
        ("Please hang the judge.", About.OTHER),
        ("My number is +1 202 555 0101.", About.PHONE),
        ("Write to ana@example.org.", About.EMAIL),
        ("I live at 12 Mill Lane.", About.ADDRESS),
    ],
)
def test_one_key_takes_out_the_sentence_and_nothing_else(
    added: str, about: About, robin: Case, occasion: Occasion
) -> None:
    draft = free(WHOLE.replace("for a poem. ", f"for a poem. {added} "))
    wish = wishes(robin, draft, occasion)[about]
    assert wish.why and wish.mend
    assert wish.mend(draft) == free(WHOLE)


def test_one_key_says_it_calmly(robin: Case, occasion: Occasion) -> None:
    draft = free(WHOLE.replace("Robin Example is in prison for a poem.", "ROBIN EXAMPLE IS IN PRISON FOR A POEM!!!"))
    mend = wishes(robin, draft, occasion)[About.SHOUTING].mend
    assert mend
    assert "Robin Example is in prison for a poem!" in (mend(draft).free or "")


def test_one_key_ends_with_the_cases_thanks_and_begins_without_a_second_greeting(
    robin: Case, occasion: Occasion
) -> None:
    draft = free("Dear Sir,\n\nI am a nurse. Please release Robin Example.")
    found = wishes(robin, draft, occasion)
    assert found.keys() == {About.GREETING, About.THANKS}
    for wish in found.values():
        assert wish.mend
        draft = wish.mend(draft)
    assert draft.free == f"I am a nurse. Please release Robin Example.\n\n{robin.told_in('en').thanks}"
    assert wishes(robin, draft, occasion) == {}


def test_a_text_without_a_printed_salutation_is_greeted_by_one_key(robin: Case, occasion: Occasion) -> None:
    letter = replace(compose(robin, free(WHOLE), occasion), salutation="")
    told = {one.about: one for one in advise(letter, free(WHOLE), robin.file, robin.told_in("en"), speaker("en"))}
    mend = told[About.GREETING].mend
    assert mend
    assert (mend(free(WHOLE)).free or "").startswith("Dear Minister,\n\nI am")


def test_one_key_writes_the_full_name_where_a_part_of_it_stands(robin: Case, occasion: Occasion) -> None:
    draft = free("I am a nurse. Please release Robin. Thank you.")
    mend = wishes(robin, draft, occasion)[About.NAME].mend
    assert mend
    assert mend(draft).free == "I am a nurse. Please release Robin Example. Thank you."
    nameless = free("I am a nurse. Please release the poet. Thank you.")
    assert (mend(nameless).free or "").startswith("I write to you about Robin Example.\n\nI am a nurse.")


def test_one_key_puts_in_the_cases_own_ask(robin: Case, occasion: Occasion) -> None:
    draft = free("I am a nurse. I think of Robin Example. Thank you.")
    mend = wishes(robin, draft, occasion)[About.ASK].mend
    assert mend
    assert About.ASK not in wishes(robin, mend(draft), occasion)


def test_who_somebody_is_only_they_can_write(robin: Case, occasion: Occasion) -> None:
    wish = wishes(robin, free("Please release Robin Example. Thank you."), occasion)[About.WHO]
    assert wish.mend is None and wish.why


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nobody_is_told_off_for_the_words_of_a_case(language: str, occasion: Occasion, pack: Pack) -> None:
    occasion = replace(occasion, say=sheet_speaker(language))
    for case in pack.cases:
        for opener in range(len(case.told_in(language).openers)):
            draft = opened_free(case, Draft(opener=opener), sheet_speaker(language))
            # An opener may say nothing of who writes; everything else must be well.
            assert wishes(case, draft, occasion).keys() <= {About.WHO}, (case.id, opener)


def test_a_language_without_a_list_says_that_it_checks_less(robin: Case, occasion: Occasion) -> None:
    told = advise(
        replace(compose(robin, free("Ahlan"), occasion), language="ar"),
        free("Ahlan"),
        robin.file,
        robin.told_in("en"),
        speaker("en"),
    )
    assert "we check less in this language" in [one.text for one in told]


def test_a_card_is_warm_and_says_nothing_that_could_harm(robin: Case) -> None:
    said = [*advise_card(free("I think of you."), robin.file, robin.told_in("en"), "en", speaker("en"))]
    assert [(one.well, one.text) for one in said] == [(True, "warm and personal")]


@pytest.mark.parametrize(
    ("text", "about", "mended"),
    [
        ("Warm wishes. Amnesty told me.", About.AMNESTY, "Warm wishes."),
        ("Warm wishes. You are innocent.", About.CHARGES, "Warm wishes."),
        ("Merry Christmas and a hug.", About.SEASON, "Season’s greetings and a hug."),
        ("I wish you a merry Christmas.", About.SEASON, "I wish you peaceful days."),
        ("We pray for you.", About.RELIGION, "You are in our thoughts."),
        ("Warm wishes. Easter is near.", About.SEASON, "Warm wishes."),
    ],
)
def test_one_key_makes_a_card_safe(text: str, about: About, mended: str, robin: Case) -> None:
    wish = card_wishes(robin, text)[about]
    assert wish.why and wish.mend
    assert wish.mend(free(text)).free == mended


def test_a_case_may_allow_what_others_do_not(guide_pack: Pack) -> None:
    open_case = guide_pack.named("sam-muster")
    assert open_case.file.cards_allow == (CardTopic.RELIGION, CardTopic.SEASON)
    assert card_wishes(open_case, "Merry Christmas and God bless you.") == {}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_a_swap_puts_in_raises_no_wish_of_its_own(language: str, robin: Case) -> None:
    found = word_list(language)
    assert found
    for swap in found.swaps:
        assert card_wishes(robin, f"{swap.by[0].upper()}{swap.by[1:]}.", language) == {}, swap.by


def test_a_mend_made_for_one_draft_never_fails_on_another(robin: Case, occasion: Occasion) -> None:
    draft = free("DEAR IDIOT!!! You will pay. My regime. Hang the judge.")
    for wish in wishes(robin, draft, occasion).values():
        for other in (Draft(), Draft(Way.GUIDED, who="a fool"), free(""), free("é")):
            assert wish.mend is None or isinstance(wish.mend(other), Draft)


def test_advice_shows_no_word_of_the_writer_when_it_is_printed_in_a_log(robin: Case, occasion: Occasion) -> None:
    draft = free("Zanzibar, you idiot.")
    assert "Zanzibar" not in repr(wishes(robin, draft, occasion))


def test_advice_quotes_the_words_it_heard_and_names_its_mend() -> None:
    case = load(GUIDE).named("robin-example")
    draft = Draft(Way.FREE, free="You are an idiot. " + "A LONG SHOUT THAT GOES ON AND ON. " + WHOLE)
    letter = compose(case, draft, Occasion(speaker("en"), date(2026, 12, 5), event="x"))
    said = {one.about: one for one in advise(letter, draft, case.file, case.told_in("en"), speaker("en"))}
    assert said[About.INSULT].heard == ("idiot",) and said[About.INSULT].verb == "take the sentence out"
    assert len(said[About.SHOUTING].heard) == 3 and said[About.SHOUTING].verb == "write it in small letters"
    assert "idiot" not in repr(said)


def test_words_that_nobody_can_judge_are_not_called_polite() -> None:
    case = load(GUIDE).named("robin-example")
    draft = Draft(Way.FREE, free="Ikke noget.")
    told = [one.text for one in advise_card(draft, case.file, case.told_in("en"), "tlh", speaker("en"))]
    assert told == ["we check less in this language"]
