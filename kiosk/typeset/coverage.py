"""The index that tells which font has which character, so that a font is opened only when one needs it."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path

import uharfbuzz as hb

from kiosk.errors import Fault, FaultsError

INDEX = "coverage.json"
"""The index's name in a folder of fonts."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The characters of one font as bounds: first of a range, one past its last, first of the next, ..."""

    bounds: tuple[int, ...]

    def __contains__(self, char: str) -> bool:
        return bisect_right(self.bounds, ord(char)) % 2 == 1

    def points(self) -> Iterator[int]:
        """Every code point that is covered, in order."""
        return chain.from_iterable(map(range, self.bounds[::2], self.bounds[1::2]))

    def __str__(self) -> str:
        return " ".join(f"{bound:x}" for bound in self.bounds)


def from_characters(code_points: Iterable[int]) -> Coverage:
    """The coverage that holds exactly these code points."""
    bounds: list[int] = []
    for point in sorted(code_points):
        if bounds and bounds[-1] == point:
            bounds[-1] = point + 1
        else:
            bounds += (point, point + 1)
    return Coverage(tuple(bounds))


def parsed(bounds: str) -> Coverage:
    """The coverage whose bounds are written in hexadecimal, as `str` of a coverage writes them.

    Two numbers a range, also for one character: half the time of ``20-7e a0``, and the index is read at every start.
    """
    return Coverage(tuple(map(int, bounds.split(), repeat(16))))


def built(folder: Path) -> dict[str, dict[str, str]]:
    """The index of the fonts that lie in `folder`, opening every one: file stem -> sha256 and bounds."""
    return {path.stem: _entry(path.read_bytes()) for path in sorted(folder.glob("*.ttf"))}


def _entry(font: bytes) -> dict[str, str]:
    covers = from_characters(shown(hb.Face(hb.Blob(font))))
    return {"sha256": hashlib.sha256(font).hexdigest(), "covers": str(covers)}


# Fillers of hangul and the empty cell of braille: writing that is white.
_WHITE = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def shown(face: hb.Face) -> list[int]:
    """The characters of a font, without letters and signs that it maps to a glyph with no ink.

    Fonts in colour draw theirs elsewhere, where a PDF doesn't look: such a letter would be a hole in a line.
    """
    font = hb.Font(face)
    return [point for point in face.unicodes if not _is_hole(chr(point), font)]


def _is_hole(char: str, font: hb.Font) -> bool:
    if unicodedata.category(char)[0] not in "LNPS" or char in _WHITE:
        return False
    extents = font.get_glyph_extents(font.get_nominal_glyph(ord(char)) or 0)
    return extents is None or (extents.width == 0 and extents.height == 0)


def write(folder: Path) -> Path:
    """Write the index of `folder` anew, after fonts were added to it or taken away; it is never there in half."""
    path = folder / INDEX
    part = folder / f".{INDEX}.part"
    part.write_text(json.dumps(built(folder), indent=1) + "\n", "ascii")
    part.replace(path)
    return path


REINSTALL = "Install the kiosk anew: its fonts are damaged."


def read(folder: Path, cure: str = REINSTALL) -> Mapping[str, Coverage]:
    """The coverage of every font named in the index of `folder`, by file stem; no font is opened.

    Where the index is damaged a `FaultsError` tells it, with `cure`.
    """
    path = folder / INDEX
    try:
        index = json.loads(path.read_bytes())
        found = {stem: parsed(entry["covers"]) for stem, entry in index.items()}
        if not found:
            raise ValueError("no font")
        return found
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise FaultsError([Fault(str(path), "", "the index of fonts cannot be read", cure)]) from error
