from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kiosk.campaign import archive, limits, pack, zipped
from kiosk.errors import FaultsError


def refused(path: Path) -> list[str]:
    with pytest.raises(FaultsError) as caught:
        pack.load(path)
    return str(caught.value).splitlines()


def zip_of(target: Path, *names: str, content: bytes = b"x") -> Path:
    with zipfile.ZipFile(target, "w") as out:
        for name in names:
            info = zipfile.ZipInfo("x")
            info.filename = name
            out.writestr(info, content)
    return target


def test_a_zip_is_read_like_the_folder(example: Any, tmp_path: Path) -> None:
    assert pack.load(example.zipped(tmp_path / "pack.zip")) == pack.load(example.path)


def test_the_one_folder_people_zip_along_is_seen_through(example: Any, tmp_path: Path) -> None:
    assert pack.load(example.zipped(tmp_path / "pack.zip", under="My pack/")) == pack.load(example.path)


def test_what_macos_puts_beside_is_left_alone(example: Any, tmp_path: Path) -> None:
    path = example.zipped(tmp_path / "pack.zip")
    with zipfile.ZipFile(path, "a") as out:
        out.writestr("__MACOSX/words/._en.toml", b"\x00\x05")
        out.writestr("words/.en.toml", b"\x00\x05")
    assert pack.load(path).cases


@pytest.mark.parametrize(
    "name",
    [
        "../pack.toml",
        "words/../../pack.toml",
        "words/..",
        "/etc/pack.toml",
        "C:/pack.toml",
        "C:pack.toml",
        "words\\..\\pack.toml",
        "\\\\server\\share\\pack.toml",
        "words//en.toml",
        "./pack.toml",
        "pack.toml:stream.toml",
        "words/\x1b[2Jen.toml",
    ],
)
def test_no_path_leads_out_of_the_zip(tmp_path: Path, name: str) -> None:
    said = refused(zip_of(tmp_path / "pack.zip", name))
    assert len(said) == 1
    assert said[0].endswith(": may lead out of the pack. Zip the pack's folder again.")
    assert "\x1b" not in said[0]


def test_all_paths_that_lead_out_are_named_at_once(tmp_path: Path) -> None:
    assert len(refused(zip_of(tmp_path / "pack.zip", "../a.toml", "/b.toml", "c.toml"))) == 2


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w") as out:
        info = zipfile.ZipInfo("words/en.toml")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        out.writestr(info, "/etc/passwd")
    assert refused(path) == ["words/en.toml: is a link to another place. Put the file itself there."]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice_is_refused(tmp_path: Path) -> None:
    said = refused(zip_of(tmp_path / "pack.zip", "pack.toml", "Pack.toml"))
    assert said == ["Pack.toml: stands in the zip twice. Zip the pack's folder again."]


def test_a_bomb_is_refused_without_being_inflated(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out, out.open("words/en.toml", "w") as file:
        for _ in range(100):
            file.write(bytes(1_000_000))
    assert path.stat().st_size < 200_000
    assert refused(path) == ["words/en.toml: is larger than 2 MB. Make it smaller."]


def test_many_small_bombs_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for at in range(20):
            out.writestr(f"{at}.jpg", bytes(limits.FILE_MAX))
    assert refused(path) == ["bomb.zip: holds more than 32 MB. Make its pictures smaller."]


def test_a_header_that_lies_about_the_size_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("pack.toml", bytes(3_000_000))
    forged = path.read_bytes().replace((3_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(forged)
    assert refused(path) == ["pack.zip: is not a whole zip. Make it again, or unpack it to a folder."]


def test_a_zip_within_a_zip_is_left_alone(example: Any, tmp_path: Path) -> None:
    inner = example.zipped(tmp_path / "inner.zip").read_bytes()
    outer = zip_of(tmp_path / "outer.zip", "inner.zip", content=inner)
    assert archive.read(outer) == {}
    assert refused(outer)[0].startswith("pack.toml: the file is missing. ")


def test_a_locked_zip_is_refused(example: Any, tmp_path: Path) -> None:
    path = example.zipped(tmp_path / "pack.zip")
    raw = bytearray(path.read_bytes())
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
    path.write_bytes(raw)
    assert "README.md: is locked with a password. Zip it without one." in refused(path)


def test_an_unusual_compression_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as out:
        out.writestr("pack.toml", b"x")
    assert refused(path) == ["pack.toml: is packed in a way not every kiosk reads. Zip it the usual way."]


def test_a_zip_cut_short_is_refused_wherever_it_is_cut(example: Any, tmp_path: Path) -> None:
    whole = example.zipped(tmp_path / "pack.zip").read_bytes()
    short = tmp_path / "short.zip"
    for length in range(0, len(whole), 97):
        short.write_bytes(whole[:length])
        assert refused(short) == ["short.zip: is not a whole zip. Make it again, or unpack it to a folder."]


def test_a_zip_with_damaged_bytes_never_raises_anything_else(example: Any, tmp_path: Path) -> None:
    whole = example.zipped(tmp_path / "pack.zip").read_bytes()
    damaged = tmp_path / "damaged.zip"
    for at in range(0, len(whole), 31):
        damaged.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        try:
            pack.load(damaged)
        except FaultsError as error:
            assert str(error)


def test_a_zip_of_too_many_names_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "SEEN_MAX", 2)
    said = refused(zip_of(tmp_path / "pack.zip", "a", "b", "c"))
    assert said == ["pack.zip: holds more than 2 names. Zip the folder of the pack alone."]


def test_a_zip_too_large_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "TOTAL_MAX", 1_000)
    path = tmp_path / "pack.zip"
    path.write_bytes(bytes(1_001))
    assert refused(path) == ["pack.zip: is larger than 0 MB. Make its pictures smaller."]


def test_a_zip_is_never_unpacked_to_the_disk(example: Any, tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    example.zipped(path)
    before = sorted(tmp_path.rglob("*"))
    pack.load(path)
    assert sorted(tmp_path.rglob("*")) == before
    assert zipfile.is_zipfile(io.BytesIO(path.read_bytes()))


def test_a_stick_pulled_out_while_a_zip_is_read_is_a_sentence(
    example: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(5, "Input/output error")

    path = example.zipped(tmp_path / "pack.zip")
    monkeypatch.setattr(zipfile.ZipFile, "open", fails)
    said = refused(path)
    assert said == ["pack.zip: can't be read (Input/output error). Check the stick and its rights."]
