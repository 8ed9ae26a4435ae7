"""Words of one's own, a paragraph at a time: added, changed or taken out by number."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from kiosk.phrasebook import Phrasebook
from kiosk.plain.choose import ON, Go, Option, Question, choose
from kiosk.plain.phrases import phrase, phrase_title
from kiosk.plain.talk import Talk
from kiosk.text import LETTER_LIMIT


class _Do(Enum):
    """What can be done with paragraphs."""

    ADD = "add"
    CHANGE = "change"
    DROP = "drop"
    ANEW = "anew"
    PHRASE = "phrase"


def paragraphs(
    talk: Talk,
    heading: str,
    told: Sequence[str],
    text: str,
    limit: int = LETTER_LIMIT,
    book: Phrasebook | None = None,
) -> tuple[str, Go]:
    """`text` as it stands once the writer goes on, back or over; paragraphs are parted by empty lines.

    `book` has phrases that may be put in.
    """
    parts = [part for part in text.split("\n\n") if part.strip()]
    while True:
        answer = choose(talk, _question(talk, heading, [*told, *_told(talk, parts)], parts, book))
        if isinstance(answer, Go):
            return "\n\n".join(parts), answer
        parts = _with_phrase(talk, book, parts) if answer is _Do.PHRASE else _done(talk, answer, parts, limit)
        told = ()


def _question(talk: Talk, heading: str, told: Sequence[str], parts: Sequence[str], book: Phrasebook | None) -> Question:
    say = talk.say
    ways = [Option(_Do.ADD, say("Write more at the end") if parts else say("Write"))]
    if parts:
        ways += [
            Option(_Do.CHANGE, say("Write one paragraph anew")),
            Option(_Do.DROP, say("Take one paragraph out")),
            Option(_Do.ANEW, say("Write everything anew")),
            Option(Go.ON, say("It is ready"), ON),
        ]
    if book and book.languages:
        ways.append(Option(_Do.PHRASE, phrase_title(talk, book)))
    return Question(heading, told, ways, say("Back"))


def _told(talk: Talk, parts: Sequence[str]) -> list[str]:
    say = talk.say
    if not parts:
        return [say("There are no words yet.")]
    return [say("Paragraph {number}: {words}", number=number, words=part) for number, part in enumerate(parts, 1)]


def _done(talk: Talk, answer: object, parts: list[str], limit: int) -> list[str]:
    if answer is _Do.ADD:
        return [*parts, *_typed(talk, limit - _length(parts))]
    if answer is _Do.ANEW:
        return _typed(talk, limit) or parts
    index = _which(talk, parts)
    if index is None:
        return parts
    before, after = parts[:index], parts[index + 1 :]
    new = _typed(talk, limit - _length([*before, *after])) or [parts[index]] if answer is _Do.CHANGE else []
    return [*before, *new, *after]


def _with_phrase(talk: Talk, book: Phrasebook | None, parts: list[str]) -> list[str]:
    """The paragraphs with the phrase that was chosen before or behind them."""
    taken = phrase(talk, book) if book else None
    if taken is None:
        return parts
    return [taken.text, *parts] if taken.opens else [*parts, taken.text]


def _typed(talk: Talk, limit: int) -> list[str]:
    say = talk.say
    talk.tell(say("Each line becomes a paragraph. An empty line, or a line with only a dot, ends your text."))
    return talk.lines(say("Your words:"), limit)


def _which(talk: Talk, parts: Sequence[str]) -> int | None:
    say = talk.say
    if len(parts) == 1:
        return 0
    ways = [Option(index, part) for index, part in enumerate(parts)]
    answer = choose(talk, Question(say("Which paragraph?"), (), ways, say("None of them"), over=False))
    return answer if isinstance(answer, int) else None


def _length(parts: Sequence[str]) -> int:
    return sum(len(part) + 2 for part in parts)
