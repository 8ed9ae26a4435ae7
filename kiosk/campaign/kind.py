"""The kinds of action, apart from the model of a pack: the path of a visit needs them, and no pydantic."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of action; the same strings in ledger, wire, exports and command line."""

    LETTER = "letter"
    FAX = "fax"
    EMAIL = "email"
    POST = "post"
    SMS = "sms"
    PETITION = "petition"
    SOLIDARITY = "solidarity"
    PHOTO = "photo"


APPEALS = frozenset({Kind.LETTER, Kind.FAX, Kind.EMAIL, Kind.POST, Kind.SMS, Kind.PETITION})
"""Kinds written to an authority; the others (solidarity, photo) speak to the person and are summed apart."""
