"""Pydantic's complaints as sentences for somebody who has never heard of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from kiosk.errors import Fault


class Shape(BaseModel):
    """The base of everything read from TOML: frozen, and a misspelt key is a fault, never quietly ignored."""

    # Built at its first use: a command that never asks a model, or only copies it, saves 1 ms each.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def read_toml(path: Path) -> tuple[dict[str, Any], list[Fault]]:
    """The tables of a TOML file, or the one reason why it can't be read."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return {}, [Fault(path.name, "", "the file is missing", "Put it there, or name another.")]
    except OSError as error:
        return {}, [Fault(path.name, "", f"can't be read ({error.strerror})", "Check the stick and its rights.")]
    return parse_toml(raw, path.name)


def parse_toml(raw: bytes, name: str) -> tuple[dict[str, Any], list[Fault]]:
    """The tables in `raw`, or the one reason why it is no TOML; `name` is the file the sentence names."""
    try:
        return tomllib.loads(raw.decode("utf-8-sig").replace("\r\n", "\n")), []
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return {}, [Fault(name, f"line {line}", "is not UTF-8 text", "Save the file again as UTF-8.")]
    except tomllib.TOMLDecodeError as error:
        return {}, [Fault(name, "", f"is not TOML: {error}", "Compare the line with the example in the docs.")]
    except (RecursionError, ValueError):
        # A thousand brackets, or a number of five thousand digits.
        return {}, [Fault(name, "", "is not TOML that can be read", "Compare it with the example in the docs.")]


def faults_of(error: ValidationError, name: str, under: str = "") -> Iterator[Fault]:
    """Each complaint of `error` as a fault of file `name`, its keys told below `under`."""
    for detail in error.errors(include_url=False):
        key = _key((*under.split("."), *detail["loc"]) if under else detail["loc"])
        what, cure = _sentence(detail)
        yield Fault(name, key, what, cure)


def _key(loc: tuple[int | str, ...]) -> str:
    key = ""
    for part in loc:
        if isinstance(part, int):
            key += f"[{part + 1}]"
        elif part not in ("[key]",):
            key += f".{part}" if key else str(part)
    return key


def _sentence(detail: ErrorDetails) -> tuple[str, str]:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return "is missing", "Add it."
        case "extra_forbidden":
            return "is not a key we know", "Check its spelling, or take it out."
        case "enum" | "literal_error":
            return f"must be one of {_choices(context)}; it says {_shown(detail)}", "Take one of these."
        case "string_too_long":
            return f"is longer than {context['max_length']} characters", "Shorten it."
        case "string_too_short" | "too_short":
            return "is empty or too short", "Write it."
        case "too_long":
            return f"has more than {context['max_length']} entries", "Take some out."
        case "string_pattern_mismatch":
            return f"does not have the right form; it says {_shown(detail)}", "Compare it with the example."
        case "string_type":
            return f"must be text in quotes; it says {_shown(detail)}", 'Put it between "quotes".'
        case "bool_type" | "bool_parsing":
            return f"must be true or false; it says {_shown(detail)}", "Write true or false, without quotes."
        case "int_type" | "int_parsing" | "int_from_float":
            return f"must be a whole number; it says {_shown(detail)}", "Write it without quotes."
        case "greater_than_equal":
            return f"must be at least {context['ge']}; it says {_shown(detail)}", "Raise it."
        case "less_than_equal":
            return f"must be at most {context['le']}; it says {_shown(detail)}", "Lower it."
        case "value_error":
            what, _, cure = str(context["error"]).partition(". ")
            return what, f"{cure}." if cure else ""
        case _:
            return (
                f"can't be used: {detail['msg'].lower()}; it says {_shown(detail)}",
                "Compare it with the example.",
            )


def _choices(context: dict[str, Any]) -> str:
    return str(context["expected"]).replace("''", '""').replace("'", "").replace(" or ", ", ")


def _shown(detail: ErrorDetails) -> str:
    # Cut short, so that a whole story in the wrong place does not fill the screen.
    shown = repr(detail["input"])
    return shown if len(shown) <= 40 else shown[:37] + "..."
