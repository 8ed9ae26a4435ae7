"""Article 1 of the Declaration in the languages that letters are most often sent in or to, on sheets to look at.

python tests/proof/contact_sheet.py FOLDER        writes declaration.pdf and a PNG of each of its pages at 100 dpi
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kiosk.assets import assets
from kiosk.sheets.canvas import PlacedLine, SheetCanvas
from kiosk.sheets.column import Align, Block, flow
from kiosk.sheets.paper import A4, PT_PER_MM, Paper
from kiosk.sheets.picture import picture
from kiosk.typeset.direction import runs_back
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.shape import Setter

TEXTS = Path(__file__).parents[1] / "data" / "udhr-article-1.json"

# Every script once and again: its languages differ in letters, marks or direction.
LANGUAGES = """
ar fa ur ps ug-Arab skr he yi hi mr ne sa bn ta ta-LK si gu pa te kn ml km my shn mnw th lo bo dz am ti ka hy zh
zh-Hant ja ko el-polyton ru uk sr-Cyrl bg tg kk mn-Cyrl ab vi tr az-Latn pl cs hu is fr de-1996 es pt-BR it sw
yo ig ha ee ln wo zu mi haw qu gn nv
"""

SIZE, COLUMNS = 9.0, 3
_NAME, _GAP = 6.5, 6 * PT_PER_MM


def main(folder: Path) -> None:
    """Write the sheets."""
    texts = json.loads(TEXTS.read_text("utf-8"))["texts"]
    library = FontLibrary(assets() / "fonts")
    paper = Paper("A4", A4.width_mm, A4.height_mm, side_mm=12, top_mm=12)
    width = (paper.measure - (COLUMNS - 1) * _GAP) / COLUMNS
    cell = Paper("cell", width / PT_PER_MM, 100, side_mm=0)
    canvas = SheetCanvas(paper, title="Article 1", language="en")
    heights = [paper.height - 12 * PT_PER_MM] * COLUMNS
    pages = 1
    for language in (one for one in LANGUAGES.split() if one in texts):
        setter = Setter(library)
        words = tuple(setter.words(texts[language]["text"], Style.LETTER, language))
        column = flow([Block(words, align=Align.JUSTIFIED)], cell, SIZE, back=runs_back(language))
        label = setter.words(f"{texts[language]['name']} · {language}", Style.SMALL, "en")
        name = flow([Block(tuple(label))], cell, _NAME)
        under = name.depth + 1.4 * SIZE
        need = column.depth + under + 1.5 * SIZE
        place = max(range(COLUMNS), key=heights.__getitem__)
        if heights[place] - need < 12 * PT_PER_MM:
            canvas.end_page()
            pages += 1
            heights = [paper.height - 12 * PT_PER_MM] * COLUMNS
            place = 0
        left, top = paper.left + place * (width + _GAP), heights[place]
        canvas.lines((PlacedLine(row, left + x, top + y, added) for row, x, y, added in name.placed), _NAME, 0.45)
        first = top - under
        canvas.lines((PlacedLine(row, left + x, first + y, added) for row, x, y, added in column.placed), SIZE)
        heights[place] = top - need
    canvas.end_page()
    pdf = canvas.pdf()
    (folder / "declaration.pdf").write_bytes(pdf)
    for page in range(pages):
        (folder / f"declaration-{page + 1}.png").write_bytes(picture(pdf, 1240, page).png())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
