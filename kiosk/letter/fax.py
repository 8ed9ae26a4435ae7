"""A letter that goes by fax as words: what stands on its cover lines, and the letter below them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.campaign.kind import Kind
from kiosk.campaign.letters import LetterWords
from kiosk.campaign.model import Case, CaseWords
from kiosk.letter.compose import Occasion, compose, long_date
from kiosk.letter.draft import Draft
from kiosk.letter.handover import subject
from kiosk.letter.imprint import Imprint, imprint_of
from kiosk.letter.letter import Letter

PAGES = "1"
"""Pages of a fax: cover lines and letter share one, since each page costs a minute of somebody's line."""


@dataclass(frozen=True, slots=True, repr=False)
class CoverLine:
    """A label and what stands beside it, a line a line; where the first is empty, a hand writes."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Fax:
    """A fax: its cover lines from the top, and the letter whose own address and date they stand for."""

    imprint: Imprint
    heading: str
    cover: tuple[CoverLine, ...]
    letter: Letter


def fax(case: Case, draft: Draft, occasion: Occasion) -> Fax:
    """The fax this draft makes for this case, to the number that its channel names."""
    say = occasion.say
    words, channel = case.letter_in(say.language), case.channel(Kind.FAX)
    letter = compose(case, draft, occasion)
    # No code: at 98 lines an inch its squares would run into each other.
    imprint = replace(imprint_of(letter), title=say("Fax for {name}", name=words.name), page="", page_label="")
    cover = (
        CoverLine(say("To"), (words.target,)),
        CoverLine(say("Fax number"), (channel.to if channel else "",)),
        CoverLine(say("From"), _sender(draft, letter, occasion.place)),
        CoverLine(say("Date"), (long_date(occasion),)),
        CoverLine(say("Pages"), (PAGES,)),
        CoverLine(say("Subject"), (_subject(words),)),
    )
    return Fax(imprint, say("Fax"), cover, letter)


def _subject(words: LetterWords) -> str:
    # A letter in a language that the case is not told in has no subject of its own: the name is what it is about.
    return subject(words) if isinstance(words, CaseWords) else words.full_name


def _sender(draft: Draft, letter: Letter, place: str) -> tuple[str, ...]:
    """The writer's name, or an empty line to write it on; below it the letter's own address, else the place."""
    below = letter.sender or tuple(filter(None, (draft.place or place,)))
    # An address may begin with the name already.
    return below if letter.name in below else (letter.name, *below)
