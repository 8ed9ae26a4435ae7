"""A font cut down to the clusters of one document, each cluster a glyph of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import uharfbuzz as hb

from kiosk.typeset import composite
from kiosk.typeset.face import EM, Face
from kiosk.typeset.glyphs import Cluster, Glyph

# A PDF shows glyphs by number: what maps, places or names them has been used up by now.
_DROPPED = ("GSUB", "GPOS", "GDEF", "cmap", "name", "post", "OS/2", "DSIG", "STAT", "gasp", "kern", "meta")
_FLAGS = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE


class Subset(NamedTuple):
    """A TrueType file, and for each cluster asked for the number of the glyph that prints it."""

    data: bytes
    glyphs: tuple[int, ...]


def subset(face: Face, clusters: Sequence[Cluster]) -> Subset:
    """`face` with only what prints `clusters`; a cluster of several glyphs becomes one composite glyph."""
    plan = _plan(face, sorted({glyph.id for cluster in clusters for glyph in cluster.glyphs}))
    new_id = plan.old_to_new_glyph_mapping
    data: bytes = plan.execute().blob.data
    composed: dict[tuple[Glyph, ...], int] = {}
    count = composite.glyph_count(data)
    glyphs: list[int] = []
    for cluster in clusters:
        if _is_plain(cluster):
            glyphs.append(new_id[cluster.glyphs[0].id])
            continue
        parts = tuple(_in_units(glyph, new_id[glyph.id], face) for glyph in cluster.glyphs)
        glyphs.append(composed.setdefault(parts, count + len(composed)))
    return Subset(composite.with_composites(data, list(composed)) if composed else data, tuple(glyphs))


def _is_plain(cluster: Cluster) -> bool:
    return len(cluster.glyphs) == 1 and cluster.glyphs[0].x == cluster.glyphs[0].y == 0


def _in_units(glyph: Glyph, new_id: int, face: Face) -> Glyph:
    return Glyph(new_id, round(glyph.x * face.upem / EM), round(glyph.y * face.upem / EM))


def _plan(face: Face, glyphs: list[int]) -> hb.SubsetPlan:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    wanted.flags = _FLAGS
    return hb.SubsetPlan(face.subsettable(), wanted)
