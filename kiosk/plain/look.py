"""What could be said of the words as they stand, with a mend by number; then on to sign, or back to change them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kiosk.letter.courtesy import Advice
from kiosk.letter.draft import Draft
from kiosk.plain.choose import ON, Go, Option, Question, choose
from kiosk.plain.talk import Talk

HEAR = "hear"


def look(
    talk: Talk,
    draft: Draft,
    advise: Callable[[Draft], Sequence[Advice]],
    read: Callable[[Draft], Sequence[str]],
    sign: str,
    aids: Sequence[Option] = (),
) -> tuple[Draft, Go]:
    """The draft with the mends that were taken; `read` gives its words as they will stand, `sign` names the way on.

    `aids` are further answers whose values make another draft of this one.
    """
    say = talk.say
    while True:
        advice = [*advise(draft)]
        mends = [Option(piece.mend, say("Do it for me: {advice}", advice=piece.verb)) for piece in advice if piece.mend]
        ways = (*mends, *aids, Option(HEAR, say("Hear the words")), Option(Go.ON, sign, ON))
        answer = choose(talk, Question(say("How it reads"), tuple(_told(talk, advice)), ways, say("Change the words")))
        if isinstance(answer, Go):
            return draft, answer
        if answer == HEAR:
            recite(talk, read(draft))
        elif callable(answer):
            draft = answer(draft)


def recite(talk: Talk, blocks: Sequence[str]) -> None:
    """Each block after an empty line, in the order it stands on the page."""
    for block in blocks:
        talk.tell("", block)


def _told(talk: Talk, advice: Sequence[Advice]) -> Iterator[str]:
    say = talk.say
    well = [piece.text for piece in advice if piece.well]
    if well:
        yield say("Good so far: {things}.", things=", ".join(well))
    for piece in advice:
        if not piece.well:
            yield say("It would help: {advice}.", advice=piece.text)
            yield " ".join((*(say("“{words}”", words=words) for words in piece.heard), piece.why))
