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
from kiosk.letter.guide.hear import quotations
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
    FAMILY_CASE = "family-case"


class Offer(StrEnum):
    """A way out of a refusal, beside its mend: what a face may offer."""

    REWRITE = "rewrite"
    GIVE_ADDRESS = "give-address"
    ON_ENVELOPE = "on-envelope"
    AS_STUDENT = "as-student"
    OTHER_CASE = "other-case"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that blocks: a kind sentence, why, and the ways out; `mend` does the nearest one with one key.

    `verb` says what that key does, `heard` are the words in question as they were written, and `own` is true where
    they stand in the message itself rather than in what signs it.
    """

    rule: Rule
    text: str
    why: str
    offers: tuple[Offer, ...]
    mend: Mend | None = field(default=None, repr=False)
    verb: str = field(default="", repr=False)
    heard: tuple[str, ...] = field(default=(), repr=False)
    own: bool = False


def refusals(case: Case, draft: Draft, say: Say, voice: Say, kind: Kind = Kind.LETTER) -> tuple[Refusal, ...]:
    """All that blocks this draft, the weightiest first; empty where it may be printed.

    `say` speaks the language of the screen, `voice` that of what is printed.
    """
    listed = word_list(voice.language)
    # Only what an envelope holds needs its writer's address: a card travels with others, a link with nothing.
    needed = case.file.sender is SenderRule.REQUIRED and kind is Kind.LETTER
    if kind not in (Kind.LETTER, Kind.FAX):
        # An address that was given for another letter stands on none of the others.
        draft = minor.without_address(draft)
    found = (
        _topics(case, draft, say, voice),
        _forbidden_address(case, draft, say, listed),
        _needed_address(draft, say) if needed and not (draft.minor or draft.kin) else iter(()),
        _minor(draft, say, listed, needed=needed) if draft.minor else iter(()),
        _family(draft, say, voice, needed=needed) if draft.kin else iter(()),
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
            yield _taken_out(Rule.TOPIC, sentence, reason, find, partial(_unsaid, find), draft, say)


def _spans_of(topic: Forbidden, case: Case, language: str, text: str) -> list[Span]:
    return topics.spans(text, topic, case.told_in(language))


def _taken_out(rule: Rule, text: str, reason: str, find: Find, mend: Mend, draft: Draft, say: Say) -> Refusal:
    """What is refused for words that `find` finds, and mended where they are taken out."""
    own = any(find(text) for text in own_texts(draft))
    verb = say("Take the sentence out") if own else say("Take it out")
    heard = quotations(find, (*own_texts(draft), draft.name, draft.place))
    return Refusal(rule, text, reason, (Offer.REWRITE,), mend, verb, heard, own)


def _forbidden_address(case: Case, draft: Draft, say: Say, listed: WordList | None) -> Iterator[Refusal]:
    find = partial(_where_to_find, listed=listed)
    if case.file.sender is SenderRule.FORBIDDEN and (draft.sender or draft.on_envelope or _holds(find, draft)):
        sentence = say("For this case no letter carries its writer’s address or number.")
        reason = say("It keeps you and the person you write for safe.")
        yield _taken_out(Rule.ADDRESS_FORBIDDEN, sentence, reason, find, partial(_unaddressed, find), draft, say)


def _needed_address(draft: Draft, say: Say) -> Iterator[Refusal]:
    if not (draft.sender or draft.on_envelope):
        sentence = say("For this case your own address must stand on the envelope.")
        reason = say("A letter without a sender may not be let through. If you would rather not, choose another case.")
        # By hand first: who presses nothing but Enter comes to a letter, and gives nothing away unasked.
        offers = (Offer.ON_ENVELOPE, Offer.GIVE_ADDRESS, Offer.OTHER_CASE)
        verb = say("I write it on the envelope by hand")
        yield Refusal(Rule.ADDRESS_REQUIRED, sentence, reason, offers, _by_hand, verb)


def _minor(draft: Draft, say: Say, listed: WordList | None, *, needed: bool) -> Iterator[Refusal]:
    policy = say("Our own rule for writers under 18: a first name, and form or town if you wish. Nothing more.")
    if needed:
        sentence = say("This case needs an address, and yours stays with you. There are others for you.")
        yield Refusal(Rule.MINOR_CASE, sentence, policy, (Offer.OTHER_CASE,))
    if draft.sender or draft.on_envelope:
        sentence = say("Please give no address of your own.")
        verb = say("Leave my address out")
        yield Refusal(Rule.MINOR_ADDRESS, sentence, policy, (Offer.REWRITE,), minor.without_address, verb)
    # Somebody with family there signs with no name at all: that rule is asked below, and the two would take turns.
    if not draft.kin and not minor.is_first_name(draft.name):
        yield _first_name(minor.first_name(draft.name), policy, say)
    if not minor.is_town(draft.place, listed):
        sentence = say("Your town is enough, without a street.")
        town = minor.only_town(draft.place, listed)
        verb = say("Write “{place}”", place=town) if town else say("Write no place")
        yield Refusal(Rule.MINOR_PLACE, sentence, policy, (Offer.REWRITE,), partial(_in_town, listed), verb)
    find = partial(_where_to_find, listed=listed)
    if any(find(text) for text in own_texts(draft)):
        sentence = say("Please leave out where you live and how to reach you.")
        yield _taken_out(Rule.MINOR_CONTACT, sentence, policy, find, partial(cut, find), draft, say)


def _first_name(name: str, policy: str, say: Say) -> Refusal:
    sentence = say("Your first name is enough: {name}.", name=name)
    verb = say("Sign as “{name}”", name=name)
    return Refusal(Rule.MINOR_NAME, sentence, policy, (Offer.REWRITE,), minor.named_first, verb)


def _family(draft: Draft, say: Say, voice: Say, *, needed: bool) -> Iterator[Refusal]:
    if needed:
        sentence = say("This case needs your address, and that could lead to your family. There are others for you.")
        reason = say("An address on an envelope is read on its way.")
        yield Refusal(Rule.FAMILY_CASE, sentence, reason, (Offer.OTHER_CASE,))
        return
    signed = _student(draft, voice)
    if draft.name in ("", signed) and not draft.sender and not draft.on_envelope:
        return
    sentence = say("You have family there: please do not sign with your name.")
    reason = say("A name can lead to them. Sign as “{name}”, or choose another case.", name=signed)
    mend, verb = partial(_as_student, voice=voice), say("Sign as “{name}”", name=signed)
    yield Refusal(Rule.FAMILY, sentence, reason, (Offer.AS_STUDENT, Offer.OTHER_CASE), mend, verb)


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
    return _unsaid(find, minor.without_address(draft))


def _unsaid(find: Find, draft: Draft) -> Draft:
    bare = cut(find, draft)
    return replace(bare, name="" if find(draft.name) else draft.name, place="" if find(draft.place) else draft.place)


def _where_to_find(text: str, listed: WordList | None) -> list[Span]:
    return sorted((*contact.phones(text), *contact.emails(text, listed), *contact.addresses(text, listed)))
