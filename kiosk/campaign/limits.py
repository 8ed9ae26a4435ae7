"""How large a pack may be, and the sentences that refuse a larger one."""

from __future__ import annotations

from pathlib import PurePosixPath

from kiosk.errors import Fault, FaultsError
from kiosk.text import NAME_LIMIT, clean

FILE_MAX = 2_000_000
"""Bytes of one file, inflated: a generous portrait, and thirty times the longest words file."""

TOTAL_MAX = 32_000_000
"""Bytes of all files together, inflated, and of a zip: what an old laptop holds without noticing."""

FILES_MAX = 500
"""Files that are read: a hundred cases with portraits in forty languages need half of them."""

SEEN_MAX = 5_000
"""Names that are looked at: somebody's whole stick, named instead of the pack on it, is refused early."""

_READ = frozenset({".toml", ".md", ".jpg"})


class Bounds:
    """Admits the files of one pack as long as they stay within all limits."""

    def __init__(self, pack: str) -> None:
        self._pack = pack
        self._files = 0
        self._bytes = 0

    def admit(self, name: str, content: bytes) -> bytes:
        """`content`, or `FaultsError` where it is the one too many."""
        self._files += 1
        self._bytes += len(content)
        if len(content) > FILE_MAX:
            raise refused(name, f"is larger than {_megabytes(FILE_MAX)}", "Make it smaller.")
        if self._bytes > TOTAL_MAX:
            raise refused(self._pack, f"holds more than {_megabytes(TOTAL_MAX)}", "Make its pictures smaller.")
        if self._files > FILES_MAX:
            raise refused(self._pack, f"holds more than {FILES_MAX} files", "Take out what is not of the pack.")
        return content


def is_read(name: str) -> bool:
    """True for what a pack is made of (TOML, Markdown, pictures); any other file is left alone."""
    return PurePosixPath(name).suffix.lower() in _READ


def refused(name: str, what: str, cure: str) -> FaultsError:
    """The error of a single fault in the file `name`, whatever stands in that name."""
    return FaultsError([Fault(shown(name), "", what, cure)])


def unreadable(name: str, error: OSError) -> FaultsError:
    """The error of a file that the machine would not give."""
    return refused(name, f"can't be read ({error.strerror})", "Check the stick and its rights.")


def shown(name: str) -> str:
    """`name` as a sentence may print it on a terminal."""
    return clean(name, NAME_LIMIT, one_line=True)


def _megabytes(count: int) -> str:
    return f"{count // 1_000_000} MB"
