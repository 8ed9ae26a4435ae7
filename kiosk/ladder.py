"""What somebody can do for a case, from a signature to a letter: how long each takes, and why one may be closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.campaign.kind import Kind

if TYPE_CHECKING:
    from kiosk.campaign.model import Case, Pack
    from kiosk.catalogue import Say


class Rung(StrEnum):
    """A way to act: the kinds of action, and the letter by hand, which counts only once it comes back."""

    LETTER = "letter"
    SOLIDARITY = "solidarity"
    PETITION = "petition"
    EMAIL = "email"
    SMS = "sms"
    POST = "post"
    HAND = "hand"
    FAX = "fax"
    PHOTO = "photo"

    @property
    def kind(self) -> Kind:
        """What it counts as."""
        return Kind.LETTER if self is Rung.HAND else Kind(self.value)

    @property
    def by_phone(self) -> bool:
        """True where the attendee's own telephone sends it."""
        return self in PHONE


PHONE = (Rung.EMAIL, Rung.SMS, Rung.POST)
"""What "from my phone" offers, in its order."""

SHORT = frozenset({Rung.SOLIDARITY, Rung.EMAIL, Rung.SMS, Rung.POST, Rung.PHOTO})
"""Rungs that take a short message of their own instead of a letter."""

TO_AN_OFFICE = (Rung.LETTER, Rung.FAX, Rung.HAND)
"""Rungs on paper for which a telephone can stand in: it writes to the same office. A card and a sign go elsewhere."""

UNSIGNED = frozenset({*PHONE, Rung.PHOTO})
"""Rungs that are written and never signed."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """What is open of a case tonight, the `rungs` as they stand on the screen, and in a sentence each what is not."""

    rungs: tuple[Rung, ...]
    closed: tuple[str, ...]

    def instead_of(self, rung: Rung) -> tuple[Rung, ...]:
        """The open ways that a telephone can send where the sheet of `rung` can't print."""
        return self.phone if rung in TO_AN_OFFICE else ()

    @property
    def phone(self) -> tuple[Rung, ...]:
        """The open ones that a telephone sends."""
        return tuple(rung for rung in PHONE if rung in self.rungs)


def ladder(case: Case, pack: Pack, say: Say, *, signatures: bool, signed: bool = False) -> Ladder:
    """The ladder of `case`; `signatures` tells whether they can be sealed here, `signed` whether this writer has."""
    open_ = tuple(rung for rung in Rung if _open(rung, case, pack, signatures and not signed))
    return Ladder(open_, tuple(_reasons(case, open_, say, signatures=signatures, signed=signed)))


def _open(rung: Rung, case: Case, pack: Pack, signatures: bool) -> bool:
    if case.channel(rung.kind) is None:
        return False
    if rung is Rung.PETITION:
        return signatures
    return rung is not Rung.POST or bool(pack.networks)


def _reasons(case: Case, open_: tuple[Rung, ...], say: Say, *, signatures: bool, signed: bool) -> Iterator[str]:
    """What is closed and would be missed; a fax or a photo that a case never had is not."""
    if Rung.LETTER not in open_:
        yield say("No postal address: online only.") if set(PHONE) & set(open_) else say("No postal address.")
    if Rung.SOLIDARITY not in open_:
        yield say("This case takes no cards.")
    if case.channel(Kind.PETITION) is None:
        yield say("It has no petition.")
    elif signed:
        yield say("You have signed its petition.")
    elif not signatures:
        yield say("No signatures tonight: the organisers’ key is missing.")
