"""The addresses of a case as lines, whichever way its pack gives them."""

from __future__ import annotations

from typing import TypeVar

from kiosk.campaign.letters import LetterWords
from kiosk.campaign.model import Case, CaseFile, CaseWords
from kiosk.campaign.parts import LINES_MAX, AddressParts
from kiosk.campaign.postal_order import ordered
from kiosk.campaign.reading import Reading, case_path, letters_path, words_path

_W = TypeVar("_W", bound=LetterWords)


def lined(
    reading: Reading, file: CaseFile, words: dict[str, CaseWords], letters: dict[str, LetterWords] | None = None
) -> Case:
    """The case of `file`, `words` and `letters`, with lines where its pack has parts; what is wrong there is noted."""
    return Case.model_construct(
        file=_local(reading, file),
        words={one: _told(reading, file, words_path(one), told) for one, told in words.items()},
        letters={one: _told(reading, file, letters_path(one), told) for one, told in (letters or {}).items()},
    )


def _told(reading: Reading, file: CaseFile, name: str, words: _W) -> _W:
    if words.address_parts is None:
        return words
    key = f"{file.id}.address_parts"
    return words.model_copy(update={"address": _lines(reading, words.address_parts, file.destination, name, key)})


def _local(reading: Reading, file: CaseFile) -> CaseFile:
    local = file.address_local
    if local is None or local.parts is None:
        return file
    lines = _lines(reading, local.parts, file.destination, case_path(file.id), "address_local.parts")
    return file.model_copy(update={"address_local": local.model_copy(update={"lines": lines})})


def _lines(reading: Reading, parts: AddressParts, country: str, name: str, key: str) -> tuple[str, ...]:
    lines = ordered(parts, country)
    if len(lines) > LINES_MAX:
        what = f"come to {len(lines)} lines in the order of {country}, and may come to {LINES_MAX}"
        reading.fault(name, key, what, "Leave out what its post can do without, or join two of a list.")
    # What is too long is refused by now; the rest of it may still be looked at.
    return lines[:LINES_MAX]
