"""Which language a letter prints in."""

from __future__ import annotations

import pytest

from kiosk.campaign.pack import load
from kiosk.clock import StoppedClock
from kiosk.config import Settings
from kiosk.letter.draft import Draft
from kiosk.press import Press


@pytest.fixture
def press(settings: Settings, clock: StoppedClock) -> Press:
    return Press(settings, load(settings.pack), clock)


def live(press: Press, unchecked: tuple[str, ...]) -> Press:
    """The same pack as a live event would have it, with these languages unchecked."""
    event = press.settings.event.model_copy(update={"practice": False})
    file = press.pack.file.model_copy(update={"practice": False})
    pack = press.pack.model_copy(update={"file": file, "unchecked": unchecked})
    return Press(press.settings.model_copy(update={"event": event}), pack, press.clock)


def test_a_letter_prints_in_the_language_asked_for_where_its_case_has_it(press: Press) -> None:
    assert press.letter_language("km", "yorm-bopha") == "km"
    assert press.letter_language("fr-CA", "yorm-bopha") == "fr"
    assert press.letter_languages("yorm-bopha") == ("en", "fr", "es", "pt", "de", "ru", "ar", "km")


def test_a_letter_prints_in_the_packs_first_language_where_its_case_lacks_the_one_asked_for(press: Press) -> None:
    assert press.letter_language("km", "tun-aung") == press.letter_language("tlh") == "en"
    assert press.letter_language("km") == "km"
    letter = press.compose("tun-aung", Draft(), "km")
    assert letter.language == "en" and letter.salutation == "Dear President,"


def test_a_live_letter_prints_in_words_that_a_native_reader_has_seen(press: Press) -> None:
    posted = live(press, ("fr", "km"))
    assert posted.letter_languages("yorm-bopha") == ("en", "es", "pt", "de", "ru", "ar")
    assert posted.letter_language("km", "yorm-bopha") == posted.letter_language("fr") == "en"
    assert live(press, ("en", "km")).letter_language("km", "yorm-bopha") == "fr"


def test_a_live_pack_of_which_nobody_has_seen_a_word_still_prints(press: Press) -> None:
    assert live(press, press.pack.unchecked).letter_language("km", "yorm-bopha") == "km"
