from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.campaign import pack
from kiosk.campaign.check import check
from kiosk.campaign.scaffold import CannotScaffold, new, slug


def test_a_new_pack_passes_the_check(tmp_path: Path) -> None:
    written = new(tmp_path / "Été 2025")
    assert {path.name for path in written} == {"pack.toml", "robin-example.toml", "en.toml", "README.md"}
    assert check(tmp_path / "Été 2025") == []
    assert pack.load(tmp_path / "Été 2025").file.id == "ete-2025"


def test_an_empty_folder_takes_a_new_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "spring"
    folder.mkdir()
    monkeypatch.chdir(folder)
    new(Path())
    assert pack.load(Path()).file.id == "spring"


def test_a_new_pack_is_practice_until_somebody_says_otherwise(tmp_path: Path) -> None:
    new(tmp_path / "p")
    assert pack.load(tmp_path / "p").practice


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(CannotScaffold) as caught:
        new(tmp_path / "p")
    assert str(caught.value) == "p is not an empty folder. Name a new one for the new pack."
    assert [path.name for path in (tmp_path / "p").iterdir()] == ["letter.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "p").write_text("mine", "utf-8")
    with pytest.raises(CannotScaffold, match=r"^p is not an empty folder\."):
        new(tmp_path / "p")


def test_a_place_where_nothing_can_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(CannotScaffold) as caught:
        new(tmp_path / "file" / "p")
    assert str(caught.value).startswith("The pack can't be written to p (")


@pytest.mark.parametrize(
    ("name", "id_"),
    [("Café 2025!", "cafe-2025"), ("письма", "my-campaign"), ("a" * 60, "a" * 40), ("--", "my-campaign")],
)
def test_any_folder_name_gives_an_id(name: str, id_: str) -> None:
    assert slug(name) == id_


def test_a_new_pack_has_the_same_bytes_on_every_machine(tmp_path: Path) -> None:
    assert all(b"\r" not in path.read_bytes() for path in new(tmp_path / "p"))
