"""Passphrases and keys as a command line takes them: asked without an echo, or from a file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kiosk.errors import KioskError

PASSPHRASE_MOST = 1_000
"""Characters of a passphrase's file that are read."""

KEY = click.Path(dir_okay=False, path_type=Path)


def passphrase_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Lets a command read the passphrase where nobody can type it."""
    return click.option(
        "--passphrase-file",
        type=KEY,
        help="File whose first line is the key's passphrase; without it you are asked.",
    )(command)


def passphrase(given: Path | None, question: str, *, anew: bool = False) -> str:
    """The passphrase in the file `given`, else asked for, twice where it is set `anew`; never shown."""
    if given is not None:
        return _first_line(given)
    if not sys.stdin.isatty():
        raise KioskError("The key's passphrase is asked on a terminal. Use one, or name a file: --passphrase-file.")
    again = "Once more" if anew else False
    return str(click.prompt(question, hide_input=True, confirmation_prompt=again, err=True))


def _first_line(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig") as file:
            return file.readline(PASSPHRASE_MOST).rstrip("\r\n")
    except OSError as error:
        raise KioskError(f"The passphrase's file {path} can't be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise KioskError(f"The passphrase's file {path} is not UTF-8. Save it again as UTF-8.") from None
