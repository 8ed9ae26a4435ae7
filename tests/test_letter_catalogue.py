"""The few words that the kiosk itself puts on a letter, in languages that no screen speaks."""

from __future__ import annotations

import string

from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from kiosk.assets import assets
from kiosk.catalogue import LETTER, languages, sheet_speaker, speaker

SAYING = ("compose.py", "bilingual.py", "fax.py")
"""The files of ``kiosk/letter`` that make what a letter alone is enough for."""


def needed() -> set[str]:
    folder = assets().parent / "kiosk" / "letter"
    return {str(found[1]) for name in SAYING for found in extract_from_file("python", folder / name, {"say": None})}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_letter_needs_few_words_and_each_of_its_catalogues_has_them() -> None:
    folder = assets() / "locale" / LETTER
    assert sorted(path.stem for path in folder.glob("*.po")) == ["am", "he", "km", "my", "tr"]
    for path in folder.glob("*.po"):
        with path.open("rb") as file:
            read = {str(message.id): str(message.string) for message in read_po(file, locale=path.stem) if message.id}
        assert read.keys() == needed(), path.name
        assert all(fields(said) == fields(id_) for id_, said in read.items()), path.name


def test_no_screen_is_offered_in_a_language_that_has_no_more_than_letters() -> None:
    assert not {*languages()} & {path.stem for path in (assets() / "locale" / LETTER).glob("*.po")}
    assert speaker("he").language == "en"


def test_a_sheet_speaks_its_language_as_far_as_its_words_go() -> None:
    say = sheet_speaker("km")
    assert say.language == "km" and say("PRACTICE") == "ការហ្វឹកហាត់"
    assert say("Write to") == "Write to"
    assert sheet_speaker("he").rtl
