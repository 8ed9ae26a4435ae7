"""A font inside a PDF with one code a cluster, so that what is copied from the page is what was written.

ReportLab's own TrueType fonts give a code to a character and know nothing of clusters; this Type 0 font
(ISO 32000-1, 9.7) gives one to each pair of glyphs and text, so that no code has two meanings.
"""

from __future__ import annotations

import hashlib
import struct
import zlib

from kiosk.sheets.written import SQUEEZE, Document, put
from kiosk.typeset.face import Face
from kiosk.typeset.glyphs import Cluster, Ink
from kiosk.typeset.subset import subset

_MAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{mappings}
endcmap CMapName currentdict /CMap defineresource pop end end
"""
_MAP_BLOCK = 100
"""Mappings in one block of a CMap, at most (Adobe Technical Note 5014)."""

_CID_SYSTEM = "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"


class Codes(dict[Ink, str]):
    """What shows an ink: the code of its cluster in hexadecimal, and the kerning behind it."""

    def __init__(self) -> None:
        self.clusters: dict[Cluster, str] = {}

    def __missing__(self, ink: Ink) -> str:
        # Code 0 is .notdef in every font; no cluster may look like it.
        code = self.clusters.setdefault(ink.cluster, f"{len(self.clusters) + 1:04X}")
        kerning = ink.cluster.advance - ink.advance
        self[ink] = shown = f"{code}>{kerning}<" if kerning else code
        return shown


class CidFont:
    """The clusters of one face that one document shows; written when the document is."""

    def __init__(self, name: str, face: Face) -> None:
        self.name = name
        self.face = face
        self.codes = Codes()

    def addObjects(self, doc: Document) -> None:
        """Write the font into a document: ReportLab calls this when it saves."""
        clusters = list(self.codes.clusters)
        cut = subset(self.face, clusters)
        name = f"/{_tag(cut.data)}+{self.face.name}"
        file = put(doc, f"/Length1 {len(cut.data)}", zlib.compress(cut.data, SQUEEZE), squeezed=True)
        measures = put(doc, f"/Type /FontDescriptor /FontName {name} /FontFile2 {file} {_measures(self.face)}")
        glyphs = put(doc, "", struct.pack(f">{len(clusters) + 1}H", 0, *cut.glyphs))
        widths = " ".join([str(cluster.advance) for cluster in clusters])
        font = put(
            doc,
            f"/Type /Font /Subtype /CIDFontType2 /BaseFont {name} /CIDSystemInfo {_CID_SYSTEM} "
            f"/FontDescriptor {measures} /CIDToGIDMap {glyphs} /DW 0 /W [1 [{widths}]]",
        )
        texts = put(doc, "", zlib.compress(_to_unicode(clusters), SQUEEZE), squeezed=True)
        doc.idToObject["BasicFonts"].dict[self.name] = put(
            doc,
            f"/Type /Font /Subtype /Type0 /BaseFont {name} /Encoding /Identity-H "
            f"/DescendantFonts [{font}] /ToUnicode {texts}",
        )


def _measures(face: Face) -> str:
    measures = face.measures
    left, low, right, high = measures.bbox
    return (
        f"/Flags {measures.flags} /FontBBox [{left} {low} {right} {high}] /ItalicAngle {measures.italic_angle:g} "
        f"/Ascent {measures.ascent} /Descent {measures.descent} /CapHeight {measures.cap_height} /StemV {measures.stem}"
    )


def _tag(data: bytes) -> str:
    """The six capitals that mark a subset, drawn from its bytes so that they are the same every time."""
    digest = hashlib.sha256(data).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _to_unicode(clusters: list[Cluster]) -> bytes:
    rows = [f"<{code:04X}> <{_utf16(_as_shown(cluster))}>" for code, cluster in enumerate(clusters, start=1)]
    blocks = [rows[start : start + _MAP_BLOCK] for start in range(0, len(rows), _MAP_BLOCK)]
    mappings = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return _MAP.format(mappings=mappings).encode("ascii")


def _as_shown(cluster: Cluster) -> str:
    # Readers turn what runs right to left code by code and look into none, so what is inside is turned here.
    return cluster.text[::-1] if cluster.back else cluster.text


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex()
