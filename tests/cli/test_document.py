"""In which language a document is written that a command asks for."""

from __future__ import annotations

import pytest

from kiosk.campaign.model import Case
from kiosk.campaign.pack import load
from kiosk.cli.document import Asked, CantWrite, language_of
from kiosk.clock import StoppedClock
from kiosk.config import Settings
from kiosk.press import Press


@pytest.fixture
def press(settings: Settings, clock: StoppedClock) -> Press:
    return Press(settings, load(settings.pack), clock)


@pytest.fixture
def live(press: Press) -> Press:
    """The same pack at a live event, of which somebody has seen no more than the French."""
    event = press.settings.event.model_copy(update={"practice": False})
    file = press.pack.file.model_copy(update={"practice": False})
    pack = press.pack.model_copy(update={"file": file, "unchecked": ("en", "km")})
    return Press(press.settings.model_copy(update={"event": event}), pack, press.clock)


def test_a_letter_is_in_the_language_asked_for_or_in_the_events_first(press: Press) -> None:
    assert language_of(press, Asked(case="yorm-bopha", language="km")) == "km"
    assert language_of(press, Asked(case="yorm-bopha", language="km", sheet="envelope")) == "km"
    assert language_of(press, Asked(case="yorm-bopha")) == "en"


def test_words_that_no_native_reader_has_seen_are_not_written_to_be_posted(live: Press) -> None:
    assert language_of(live, Asked(case="yorm-bopha")) == "fr"
    for language in ("km", "en"):
        with pytest.raises(
            CantWrite, match=f"^No native reader has seen the letter in '{language}': it is for practice"
        ):
            language_of(live, Asked(case="yorm-bopha", language=language))


def test_a_language_that_one_case_lacks_is_refused_for_it_alone(press: Press) -> None:
    untold = {"words": {tongue: words for tongue, words in press.case("tun-aung").words.items() if tongue != "fr"}}
    cases: list[Case] = [case.model_copy(update=untold) if case.id == "tun-aung" else case for case in press.pack.cases]
    lacking = Press(press.settings, press.pack.model_copy(update={"cases": tuple(cases)}), press.clock)
    assert language_of(lacking, Asked(case="yorm-bopha", language="fr")) == "fr"
    assert language_of(lacking, Asked(case="tun-aung", language="fr", sheet="petition")) == "fr"
    with pytest.raises(CantWrite, match=r"^The pack has no letter in 'fr' for tun-aung\.$"):
        language_of(lacking, Asked(case="tun-aung", language="fr"))
