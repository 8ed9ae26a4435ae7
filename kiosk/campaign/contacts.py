"""Where a case's letters and messages go: complete in every pack, and nobody's in a practice pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from kiosk.campaign.kind import APPEALS, Kind
from kiosk.campaign.model import Case, Pack
from kiosk.campaign.reading import PACK_FILE, case_path
from kiosk.campaign.wording import texts, told
from kiosk.errors import Fault

_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+")
_PHONE = re.compile(r"\+\d[\d .()/-]{5,24}\d")
_HANDLE = re.compile(r"@\w{1,30}")
_LINK = re.compile(r"https?://[^\s<>\"']+|\bwww\.\S+")
_LOCAL_PHONE = re.compile(r"(?<![\w.,-])0\d[\d .()/-]{6,20}\d")

_FORMS = {
    Kind.FAX: (_PHONE, "a number like +1 202 555 0101"),
    Kind.SMS: (_PHONE, "a number like +1 202 555 0101"),
    Kind.EMAIL: (_EMAIL, "an address like office@example.org"),
    Kind.POST: (_HANDLE, "a handle like @example"),
    Kind.SOLIDARITY: (re.compile(r".+"), "the address on the envelope"),
    Kind.PHOTO: (re.compile(r".+"), "where the pictures are sent"),
}
"""What `Channel.to` must be; a letter and a petition take their address from the words."""

_RESERVED_HOST = re.compile(r"(?:.+\.)?(?:example\.(?:org|com|net)|example|invalid|test)\.?", re.IGNORECASE)
"""Names that RFC 2606 and RFC 6761 keep out of the real world."""

_RESERVED_PHONE = re.compile(r"\+?1\d{3}55501\d\d")
"""555-0100 to 555-0199 of any area: numbers kept for stories."""


def faults(pack: Pack) -> Iterator[Fault]:
    """Each way to act that leads nowhere, and each contact that a practice pack must not hold."""
    if pack.practice and pack.file.reserved is None:
        cure = "Say in a sentence that the contacts are examples."
        yield Fault(PACK_FILE, "reserved", "is missing in a practice pack", cure)
    yield from _judged(_networks(pack), pack.practice)
    for case in pack.cases:
        yield from _channels(case, pack)
        yield from _dates(case)
        yield from _judged(_places(case), pack.practice)


def _channels(case: Case, pack: Pack) -> Iterator[Fault]:
    appeals = {channel.kind for channel in case.file.channels if channel.kind in APPEALS}
    cure = "Open a letter, a petition or another appeal."
    if not appeals:
        yield Fault(case_path(case.id), "channels", "leave no way to write to the authority", cure)
    elif appeals == {Kind.POST} and not pack.networks:
        what = "are all closed: 'post' is the one way to the authority, and there is no network to post on"
        yield Fault(case_path(case.id), "channels", what, cure)
    for at, channel in enumerate(case.file.channels, 1):
        form, like = _FORMS.get(channel.kind, (re.compile(""), ""))
        if not form.fullmatch(channel.to):
            what = f"must be {like} for {channel.kind.value}" if like else f"must be empty for {channel.kind.value}"
            cure = "Write it, or close the channel." if like else "The words hold the address."
            yield Fault(case_path(case.id), f"channels[{at}].to", what, cure)


def _dates(case: Case) -> Iterator[Fault]:
    told = any(words.news for words in case.words.values())
    # News stops a case on a day that may lie before the one on which somebody looked at it again.
    if case.file.stop_after is not None and case.file.stop_after < case.file.verified_on and not told:
        what = f"is {case.file.stop_after}, before verified_on ({case.file.verified_on})"
        yield Fault(case_path(case.id), "stop_after", what, "Verify the case again, or set a later day.")


def _judged(places: Iterable[tuple[str, str, str]], practice: bool) -> Iterator[Fault]:
    """Contacts that may be real in a practice pack, or that reach nobody in a live one."""
    for name, key, text in places:
        for contact in contacts(text):
            if practice and not is_reserved(contact):
                cure = "Use example.org, or a number like +1 202 555 0101."
                yield Fault(name, key, f"holds {contact!r}, which may belong to somebody", cure)
            elif not practice and is_reserved(contact):
                yield Fault(name, key, f"holds {contact!r}, an example that reaches nobody", "Write the real one.")


def _networks(pack: Pack) -> Iterator[tuple[str, str, str]]:
    for at, network in enumerate(pack.file.networks, 1):
        yield PACK_FILE, f"networks[{at}].link", network.link


def _places(case: Case) -> Iterator[tuple[str, str, str]]:
    """Every text of `case` that might hold a contact, with its file and its key."""
    yield case_path(case.id), "page", case.file.page
    for at, channel in enumerate(case.file.channels, 1):
        yield case_path(case.id), f"channels[{at}].to", channel.to
    for key, text in texts(case.file.address_local) if case.file.address_local else ():
        yield case_path(case.id), f"address_local.{key}", text
    for name, words in told(case):
        for key, text in texts(words):
            yield name, f"{case.id}.{key}", text


def contacts(text: str) -> list[str]:
    """The links, e-mail addresses, handles and telephone numbers in `text`."""
    found: list[str] = []
    for form in (_LINK, _EMAIL, _PHONE, _LOCAL_PHONE, _HANDLE):
        found += form.findall(text)
        # What was found is taken out, so that an e-mail address is not a handle as well.
        text = form.sub(" ", text)
    return found


def is_reserved(contact: str) -> bool:
    """True for a contact that belongs to nobody and never will."""
    if contact.startswith(("http", "www")):
        host = urlsplit(contact if "://" in contact else f"//{contact}").hostname or ""
        return _RESERVED_HOST.fullmatch(host) is not None
    if contact.startswith("@"):
        return contact.casefold().startswith("@example")
    if "@" in contact:
        return _RESERVED_HOST.fullmatch(contact.rpartition("@")[2].rstrip(".,;")) is not None
    return _RESERVED_PHONE.fullmatch(re.sub(r"[ .()/-]", "", contact)) is not None
