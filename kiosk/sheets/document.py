"""The file that holds a sheet: its numbered objects, written out by ourselves once ReportLab has gathered them.

ReportLab writes one cross-reference table and no object streams (ISO 32000-1, 7.5.7). The structure of a letter is
some fifteen small objects; a tenth of the room holds them when they lie squeezed together.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Sequence

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import xObjectName as xobject

from kiosk.sheets.written import SQUEEZE, Written, put

VERSION = (1, 7)
"""Of PDF: that of ISO 32000-1, on which both PDF/A-2 and PDF/UA-1 stand."""

# Four bytes past ASCII in the second line tell those who pass the file on that it is no text.
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_ROW = struct.Struct(">BIH")
_IN_FILE, _IN_STREAM = 1, 2
_FREE = _ROW.pack(0, 0, 0xFFFF)


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """ReportLab's catalogue with the entry it does not know."""

    __NoDefault__: Sequence[str] = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")
    __Refs__ = __NoDefault__


class Document(pdfdoc.PDFDocument):  # type: ignore[misc]
    """The objects of one document; the same ones give the same bytes and the same /ID."""

    def __init__(self, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=VERSION)
        self.Catalog: pdfdoc.PDFCatalog = _Catalog()
        self.Catalog.Pages, self.Catalog.Lang = self.Pages, pdfdoc.PDFString(language)
        self._parent = self.number(self.Pages)
        self._resources: dict[tuple[str, ...], str] = {}
        self._packs: list[tuple[int, Sequence[int]]] = []

    def reserve(self) -> int:
        """The number of an object that `pack` will bring."""
        self.objectcounter: int = self.objectcounter + 1
        return self.objectcounter

    def number(self, thing: pdfdoc.PDFObject) -> int:
        """The number of one of ReportLab's own objects, or of a reference to one."""
        found: int = self.idToObjectNumberAndVersion[self.Reference(thing).name][0]
        return found

    def add_page(self, content: str, size: tuple[float, float], forms: Iterable[str]) -> int:
        """Put the next page in, which shows these XObjects; returns its number.

        Squeezed now rather than when all is saved, or a thousand pages wait at full length: 80 MB.
        """
        pages: list[pdfdoc.PDFObjectReference] = self.Pages.pages
        contents = put(self, "", zlib.compress(content.encode("ascii"), SQUEEZE), squeezed=True)
        entries = (
            f"/Type /Page /Parent {self._parent} 0 R /MediaBox [0 0 {size[0]:.4f} {size[1]:.4f}] /Contents {contents} "
            f"/Resources {self._shared(tuple(forms))} /StructParents {len(pages)} /Tabs /S"
        )
        page = self.Reference(Written(b"<< %b >>" % entries.encode("ascii")))
        pages.append(page)
        return self.number(page)

    def _shared(self, forms: tuple[str, ...]) -> str:
        """What refers to the resources of all pages with these XObjects."""
        found = self._resources.get(forms)
        if found is None:
            shown = [f"/{xobject(form)} {self.idToObjectNumberAndVersion[xobject(form)][0]} 0 R" for form in forms]
            fonts = self.idToObjectNumberAndVersion[pdfdoc.BasicFonts][0]
            entries = f"/Font {fonts} 0 R /XObject << {' '.join(dict.fromkeys(shown))} >>"
            found = self._resources[forms] = put(self, entries)
        return found

    def pack(self, objects: Sequence[tuple[int, bytes]]) -> None:
        """Put reserved objects, none of them a stream, into one stream together."""
        places, start = [], 0
        for number, data in objects:
            places.append(f"{number} {start}")
            start += len(data) + 1
        head = " ".join(places).encode("ascii") + b"\n"
        data = zlib.compress(head + b"\n".join([data for _, data in objects]), SQUEEZE)
        stream = put(self, f"/Type /ObjStm /N {len(objects)} /First {len(head)}", data, squeezed=True)
        self._packs.append((int(stream.split()[0]), [number for number, _ in objects]))

    def format(self) -> bytes:
        """The whole file: ReportLab calls this when all is gathered."""
        self.Reference(self.Catalog)
        self.Reference(self.info)
        parts, rows, length = [_HEAD], self._packed_rows(), len(_HEAD)
        number = 0
        # Formatting an object may number others.
        while number < self.objectcounter:
            number += 1
            if name := self.numberToId.get(number):
                rows[number] = _ROW.pack(_IN_FILE, length, 0)
                data = pdfdoc.format(self.idToObject[name], self, toplevel=1)
                parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, data))
                length += len(parts[-1])
        rows[number + 1] = _ROW.pack(_IN_FILE, length, 0)
        table = b"".join([rows.get(each, _FREE) for each in range(number + 2)])
        parts.append(self._ending(parts, table, length))
        return b"".join(parts)

    def _packed_rows(self) -> dict[int, bytes]:
        return {
            number: _ROW.pack(_IN_STREAM, stream, place)
            for stream, numbers in self._packs
            for place, number in enumerate(numbers)
        }

    def _ending(self, parts: Iterable[bytes], table: bytes, start: int) -> bytes:
        """The last object, which is the cross-reference stream (7.5.8), and where it starts."""
        digest = hashlib.sha256()
        for part in parts:
            digest.update(part)
        name, size, rows = digest.hexdigest()[:32], len(table) // _ROW.size, zlib.compress(table, SQUEEZE)
        entries = (
            f"/Type /XRef /Size {size} /W [1 4 2] /Root {self.number(self.Catalog)} 0 R "
            f"/Info {self.number(self.info)} 0 R /ID [<{name}><{name}>] /Filter /FlateDecode /Length {len(rows)}"
        )
        stream = b"<< %b >>\nstream\n%b\nendstream" % (entries.encode("ascii"), rows)
        return b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (size - 1, stream, start)
