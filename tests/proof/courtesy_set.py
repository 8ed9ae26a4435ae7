"""How much courtesy hears, and how often it is wrong, on the examples of tests/data/courtesy-<language>.jsonl.

    python tests/proof/courtesy_set.py [--show seen]

The examples were written before the lists. A hash cuts them in two: the half called "seen" was looked at while the
lists were written, the half called "held out" was not run until they were done. One hand wrote examples and lists, and
knew both halves, so two more sets were written each time the lists stood still: "last" is the honest measure.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.campaign.model import Pack
from kiosk.campaign.pack import load
from kiosk.catalogue import sheet_speaker, speaker
from kiosk.letter.compose import Occasion, compose
from kiosk.letter.courtesy import advise, advise_card
from kiosk.letter.draft import Draft, Way

DATA = Path(__file__).parents[1] / "data"
LANGUAGES = ("en", "fr")
HALVES = ("seen", "held out")
FILES = {"later": "courtesy-later", "last": "courtesy-last"}
"""Sets of their own: "later" was written when the lists stood still, measured, and then learnt from; "last" was written
after that, and no list was changed for it."""

SETS = (*HALVES, *FILES)
WHOLE_ONLY = frozenset({"name", "ask", "thanks", "who"})
"""What is missing in a letter; a single sentence need not have it."""


@dataclass(frozen=True)
class Example:
    """One text, where it stands (letter: a sentence of one; whole: all of one; card), and what should be heard."""

    on: str
    text: str
    finds: frozenset[str]
    case: str

    @property
    def half(self) -> str:
        return HALVES[hashlib.sha256(self.text.encode()).digest()[0] % 2]


@dataclass
class Score:
    """`expected` things and how many of them were `heard`; `clean` examples and how many raised an `alarm`."""

    expected: int = 0
    heard: int = 0
    clean: int = 0
    alarms: int = 0
    besides: int = 0

    @property
    def recall(self) -> float:
        return self.heard / self.expected

    @property
    def false_alarms(self) -> float:
        return self.alarms / self.clean


def pack() -> Pack:
    return load(DATA / "guide-pack")


def examples(language: str, half: str = "") -> list[Example]:
    lines = (DATA / f"{FILES.get(half, 'courtesy')}-{language}.jsonl").read_text("utf-8").splitlines()
    read = (json.loads(line) for line in lines)
    made = [Example(one["on"], one["text"], frozenset(one["finds"]), one.get("case", "robin-example")) for one in read]
    return [example for example in made if half in ("", *FILES, example.half)]


def heard(example: Example, language: str, cases: Pack) -> frozenset[str]:
    case, say = cases.named(example.case), speaker("en")
    draft, words = Draft(Way.FREE, free=example.text), case.told_in(language)
    if example.on == "card":
        advice = [*advise_card(draft, case.file, words, language, say)]
    else:
        letter = compose(case, draft, Occasion(sheet_speaker(language), date(2026, 12, 5), event="Event"))
        advice = [*advise(letter, draft, case.file, words, say)]
    found = frozenset(one.about.value for one in advice if not one.well and one.about)
    return found if example.on == "whole" else found - WHOLE_ONLY


def score(language: str, half: str, cases: Pack) -> Score:
    total = Score()
    for example in examples(language, half):
        found = heard(example, language, cases)
        total.expected += len(example.finds)
        total.heard += len(example.finds & found)
        total.clean += not example.finds
        total.alarms += not example.finds and bool(found)
        total.besides += len(found - example.finds) if example.finds else 0
    return total


def misses(language: str, half: str, cases: Pack) -> Iterator[str]:
    for example in examples(language, half):
        found = heard(example, language, cases)
        if found != example.finds:
            missed, extra = sorted(example.finds - found), sorted(found - example.finds)
            yield f"  missed {missed} besides {extra}: {example.text!r}"


def main(arguments: list[str]) -> None:
    cases = pack()
    for language in LANGUAGES:
        for half in SETS:
            one = score(language, half, cases)
            print(
                f"{language} {half}: {len(examples(language, half))} examples, heard {one.heard} of {one.expected} "
                f"({one.recall:.0%}), alarms on {one.alarms} of {one.clean} clean ones ({one.false_alarms:.0%}), "
                f"{one.besides} besides on others"
            )
            if half in arguments:
                print(*misses(language, half, cases), sep="\n")
                by = Counter(about for example in examples(language, half) for about in example.finds)
                print("  of each:", dict(sorted(by.items())))


if __name__ == "__main__":
    main(sys.argv[1:])
