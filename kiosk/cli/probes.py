"""Questions about a pack that only higher floors can answer, handed to ``pack check``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.assets import assets
from kiosk.campaign import freshness
from kiosk.campaign.model import Case, Pack
from kiosk.campaign.phrases import phrases_in
from kiosk.campaign.reading import case_path, letters_path, phrase_path, words_path
from kiosk.catalogue import sheet_speaker
from kiosk.cli import codes
from kiosk.errors import Fault
from kiosk.letter.address import address_to
from kiosk.letter.compose import Occasion, compose
from kiosk.letter.draft import Draft
from kiosk.letter.guide import topics
from kiosk.letter.guide.topics import touches
from kiosk.letter.letter import Letter

if TYPE_CHECKING:
    from kiosk.typeset.fonts import FontLibrary


def probes(data: Path | None = None, day: date | None = None) -> tuple[Callable[[Pack], Iterable[Fault]], ...]:
    """Does each ready letter fit one page, each address a label, each message a code, and has every character a font?

    Can its forbidden topics be looked for, and, where a `day` is given, is each case fresh on it? The fonts are those
    that every kiosk has, unless `data` is the folder of one that may have more.
    """
    printable = partial(_phrases_can_be_printed, data=data)
    printed = (partial(_letters_can_be_printed, data=data), printable, partial(_addresses_fit, data=data))
    asked = (*printed, codes.faults, _topics_can_be_found)
    return (*asked, partial(freshness.faults, day=day)) if day else asked


def ready_letters(pack: Pack) -> Iterator[tuple[Case, str, int, Letter]]:
    """Every ready letter of a pack: case, language, opener, and the letter itself."""
    for case in pack.cases:
        for language in case.letter_languages:
            occasion = Occasion(sheet_speaker(language), date(2000, 1, 31), event="Event", place="Place", practice=True)
            for opener in range(len(case.letter_in(language).openers)):
                yield case, language, opener, compose(case, Draft(opener=opener, name="Name"), occasion)


def _letters_can_be_printed(pack: Pack, data: Path | None) -> Iterator[Fault]:
    from kiosk.sheets.letter import TooLong, letter_sheet, missing
    from kiosk.sheets.paper import A4, LETTER

    library = _library(data)
    for case, language, opener, letter in ready_letters(pack):
        file, key = _file(case, language), f"{case.id}.openers[{opener + 1}]"
        unprintable = missing(letter, library)
        if unprintable:
            what = f"no font here has {' '.join(unprintable[:8])}"
            yield Fault(file, case.id, what, "Write it another way, or add a font.")
            continue
        for paper in (A4, LETTER):
            try:
                letter_sheet(letter, paper, library)
            except TooLong as error:
                yield Fault(file, key, f"the ready letter is too long: {error}", "Shorten the concern or the ask.")
                break


def _phrases_can_be_printed(pack: Pack, data: Path | None) -> Iterator[Fault]:
    from kiosk.typeset.itemise import missing

    library = _library(data)
    for language in pack.phrasebooks:
        for phrase in phrases_in(pack, language):
            if gaps := missing((phrase.text, phrase.transliteration), library):
                what = f"no font here has {' '.join(gaps[:8])}"
                yield Fault(phrase_path(language), phrase.id, what, "Write it another way, or add a font.")


def _topics_can_be_found(pack: Pack) -> Iterator[Fault]:
    for case in pack.cases:
        for language, words in case.words.items():
            for at, topic in enumerate(words.forbidden, 1):
                key = f"{case.id}.forbidden[{at}]"
                for entry, what in topics.faults(topic):
                    what, _, cure = what.partition(". ")
                    yield Fault(words_path(language), f"{key}.{entry}", what, f"{cure}.")
                if touches(" ".join((words.ask, *words.sub_asks, words.concern, words.thanks)), topic):
                    cure = "Take it out there, or write clear for it."
                    yield Fault(words_path(language), key, f"{topic.topic!r} stands in the case's own letter", cure)


def _addresses_fit(pack: Pack, data: Path | None) -> Iterator[Fault]:
    from kiosk.sheets.labels import too_long

    library = _library(data)
    for case in pack.cases:
        local = case.file.address_local
        sentence = too_long(local.lines, local.language, library) if local else ""
        if sentence:
            yield _address_fault(case_path(case.id), "address_local", sentence)
        for language in case.letter_languages:
            sentence = too_long(address_to(case, language).lines, language, library)
            if sentence:
                key = "address_parts" if case.letter_in(language).address_parts else "address"
                yield _address_fault(_file(case, language), f"{case.id}.{key}", sentence)


def _file(case: Case, language: str) -> str:
    return words_path(language) if language in case.words else letters_path(language)


def _address_fault(file: str, key: str, sentence: str) -> Fault:
    what, _, cure = sentence.rpartition(". ")
    return Fault(file, key, f"can't be printed everywhere: {what[:1].lower()}{what[1:]}", cure)


def _library(data: Path | None) -> FontLibrary:
    from kiosk.typeset.fonts import FontLibrary, library_of

    return library_of(data) if data else FontLibrary(assets() / "fonts")
