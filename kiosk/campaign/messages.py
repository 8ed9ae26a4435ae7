"""Can what leaves by a telephone be sent: has each open channel its short text, each network a link that works?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Case, Pack
from kiosk.campaign.phone import PhoneWords
from kiosk.campaign.reading import PACK_FILE, case_path, words_path
from kiosk.errors import Fault


def faults(pack: Pack) -> Iterator[Fault]:
    """Each message that would be sent in other words than meant, or not at all."""
    yield from _networks(pack)
    for case in pack.cases:
        if case.channel(Kind.POST) and not pack.networks:
            cure = f"Add a [[networks]] table to {PACK_FILE}, or close the channel."
            yield Fault(case_path(case.id), "channels", "open 'post', but there is no network to post on", cure)
        for language, words in case.words.items():
            yield from _texts(case, language, words.phone)


def _networks(pack: Pack) -> Iterator[Fault]:
    names = Counter(network.name.casefold() for network in pack.file.networks)
    for at, network in enumerate(pack.file.networks, 1):
        if network.trouble:
            cure = "Write it like https://example.org/share?text={text}."
            yield Fault(PACK_FILE, f"networks[{at}].link", network.trouble, cure)
        if names[network.name.casefold()] > 1:
            yield Fault(PACK_FILE, f"networks[{at}].name", f"is {network.name!r} twice", "Give each its own name.")


def _texts(case: Case, language: str, phone: PhoneWords) -> Iterator[Fault]:
    told = {Kind.EMAIL: phone.email, Kind.SMS: phone.sms, Kind.POST: phone.post}
    lacking = [kind.value for kind, text in told.items() if case.channel(kind) and not text]
    if lacking == [kind.value for kind in told if case.channel(kind)] and lacking and not phone.least:
        cure = f"Write a table [{case.id}.phone], or the kiosk sends the ask alone."
        yield Fault(words_path(language), f"{case.id}.phone", f"is missing, though {_open(lacking)}", cure)
        return
    for key in lacking:
        cure = "Write it, or the kiosk sends the ask alone."
        yield Fault(words_path(language), f"{case.id}.phone.{key}", f"is missing, though {_open([key])}", cure)


def _open(kinds: list[str]) -> str:
    return f"the case opens {' and '.join(map(repr, kinds))}"
