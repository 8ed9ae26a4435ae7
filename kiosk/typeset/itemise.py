"""Text cut into runs of one script and one font, never inside what a reader calls a character."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fontTools import unicodedata as scripts

from kiosk.text import graphemes
from kiosk.typeset.face import Face
from kiosk.typeset.fonts import COMMON, FontLibrary, Style

DEFAULT_SCRIPT = "Latn"
"""The script of text that has no letter at all: a date in digits, a row of dots."""


@dataclass(slots=True)
class Run:
    """Neighbouring characters that one call of the shaper can set; `missing` ones have no font."""

    text: str
    script: str
    face: Face
    missing: bool = False


def runs(text: str, style: Style, library: FontLibrary, script: str = DEFAULT_SCRIPT, form: str = "") -> list[Run]:
    """The runs of `text`, which follows text of `script`.

    Marks and joiners stay with their base because graphemes are kept whole; spaces and punctuation take the
    script of the letters before them, at the start that of the letters after, and the font of their neighbour
    where that has them. `form` is whose Han characters are meant (`preference.han_form`).
    """
    script = strong_script(text, library) or script
    if face := library.alone(text, style, script, form):
        return [Run(text, script, face)] if text else []
    found: list[Run] = []
    for grapheme in graphemes(text):
        script = strong_script(grapheme, library) or script
        run = _run(grapheme, script, style, form, library, found[-1] if found else None)
        if found and _joins(found[-1], run):
            found[-1].text += grapheme
        else:
            found.append(run)
    return found


def _run(grapheme: str, script: str, style: Style, form: str, library: FontLibrary, before: Run | None) -> Run:
    fonts = library.fonts_for(grapheme)
    if not fonts:
        return Run(grapheme, script, library.own(style), missing=True)
    neutral = library.character(grapheme[0]).script in COMMON
    if neutral and before is not None and not before.missing and library.has(before.face, fonts):
        return Run(grapheme, script, before.face)
    return Run(grapheme, script, library.face_for(fonts, style, script, form))


def _joins(before: Run, run: Run) -> bool:
    if before.missing or run.missing:
        return False
    return before.face is run.face and before.script == run.script


def strong_script(text: Iterable[str], library: FontLibrary) -> str:
    """The script of the first letter in `text`, empty where it has none."""
    for char in text:
        script = library.character(char).script
        if script not in COMMON:
            return script
    return ""


def last_script(text: str, library: FontLibrary) -> str:
    """The script of the last letter in `text`, empty where it has none."""
    return strong_script(reversed(text), library)


def missing(texts: Iterable[str], library: FontLibrary) -> tuple[str, ...]:
    """The characters in `texts` that no font can set: in order, each once."""
    found: dict[str, None] = {}
    for text in texts:
        if library.fonts_with_all(text):
            continue
        for grapheme in graphemes(text):
            if grapheme not in found and grapheme not in "\r\n" and not library.fonts_for(grapheme):
                found[grapheme] = None
    return tuple(found)


def script_names(characters: Iterable[str], library: FontLibrary) -> tuple[str, ...]:
    """The English names of the scripts that characters belong to, each once; "symbols" for those of none."""
    tags = (strong_script(grapheme, library) for grapheme in characters)
    return tuple(dict.fromkeys(scripts.script_name(tag) if tag else "symbols" for tag in tags))
