"""One ``words/<language>.toml``: a title, words of hope, and every case told in one language; or its letters alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from kiosk.campaign.forms import WORDS_TABLES
from kiosk.campaign.letters import LettersTitle, LetterWords, PackTitle
from kiosk.campaign.model import CaseWords, Hope
from kiosk.campaign.reading import Reading, case_path, letters_path, words_path
from kiosk.shape import Shape

_S = TypeVar("_S", bound=Shape)


@dataclass(frozen=True, slots=True)
class Told:
    """What one language tells; `tables` are the cases it means to tell, with or without faults."""

    title: PackTitle | None
    hopes: tuple[Hope, ...]
    cases: dict[str, CaseWords]
    tables: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lettered:
    """The letters of one language that cases are not told in."""

    cases: dict[str, LetterWords]
    checked: bool


def read(reading: Reading, language: str, known: frozenset[str], *, first: bool) -> Told | None:
    """The words in `language`, None where the file is missing or no TOML; `known` are the ids of the cases.

    What a case lacks in any but the `first` language of the pack is a gap: the first stands in.
    """
    name = words_path(language)
    if name not in reading.files:
        reading.fault(name, "", "the file is missing", f"Write it, or take {language!r} out of pack.toml's languages.")
        return None
    table = reading.tables(name)
    if table is None:
        return None
    title = reading.shaped(PackTitle, table.get("pack"), name, "pack")
    hopes = _hopes(reading, table.get("hope", []), name)
    tables = frozenset(table.keys() - set(WORDS_TABLES))
    cases = of_cases(reading, CaseWords, table, name, known, gap=not first)
    return Told(title, hopes, cases, tables)


def letters(reading: Reading, language: str, known: frozenset[str]) -> Lettered:
    """The letters in `language`, which a case has or has not; one that lacks a text is a gap and left out."""
    name = letters_path(language)
    table = reading.tables(name) or {}
    title = reading.shaped(LettersTitle, table.get("pack", {}), name, "pack")
    return Lettered(of_cases(reading, LetterWords, table, name, known, gap=True), title is not None and title.checked)


def of_cases(
    reading: Reading, shape: type[_S], table: dict[str, Any], name: str, known: frozenset[str], *, gap: bool
) -> dict[str, _S]:
    """The tables of a file that are cases, each as a `shape`; what is wrong with them is noted."""
    cases = {}
    for case_id in sorted(table.keys() - set(WORDS_TABLES)):
        if case_id not in known:
            cure = f"Write {case_path(case_id)}, or mend the name of the table."
            reading.fault(name, case_id, "tells a case that has no file", cure)
        words = reading.shaped(shape, table[case_id], name, case_id, gap=gap)
        if words is not None:
            cases[case_id] = words
    return cases


def _hopes(reading: Reading, written: object, name: str) -> tuple[Hope, ...]:
    if not isinstance(written, list):
        reading.fault(name, "hope", "must be a list", "Begin each word of hope with a line that says [[hope]].")
        return ()
    shaped = (reading.shaped(Hope, table, name, f"hope[{at}]") for at, table in enumerate(written, 1))
    return tuple(hope for hope in shaped if hope is not None)
