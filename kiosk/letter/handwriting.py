"""What somebody needs who would rather write by hand: to whom, what to say, and sentences to copy."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.campaign.model import Case, CaseWords, SenderRule
from kiosk.catalogue import Say
from kiosk.letter.address import address_to
from kiosk.letter.compose import Occasion, free_paragraphs
from kiosk.letter.draft import Draft, Way
from kiosk.letter.imprint import Imprint, imprint


@dataclass(frozen=True, slots=True, repr=False)
class Section:
    """A heading and the rows below it."""

    heading: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Handwriting:
    """A guide to copy from; `rules` are about the writer's own address.

    `code` is for the foot of the ruled page, by which it counts when it comes back; empty where nobody remembers it.
    The letter to copy is `salutation`, one of `openers` (the best first; as many are shown as find room), `phrases`.
    """

    imprint: Imprint
    heading: str
    lead: str
    address: Section
    points: Section
    copying: str
    salutation: str
    openers: Section
    phrases: tuple[str, ...]
    do: Section
    dont: Section
    rules: Section
    code: str = ""


def _address(case: Case, occasion: Occasion) -> tuple[str, ...]:
    return address_to(case, occasion.say.language, home=occasion.home, post=occasion.post).lines


def handwriting(case: Case, draft: Draft, occasion: Occasion, code: str = "") -> Handwriting:
    """The guide for this case, with the code of its sheet; a draft in free words gives the sentences to copy."""
    say = occasion.say
    words = case.told_in(say.language)
    heading = say("A letter by hand for {name}", name=words.name)
    return Handwriting(
        imprint=imprint(occasion, heading, case),
        heading=heading,
        lead=_lead(say, code),
        address=Section(say("Write to"), _address(case, occasion)),
        points=Section(say("What to say"), tuple(words.facts.values())),
        copying=say("Sentences to copy"),
        salutation=words.salutation,
        openers=Section(say("Choose one to begin"), _openers(words, draft)),
        phrases=(*_phrases(words, draft), words.close),
        do=Section(say("Please do"), words.do),
        dont=Section(say("Please do not"), words.dont),
        rules=Section(say("Your own details"), (_sender_rule(case.file.sender, say), _minors(say))),
        code=code,
    )


def _lead(say: Say, code: str) -> str:
    lead = say(
        "Copy what you like, or use your own words. Keep this page and write on the ruled one: one page is enough."
    )
    back = say("Then put it into the box: its code counts it and tells nothing of you.")
    return f"{lead} {back}" if code else lead


def _openers(words: CaseWords, draft: Draft) -> tuple[str, ...]:
    first = draft.opener % len(words.openers)
    return () if draft.way is Way.FREE else (*words.openers[first:], *words.openers[:first])


def _phrases(words: CaseWords, draft: Draft) -> tuple[str, ...]:
    if draft.way is Way.FREE:
        return tuple(paragraph.text for paragraph in free_paragraphs(draft.free or ""))
    return (words.ask, words.thanks)


def _sender_rule(rule: SenderRule, say: Say) -> str:
    if rule is SenderRule.REQUIRED:
        return say("Write your name and address on the envelope: for this case it is needed.")
    if rule is SenderRule.FORBIDDEN:
        return say("Write no address of your own, neither on the letter nor on the envelope.")
    return say("You may give your own address, and need not.")


def _minors(say: Say) -> str:
    return say("Under 18: sign with your first name, and form or town if you wish. Nothing more.")
