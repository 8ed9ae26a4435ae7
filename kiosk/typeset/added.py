"""Adding fonts to a kiosk: all that are named, whole and checked, or none and every reason why."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.errors import EXIT_REFUSED, Fault, FaultsError, KioskError
from kiosk.typeset import coverage, extra
from kiosk.typeset.candidate import Candidate, candidates

KINDS = frozenset({".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2"})
"""Endings of the files that are looked at in a folder; web fonts among them, so that they are told of."""

MOST_FILES, MOST_BYTES = 500, 400 * 2**20
"""Font files in one folder and their bytes together; they are all in memory once. A system's whole collection has a
few hundred files."""


class FontsRefused(FaultsError):
    """Fonts that can't be added, a sentence each; nothing was copied."""

    exit_code = EXIT_REFUSED


@dataclass(frozen=True, slots=True)
class Added:
    """One font after it was added: its file in the kiosk, and how many characters it is the first to bring.

    `new` is False where the kiosk had the very same file before.
    """

    stem: str
    brings: int
    new: bool


def add(paths: Sequence[Path], folder: Path, shipped: Path) -> tuple[Added, ...]:
    """Copy the fonts at `paths` (files, or folders of them) into `folder`, beside those that lie in `shipped`.

    Raises `FontsRefused` with every fault at once. A font is used only when the index names it, and that is
    written last, so that a power cut leaves the fonts as they were.
    """
    known = coverage.read(shipped)
    found = _without_twins(_candidates(paths), frozenset(known))
    told = tuple(_told(found, folder, [*known.values(), *extra.coverage_of(folder).values()]))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for candidate, outcome in zip(found, told, strict=True):
            if outcome.new:
                _keep(folder / f"{candidate.stem}.ttf", candidate.data)
        coverage.write(folder)
    except OSError as error:
        reason = (error.strerror or "the disk refuses").lower()
        raise KioskError(f"The fonts can't be kept in {folder}: {reason}. None was added.") from error
    return told


def _candidates(paths: Iterable[Path]) -> list[Candidate]:
    files, faults = _files(paths)
    found: list[Candidate] = []
    for path in files:
        looked_at = candidates(path)
        if isinstance(looked_at, Fault):
            faults.append(looked_at)
        else:
            found += looked_at
    if faults:
        raise FontsRefused(faults)
    return found


def _files(paths: Iterable[Path]) -> tuple[list[Path], list[Fault]]:
    """The files to look at, and the folders in which there is none."""
    files: list[Path] = []
    faults: list[Fault] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        inside = sorted(entry for entry in path.rglob("*") if entry.suffix.lower() in KINDS and not _hidden(entry))
        if not inside or len(inside) > MOST_FILES or sum(entry.lstat().st_size for entry in inside) > MOST_BYTES:
            most = f"holds more than {MOST_FILES} fonts, or more than {MOST_BYTES // 2**20} MB of them"
            what = most if inside else "holds no font"
            faults.append(Fault(path.name, "", what, "Name a folder with a few TTF, OTF or TTC files."))
        else:
            files += inside
    return list(dict.fromkeys(files)), faults


def _hidden(path: Path) -> bool:
    # macOS leaves a "._name" beside each file on a stick.
    return path.name.startswith(".")


def _without_twins(found: Iterable[Candidate], shipped: frozenset[str]) -> list[Candidate]:
    """The fonts by names of their own; of two that are the same to the byte, one."""
    named: dict[str, Candidate] = {}
    faults: list[Fault] = []
    for candidate in found:
        # The house's own font of this name stays what it is.
        stem = f"{candidate.stem}-Added" if candidate.stem in shipped else candidate.stem
        twin = named.setdefault(stem, replace(candidate, stem=stem))
        if twin.data != candidate.data:
            what = f"calls itself {candidate.stem}, as another one in {twin.file} does"
            faults.append(Fault(candidate.file, "", what, "Add one of the two."))
    if faults:
        raise FontsRefused(faults)
    return [named[stem] for stem in extra.ordered(named)]


def _told(found: Iterable[Candidate], folder: Path, covered: list[coverage.Coverage]) -> Iterator[Added]:
    """What each font will be; raises `FontsRefused` where another version of one is there already."""
    faults: list[Fault] = []
    for candidate in found:
        path = folder / f"{candidate.stem}.ttf"
        there = path.read_bytes() if path.is_file() else None
        if there not in (None, candidate.data):
            cure = f"To change it, take {path} away first and end the kiosk that runs."
            faults.append(Fault(candidate.file, "", f"is another version of {path.name}, which is here already", cure))
        brings = sum(not any(point in one for one in covered) for point in map(chr, candidate.covers.points()))
        covered.append(candidate.covers)
        yield Added(candidate.stem, brings, there is None)
    if faults:
        raise FontsRefused(faults)


def _keep(path: Path, data: bytes) -> None:
    """Put `data` at `path` whole and durable."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
