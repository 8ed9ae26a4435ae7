"""What must not be printed, said kindly: each refusal with its reason and the ways out of it.

Screens ask `refusals` before a letter is printed and show the first; it blocks until it is gone. What is only
pointed out (a telephone number in a letter) is `courtesy`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Case, Forbidden, SenderRule
from kiosk.catalogue import Say
from kiosk.letter import minor
from kiosk.letter.draft import Draft
from kiosk.letter.guide import contact, topics
from kiosk.letter.guide.folded import Span
from kiosk.letter.guide.mend import Find, cut
from kiosk.letter.guide.own import Mend, own_texts
from kiosk.letter.guide.wordlist import WordList, word_list


class Rule(StrEnum):
    """Why something may not be printed."""

    TOPIC = "topic"
    ADDRESS_FORBIDDEN = "address-forbidden"
    ADDRESS_REQUIRED = "address-required"
    MINOR_NAME = "minor-name"
    MINOR_PLACE = "minor-place"
    MINOR_ADDRESS = "minor-address"
    MINOR_CONTACT = "minor-contact"
    MINOR_CASE = "minor-case"
    FAMILY = "family"


class Offer(StrEnum):
    """A way out of a refusal, beside its mend: what a face may offer."""

    REWRITE = "rewrite"
    GIVE_ADDRESS = "give-address"
    ON_ENVELOPE = "on-envelope"
    AS_STUDENT = "as-student"
    OTHER_CASE = "other-case"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that blocks: a kind sentence, why, and the ways out; `mend` does the nearest one with one key."""

    rule: Rule
    text: str
    why: str
    offers: tuple[Offer, ...]
    mend: Mend | None = field(default=None, repr=False)


def refusals(case: Case, draft: Draft, say: Say, voice: Say, kind: Kind = Kind.LETTER) -> tuple[Refusal, ...]:
    """All that blocks this draft, the weightiest first; empty where it may be printed.

    `say` speaks the language of the screen, `voice` that of what is printed.
    """
    listed = word_list(voice.language)
    found = (
        _topics(case, draft, say, voice),
        _address(case, draft, say, listed, kind),
        _minor(case, draft, say, listed) if draft.minor else iter(()),
        _family(draft, say, voice) if draft.kin else iter(()),
    )
    return tuple(refusal for group in found for refusal in group)


def _topics(case: Case, draft: Draft, say: Say, voice: Say) -> Iterator[Refusal]:
    words = case.told_in(voice.language)
    told = case.told_in(say.language)
    for text in (*own_texts(draft), draft.name, draft.place):
        for topic in topics.touched(text, words):
            # The screen's own words for it, where both languages list as many.
            same = len(told.forbidden) == len(words.forbidden)
            spoken = told.forbidden[words.forbidden.index(topic)] if same else topic
            sentence = say("For this case, please leave out: {topic}.", topic=spoken.topic)
            find = partial(_spans_of, topic, case, voice.language)
            reason = spoken.why or say("It could be held against the person you write for.")
            yield Refusal(Rule.TOPIC, sentence, reason, (Offer.REWRITE,), partial(cut, find))


def _spans_of(topic: Forbidden, case: Case, language: str, text: str) -> list[Span]:
    return topics.spans(text, topic, case.told_in(language))


def _address(case: Case, draft: Draft, say: Say, listed: WordList | None, kind: Kind) -> Iterator[Refusal]:
    rule = case.file.sender
    find = partial(_where_to_find, listed=listed)
    if rule is SenderRule.FORBIDDEN and (draft.sender or draft.on_envelope or _holds(find, draft)):
        sentence = say("For this case no letter carries its writer’s address or number.")
        reason = say("It keeps you and the person you write for safe.")
        yield Refusal(Rule.ADDRESS_FORBIDDEN, sentence, reason, (Offer.REWRITE,), partial(_unaddressed, find))
    if rule is SenderRule.REQUIRED and kind is Kind.LETTER and not (draft.minor or draft.sender or draft.on_envelope):
        sentence = say("For this case your own address must stand on the envelope.")
        reason = say("A letter without a sender may not be let through. If you would rather not, choose another case.")
        offers = (Offer.GIVE_ADDRESS, Offer.ON_ENVELOPE, Offer.OTHER_CASE)
        yield Refusal(Rule.ADDRESS_REQUIRED, sentence, reason, offers, _by_hand)


def _minor(case: Case, draft: Draft, say: Say, listed: WordList | None) -> Iterator[Refusal]:
    policy = say("Our own rule for writers under 18: a first name, and form or town if you wish. Nothing more.")
    if case.file.sender is SenderRule.REQUIRED:
        sentence = say("This case needs an address, and yours stays with you. There are others for you.")
        yield Refusal(Rule.MINOR_CASE, sentence, policy, (Offer.OTHER_CASE,))
    if draft.sender or draft.on_envelope:
        sentence = say("Please give no address of your own.")
        yield Refusal(Rule.MINOR_ADDRESS, sentence, policy, (Offer.REWRITE,), minor.without_address)
    # Somebody with family there signs with no name at all: that rule is asked below, and the two would take turns.
    if not draft.kin and not minor.is_first_name(draft.name):
        sentence = say("Your first name is enough: {name}.", name=minor.first_name(draft.name))
        yield Refusal(Rule.MINOR_NAME, sentence, policy, (Offer.REWRITE,), minor.named_first)
    if not minor.is_town(draft.place, listed):
        sentence = say("Your town is enough, without a street.")
        yield Refusal(Rule.MINOR_PLACE, sentence, policy, (Offer.REWRITE,), partial(_in_town, listed))
    find = partial(_where_to_find, listed=listed)
    if any(find(text) for text in own_texts(draft)):
        sentence = say("Please leave out where you live and how to reach you.")
        yield Refusal(Rule.MINOR_CONTACT, sentence, policy, (Offer.REWRITE,), partial(cut, find))


def _family(draft: Draft, say: Say, voice: Say) -> Iterator[Refusal]:
    signed = _student(draft, voice)
    if draft.name in ("", signed) and not draft.sender and not draft.on_envelope:
        return
    sentence = say("You have family there: please do not sign with your name.")
    reason = say("A name can lead to them. Sign as “{name}”, or choose another case.", name=signed)
    yield Refusal(
        Rule.FAMILY, sentence, reason, (Offer.AS_STUDENT, Offer.OTHER_CASE), partial(_as_student, voice=voice)
    )


def _student(draft: Draft, say: Say) -> str:
    return say("a student from {place}", place=draft.place) if draft.place else say("a student")


def _as_student(draft: Draft, voice: Say) -> Draft:
    return replace(minor.without_address(draft), name=_student(draft, voice))


def _by_hand(draft: Draft) -> Draft:
    return replace(draft, on_envelope=True)


def _in_town(listed: WordList | None, draft: Draft) -> Draft:
    return replace(draft, place=minor.only_town(draft.place, listed))


def _holds(find: Find, draft: Draft) -> bool:
    return any(find(text) for text in (*own_texts(draft), draft.name, draft.place))


def _unaddressed(find: Find, draft: Draft) -> Draft:
    bare = replace(cut(find, draft), sender="", on_envelope=False)
    return replace(bare, name="" if find(draft.name) else draft.name, place="" if find(draft.place) else draft.place)


def _where_to_find(text: str, listed: WordList | None) -> list[Span]:
    return sorted((*contact.phones(text), *contact.emails(text, listed), *contact.addresses(text, listed)))
