"""Does what leaves by a telephone fit the code that the smallest screen can show? A question for ``pack check``."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Case, CaseWords, Pack
from kiosk.campaign.phone import Network
from kiosk.campaign.reading import words_path
from kiosk.catalogue import sheet_speaker
from kiosk.errors import Fault
from kiosk.letter.draft import Draft
from kiosk.letter.handover import BY_PHONE, Message, message, shortened
from kiosk.text import graphemes

ROWS, COLUMNS = 24, 80
"""The smallest terminal there is."""

SENTENCE = 24
"""Characters below which no sentence asks for anything: scripts that have less room there get no fault, but the code
shows where to write to, and what about, and a slip the rest."""


def faults(pack: Pack) -> Iterator[Fault]:
    """Each text too long for its network or for any code, and each `least` too long for the smallest screen's."""
    for case in pack.cases:
        for language, words in case.words.items():
            file, tightest = words_path(language), ""
            for network, whole in _messages(pack, case, language):
                yield from _too_long(whole, network, file, f"{case.id}.phone.{whole.kind.value}")
                tightest = tightest or _tight(whole, words)
            if tightest:
                cure = "Shorten it, or such a screen shows no words in its code."
                yield Fault(file, f"{case.id}.phone.least", tightest, cure)


def _messages(pack: Pack, case: Case, language: str) -> Iterator[tuple[Network | None, Message]]:
    """Every message of a case that nobody has changed, for each network."""
    for kind in BY_PHONE:
        if case.channel(kind):
            for network in pack.networks if kind is Kind.POST else (None,):
                yield network, message(case, kind, Draft(), sheet_speaker(language), network)


def _too_long(whole: Message, network: Network | None, file: str, key: str) -> Iterator[Fault]:
    # qrcode takes 20 ms to import, which only a check pays.
    from kiosk.sheets.code import version_for
    from kiosk.sheets.fit import fits_paper

    used = len(graphemes(whole.text))
    if network and whole.most is not None and used > whole.most:
        what = f"has {used} characters, and {network.name} takes {whole.most} beside the handle"
        yield Fault(file, key, what, "Shorten it.")
    elif not version_for(whole.uri.encode()):
        over = fits_paper(whole).over
        yield Fault(file, key, f"is {over} characters too long for a code, even on paper", "Shorten it.")


def _tight(whole: Message, words: CaseWords) -> str:
    """What is wrong with the shortest words of a message, empty where they, or all its words, fit."""
    from kiosk.sheets.fit import fits_screen

    fit = fits_screen(shortened(whole, words), ROWS, COLUMNS)
    if fit.fits or fit.room < SENTENCE or fits_screen(whole, ROWS, COLUMNS).fits:
        return ""
    said = "has" if words.phone.least else "is missing, and the ask has"
    where = f"the code of {whole.kind.value} has room for {fit.room} on a screen of {COLUMNS} x {ROWS}"
    return f"{said} {fit.used} characters, but {where}"
