"""A letter's page (300 words, QR code) against ReportLab's bare Canvas drawing the same words and code.

The peer is given its lines already broken and its font already registered, and writes no letter it would
have to shape, fit or check; ours starts from the words, with nothing remembered of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from table import Row, interleaved, show

from kiosk.assets import assets
from kiosk.letter.letter import Letter, Paragraph
from kiosk.sheets import qr
from kiosk.sheets.drawable import alone
from kiosk.sheets.letter import SetLetter, lines_left, set_letter
from kiosk.sheets.paper import A4
from kiosk.sheets.shared import Shared
from kiosk.typeset.fonts import FontLibrary
from kiosk.typeset.shape import Setter

RUNS = 60

_OPENING = """I am writing to you because I am deeply concerned about the case of a peaceful protester who was
arrested in May and sent to forced psychiatric treatment, although a video and the testimony of a police
officer show that he took no part in any violence. He was diagnosed with a mild condition twelve years ago,
after an injury during military service; he has never been violent and has taken his medicine faithfully."""
_CONCERN = """To lock such a man away without any limit of time, far from his sister and from the doctors who
know him, cannot serve health or justice. The court heard no independent expert, and the only witness who
named him withdrew every word the next morning. People in more than eighty countries have read what happened
in that room, and many of them, like me, had never written to an authority before this week. We ask ourselves
what a law is worth that is kept from those who stood still and held up a sheet of paper in the rain."""
_ASK = """I respectfully ask you to release him immediately and unconditionally, and to ensure that, until then,
he is treated in accordance with his own wishes and with international standards. I further ask that the
officers who used excessive force on that day be investigated promptly, independently and impartially, and
that those responsible be brought before a court in fair proceedings open to the public and to the press."""
_THANKS = """Letters such as mine are read aloud tonight in libraries, schools and market halls; behind each stands
a person with a name and a trade. I am a nurse. I write in my own name, with respect for your office, and in
the hope that the law you serve will soon protect all those who spoke peacefully. I thank you for your time,
and I would be glad of an answer, however short it may be, to the address that you find above this letter."""


def letter() -> Letter:
    """A letter of 300 words."""
    words = [" ".join(text.split()) for text in (_OPENING, _CONCERN, _ASK, _THANKS)]
    return Letter(
        language="en",
        place_and_date="Reykjavík, 10 December 2013",
        address=("Prosecutor General", "Bolshaya Dmitrovka 15a", "125993 Moscow", "RUSSIAN FEDERATION"),
        salutation="Dear Prosecutor General,",
        paragraphs=tuple(Paragraph(text) for text in words),
        close="Yours sincerely,",
        name="Anna Jónsdóttir",
        title="Letter",
        note="Printed at the City Library marathon.",
        page="https://write.example.org/cases/2013/mikhail-kosenko",
        page_label="The case",
    )


def ours(text: Letter, library: FontLibrary) -> bytes:
    """From words to PDF as the first letter of a visit: no word known, the code worked out anew."""
    qr.matrix.cache_clear()
    return alone(set_letter(text, A4, Shared(library))).pdf


def peer(text: Letter, broken: Sequence[str]) -> bytes:
    """The same words by `drawString`, the same code by `rect`."""
    file = BytesIO()
    canvas = Canvas(file, (A4.width, A4.height), pageCompression=1, invariant=1)
    canvas.setFont("Peer", 11)
    y = A4.height - 80
    rows = (
        text.place_and_date,
        *text.address,
        text.salutation,
        *broken,
        text.close,
        text.name,
        text.page_label,
    )
    for row in (*rows, text.note):
        canvas.drawString(A4.left, y, row)
        y -= 14.85
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text.page)
    modules = code.get_matrix()
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            if dark:
                canvas.rect(70 + 1.3 * column, 90 - 1.3 * row, 1.3, 1.3, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def measure() -> list[Row]:
    """The page from nothing, the page of a letter the writer has seen, and the advice after a key."""
    library = FontLibrary(assets() / "fonts")
    pdfmetrics.registerFont(TTFont("Peer", str(assets() / "fonts" / "NotoSerif-Regular.ttf")))
    text = letter()
    setter = Setter(library)
    seen: SetLetter = set_letter(text, A4, Shared(library, setter))
    cold, warm, advice, theirs = interleaved(
        RUNS,
        lambda: ours(text, library),
        lambda: alone(set_letter(text, A4, Shared(library, setter))).pdf,
        lambda: lines_left(text, A4, library, setter),
        lambda: peer(text, seen.lines),
    )
    return [
        Row("a letter's page, from words", cold, theirs, "ms", 1.1),
        Row("a letter's page, after its preview", warm, theirs, "ms", 0.6),
        Row("does it still fit, after a key", advice, theirs, "ms", 0.5),
    ]


def main() -> None:
    """Measure and print."""
    show(measure())


if __name__ == "__main__":
    main()
