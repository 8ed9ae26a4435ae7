"""A sound example pack to break, and the shipped one to look at."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from kiosk.assets import assets
from kiosk.campaign import pack, scaffold
from kiosk.campaign.check import check
from kiosk.campaign.model import Pack
from kiosk.errors import FaultsError

CASE = "cases/robin-example.toml"
WORDS = "words/en.toml"


class Example:
    """A scaffolded pack in a folder, and what is said of it once something in it is changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        scaffold.new(path)

    def change(self, file: str, old: str, new: str) -> Example:
        text = (self.path / file).read_text("utf-8")
        assert old in text, f"{old!r} does not stand in {file}"
        return self.write(file, text.replace(old, new, 1).encode())

    def write(self, file: str, content: bytes) -> Example:
        path = self.path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return self

    def in_two_languages(self) -> Example:
        """The words copied to French, each sentence changed by a mark, so that they count as translated."""
        self.change("pack.toml", '["en"]', '["en", "fr"]')
        return self.write("words/fr.toml", french((self.path / WORDS).read_text("utf-8")).encode())

    def refused(self) -> list[str]:
        with pytest.raises(FaultsError) as caught:
            pack.load(self.path)
        assert caught.value.exit_code == 78
        return str(caught.value).splitlines()

    def faults(self) -> list[str]:
        return [str(fault) for fault in check(self.path)]

    def zipped(self, target: Path, under: str = "") -> Path:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(self.path.rglob("*")):
                if path.is_file():
                    archive.write(path, under + path.relative_to(self.path).as_posix())
        return target


def french(text: str) -> str:
    """The English example with every sentence told otherwise."""
    starts = ("poet, ", "Robin Example read a", "One day in", "Robin writes", "I ask you to release", "Release Robin")
    for start in (*starts, "This letter is", "Thank you"):
        text = text.replace(start, f"Fr {start}")
    return text


@pytest.fixture
def example(tmp_path: Path) -> Example:
    """A pack that passes, to be broken in one place."""
    return Example(tmp_path / "example")


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The folder of the practice pack."""
    return assets() / "packs" / "write-for-rights-2013"


@pytest.fixture(scope="session")
def practice(shipped: Path) -> Pack:
    """The practice pack."""
    return pack.load(shipped)
