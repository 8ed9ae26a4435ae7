"""What leaves the kiosk by a telephone: an e-mail, a text message or a post, as words and as the link that opens it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Case, CaseWords
from kiosk.campaign.phone import Network
from kiosk.catalogue import Say
from kiosk.errors import KioskError
from kiosk.letter import uri
from kiosk.letter.compose import sentence, who_sentence
from kiosk.letter.draft import Draft, Way

BY_PHONE = (Kind.EMAIL, Kind.SMS, Kind.POST)
"""Kinds that the attendee's own telephone sends."""


class NoWay(KioskError):
    """A message was asked for that this case, or this pack, has no way to send."""


class Cut(StrEnum):
    """How much of a message goes through the code: all of it, the ask in few words, or where to and what about."""

    WHOLE = "whole"
    SHORTER = "shorter"
    BARE = "bare"


@dataclass(frozen=True, slots=True, repr=False)
class Message:
    """One message: `text` are the words that a writer may change, `ending` what is sent below or behind them.

    `network` is where a post goes and `page` the link it may name; `like` are words of the same language, by which
    the room that is left is told.
    """

    kind: Kind
    to: str
    subject: str = ""
    text: str = ""
    ending: str = ""
    network: Network | None = None
    page: str = ""
    like: str = ""

    @property
    def uri(self) -> str:
        """The link that the code holds; a message of its own each time, never kept."""
        words = uri.folded(self.text and self.text + self.ending)
        if self.kind is Kind.EMAIL:
            return uri.mailto(self.to, uri.folded(self.subject), words)
        if self.kind is Kind.SMS:
            return uri.sms(self.to, words)
        assert self.network is not None
        return uri.post(self.network.link, words, self.page)

    @property
    def most(self) -> int | None:
        """Characters of `text` that the channel takes whatever the code holds; None where it sets no limit."""
        return max(0, self.network.most - len(self.ending)) if self.network else None


def message(case: Case, kind: Kind, draft: Draft, say: Say, network: Network | None = None) -> Message:
    """The message this draft makes for one of the case's open channels; raises `NoWay`."""
    channel = case.channel(kind)
    if kind not in BY_PHONE or channel is None:
        raise NoWay(f"The case {case.id!r} sends no {kind.value} by telephone.")
    if kind is Kind.POST and network is None:
        raise NoWay("The pack names no network to post on.")
    words = case.told_in(say.language)
    return Message(
        kind=kind,
        to=channel.to,
        subject=subject(words) if kind is Kind.EMAIL else "",
        text="\n\n".join(_paragraphs(words, kind, draft, say)),
        ending=_ending(kind, channel.to, draft),
        network=network if kind is Kind.POST else None,
        page=case.file.page,
        like=words.ask,
    )


def short_text(words: CaseWords, kind: Kind) -> str:
    """What the pack says in short for a channel, or the ask where it says nothing."""
    phone = words.phone
    told = {Kind.EMAIL: phone.email.body if phone.email else "", Kind.SMS: phone.sms, Kind.POST: phone.post}
    return told[kind] or least_text(words)


def least_text(words: CaseWords) -> str:
    """The ask in the fewest words there are; without words of the pack's own for it, one that names the person."""
    if words.phone.least:
        return words.phone.least
    ask = words.ask_short
    return ask if words.full_name.casefold() in ask.casefold() else f"{words.full_name}: {ask}"


def cuts(whole: Message, case: Case, language: str) -> Iterator[tuple[Cut, Message]]:
    """The ways to send less, the fullest first: all of it, the ask alone, recipient and subject alone.

    A post without words would be nothing, so it has no bare form.
    """
    yield Cut.WHOLE, whole
    least = shortened(whole, case.told_in(language))
    if len(least.uri) < len(whole.uri):
        yield Cut.SHORTER, least
    if whole.kind is not Kind.POST:
        yield Cut.BARE, replace(whole, text="", ending="")


def shortened(whole: Message, words: CaseWords) -> Message:
    """The same message with the ask alone, in the fewest words."""
    return replace(whole, text=least_text(words), ending=whole.ending if whole.kind is Kind.POST else "")


def subject(words: CaseWords) -> str:
    """What an e-mail or a fax for this case says that it is about."""
    return words.phone.email.subject if words.phone.email else words.full_name


def _paragraphs(words: CaseWords, kind: Kind, draft: Draft, say: Say) -> Iterator[str]:
    if draft.way is Way.FREE:
        yield (draft.free or "").strip()
        return
    if draft.way is Way.GUIDED:
        own = " ".join(filter(None, (who_sentence(draft.who, say), sentence(draft.why))))
        yield from filter(None, (own,))
    yield short_text(words, kind)


def _ending(kind: Kind, to: str, draft: Draft) -> str:
    """The writer's name below an e-mail, the target's handle behind a post."""
    if kind is Kind.EMAIL:
        return f"\n\n{draft.name}" if draft.name else ""
    # Behind the words: a post that begins with a handle is shown to few.
    return f" {to}" if kind is Kind.POST else ""
