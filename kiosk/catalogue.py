"""Every sentence a person reads, in their language: the one door to the gettext catalogues.

English stands in the code; ``assets/locale/<language>.po`` holds the others, and ``assets/locale/letter/`` the few
words that the kiosk itself puts on a letter, in languages that no screen speaks. The catalogues are compiled in
memory, so that a translator's file is the only file there is.
"""

from __future__ import annotations

import gettext
import re
from functools import cache
from io import BytesIO
from pathlib import Path

from kiosk.assets import assets

SOURCE_LANGUAGE = "en"
"""The language the code is written in; it needs no catalogue."""

LETTER = "letter"
"""The folder of catalogues that hold no more than a letter needs."""

_ENDS = re.compile(r"(?<=[.?!:]) (?=[A-Z])")
"""Between two sentences, or behind the name of one of several printers."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ku", "ps", "ur", "yi"})
"""Languages whose screens and pages begin at the right."""


class Say:
    """Speaks one language: ``say("Write a letter")``, ``say.many("{n} letter", "{n} letters", n)``.

    Values are put in after translation and are never parsed as a format or as markup.
    """

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    @property
    def rtl(self) -> bool:
        """True where reading begins at the right."""
        return self.language.split("-")[0] in RIGHT_TO_LEFT

    def __call__(self, message: str, /, **values: object) -> str:
        """`message` in this language, with `values` put in."""
        said = self._translations.gettext(message)
        return said.format(**values) if values else said

    def retold(self, sentences: str) -> str:
        """Sentences that were written down in English (`noted`), each in this language where it has it."""
        return " ".join(self._translations.gettext(one) for one in parted(sentences) if one)

    def many(self, one: str, more: str, n: int, /, **values: object) -> str:
        """The plural form for `n`, which stands in the sentence as ``{n}``."""
        return self._translations.ngettext(one, more, n).format(n=self.number(n), **values)

    def number(self, n: int) -> str:
        """`n` with groups of three parted by a narrow space, as every language of the screens can read it."""
        return f"{n:,}".replace(",", "\u202f")


def noted(sentences: str) -> str:
    """English sentences for the record and the command line, which `Say.retold` tells people in their own language."""
    return sentences


def parted(sentences: str) -> list[str]:
    """A paragraph as its sentences, as the catalogues hold them."""
    return _ENDS.split(sentences)


def languages() -> tuple[str, ...]:
    """The languages the screens speak, the source language first."""
    found = sorted(path.stem for path in locale_folder().glob("*.po"))
    return (SOURCE_LANGUAGE, *(language for language in found if language != SOURCE_LANGUAGE))


def own_name(language: str) -> str:
    """What the speakers of `language` call it, as the first line of its catalogue says; a stranger's code stays."""
    # Babel would tell it too, for 18 ms of import before the first paint.
    if language == SOURCE_LANGUAGE:
        return "English"
    try:
        with (locale_folder() / f"{language}.po").open(encoding="utf-8") as file:
            return file.readline().removeprefix("#").strip() or language
    except OSError:
        return language


def locale_folder() -> Path:
    """Where the catalogues lie."""
    return assets() / "locale"


@cache
def speaker(language: str) -> Say:
    """The voice for `language`; a language without a catalogue is answered in English."""
    path = locale_folder() / f"{language}.po"
    if language == SOURCE_LANGUAGE or not path.is_file():
        return Say(SOURCE_LANGUAGE, gettext.NullTranslations())
    return Say(language, _compiled(path, language))


@cache
def _compiled(path: Path, language: str) -> gettext.GNUTranslations:
    # Babel costs 25 ms to import; only a visitor who needs a catalogue pays for it.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def sheet_speaker(language: str) -> Say:
    """The voice of a sheet in `language`: without a catalogue it says English sentences, and the rest in `language`.

    A letter needs few words beside its own, and those of a folder apart are enough for it. Dates, countries and the
    direction of the page are always those of the language that the words are in.
    """
    found = speaker(language)
    if found.language == language:
        return found
    path = locale_folder() / LETTER / f"{language}.po"
    if path.is_file():
        return Say(language, _compiled(path, language))
    # Babel must know the language too, or it could tell neither date nor country.
    from babel import localedata

    known = localedata.exists(language.replace("-", "_"))
    return Say(language, gettext.NullTranslations()) if known else found
