"""One envelope: the address where every post looks for it, the sender small in the corner."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.errors import KioskError
from kiosk.letter.letter import Letter
from kiosk.sheets.badge import Badge, set_badge
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.paper import Paper
from kiosk.sheets.sheet import Sheet, Unprintable
from kiosk.sheets.slot import Block, Fitted, Slot, fitted, set_rows
from kiosk.typeset import itemise
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.shape import Setter

SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
"""Points of the address, largest first: 12 is what posts advise where there is room."""

SENDER_SIZES = (9.0, 8.5, 8.0)
"""Points of the sender, always smaller than an address that has room."""

STAMPS = (74.0, 40.0)
"""Width and height in millimetres of the corner that is the post's: stamps and marks, nothing else."""

CLEAR = 15.0
"""Millimetres below and beside the address that stay white for the post's own codes (UPU; 16 in North America)."""

_FARTHEST = 140.0
_EDGE = 10.0
_BADGE_TOP = 14.0


@dataclass(frozen=True, slots=True)
class Envelope:
    """An envelope as it lies before the writer, flap behind: `width` and `height` in millimetres."""

    name: str
    width: float
    height: float
    clear: float = CLEAR

    @property
    def paper(self) -> Paper:
        """The envelope as a sheet."""
        return Paper(self.name, self.width, self.height, side_mm=_EDGE, top_mm=_EDGE)

    @property
    def field(self) -> Slot:
        """Where the address may stand: the right part, below the stamps and clear of the edges.

        Its left side is where addresses begin: near the middle, and at most 140 mm from the right edge, as far as
        the cameras of the Universal Postal Union's members look.
        """
        left = max(self.width - _FARTHEST, 0.45 * self.width)
        return Slot(left, STAMPS[1], self.width - self.clear - left, self.height - self.clear - STAMPS[1])

    @property
    def corner(self) -> Slot:
        """Where the sender may stand: left of the stamps and above the address."""
        width = min(0.42 * self.width, self.width - STAMPS[0] - 2 * _EDGE)
        return Slot(_EDGE, _EDGE, width, STAMPS[1] - _EDGE)


ENVELOPES = {
    envelope.name: envelope
    for envelope in (
        Envelope("dl", 220.0, 110.0),
        Envelope("c6", 162.0, 114.0),
        Envelope("c5", 229.0, 162.0),
        Envelope("c4", 324.0, 229.0),
        Envelope("us-10", 241.3, 104.8, clear=16.0),
    )
}
"""The envelopes there are, by name."""


def envelope(name: str) -> Envelope:
    """The envelope of this name; a `KioskError` names those there are."""
    found = ENVELOPES.get(name.casefold())
    if found is None:
        raise KioskError(f"There is no envelope called {name!r}: choose {', '.join(ENVELOPES)}.")
    return found


def envelope_sheet(letter: Letter, kind: Envelope, library: FontLibrary) -> Sheet:
    """The envelope for a letter: its address, the same in the destination's script, and its sender if it has one.

    Raises `AddressTooLong` or `Unprintable`. A practice envelope says so where the stamp would go.
    """
    gaps = itemise.missing((letter.mark, *letter.sender, *letter.local, *letter.address), library)
    if gaps:
        raise Unprintable(gaps, itemise.script_names(gaps, library))
    setter = Setter(library)
    address = _address(letter, kind, setter)
    sender = set_rows([Block(letter.sender, letter.language)], setter, Style.SMALL)
    above = fitted(sender, kind.corner, f"the corner of the envelope {kind.name}", SENDER_SIZES, own=True)
    badge = set_badge(setter, letter.mark, letter.language)
    pdf = _drawn(letter, kind, address, above, badge)
    return Sheet(pdf, 1, address.rows.texts, address.size)


def _address(letter: Letter, kind: Envelope, setter: Setter) -> Fitted:
    """The destination's own script first: the machine at home reads the lowest block, and there stands the country."""
    blocks = [Block(letter.local, letter.local_language)] if letter.local else []
    found = set_rows([*blocks, Block(letter.address, letter.language)], setter, Style.SMALL)
    return fitted(found, kind.field, f"the envelope {kind.name}", SIZES)


def _place(kind: Envelope, address: Fitted) -> Slot:
    """The field from the height where the address begins: half way down, or higher where two scripts need it."""
    field = kind.field
    top = min(kind.height / 2, field.top + (field.height - address.height) / 2)
    return field._replace(top=top, height=field.bottom - top)


def _drawn(letter: Letter, kind: Envelope, address: Fitted, sender: Fitted, badge: Badge | None) -> bytes:
    paper = kind.paper
    canvas = SheetCanvas(paper, title=letter.title, language=letter.language)
    if badge:
        badge.draw(canvas, paper, paper.height - _BADGE_TOP, back=False)
    canvas.lines(sender.rows.at(kind.corner, sender.size, paper.height, back=False), sender.size)
    canvas.lines(address.rows.at(_place(kind, address), address.size, paper.height), address.size)
    canvas.end_page()
    return canvas.pdf()
