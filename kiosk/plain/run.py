"""One visit after another in lines, until an organiser leaves, the terminal is gone or a fresh start is due."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from kiosk import crash
from kiosk.catalogue import speaker
from kiosk.chord import Chord
from kiosk.desk import Desk
from kiosk.errors import EXIT_RESTART
from kiosk.heap import give_back
from kiosk.plain.keys import Keys
from kiosk.plain.organiser import Left, organiser
from kiosk.plain.talk import Gone, Silence, Talk
from kiosk.plain.terminal import keyboard
from kiosk.plain.told import Told

COLUMNS, ROWS = 80, 24
"""Of a terminal that does not tell its size."""

WIPE = "\x1b[H\x1b[2J\x1b[3J"
"""Clears the screen and all that scrolled off it: the one sequence that is ever written, between two people."""


def run_plain(desk: Desk, wipes: bool) -> int:
    """Tells visits until an organiser leaves or the terminal is gone (0), or a restart is due (75).

    `wipes` says that the terminal knows how to clear itself.
    """
    code = _tell(desk, wipes, desk.settings.screens.visits_before_restart)
    return EXIT_RESTART if code is None else code


def run_plain_once(desk: Desk, wipes: bool) -> int | None:
    """Tells one visit; an exit code where the program is to end with it."""
    return _tell(desk, wipes, 1)


def _tell(desk: Desk, wipes: bool, visits: int) -> int | None:
    out = _output()
    with keyboard() as keys:
        return tell_visits(desk, talk_on(desk, keys, out, os.isatty(0)), wipes, visits)


def talk_on(desk: Desk, keys: Keys, out: TextIO, echo: bool) -> Talk:
    """A conversation as the settings of `desk` have it."""
    screens = desk.settings.screens
    return Talk(
        keys,
        out,
        speaker(screens.languages[0]),
        # The last column stays free: some terminals go to the next line as soon as it is written.
        size=lambda: (_size()[0] - 1, _size()[1]),
        chord=Chord(desk.settings.organiser.leave),
        idle=screens.idle_seconds,
        countdown=screens.countdown_seconds,
        echo=echo,
    )


def tell_visits(desk: Desk, talk: Talk, wipes: bool, visits: int) -> int | None:
    """So many visits, then None, or the exit code of what ended them before; whatever ends one, nothing of it stays."""
    talk.organiser = lambda: organiser(talk, desk)
    for turn in range(visits):
        try:
            Told(talk, desk, turn).tell()
        except Silence:
            pass
        except (Gone, Left):
            return _ended(talk, wipes)
        except Exception as error:
            # The type and its frames alone: an exception's own words may be somebody's letter.
            crash.report(error, _crashes(desk))
            _ended(talk, wipes)
            return EXIT_RESTART
        _forget(talk, wipes)
    return None


def _ended(talk: Talk, wipes: bool) -> int:
    with suppress(Gone):  # Nobody sees what can't be written any more.
        _forget(talk, wipes)
    return 0


def _forget(talk: Talk, wipes: bool) -> None:
    """Nothing of the visit stays: not on the screen, not where it scrolled to, and not in memory that was freed."""
    talk.clear("\n" * _size()[1] + (WIPE if wipes else ""))
    gc.collect()
    give_back()


def _crashes(desk: Desk) -> Path:
    return desk.settings.data / "crashes"


def _output() -> TextIO:
    # A terminal that knows no UTF-8 shows a question mark rather than nothing.
    out = sys.stdout
    reconfigure: Callable[..., None] | None = getattr(out, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    return out


def _size() -> tuple[int, int]:
    try:
        size = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (OSError, ValueError):
        return COLUMNS, ROWS
    return size.columns or COLUMNS, size.lines or ROWS
