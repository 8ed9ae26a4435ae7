"""Solidarity cards, four on a sheet: a page of fronts and a page of backs that meet when turned on the long edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from kiosk.errors import KioskError
from kiosk.letter.card import SolidarityCard
from kiosk.letter.imprint import Imprint
from kiosk.sheets import stack
from kiosk.sheets.art import Art
from kiosk.sheets.badge import Badge, set_badge
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.column import LEADING, Align
from kiosk.sheets.drawable import alone
from kiosk.sheets.frame import check
from kiosk.sheets.paper import PT_PER_MM, Paper
from kiosk.sheets.passage import Voice
from kiosk.sheets.shared import Shared
from kiosk.sheets.sheet import Sheet, TooLong
from kiosk.sheets.stack import Row, row
from kiosk.typeset.direction import runs_back
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.shape import Setter

CARDS = 4
"""Cards on a sheet, two by two: A6 from A4 (half a millimetre taller than ISO 216's, so that one cut parts them)."""

SIZES = (13.0, 12.0, 11.0, 10.0, 9.0)
"""Points, largest first: a card has few words and is read without haste."""

MARGIN_MM = 11.0
"""White around a card's words in millimetres: what printers can't reach (6.4 mm), and a cut that goes astray."""

_HOPE_SIZE, _NAME_SIZE, _PLACE_GREY = 19.0, 10.5, 0.3
_HOPE_LOW, _GAP, _LINE = 9.0, 6 * PT_PER_MM, 14 * PT_PER_MM
_LOWER, _UPPER = 10 * PT_PER_MM, 0.42
_TICK, _EDGE, _CROSS = 5 * PT_PER_MM, 6.5 * PT_PER_MM, 3 * PT_PER_MM
_MARK_GREY = 0.45


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Card:
    """One card, set: what stands in front below a picture or alone, and what on the back."""

    front: tuple[Row, ...]
    back: tuple[Row, ...]
    badge: Badge | None
    picture: str
    mirrored: bool
    size: float


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SetCards:
    """A sheet of cards, set: one for all places, or one each for the first of them."""

    imprint: Imprint
    paper: Paper
    cards: tuple[_Card, ...]
    art: Art | None

    @property
    def pages(self) -> int:
        """Two: the fronts and the backs."""
        return 2

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands on the backs."""
        return tuple(line for one in self.cards for part in one.back for line in part.text)

    @property
    def size_pt(self) -> float:
        """The size of the longest message."""
        return min(one.size for one in self.cards)

    def draw(self, canvas: SheetCanvas) -> None:
        """Draw both pages."""
        room = _quarter(self.paper)
        places = self.cards * CARDS if len(self.cards) == 1 else self.cards
        for side, back in ((_draw_front, False), (_draw_back, True)):
            with canvas.page(self.paper):
                for number, one in enumerate(places):
                    # Turned on the long edge, left and right change places.
                    column, line = (number + back) % 2, number // 2
                    with canvas.moved(column * room.width, (1 - line) * room.height):
                        side(one, room, canvas, self.art)
                _draw_marks(self.paper, canvas)


def set_cards(cards: Sequence[SolidarityCard], paper: Paper, shared: Shared, *, art: Art | None = None) -> SetCards:
    """One card four times, or up to four different ones, on two pages: fronts and backs.

    Raises `TooLong` or `Unprintable`. What a sheet has no card for stays white.
    """
    if not 1 <= len(cards) <= CARDS:
        raise KioskError(f"A sheet holds one to {CARDS} cards, and not {len(cards)}.")
    for card in cards:
        check(_texts(card), shared.library, "card", "one card")
    done = tuple(_fitted(card, _quarter(paper), shared.setter) for card in cards)
    return SetCards(cards[0].imprint, paper, done, art)


def card_sheet(cards: Sequence[SolidarityCard], paper: Paper, library: FontLibrary, *, art: Art | None = None) -> Sheet:
    """A sheet of cards as a document; for the arguments see `set_cards`."""
    return alone(set_cards(cards, paper, Shared(library), art=art))


def _quarter(paper: Paper) -> Paper:
    """The room of one card."""
    return replace(paper, width_mm=paper.width_mm / 2, height_mm=paper.height_mm / 2, side_mm=MARGIN_MM)


def _fitted(card: SolidarityCard, room: Paper, setter: Setter) -> _Card:
    """The card at the largest size at which its message fits the back."""
    badge = set_badge(setter, card.imprint.mark, card.imprint.language)
    height = _height_of_back(room, badge)
    for size in SIZES:
        back = tuple(_back(card, room, setter, size))
        over = stack.height(back) - height
        if over <= 0:
            mirrored = runs_back(card.imprint.language)
            return _Card(_front(card, room, setter), back, badge, card.picture, mirrored, size)
    raise TooLong(ceil(over / (size * LEADING)), "message", "one card")


def _front(card: SolidarityCard, room: Paper, setter: Setter) -> tuple[Row, ...]:
    language = card.imprint.language
    hope = Voice(Style.LETTER, language).set(setter, card.hope, _HOPE_SIZE, room.measure)
    name = Voice(Style.SMALL, language).set(setter, card.name, _NAME_SIZE, room.measure)
    return row(hope), row(name, _HOPE_LOW, grey=_PLACE_GREY)


def _back(card: SolidarityCard, room: Paper, setter: Setter, size: float) -> Iterator[Row]:
    voice = Voice(Style.LETTER, card.imprint.language)
    for number, text in enumerate(card.paragraphs):
        passage = voice.set(setter, text, size, room.measure, Align.RAGGED)
        yield row(passage, 0.5 * size * LEADING if number else 0.0)
    yield row(voice.set(setter, card.signature, size, room.measure), 1.3 * size * LEADING)
    small = Voice(Style.SMALL, card.imprint.language)
    yield row(small.set(setter, card.place, size * 0.8, room.measure), 0.15 * size, grey=_PLACE_GREY)


def _draw_front(card: _Card, room: Paper, canvas: SheetCanvas, art: Art | None) -> None:
    """A picture with the words below it, or the words alone below a short line; a little above the middle."""
    margin, words = MARGIN_MM * PT_PER_MM, stack.height(card.front)
    top = room.height - margin
    if card.badge:
        card.badge.draw(canvas, room, top, back=card.mirrored)
        top -= card.badge.height + _GAP / 2
    free = top - margin - words - _GAP
    width, height = _fit(art, room.measure, free) if art else (_LINE, 0.0)
    top -= (free - height) * _UPPER
    left = room.left + (room.measure - width if card.mirrored else 0.0)
    if art:
        with canvas.tagged("Figure", alt=card.picture, box=(left, top - height, left + width, top)):
            canvas.picture(art, left, top - height, width, height)
    else:
        canvas.rule(left, top, width, weight=0.8, grey=_PLACE_GREY)
    stack.draw(card.front, canvas, room.left, top - height - _GAP)


def _fit(art: Art, width: float, height: float) -> tuple[float, float]:
    """The size in points of a picture that fills a room of this width and height without being cut."""
    scale = min(width / art.width, height / art.height)
    return art.width * scale, art.height * scale


def _draw_back(card: _Card, room: Paper, canvas: SheetCanvas, art: Art | None) -> None:
    margin = MARGIN_MM * PT_PER_MM
    lowered = min(_LOWER, (_height_of_back(room, card.badge) - stack.height(card.back)) / 4)
    stack.draw(card.back, canvas, room.left, room.height - margin - lowered)
    if card.badge:
        card.badge.draw(canvas, room, margin + card.badge.height, back=card.mirrored)


def _height_of_back(room: Paper, badge: Badge | None) -> float:
    """What a message may fill, in points."""
    return room.height - 2 * MARGIN_MM * PT_PER_MM - (badge.height + _GAP if badge else 0.0)


def _draw_marks(paper: Paper, canvas: SheetCanvas) -> None:
    """Ticks at the edges and a cross in the middle, where the two cuts go; none where a printer can't print."""
    x, y = paper.width / 2, paper.height / 2
    for left in (_EDGE, paper.width - _EDGE - _TICK):
        canvas.rule(left, y, _TICK, weight=0.3, grey=_MARK_GREY)
    for top in (paper.height - _EDGE, _EDGE + _TICK):
        canvas.fall(x, top, top - _TICK, weight=0.3, grey=_MARK_GREY)
    canvas.rule(x - _CROSS, y, 2 * _CROSS, weight=0.3, grey=_MARK_GREY)
    canvas.fall(x, y + _CROSS, y - _CROSS, weight=0.3, grey=_MARK_GREY)


def _texts(card: SolidarityCard) -> tuple[str, ...]:
    return (card.imprint.mark, card.name, card.hope, *card.paragraphs, card.signature, card.place)
