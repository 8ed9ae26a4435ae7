"""TOML of a pack as clean tables: every string through the one door, every bad byte a sentence."""

from __future__ import annotations

import re
from typing import Any

from kiosk.errors import Fault
from kiosk.shape import parse_toml
from kiosk.text import LETTER_LIMIT, NAME_LIMIT, clean

DEPTH_MAX = 6
"""Tables within tables: a pack needs 3, and a file that digs deeper is no pack."""

_BREAKS = re.compile(r"[ \t]*\r?\n[ \t]*")
_LONE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
_MANY_BREAKS = re.compile(r"\n{2,}")


def read(raw: bytes, name: str) -> tuple[dict[str, Any], list[Fault]]:
    """The tables in `raw` as written, or the one reason why there are none."""
    try:
        tables, faults = parse_toml(raw, name)
    except (RecursionError, ValueError):
        # Brackets without end, and numbers of thousands of digits: the parser's own limits.
        return {}, [Fault(name, "", "is not TOML that can be read", "Compare it with the example in the docs.")]
    if _depth(tables) > DEPTH_MAX:
        return {}, [Fault(name, "", "has tables nested too deeply", "Compare it with the example in the docs.")]
    return tables, [Fault(name, fault.key, fault.what.replace("\n", " "), fault.cure) for fault in faults]


def tidy(value: Any) -> Any:
    """`value` with every string in it folded and cleaned, names of keys as well."""
    if isinstance(value, str):
        return clean(folded(value), LETTER_LIMIT)
    if isinstance(value, dict):
        return {clean(key, NAME_LIMIT, one_line=True): tidy(inner) for key, inner in value.items()}
    return [tidy(inner) for inner in value] if isinstance(value, list) else value


def folded(written: str) -> str:
    """`written` with a lone line break as a space and a blank line as the end of a paragraph.

    So a translator may wrap a paragraph where it pleases.
    """
    if "\n" not in written:
        return written
    return _MANY_BREAKS.sub("\n\n", _LONE_BREAK.sub(" ", _BREAKS.sub("\n", written.strip())))


def _depth(tables: dict[str, Any]) -> int:
    """How deep the tables and lists go, counted without recursion and given up past the limit."""
    level: list[Any] = [tables]
    for depth in range(1, DEPTH_MAX + 2):
        level = [inner for value in level for inner in _within(value)]
        if not level:
            return depth
    return DEPTH_MAX + 1


def _within(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value.values()]
    return value if isinstance(value, list) else []
