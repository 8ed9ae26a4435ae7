"""The same letter by whole engines that also break lines and shape: typst, kept open, and WeasyPrint.

Run by itself: ``python tests/bench/bench_engines.py`` wants ``pip install typst weasyprint``, which nothing else does.
All three are warm: each run sets the same letter with another number in it, in the same font, with the same code, as a
visit does after its preview. Nobody is told where lines break.
"""

from __future__ import annotations

import html
import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import typst
from bench_page import letter
from table import Row, interleaved, show
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from kiosk.assets import assets
from kiosk.letter.letter import Letter, Paragraph
from kiosk.sheets import qr
from kiosk.sheets.letter import render, set_letter
from kiosk.sheets.paper import A4
from kiosk.typeset.fonts import FontLibrary
from kiosk.typeset.shape import Setter

RUNS = 25
SIZE, LEADING, MODULE = 11.0, 14.85, 1.3

FONT = "NotoSerif-Regular.ttf"


def letters() -> Iterator[Letter]:
    """Letters of 300 words, each with a number that no other has."""
    one = letter()
    for number in count():
        first = Paragraph(f"Letter {number} of tonight. {one.paragraphs[0].text}")
        yield replace(one, paragraphs=(first, *one.paragraphs[1:]))


def drawing(page: str) -> str:
    """The code as a picture of squares (SVG)."""
    modules = qr.matrix(page)
    path = "".join(
        f"M{column} {row}h1v1h-1z" for row, line in enumerate(modules) for column, dark in enumerate(line) if dark
    )
    side = len(modules)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>'


def by_typst(folder: Path) -> Callable[[Letter], bytes]:
    """Typst with its fonts found and its source parsed; a letter comes as an input."""
    source = folder / "letter.typ"
    source.write_text(
        f"""
#let letter = json(bytes(sys.inputs.letter))
#set page(width: {A4.width}pt, height: {A4.height}pt, margin: (x: {A4.left}pt, y: 60pt))
#set text(font: "Noto Serif", size: {SIZE}pt, lang: "en", hyphenate: false)
#set par(justify: true, leading: {LEADING - SIZE}pt)
#align(right, letter.date)
#letter.address.join(linebreak())

#letter.salutation

#for part in letter.parts [#par(part)]
#letter.close

#letter.name
#v(1fr)
#image(bytes(letter.code), width: 14mm)
#letter.label #linebreak() #letter.note
""",
        "utf-8",
    )
    compiler = typst.Compiler(source, font_paths=[assets() / "fonts"], ignore_system_fonts=True)

    def page(text: Letter) -> bytes:
        told = {"date": text.place_and_date, "address": text.address, "salutation": text.salutation}
        told |= {"parts": [part.text for part in text.paragraphs], "close": text.close, "name": text.name}
        told |= {"code": drawing(text.page), "label": text.page_label, "note": text.note}
        made: bytes = compiler.compile(sys_inputs={"letter": json.dumps(told)})
        return made

    return page


def by_weasyprint() -> Callable[[Letter], bytes]:
    """WeasyPrint with its style and its font read once."""
    fonts = FontConfiguration()
    face = f"@font-face {{ font-family: Ours; src: url({(assets() / 'fonts' / FONT).as_uri()}) }}"
    page_rule = f"@page {{ size: A4; margin: 60pt {A4.left}pt }}"
    body = f"body {{ font: {SIZE}pt/{LEADING}pt Ours; text-align: justify }} svg {{ width: 14mm }}"
    style = CSS(string="\n".join((face, page_rule, body)), font_config=fonts)

    def page(text: Letter) -> bytes:
        parts = [text.place_and_date, *text.address, text.salutation]
        parts += [part.text for part in text.paragraphs] + [text.close, text.name, text.page_label, text.note]
        written = "".join(f"<p>{html.escape(part)}</p>" for part in parts)
        source = f"<html lang=en><body>{written}{drawing(text.page)}</body></html>"
        made: bytes = HTML(string=source).write_pdf(stylesheets=[style], font_config=fonts)
        return made

    return page


def measure() -> list[Row]:
    """Our page beside theirs."""
    library, fresh = FontLibrary(assets() / "fonts"), letters()
    setter = Setter(library)
    with tempfile.TemporaryDirectory() as folder:
        of_typst, of_weasyprint = by_typst(Path(folder)), by_weasyprint()
        mine, typsts, weasyprints = interleaved(
            RUNS,
            lambda: render(set_letter(next(fresh), A4, library, setter)),
            lambda: of_typst(next(fresh)),
            lambda: of_weasyprint(next(fresh)),
        )
    return [
        Row("a letter's page, beside typst's reused compiler", mine, typsts, "ms", 1.0),
        Row("a letter's page, beside WeasyPrint", mine, weasyprints, "ms", 0.1),
    ]


if __name__ == "__main__":
    show(measure())
