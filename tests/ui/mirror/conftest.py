"""A kiosk that speaks a little Arabic."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk import catalogue
from kiosk.config import Settings
from kiosk.config import load as load_settings
from kiosk.ui.mirror.joining import shaped

WORDS = {
    "Write a letter": "اكتب رسالة",
    "Who would you like to write for?": "لمن تودّ أن تكتب؟",
    "My name": "اسمي",
    "Back": "رجوع",
    "Start over": "البدء من جديد",
    "It did not open": "لم ينفتح",
}

CONFIG = """
[event]
id = "test-event"
name = "Marathon"
place = "Exampleville"
practice = true
pack = "write-for-rights-2013"
[screens]
languages = [{languages}]
"""


@pytest.fixture(autouse=True)
def arabic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue of a few Arabic sentences beside the shipped French one."""
    folder = tmp_path / "locale"
    folder.mkdir()
    (folder / "fr.po").write_bytes((catalogue.locale_folder() / "fr.po").read_bytes())
    head = '# العربية\nmsgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    entries = (f'\nmsgid "{english}"\nmsgstr "{words}"\n' for english, words in WORDS.items())
    (folder / "ar.po").write_text(head + "".join(entries), "utf-8")
    monkeypatch.setattr(catalogue, "locale_folder", lambda: folder)
    catalogue.speaker.cache_clear()
    yield
    catalogue.speaker.cache_clear()


@pytest.fixture
def tongues() -> tuple[str, ...]:
    """What the kiosk speaks, its first language first."""
    return ("ar", "en")


@pytest.fixture
def settings(tmp_path: Path, tongues: tuple[str, ...]) -> Settings:
    path = tmp_path / "kiosk.toml"
    path.write_text(CONFIG.format(languages=", ".join(f'"{tongue}"' for tongue in tongues)), "utf-8")
    return load_settings(path)


@pytest.fixture
def word() -> Callable[[str], str]:
    """How an English sentence of `WORDS` is seen in Arabic, from the left; none of them has a lam with an alef."""
    return lambda english: "".join(shaped(WORDS[english]))[::-1]
