"""An address as it stands on paper: at most six lines, the country last, nothing in it that turns it around."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.campaign.country import country_name
from kiosk.campaign.model import Case
from kiosk.errors import KioskError
from kiosk.letter.destination import destination
from kiosk.text import clean

LINES_MAX = 6
"""Lines of an address, its country among them: what a sorter's camera and DIN 5008 both give it room for."""

LINE_LIMIT = 200
"""Code points of one line, more than 8 points fit on any paper here: longer ones are refused by their width."""

_STEERING = frozenset("\u200e\u200f\u2066\u2067\u2068\u2069")
_BACK = frozenset({"R", "AL", "AN"})


class AddressTooLong(KioskError):
    """An address does not fit where it must stand."""


@dataclass(frozen=True, slots=True, repr=False)
class Address:
    """Where a letter goes: `lines` with the country last, in `language`.

    `local` is the same place in the destination's own script and `local_language`, without a country line;
    empty where the pack does not have it.
    """

    lines: tuple[str, ...]
    language: str
    local: tuple[str, ...] = ()
    local_language: str = ""


def address_to(case: Case, language: str, *, home: str = "", post: str = "") -> Address:
    """The address of a case's target as a letter in `language` carries it.

    `home` is the country the letter is posted in, an ISO 3166 code or empty where nobody said; `post` is the
    language that names the destination, empty for that of the letter. Raises `AddressTooLong`.
    """
    words = case.letter_in(language)
    local = case.file.address_local
    return Address(
        lines=addressed(
            words.address, case.file.destination, language, home=home, post=post, own_name=words.country_name
        ),
        language=language,
        local=tidied(local.lines) if local else (),
        local_language=local.language if local else "",
    )


def addressed(
    lines: Iterable[str], code: str, language: str, *, home: str = "", post: str = "", own_name: str = ""
) -> tuple[str, ...]:
    """Lines in the order of their country, closed by its name in capitals; mail within `home` has no such line.

    A last line that is only the country's name, as packs written for a screen have it, gives way to ours.
    """
    whole = tidied(lines)
    names = {country_name(code, tongue) for tongue in (language, post) if tongue}
    country = destination(code, post or language, own_name)
    if whole and whole[-1].casefold() in {name.casefold() for name in (*names, country, own_name)}:
        whole = whole[:-1]
    return counted(whole if code == home else (*whole, country))


def tidied(lines: Iterable[str]) -> tuple[str, ...]:
    """Lines through the one door for words, the empty ones left out, and none turned against its own letters."""
    cleaned = (clean(line, LINE_LIMIT, one_line=True) for line in lines)
    return tuple(steady for line in cleaned if (steady := _steady(line)))


def counted(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines themselves; raises `AddressTooLong` where they are more than six."""
    if len(lines) > LINES_MAX:
        raise AddressTooLong(f"The address has {len(lines)} lines with its country, and may have {LINES_MAX}.")
    return lines


def _steady(line: str) -> str:
    """A line without marks of direction, where nothing in it runs right to left and needs them.

    An isolate around "12 Main Street" would print the number last, and the letter would go elsewhere.
    """
    if _STEERING.isdisjoint(line) or not _BACK.isdisjoint(map(unicodedata.bidirectional, _letters(line))):
        return line
    return _letters(line).strip()


def _letters(line: str) -> str:
    return "".join(char for char in line if char not in _STEERING)
