"""Our own policy for writers under 18: a first name, and form or town if they wish; nothing else of theirs."""

from __future__ import annotations

import re
from dataclasses import replace

from kiosk.letter.draft import Draft
from kiosk.letter.guide import contact
from kiosk.letter.guide.wordlist import WordList

_PARTS = re.compile(r"\s*[,;(–]\s*|\s+-\s+")
_DIGIT = re.compile(r"\d")
_FORM = re.compile(
    r"(?:(?:form|class|year|grade|classe|klasse|clase|curso|turma|класс|الصف)\s)?"
    r"\d{1,2}(?:e|er|ème|eme|nde|st|nd|rd|th|[º°ª.])?(?:\s?\w)?",
    re.IGNORECASE,
)


def first_name(name: str) -> str:
    """The first name of `name`, with the form behind a comma where one stands ("Ana, 7b")."""
    first, *more = _PARTS.split(name.strip().rstrip(")"))
    forms = [part for part in more if _DIGIT.search(part)]
    return ", ".join((*first.split()[:1], *forms[:1]))


def is_first_name(name: str) -> bool:
    """True for an empty name, or one word and at most a form or town behind a comma."""
    first, *more = _PARTS.split(name.strip().rstrip(")"))
    return len(first.split()) <= 1 and len(more) <= 1


def is_town(place: str, listed: WordList | None) -> bool:
    """True for a form or a town: a place without a house number, a street or a contact."""
    rest = ", ".join(part for part in _PARTS.split(place.strip()) if not _FORM.fullmatch(part))
    return not (_DIGIT.search(rest) or contact.addresses(place, listed) or contact.emails(place, listed))


def only_town(place: str, listed: WordList | None) -> str:
    """The last part of `place` that is no street, or nothing."""
    parts = [part for part in re.split(r"\s*[,;]\s*", place) if part and is_town(part, listed)]
    return parts[-1] if parts else ""


def named_first(draft: Draft) -> Draft:
    """The draft signed with the first name alone."""
    return replace(draft, name=first_name(draft.name))


def without_address(draft: Draft) -> Draft:
    """The draft without the writer's address."""
    return replace(draft, sender="", on_envelope=False)
