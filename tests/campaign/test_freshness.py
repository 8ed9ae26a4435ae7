"""A stopped or stale case is not written for; a practice pack is exempt."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.campaign.freshness import Freshness, NotFresh, Standing, faults, freshness, not_fresh, sentence
from kiosk.campaign.model import FRESH_DAYS, Case, Pack
from kiosk.campaign.pack import load
from kiosk.catalogue import speaker

NEWS = "Robin Example was released on bail on 22 November."


@pytest.fixture
def live(example: object) -> Pack:
    """The example (verified on 2025-11-03, letters until 2026-01-31) as a live pack."""
    example.change("pack.toml", "practice = true", "practice = false")  # type: ignore[attr-defined]
    return load(example.path)  # type: ignore[attr-defined]


@pytest.fixture
def case(live: Pack) -> Case:
    return live.cases[0]


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2025, 12, 10), Standing.FRESH),
        (date(2026, 1, 31), Standing.FRESH),
        (date(2026, 2, 1), Standing.STOPPED),
    ],
)
def test_letters_stop_on_the_day_after_the_last(day: date, standing: Standing, case: Case) -> None:
    found = freshness(case, day, FRESH_DAYS)
    assert found.standing is standing
    assert found.ok is (standing is Standing.FRESH)


def test_a_case_grows_stale_when_nobody_verified_it_again(case: Case) -> None:
    assert freshness(case, date(2025, 12, 3), 30).ok
    assert freshness(case, date(2025, 12, 4), 30) == Freshness(Standing.STALE, date(2025, 12, 3))


def test_a_practice_pack_is_exempt(live: Pack, practice: Pack) -> None:
    assert [case.id for case, _ in not_fresh(live, date(2026, 2, 1))] == ["robin-example"]
    assert [*not_fresh(practice, date(2026, 2, 1))] == []


def test_the_news_is_told_first(case: Case) -> None:
    told = case.model_copy(
        update={"words": {"en": case.words["en"].model_copy(update={"news": NEWS})}},
    )
    stopped = Freshness(Standing.STOPPED, date(2026, 1, 31))
    plain = "Letters for Robin Example have stopped. Please choose another case."
    assert sentence(case, stopped, speaker("en")) == plain
    assert sentence(told, stopped, speaker("en")) == f"{NEWS} {plain}"
    stale = Freshness(Standing.STALE, date(2026, 1, 31))
    assert (
        sentence(case, stale, speaker("en"))
        == "What we know of Robin Example is too old to write upon. Please choose another case."
    )
    french = NotFresh(told, stopped, speaker("fr"))
    assert french.calm.startswith(NEWS) and "Choisissez un autre cas" in french.calm and str(french).endswith(plain)


def test_the_check_names_a_stale_case_and_a_stopped_one_without_news(live: Pack) -> None:
    (stopped,) = faults(live, date(2026, 2, 1))
    assert str(stopped) == (
        "cases/robin-example.toml: stop_after: is 2026-01-31: nothing is printed, and not every language tells the "
        "news. Tell the news in words/, or take the case out."
    )
    file = live.file.model_copy(update={"fresh_days": 10})
    (stale,) = faults(live.model_copy(update={"file": file}), date(2025, 12, 1))
    assert str(stale) == (
        "cases/robin-example.toml: verified_on: is 2025-11-03, more than 10 days ago: nothing is printed. "
        "Verify the case again, and write the day."
    )


def test_a_stopped_case_that_tells_its_news_is_no_fault(live: Pack) -> None:
    case = live.cases[0]
    told = case.model_copy(update={"words": {"en": case.words["en"].model_copy(update={"news": NEWS})}})
    assert [*faults(live.model_copy(update={"cases": (told,)}), date(2026, 2, 1))] == []
