"""Freed memory, which holds people's words until it is used again: kept in one place, and handed back."""

from __future__ import annotations

import ctypes
from contextlib import suppress

_M_ARENA_MAX = -8
"""The name mallopt(3) has for the number of heaps."""


def keep_one_heap() -> None:
    """Has glibc keep one heap for all threads, called before there are any.

    With one a thread, each that sets pages or writes rows keeps freed memory of its own.
    """
    _glibc("mallopt", _M_ARENA_MAX, 1)


def give_back() -> None:
    """Hands freed memory back to the system, words and all, where the C library can (glibc: 2 ms)."""
    _glibc("malloc_trim", 0)


def _glibc(function: str, *numbers: int) -> None:
    # Windows refuses to open None (TypeError); musl and macOS have no such functions.
    with suppress(OSError, AttributeError, TypeError):
        getattr(ctypes.CDLL(None), function)(*numbers)
