"""What a document says of itself: its title, its languages, how it is read, and what its colours mean."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape

import reportlab
from reportlab.pdfbase import pdfdoc

from kiosk.assets import assets
from kiosk.sheets.document import Document
from kiosk.sheets.written import SQUEEZE, put, text_string

MAKER = "Letter-writing kiosk"
"""Author and creator of every document: a sheet's metadata never names a person."""

PRODUCER = f"ReportLab PDF Library {reportlab.Version}"

_COLOURS = "sRGB IEC61966-2.1"
"""The condition of colours as a registry names it: the profile is our own, the space is everybody's."""

# No dates: a sheet of the same words is the same sheet tomorrow.
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{maker}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{maker}</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The old form of the same, without ReportLab's date, which would be an invented one."""

    def format(self, document: Document) -> bytes:
        """The dictionary: ReportLab calls this when it saves."""
        told = {"Title": self.title, "Author": MAKER, "Creator": MAKER, "Producer": PRODUCER}
        return b"<<%b>>" % b"".join([b"/%b%b" % (key.encode(), text_string(text)) for key, text in told.items()])


@dataclass(frozen=True, slots=True)
class About:
    """A document's title, which names no person."""

    title: str

    def put(self, document: Document, languages: Iterable[str]) -> None:
        """Say it in `document`, in which all these languages occur."""
        document.info = _Info()
        document.info.title = self.title
        catalog = document.Catalog
        catalog.MarkInfo = "<< /Marked true >>"
        # No /Direction, not even for Arabic: PDFium (and so Chrome) would turn round each line of Latin that is copied.
        catalog.ViewerPreferences = "<< /DisplayDocTitle true >>"
        catalog.Metadata = put(document, "/Type /Metadata /Subtype /XML", self._packet(languages))
        profile = put(document, "/N 3 /Alternate /DeviceRGB", _profile(), squeezed=True)
        catalog.OutputIntents = (
            f"[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier ({_COLOURS}) "
            f"/Info ({_COLOURS}) /DestOutputProfile {profile} >>]"
        )

    def _packet(self, languages: Iterable[str]) -> bytes:
        listed = "".join(f"<rdf:li>{escape(language)}</rdf:li>" for language in languages)
        return _PACKET.format(title=escape(self.title), maker=MAKER, languages=listed, producer=PRODUCER).encode()


@cache
def _profile() -> bytes:
    """The profile of sRGB, squeezed."""
    return zlib.compress((assets() / "brand" / "srgb.icc").read_bytes(), SQUEEZE)
