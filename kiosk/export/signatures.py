"""Signatures opened with the organiser's key, and as CSV for the section: the one export that holds names."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo

from kiosk.export.csv import BOM, safe
from kiosk.ledger.model import SignatureRow
from kiosk.seal.signature import THROWN_AWAY, Damaged, mark, unseal


@dataclass(frozen=True, slots=True, repr=False)
class Signed:
    """A signature that was opened; `number` counts those of its case from 1, as its sheet does."""

    row: SignatureRow
    number: int
    name: str
    country: str


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """What a key opened in the order it was given, a sentence for each that it did not, and how many are no more."""

    signed: tuple[Signed, ...]
    faults: tuple[str, ...]
    erased: int
    voided: int

    @property
    def cases(self) -> dict[str, list[Signed]]:
        """The signatures of each case."""
        found: dict[str, list[Signed]] = {}
        for one in self.signed:
            found.setdefault(one.row.case_id, []).append(one)
        return found


def open_all(rows: Iterable[SignatureRow], private: bytes, public: bytes, event: str) -> Opened:
    """Opens every signature of `event` that still counts; one that does not open keeps no other back."""
    signed: list[Signed] = []
    faults: list[str] = []
    numbers: dict[str, int] = {}
    erased = voided = 0
    for row in rows:
        if row.box is None:
            erased += 1
        elif row.voided:
            voided += 1
        elif fault := _unfit(row, public):
            faults.append(fault)
        else:
            try:
                given = unseal(row.box, private)
            except Damaged:
                faults.append(f"The signature {row.id} is damaged and can't be opened.")
                continue
            if (given.case_id, given.event) != (row.case_id, event):
                faults.append(f"The signature {row.id} was given for another case than the one it stands beside.")
                continue
            number = numbers[row.case_id] = numbers.get(row.case_id, 0) + 1
            signed.append(Signed(row, number, given.name, given.country))
    return Opened(tuple(signed), tuple(faults), erased, voided)


def _unfit(row: SignatureRow, public: bytes) -> str:
    if row.key == THROWN_AWAY:
        return f"The signature {row.id} is practice, sealed to a key that nobody kept."
    return "" if row.key == mark(public) else f"The signature {row.id} was sealed to another key."


def twice(opened: Opened) -> Iterator[tuple[str, list[Signed]]]:
    """Each case with signatures that bear one name; compared here in memory, and kept nowhere."""
    for case_id, signed in opened.cases.items():
        alike: dict[str, list[Signed]] = {}
        for one in signed:
            alike.setdefault(_folded(one.name), []).append(one)
        yield from ((case_id, same) for same in alike.values() if len(same) > 1)


def _folded(name: str) -> str:
    """`name` as two hands may write it alike: large or small, wide or narrow, with or without signs unseen."""
    seen = "".join(char for char in unicodedata.normalize("NFKC", name) if unicodedata.category(char) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", seen.casefold()).split())


def render(opened: Opened, event: str, *, practice: bool, zone: tzinfo | None, excel_locale: bool = False) -> str:
    """The signatures one a line, with the day and the id that `kiosk petitions erase` takes; lines end in CR LF.

    `excel_locale` separates by semicolons, as Excel wants where the comma is a decimal sign.
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, delimiter=";" if excel_locale else ",")
    writer.writerow(["event", "practice", "case", "number", "name", "country", "language", "day", "id"])
    for one in opened.signed:
        row, day = one.row, one.row.at.astimezone(zone).date().isoformat()
        words = [safe(word) for word in (event, "yes" if practice else "no", row.case_id)]
        writer.writerow([*words, one.number, safe(one.name), safe(one.country), row.language, day, row.id])
    return BOM + lines.getvalue()
