"""Phrases in the language of whoever reads the letter or card: heard, put into it, or printed large to copy."""

from __future__ import annotations

from kiosk.campaign.phrases import Phrase
from kiosk.errors import KioskError
from kiosk.letter.phrases import doubt, notes
from kiosk.letter.tongue import language_name
from kiosk.phrasebook import Phrasebook
from kiosk.plain.choose import Go, Option, Question, choose, noted
from kiosk.plain.talk import Talk, led

PRINT, ANOTHER = "print", "another"


def phrase_title(talk: Talk, book: Phrasebook) -> str:
    """What leads to them."""
    language = language_name(book.languages[0], talk.say.language)
    return talk.say("Phrases in {language}", language=language)


def phrase(talk: Talk, book: Phrasebook) -> Phrase | None:
    """The phrase to put in; None where none was chosen."""
    tongues = [*book.languages]
    while True:
        answer = choose(talk, _question(talk, book, tongues[0]))
        if isinstance(answer, Phrase):
            return answer
        if isinstance(answer, Go):
            return None
        if answer == ANOTHER:
            tongues.append(tongues.pop(0))
        elif not book.was_printed(tongues[0]):
            _print(talk, book, tongues[0])


def _question(talk: Talk, book: Phrasebook, tongue: str) -> Question:
    say, phrases = talk.say, book.phrases(tongue)
    marked = zip(phrases, notes(phrases, say), strict=True)
    ways = [Option(one, _told(talk, one, note)) for one, note in marked]
    ways.append(Option(PRINT, _print_title(talk, book, tongue)))
    if len(book.languages) > 1:
        ways.append(Option(ANOTHER, say("Another language")))
    heading = say("Phrases in {language}", language=language_name(tongue, say.language))
    return Question(heading, (doubt(phrases, say),), ways, say("Back"), over=False)


def _told(talk: Talk, one: Phrase, note: str) -> str:
    """Its meaning first: a voice may not speak the language of the phrase."""
    said = noted(one.text, ", ".join(filter(None, (one.transliteration, note))))
    return led(talk.say, one.meaning_in(talk.say.language), said)


def _print_title(talk: Talk, book: Phrasebook, tongue: str) -> str:
    say = talk.say
    if not book.was_printed(tongue):
        return say("Print them large, to copy")
    return say("The sheet lies in the tray") if book.in_tray else say("The sheet is printing")


def _print(talk: Talk, book: Phrasebook, tongue: str) -> None:
    try:
        book.print_large(tongue)
    except KioskError as error:
        talk.tell(error.calm)
