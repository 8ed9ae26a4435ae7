from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.glyphs import Cluster
from kiosk.typeset.shape import Setter
from kiosk.typeset.subset import Subset, subset


def _cut(setter: Setter, text: str, language: str = "en") -> tuple[list[Cluster], Subset, TTFont]:
    words = setter.words(text, Style.LETTER, language)
    clusters = list(dict.fromkeys(ink.cluster for word in words for ink in word.inks + word.spaces))
    cut = subset(clusters[0].face, clusters)
    return clusters, cut, TTFont(BytesIO(cut.data), checkChecksums=2)


def test_a_subset_holds_the_glyphs_of_its_clusters_and_little_else(setter: Setter) -> None:
    clusters, cut, font = _cut(setter, "Dear office")
    assert len(set(cut.glyphs)) == len(clusters)
    assert font["maxp"].numGlyphs == len(clusters) + 1
    assert "GSUB" not in font and "cmap" not in font and len(cut.data) < 6_000


def test_widths_in_the_subset_are_those_of_the_clusters(setter: Setter) -> None:
    clusters, cut, font = _cut(setter, "Dear office")
    order = font.getGlyphOrder()
    assert [font["hmtx"][order[glyph]][0] for glyph in cut.glyphs] == [cluster.advance for cluster in clusters]


def test_a_cluster_of_two_glyphs_becomes_one_composite(setter: Setter) -> None:
    clusters, cut, font = _cut(setter, "а\u0301 е\u0301 а", "ru")
    glyf, order = font["glyf"], font.getGlyphOrder()
    for cluster, glyph in zip(clusters, cut.glyphs, strict=True):
        if len(cluster.glyphs) == 1:
            continue
        parts = glyf[order[glyph]].components
        assert [(part.x, part.y) for part in parts] == [(piece.x, piece.y) for piece in cluster.glyphs]
        assert font["hmtx"][order[glyph]][0] == cluster.advance
        box = glyf[order[glyph]]
        glyf[order[glyph]].recalcBounds(glyf)
        assert (box.xMin, box.yMax) == (glyf[order[glyph]].xMin, glyf[order[glyph]].yMax)


def test_equal_composites_are_written_once(setter: Setter) -> None:
    _, once, _ = _cut(setter, "а\u0301", "ru")
    _, twice, font = _cut(setter, "а\u0301 а\u0301", "ru")
    assert len(set(twice.glyphs)) == 2 and font["maxp"].maxComponentElements >= 2
    assert len(twice.data) < len(once.data) + 40


def test_the_same_clusters_give_the_same_bytes(setter: Setter) -> None:
    assert _cut(setter, "Ünïcode а\u0301")[1] == _cut(setter, "Ünïcode а\u0301")[1]


def test_a_subset_is_the_same_before_and_after_the_font_is_prepared(fonts: Path) -> None:
    setter = Setter(FontLibrary(fonts))
    clusters = [ink.cluster for word in setter.words("Łódź, 10 fi", Style.LETTER, "en") for ink in word.inks]
    face = clusters[0].face
    made = [subset(face, clusters) for _ in range(12)]
    assert len(set(made)) == 1 and face.subsettable() is not face.face
