"""A compositor whose finished lines are seen in a mirror; layout, widgets and messages know nothing of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widgets import TextArea

from kiosk.ui.mirror.line import Part, Turned, turned


class Mirror(Compositor):
    """Turns what is painted, and tells which place of the layout is seen where.

    The pieces of a line can't be turned alone, so that a line of which anything changed is painted whole. A widget
    whose attribute `upright` is true keeps its content as it is: a code, a picture, an English letter.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[int, tuple[Strip, Sequence[Part], Turned]] = {}

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """The whole screen."""
        self._dirty_regions.clear()
        strips = [line.strip for line in self._turn(range(self.size.height)).values()]
        if simplify:
            strips = [strip.simplify().discard_meta() for strip in strips]
        return LayoutUpdate([[strip] for strip in strips], self.size.region)

    def render_partial_update(self) -> ChopsUpdate | None:
        """The lines of which anything changed."""
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

    def seen(self, place: Offset) -> Offset:
        """Where a `place` of the layout stood in the mirror when it was painted last."""
        columns = self._columns(place.y)
        return Offset(columns.index(place.x), place.y) if place.x in columns else place

    def meant(self, place: Offset) -> Offset:
        """Which place of the layout stood there in the mirror when it was painted last."""
        columns = self._columns(place.y)
        return Offset(columns[place.x], place.y) if 0 <= place.x < len(columns) else place

    def _columns(self, row: int) -> Sequence[int]:
        return self._lines[row][2].columns if row in self._lines else range(self.size.width - 1, -1, -1)

    def _turn(self, rows: Sequence[int]) -> dict[int, Turned]:
        """These lines of the screen, in ascending order; one that stands as it stood is turned no second time."""
        if not rows:
            return {}
        crop = Region(0, rows[0], self.size.width, rows[-1] - rows[0] + 1)
        chops = self._render_chops(crop, frozenset(rows).__contains__)
        return {row: self._turn_line(row, chops[row]) for row in rows}

    def _turn_line(self, row: int, chops: Mapping[int, Strip]) -> Turned:
        line, parts = Strip.join(chops.values()), self._parts(row)
        before = self._lines.get(row)
        if before and before[0] == line and before[1] == parts:
            return before[2]
        found = turned(line, parts)
        self._lines[row] = (line, parts, found)
        return found

    def _parts(self, row: int) -> list[Part]:
        """The pieces of a line between the edges of widgets, and of what stands upright."""
        special = [part for region, part in self._special() if region.y <= row < region.bottom]
        edges = {edge for part in special for edge in (part.start, part.end)}
        return [
            next((part._replace(start=start, end=end) for part in special if part.start <= start < part.end), plain)
            for start, end in pairwise(sorted(edges.union(self.cuts[row])))
            for plain in [Part(start, end)]
        ]

    def _special(self) -> Iterator[tuple[Region, Part]]:
        """The content of widgets that stand upright, or hold words in the making."""
        for widget, (region, clip) in self.visible_widgets.items():
            upright, still = getattr(widget, "upright", False), isinstance(widget, TextArea)
            if upright or still:
                content = region.shrink(widget.styles.gutter).intersection(clip)
                yield content, Part(content.x, content.right, upright, still)
