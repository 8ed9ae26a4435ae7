"""The pairs of brackets that Unicode knows (BidiBrackets, version 15.0), which the interpreter does not tell."""

from __future__ import annotations

# Openers; the closer is the next character unless it is given.
_PAIRS = """
28 5b-5d 7b-7d f3a f3c 169b 2045 207d 208d 2308 230a 2329 2768 276a 276c 276e 2770 2772 2774 27c5
27e6 27e8 27ea 27ec 27ee 2983 2985 2987 2989 298b 298d-2990 298f-298e 2991 2993 2995 2997 29d8 29da
29fc 2e22 2e24 2e26 2e28 2e55 2e57 2e59 2e5b 3008 300a 300c 300e 3010 3014 3016 3018 301a fe59 fe5b
fe5d ff08 ff3b-ff3d ff5b-ff5d ff5f ff62
"""

# Two pairs that look the same belong together crosswise (canonical equivalents).
_SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}


def _parsed() -> list[tuple[str, str]]:
    entries = (entry.partition("-") for entry in _PAIRS.split())
    return [(chr(int(left, 16)), chr(int(right, 16) if right else int(left, 16) + 1)) for left, _, right in entries]


PAIRS = tuple(_parsed())
"""Every opening bracket with its closing one."""

OPENERS = {left: _SAME.get(right, right) for left, right in PAIRS}
"""What closes an opening bracket, in one spelling of those that look the same."""

CLOSERS = {right: _SAME.get(right, right) for _, right in PAIRS}
"""Closing brackets, in that same spelling."""
