"""Signatures given on the screen, as words of a sheet for the section: the petition, and who signed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kiosk.campaign.model import Case
from kiosk.letter.compose import Occasion, date_locale
from kiosk.letter.draft import Draft
from kiosk.letter.imprint import Imprint
from kiosk.letter.petition import petition


class Signer(NamedTuple):
    """A line of the sheet."""

    name: str
    country: str
    day: date


@dataclass(frozen=True, slots=True, repr=False)
class SignatureSheet:
    """A petition with its signers in the order they signed; `columns` head name and country.

    `told` says how many signed where and when, `count` stands before the number on each page, and `unprintable` in
    place of a name that no font here has.
    """

    imprint: Imprint
    heading: str
    to: str
    statement: tuple[str, ...]
    lead: str
    ask: str
    told: str
    columns: tuple[str, str]
    signers: tuple[tuple[str, str], ...]
    count: str
    unprintable: str


def signature_sheet(case: Case, signers: Sequence[Signer], occasion: Occasion) -> SignatureSheet:
    """The sheet of one case, with at least one signer."""
    say = occasion.say
    asked = petition(case, Draft(), occasion)
    days = _days([signer.day for signer in signers], say.language)
    told = say.many(
        "{n} signature, given on the screen at {event}, {days}.",
        "{n} signatures, given on the screen at {event}, {days}.",
        len(signers),
        event=occasion.event,
        days=days,
    )
    return SignatureSheet(
        imprint=asked.imprint,
        heading=asked.heading,
        to=asked.to,
        statement=asked.statement,
        lead=asked.lead,
        ask=asked.ask,
        told=told,
        columns=(say("Name"), say("Country")),
        signers=tuple((signer.name, signer.country) for signer in signers),
        count=asked.count,
        unprintable=say("(not in any font here: see the export)"),
    )


def _days(days: Sequence[date], language: str) -> str:
    """The days between the first and the last signature, as this language writes a stretch of them."""
    from babel.dates import format_interval

    return str(format_interval(min(days), max(days), "yMMMMd", locale=date_locale(language)))
