"""What embeddings, overrides and isolates do to a paragraph: the explicit part of UAX #9 (X1 to X10)."""

from __future__ import annotations

from collections.abc import Sequence

LTR, RTL = 0, 1
"""The two levels a paragraph may have."""

DEEPEST = 125
"""Embeddings count no further (BD2)."""

ISOLATES = frozenset({"RLI", "LRI", "FSI"})
"""Classes that open an isolate; PDI closes it."""

REMOVED = frozenset({"RLE", "LRE", "RLO", "LRO", "PDF", "BN"})
"""Classes that X9 takes away: they have no place on a line."""

_EMBEDDINGS = {"RLE": (1, ""), "LRE": (0, ""), "RLO": (1, "R"), "LRO": (0, "L")}


def first_strong(kinds: Sequence[str]) -> int | None:
    """The level that a paragraph's first strong character gives it (P2, P3), None without one."""
    depth = 0
    for kind in kinds:
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in ("L", "R", "AL"):
            return LTR if kind == "L" else RTL
    return None


def explicit(kinds: Sequence[str], base: int) -> tuple[list[int], list[str]]:
    """Levels and classes after the explicit formatting (X1 to X8)."""
    levels, found = [base] * len(kinds), list(kinds)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]
    beyond_isolates = beyond_embeddings = isolates = 0
    for index, kind in enumerate(kinds):
        level, override, _ = stack[-1]
        if kind in _EMBEDDINGS:
            odd, forced = _EMBEDDINGS[kind]
            deeper = _next(level, odd)
            if deeper <= DEEPEST and not beyond_isolates and not beyond_embeddings:
                stack.append((deeper, forced, False))
            elif not beyond_isolates:
                beyond_embeddings += 1
        elif kind in ISOLATES:
            levels[index], found[index] = level, override or kind
            rtl = kind == "RLI" or (kind == "FSI" and first_strong(_inside(kinds, index)) == RTL)
            deeper = _next(level, int(rtl))
            if deeper <= DEEPEST and not beyond_isolates and not beyond_embeddings:
                isolates += 1
                stack.append((deeper, "", True))
            else:
                beyond_isolates += 1
        elif kind == "PDI":
            if beyond_isolates:
                beyond_isolates -= 1
            elif isolates:
                beyond_embeddings = 0
                while not stack.pop()[2]:
                    pass
                isolates -= 1
            levels[index], found[index] = stack[-1][0], stack[-1][1] or kind
        elif kind == "PDF":
            if not beyond_isolates and beyond_embeddings:
                beyond_embeddings -= 1
            elif not beyond_isolates and not stack[-1][2] and len(stack) > 1:
                stack.pop()
        elif kind == "B":
            levels[index] = base
        elif kind != "BN":
            levels[index], found[index] = level, override or kind
    return levels, found


def _next(level: int, odd: int) -> int:
    """The next level that is odd, or even."""
    return level + 1 + (level + 1 + odd) % 2


def _inside(kinds: Sequence[str], opener: int) -> Sequence[str]:
    """What stands between an isolate's opener and its end."""
    depth = 1
    for index in range(opener + 1, len(kinds)):
        if kinds[index] in ISOLATES:
            depth += 1
        elif kinds[index] == "PDI":
            depth -= 1
            if not depth:
                return kinds[opener + 1 : index]
    return kinds[opener + 1 :]


def sequences(kinds: Sequence[str], levels: Sequence[int]) -> list[list[int]]:
    """The isolating run sequences: level runs, those before and after an isolate joined to one (BD13)."""
    done: list[list[int]] = []
    openers: list[list[int]] = []
    current: list[int] = []
    for index, kind in enumerate(kinds):
        if kind in REMOVED:
            continue
        if kind == "PDI" and openers:
            current = openers.pop()
        elif not current or levels[index] != levels[current[-1]]:
            current = []
            done.append(current)
        current.append(index)
        if kind in ISOLATES:
            openers.append(current)
    return done


def edges(sequence: Sequence[int], kinds: Sequence[str], levels: Sequence[int], base: int) -> tuple[str, str]:
    """The directions at a sequence's start and end: those of the higher level on either side (X10)."""
    level, before, after = levels[sequence[0]], base, base
    for index in range(sequence[0] - 1, -1, -1):
        if kinds[index] not in REMOVED:
            before = levels[index]
            break
    if kinds[sequence[-1]] not in ISOLATES:
        for index in range(sequence[-1] + 1, len(kinds)):
            if kinds[index] not in REMOVED:
                after = levels[index]
                break
    return "LR"[max(level, before) % 2], "LR"[max(level, after) % 2]
