"""Between two visits nothing of the first remains: the cures for what Textual keeps.

Measured over 400 visits: no TextArea alive between two and 0.008 MB more a visit; without, every one of them alive
and 0.35 MB more. Words can linger in freed memory even so, which only a new process forgets: hence
``visits_before_restart``.
"""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress
from typing import Any

from rich.cells import cached_cell_len
from textual._styles_cache import StylesCache
from textual.app import App

_M_ARENA_MAX = -8
"""The name mallopt(3) has for the number of heaps."""


def forget(app: App[Any]) -> None:
    """Drops what the last visit left in `app` once its screens are gone."""
    app.clear_notifications()
    app.copy_to_clipboard("")
    # App watchers keep each removed TextArea and its letter (Textual issue 6666) until their reactive changes once.
    for reactive in (type(app).title, type(app).sub_title, type(app).theme):
        app.mutate_reactive(reactive)
    # A cache of 1,024 borders pins the styles, and so the widgets, of screens long gone (issue 6665).
    StylesCache.get_inner_outer.cache_clear()
    # Every piece of text that was ever measured is a key here.
    cached_cell_len.cache_clear()
    gc.collect()
    _give_back()


def keep_one_heap() -> None:
    """Has glibc keep one heap for all threads, called before there are any.

    With one a thread, each that sets pages or writes rows keeps freed memory of its own.
    """
    _glibc("mallopt", _M_ARENA_MAX, 1)


def _give_back() -> None:
    """Hands freed memory back to the system, words and all, where the C library can (glibc: 2 ms)."""
    _glibc("malloc_trim", 0)


def _glibc(function: str, *numbers: int) -> None:
    # Windows refuses to open None (TypeError); musl and macOS have no such functions.
    with suppress(OSError, AttributeError, TypeError):
        getattr(ctypes.CDLL(None), function)(*numbers)
