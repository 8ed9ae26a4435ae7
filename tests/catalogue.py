"""What every catalogue still wants: ``python tests/catalogue.py [LANGUAGE ...]``; its exit code is 1 where it is much.

``--tidy`` also drops what the code no longer says, and adds what it says anew with an empty ``msgstr`` at the end. A
language that has no catalogue yet gets a whole one.
"""

from __future__ import annotations

import ast
import gettext
import re
import string
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

# The checkout beside which this lies, whatever kiosk may be installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from kiosk.catalogue import SOURCE_LANGUAGE, languages, locale_folder, parted
from kiosk.text import clean

ROOT = Path(__file__).resolve().parents[1]

Message = str | tuple[str, ...]

HEADER = """\
# {name}
#
# {english} words of the kiosk's screens and sheets. A native reader's eye is wanted: corrections are welcome.
msgid ""
msgstr ""
"Project-Id-Version: kiosk 1\\n"
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""

NOTED = "noted"
"""Marks sentences that are kept in English and retold one by one."""

VOICES = {"say": 1, "_say": 1, "many": 2, NOTED: 1}
"""What the voice is called in the code, and how many of its first arguments are words."""

NO_VOICE = "environment.py"
"""The first start, which has no catalogue yet and speaks English to whoever installs."""

BETWEEN = re.compile(r'\n\n+|(?<=")\n(?=#|msgid "[^"])')
"""What parts two messages; people who merge by hand forget the empty line."""

COUNTED = range(201)
"""Numbers by which a plural form is known: every rule of every language repeats within the hundreds."""


def in_code(part: str = "**/*.py") -> dict[Message, str]:
    """Every message in the code, or in the files of a part of it, with the file it stands in."""
    found: dict[Message, str] = {}
    for path in sorted((ROOT / "kiosk").glob(part)):
        if path.name != NO_VOICE:
            # Parsed, not searched as Babel does: it is deaf to what is said inside an f-string.
            nodes = ast.walk(ast.parse(path.read_text("utf-8")))
            found |= {said: path.relative_to(ROOT).as_posix() for node in nodes for said in _said(node)}
    return found


def _said(node: ast.AST) -> Iterator[Message]:
    if not isinstance(node, ast.Call):
        return
    voice = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
    words = [one.value for one in node.args[: VOICES.get(voice, 0)] if isinstance(one, ast.Constant)]
    if not words or len(words) < VOICES[voice]:
        return
    yield from parted(words[0]) if voice == NOTED else [words[0] if len(words) == 1 else tuple(words)]


def parsed(text: str, language: str) -> Catalog:
    """A catalogue from the text of its file."""
    return read_po(BytesIO(text.encode()), locale=language.replace("-", "_"), abort_invalid=True)


def faults(catalog: Catalog, code: dict[Message, str]) -> Iterator[str]:
    """What is wrong with a catalogue, a line each."""
    said = {message.id: message for message in catalog if message.id}
    yield from (f"missing: {id_!r} of {code[id_]}" for id_ in code if id_ not in said)
    yield from (f"left over: {id_!r}" for id_ in said if id_ not in code)
    for id_, message in said.items():
        if message.fuzzy:
            yield f"fuzzy: {id_!r}"
        yield from (f"{fault}: {id_!r}" for fault in _wrong(id_, message.string, catalog))


def _wrong(id_: Message, translated: Message, catalog: Catalog) -> Iterator[str]:
    forms = translated if isinstance(translated, tuple) else (translated,)
    plural = isinstance(id_, tuple)
    english = id_[-1] if isinstance(id_, tuple) else id_
    if not all(forms):
        yield "not translated"
        return
    if len(forms) != (catalog.num_plurals if plural else 1):
        yield f"{len(forms)} plural forms"
    for index, form in enumerate(forms):
        lacks, more = fields(english) - fields(form), fields(form) - fields(english)
        if more or (lacks and not (plural and lacks == Counter(["n"]) and _of_one_number(index, catalog))):
            yield f"other placeholders in {form!r}"
        if clean(form) != form or any(unicodedata.category(char) == "Cf" for char in _without_isolates(form)):
            yield f"a character that acts on a terminal in {form!r}"
        if form.endswith(" ") != english.endswith(" ") or form.startswith(" "):
            yield f"blanks at the ends of {form!r}"


def _of_one_number(index: int, catalog: Catalog) -> bool:
    # A form that only one number takes may say it in words: the Arabic dual already means two.
    rule = _rule(str(catalog.plural_expr))
    return sum(rule(n) == index for n in COUNTED) == 1


def _rule(expression: str) -> Callable[[int], int]:
    return gettext.c2py(expression)  # type: ignore[attr-defined]


def _without_isolates(text: str) -> str:
    # They keep a name in Latin letters from taking the number after it along; `clean` has seen that each is closed.
    return text.replace("\u2068", "").replace("\u2069", "")


def fields(text: str) -> Counter[str]:
    """The names in braces, with how often each stands there."""
    return Counter(name for _, name, _, _ in string.Formatter().parse(text) if name)


def tidied(text: str, language: str, code: dict[Message, str]) -> str:
    """The text of a catalogue without what is left over and with an empty place for what is missing."""
    head, *blocks = BETWEEN.split((text or header(language)).rstrip("\n"))
    said: dict[Message, str] = {}
    for block in blocks:
        # Of two that say the same, as a merge leaves them, the first one stays.
        said.setdefault(next((one.id for one in parsed(block, language) if one.id), ""), block)
    kept = [block for id_, block in said.items() if id_ in code]
    forms = parsed(head, language).num_plurals
    new = [_empty(id_, code[id_], forms) for id_ in code if id_ not in said]
    return "\n\n".join([head, *kept, *new]) + "\n"


def _empty(id_: Message, place: str, forms: int) -> str:
    one, *more = (_quoted(part) for part in ([id_] if isinstance(id_, str) else id_))
    rest = [f"msgid_plural {more[0]}", *(f'msgstr[{n}] ""' for n in range(forms))] if more else ['msgstr ""']
    return "\n".join([f"#: {place}", f"msgid {one}", *rest])


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def header(language: str) -> str:
    """How the catalogue of a language begins; ValueError or LookupError where nobody knows the language."""
    locale = Locale.parse(language, sep="-")
    name = locale.get_display_name() or language
    plural = str(get_plural(language)).rstrip(";")
    return HEADER.format(
        name=name[0].upper() + name[1:], english=locale.english_name, language=language, plural=f"{plural};"
    )


def main(arguments: list[str]) -> int:
    """Says what is wrong, language by language; returns 1 where anything is."""
    tidy = "--tidy" in arguments
    asked = [one for one in arguments if one != "--tidy"] or [one for one in languages() if one != SOURCE_LANGUAGE]
    code, wrong = in_code(), 0
    for language in asked:
        path = locale_folder() / f"{language}.po"
        text = path.read_text("utf-8") if path.is_file() else ""
        if tidy:
            text = tidied(text, language, code)
            path.write_text(text, "utf-8", newline="\n")
        found = list(faults(parsed(text, language), code))
        wrong += len(found)
        print(*(f"{language}: {fault}" for fault in found or ["complete"]), sep="\n")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
