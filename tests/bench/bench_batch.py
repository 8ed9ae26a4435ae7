"""A thousand different letters in one file: against ReportLab's bare Canvas, by script, and ten times as many.

Each run has a process of its own, so that its peak memory is its own. The peer is given its lines already broken.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from time import perf_counter

import psutil
from bench_page import letter
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from table import Row, show

from kiosk.assets import assets
from kiosk.letter.letter import Letter, Paragraph
from kiosk.sheets.book import Book
from kiosk.sheets.letter import set_letter
from kiosk.sheets.paper import A4
from kiosk.sheets.shared import Shared
from kiosk.typeset.fonts import FontLibrary
from kiosk.typeset.shape import Setter

LETTERS = 1_000
MEMORY_MB = 200.0

_TEXTS = Path(__file__).parents[1] / "data" / "udhr-article-1.json"


def letters(count: int, language: str) -> Iterator[Letter]:
    """Letters of some 300 words (as much ink in scripts without them) that differ in every sentence."""
    dice = random.Random(language)
    model = letter()
    text = " ".join(paragraph.text for paragraph in model.paragraphs)
    if language != "en":
        article = json.loads(_TEXTS.read_text("utf-8"))["texts"][language]["text"]
        text = " ".join([article] * round(1_650 / len(article) * (0.5 if language.startswith("zh") else 1.0)))
    bare = " " not in text
    words = [*text] if bare else text.split(" ")
    for number in range(count):
        own = [word if dice.random() > 0.3 else dice.choice(words) for word in words]
        parts = [own[start : start + len(own) // 4 + 1] for start in _quarters(len(own))]
        paragraphs = tuple(Paragraph(("" if bare else " ").join(part)) for part in parts)
        yield replace(model, language=language, paragraphs=paragraphs, name=f"Writer {number}")


def _quarters(length: int) -> range:
    return range(0, length, length // 4 + 1)


def ours(count: int, language: str) -> float:
    """Seconds for `count` letters in one file."""
    library = FontLibrary(assets() / "fonts")
    bound(letters(3, language), library)
    waiting = [*letters(count, language)]
    start = perf_counter()
    bound(waiting, library)
    return perf_counter() - start


def bound(texts: Iterable[Letter], library: FontLibrary) -> bytes:
    """Letters in one file."""
    book, shared = Book("Batch"), Shared(library)
    for text in texts:
        book.add(set_letter(text, A4, shared))
    return book.sheet().pdf


def peer(count: int, language: str) -> float:
    """Seconds that ReportLab's Canvas takes to draw the same letters, code by code and line by line."""
    library = FontLibrary(assets() / "fonts")
    pdfmetrics.registerFont(TTFont("Peer", str(assets() / "fonts" / "NotoSerif-Regular.ttf")))
    setter = Setter(library)
    waiting = [(text, set_letter(text, A4, Shared(library, setter)).lines) for text in letters(count, language)]
    start = perf_counter()
    canvas = Canvas(BytesIO(), (A4.width, A4.height), pageCompression=1, invariant=1)
    for text, lines in waiting:
        canvas.setFont("Peer", 11)
        y = A4.height - 80
        for row in (text.place_and_date, *text.address, text.salutation, *lines, text.close, text.name, text.note):
            canvas.drawString(A4.left, y, row)
            y -= 14.85
        code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
        code.add_data(text.page)
        for row_number, row_of_modules in enumerate(code.get_matrix()):
            for column, dark in enumerate(row_of_modules):
                if dark:
                    canvas.rect(70 + 1.3 * column, 90 - 1.3 * row_number, 1.3, 1.3, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return perf_counter() - start


def alone(who: str, count: int, language: str) -> tuple[float, float]:
    """Seconds and peak megabytes of a run in a process of its own; the better of two."""
    runs = [once(who, count, language) for _ in range(2)]
    return min(runs[0][0], runs[1][0]), max(runs[0][1], runs[1][1])


def once(who: str, count: int, language: str) -> tuple[float, float]:
    """Seconds and peak megabytes of one run in a process of its own."""
    command = [sys.executable, __file__, who, str(count), language]
    seconds, megabytes = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return seconds, megabytes


def _peak() -> float:
    memory = psutil.Process().memory_info()
    if hasattr(memory, "peak_wset"):
        return float(memory.peak_wset) / 2**20
    import resource

    scale = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


def measure() -> list[Row]:
    """Time and memory of a thousand letters, by script, and of ten thousand."""
    latin, memory = alone("ours", LETTERS, "en")
    rows = [
        Row("1,000 letters, one file", latin, alone("peer", LETTERS, "en")[0], "s", 0.5),
        Row("the same, peak memory", memory, MEMORY_MB, "MB", 1.0),
    ]
    for name, language in (("Arabic", "ar"), ("Khmer", "km"), ("Chinese", "zh-Hant")):
        rows.append(Row(f"1,000 {name} letters, to Latin ones", alone("ours", LETTERS, language)[0], latin, "s", 2.0))
    # Ten runs one after the other are as long on a busy machine as one of ten times the letters, and as often held up.
    ten = sum(once("ours", LETTERS, "en")[0] for _ in range(10))
    whole, memory = once("ours", 10 * LETTERS, "en")
    rows.append(Row("10,000 letters, to ten times 1,000", whole, ten, "s", 1.15))
    rows.append(Row("the same, peak memory", memory, MEMORY_MB * 5, "MB", 1.0))
    return rows


def main() -> None:
    """Measure and print; with arguments, one run."""
    if len(sys.argv) == 4:
        run = {"ours": ours, "peer": peer}[sys.argv[1]]
        print(json.dumps([run(int(sys.argv[2]), sys.argv[3]), _peak()]))
    else:
        show(measure())


if __name__ == "__main__":
    main()
