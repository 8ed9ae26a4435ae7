"""Reading a case pack: the whole of it, or every reason why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TypeVar

from kiosk.campaign import addresses, archive, words
from kiosk.campaign.model import CaseFile, Pack, PackFile
from kiosk.campaign.reading import PACK_FILE, Reading, case_path, letters_path, phrase_path, words_path
from kiosk.errors import FaultsError

_W = TypeVar("_W")


def load(path: Path, languages: Sequence[str] = ()) -> Pack:
    """The pack in the folder or zip at `path`; raises `FaultsError` with every fault at once.

    With `languages`, for a command that tells cases in one: only the words in the first of them that the pack has
    are read, what stands in where a case is not told in it, and the letters in any of them.
    """
    reading = read(path, languages)
    if reading.faults or reading.pack is None:
        raise FaultsError(reading.faults)
    return reading.pack


def read(path: Path, languages: Sequence[str] = ()) -> Reading:
    """What can be read of the pack at `path` (in `languages`, as for `load`).

    Raises `FaultsError` only where its files can't be reached.
    """
    reading = Reading(archive.read(path))
    if PACK_FILE not in reading.files:
        cure = "A pack begins with pack.toml: is this the right folder or zip?"
        reading.fault(PACK_FILE, "", "the file is missing", cure)
        return reading
    table = reading.tables(PACK_FILE)
    file = None if table is None else reading.shaped(PackFile, table, PACK_FILE)
    cases = _cases(reading)
    _note_strays(reading)
    if file is not None:
        reading.pack = _assembled(reading, file, cases, languages)
    return reading


def _told_in(has: tuple[str, ...], wanted: Sequence[str]) -> tuple[str, ...]:
    """The languages to read: all, or the first of `wanted` that there is, its plain form, and the pack's own first."""
    if not wanted:
        return has
    spoken = next((language for language in wanted if language in has), has[0])
    return tuple(language for language in has if language in (has[0], spoken, spoken.partition("-")[0]))


def _cases(reading: Reading) -> list[CaseFile]:
    """The cases in the order of their numbers."""
    ids = reading.stems("cases")
    if not ids:
        reading.fault("cases", "", "holds no case", "Write one: kiosk pack new makes an example.")
    found = [case for case_id in ids if (case := _case(reading, case_id))]
    numbers: dict[int, str] = {}
    for case in found:
        other = numbers.setdefault(case.number, case.id)
        if other != case.id:
            reading.fault(case_path(case.id), "number", f"is {case.number}, as in {case_path(other)}", "Change one.")
    return sorted(found, key=lambda case: (case.number, case.id))


def _case(reading: Reading, stem: str) -> CaseFile | None:
    name = case_path(stem)
    table = reading.tables(name)
    case = None if table is None else reading.shaped(CaseFile, table, name)
    if case is not None and case.id != stem:
        reading.fault(name, "id", f"is {case.id!r}, not the name of the file", "Make the two the same.")
        return None
    return case


def _note_strays(reading: Reading) -> None:
    """Notes the TOML files that lie where nobody would read them."""
    told = (*map(words_path, reading.stems("words")), *map(letters_path, reading.stems("letters")))
    phrases = map(phrase_path, reading.stems("phrases"))
    read = {PACK_FILE, *map(case_path, reading.stems("cases")), *told, *phrases}
    cure = "Move it to cases/, words/, letters/ or phrases/, as .toml."
    for name in reading.files:
        if PurePosixPath(name).suffix.lower() == ".toml" and name not in read:
            reading.fault(name, "", "lies where no file of a pack is read", cure)


def _assembled(reading: Reading, file: PackFile, cases: list[CaseFile], wanted: Sequence[str]) -> Pack:
    """A pack of whatever has no fault of its own, told in the languages that are `wanted`."""
    known, first = frozenset(reading.stems("cases")), file.languages[0]
    read = {one: words.read(reading, one, known, first=one == first) for one in _told_in(file.languages, wanted)}
    _note_languages(reading, file)
    _note_untold(reading, first, read[first], known)
    heard = {language: spoken for language, spoken in read.items() if spoken is not None}
    lettered = tuple(one for one in sorted(reading.stems("letters")) if one not in file.languages)
    letters = {one: words.letters(reading, one, known) for one in lettered if not wanted or one in wanted}
    told = {language: spoken.cases for language, spoken in heard.items()}
    written = {language: spoken.cases for language, spoken in letters.items()}
    whole = [addresses.lined(reading, case, _of(case, told), _of(case, written)) for case in cases]
    titles = {language: spoken.title for language, spoken in heard.items() if spoken.title}
    # Its parts were looked at one by one, so that each fault has its own file and key.
    return Pack.model_construct(
        file=file,
        titles=titles,
        cases=tuple(case for case in whole if case.words),
        hopes={language: spoken.hopes for language, spoken in heard.items()},
        digest=archive.digest(reading.files),
        letters=lettered,
        unchecked=(
            *(language for language, title in titles.items() if not title.checked),
            *(language for language, spoken in letters.items() if not spoken.checked),
        ),
        phrasebooks={tongue: reading.files[phrase_path(tongue)] for tongue in reading.stems("phrases")},
    )


def _of(case: CaseFile, every: Mapping[str, Mapping[str, _W]]) -> dict[str, _W]:
    """The words of one case in each language that has some."""
    return {language: cases[case.id] for language, cases in every.items() if case.id in cases}


def _note_languages(reading: Reading, file: PackFile) -> None:
    if len(set(file.languages)) < len(file.languages):
        reading.fault(PACK_FILE, "languages", "names a language twice", "Take one out.")
    for language in reading.stems("words"):
        if language not in file.languages:
            cure = "Add it there, or take the file out."
            reading.fault(words_path(language), "", "is not among the languages of pack.toml", cure)
    for language in reading.stems("letters"):
        if language in file.languages:
            cure = f"Take it out: {words_path(language)} has the letters already."
            reading.fault(letters_path(language), "", "is one of the languages of pack.toml", cure)


def _note_untold(reading: Reading, language: str, told: words.Told | None, known: frozenset[str]) -> None:
    """Notes the cases that would stand on the screen without a word."""
    if told is None:
        return
    for case_id in sorted(known - told.tables):
        cure = f"Add a table [{case_id}] with its sentences."
        reading.fault(words_path(language), case_id, "is missing, and this is the pack's first language", cure)
