"""kiosk fonts: what this kiosk can print, and more of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.assets import assets

sys.path.insert(0, str(Path(__file__).parents[1] / "typeset"))

import made_fonts

Command = Callable[..., Any]


def test_the_list_tells_of_each_font_what_it_sets_and_where_it_comes_from(kiosk: Command) -> None:
    head, *rows = kiosk("fonts", "list").out.splitlines()
    assert head.split() == ["font", "file", "scripts", "glyphs", "licence", "from"]
    assert len(rows) == len([*(assets() / "fonts").glob("*.ttf")])
    (khmer,) = [row for row in rows if "Khmer" in row]
    assert khmer.split() == [
        "Noto",
        "Serif",
        "Khmer",
        "NotoSerifKhmer-Regular.ttf",
        "Khmer",
        "361",
        "OFL-1.1",
        "shipped",
    ]


def test_letters_refused_by_name_are_printed_after_a_font_was_added(kiosk: Command, tmp_path: Path) -> None:
    font = tmp_path / "any.ttf"
    font.write_bytes(made_fonts.saved(made_fonts.font("ⵣⴰߒߞߏ", name="Made")))
    body, pdf = tmp_path / "t.txt", tmp_path / "letter.pdf"
    body.write_text("Azul ⵣⴰⵣⴰ, ߒߞߏ.", "utf-8")
    words = ["write", "--case", "tun-aung", "--text", body, "-o", pdf]
    refused = kiosk(*words)
    assert refused.code == 1 and "No font here can print: ⵣ ⴰ ߒ ߞ ߏ." in refused.err
    said = kiosk("fonts", "add", font)
    assert said.code == 0 and said.out.startswith("Made: added; characters that no font here had before: 5.\n")
    assert kiosk(*words).code == 0
    read = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True, timeout=30)
    assert "Azul ⵣⴰⵣⴰ" in read.stdout.decode()
    assert kiosk("fonts", "list").out.splitlines()[-1].endswith("added")
    assert "is here already" in kiosk("fonts", "add", font).out


def test_fonts_that_cannot_be_added_are_a_sentence_each(kiosk: Command, tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"no font")
    said = kiosk("fonts", "add", tmp_path / "a.ttf", tmp_path / "b.ttf")
    assert said.code == 1 and said.out == ""
    assert said.err == (
        "a.ttf: is no TrueType or OpenType font. Take a TTF, OTF or TTC file.\n"
        "b.ttf: is not there, or is no file. Name a font, or a folder of fonts.\n"
    )
    assert not (tmp_path / "kiosk-data" / "fonts").exists()
