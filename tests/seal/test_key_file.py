"""The organiser's key: made once, carried on a stick, opened by its passphrase."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk import public_key
from kiosk.seal import key_file, passphrase
from kiosk.seal.key_file import KeyTrouble
from kiosk.seal.passphrase import PoorPassphrase
from kiosk.seal.signature import Signature, seal, unseal

PHRASE = "quatre mots à l’été"


@pytest.fixture(scope="module")
def pair() -> tuple[bytes, str]:
    return key_file.make("town-hall", PHRASE)


@pytest.fixture
def path(pair: tuple[bytes, str], tmp_path: Path) -> Path:
    path = tmp_path / "organiser.key"
    key_file.write(path, pair[1])
    return path


def no_key(path: Path) -> str:
    return f"{path} is no organiser's key, or it is damaged. Use the file that kiosk init wrote, or a copy."


def test_a_key_goes_round_from_its_making_to_an_opened_signature(path: Path, pair: tuple[bytes, str]) -> None:
    key = key_file.read(path)
    assert (key.public, key.event) == (pair[0], "town-hall")
    given = Signature("Ana Example", "", "tun-aung", "town-hall")
    assert unseal(seal(given, key.public), key_file.private_half(key, PHRASE)) == given


def test_a_passphrase_is_the_same_from_every_keyboard(path: Path) -> None:
    assert key_file.private_half(key_file.read(path), "quatre mots a\u0300 l’e\u0301te\u0301\n")


def test_a_wrong_passphrase_is_told_from_a_damaged_file(path: Path) -> None:
    with pytest.raises(KeyTrouble) as refused:
        key_file.private_half(key_file.read(path), "quatre mots a l’ete")
    assert str(refused.value) == f"That passphrase does not open {path}. Type it as it was set."
    path.write_text(path.read_text("utf-8").replace("sealed = ", "sealed = ", 1)[:-30], "utf-8")
    with pytest.raises(KeyTrouble) as refused:
        key_file.read(path)
    assert str(refused.value) == no_key(path)


def test_the_file_holds_neither_the_passphrase_nor_the_private_half(path: Path) -> None:
    private = key_file.private_half(key_file.read(path), PHRASE)
    raw = path.read_bytes()
    assert PHRASE.encode() not in raw and private not in raw and private.hex().encode() not in raw
    assert public_key.written(private).encode()[:40] not in raw


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_the_file_is_for_its_owner_alone(path: Path) -> None:
    assert path.stat().st_mode & 0o077 == 0


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_changed_byte_of_the_values_is_found_before_a_passphrase_is_asked(
    pair: tuple[bytes, str], tmp_path: Path, data: st.DataObject
) -> None:
    text = pair[1]
    start = text.index("format = ")
    at, char = data.draw(st.integers(start, len(text) - 2)), data.draw(st.characters(codec="utf-8"))
    changed = text[:at] + char + text[at + 1 :]
    (path := tmp_path / "changed.key").write_text(changed, "utf-8", newline="")
    (tmp_path / "whole.key").write_text(text, "utf-8")
    try:
        key = key_file.read(path)
    except KeyTrouble as refused:
        newer = f"The key {path} was written by a newer kiosk. Use that version to open it."
        assert str(refused) in (no_key(path), newer)
    else:
        # A blank for a blank: the values are the same to the last bit.
        assert replace(key, path=tmp_path / "whole.key") == key_file.read(tmp_path / "whole.key")


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"[" * 9_000, b"format = 3", b"format = 'kiosk-organiser-key-1'"])
def test_a_file_that_is_none_is_a_sentence(tmp_path: Path, raw: bytes) -> None:
    (path := tmp_path / "x.key").write_bytes(raw)
    with pytest.raises(KeyTrouble) as refused:
        key_file.read(path)
    assert str(refused.value) == no_key(path)


def test_a_key_of_a_newer_kiosk_is_told(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("key-1", "key-2"), "utf-8")
    with pytest.raises(KeyTrouble, match=r"was written by a newer kiosk\. Use that version to open it\.$"):
        key_file.read(path)


def test_a_file_that_asks_for_too_much_memory_is_not_obeyed(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace(f"memory = {passphrase.MEMORY}", f"memory = {2**40}"), "utf-8")
    with pytest.raises(KeyTrouble, match="is no organiser's key, or it is damaged"):
        key_file.read(path)


def test_a_machine_with_too_little_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from nacl.pwhash import argon2id

    def full(*_: object, **__: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(argon2id, "kdf", full)
    with pytest.raises(passphrase.TooLittleMemory) as refused:
        passphrase.lock(b"x" * 32, PHRASE)
    assert str(refused.value) == (
        "Opening the key takes 256 MB of memory, and there is not so much. Close other programs."
    )


def test_a_missing_file_and_a_folder_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(KeyTrouble, match=r"^The key .*nowhere\.key can't be read: no such file or directory\.$"):
        key_file.read(tmp_path / "nowhere.key")
    with pytest.raises(KeyTrouble, match=r"can't be read"):
        key_file.read(tmp_path)


def test_a_key_is_never_written_over_another(path: Path, pair: tuple[bytes, str]) -> None:
    before = path.read_bytes()
    with pytest.raises(KeyTrouble) as refused:
        key_file.write(path, "other")
    assert str(refused.value) == (
        f"{path} is there already and stays as it is. Take it with --organiser-key, or name another file."
    )
    assert path.read_bytes() == before


def test_a_stick_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KeyTrouble, match=r"^The key can't be written to .*: no such file or directory\.$"):
        key_file.write(tmp_path / "stick" / "organiser.key", "x")


@pytest.mark.parametrize("short", ["", "ninechars", "   blanks    "])
def test_a_short_passphrase_is_refused(short: str) -> None:
    with pytest.raises(PoorPassphrase) as refused:
        key_file.make("town-hall", short)
    assert str(refused.value) == ("A passphrase has at least 10 characters: four words are good. Nothing was written.")
