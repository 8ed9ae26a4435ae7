from __future__ import annotations

import pytest

from kiosk.campaign import tables


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b'a = "\xff"', "x.toml: line 1: is not UTF-8 text. Save the file again as UTF-8."),
        (b"a = ", "x.toml: is not TOML: Invalid value (at end of document)."),
        (b"a = 1\na = 2", "x.toml: is not TOML: Cannot overwrite a value"),
        (b"a = " + b"[" * 5_000, "x.toml: is not TOML that can be read. Compare it with the example in the docs."),
        (b"a = " + b"9" * 5_000, "x.toml: is not TOML that can be read. Compare it with the example in the docs."),
        (b"a = " + b"[" * 50 + b"]" * 50, "x.toml: has tables nested too deeply. Compare it with the example"),
        (b".".join([b"a"] * 2_000) + b" = 1", "x.toml: has tables nested too deeply. Compare it with the example"),
    ],
)
def test_what_is_no_table_is_one_sentence(raw: bytes, said: str) -> None:
    read, faults = tables.read(raw, "x.toml")
    assert read == {}
    assert len(faults) == 1
    assert str(faults[0]).startswith(said)


def test_a_byte_order_mark_and_windows_line_ends_are_welcome() -> None:
    assert tables.read(b'\xef\xbb\xbfa = "b"\r\nc = 1\r\n', "x.toml") == ({"a": "b", "c": 1}, [])


def test_a_lone_line_break_is_a_space_and_a_blank_line_a_paragraph() -> None:
    assert tables.folded("\nOne\n  line.\n\n \n Next\nparagraph.\n") == "One line.\n\nNext paragraph."


def test_a_text_on_one_line_is_left_as_it_is() -> None:
    assert tables.folded(" a b ") == " a b "


def test_french_spaces_survive() -> None:
    assert tables.tidy("Écrivez\u00a0: oui\u202f! «\u00a0non\u00a0»") == "Écrivez\u00a0: oui\u202f! «\u00a0non\u00a0»"


def test_every_string_goes_through_the_one_door_keys_as_well() -> None:
    dirty = {"\x1b[2Jkey\u202e": ["a\x1b]0;t\x07", {"b": "c\u202ed", "n": 3}]}
    assert tables.tidy(dirty) == {"[2Jkey": ["a]0;t", {"b": "cd", "n": 3}]}
