from __future__ import annotations

import pytest

from kiosk.campaign.model import Case, Pack
from kiosk.campaign.show import WIDTH, sheet


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_line_of_a_sheet_is_wider_than_the_paper(practice: Pack, language: str) -> None:
    for case in practice.cases:
        assert max(len(line) for line in sheet(case, language).splitlines()) <= WIDTH


def test_a_sheet_tells_the_whole_case(practice: Pack) -> None:
    case = practice.named("bolotnaya-three")
    words = case.told_in("en")
    said = " ".join(sheet(case, "en").split())
    texts = (words.full_name, words.line, words.short, words.long, words.child, words.ask, *words.sub_asks)
    more = (*words.openers, words.concern, *words.do, *words.dont, words.outcome, words.thanks, words.close)
    for text in (*texts, *more, *words.facts.values(), *words.address):
        assert " ".join(text.split()) in said


def test_a_sheet_tells_the_ways_to_act_and_those_that_are_closed(practice: Pack) -> None:
    said = sheet(practice.named("bahrain-thirteen"), "en")
    assert "- fax: +1 202 555 0104" in said
    assert "- closed: sms, solidarity, photo" in said
    assert "- The writer's own address must not stand on the letter." in said


def test_a_sheet_of_a_case_without_outcome_has_no_empty_heading(practice: Pack) -> None:
    assert "Outcome" not in sheet(practice.named("cofadeh"), "en")


def test_the_country_is_named_as_the_case_names_it(practice: Pack) -> None:
    assert "Territoires palestiniens occupés · un village" in sheet(practice.named("nabi-saleh"), "fr")
    assert "Mexico · tortured by soldiers" in sheet(practice.named("miriam-lopez"), "en")


def test_a_case_that_opens_everything_closes_nothing(practice: Pack) -> None:
    case = practice.named("cofadeh")
    kinds = ("fax", "sms")
    more = tuple(case.file.channels[0].model_copy(update={"kind": kind, "to": "x"}) for kind in kinds)
    channels = tuple(case.file.channels) + tuple(type(c)(kind=c.kind, to=c.to) for c in more)
    whole = Case(file=case.file.model_copy(update={"channels": channels}), words=case.words)
    assert "closed:" not in sheet(whole, "en")


def test_the_sheet_tells_in_which_languages_there_are_phrases(practice: Pack) -> None:
    assert "Phrases in\n----------\nar, he\n" in sheet(practice.named("nabi-saleh"), "en")
    assert "Phrases in" not in sheet(practice.named("badia-east"), "en")
