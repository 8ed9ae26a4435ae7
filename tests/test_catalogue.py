"""Every sentence, in every language of the screens."""

from __future__ import annotations

import re
import string

import pytest
from babel import Locale
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from kiosk import catalogue
from kiosk.assets import assets
from kiosk.catalogue import languages, own_name, speaker

PACKAGE = assets().parent / "kiosk"


def messages() -> dict[str | tuple[str, ...], str]:
    """Every message in the code, with the file it stands in."""
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords={"say": None, "many": (1, 2)})
    return {message: name for name, _line, message, _comments, _context in found}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", [one for one in languages() if one != catalogue.SOURCE_LANGUAGE])
def test_no_message_is_missing_and_none_is_left_over(language: str) -> None:
    with (assets() / "locale" / f"{language}.po").open("rb") as file:
        read = {message.id: message for message in read_po(file, locale=language) if message.id}
    assert not [message.id for message in read.values() if message.fuzzy]
    in_code = messages()
    assert not {id_: in_code[id_] for id_ in in_code.keys() - read.keys()}, "missing"
    assert not read.keys() - in_code.keys(), "left over"
    for id_, message in read.items():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(strings), f"{id_}: not translated"
        ids = id_ if isinstance(id_, tuple) else (id_,)
        for translated in strings:
            assert fields(translated) <= fields(" ".join(ids)), id_


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_begins_with_the_languages_name_for_itself(language: str) -> None:
    known = Locale.parse(language, sep="-").display_name
    assert known is not None
    assert own_name(language).casefold() == known.casefold() and own_name(language)[0].isupper()


def test_a_language_without_a_catalogue_is_called_by_its_code() -> None:
    assert own_name("tlh") == "tlh"


def test_an_unknown_language_is_answered_in_english() -> None:
    assert speaker("tlh").language == "en"


def test_plural_forms_follow_the_language() -> None:
    say = speaker("en")
    assert [say.many("{n} letter", "{n} letters", n) for n in (0, 1, 2)] == ["0 letters", "1 letter", "2 letters"]


def test_numbers_are_parted_by_a_narrow_space() -> None:
    assert speaker("en").number(1284) == "1\u202f284"


def test_values_are_never_parsed() -> None:
    assert speaker("en")("Printed at {event}.", event="{x} [b]%s") == "Printed at {x} [b]%s."


def test_a_sentence_never_exclaims_but_once() -> None:
    loud = [text for text in messages() if "!" in str(text)]
    assert [text for text in loud if not re.fullmatch(r"Thank you!", str(text))] == []
