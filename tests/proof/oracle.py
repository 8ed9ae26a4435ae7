"""Our lines against those of typst, an engine of its own (rustybuzz, ICU4X): where they break, and their ink.

python tests/proof/oracle.py [--record]    prints a table; needs ``pip install typst pillow``, as nothing else does

With --record the lines on which both engines agree are written down for the tests.

Both set Article 1 ragged, at one size, with the same fonts and baselines, and pdfium paints both; `breaks` says
whether there are as many lines of the same widths, `ink` is the share of typst's dark dots that ours lack by more
than a dot.
"""

from __future__ import annotations

import json
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

import typst
from contact_sheet import LANGUAGES
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageFilter

from kiosk.assets import assets
from kiosk.sheets.canvas import PlacedLine, SheetCanvas
from kiosk.sheets.paper import PT_PER_MM, Paper
from kiosk.sheets.picture import picture
from kiosk.typeset.direction import runs_back
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.layout import Line, lines
from kiosk.typeset.preference import han_form, preferred
from kiosk.typeset.shape import Setter

TEXTS = Path(__file__).parents[1] / "data" / "udhr-article-1.json"
AGREED = TEXTS.with_name("lines-as-typst.json")
SIZE, LEADING, MARGIN = 11.0, 24.0, 40.0
PAPER = Paper("oracle", 160, 100, side_mm=MARGIN / PT_PER_MM)
DOTS = 1_400


class Compared(NamedTuple):
    """What a comparison found."""

    breaks: bool
    ink: float


def broken(text: str, language: str, library: FontLibrary) -> list[Line]:
    """The lines of a text on the page of both engines."""
    return lines(Setter(library).words(text, Style.LETTER, language), PAPER.measure * 1000 / SIZE)


def ours(text: str, language: str, library: FontLibrary) -> bytes:
    """Our page, a line every `LEADING` points."""
    canvas = SheetCanvas(PAPER, title="", language=language)
    rows = broken(text, language, library)
    top = PAPER.height - MARGIN
    placed = (
        PlacedLine(
            row,
            PAPER.left + (PAPER.measure - row.width * SIZE / 1000 if runs_back(language) else 0.0),
            top - LEADING * number,
        )
        for number, row in enumerate(rows)
    )
    canvas.lines(placed, SIZE)
    canvas.end_page()
    return canvas.pdf()


def theirs(text: str, language: str, library: FontLibrary, script: str) -> bytes:
    """The page as typst sets it."""
    chain = preferred(script, han_form(language), "NotoSerif-Regular", library.names)
    families = dict.fromkeys(_family(name) for name in chain if "Bold" not in name)
    names = ", ".join(json.dumps(family) for family in families)
    first, _, rest = language.partition("-")
    region = next((part for part in rest.split("-") if len(part) == 2), "")
    source = f"""
#set page(width: {PAPER.width}pt, height: {PAPER.height}pt, margin: (x: {PAPER.left}pt, y: {MARGIN}pt))
#set text(font: ({names},), size: {SIZE}pt, lang: "{first[:3]}", hyphenate: false,
  {f'region: "{region}", ' if region else ""}dir: {"rtl" if runs_back(language) else "ltr"},
  top-edge: "baseline", bottom-edge: "baseline", cjk-latin-spacing: none)
#set par(leading: {LEADING}pt, justify: false, linebreaks: "simple")
#sys.inputs.text
"""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.typ"
        path.write_text(source, "utf-8")
        made: bytes = typst.compile(
            path, font_paths=[assets() / "fonts"], ignore_system_fonts=True, sys_inputs={"text": text}
        )
    return made


@cache
def _family(stem: str) -> str:
    with TTFont(assets() / "fonts" / f"{stem}.ttf", lazy=True) as font:
        return str(font["name"].getBestFamilyName())


def _dots(pdf: bytes) -> Image.Image:
    shown = picture(pdf, DOTS)
    image = Image.frombytes("RGB", (shown.width, shown.height), shown.rgb).convert("L")
    return image.point(lambda value: 255 if value < 128 else 0)


def _widths(dots: Image.Image) -> list[tuple[int, int]]:
    """Where the ink of each line begins and ends, by the bands around the baselines."""
    scale = DOTS / PAPER.width
    found = []
    for number in range(12):
        low = (MARGIN + LEADING * number) * scale
        box = dots.crop((0, int(low - 8 * scale), DOTS, int(low))).getbbox()
        if box:
            found.append((box[0], box[2]))
    return found


def compared(mine: bytes, other: bytes) -> Compared:
    """Our page against another."""
    one, two = _dots(mine), _dots(other)
    pairs = [*zip(_widths(one), _widths(two), strict=False)]
    same = len(_widths(one)) == len(_widths(two)) and all(abs(a - c) < 6 and abs(b - d) < 6 for (a, b), (c, d) in pairs)
    lacking = ImageChops.subtract(two, one.filter(ImageFilter.MaxFilter(3)))
    return Compared(same, sum(lacking.histogram()[128:]) / max(1, sum(two.histogram()[128:])))


def main() -> None:
    """Compare every language of the contact sheet and print what differs, then the sums."""
    library = FontLibrary(assets() / "fonts")
    texts = json.loads(TEXTS.read_text("utf-8"))["texts"]
    found = {}
    for language in LANGUAGES.split():
        text = texts[language]["text"]
        script = next(script for char in text if (script := library.character(char).script) not in ("Zyyy", "Zinh"))
        found[language] = compared(ours(text, language, library), theirs(text, language, library, script))
        if "-v" in sys.argv or not found[language].breaks or found[language].ink > 0.01:
            print(
                f"{language:12} breaks {'same' if found[language].breaks else 'differ':6} ink {found[language].ink:.3f}"
            )
    if "--record" in sys.argv:
        agreed = {
            language: [row.text for row in broken(texts[language]["text"], language, library)]
            for language, one in found.items()
            if one.breaks
        }
        told = {"typst": typst.__version__, "measure": PAPER.measure * 1000 / SIZE, "lines": agreed}
        AGREED.write_text(json.dumps(told, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(
        f"{len(found)} languages: {sum(one.breaks for one in found.values())} with the same lines, "
        f"{sum(one.ink <= 0.01 for one in found.values())} with the same ink (0.01)"
    )


if __name__ == "__main__":
    main()
