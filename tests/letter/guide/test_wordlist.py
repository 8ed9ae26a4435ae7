"""The lists: complete, and broken ones told with file, key and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.assets import assets
from kiosk.errors import FaultsError
from kiosk.letter.guide import wordlist
from kiosk.letter.guide.wordlist import read, word_list

SHIPPED = assets() / "courtesy"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_shipped_list_is_whole_and_its_sentences_know_the_name(language: str) -> None:
    found = word_list(language)
    assert found is not None
    assert "Ana" in found.about.format(name="Ana")


def test_both_lists_know_the_same_kinds_of_ask() -> None:
    english, french = word_list("en"), word_list("fr")
    assert english and french
    assert english.asks.keys() == french.asks.keys()
    assert english.against.keys() == french.against.keys()
    assert {one for one, ask in english.asks.items() if ask.locked} == {
        one for one, ask in french.asks.items() if ask.locked
    }


def test_a_language_of_a_country_falls_back_on_the_plain_one_and_a_stranger_has_none() -> None:
    assert word_list("fr-CA") is not None
    assert word_list("tlh") is None


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('language = "en"', 'language = "fr"', "xx.toml: language: is 'fr', not the name of"),
        ('about = "I write to you about {name}."', 'about = "Hello."', "xx.toml: about: does not have the right form"),
        ("[thanks]\nwords = [", "[thanks]\nwords = [\"(oops)\", ", "xx.toml: thanks.words[1]: holds '(oops)'"),
        ("[thanks]", "[thank]", "xx.toml: thank: is not a key we know"),
    ],
)  # fmt: skip
def test_a_broken_list_is_told_with_file_key_and_cure(old: str, new: str, sentence: str, tmp_path: Path) -> None:
    text = (SHIPPED / "en.toml").read_text("utf-8")
    assert old in text
    path = tmp_path / "xx.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(FaultsError) as caught:
        read(path)
    assert any(str(fault).startswith(sentence) for fault in caught.value.faults), str(caught.value)


def test_a_broken_list_lets_a_writer_write_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "qq.toml").write_text("language = 1", "utf-8")
    monkeypatch.setattr(wordlist, "_path", lambda language: tmp_path / f"{language}.toml")
    assert word_list("qq") is None
    assert any(fault.file == "qq.toml" for fault in wordlist.faults())


def test_the_shipped_lists_have_no_fault() -> None:
    assert wordlist.faults() == ()
