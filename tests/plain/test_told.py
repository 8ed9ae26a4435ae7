"""A visit in lines, from the welcome to thanks, and every way out of it."""

from __future__ import annotations

import re

import pytest
from listener import Listener

from kiosk.campaign.kind import Kind
from kiosk.catalogue import languages, speaker
from kiosk.errors import EXIT_RESTART, KioskError
from kiosk.ladder import Rung
from kiosk.plain.run import WIPE
from kiosk.plain.wrap import cells
from kiosk.proof import printed, proof
from kiosk.seal.pin import hash_pin
from kiosk.visit import Visit

WELCOME, TUN_AUNG, LETTER, READY, OPENER, ON, BY_HAND, PLACE, PRINT = "1", "2", "1", "1", "1", "9", "1", "", "1"
PATH = (WELCOME, TUN_AUNG, LETTER, READY, OPENER, ON, BY_HAND, PLACE, PRINT)
DONE = "1"
CHORD = "\x14\x14\x14"


def rows(desk) -> list[tuple[str, str, str]]:
    return [(row.case_id, row.kind, row.language) for row in desk.ledger.actions()]


def number_of(listener, title: str, *answers: str) -> str:
    """The number that stands before `title` once these answers were given."""
    told = Listener(listener.desk).hears(*answers)
    found = re.findall(rf"^(\d+)  {re.escape(title)}", told, re.M)
    assert found, told
    return found[-1]


def test_a_letter_for_later_is_kept_and_told_so(listener, desk) -> None:
    printing = desk.settings.printing.model_copy(update={"letters": "together"})
    desk.settings = desk.settings.model_copy(update={"printing": printing})
    told = listener.hears(*PATH, DONE)
    assert "Keep my letter" in told and "it counts now, and prints later" in told and "prints one sheet" not in told
    assert "It is kept safe here, and printed later at the table, together with others." in " ".join(told.split())
    assert "It is safe and counted." in told and len(desk.spool.together()) == 1


def test_a_letter_from_the_welcome_to_its_number(listener, desk) -> None:
    told = listener.hears(*PATH, DONE)
    assert rows(desk) == [("tun-aung", "letter", "en")]
    assert desk.spool.pending() == 1
    assert "Thank you!\nYour letter is number 1 tonight, and number 1 for Dr Tun Aung." in told
    assert listener.code is None


def test_its_words_are_read_in_order_before_it_prints(listener) -> None:
    told = listener.hears(*PATH[:-1])
    page = told[told.index("This is what will print: one page, A4.") :]
    places = [
        page.index(words)
        for words in (
            "Exampleville",
            "MYANMAR",
            "Dear President",
            "I thank you",
            "Your page is laid",
            "1  Print my letter",
        )
    ]
    assert places == sorted(places)
    assert "You sign it by hand." in page


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal_and_nothing_decorates_it(desk, columns: int) -> None:
    told = Listener(desk, columns).hears("1", "2", "3", "1", "9", "3", "9", "9", "1", "", "2", "1", "1")
    assert max(map(cells, told.splitlines())) < columns
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]|[─-▟]|  +$|·|▶|●", told, re.M)


def test_every_question_is_asked_in_the_language_chosen(listener, desk) -> None:
    told = listener.hears("2", *PATH[1:], DONE)
    say = speaker("fr")
    for sentence in ("Who would you like to write for?", "How would you like to sign?", "Your number:", "Thank you!"):
        assert say(sentence) in told
    assert rows(desk) == [("tun-aung", "letter", "fr")]


@pytest.mark.parametrize("number", range(1, len(languages()) + 1))
def test_each_language_of_the_screens_is_spoken_in_the_order_it_is_read(listener, desk, number: int) -> None:
    screens = desk.settings.screens.model_copy(update={"languages": languages()})
    desk.settings = desk.settings.model_copy(update={"screens": screens})
    told = listener.hears(str(number), *PATH[1:], DONE)
    say = speaker(languages()[number - 1])
    for sentence in ("Who would you like to write for?", "How would you like to write it?", "Is it right so?"):
        assert say(sentence) in told
    assert max(map(cells, told.splitlines())) < 80
    assert rows(desk) == [("tun-aung", "letter", say.language)]


def test_0_leads_back_through_every_question(listener) -> None:
    told = listener.hears(*PATH[:7], "", *["0"] * 6)
    headings = [
        "How would you like to sign?",
        "Your letter, President of Myanmar",
        "\nDr Tun Aung, Myanmar\n",
        "Who would you like to write for?",
        "Test marathon, practice",
    ]
    ends = [told.rindex(heading) for heading in headings]
    assert ends == sorted(ends)


def test_starting_over_asks_once_where_words_would_be_lost(listener) -> None:
    told = listener.hears("1", "2", "1", "2", "a nurse", "", "", "00", "0", "00", "9")
    assert told.count("What you wrote will be gone. It is kept nowhere.") == 2
    assert told.rstrip().endswith("Your number:")
    assert told.count("Test marathon, practice") == 2


def test_a_guided_letter_weaves_the_answers_in(listener, desk) -> None:
    told = listener.hears("1", "2", "1", "2", "a nurse", "I was moved.", "", "9", "2", "Ana Example", "", "1", "1")
    page = told[told.index("This is what will print") :]
    for words in ("I am a nurse.", "I was moved.", "Ana Example", "Your name stands below your signature."):
        assert words in page
    assert len(rows(desk)) == 1


def test_enter_keeps_an_answer_and_a_dot_takes_it_out(listener) -> None:
    told = listener.hears("1", "2", "1", "2", "a nurse", "It moved me.", "", "0", "2", "", ".", "", "1")
    assert "So far: a nurse" in told
    last = told[told.rindex("So far: It moved me.") + len("So far: It moved me.") :]
    assert "I am a nurse." in last and "It moved me." not in last


def test_a_free_letter_is_changed_a_paragraph_at_a_time(listener) -> None:
    told = listener.hears(
        "1", "2", "1", "3", "4", "First.", "Second.", "", "2", "1", "Better.", "", "1", "Third.", ".", "3", "2", "9"
    )
    assert told[told.rindex("My own words") :].count("Paragraph ") == 2
    last = told[told.rindex("My own words") :]
    assert "Paragraph 1: Better.\nParagraph 2: Third." in last


def test_courtesy_says_why_and_mends_by_number(listener) -> None:
    told = listener.hears("1", "2", "1", "3", "4", "Please help Tun Aung.", "", "9", "1")
    assert "It would help: " in told
    mended = re.findall(r"1  Do it for me: (.*)", told)
    assert len(mended) == 2 and mended[0] != mended[1]


def test_a_letter_that_is_too_long_is_told_by_how_much_and_kept(listener, desk) -> None:
    long = ["Many words stand here, and more and more of them. " * 11] * 9
    told = listener.hears("1", "2", "1", "3", "4", *long, "", "9", "9", "1", "", "0")
    assert re.search(r"It is \d+ lines too long.", told)
    assert rows(desk) == []


def test_a_word_looks_for_a_case(listener) -> None:
    told = listener.hears("1", "honduras", "1", "0", "nobody at all", "12", "0")
    assert "1 case found\n1  COFADEH, Honduras" in told
    assert "nobody found\nYour number, or a name or country to look for:" in told


def test_the_whole_story_in_full_and_for_children(listener, desk) -> None:
    words = desk.case("tun-aung").told_in("en")
    story = number_of(listener, "The whole story", "1", "2")
    told = listener.hears("1", "2", story, "1", "9")
    flat = " ".join(told.split())
    assert " ".join(words.long.split()[:12]) in flat and " ".join(words.child.split()[:12]) in flat
    assert "How would you like to write it?" in told


def test_the_same_person_writes_for_someone_else(listener, desk) -> None:
    listener.hears(*PATH, "2", "1", *PATH[2:], DONE)
    assert len(rows(desk)) == 2


def test_a_case_without_cards_says_so(listener, desk, monkeypatch) -> None:
    closed = next(case for case in desk.pack.cases if case.channel(Kind.SOLIDARITY) is None)
    number = 1 + [card.id for card in desk.cards("en")].index(closed.id)
    assert "This case takes no cards." in listener.hears("1", str(number))


def test_a_record_that_says_no_loses_no_word_and_is_tried_again(listener, desk, monkeypatch) -> None:
    finish, broken = desk.finish, [True, False]

    def sometimes(visit, pdf, pages):
        if broken.pop(0):
            raise KioskError("the disk is full", calm="The kiosk can't keep your letter just now.")
        return finish(visit, pdf, pages)

    monkeypatch.setattr(desk, "finish", sometimes)
    told = listener.hears(*PATH, "9", DONE)
    assert "The kiosk can't keep your letter just now." in told and "the disk is full" not in told
    assert len(rows(desk)) == 1


def test_nothing_is_asked_of_an_empty_room_and_silence_forgets(listener, desk) -> None:
    told = listener.hears("1", "2", "1", "2", "a nurse", None, None, visits=1)
    assert "In 20 seconds I forget what you wrote." in told
    assert listener.code is None and rows(desk) == []
    assert told.endswith("\n" * 24)


def test_a_terminal_that_can_is_wiped_between_two_people_and_never_else(listener) -> None:
    told = listener.hears(*PATH, DONE, "1", visits=2, wipes=True)
    assert told.count("\x1b") == 2 * WIPE.count("\x1b")
    before, between, _ = told.split(WIPE)
    assert before.endswith("\n" * 24) and "Thank you!" in before
    assert between.lstrip().startswith("Test marathon, practice")


def test_the_end_of_the_input_ends_the_kiosk_and_what_was_counted_stays(listener, desk) -> None:
    listener.hears(*PATH, visits=5)
    assert listener.code == 0
    assert len(rows(desk)) == 1


def test_what_breaks_is_reported_without_words_and_asks_for_a_restart(listener, desk, monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("Ana Example")

    monkeypatch.setattr(desk, "finish", fail)
    told = listener.hears(*PATH, visits=5)
    assert listener.code == EXIT_RESTART
    [report] = (desk.settings.data / "crashes").iterdir()
    assert "RuntimeError" in report.read_text() and "Ana Example" not in report.read_text() + told


def test_an_organiser_sees_how_things_stand_and_leaves(listener) -> None:
    told = listener.keyed("1\r", "2\r", CHORD, "1\r", visits=5)
    assert listener.code == 0
    assert "For the organiser\nEvent: Test marathon (test-event), practice, counted apart\nCounted: 0 letters" in told


def test_an_organiser_takes_in_a_letter_by_hand_that_came_back(listener, desk) -> None:
    visit = Visit("en").begin().choose("tun-aung").act(Rung.HAND)
    printed(desk, visit, proof(desk, visit).sheet)
    code = desk.code_of(visit)
    told = listener.keyed(CHORD, "3\r", f"{code}\r", f"{code}\r", "nonsense\r", "\r", "0\r")
    assert "Counted for Dr Tun Aung." in told and "Counted already, " in told
    assert "That is no code as it is printed: please look again." in told
    assert "1 letter counted just now. Handed out here: 1, back: 1." in told
    assert len(rows(desk)) == 1


def test_the_visit_below_goes_on_where_it_was(listener, desk) -> None:
    listener.keyed("1\r2\r1\r1\r1\r9\r1\r", "Town", CHORD, "0\r", "ville\r", "1\r")
    assert len(rows(desk)) == 1
    assert "Townville, " in listener.out.getvalue()


def test_a_live_event_asks_the_pin_unseen_and_three_times(listener, desk) -> None:
    event = desk.settings.event.model_copy(update={"practice": False})
    own = desk.settings.organiser.model_copy(update={"pin": hash_pin("2468")})
    desk.settings = desk.settings.model_copy(update={"event": event, "organiser": own})
    desk.pack = desk.pack.model_copy(update={"file": desk.pack.file.model_copy(update={"practice": False})})
    told = listener.keyed(CHORD, "1\r", "2\r", "3\r", CHORD, "2468\r", "1\r", echo=True)
    assert told.count("That was not it. Please try again.") == 3
    assert "2468" not in told and "Leave the program" in told
    assert listener.code == 0


def test_another_chord_may_be_set(listener, desk) -> None:
    own = desk.settings.organiser.model_copy(update={"leave": "f9 f8 f9"})
    desk.settings = desk.settings.model_copy(update={"organiser": own})
    listener.keyed("\x1b[20~\x1b[19~\x1b[20~", "1\r", visits=5)
    assert listener.code == 0


HOSTILE = (
    "\x1b]0;PWNED\x07",
    "\x1b[2J",
    "\u202ednes",
    "[/b]",
    "{name} %s",
    "e" + "\u0301" * 500,
    "\x00\x08\x7f\x03\x1a\x1c\x04",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(listener, desk, words: str) -> None:
    told = listener.hears("1", "2", "1", "2", words, words, words, "9", "2", f"Ana{words}", words, "1", "1", echo=True)
    assert "\x1b" not in told and "\x07" not in told and "\u202e" not in told
    assert len(rows(desk)) == 1 or "can't be printed here" in told


def test_a_pack_and_settings_that_lie_are_cleaned_too(listener, desk) -> None:
    event = desk.settings.event.model_copy(update={"name": "Evil \x1b]0;PWNED\x07 event"})
    desk.settings = desk.settings.model_copy(update={"event": event})
    assert "\x1b" not in listener.hears("1")
