"""What an IPP printer offers: both sides, colour, its paper, and what it reads (RFC 8011, 5.2 and 5.4; PWG 5102.4)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from kiosk.printing.ipp_codec import Attributes, Value
from kiosk.printing.ipp_state import PDF, words
from kiosk.printing.printer import Abilities
from kiosk.printing.pwg import Back, Form
from kiosk.printing.ticket import ONE_SIDED, SIZES, TWO_SIDED, wishes
from kiosk.text import clean

OFFERED = (
    "printer-make-and-model",
    "sides-supported",
    "print-color-mode-supported",
    "media-supported",
    "media-ready",
    "document-format-supported",
    "pwg-raster-document-resolution-supported",
    "pwg-raster-document-type-supported",
    "pwg-raster-document-sheet-back",
    "device-uri",
)
"""What is asked of a printer to make an `Offer` of."""

RASTER = "image/pwg-raster"

_SHARPEST = 600
"""Dots an inch beyond which no eye sees a letter grow sharper, while its pixels grow by the square."""

_DOTS_AN_INCH = 3
_IN_COLOUR, _IN_GREY = "srgb_8", "sgray_8"
_SAID = 80


@dataclass(frozen=True, slots=True)
class Offer:
    """What a printer told of its abilities; an empty tuple is what it didn't tell. `dots` are an inch's."""

    model: str
    sides: tuple[str, ...]
    modes: tuple[str, ...]
    paper: tuple[str, ...]
    formats: tuple[str, ...]
    dots: tuple[int, ...]
    types: tuple[str, ...]
    back: str
    device: str

    @property
    def reads_only_pictures(self) -> bool:
        """Whether a page must be drawn for it."""
        return PDF not in self.formats and RASTER in self.formats

    def wishes(self, name: str, paper: str, *, colour: bool) -> dict[str, str]:
        """What to ask for a sheet of this name, as far as it is offered here."""
        return wishes(name, paper, self.sides, self.modes, colour=colour)

    def form(self, name: str, paper: str, *, colour: bool) -> Form | None:
        """How to draw a sheet of this name for it; None where it reads no picture that we can draw."""
        kinds = (_IN_COLOUR, _IN_GREY) if colour else (_IN_GREY, _IN_COLOUR)
        kind = next((kind for kind in kinds if kind in self.types), None)
        if RASTER not in self.formats or kind is None or not self.dots:
            return None
        fine = [dots for dots in self.dots if dots <= _SHARPEST]
        return Form(
            dpi=max(fine) if fine else min(self.dots),
            colour=kind == _IN_COLOUR,
            media=SIZES[paper],
            two_sided=self.wishes(name, paper, colour=colour)["sides"] == TWO_SIDED,
            back=Back(self.back) if self.back in set(Back) else Back.NORMAL,
        )

    def abilities(self) -> Abilities:
        """The same for people."""
        return Abilities(
            model=self.model,
            paper=tuple(map(_paper, self.paper)) or None,
            two_sided=any(side != ONE_SIDED for side in self.sides) if self.sides else None,
            colour="color" in self.modes if self.modes else None,
            raster=self.reads_only_pictures if self.formats else None,
        )


def offer(told: Attributes) -> Offer:
    """What these attributes say that a printer offers."""
    return Offer(
        model=clean(" ".join(words(told, "printer-make-and-model")), _SAID, one_line=True),
        sides=words(told, "sides-supported"),
        modes=words(told, "print-color-mode-supported"),
        # What lies in its trays; one that can't tell says what it could hold, which is no news to anybody.
        paper=words(told, "media-ready"),
        formats=words(told, "document-format-supported"),
        dots=tuple(filter(None, map(_dots, told.get("pwg-raster-document-resolution-supported", [])))),
        types=words(told, "pwg-raster-document-type-supported"),
        back=next(iter(words(told, "pwg-raster-document-sheet-back")), ""),
        device=next(iter(words(told, "device-uri")), ""),
    )


def _dots(told: Value) -> int:
    """The dots of an inch both ways; 0 where they differ, or are a centimetre's."""
    if not isinstance(told, bytes) or len(told) != 9:
        return 0
    across, along, unit = struct.unpack(">iib", told)
    return int(across) if across == along and unit == _DOTS_AN_INCH else 0


def _paper(name: str) -> str:
    """A paper as people call it: A4, Letter, or else by its measure."""
    return next((ours for ours, theirs in SIZES.items() if name == theirs), name.rpartition("_")[2])
