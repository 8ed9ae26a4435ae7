"""kiosk write --batch: many sheets in one file."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from PIL import Image

from kiosk.cli import batch as batches
from kiosk.cli.document import Asked
from kiosk.cli.line import asked
from kiosk.sheets.picture import picture as pictured

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
        "line 3, lang: is not a key we know. A line may say: case, kind, language, text, name, place, sheet, "
        "window, stock, reading, gloss, art, number.",
        "line 3, kind: can't be 'fax'. It may be: letter.",
        "line 3, text: must be a file, since all lines would share one -. Put the words into a file.",
        'line 4: is no object of JSON. Write it like {"case": "tun-aung", "language": "fr"}.',
        "line 5, language: The pack has no words in 'tlh'. It has: en, fr, es, pt, de, ru, ar.",
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
    assert said.code == 1 and said.err == "letters.jsonl asks for no sheet.\n"


def test_the_same_batch_gives_the_same_bytes(write: Command, tmp_path: Path) -> None:
    lines = [{"case": "tun-aung", "name": f"Writer {number}"} for number in range(3)]
    made = []
    for _ in range(2):
        write(*lines)
        made.append((tmp_path / "all.pdf").read_bytes())
    assert made[0] == made[1]
    assert made[0].count(b"/Subtype /Form") == 1 and b"Writer" not in made[0]


def picture(path: Path) -> Path:
    """A picture that no printer would mistake for a letter."""
    Image.effect_mandelbrot((90, 60), (-2, -1, 1, 1), 60).convert("RGB").save(path)
    return path


def mix(folder: Path) -> list[dict[str, Any]]:
    """A line of each kind: thirteen pages on five papers."""
    (folder / "ar.txt").write_text("أكتب إليكم لأن كل إنسان حر (Article 19) منذ 1948.", "utf-8")
    art = str(picture(folder / "art.jpg"))
    return [
        {"case": "tun-aung", "name": "Ana Example"},
        {"case": "tun-aung", "text": str(folder / "ar.txt"), "window": "din5008-b"},
        {"case": "miriam-lopez", "sheet": "bilingual", "reading": "fr", "gloss": True},
        {"case": "tun-aung", "sheet": "card", "art": art, "name": "Ana Example"},
        {"case": "miriam-lopez", "sheet": "card", "art": art, "language": "fr"},
        {"case": "yorm-bopha", "sheet": "petition", "number": 5},
        {"case": "yorm-bopha", "sheet": "labels"},
        {"case": "tun-aung", "sheet": "labels", "language": "fr"},
        {"case": "yorm-bopha", "sheet": "labels", "stock": "letter-30"},
        {"case": "tun-aung", "sheet": "envelope", "stock": "c6"},
        {"case": "tun-aung", "sheet": "handwriting"},
        {"case": "tun-aung", "sheet": "cover", "number": 7},
    ]


def test_any_mix_of_sheets_goes_into_one_file(write: Command, tmp_path: Path) -> None:
    assert write(*mix(tmp_path), options=("--start", "23")).code == 0
    pages = pages_of(tmp_path / "all.pdf")
    told = (
        "Ana Example",
        "Article 19",
        "Monsieur",
        "We are thinking of you.",
        "Warm greetings",
        "",
        "",
        "We who sign below ask:",
        "CAMBODIA",
        "CAMBODIA",
        "MYANMAR",
        "Sentences to copy",
        "",
        "What lies in this bundle",
    )
    assert len(pages) == len(told)
    for page, words in zip(pages, told, strict=True):
        assert words in page
    # Two labels share the sheet, which has two left; the other kind of sheet begins anew.
    assert "PRACTICE EXERCICE" in pages[8] and "CAMBODIA" in pages[9] and "MYANMAR" not in pages[9]


def test_what_sheets_share_is_in_the_file_once(write: Command, tmp_path: Path) -> None:
    write(*mix(tmp_path), *mix(tmp_path))
    data = (tmp_path / "all.pdf").read_bytes()
    assert data.count((tmp_path / "art.jpg").read_bytes()) == 1
    sizes = {*re.findall(rb"/MediaBox \[0 0 ([\d.]+ [\d.]+)\]", data)}
    assert sizes == {b"595.2756 841.8898", b"612.0000 792.0000", b"459.2126 323.1496"}
    fonts = re.findall(rb"/BaseFont (/\w+\+\S+) /Encoding", data)
    assert len(fonts) == len({*fonts}) == len({font.partition(b"+")[2] for font in fonts})


def test_the_same_picture_under_another_name_is_in_the_file_once(write: Command, tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg"):
        picture(tmp_path / name)
    lines = [{"case": "tun-aung", "sheet": "card", "art": str(tmp_path / name)} for name in ("a.jpg", "b.jpg")]
    assert write(*lines).code == 0
    assert (tmp_path / "all.pdf").read_bytes().count((tmp_path / "a.jpg").read_bytes()) == 1


def test_a_mixed_batch_is_sound_and_the_same_in_any_process(config_file: Path, tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(line) for line in mix(tmp_path))
    for seed in ("1", "2"):
        words = ["write", "--batch", "-", "-o", str(tmp_path / seed), "--config", str(config_file)]
        subprocess.run(
            [sys.executable, "-m", "kiosk", *words],
            input=lines.encode(),
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            check=True,
            timeout=60,
        )
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
    if which("qpdf"):
        done = subprocess.run(["qpdf", "--check", tmp_path / "1"], capture_output=True, check=False, text=True)
        assert done.returncode == 0 and "WARNING" not in done.stdout + done.stderr


def test_a_page_of_a_mixed_batch_looks_as_the_line_alone(write: Command, kiosk: Command, tmp_path: Path) -> None:
    lines = mix(tmp_path)
    write(*lines)
    page = 0
    for line in lines[:6]:
        words = [
            word for key, value in line.items() for word in ((f"--{key}",) if value is True else (f"--{key}", value))
        ]
        kiosk("write", *words, "-o", tmp_path / "one.pdf")
        alone = (tmp_path / "one.pdf").read_bytes()
        for own in range(len(pages_of(tmp_path / "one.pdf"))):
            together = pictured((tmp_path / "all.pdf").read_bytes(), 300, page)
            assert together.rgb == pictured(alone, 300, own).rgb
            page += 1


def test_each_sheet_of_a_batch_counts_as_what_it_is(write: Command, kiosk: Command) -> None:
    lines = [{"case": "tun-aung", "sheet": sheet, "reading": "fr"} for sheet in ("letter", "bilingual", "card")]
    assert write(*lines, options=("--record",)).err.splitlines() == [
        "Counted as number 2 of this event (letter).",
        "Counted as number 1 of this event (solidarity).",
    ]
    counts = json.loads(kiosk("tally", "--by", "kind", "--format", "json").out)
    assert {row["kind"]: row["count"] for row in counts["rows"]} == {"letter": 2, "solidarity": 1}


def test_what_a_line_says_of_its_sheet_is_looked_at(write: Command, tmp_path: Path) -> None:
    (tmp_path / "torn.jpg").write_bytes(picture(tmp_path / "art.jpg").read_bytes()[:300])
    case = {"case": "tun-aung"}
    said = write(
        {**case, "sheet": "poster"},
        {**case, "gloss": "yes", "number": "5", "art": None},
        {**case, "number": True, "window": "c4"},
        {**case, "start": 3},
        {**case, "sheet": "petition", "number": 0},
        {**case, "sheet": "labels", "stock": "dl"},
        {**case, "sheet": "envelope", "stock": "a4-24"},
        {**case, "sheet": "card", "art": str(tmp_path / "torn.jpg")},
        {**case, "sheet": "card", "art": "a\0b"},
        {**case, "sheet": "bilingual"},
        {**case, "sheet": "bilingual", "reading": "fr"},
        {**case, "window": "us-10"},
        {**case, "sheet": "envelope"},
        options=("--record",),
    )
    assert said.code == 1 and not (tmp_path / "all.pdf").exists()
    assert [line.removeprefix("letters.jsonl: ") for line in said.err.splitlines()] == [
        "line 1, sheet: can't be 'poster'. It may be: letter, bilingual, fax, card, photo, petition, handwriting, "
        "phrases, cover, envelope, labels.",
        "line 2, gloss: must be true or false. Write it without quotes.",
        "line 2, number: must be a whole number. Write it in digits, without quotes.",
        'line 2, art: must be text in quotes. Put it between "quotes".',
        "line 3, number: must be a whole number. Write it in digits, without quotes.",
        "line 3, window: can't be 'c4'. It may be: none, din5008-a, din5008-b, dl-left, dl-right, c5, us-10.",
        "line 4, start: is said of the whole file, not of a line. Take it out; --start may say it.",
        "line 5, sheet: A petition sheet is no action yet: count what comes back with `kiosk count`.",
        "line 6, sheet: A labels sheet is no action yet: count what comes back with `kiosk count`.",
        "line 7, sheet: An envelope sheet is no action yet: count what comes back with `kiosk count`.",
        "line 8: The picture torn.jpg is damaged. Save it again as a JPEG.",
        "line 9: The picture can't be read: what stands there is no name of a file.",
        "line 10: The pack has no words in '' to read along. It has: en, fr, es, pt, de, ru, ar, my.",
        "line 13, sheet: An envelope sheet is no action yet: count what comes back with `kiosk count`.",
    ]


def test_sheets_are_refused_with_their_lines(write: Command) -> None:
    case = {"case": "tun-aung"}
    said = write(
        {**case, "sheet": "petition", "number": 0},
        {**case, "sheet": "labels", "stock": "dl"},
        {**case, "sheet": "labels"},
        {**case, "sheet": "envelope", "stock": "a4-24"},
        {**case, "window": "din5008-a"},
        {**case, "sheet": "labels", "name": "𓀀"},
        options=("--paper", "Letter", "--start", "31"),
    )
    assert [line.removeprefix("letters.jsonl: ") for line in said.err.splitlines()] == [
        "line 1: A petition has 1 to 999 lines to sign, and not 0.",
        "line 2: There is no label sheet called 'dl': choose a4-24, a4-21, a4-18, a4-16, a4-14, letter-30, letter-20.",
        "line 4: There is no envelope called 'a4-24': choose dl, c6, c5, c4, us-10.",
        "line 5: The window din5008-a is for A4 paper, and this letter is on Letter.",
    ]
    assert write({**case, "sheet": "labels"}, options=("--start", "25")).err == (
        "letters.jsonl: line 1: A sheet a4-24 has 24 labels: begin at one from 1 to 24.\n"
    )


def test_labels_fill_sheet_after_sheet(write: Command, tmp_path: Path) -> None:
    labels = [{"case": "tun-aung", "sheet": "labels", "stock": "a4-14"}] * 30
    assert write(*labels, options=("--start", "10")).code == 0
    assert [page.count("MYANMAR") for page in pages_of(tmp_path / "all.pdf")] == [5, 14, 11]
    assert write(*labels[:2], {"case": "tun-aung"}, *labels[:3]).code == 0
    assert [page.count("MYANMAR") for page in pages_of(tmp_path / "all.pdf")] == [2, 1, 3]


def test_a_fax_and_a_sign_that_lies_go_into_the_same_file(write: Command, kiosk: Command, tmp_path: Path) -> None:
    said = write(
        {"case": "yorm-bopha"},
        {"case": "yorm-bopha", "sheet": "photo"},
        {"case": "yorm-bopha", "sheet": "fax", "name": "Ana Example"},
        options=("--record",),
    )
    assert said.code == 0
    pdf = (tmp_path / "all.pdf").read_bytes()
    shapes = [pictured(pdf, 100, page).height > 100 for page in range(3)]
    assert shapes == [True, False, True]
    _, sign, fax = pages_of(tmp_path / "all.pdf")
    assert "Please drop" in sign and "+1 202 555 0106" in fax
    assert "appeals 2 + solidarity 1 = total 3" in kiosk("tally").out
    kinds = {line.split()[0]: line.split()[1] for line in kiosk("tally", "--by", "kind").out.splitlines()[2:5]}
    assert kinds == {"fax": "1", "letter": "1", "photo": "1"}


def test_a_case_that_takes_no_photo_action_is_told_with_its_line(write: Command) -> None:
    said = write({"case": "yorm-bopha"}, {"case": "tun-aung", "sheet": "photo"})
    assert said.code == 1
    assert "line 2: The case 'tun-aung' takes no photo action" in said.err
