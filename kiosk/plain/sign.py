"""Who signs: a hand after printing, or a printed name; from where, and what a writer says of themselves."""

from __future__ import annotations

from dataclasses import replace

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import SenderRule
from kiosk.desk import Desk
from kiosk.letter.draft import Draft
from kiosk.plain.address import address, envelope
from kiosk.plain.ask import asked
from kiosk.plain.choose import Go, Option, Question, choose
from kiosk.plain.refused import cleared
from kiosk.plain.talk import Talk
from kiosk.refusing import Verdict
from kiosk.text import NAME_LIMIT
from kiosk.visit import Visit

HAND, NAME, MINOR, KIN, ADD = "hand", "name", "minor", "kin", "add"


def sign(talk: Talk, desk: Desk, visit: Visit) -> tuple[Visit, Go]:
    """The visit signed, once nothing blocks it; else where its writer went."""
    assert visit.case_id is not None
    rule = desk.case(visit.case_id).file.sender if visit.kind is Kind.LETTER else SenderRule.FORBIDDEN
    draft, go = _signed(talk, desk, visit.draft, rule)
    visit = visit.keep(draft)
    if go is not Go.ON:
        return visit, go
    verdict, visit = cleared(talk, desk, visit)
    if verdict is not Verdict.CLEAR:
        return visit, Go.ON
    return visit.signed(visit.draft.name, visit.draft.place), Go.ON


def _signed(talk: Talk, desk: Desk, draft: Draft, rule: SenderRule) -> tuple[Draft, Go]:
    adds = bool(draft.sender)
    while True:
        answer = choose(talk, _question(talk, draft, rule, adds))
        if isinstance(answer, Go):
            return draft, answer
        if answer in (HAND, NAME):
            break
        draft = replace(draft, minor=draft.minor ^ (answer == MINOR), kin=draft.kin ^ (answer == KIN))
        adds ^= answer == ADD
    draft = replace(draft, name=_name(talk, draft) if answer == NAME else "")
    draft = replace(draft, place=_place(talk, desk, draft))
    if draft.minor or draft.kin or rule is SenderRule.FORBIDDEN:
        return replace(draft, sender="", on_envelope=False), Go.ON
    if rule is SenderRule.REQUIRED:
        return envelope(talk, draft), Go.ON
    return replace(draft, sender=address(talk, draft.sender) if adds else "", on_envelope=False), Go.ON


def _question(talk: Talk, draft: Draft, rule: SenderRule, adds: bool) -> Question:
    say = talk.say
    ways = [
        Option(HAND, say("I sign by hand")),
        Option(NAME, say("Print my name")),
        of_oneself(talk, MINOR, say("I am under 18"), draft.minor),
        of_oneself(talk, KIN, say("I have family there"), draft.kin),
    ]
    if rule is SenderRule.ALLOWED and not (draft.minor or draft.kin):
        ways.append(of_oneself(talk, ADD, say("Add my address"), adds))
    told = (_promise(talk, draft, rule),)
    return Question(say("How would you like to sign?"), told, ways, say("Back"))


def of_oneself(talk: Talk, value: str, title: str, stands: bool) -> Option:
    """Something that is said of oneself, or taken back."""
    return Option(value, talk.say("{words} (said; choose it again to take it back)", words=title) if stands else title)


def _promise(talk: Talk, draft: Draft, rule: SenderRule) -> str:
    say = talk.say
    if draft.minor:
        return say("Our own rule for writers under 18: a first name, and form or town if you wish. Nothing more.")
    if draft.kin:
        return say("A name can lead to them: sign by hand, or as “a student from ...”, or choose another case.")
    if rule is SenderRule.REQUIRED:
        return say("For this case your own address must stand on the envelope.")
    return say("We keep nothing of what you wrote.")


def _name(talk: Talk, draft: Draft) -> str:
    say = talk.say
    return asked(talk, say("My first name") if draft.minor else say("My name"), "", draft.name, NAME_LIMIT)


def _place(talk: Talk, desk: Desk, draft: Draft) -> str:
    say, event = talk.say, desk.settings.event.place
    hint = say("If you leave it empty, it says {place}.", place=event) if event else ""
    where = say("My form or town") if draft.minor else say("My town (may stay empty)")
    return asked(talk, where, hint, draft.place, NAME_LIMIT)
