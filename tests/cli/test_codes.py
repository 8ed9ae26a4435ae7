"""What ``pack check`` says of messages that no code holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.campaign import scaffold

Bare = Callable[..., Any]
LEAST = 'least = "Please free Robin Example."'


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """A new pack with some of its text changed."""

    def change(*changes: tuple[str, str, str]) -> Path:
        folder = tmp_path / "pack"
        scaffold.new(folder)
        for file, old, new in changes:
            text = (folder / file).read_text("utf-8")
            assert old in text
            (folder / file).write_text(text.replace(old, new, 1), "utf-8")
        return folder

    return change


def test_the_fewest_words_must_fit_the_smallest_screen(bare: Bare, changed: Callable[..., Path]) -> None:
    long = 'least = "Please let Robin Example go home without delay and without conditions."'
    told = bare("pack", "check", changed(("words/en.toml", LEAST, long)))
    assert told.code == 1
    assert told.err.splitlines()[0] == (
        "words/en.toml: robin-example.phone.least: has 70 characters, but the code of email has room for 37 on a "
        "screen of 80 x 24. Shorten it, or such a screen shows no words in its code."
    )


def test_without_them_the_ask_is_measured(bare: Bare, changed: Callable[..., Path]) -> None:
    told = bare("pack", "check", changed(("words/en.toml", LEAST, "")))
    assert told.code == 1
    assert told.err.startswith(
        "words/en.toml: robin-example.phone.least: is missing, and the ask has 50 characters, but the code of email"
    )


def test_a_script_that_has_no_room_for_a_sentence_is_no_fault(bare: Bare, changed: Callable[..., Path]) -> None:
    ask = 'ask = "I ask you to release Robin Example immediately and unconditionally."'
    russian = 'ask = "Прошу освободить Robin Example немедленно и без каких бы то ни было условий, прошу вас об этом."'
    least = 'least = "Пожалуйста, освободите Robin Example без условий."'
    told = bare("pack", "check", changed(("words/en.toml", ask, russian), ("words/en.toml", LEAST, least)))
    assert "phone" not in told.err


def test_a_message_too_long_for_paper_is_told(bare: Bare, changed: Callable[..., Path]) -> None:
    body = f"A poem is no crime. {'We hope. ' * 300}"
    told = bare("pack", "check", changed(("words/en.toml", "A poem is no crime.", body)))
    assert told.code == 1
    (line,) = (line for line in told.err.splitlines() if "phone.email" in line)
    assert line.startswith("words/en.toml: robin-example.phone.email: is ")
    assert line.endswith(" characters too long for a code, even on paper. Shorten it.")


def test_a_post_must_fit_its_network(bare: Bare, changed: Callable[..., Path]) -> None:
    links = 'languages = ["en"]\n\n[[networks]]\nname = "Tiny"\nlink = "https://t.example/?t={text}"\nmost = 40\n'
    told = bare(
        "pack",
        "check",
        changed(
            ("pack.toml", 'languages = ["en"]\n', links),
            ("cases/robin-example.toml", '{ kind = "petition" },', '{ kind = "post", to = "@example" },'),
            ("words/en.toml", LEAST, f'post = "Free Robin Example at once and unconditionally."\n{LEAST}'),
        ),
    )
    assert told.err.splitlines()[0] == (
        "words/en.toml: robin-example.phone.post: has 47 characters, and Tiny takes 31 beside the handle. Shorten it."
    )
