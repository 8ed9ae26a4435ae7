"""What ``kiosk pack check`` asks of the floors above the pack."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.campaign import scaffold

Bare = Callable[..., Any]


def _changed(folder: Path, file: str, old: str, new: str) -> Path:
    scaffold.new(folder)
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return folder


def test_an_address_too_wide_for_a_label_is_told_with_its_cure(bare: Bare, tmp_path: Path) -> None:
    wide = "Office of the Minister of Justice, Human Rights and Constitutional Affairs"
    pack = _changed(tmp_path / "pack", "words/en.toml", '"Ministry of Justice"', f'"{wide}"')
    told = bare("pack", "check", pack)
    assert told.code == 1
    assert told.err.splitlines()[0] == (
        "words/en.toml: robin-example.address: can't be printed everywhere: line 2 of the address "
        "(Office of the Minister of Justice, Human Rights...) is too long for a label of 70 x 37 mm, even at 8 points. "
        "Shorten it, or cut it in two."
    )


def test_a_part_too_wide_for_a_label_is_told_where_it_stands(bare: Bare, tmp_path: Path) -> None:
    old = 'address = ["The Minister of Justice", "Ministry of Justice", "Example City"]'
    wide = "Office of the Minister of Justice, Human Rights and Constitutional Affairs"
    new = f'address_parts = {{ recipient = ["The Minister"], organisation = ["{wide}"], city = "Example City" }}'
    told = bare("pack", "check", _changed(tmp_path / "pack", "words/en.toml", old, new))
    assert told.code == 1
    assert told.err.startswith("words/en.toml: robin-example.address_parts: can't be printed everywhere: line 2 of")


def test_an_address_in_the_destinations_own_script_must_fit_as_well(bare: Bare, tmp_path: Path) -> None:
    old = '# address_local = { language = "km", lines = ["...", "..."] }'
    new = f'address_local = {{ language = "ru", lines = ["{"Министерство " * 6}"] }}'
    told = bare("pack", "check", _changed(tmp_path / "pack", "cases/robin-example.toml", old, new))
    assert told.code == 1
    assert told.err.startswith("cases/robin-example.toml: address_local: can't be printed everywhere: line 1")


def test_an_address_in_a_script_that_can_be_printed_is_sound(bare: Bare, tmp_path: Path) -> None:
    old = '# address_local = { language = "km", lines = ["...", "..."] }'
    new = 'address_local = { language = "km", lines = ["ក្រសួងយុត្តិធម៌", "ភ្នំពេញ"] }'
    assert bare("pack", "check", _changed(tmp_path / "pack", "cases/robin-example.toml", old, new)).code == 0


def test_a_character_without_a_font_is_told_of_the_second_script_too(bare: Bare, tmp_path: Path) -> None:
    old = '# address_local = { language = "km", lines = ["...", "..."] }'
    new = 'address_local = { language = "egy", lines = ["\U00013000"] }'
    told = bare("pack", "check", _changed(tmp_path / "pack", "cases/robin-example.toml", old, new))
    assert told.code == 1 and "no font here has \U00013000" in told.err


FORBIDDEN = '[[robin-example.forbidden]]\ntopic = "the mayor"\nwords = [{words}]\n\n[robin-example.facts]'


def test_a_forbidden_topic_that_cannot_be_looked_for_is_told(bare: Bare, tmp_path: Path) -> None:
    folder = _changed(tmp_path, "words/en.toml", "[robin-example.facts]", FORBIDDEN.format(words='"mayor*", "(x)"'))
    answer = bare("pack", "check", folder)
    assert answer.code == 1
    assert "words/en.toml: robin-example.forbidden[1].words[2]: holds '(x)', which is no word" in answer.err


def test_a_forbidden_topic_that_stands_in_the_cases_own_letter_is_told(bare: Bare, tmp_path: Path) -> None:
    folder = _changed(tmp_path, "words/en.toml", "[robin-example.facts]", FORBIDDEN.format(words='"poet"'))
    answer = bare("pack", "check", folder)
    assert "robin-example.forbidden[1]: 'the mayor' stands in the case's own letter" in answer.err


def test_the_check_says_which_cases_of_a_live_pack_are_stopped(bare: Bare, tmp_path: Path) -> None:
    folder = _changed(tmp_path, "pack.toml", "practice = true", "practice = false")
    for name, old, new in (
        ("cases/robin-example.toml", "example.org/robin", "www.marathon.io/robin"),
        ("cases/robin-example.toml", "minister@example.org", "minister@ministry.io"),
        ("cases/robin-example.toml", "+1 202 555 0100", "+99 30 1234567"),
        ("cases/robin-example.toml", "c/o example.org", "c/o the post office"),
        ("cases/robin-example.toml", "stop_after = 2026-01-31", "stop_after = 2025-12-01"),
    ):
        path = folder / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    answer = bare("pack", "check", folder)
    assert answer.code == 1
    assert "stop_after: is 2025-12-01: nothing is printed, and not every language tells the news" in answer.err
    case, words = folder / "cases/robin-example.toml", folder / "words/en.toml"
    case.write_text(
        case.read_text("utf-8").replace("verified_on =", 'news_source = "A friend"\nverified_on ='), "utf-8"
    )
    news = 'news = "Robin is free."\n\n[robin-example.facts]'
    words.write_text(words.read_text("utf-8").replace("[robin-example.facts]", news), "utf-8")
    answer = bare("pack", "check", folder)
    assert answer.code == 0, answer.err
    assert "robin-example: stopped after 2025-12-01. Its page tells the news, and nothing is printed." in answer.out


def test_a_phrase_that_no_font_can_print_is_told(bare: Bare, tmp_path: Path) -> None:
    scaffold.new(tmp_path / "pack")
    entry = '[[phrase]]\nid = "p-{n}"\ntext = "{text}"\ntransliteration = "n"\nmeaning = {{ en = "Hello" }}\n'
    entries = [entry.format(n=n, text=text) for n, text in enumerate(("Hello", "Hello", "Hello \U0001fbca"))]
    path = tmp_path / "pack" / "phrases" / "es.toml"
    path.parent.mkdir()
    path.write_text("\n".join(entries), "utf-8")
    told = bare("pack", "check", tmp_path / "pack")
    assert told.err.splitlines()[0] == (
        "phrases/es.toml: p-2: no font here has \U0001fbca. Write it another way, or add a font."
    )
