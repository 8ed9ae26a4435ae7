"""kiosk write --batch: many letters in one file."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import batch as batches
from kiosk.cli.document import Asked
from kiosk.cli.line import asked

Command = Callable[..., Any]


@pytest.fixture
def write(kiosk: Command, tmp_path: Path) -> Command:
    """Writes lines into a batch and makes a file of it."""

    def run(*lines: object, options: tuple[object, ...] = ()) -> Any:
        raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        (tmp_path / "letters.jsonl").write_bytes(b"\n".join(raw) + b"\n")
        return kiosk("write", "--batch", tmp_path / "letters.jsonl", "-o", tmp_path / "all.pdf", *options)

    return run


def pages_of(pdf: Path) -> list[str]:
    read = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, timeout=30)
    return [" ".join(page.split()) for page in read.stdout.decode().split("\f")[:-1]]


def test_each_line_is_a_page_of_one_file_that_counts_nothing(write: Command, kiosk: Command, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("I write <b>with</b> respect & hope.", "utf-8")
    said = write(
        {"case": "tun-aung", "name": "Ana Example", "place": "Lyon"},
        {"case": "miriam-lopez", "language": "fr"},
        b"",
        {"case": "tun-aung", "text": str(tmp_path / "mine.txt"), "kind": "letter"},
    )
    assert (said.code, said.out, said.err) == (0, "", "")
    first, second, third = pages_of(tmp_path / "all.pdf")
    assert "Ana Example" in first and "Lyon, " in first
    assert "MEXIQUE" in second
    assert "I write <b>with</b> respect & hope." in third
    assert kiosk("tally").out.splitlines()[-1].endswith("= total 0, voided 0")


def test_what_a_line_leaves_out_the_options_say(write: Command, tmp_path: Path) -> None:
    options = ("--case", "tun-aung", "--language", "fr", "--place", "Lyon", "--paper", "Letter")
    assert write({}, {"language": "en", "name": "Bob"}, options=options).code == 0
    first, second = pages_of(tmp_path / "all.pdf")
    assert "Lyon, le " in first or "Monsieur" in first
    assert "Dear President" in second and "Bob" in second


def test_a_page_is_the_one_that_the_line_alone_would_make(write: Command, kiosk: Command, tmp_path: Path) -> None:
    write({"case": "yorm-bopha", "name": "Ana"})
    kiosk("write", "--case", "yorm-bopha", "--name", "Ana", "-o", tmp_path / "one.pdf")
    assert pages_of(tmp_path / "all.pdf") == pages_of(tmp_path / "one.pdf")


def test_record_counts_each(write: Command, kiosk: Command) -> None:
    said = write({"case": "tun-aung"}, {"case": "tun-aung"}, {"case": "yorm-bopha"}, options=("--record",))
    assert said.err == "Counted as number 3 of this event.\n"
    counts = json.loads(kiosk("tally", "--format", "json").out)
    assert {row["case"]: row["count"] for row in counts["rows"]} == {"tun-aung": 2, "yorm-bopha": 1}


def test_a_batch_may_come_through_a_pipe(kiosk: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = b'\xef\xbb\xbf{"case": "tun-aung"}\r\n{"case": "yorm-bopha"}'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert kiosk("write", "--batch", "-", "-o", tmp_path / "all.pdf").code == 0
    assert len(pages_of(tmp_path / "all.pdf")) == 2


def test_all_faults_are_told_at_once_and_nothing_is_written_or_counted(
    write: Command, kiosk: Command, tmp_path: Path
) -> None:
    (tmp_path / "long.txt").write_text("\n".join(f"Line {n}" for n in range(120)), "utf-8")
    said = write(
        {"case": "tun-aung"},
        {"case": "nobody"},
        {"case": "tun-aung", "lang": "fr", "kind": "fax", "text": "-"},
        b"[1]",
        {"case": "tun-aung", "language": "tlh"},
        b"\xff",
        {"case": "tun-aung", "name": "𓀀"},
        b'{"case": "tun-aung", "name": 3, "paper": "A4", "name": "x"}',
        {"case": "tun-aung", "text": str(tmp_path / "long.txt")},
        {"case": "tun-aung", "text": "gone.txt"},
        {"case": "tun-aung", "text": "a\0b"},
        {"name": "Ana"},
        options=("--record",),
    )
    assert said.code == 1 and said.out == ""
    assert not (tmp_path / "all.pdf").exists()
    assert kiosk("tally").out.splitlines()[-1].endswith("= total 0, voided 0")
    expected = (
        "line 2, case: There is no case 'nobody' in this pack. It has: eskinder-nega, ",
        "line 3, lang: is not a key we know. A line may say: case, kind, language, text, name, place.",
        "line 3, kind: no document is made for 'fax'. It may be: letter.",
        "line 3, text: must be a file, since all lines would share one -. Put the words into a file.",
        'line 4: is no object of JSON. Write it like {"case": "tun-aung", "language": "fr"}.',
        "line 5, language: The pack has no words in 'tlh'. It has: en, fr.",
        "line 6: is not UTF-8. Save the file again as UTF-8.",
        "line 7: No font here can print: 𓀀. Write it another way, or leave it out.",
        "line 8, name: is said more than once. Say it once.",
        'line 8, name: must be text in quotes. Put it between "quotes".',
        "line 8, paper: is said of the whole file, not of a line. Take it out; --paper may say it.",
        "line 9: The letter is ",
        "line 10, text: The text gone.txt can't be read: No such file or directory.",
        "line 11, text: The text can't be read: what stands there is no name of a file.",
        "line 12, case: is missing. Name the case here, or with --case for all lines.",
    )
    told = said.err.splitlines()
    assert len(told) == len(expected)
    for line, sentence in zip(told, expected, strict=True):
        assert line.startswith(f"letters.jsonl: {sentence}")


@pytest.mark.parametrize(
    "line",
    [
        b"{" * 5_000,
        b"[" * 5_000,
        b'{"case": ' * 5_000,
        b'"tun-aung"',
        b"null",
        b'{"case": "tun-aung"',
        b'{"case": ' + b"9" * 6_000 + b"}",
    ],
)
def test_a_line_that_is_no_object_is_one_sentence(line: bytes) -> None:
    (problem,) = asked(line, Asked(case="tun-aung"))  # type: ignore[misc]
    assert problem.what in ("is no object of JSON", "must be text in quotes")


def test_a_line_too_long_is_not_read_to_its_end(write: Command) -> None:
    said = write(b'{"case": "' + b"x" * 300_000 + b'"}', {"case": "nobody"})
    first, second = said.err.splitlines()
    assert first.startswith("letters.jsonl: line 1: is longer than 65536 bytes. A line holds names and paths")
    assert second.startswith("letters.jsonl: line 2, case: ")


def test_a_flood_of_faults_is_cut_off_with_their_number(write: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MOST_TOLD", 3)
    assert write(*[b"[]"] * 10).err.splitlines()[3:] == ["There are 7 faults more."]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--batch", "none.jsonl"], 1, "The batch none.jsonl can't be read: No such file or directory."),
        (["--batch", "."], 1, "The batch . can't be read: Is a directory."),
        (["--batch", "x", "--text", "-"], 2, "--text - can't be used with --batch"),
        ([], 2, "Missing option '--case'."),
    ],
)
def test_a_batch_that_cannot_be_is_said(
    kiosk: Command, tmp_path: Path, words: list[str], code: int, sentence: str
) -> None:
    said = kiosk("write", *words, "-o", tmp_path / "all.pdf")
    assert said.code == code and sentence in said.err


def test_a_batch_without_a_line_asks_for_nothing(write: Command) -> None:
    said = write(b"", b"  ")
    assert said.code == 1 and said.err == "letters.jsonl asks for no letter.\n"


def test_the_same_batch_gives_the_same_bytes(write: Command, tmp_path: Path) -> None:
    lines = [{"case": "tun-aung", "name": f"Writer {number}"} for number in range(3)]
    made = []
    for _ in range(2):
        write(*lines)
        made.append((tmp_path / "all.pdf").read_bytes())
    assert made[0] == made[1]
    assert made[0].count(b"/Subtype /Form") == 1 and b"Writer" not in made[0]
