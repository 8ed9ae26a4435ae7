"""The phrasebook of a pack: a few sentences in the language of whoever a letter or a card goes to.

``phrases/<language>.toml`` holds them. They are looked at when somebody asks for them: a phrase with a fault is left
out of the screen, `kiosk pack check` says why, and nothing else of the pack suffers.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, StrictBool

from kiosk.campaign.forms import Language, Slug, listed, table, text
from kiosk.campaign.model import Case, Pack
from kiosk.campaign.reading import PACK_FILE, Reading, case_path, phrase_path
from kiosk.campaign.scripts import LATIN, script_name, script_of, strays
from kiosk.shape import Shape

PHRASE_MAX = 60
"""Longest `Phrase.text`, in characters: one line of a card, and two of the large print."""

TOLD_MAX = 80
"""Longest transliteration or meaning, in characters: three lines beside five others at 80 columns."""

LEAST, MOST = 3, 6
"""Phrases of a language: fewer are not worth a screen, and more do not fit one of 80x24."""


class Goes(StrEnum):
    """What a phrase may stand in."""

    LETTER = "letter"
    CARD = "card"


_Told = Annotated[str, text(TOLD_MAX)]


class Phrase(Shape):
    """``[[phrase]]``: a sentence as the recipient writes it, how it sounds in Latin letters, and what it means.

    `on` is what it suits: "you are not forgotten" is for a card, and no minister was ever told so. One that `opens`
    stands at the beginning. `checked` is true once somebody who speaks the language has read it.
    """

    id: Slug
    text: Annotated[str, text(PHRASE_MAX)]
    transliteration: _Told
    meaning: Annotated[dict[Language, _Told], BeforeValidator(table)]
    on: Annotated[tuple[Goes, ...], listed(1, 2)] = (Goes.LETTER, Goes.CARD)
    opens: StrictBool = False
    checked: StrictBool = False

    def meaning_in(self, language: str) -> str:
        """What it means in `language`, else in its plain form, else in the first there is."""
        told = self.meaning
        return told.get(language) or told.get(language.split("-", 1)[0]) or next(iter(told.values()), "")


def phrases_in(pack: Pack, language: str) -> tuple[Phrase, ...]:
    """The phrases of `pack` in `language` that can be shown, six at the most; none where it has no such file."""
    raw = pack.phrasebooks.get(language)
    return _sound(raw, language) if raw else ()


def spoken(case: Case, goes: Goes) -> tuple[str, ...]:
    """The languages of whoever reads a letter, or a card, for this case."""
    file = case.file
    return file.target_speaks or file.speaks if goes is Goes.LETTER else file.speaks


@lru_cache(maxsize=32)
def _sound(raw: bytes, language: str) -> tuple[Phrase, ...]:
    # What is wrong with the others is the check's to tell.
    return read(Reading({phrase_path(language): raw}), language)[:MOST]


def read(reading: Reading, language: str) -> tuple[Phrase, ...]:
    """The phrases of one file that can be shown; what is wrong with the others is noted in `reading`."""
    name = phrase_path(language)
    table = reading.tables(name)
    if table is None:
        return ()
    for key in sorted(table.keys() - {"phrase"}):
        reading.fault(name, key, "is not a key we know", "Begin each phrase with a line that says [[phrase]].")
    written = table.get("phrase", [])
    if not isinstance(written, list) or not LEAST <= len(written) <= MOST:
        count = len(written) if isinstance(written, list) else 1
        reading.fault(name, "phrase", f"lists {count} and must list {LEAST} to {MOST}", "Add some, or take some out.")
    entries = written if isinstance(written, list) else []
    shaped = ((at, reading.shaped(Phrase, entry, name, f"phrase[{at}]")) for at, entry in enumerate(entries, 1))
    return tuple(phrase for at, phrase in shaped if phrase and _written_right(reading, phrase, language, at))


def _written_right(reading: Reading, phrase: Phrase, language: str, at: int) -> bool:
    """Whether text and transliteration are in the letters that each is meant to be in."""
    name, script = phrase_path(language), script_of(language)
    wrong, sound = strays(phrase.text, script), strays(phrase.transliteration, LATIN)
    if wrong:
        what = f"holds letters of another script ({wrong[:8]}), and {language!r} is written in {script_name(script)}"
        cure = "Write it in that script, or move it to the file of its own language."
        reading.fault(name, f"phrase[{at}].text", what, cure)
    if sound:
        what = f"is not in Latin letters ({sound[:8]})"
        reading.fault(name, f"phrase[{at}].transliteration", what, "Write in Latin letters how it sounds.")
    return not (wrong or sound)


def check(reading: Reading) -> None:
    """Notes in `reading` all that is wrong with its phrasebook."""
    languages = reading.stems("phrases")
    for language in languages:
        if not script_of(language):
            cure = "Name it like my.toml for Burmese."
            reading.fault(phrase_path(language), "", "is not named after a language", cure)
        phrases = read(reading, language)
        _note_twice(reading, phrases, language)
        _note_meanings(reading, phrases, language)
    for case in reading.pack.cases if reading.pack else ():
        for key in ("speaks", "target_speaks"):
            for language in getattr(case.file, key):
                if language not in languages:
                    cure = f"Write {phrase_path(language)}, or take the language out."
                    reading.fault(case_path(case.id), key, f"names {language!r}, which has no phrases", cure)


def _note_twice(reading: Reading, phrases: tuple[Phrase, ...], language: str) -> None:
    for name, count in Counter(phrase.id for phrase in phrases).items():
        if count > 1:
            cure = "Give each phrase its own id."
            reading.fault(phrase_path(language), "phrase", f"names {name!r} {count} times", cure)


def _note_meanings(reading: Reading, phrases: tuple[Phrase, ...], language: str) -> None:
    told = reading.pack.file.languages if reading.pack else ()
    for phrase in phrases:
        for lacking in (one for one in told if one not in phrase.meaning):
            key = f"{phrase.id}.meaning.{lacking}"
            cure = f"Say in {lacking!r} what it means: {PACK_FILE} tells the cases in that language."
            reading.fault(phrase_path(language), key, "is missing", cure)
