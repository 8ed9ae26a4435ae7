"""What a screen is seen through: layout, widgets and messages know nothing of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.geometry import Offset, Region
from textual.strip import Strip

from kiosk.ui.mirror.part import AHEAD, BACK, Part, has_words_back

if TYPE_CHECKING:
    from kiosk.ui.mirror.line import Turned

# `line` and all it needs is imported for the first line that is turned: most kiosks never load it.


class Glass(Compositor):
    """A mirror where the screen's language begins at the right; elsewhere plain, until a word is there that runs back.

    From then on it `turns` lines, and tells which place of the layout is seen where. The pieces of a line can't be
    turned alone, so that a line of which anything changed is painted whole. A widget with a method `ways_at` tells of
    each row of its content which way it runs, whatever the screen: a code, a picture, a letter in another language.
    """

    def __init__(self, *, mirrors: bool) -> None:
        super().__init__()
        self.mirrors = self.turns = mirrors
        self._lines: dict[int, tuple[Strip, Sequence[Part], Turned]] = {}

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """The whole screen."""
        if not self.turns:
            plain = super().render_full_update(simplify)
            self.turns = any(_runs_back(line) for line in plain.strips)
            if not self.turns:
                return plain
        self._dirty_regions.clear()
        strips = [line.strip for line in self._turn(range(self.size.height)).values()]
        if simplify:
            strips = [strip.simplify().discard_meta() for strip in strips]
        return LayoutUpdate([[strip] for strip in strips], self.size.region)

    def render_partial_update(self) -> ChopsUpdate | LayoutUpdate | None:  # type: ignore[override]
        """What changed: pieces through plain glass, whole lines once it turns."""
        if not self.turns:
            plain = super().render_partial_update()
            rows = {row for row, _, _ in plain.spans} if plain else ()
            self.turns = any(_runs_back(plain.chops[row].values()) for row in rows) if plain else False
            return self.render_full_update() if self.turns else plain
        return self._changed_lines()

    def seen(self, place: Offset) -> Offset:
        """Where a `place` of the layout stood when it was painted last."""
        columns = self._columns(place.y)
        return Offset(columns.index(place.x), place.y) if place.x in columns else place

    def meant(self, place: Offset) -> Offset:
        """Which place of the layout stood there when it was painted last."""
        columns = self._columns(place.y)
        return Offset(columns[place.x], place.y) if 0 <= place.x < len(columns) else place

    def _columns(self, row: int) -> Sequence[int]:
        if row in self._lines:
            return self._lines[row][2].columns
        return range(self.size.width)[:: -1 if self.mirrors else 1]

    def _changed_lines(self) -> ChopsUpdate | None:
        spans = [*self._regions_to_spans(self._dirty_regions)]
        self._dirty_regions.clear()
        rows = sorted({row for row, _, _ in spans if 0 <= row < self.size.height})
        if not rows:
            return None
        width, lines = self.size.width, self._turn(rows)
        chops: list[dict[int, Strip | None]] = [
            {0: lines[row].strip} if row in lines else {} for row in range(self.size.height)
        ]
        return ChopsUpdate(chops, [(row, 0, width) for row in rows], [[width]] * len(chops))

    def _turn(self, rows: Sequence[int]) -> dict[int, Turned]:
        """These lines of the screen, in ascending order; one that stands as it stood is turned no second time."""
        if not rows:
            return {}
        crop = Region(0, rows[0], self.size.width, rows[-1] - rows[0] + 1)
        chops = self._render_chops(crop, frozenset(rows).__contains__)
        return {row: self._turn_line(row, chops[row]) for row in rows}

    def _turn_line(self, row: int, chops: Mapping[int, Strip]) -> Turned:
        from kiosk.ui.mirror.line import turned

        line, parts = Strip.join(chops.values()), self._parts(row)
        before = self._lines.get(row)
        if before and before[0] == line and before[1] == parts:
            return before[2]
        found = turned(line, parts, mirrors=self.mirrors)
        self._lines[row] = (line, parts, found)
        return found

    def _parts(self, row: int) -> list[Part]:
        """The pieces of a line between the edges of widgets, and of what goes its own way."""
        special = [*self._special(row)]
        edges = {edge for part in special for edge in (part.start, part.end)}
        return [
            next((part._replace(start=start, end=end) for part in special if part.start <= start < part.end), plain)
            for start, end in pairwise(sorted(edges.union(self.cuts[row])))
            for plain in [Part(start, end, BACK if self.mirrors else AHEAD)]
        ]

    def _special(self, row: int) -> Iterator[Part]:
        """On this line, the content of widgets that tell their way themselves."""
        for widget, (region, clip) in self.visible_widgets.items():
            ways_at = getattr(widget, "ways_at", None)
            if ways_at is not None:
                content = region.shrink(widget.styles.gutter)
                shown = content.intersection(clip)
                if shown.y <= row < shown.bottom:
                    still = hasattr(widget, "cursor_location")
                    starts, ways = zip(*ways_at(row - content.y), strict=True)
                    edges = pairwise((*(content.x + start for start in starts), shown.right))
                    for (start, end), way in zip(edges, ways, strict=True):
                        yield Part(start, end, way, whole=True, still=still)


def _runs_back(pieces: Any) -> bool:
    return any(has_words_back(piece.text) for piece in pieces if piece is not None)
