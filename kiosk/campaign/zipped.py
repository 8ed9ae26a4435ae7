"""A pack in a zip, read in memory: nothing is ever unpacked to a disk."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from kiosk.campaign.limits import FILE_MAX, SEEN_MAX, TOTAL_MAX, is_read, refused, shown, unreadable
from kiosk.errors import Fault, FaultsError

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    IndexError,
)
"""What the standard library raises, between its versions, for zips cut short or forged."""

_LEADS_OUT = re.compile(r"^/|\\|:|(^|/)\.{0,2}(/|$)|[\x00-\x1f\x7f]")
"""Absolute, a drive letter, a backslash, an empty part, ``.`` or ``..``, or a character no file name needs."""

_INFLATED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1


def files(path: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the kinds that are read, in the zip's order; raises `FaultsError`."""
    try:
        if path.stat().st_size > TOTAL_MAX:
            raise refused(path.name, f"is larger than {TOTAL_MAX // 1_000_000} MB", "Make its pictures smaller.")
        with zipfile.ZipFile(path) as archive:
            for info in _wanted(archive, path.name):
                with archive.open(info) as file:
                    # One byte more than allowed is asked for: what a forged header claims is not believed.
                    content = file.read(FILE_MAX + 1)
                yield info.filename, content
    except _BROKEN:
        raise refused(path.name, "is not a whole zip", "Make it again, or unpack it to a folder.") from None
    except OSError as error:
        raise unreadable(path.name, error) from None


def _wanted(archive: zipfile.ZipFile, pack: str) -> list[zipfile.ZipInfo]:
    infos = archive.infolist()
    if len(infos) > SEEN_MAX:
        raise refused(pack, f"holds more than {SEEN_MAX} names", "Zip the folder of the pack alone.")
    faults = [*_faults(infos)]
    if faults:
        raise FaultsError(faults)
    return [info for info in infos if not info.is_dir() and is_read(info.filename) and not _hidden(info.filename)]


def _faults(infos: list[zipfile.ZipInfo]) -> Iterator[Fault]:
    names: set[str] = set()
    for info in infos:
        # The library cuts and mends `filename`; `orig_filename` is what the zip really says.
        name = info.orig_filename
        folded = name.casefold()
        kind = stat.S_IFMT(info.external_attr >> 16)
        if _LEADS_OUT.search(name.removesuffix("/")):
            yield Fault(shown(name), "", "may lead out of the pack", "Zip the pack's folder again.")
        elif kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            yield Fault(shown(name), "", "is a link to another place", "Put the file itself there.")
        elif folded in names:
            yield Fault(shown(name), "", "stands in the zip twice", "Zip the pack's folder again.")
        elif info.flag_bits & _ENCRYPTED:
            yield Fault(shown(name), "", "is locked with a password", "Zip it without one.")
        elif info.compress_type not in _INFLATED:
            yield Fault(shown(name), "", "is packed in a way not every kiosk reads", "Zip it the usual way.")
        names.add(folded)


def _hidden(name: str) -> bool:
    # What macOS puts beside every file of a zip it makes.
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))
