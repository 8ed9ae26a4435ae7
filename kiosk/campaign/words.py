"""One ``words/<language>.toml``: a title, words of hope, and every case told in one language."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.campaign.forms import WORDS_TABLES
from kiosk.campaign.model import CaseWords, Hope, PackTitle
from kiosk.campaign.reading import Reading, case_path, words_path


@dataclass(frozen=True, slots=True)
class Told:
    """What one language tells; `tables` are the cases it means to tell, with or without faults."""

    title: PackTitle | None
    hopes: tuple[Hope, ...]
    cases: dict[str, CaseWords]
    tables: frozenset[str]


def read(reading: Reading, language: str, known: frozenset[str]) -> Told | None:
    """The words in `language`, None where the file is missing or no TOML; `known` are the ids of the cases."""
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
    cases = {}
    for case_id in sorted(tables):
        if case_id not in known:
            cure = f"Write {case_path(case_id)}, or mend the name of the table."
            reading.fault(name, case_id, "tells a case that has no file", cure)
        words = reading.shaped(CaseWords, table[case_id], name, case_id)
        if words is not None:
            cases[case_id] = words
    return Told(title, hopes, cases, tables)


def _hopes(reading: Reading, written: object, name: str) -> tuple[Hope, ...]:
    if not isinstance(written, list):
        reading.fault(name, "hope", "must be a list", "Begin each word of hope with a line that says [[hope]].")
        return ()
    shaped = (reading.shaped(Hope, table, name, f"hope[{at}]") for at, table in enumerate(written, 1))
    return tuple(hope for hope in shaped if hope is not None)
