"""A file that may become one of the kiosk's fonts: the fonts in it, or in one sentence why there are none."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTCollection, TTFont, TTLibError

from kiosk.errors import Fault
from kiosk.typeset import coverage
from kiosk.typeset.coverage import Coverage
from kiosk.typeset.face import Face
from kiosk.typeset.quadratic import is_postscript, make_quadratic

# fontTools tells what is odd in a font to whoever runs the program; what is wrong with it is told below.
logging.getLogger("fontTools").addHandler(logging.NullHandler())

LARGEST = 40 * 2**20
"""Bytes of a font file: a whole Chinese font has 16 to 24 million, and nothing that is a font has more than 40."""

_KINDS = {b"\0\1\0\0": 1, b"true": 1, b"OTTO": 1, b"ttcf": 2}
_WEB = (b"wOFF", b"wOF2")

_RESTRICTED, _LEVELS, _NO_SUBSET, _BITMAPS = 0x0002, 0x000F, 0x0100, 0x0200
"""Bits of fsType in the table OS/2 (OpenType 1.9); of several levels the most generous counts."""

_PLAIN = re.compile("[^A-Za-z0-9-]+")
_POSTSCRIPT_NAME = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A font as the kiosk would keep it: TrueType, static, alone in its file."""

    file: str
    stem: str
    data: bytes
    covers: Coverage


class Refused(Exception):
    """Why a file can't be one of the kiosk's fonts: what is wrong, and its cure."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what, self.cure = what, cure


def candidates(path: Path) -> list[Candidate] | Fault:
    """The fonts in the file at `path`, or its fault."""
    try:
        return [*_fonts(path.name, _read(path))]
    except Refused as refused:
        return Fault(path.name, "", refused.what, refused.cure)


def _read(path: Path) -> bytes:
    if path.is_symlink():
        raise Refused("is a link to another place", "Name the file itself.")
    if not path.is_file():
        raise Refused("is not there, or is no file", "Name a font, or a folder of fonts.")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or "no reason is given").lower()
        raise Refused(f"can't be read ({reason})", "Check the stick and its rights.") from None
    if len(data) > LARGEST:
        raise Refused(f"is larger than {LARGEST // 2**20} MB", "Take a font for one script or language.")
    if data[:4] in _WEB:
        raise Refused("is a font for web pages (WOFF)", "Take the same font as TTF or OTF.")
    if data[:4] not in _KINDS:
        raise Refused("is no TrueType or OpenType font", "Take a TTF, OTF or TTC file.")
    return data


def _fonts(file: str, data: bytes) -> Iterator[Candidate]:
    """Each font of a file; of a collection those that have a character which those before them lack."""
    seen: set[int] = set()
    for index in range(_count(data)):
        font = _whole(data, index)
        _check_permission(font)
        face = hb.Face(hb.Blob(data), index)
        points = _inked(face) if _has_outlines(font) else set()
        if not seen and not points:
            raise Refused("has no character that can be printed", "Take a font with outlines rather than pictures.")
        if points <= seen:
            continue
        seen |= points
        yield _made(file, font, face, alone=data[:4] != b"ttcf")


def _inked(face: hb.Face) -> set[int]:
    """The characters of a font that are more than white space."""
    return {point for point in coverage.shown(face) if unicodedata.category(chr(point))[0] not in "ZC"}


def _count(data: bytes) -> int:
    if data[:4] != b"ttcf":
        return 1
    try:
        return len(TTCollection(BytesIO(data), lazy=True).fonts)
    except Exception:
        raise _damaged() from None


def _whole(data: bytes, index: int) -> TTFont:
    """The font with every table read and every outline looked at; a truncated file ends here."""
    try:
        font = TTFont(BytesIO(data), fontNumber=index, lazy=True, checkChecksums=2)
        for tag in font.reader.keys():  # noqa: SIM118 - a reader is no mapping
            font.reader[tag]
        for tag in ("head", "hhea", "maxp", "hmtx", "cmap", "OS/2", "post", "name"):
            font[tag]
        if "glyf" in font:
            for name in font.getGlyphOrder():
                font["glyf"][name].expand(font["glyf"])
    except Exception:
        # What a broken file raises depends on where it is broken: any of a dozen kinds.
        raise _damaged() from None
    return font


def _damaged() -> Refused:
    return Refused("is damaged", "Copy it again, from where it comes.")


def _check_permission(font: TTFont) -> None:
    permission = font["OS/2"].fsType
    if permission & _LEVELS == _RESTRICTED or permission & (_NO_SUBSET | _BITMAPS):
        raise Refused("may not be put into documents, as its maker says in it", "Take a font under a free licence.")


def _has_outlines(font: TTFont) -> bool:
    return "glyf" in font or is_postscript(font)


def _made(file: str, font: TTFont, face: hb.Face, *, alone: bool) -> Candidate:
    """The font as it is kept, and proof that the kiosk can use it."""
    try:
        name = _PLAIN.sub("", face.get_name(_POSTSCRIPT_NAME) or "")
        stem = name[:60] or _PLAIN.sub("", Path(file).stem) or "Font"
        if is_postscript(font):
            data = _quadratic(face)
        else:
            data = font.reader.file.getvalue() if alone and not face.has_var_data else _static(face)
        kept = Face(stem, data)
        if kept.measures.bbox == (0, 0, 0, 0):
            raise TTLibError("head")
        covers = coverage.from_characters(coverage.shown(kept.face))
    except Exception:
        raise _damaged() from None
    return Candidate(file, stem, data, covers)


def _quadratic(face: hb.Face) -> bytes:
    font = TTFont(BytesIO(_static(face)), recalcTimestamp=False)
    make_quadratic(font)
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def _static(face: hb.Face) -> bytes:
    """One font, taken out of its collection, and of a variable one the design it opens with."""
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    if face.has_var_data:
        wanted.pin_all_axes_to_default(face)
    data: bytes = hb.SubsetPlan(face, wanted).execute().blob.data
    return data
