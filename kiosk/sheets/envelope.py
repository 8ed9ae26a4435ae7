"""One envelope: the address where every post looks for it, the sender small in the corner."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.errors import KioskError
from kiosk.letter.imprint import Imprint, imprint_of
from kiosk.letter.letter import Letter
from kiosk.sheets.badge import Badge, set_badge
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.drawable import alone
from kiosk.sheets.frame import check_fonts
from kiosk.sheets.paper import Paper
from kiosk.sheets.shared import Shared
from kiosk.sheets.sheet import Sheet
from kiosk.sheets.slot import Block, Fitted, Slot, fitted, set_rows
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


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SetEnvelope:
    """An envelope, set: whom it goes to and whom it comes from."""

    letter: Letter
    kind: Envelope
    address: Fitted
    sender: Fitted
    badge: Badge | None

    @property
    def imprint(self) -> Imprint:
        """Its language and title: those of its letter."""
        return imprint_of(self.letter)

    @property
    def paper(self) -> Paper:
        """The envelope itself."""
        return self.kind.paper

    @property
    def pages(self) -> int:
        """One: its front."""
        return 1

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the address."""
        return self.address.rows.texts

    @property
    def size_pt(self) -> float:
        """The size of the address."""
        return self.address.size

    def draw(self, canvas: SheetCanvas) -> None:
        """Draw its front."""
        paper, corner = self.paper, self.kind.corner
        with canvas.page(paper):
            if self.badge:
                self.badge.draw(canvas, paper, paper.height - _BADGE_TOP, back=False)
            canvas.lines(self.sender.rows.at(corner, self.sender.size, paper.height, back=False), self.sender.size)
            self._draw_address(canvas)

    def _draw_address(self, canvas: SheetCanvas) -> None:
        size, letter = self.address.size, self.letter
        placed = self.address.rows.at(_place(self.kind, self.address), size, self.paper.height)
        # The block that begins last is the one in the language of the letter.
        cut = max(self.address.rows.starts, default=0)
        for lines, language in ((placed[:cut], letter.local_language), (placed[cut:], letter.language)):
            with canvas.tagged("Div", language=language):
                canvas.lines(lines, size)


def set_envelope(letter: Letter, kind: Envelope, shared: Shared) -> SetEnvelope:
    """The envelope for a letter: its address, the same in the destination's script, and its sender if it has one.

    Raises `AddressTooLong` or `Unprintable`. A practice envelope says so where the stamp would go.
    """
    setter = shared.setter
    check_fonts((letter.mark, *letter.sender, *letter.local, *letter.address), shared.library, "envelope")
    address = _address(letter, kind, setter)
    sender = set_rows([Block(letter.sender, letter.language)], setter, Style.SMALL)
    above = fitted(sender, kind.corner, f"the corner of the envelope {kind.name}", SENDER_SIZES, own=True)
    return SetEnvelope(letter, kind, address, above, set_badge(setter, letter.mark, letter.language))


def envelope_sheet(letter: Letter, kind: Envelope, library: FontLibrary) -> Sheet:
    """The envelope as a document; raises what `set_envelope` raises."""
    return alone(set_envelope(letter, kind, Shared(library)))


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
