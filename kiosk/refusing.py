"""The last look before paper: what blocks a draft is told one thing at a time, until nothing does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum

from kiosk.catalogue import Say, sheet_speaker
from kiosk.desk import Desk
from kiosk.ladder import Rung
from kiosk.letter.draft import Draft, Way
from kiosk.letter.safety import Offer, Refusal, Rule, refusals
from kiosk.visit import Step, Visit


class Out(Enum):
    """Which way somebody takes out of a refusal."""

    MEND = "mend"
    CHANGE = "change"
    OTHER = "other case"


class Verdict(Enum):
    """How a look at a draft ended."""

    CLEAR = "nothing blocks it"
    WORDS = "its words are changed"
    ADDRESS = "the address is given"
    OTHER = "another case is chosen"


def refused(desk: Desk, say: Say, visit: Visit) -> Refusal | None:
    """What blocks the draft first, told in the language of the screen; None where nothing does."""
    assert visit.case_id is not None
    voice = sheet_speaker(desk.letter_language(visit.language))
    found = refusals(desk.case(visit.case_id), _looked_at(visit), say, voice, visit.kind)
    return found[0] if found else None


def outs(refusal: Refusal, say: Say) -> Iterator[tuple[Out, str]]:
    """The ways out of a refusal, and what each is called."""
    for offer in refusal.offers:
        match offer:
            case Offer.REWRITE:
                if refusal.mend:
                    yield Out.MEND, refusal.verb
                yield Out.CHANGE, say("I change it myself")
            case Offer.GIVE_ADDRESS:
                yield Out.CHANGE, say("I give my address")
            case Offer.ON_ENVELOPE | Offer.AS_STUDENT:
                yield Out.MEND, refusal.verb
            case Offer.OTHER_CASE:
                yield Out.OTHER, say("Choose another case")


def taken(visit: Visit, refusal: Refusal, out: Out) -> tuple[Verdict | None, Visit]:
    """The verdict of a way out and the visit there; None to look once more."""
    if out is Out.OTHER:
        return Verdict.OTHER, visit.elsewhere()
    if out is Out.CHANGE or refusal.mend is None:
        verdict = Verdict.ADDRESS if refusal.rule is Rule.ADDRESS_REQUIRED else Verdict.WORDS
        return verdict, _at_its_words(visit) if refusal.own else visit
    return None, visit.keep(_mended(visit, refusal.mend(_looked_at(visit))))


def unblocked(visit: Visit) -> tuple[Verdict, Visit]:
    """The verdict where nothing blocks any more; a letter that was all one sentence may have no words left."""
    empty = visit.rung is not Rung.PETITION and visit.draft.way is Way.FREE and not (visit.draft.free or "").strip()
    return (Verdict.WORDS, _at_its_words(visit)) if empty else (Verdict.CLEAR, visit)


def _at_its_words(visit: Visit) -> Visit:
    return visit.back() if visit.step is Step.SIGN and visit.rung is not Rung.PETITION else visit


def _looked_at(visit: Visit) -> Draft:
    """What will be seen of the draft: under a petition only a name and a country, whatever a letter has of both."""
    draft = visit.draft
    if visit.rung is not Rung.PETITION:
        return draft
    return Draft(name=draft.name, place=draft.country, minor=draft.minor, kin=draft.kin)


def _mended(visit: Visit, seen: Draft) -> Draft:
    if visit.rung is not Rung.PETITION:
        return seen
    return replace(visit.draft, name=seen.name, country=seen.place)
