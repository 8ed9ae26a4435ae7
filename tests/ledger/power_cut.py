"""A disk that loses power: what a traced process wrote, and every state the disk may then be in.

After the idea of SQLite's own crash tests: a write that was not yet synced is lost, kept, or torn at a sector; the
name of a file that was made or removed is durable only once its folder was synced.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
TRACED = "openat,close,write,pwrite64,lseek,ftruncate,unlink,fsync,fdatasync"

_CALL = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass
class Inode:
    """A file: what is certain to survive, and the writes since the last sync, in order."""

    synced: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes] | int] = field(default_factory=list)

    def sync(self) -> None:
        for change in self.pending:
            _apply(self.synced, change)
        self.pending.clear()

    def after_cut(self, chance: random.Random) -> bytes:
        content = bytearray(self.synced)
        for change in self.pending:
            fate = chance.choice(("lost", "kept", "torn"))
            if fate == "kept" or (fate == "torn" and isinstance(change, int)):
                _apply(content, change)
            elif fate == "torn" and not isinstance(change, int):
                for sector in _sectors(*change):
                    if chance.random() < 0.5:
                        _apply(content, sector)
        return bytes(content)


@dataclass
class Disk:
    """One folder on a disk, its names and its files, as a process changes them."""

    folder: Path
    names: dict[str, Inode] = field(default_factory=dict)
    durable: dict[str, Inode] = field(default_factory=dict)
    changed_names: list[tuple[str, Inode | None]] = field(default_factory=list)
    files: dict[int, Inode | None] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)

    def call(self, name: str, words: str, result: int) -> str | None:
        """Follow one system call; the line it printed on the standard output, if it did."""
        strings = [bytes.fromhex(found.replace("\\x", "")) for found in _STRING.findall(words)]
        first = words.split(",")[0]
        descriptor = int(first) if first.isdigit() else -1
        if name == "write" and descriptor == 1:
            return strings[0].decode()
        if name == "openat":
            self._open(os.fsdecode(strings[0]), words, result)
        elif name == "unlink":
            self._unlink(os.fsdecode(strings[0]))
        elif name == "close":
            self.files.pop(descriptor, None)
        elif descriptor in self.files:
            self._use(name, descriptor, words, strings, result)
        return None

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """One of the states that the folder may be in when the power comes back."""
        names = dict(self.durable)
        for name, inode in self.changed_names:
            if chance.random() < 0.5:
                _rename(names, name, inode)
        return {name: inode.after_cut(chance) for name, inode in names.items()}

    def _open(self, path: str, words: str, descriptor: int) -> None:
        if Path(path) == self.folder:
            self.files[descriptor] = None
        elif Path(path).parent == self.folder and not path.endswith(("-shm", ".lock")):
            name = Path(path).name
            if name not in self.names:
                self.names[name] = Inode()
                self.changed_names.append((name, self.names[name]))
            elif "O_TRUNC" in words:
                self.names[name].pending.append(0)
            self.files[descriptor], self.places[descriptor] = self.names[name], 0

    def _unlink(self, path: str) -> None:
        if Path(path).parent == self.folder and self.names.pop(Path(path).name, None):
            self.changed_names.append((Path(path).name, None))

    def _use(self, call: str, descriptor: int, words: str, strings: list[bytes], result: int) -> None:
        inode = self.files[descriptor]
        if inode is None:
            if call in ("fsync", "fdatasync"):
                for name, changed in self.changed_names:
                    _rename(self.durable, name, changed)
                self.changed_names.clear()
        elif call in ("fsync", "fdatasync"):
            inode.sync()
        elif call == "ftruncate":
            inode.pending.append(int(words.rpartition(",")[2]))
        elif call == "lseek":
            self.places[descriptor] = result
        elif call == "pwrite64":
            inode.pending.append((int(words.rpartition(",")[2]), strings[0][:result]))
        elif call == "write":
            inode.pending.append((self.places[descriptor], strings[0][:result]))
            self.places[descriptor] += result


def states(trace: Path, folder: Path, count: int, seed: int) -> Iterator[tuple[dict[str, bytes], list[str]]]:
    """`count` states of the disk, cut at random moments after the first acknowledgement, each with what was said."""
    chance = random.Random(seed)
    calls = [found.groups() for line in trace.read_text().splitlines() if (found := _CALL.match(line))]
    first = next(at for at, (name, words, _) in enumerate(calls) if name == "write" and words.startswith("1,"))
    cuts = sorted(chance.randrange(first + 1, len(calls) + 1) for _ in range(count))
    disk, said = Disk(folder), []
    done = 0
    for cut in cuts:
        for name, words, result in calls[done:cut]:
            if int(result) >= 0 and (line := disk.call(name, words, int(result))):
                said.append(line)
        done = cut
        yield disk.after_cut(chance), list(said)


def _apply(content: bytearray, change: tuple[int, bytes] | int) -> None:
    if isinstance(change, int):
        del content[change:]
        content.extend(bytes(change - len(content)))
        return
    at, data = change
    content.extend(bytes(max(at - len(content), 0)))
    content[at : at + len(data)] = data


def _sectors(at: int, data: bytes) -> Iterator[tuple[int, bytes]]:
    while data:
        size = SECTOR - at % SECTOR
        yield at, data[:size]
        at, data = at + size, data[size:]


def _rename(names: dict[str, Inode], name: str, inode: Inode | None) -> None:
    if inode is None:
        names.pop(name, None)
    else:
        names[name] = inode
