"""The files of a pack, out of a folder or a zip: nothing else is opened, and no path may lead out of it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kiosk.campaign import zipped
from kiosk.campaign.limits import FILE_MAX, SEEN_MAX, Bounds, is_read, refused, unreadable

_WINDOWS_JUNCTION = 0xA0000003
"""IO_REPARSE_TAG_MOUNT_POINT: a folder that is elsewhere, which Python 3.11 does not call a link."""


def read(path: Path) -> dict[str, bytes]:
    """The pack's files by their names inside it (``cases/tun-aung.toml``), sorted; raises `FaultsError`."""
    if path.is_dir():
        found = _from_folder(path)
    elif path.is_file():
        found = zipped.files(path)
    else:
        raise refused(path.name, "there is no such pack", "Name a folder or a zip.")
    bounds = Bounds(path.name)
    files = {name: bounds.admit(name, content) for name, content in found}
    return dict(sorted(_without_wrapper(files).items()))


def digest(files: dict[str, bytes]) -> str:
    """The SHA-256 of names and contents: the same for a folder, its zip, and its checkout on Windows."""
    sha = hashlib.sha256()
    for name, content in sorted(files.items()):
        if PurePosixPath(name).suffix.lower() != ".jpg":
            content = content.replace(b"\r\n", b"\n")
        # Lengths go in as well, so that no byte can move unseen between a name and a content.
        raw_name = name.encode("utf-8", "backslashreplace")
        sha.update(b"%d %d %s\n" % (len(raw_name), len(content), raw_name))
        sha.update(content)
    return sha.hexdigest()


def _from_folder(root: Path) -> Iterator[tuple[str, bytes]]:
    for name, entry in _walk(root):
        try:
            with Path(entry.path).open("rb") as file:
                content = file.read(FILE_MAX + 1)
        except OSError as error:
            raise unreadable(name, error) from None
        yield name, content


def _walk(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file of the kinds that are read, depth first, without following a link."""
    folders = [("", str(root))]
    seen = 0
    while folders:
        above, folder = folders.pop()
        for entry in _entries(folder, above or root.name):
            name = f"{above}{entry.name}"
            seen += 1
            if seen > SEEN_MAX:
                raise refused(root.name, f"holds more than {SEEN_MAX} names", "Name the folder of the pack alone.")
            if entry.name.startswith("."):
                continue
            if _is_link(entry):
                raise refused(name, "is a link to another place", "Put the file itself there.")
            if entry.is_dir(follow_symlinks=False):
                folders.append((f"{name}/", entry.path))
            elif entry.is_file(follow_symlinks=False) and is_read(name):
                yield name, entry


def _entries(folder: str, name: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise unreadable(name, error) from None


def _is_link(entry: os.DirEntry[str]) -> bool:
    tag: int = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)
    return entry.is_symlink() or tag == _WINDOWS_JUNCTION


def _without_wrapper(files: dict[str, bytes]) -> dict[str, bytes]:
    """`files` without the one folder that people zip along with what is in it."""
    tops = {name.partition("/")[0] for name in files}
    if "pack.toml" in files or len(tops) != 1 or not all("/" in name for name in files):
        return files
    return {name.partition("/")[2]: content for name, content in files.items()}
