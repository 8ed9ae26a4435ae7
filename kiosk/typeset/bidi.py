"""Which way each character runs: the Unicode Bidirectional Algorithm (UAX #9), whole, over lists of classes.

Rule names (X1, W4, N0, ...) are those of the annex. Classes of characters come from the interpreter's Unicode
data, like everything else the house asks of a character; pairs of brackets from `brackets`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from unicodedata import bidirectional

from kiosk.typeset import embedding
from kiosk.typeset.brackets import CLOSERS, OPENERS
from kiosk.typeset.embedding import DEEPEST, ISOLATES, LTR, REMOVED, RTL, first_strong

__all__ = ["DEEPEST", "LTR", "REMOVED", "RTL", "classes", "ended", "first_strong", "levels", "needs_levels", "visual"]

BRACKETS_OPEN = 63
"""Brackets waiting for their partners, beyond which a sequence's brackets are left alone (BD16)."""

RUNS_BACK = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})
"""Classes without which a left-to-right paragraph stands in one piece."""

_STEERING = frozenset({"RLE", "LRE", "RLO", "LRO", "RLI", "LRI", "FSI"})
_OTHERS = ({"R", "AL", "AN"} | _STEERING, {"L", "EN", "AN"} | _STEERING)
"""By a paragraph's level: the classes without which all of it stands at that level, as most paragraphs do."""

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "RLI", "LRI", "FSI", "PDI"})
_TRAILING = frozenset({"WS", "RLI", "LRI", "FSI", "PDI"}) | REMOVED
_DIRECTION = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_DEEPER = ({"L": 0, "R": 1, "AN": 2, "EN": 2}, {"L": 1, "R": 0, "AN": 1, "EN": 1})


def classes(text: str) -> list[str]:
    """The bidirectional class of each character; one that Unicode has not assigned runs left to right."""
    return [bidirectional(char) or "L" for char in text]


def needs_levels(text: str) -> bool:
    """Whether anything in `text` could run right to left."""
    return not (text.isascii() or RUNS_BACK.isdisjoint(map(bidirectional, set(text))))


def levels(kinds: Sequence[str], base: int, text: str = "") -> list[int]:
    """The level of each character of one paragraph, before any line is broken (X1 to I2).

    `kinds` are classes; `text`, where given, tells the brackets among them. A character that X9 removes has
    the level of the one before it.
    """
    if _OTHERS[base].isdisjoint(kinds):
        return [base] * len(kinds)
    explicit, found = embedding.explicit(kinds, base)
    sequences = embedding.sequences(kinds, explicit)
    edges = [embedding.edges(sequence, kinds, explicit, base) for sequence in sequences]
    for sequence, edge in zip(sequences, edges, strict=True):
        _resolve(sequence, kinds, found, explicit, text, edge)
    for index, kind in enumerate(kinds):
        if kind in REMOVED:
            explicit[index] = explicit[index - 1] if index else base
    return explicit


def ended(line: Sequence[int], kinds: Sequence[str], base: int) -> list[int]:
    """The levels of one line, its separators and the white space before them and at its end reset (L1)."""
    reset = list(line)
    trailing = True
    for index in range(len(reset) - 1, -1, -1):
        kind = kinds[index]
        if kind in ("B", "S"):
            trailing = True
        elif kind not in _TRAILING:
            trailing = False
        if trailing:
            reset[index] = base
    return reset


def visual(line: Sequence[int]) -> list[int]:
    """The places in `line`, levels of whatever stands on it, from the left (L2)."""
    runs = _level_runs(line)
    deepest = max((level for level, _, _ in runs), default=LTR)
    for level in range(deepest, LTR, -1):
        start = 0
        for deep, group in groupby([own >= level for own, _, _ in runs]):
            end = start + len([*group])
            if deep:
                runs[start:end] = runs[start:end][::-1]
            start = end
    order: list[int] = []
    for level, start, end in runs:
        order += range(end - 1, start - 1, -1) if level % 2 else range(start, end)
    return order


def _level_runs(line: Sequence[int]) -> list[tuple[int, int, int]]:
    """Neighbours of one level: the level, the first place and the one past the last."""
    runs: list[tuple[int, int, int]] = []
    start = 0
    for level, group in groupby(line):
        end = start + len([*group])
        runs.append((level, start, end))
        start = end
    return runs


def _weak(found: list[str], start: str) -> None:
    """Marks, numbers and what stands between numbers (W1 to W7)."""
    before, strong = start, start
    for index, kind in enumerate(found):
        if kind == "NSM":
            kind = "ON" if before in ISOLATES or before == "PDI" else before
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        elif kind in ("L", "R", "AL"):
            strong = kind
        before = found[index] = kind
    found[:] = ["R" if kind == "AL" else kind for kind in found]
    for index in range(1, len(found) - 1):
        kind, left, right = found[index], found[index - 1], found[index + 1]
        if left == right and ((kind in ("ES", "CS") and left == "EN") or (kind == "CS" and left == "AN")):
            found[index] = left
    _terminators(found)
    strong = start
    for index, kind in enumerate(found):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            found[index] = "L"


def _terminators(found: list[str]) -> None:
    """Signs beside a European number join it (W5); whatever parts no numbers is neutral (W6)."""
    start = 0
    for kind, group in groupby(found[:]):
        end = start + sum(1 for _ in group)
        if kind == "ET":
            beside = "EN" in (found[start - 1] if start else "", found[end] if end < len(found) else "")
            found[start:end] = ["EN" if beside else "ON"] * (end - start)
        elif kind in ("ES", "CS"):
            found[start:end] = ["ON"] * (end - start)
        start = end


def _brackets(found: list[str], chars: Sequence[str], marks: Sequence[bool], start: str, embedding: str) -> None:
    """Both brackets of a pair run the way of what they hold (N0), and their marks with them."""
    for opener, closer in _pairs(found, chars):
        inside = {_DIRECTION.get(kind) for kind in found[opener + 1 : closer]}
        if embedding in inside:
            way = embedding
        elif inside & {"L", "R"}:
            way = next((_DIRECTION[kind] for kind in reversed(found[:opener]) if kind in _DIRECTION), start)
        else:
            continue
        for bracket in (opener, closer):
            found[bracket] = way
            after = bracket + 1
            while after < len(found) and marks[after]:
                found[after] = way
                after += 1


def _pairs(found: Sequence[str], chars: Sequence[str]) -> list[tuple[int, int]]:
    """The places of brackets that belong together, by their openers (BD16)."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for index, char in enumerate(chars):
        if found[index] != "ON":
            continue
        if char in OPENERS:
            if len(waiting) == BRACKETS_OPEN:
                return []
            waiting.append((OPENERS[char], index))
        elif char in CLOSERS:
            partner = CLOSERS[char]
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == partner:
                    pairs.append((waiting[depth][1], index))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _neutrals(found: list[str], start: str, end: str, embedding: str) -> None:
    """What has no direction takes that of both neighbours, or the embedding's (N1, N2)."""
    begin = 0
    for neutral, group in groupby(found[:], _NEUTRAL.__contains__):
        past = begin + sum(1 for _ in group)
        if neutral:
            left = _DIRECTION[found[begin - 1]] if begin else start
            right = _DIRECTION[found[past]] if past < len(found) else end
            found[begin:past] = [left if left == right else embedding] * (past - begin)
        begin = past


def _resolve(
    sequence: Sequence[int],
    kinds: Sequence[str],
    found: list[str],
    explicit: list[int],
    text: str,
    edges: tuple[str, str],
) -> None:
    """Give each character of one sequence its level (W1 to I2)."""
    start, end = edges
    level = explicit[sequence[0]]
    embedding = "LR"[level % 2]
    own = [found[index] for index in sequence]
    marks = [kind == "NSM" for kind in own]
    _weak(own, start)
    if text:
        _brackets(own, [text[index] for index in sequence], marks, start, embedding)
    _neutrals(own, start, end, embedding)
    deeper = _DEEPER[level % 2]
    for index, kind in zip(sequence, own, strict=True):
        explicit[index] = level + deeper[kind]
