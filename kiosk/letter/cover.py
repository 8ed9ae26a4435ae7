"""What lies in a bundle, as words: a row for each case and kind, their sum, and who packed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.campaign.kind import Kind
from kiosk.catalogue import Say
from kiosk.letter.compose import Occasion, long_date
from kiosk.letter.imprint import Imprint, imprint


@dataclass(frozen=True, slots=True)
class BundleRow:
    """Sheets of one kind for one case; `sheets` is None where a hand shall fill in the number."""

    case: str
    kind: Kind
    target: str
    sheets: int | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """The sheet that lies on top of a bundle; `rows` have case, kind, target and number, as `columns` are headed.

    `total` is a label and the sum, empty where a hand fills it in; `signing` are the lines for the packer.
    """

    imprint: Imprint
    heading: str
    facts: tuple[tuple[str, str], ...]
    columns: tuple[str, str, str, str]
    rows: tuple[tuple[str, str, str, str], ...]
    total: tuple[str, str]
    signing: tuple[str, ...]


def cover(rows: Iterable[BundleRow], occasion: Occasion) -> Cover:
    """The cover of a bundle with these rows, in their order."""
    say, rows = occasion.say, tuple(rows)
    numbers = [row.sheets for row in rows]
    known = [number for number in numbers if number is not None]
    heading = say("What lies in this bundle")
    facts = ((say("Event"), occasion.event), (say("Place"), occasion.place), (say("Date"), long_date(occasion)))
    return Cover(
        imprint=imprint(occasion, heading),
        heading=heading,
        facts=tuple((label, fact) for label, fact in facts if fact),
        columns=(say("Case"), say("Kind"), say("Target"), say("Sheets")),
        rows=tuple((row.case, kind_name(row.kind, say), row.target, _number(row.sheets, say)) for row in rows),
        total=(say("Total"), say.number(sum(known)) if len(known) == len(numbers) else ""),
        signing=(say("Packed by"), say("Signature"), say("Posted on")),
    )


def _number(sheets: int | None, say: Say) -> str:
    return "" if sheets is None else say.number(sheets)


def kind_name(kind: Kind, say: Say) -> str:
    """A kind of action as a packer reads it."""
    return {
        Kind.LETTER: say("letter"),
        Kind.FAX: say("fax"),
        Kind.EMAIL: say("e-mail"),
        Kind.POST: say("post online"),
        Kind.SMS: say("text message"),
        Kind.PETITION: say("petition"),
        Kind.SOLIDARITY: say("card"),
        Kind.PHOTO: say("photo"),
    }[kind]
