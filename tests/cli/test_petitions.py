"""kiosk petitions and the organiser's key, as an organiser uses them."""

from __future__ import annotations

import csv
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pypdfium2
import pytest

from kiosk import config, public_key
from kiosk.cli.root import Root
from kiosk.seal import key_file
from kiosk.visit import Visit

Command = Callable[..., Any]
PHRASE = "correct horse battery"


@pytest.fixture(scope="module")
def made() -> tuple[bytes, str]:
    """A key, made once: stretching its passphrase takes half a second."""
    return key_file.make("test-event", PHRASE)


@pytest.fixture
def stick(tmp_path: Path, made: tuple[bytes, str]) -> Path:
    """A stick with the key of the event, its passphrase beside it, and the event's settings sealing to it."""
    stick = tmp_path / "stick"
    stick.mkdir()
    key_file.write(stick / "organiser.key", made[1])
    (stick / "passphrase").write_text(PHRASE + "\n", "utf-8")
    return stick


@pytest.fixture
def sealing(config_file: Path, made: tuple[bytes, str]) -> Path:
    key = public_key.written(made[0])
    config_file.write_text(config_file.read_text("utf-8") + f'\n[organiser]\nkey = "{key}"\n', "utf-8")
    return config_file


@pytest.fixture
def sign(config_file: Path) -> Callable[..., list[str]]:
    """Signs at the desk with these names, all for one case; the ids of the actions."""

    def signed(*names: str, case: str = "tun-aung") -> list[str]:
        with Root(config_file, None).desk(printing=False) as desk:
            visits = [(replace(Visit("en").begin().choose(case), ticket=uuid4().hex), name) for name in names]
            return [desk.sign_petition(visit, name, "Exampleland").id for visit, name in visits]

    return signed


@pytest.fixture
def petitions(kiosk: Command, stick: Path) -> Command:
    """Runs kiosk petitions with the key and its passphrase."""
    key = ("--key", stick / "organiser.key", "--passphrase-file", stick / "passphrase")
    return lambda verb, *words: kiosk("petitions", verb, *words, *key)


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()


def damage(config_file: Path, name: str, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(config_file.parent / "kiosk-data" / "ledger.db", isolation_level=None)) as record:
        record.execute("drop trigger signature_only_goes")
        record.execute(f"update signature set {statement} where action = ?", [*values, bytes.fromhex(name)])


def test_signatures_print_by_case_in_the_packs_order(petitions: Command, sealing: Path, sign: Any, stick: Path) -> None:
    sign("Berta Example", case="badia-east")
    sign("Ana Example", "Мария Образцова", "山田太郎")
    said = petitions("print", "-o", stick / "sheets.pdf")
    assert (said.code, said.err) == (0, "")
    assert said.out == f"{stick / 'sheets.pdf'}: 4 signatures on 2 pages.\n"
    text = text_of(stick / "sheets.pdf")
    assert all(name in text for name in ("1 Ana Example", "2 Мария Образцова", "3 山田太郎", "1 Berta Example"))
    assert said.code == petitions("print", "-o", stick / "one.pdf", "--case", "badia-east", "--language", "fr").code
    assert "Berta Example" in text_of(stick / "one.pdf") and "Ana Example" not in text_of(stick / "one.pdf")
    assert "Pays" in text_of(stick / "one.pdf")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_what_holds_names_is_for_its_owner_alone(petitions: Command, sealing: Path, sign: Any, stick: Path) -> None:
    sign("Ana Example")
    petitions("print", "-o", stick / "sheets.pdf")
    petitions("export", stick / "names.csv")
    assert [(stick / name).stat().st_mode & 0o077 for name in ("sheets.pdf", "names.csv")] == [0, 0]


def test_signatures_are_exported_with_the_ids_that_erase_them(
    petitions: Command, kiosk: Command, sealing: Path, sign: Any, stick: Path
) -> None:
    sign("Ana Example", "=cmd|' /C calc'!A0")
    said = petitions("export", stick / "names.csv")
    assert (said.code, said.out) == (0, f"{stick / 'names.csv'}: 2 signatures.\n")
    first, second = csv.DictReader((stick / "names.csv").read_text("utf-8-sig").splitlines())
    assert (first["name"], first["country"], second["name"]) == ("Ana Example", "Exampleland", "'=cmd|' /C calc'!A0")
    erased = kiosk("petitions", "erase", first["id"])
    assert erased.code == 0
    assert erased.out == (
        f"The signature {first['id']} is erased. It still counts; kiosk void takes it out of the counts too.\n"
    )
    said = petitions("export", stick / "left.csv")
    assert (said.code, said.err) == (0, "Left out: 1 is erased.\n")
    assert "Ana Example" not in (stick / "left.csv").read_text("utf-8")
    assert "appeals 2 + solidarity 0 = total 2, voided 0" in kiosk("tally").out
    assert kiosk("verify").code == 0
    assert kiosk("petitions", "erase", first["id"]).err == "This signature is erased already.\n"


def test_a_damaged_signature_is_named_and_the_others_print(
    petitions: Command, config_file: Path, sealing: Path, sign: Any, stick: Path
) -> None:
    one, two, _three = sign("Ana Example", "Berta Example", "Chidi Example")
    damage(config_file, one, "box = randomblob(1072)")
    damage_again = f"The signature {two} was sealed to another key."
    with closing(sqlite3.connect(config_file.parent / "kiosk-data" / "ledger.db", isolation_level=None)) as record:
        record.execute("update signature set key = ? where action = ?", [b"another!", bytes.fromhex(two)])
    said = petitions("print", "-o", stick / "sheets.pdf")
    assert said.code == 1
    assert said.err.splitlines() == [f"The signature {one} is damaged and can't be opened.", damage_again]
    assert said.out == f"{stick / 'sheets.pdf'}: 1 signature on 1 page.\n"
    assert "Chidi Example" in text_of(stick / "sheets.pdf") and "Berta" not in text_of(stick / "sheets.pdf")
    said = petitions("export", stick / "names.csv")
    assert (said.code, len(said.err.splitlines())) == (1, 2)
    assert "Chidi Example" in (stick / "names.csv").read_text("utf-8")


def test_a_key_that_fits_nothing_writes_nothing(
    petitions: Command, sealing: Path, sign: Any, stick: Path, config_file: Path
) -> None:
    names = sign(*(f"Person {number}" for number in range(42)))
    other = public_key.written(bytes(range(32)))
    (stick / "organiser.key").unlink()
    key_file.write(stick / "organiser.key", key_file.make("other", PHRASE)[1])
    said = petitions("print", "-o", stick / "sheets.pdf")
    lines = said.err.splitlines()
    assert said.code == 1 and len(lines) == 42
    assert lines[0] == f"The signature {names[0]} was sealed to another key."
    assert lines[-2:] == ["... and 2 more.", "No signature could be opened; nothing was written."]
    assert not (stick / "sheets.pdf").exists() and other not in said.err


def test_the_same_name_twice_is_told_by_line_and_id_and_never_by_name(
    petitions: Command, sealing: Path, sign: Any, stick: Path
) -> None:
    one, _two, three = sign("Ana Example", "Berta Example", "ana  EXAMPLE")
    said = petitions("print", "-o", stick / "sheets.pdf")
    assert (said.code, said.err) == (0, f"tun-aung: lines 1, 3 bear the same name ({one}, {three}).\n")
    assert petitions("export", stick / "names.csv").err == said.err


def test_what_was_voided_is_left_out(petitions: Command, kiosk: Command, sealing: Path, sign: Any, stick: Path) -> None:
    one, _two = sign("Ana Example", "Berta Example")
    kiosk("void", one, "--reason", "test")
    said = petitions("print", "-o", stick / "sheets.pdf")
    assert (said.code, said.err) == (0, "Left out: 1 is void.\n")
    assert "Ana" not in text_of(stick / "sheets.pdf")


def test_a_name_without_a_font_is_told_by_line(petitions: Command, sealing: Path, sign: Any, stick: Path) -> None:
    (one,) = sign("Ana 𓀀")
    said = petitions("print", "-o", stick / "sheets.pdf")
    assert said.code == 1
    assert said.err == f"tun-aung: line 1 has letters that no font here prints ({one}): export it.\n"


def test_names_do_not_lie_beside_what_is_sealed(
    petitions: Command, sealing: Path, sign: Any, config_file: Path
) -> None:
    sign("Ana Example")
    data = config_file.parent / "kiosk-data"
    for words in (("print", "-o", data / "sheets" / "x.pdf"), ("export", data / "x.csv")):
        said = petitions(*words)
        assert said.code == 1
        assert said.err == f"Names don't belong into the kiosk's own folder {data}. Name another place.\n"


def test_nobody_signed_and_none_is_left_are_sentences(
    petitions: Command, kiosk: Command, sealing: Path, sign: Any, stick: Path
) -> None:
    said = petitions("export", stick / "x.csv")
    assert (said.code, said.err) == (1, "Nobody has signed at this event yet; nothing was written.\n")
    one, two, three = sign("Ana Example", "Berta Example", "Chidi Example")
    for name in (one, two):
        kiosk("petitions", "erase", name)
    kiosk("void", three, "--reason", "test")
    said = petitions("export", stick / "x.csv")
    assert said.err == "There is no signature left: 2 are erased, 1 is void. Nothing was written.\n"
    said = petitions("export", stick / "x.csv", "--case", "badia-east")
    assert said.err == "Nobody has signed for badia-east yet; nothing was written.\n"


def test_practice_without_a_key_can_be_signed_and_never_read(petitions: Command, sign: Any, stick: Path) -> None:
    (one,) = sign("Ana Example")
    said = petitions("print", "-o", stick / "x.pdf")
    assert said.code == 1
    assert said.err == (
        f"The signature {one} is practice, sealed to a key that nobody kept.\n"
        "No signature could be opened; nothing was written.\n"
    )


def test_a_case_that_the_pack_has_no_more_is_told_and_the_others_print(
    petitions: Command, sealing: Path, sign: Any, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign("Ana Example")
    sign("Berta Example", case="badia-east")
    whole = Root.pack.fget
    assert whole is not None

    def fewer(root: Root) -> Any:
        pack = whole(root)
        return pack.model_copy(update={"cases": tuple(case for case in pack.cases if case.id != "badia-east")})

    monkeypatch.setattr(Root, "pack", property(fewer))
    said = petitions("print", "-o", stick / "x.pdf")
    assert said.code == 1
    assert said.err == "1 signature of badia-east, which the pack has no more: export them.\n"
    assert "Ana Example" in text_of(stick / "x.pdf")
    said = petitions("print", "-o", stick / "y.pdf", "--case", "badia-east")
    assert said.err.splitlines()[-1] == "There is no signature of a case that the pack has; nothing was written."


def test_a_wrong_passphrase_is_a_sentence(petitions: Command, sealing: Path, sign: Any, stick: Path) -> None:
    sign("Ana Example")
    (stick / "passphrase").write_text("correct horse batteries", "utf-8")
    said = petitions("export", stick / "x.csv")
    assert said.code == 1
    assert said.err == f"That passphrase does not open {stick / 'organiser.key'}. Type it as it was set.\n"


def test_a_passphrase_is_asked_on_a_terminal_alone(kiosk: Command, sealing: Path, sign: Any, stick: Path) -> None:
    sign("Ana Example")
    said = kiosk("petitions", "export", stick / "x.csv", "--key", stick / "organiser.key")
    assert said.code == 1
    assert said.err == "The key's passphrase is asked on a terminal. Use one, or name a file: --passphrase-file.\n"


def test_a_passphrases_file_that_cannot_be_read_is_a_sentence(
    petitions: Command, sealing: Path, sign: Any, stick: Path
) -> None:
    sign("Ana Example")
    (stick / "passphrase").write_bytes(b"\xff\xfe")
    assert petitions("export", stick / "x.csv").err == (
        f"The passphrase's file {stick / 'passphrase'} is not UTF-8. Save it again as UTF-8.\n"
    )
    (stick / "passphrase").unlink()
    assert petitions("export", stick / "x.csv").err == (
        f"The passphrase's file {stick / 'passphrase'} can't be read: No such file or directory.\n"
    )


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1), ("", 1)])
def test_with_the_key_an_erasure_shows_whose_it_is_and_asks(
    petitions: Command, sealing: Path, sign: Any, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    import io

    (one,) = sign("Ana Example")
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    said = petitions("erase", one[:13])
    assert said.code == code
    assert "tun-aung: Ana Example, Exampleland. Erase it? [y/N]:" in said.err
    assert ("is erased" in said.out) is (code == 0)


def test_a_row_that_is_no_signature_is_not_erased(kiosk: Command) -> None:
    kiosk("count", "tun-aung", "letter", 3)
    name = kiosk("actions").out.splitlines()[1].split()[0]
    said = kiosk("petitions", "erase", name)
    assert said.code == 1
    assert said.err == "That row holds no signature: only what was signed at this kiosk can be erased.\n"


INIT = ("--name", "Town hall", "--place", "", "--pin", "2580")


def test_init_makes_a_key_and_a_second_kiosk_takes_it(tmp_path: Path, bare: Command) -> None:
    (tmp_path / "passphrase").write_text(PHRASE, "utf-8")
    first, second, key = (tmp_path / name for name in ("first.toml", "second.toml", "organiser.key"))
    said = bare("init", "--config", first, *INIT, "--new-key", key, "--passphrase-file", tmp_path / "passphrase")
    assert said.code == 0
    assert said.out.endswith(
        f"{key} opens the signatures. Take it away from this machine, and keep a copy elsewhere.\n"
    )
    assert bare("init", "--config", second, *INIT, "--organiser-key", key).code == 0
    keys = [config.load(path).organiser.key for path in (first, second)]
    assert keys[0] == keys[1] and public_key.read(keys[0]) == key_file.read(key).public
    assert key_file.read(key).event == "town-hall"
    assert key_file.private_half(key_file.read(key), PHRASE)
    assert PHRASE not in first.read_text("utf-8") + key.read_text("utf-8")


def test_init_leaves_neither_file_where_one_could_not_be_written(tmp_path: Path, bare: Command) -> None:
    (tmp_path / "passphrase").write_text(PHRASE, "utf-8")
    path, given = tmp_path / "kiosk.toml", ("--passphrase-file", tmp_path / "passphrase")
    said = bare("init", "--config", path, *INIT, "--new-key", tmp_path / "no" / "stick.key", *given)
    assert said.code == 1 and "The key can't be written to" in said.err and not path.exists()
    said = bare("init", "--config", path, *INIT, "--new-key", tmp_path / "a.key", *given, "--pack", "nowhere")
    assert said.code == 78 and not path.exists() and not (tmp_path / "a.key").exists()
    (tmp_path / "mine.key").write_text("mine")
    said = bare("init", "--config", path, *INIT, "--new-key", tmp_path / "mine.key", *given)
    assert said.err == (
        f"{tmp_path / 'mine.key'} is there already and stays as it is. "
        "Take it with --organiser-key, or name another file.\n"
    )
    assert (tmp_path / "mine.key").read_text() == "mine" and not path.exists()


def test_init_refuses_a_poor_passphrase_and_a_file_that_is_no_key(tmp_path: Path, bare: Command) -> None:
    (tmp_path / "passphrase").write_text("short", "utf-8")
    path, key = tmp_path / "kiosk.toml", tmp_path / "a.key"
    said = bare("init", "--config", path, *INIT, "--new-key", key, "--passphrase-file", tmp_path / "passphrase")
    assert said.err == "A passphrase has at least 10 characters: four words are good. Nothing was written.\n"
    said = bare("init", "--config", path, *INIT, "--organiser-key", tmp_path / "passphrase")
    assert said.err.endswith(
        "is no organiser's key, or it is damaged. Use the file that kiosk init wrote, or a copy.\n"
    )
    said = bare("init", "--config", path, *INIT, "--organiser-key", key, "--new-key", key)
    assert said.code == 2 and "choose one of them" in said.err
    assert not path.exists() and not key.exists()


def test_a_live_event_without_a_key_is_told_so(tmp_path: Path, bare: Command) -> None:
    said = bare("init", "--config", tmp_path / "kiosk.toml", *INIT, "--live")
    assert said.code == 0
    assert said.out.endswith(
        "There is no key for signatures, so nobody can sign a petition here (--new-key makes one).\n"
    )


def test_somebody_at_a_terminal_is_asked_for_a_key_and_may_want_none(
    tmp_path: Path, bare: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal("\n"))
    said = bare("init", "--config", tmp_path / "kiosk.toml", *INIT)
    assert said.code == 0
    assert "A file on your stick for the key to petition signatures (empty: none):" in said.out
    assert config.load(tmp_path / "kiosk.toml").organiser.key == ""


def test_a_miscopied_key_is_refused_at_the_start(kiosk: Command, sealing: Path) -> None:
    text = sealing.read_text("utf-8")
    at = text.rindex('key = "') + 12
    sealing.write_text(text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :], "utf-8")
    said = kiosk("tally")
    assert said.code == 78
    assert said.err == (
        "kiosk.toml: organiser.key: is not whole: names sealed to it could never be read. "
        "Copy the line from the first kiosk.\n"
    )
