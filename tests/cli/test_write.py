"""kiosk write: one letter as a PDF."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


def words_of(pdf: Path) -> str:
    read = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, timeout=30)
    return " ".join(read.stdout.decode().split())


def test_the_ready_letter_becomes_a_pdf_and_counts_nothing(kiosk: Command, tmp_path: Path) -> None:
    assert kiosk("write", "--case", "tun-aung", "-o", tmp_path / "letter.pdf").code == 0
    text = words_of(tmp_path / "letter.pdf")
    assert "Tun Aung" in text and "MYANMAR" in text and "PRACTICE" in text
    assert kiosk("tally").out.splitlines()[-1].endswith("= total 0, voided 0")


def test_own_words_are_printed_as_they_are_with_name_and_place(kiosk: Command, tmp_path: Path) -> None:
    body = tmp_path / "mine.txt"
    body.write_text("I write <b>with</b> respect & hope [/b].\n\nPlease release Dr Tun Aung.", "utf-8")
    words = ["--text", body, "--name", "Ana Example", "--place", "Lyon", "-o", tmp_path / "letter.pdf"]
    assert kiosk("write", "--case", "tun-aung", *words).code == 0
    text = words_of(tmp_path / "letter.pdf")
    assert "I write <b>with</b> respect & hope [/b]." in text
    assert "Ana Example" in text and "Lyon, " in text


def test_a_letter_can_be_in_french_on_us_paper(kiosk: Command, tmp_path: Path) -> None:
    pdf = tmp_path / "lettre.pdf"
    assert kiosk("write", "--case", "miriam-lopez", "--language", "fr", "--paper", "Letter", "-o", pdf).code == 0
    assert "MEXIQUE" in words_of(pdf)
    info = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, check=True, timeout=30).stdout.decode()
    assert "612 x 792" in info and "Ana" not in info


def test_record_counts_it_once(kiosk: Command, tmp_path: Path) -> None:
    said = kiosk("write", "--case", "tun-aung", "--record", "-o", tmp_path / "a.pdf")
    assert "number 1 of this event" in said.err
    assert "tun-aung" in kiosk("tally").out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--case", "nobody"], "There is no case 'nobody' in this pack. It has: eskinder-nega, "),
        (
            ["--case", "tun-aung", "--language", "tlh"],
            "The pack has no words in 'tlh'. It has: en, fr, es, pt, de, ru, ar.",
        ),
        (["--case", "tun-aung", "--language", "km"], "The pack has no letter in 'km' for tun-aung."),
        (
            ["--case", "tun-aung", "--language", "my", "--sheet", "petition"],
            "The pack has no words in 'my'. It has: en, fr, es, pt, de, ru, ar.",
        ),
        (["--case", "tun-aung", "--text", "nothing.txt"], "The text nothing.txt can't be read: No such file"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(
    kiosk: Command, tmp_path: Path, words: list[str], sentence: str
) -> None:
    said = kiosk("write", *words, "-o", tmp_path / "x.pdf")
    assert said.code == 1 and sentence in said.err and said.err.count("\n") == 1
    assert not (tmp_path / "x.pdf").exists()


def test_a_text_that_is_not_utf8_or_has_no_words_is_refused(kiosk: Command, tmp_path: Path) -> None:
    body = tmp_path / "t.txt"
    for raw, sentence in ((b"\xff\xfe", "is not UTF-8"), (b" \n ", "has no words in it")):
        body.write_bytes(raw)
        assert sentence in kiosk("write", "--case", "tun-aung", "--text", body, "-o", tmp_path / "x.pdf").err


def test_a_letter_that_is_too_long_says_how_many_lines(kiosk: Command, tmp_path: Path) -> None:
    body = tmp_path / "t.txt"
    body.write_text("\n".join(f"Line {n}" for n in range(120)), "utf-8")
    said = kiosk("write", "--case", "tun-aung", "--text", body, "-o", tmp_path / "x.pdf")
    assert said.code == 1 and "lines too" in said.err


def test_a_character_without_a_font_is_named(kiosk: Command, tmp_path: Path) -> None:
    body = tmp_path / "t.txt"
    body.write_text("Respect 𓀀 and 𓂀.", "utf-8")
    said = kiosk("write", "--case", "tun-aung", "--text", body, "-o", tmp_path / "x.pdf")
    assert "No font here can print: 𓀀 𓂀." in said.err


def test_a_place_that_cannot_be_written_is_said(kiosk: Command, tmp_path: Path) -> None:
    said = kiosk("write", "--case", "tun-aung", "-o", tmp_path / "no" / "folder.pdf")
    assert said.code == 1 and "can't be written" in said.err


def test_a_letter_can_stand_behind_a_window_and_without_the_one_of_the_event(
    kiosk: Command, config_file: Path, tmp_path: Path
) -> None:
    def heights() -> list[float]:
        pdf = tmp_path / "letter.pdf"
        found = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True, timeout=30)
        return [float(top) for top in re.findall(r'yMin="([\d.]+)"[^>]*>(?:MYANMAR)<', found.stdout.decode())]

    write = ("write", "--case", "tun-aung", "-o", tmp_path / "letter.pdf")
    assert kiosk(*write).code == 0
    plain = heights()
    assert kiosk(*write, "--window", "din5008-b").code == 0
    behind = heights()
    assert behind != plain and 62.7 < behind[0] * 25.4 / 72 < 90
    config_file.write_text(config_file.read_text("utf-8") + '[letter]\nwindow = "din5008-b"\n', "utf-8")
    assert kiosk(*write).code == 0 and heights() == behind
    assert kiosk(*write, "--window", "none").code == 0 and heights() == plain


def test_a_window_that_the_paper_does_not_fit_is_refused_in_one_sentence(kiosk: Command, tmp_path: Path) -> None:
    refused = kiosk(
        "write", "--case", "tun-aung", "--paper", "Letter", "--window", "din5008-a", "-o", tmp_path / "letter.pdf"
    )
    assert refused.code == 1
    assert refused.err.strip() == "The window din5008-a is for A4 paper, and this letter is on Letter."


def test_the_destination_is_named_for_the_country_the_event_posts_in(
    kiosk: Command, config_file: Path, tmp_path: Path
) -> None:
    pdf = tmp_path / "letter.pdf"
    posted = config_file.read_text("utf-8").replace("[screens]", 'country = "DE"\n[screens]')
    config_file.write_text(posted, "utf-8")
    assert kiosk("write", "--case", "yorm-bopha", "-o", pdf).code == 0
    assert "KAMBODSCHA" in words_of(pdf)


def test_a_name_with_an_override_is_printed_in_the_order_of_its_letters(kiosk: Command, tmp_path: Path) -> None:
    pdf = tmp_path / "letter.pdf"
    assert kiosk("write", "--case", "tun-aung", "--name", "\u202eAna\u2067 7 Example", "-o", pdf).code == 0
    assert "Ana 7 Example" in words_of(pdf)


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        ("letter", "Dear President,"),
        ("bilingual", "Monsieur le Président,"),
        ("card", "We are thinking of you."),
        ("petition", "We who sign below ask:"),
        ("handwriting", "Sentences to copy"),
        ("cover", "What lies in this bundle"),
    ],
)
def test_every_sheet_is_written_by_its_name(kiosk: Command, tmp_path: Path, sheet: str, words: str) -> None:
    pdf = tmp_path / "sheet.pdf"
    asked = ["--kind", "letter", "--sheet", sheet, "--reading", "fr", "--number", "7", "--gloss", "-o", pdf]
    assert kiosk("write", "--case", "tun-aung", *asked).code == 0
    assert words in words_of(pdf)


def test_a_card_counts_as_solidarity_and_a_petition_when_it_comes_back(kiosk: Command, tmp_path: Path) -> None:
    pdf = tmp_path / "sheet.pdf"
    assert kiosk("write", "--case", "tun-aung", "--sheet", "card", "--record", "-o", pdf).code == 0
    assert "solidarity" in kiosk("tally", "--by", "kind").out
    said = kiosk("write", "--case", "tun-aung", "--sheet", "petition", "--record", "-o", pdf)
    assert said.code == 1
    assert said.err == "A petition sheet is no action yet: count what comes back with `kiosk count`.\n"


def test_a_sheet_names_the_characters_and_the_picture_it_cannot_print(kiosk: Command, tmp_path: Path) -> None:
    card = ["write", "--case", "tun-aung", "--sheet", "card", "-o", tmp_path / "x.pdf"]
    assert "No font here can print: 𓀀." in kiosk(*card, "--name", "𓀀").err
    assert "The picture none.jpg can't be read: No such file" in kiosk(*card, "--art", "none.jpg").err


def test_a_text_that_no_letter_can_be_is_not_read_to_its_end(kiosk: Command, tmp_path: Path) -> None:
    body = tmp_path / "t.txt"
    with body.open("wb") as file:
        file.truncate(50 * 2**20)
    said = kiosk("write", "--case", "tun-aung", "--text", body, "-o", tmp_path / "x.pdf")
    assert said.code == 1 and "is larger than 1 MB, and no letter is." in said.err


def test_the_kind_is_named_as_everywhere_else(kiosk: Command, tmp_path: Path) -> None:
    assert kiosk("write", "--case", "tun-aung", "--kind", "letter", "-o", tmp_path / "x.pdf").code == 0
    said = kiosk("write", "--case", "tun-aung", "--kind", "LETTER", "-o", tmp_path / "x.pdf")
    assert said.code == 2 and "'letter'" in said.err


def boxes_of(pdf: Path) -> list[bytes]:
    return re.findall(rb"/MediaBox \[0 0 ([\d.]+ [\d.]+)\]", pdf.read_bytes())


@pytest.mark.parametrize(
    ("words", "box"),
    [
        (("--sheet", "envelope"), b"623.6220 311.8110"),
        (("--sheet", "envelope", "--paper", "Letter"), b"684.0000 297.0709"),
        (("--sheet", "envelope", "--stock", "C4"), b"918.4252 649.1339"),
        (("--sheet", "labels"), b"595.2756 841.8898"),
        (("--sheet", "labels", "--paper", "Letter"), b"612.0000 792.0000"),
        (("--sheet", "labels", "--stock", "letter-20", "--start", "20"), b"612.0000 792.0000"),
    ],
)
def test_an_address_is_printed_on_what_it_goes_on(
    kiosk: Command, tmp_path: Path, words: tuple[str, ...], box: bytes
) -> None:
    assert kiosk("write", "--case", "tun-aung", *words, "-o", tmp_path / "address.pdf").code == 0
    assert boxes_of(tmp_path / "address.pdf") == [box]
    assert "The President Office of the President Nay Pyi Taw MYANMAR" in words_of(tmp_path / "address.pdf")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("envelope", "--stock", "b4"), "There is no envelope called 'b4': choose dl, c6, c5, c4, us-10."),
        (("labels", "--stock", "b4"), "There is no label sheet called 'b4': choose a4-24, "),
        (("labels", "--start", "0"), "A sheet a4-24 has 24 labels: begin at one from 1 to 24."),
        (("labels", "--record"), "A labels sheet is no action yet: count what comes back with `kiosk count`."),
    ],
)
def test_what_an_address_cannot_go_on_is_one_sentence(
    kiosk: Command, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    said = kiosk("write", "--case", "tun-aung", "--sheet", *words, "-o", tmp_path / "x.pdf")
    assert said.code == 1 and said.err.startswith(sentence)
    assert not (tmp_path / "x.pdf").exists()


def test_the_phrases_of_a_case_are_told_in_the_language_that_is_asked_for(kiosk: Command, tmp_path: Path) -> None:
    pdf = tmp_path / "phrases.pdf"
    asked = ["write", "--sheet", "phrases", "-o", pdf]
    assert kiosk(*asked, "--case", "bolotnaya-three", "--language", "fr").code == 0
    assert "Vy ne zabyty. On ne vous oublie pas." in words_of(pdf)
    said = kiosk(*asked, "--case", "badia-east")
    assert said.code == 1
    assert said.err == ("The case 'badia-east' has no phrases: its file names no language (`speaks`) that has some.\n")
    assert kiosk(*asked, "--case", "tun-aung", "--record").err == (
        "A phrases sheet is no action yet: count what comes back with `kiosk count`.\n"
    )


@pytest.mark.parametrize(
    ("case", "language", "words"),
    [
        ("eskinder-nega", "am", "ክቡር ጠቅላይ ሚኒስትር፣"),
        ("tun-aung", "my", "ဒေါက်တာ ထွန်းအောင်ကို"),
        ("yorm-bopha", "km", "ដោយមានការធានា"),
        ("hakan-yaman", "tr", "Hakan Yaman’a yönelik saldırının"),
        ("nabi-saleh", "he", "בכפר נבי סאלח"),
        ("bolotnaya-three", "ru", "Прошу Вас добиться"),
        ("jabeur-mejri", "ar", "جابر الماجري"),
        ("cofadeh", "es", "Señor Presidente:"),
    ],
)
def test_a_letter_comes_in_the_language_of_its_office_on_one_page(
    kiosk: Command, tmp_path: Path, case: str, language: str, words: str
) -> None:
    pdf = tmp_path / "letter.pdf"
    assert kiosk("write", "--case", case, "--language", language, "-o", pdf).code == 0
    assert words in words_of(pdf)
    info = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, check=True, timeout=30).stdout.decode()
    assert re.search(r"^Pages: +1$", info, re.MULTILINE)


@pytest.mark.parametrize(("case", "language"), [("eskinder-nega", "am"), ("tun-aung", "my"), ("yorm-bopha", "km")])
def test_no_english_stands_on_a_letter_beside_what_the_event_calls_itself(
    kiosk: Command, tmp_path: Path, case: str, language: str
) -> None:
    pdf = tmp_path / "letter.pdf"
    assert kiosk("write", "--case", case, "--language", language, "-o", pdf).code == 0
    latin = set(re.findall(r"[A-Za-z]+", re.sub(r"\S*example\.org\S*|\([A-Za-z ]+\)", "", words_of(pdf))))
    assert latin == {"Exampleville", "Test", "marathon"}


def test_a_letter_in_the_offices_language_can_be_read_along_and_posted(kiosk: Command, tmp_path: Path) -> None:
    pdf, khmer = tmp_path / "letter.pdf", ["--case", "yorm-bopha", "--language", "km"]
    assert kiosk("write", *khmer, "--sheet", "bilingual", "--reading", "en", "-o", pdf).code == 0
    assert "thanks for good news" in words_of(pdf) and "ដំណឹងល្អមួយ" in words_of(pdf)
    assert kiosk("write", *khmer, "--sheet", "fax", "-o", pdf).code == 0
    assert "កម្មវត្ថុ យ៉ម បុប្ផា" in words_of(pdf)
    assert kiosk("write", *khmer, "--sheet", "envelope", "-o", pdf).code == 0
    assert "ក្រសួងយុត្តិធម៌" in words_of(pdf)
