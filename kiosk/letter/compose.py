"""From a case and a draft to the whole letter, in the case's words and the writer's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kiosk.campaign.letters import LetterWords
from kiosk.campaign.model import Case, SenderRule
from kiosk.catalogue import Say
from kiosk.letter.address import address_to
from kiosk.letter.draft import Draft, Way
from kiosk.letter.letter import Letter, Paragraph

_ENDS = ".!?…。؟።။។॥»”’)"
"""A sentence that ends in one of these needs no full stop from us."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What every letter of a night shares: its day, where it is written, who printed it, and in which voice.

    `say` speaks the language of the letter, which need not be that of the screen. `home` is the country it is
    posted in (ISO 3166) and `post` the language that names its destination; either may be empty.
    """

    say: Say
    day: date
    event: str
    place: str = ""
    practice: bool = False
    home: str = ""
    post: str = ""


def compose(case: Case, draft: Draft, occasion: Occasion) -> Letter:
    """The letter this draft makes of this case."""
    say = occasion.say
    words = case.letter_in(say.language)
    address = address_to(case, say.language, home=occasion.home, post=occasion.post)
    return Letter(
        language=say.language,
        place_and_date=_place_and_date(draft.place or occasion.place, occasion),
        address=address.lines,
        salutation=words.salutation,
        paragraphs=paragraphs(words, draft, say),
        close=words.close,
        name=draft.name,
        title=say("Letter for {name}", name=words.name),
        note=say("Printed at {event}.", event=occasion.event),
        page=case.file.page,
        page_label=say("The case"),
        mark=say("PRACTICE") if occasion.practice else "",
        sender=_sender(case, draft),
        local=address.local,
        local_language=address.local_language,
    )


def _sender(case: Case, draft: Draft) -> tuple[str, ...]:
    # The last guard: whatever a face lets through, no forbidden address and no minor's is ever set.
    if case.file.sender is SenderRule.FORBIDDEN or draft.minor:
        return ()
    return tuple(line.strip() for line in draft.sender.split("\n") if line.strip())


def paragraphs(words: LetterWords, draft: Draft, say: Say) -> tuple[Paragraph, ...]:
    """The body, in the way the writer chose."""
    if draft.way is Way.FREE:
        return tuple(free_paragraphs(draft.free or ""))
    own = _ready(words, draft) if draft.way is Way.READY else _guided(words, draft, say)
    return tuple(paragraph for paragraph in own if paragraph.text)


def _ready(words: LetterWords, draft: Draft) -> Iterator[Paragraph]:
    yield Paragraph(words.openers[draft.opener % len(words.openers)])
    yield Paragraph(words.concern, locked=True)
    yield Paragraph(" ".join((words.ask, *words.sub_asks)), locked=True)
    yield Paragraph(words.thanks)


def _guided(words: LetterWords, draft: Draft, say: Say) -> Iterator[Paragraph]:
    yield Paragraph(who_sentence(draft.who, say))
    yield Paragraph(words.concern, locked=True)
    yield Paragraph(sentence(draft.why))
    yield Paragraph(" ".join((words.ask, *words.sub_asks)), locked=True)
    yield Paragraph(sentence(draft.asking))
    yield Paragraph(words.thanks)


def free_paragraphs(text: str) -> Iterator[Paragraph]:
    """A whole letter's body cut at its blank lines; single line breaks stay as the writer set them."""
    block: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.strip():
            block.append(line.rstrip())
        elif block:
            yield Paragraph("\n".join(block))
            block = []


def who_sentence(who: str, say: Say) -> str:
    """ "a nurse" becomes "I am a nurse."; a sentence that already begins so is left as it is."""
    if not who:
        return ""
    # With the blank after it: "Я" alone would find itself at the head of any word.
    start = say("I am {who}", who="").casefold()
    whole = who if who.casefold().startswith(start) else say("I am {who}", who=who)
    return sentence(whole)


def sentence(text: str) -> str:
    """`text` with a full stop, unless it has an ending of its own."""
    text = text.strip()
    return f"{text}." if text and text[-1] not in _ENDS else text


def opened_free(case: Case, draft: Draft, say: Say) -> Draft:
    """The draft with the free way open; the first time, it begins with the letter as it stood."""
    if draft.free is not None:
        return replace(draft, way=Way.FREE)
    body = "\n\n".join(paragraph.text for paragraph in paragraphs(case.letter_in(say.language), draft, say))
    return replace(draft, way=Way.FREE, free=body)


def _place_and_date(place: str, occasion: Occasion) -> str:
    day = long_date(occasion)
    return occasion.say("{place}, {date}", place=place, date=day) if place else day


def long_date(occasion: Occasion) -> str:
    """The day as a letter in this language writes it."""
    from babel.dates import format_date

    return format_date(occasion.day, "long", locale=date_locale(occasion.say.language))


def date_locale(language: str) -> str:
    """The locale that writes dates for letters in this language."""
    # "5 December 2026" is read rightly everywhere; plain "en" would give the American order.
    return "en_001" if language == "en" else language.replace("-", "_")
