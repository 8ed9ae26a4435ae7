"""Questions about a pack that only higher floors can answer, handed to ``pack check``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from kiosk.assets import assets
from kiosk.campaign.model import Case, Pack
from kiosk.catalogue import speaker
from kiosk.errors import Fault
from kiosk.letter.compose import Occasion, compose
from kiosk.letter.draft import Draft
from kiosk.letter.letter import Letter


def probes(data: Path | None = None) -> tuple[Callable[[Pack], Iterable[Fault]], ...]:
    """Does each ready letter fit one page, and has every character in it a font?

    The fonts are those that every kiosk has, unless `data` is the folder of one that may have more.
    """
    return (partial(_letters_can_be_printed, data=data),)


def ready_letters(pack: Pack) -> Iterator[tuple[Case, str, int, Letter]]:
    """Every ready letter of a pack: case, language, opener, and the letter itself."""
    for language in pack.file.languages:
        occasion = Occasion(speaker(language), date(2000, 1, 31), event="Event", place="Place", practice=True)
        for case in pack.cases:
            for opener in range(len(case.told_in(language).openers)):
                yield case, language, opener, compose(case, Draft(opener=opener, name="Name"), occasion)


def _letters_can_be_printed(pack: Pack, data: Path | None) -> Iterator[Fault]:
    from kiosk.sheets.letter import TooLong, letter_sheet, missing
    from kiosk.sheets.paper import A4, LETTER
    from kiosk.typeset.fonts import FontLibrary, library_of

    library = library_of(data) if data else FontLibrary(assets() / "fonts")
    for case, language, opener, letter in ready_letters(pack):
        file, key = f"words/{language}.toml", f"{case.id}.openers[{opener + 1}]"
        unprintable = missing(letter, library)
        if unprintable:
            what = f"no font here has {' '.join(unprintable[:8])}"
            yield Fault(file, case.id, what, "Write it another way, or add a font.")
            continue
        for paper in (A4, LETTER):
            try:
                letter_sheet(letter, paper, library)
            except TooLong as error:
                yield Fault(file, key, f"the ready letter is too long: {error}", "Shorten the concern or the ask.")
                break
