from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.campaign import archive, limits
from kiosk.errors import FaultsError


def sentence(path: Path) -> str:
    with pytest.raises(FaultsError) as caught:
        archive.read(path)
    return str(caught.value)


def test_only_toml_markdown_and_pictures_are_read(example: Any) -> None:
    example.write("portraits/robin.jpg", b"\xff\xd8").write("notes.docx", b"x").write(".DS_Store", b"x")
    assert list(archive.read(example.path)) == [
        "README.md",
        "cases/robin-example.toml",
        "pack.toml",
        "portraits/robin.jpg",
        "words/en.toml",
    ]


def test_a_pack_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    assert sentence(tmp_path / "nothing") == "nothing: there is no such pack. Name a folder or a zip."


@pytest.mark.skipif(sys.platform == "win32", reason="making a link there takes rights a pupil lacks")
@pytest.mark.parametrize("target", ["/etc/passwd", "pack.toml", ".."])
def test_a_link_in_a_folder_is_refused(example: Any, target: str) -> None:
    (example.path / "words" / "fr.toml").symlink_to(target)
    assert sentence(example.path) == "words/fr.toml: is a link to another place. Put the file itself there."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_that_would_never_end_is_left_alone(example: Any) -> None:
    os.mkfifo(example.path / "words" / "fr.toml")
    assert "words/fr.toml" not in archive.read(example.path)


def test_a_file_too_large_is_refused(example: Any) -> None:
    example.write("portrait.jpg", bytes(limits.FILE_MAX + 1))
    assert sentence(example.path) == "portrait.jpg: is larger than 2 MB. Make it smaller."


def test_files_too_large_together_are_refused(example: Any) -> None:
    for at in range(17):
        example.write(f"{at}.jpg", bytes(limits.FILE_MAX))
    assert sentence(example.path) == "example: holds more than 32 MB. Make its pictures smaller."


def test_too_many_files_are_refused(example: Any) -> None:
    for at in range(limits.FILES_MAX):
        example.write(f"notes/{at}.md", b"")
    assert sentence(example.path) == "example: holds more than 500 files. Take out what is not of the pack."


def test_a_whole_stick_named_by_mistake_is_refused(example: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "SEEN_MAX", 20)
    for at in range(20):
        example.write(f"{at}.txt", b"")
    assert sentence(example.path) == "example: holds more than 20 names. Name the folder of the pack alone."


@pytest.mark.parametrize("broken", ["open", "scandir"])
def test_a_stick_that_fails_while_it_is_read_is_a_sentence(
    example: Any, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fails(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(*((Path, "open", fails) if broken == "open" else (os, "scandir", fails)))
    assert sentence(example.path).endswith(": can't be read (Input/output error). Check the stick and its rights.")


def test_a_folder_its_zip_and_its_windows_checkout_have_one_digest(example: Any, tmp_path: Path) -> None:
    folder = archive.digest(archive.read(example.path))
    assert archive.digest(archive.read(example.zipped(tmp_path / "plain.zip"))) == folder
    assert archive.digest(archive.read(example.zipped(tmp_path / "wrapped.zip", under="my pack/"))) == folder
    for file in ("pack.toml", "words/en.toml", "README.md"):
        example.write(file, (example.path / file).read_bytes().replace(b"\n", b"\r\n"))
    assert archive.digest(archive.read(example.path)) == folder


def test_every_byte_and_every_name_changes_the_digest(example: Any) -> None:
    files = archive.read(example.path)
    before = archive.digest(files)
    assert archive.digest({**files, "README.md": files["README.md"] + b" "}) != before
    assert archive.digest({**files, "portrait.jpg": b""}) != before
    assert archive.digest({"a": b"bc"}) != archive.digest({"ab": b"c"})


def test_the_bytes_of_a_picture_are_never_taken_for_line_ends() -> None:
    assert archive.digest({"a.jpg": b"\r\n"}) != archive.digest({"a.jpg": b"\n"})
