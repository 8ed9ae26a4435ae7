"""A tally as CSV that a spreadsheet opens rightly: accents whole, and no cell taken for a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from kiosk.export.file import write_whole
from kiosk.ledger.model import Tally

BOM = "\ufeff"
"""The byte order mark, which tells Excel that a file is UTF-8."""

# OWASP's list, with line feed and the full-width signs that a spreadsheet folds to plain ones.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(tally: Tally, *, excel_locale: bool = False) -> str:
    """The cells of a tally, one a line, each with its event and whether it is practice; lines end in CR LF.

    `excel_locale` separates by semicolons, as Excel wants where the comma is a decimal sign.
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, delimiter=";" if excel_locale else ",")
    writer.writerow(["event", "practice", *tally.by, "count"])
    for row in tally.rows:
        words = [safe(tally.event), "yes" if tally.practice else "no", *(safe(row.keys[key]) for key in tally.by)]
        # A number stays a number: an apostrophe would make text of -3.
        writer.writerow([*words, row.count])
    return lines.getvalue()


def write(tally: Tally, path: Path, *, excel_locale: bool = False) -> None:
    """Write a tally to `path`, with the byte order mark that tells Excel it is UTF-8."""
    write_whole(path, (BOM + render(tally, excel_locale=excel_locale)).encode("utf-8"))


def safe(cell: str) -> str:
    """A text cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
