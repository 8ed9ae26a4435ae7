"""Every sentence, in every language of the screens."""

from __future__ import annotations

import gettext
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel import Locale

from kiosk import catalogue
from kiosk.assets import assets
from kiosk.catalogue import Say, languages, own_name, speaker

TRANSLATED = [one for one in languages() if one != catalogue.SOURCE_LANGUAGE]

HEAD = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);\\n"\n\n'
"""A language with a form for one, a form for two and a form for the rest."""

SHEETS = ("{n} sheet of {paper}", "{n} sheets of {paper}")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The translators' script, which lies beside this file and in no package."""
    spec = importlib.util.spec_from_file_location("translators", Path(__file__).with_name("catalogue.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def code(tool: ModuleType) -> dict[str | tuple[str, ...], str]:
    """Every message in the code, with the file it stands in."""
    return tool.in_code()


def text_of(language: str) -> str:
    return (assets() / "locale" / f"{language}.po").read_text("utf-8")


def plural(*forms: str) -> str:
    """A catalogue that says `SHEETS` with these forms, and nothing else."""
    lines = [f'msgid "{SHEETS[0]}"', f'msgid_plural "{SHEETS[1]}"']
    return HEAD + "\n".join([*lines, *(f'msgstr[{index}] "{form}"' for index, form in enumerate(forms))]) + "\n"


def single(english: str, translated: str) -> str:
    return f'{HEAD}msgid "{english}"\nmsgstr "{translated}"\n'


def test_seven_languages_are_shipped() -> None:
    assert {*languages()} >= {"en", "fr", "es", "pt", "de", "ru", "ar"}


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_message_is_missing_none_is_left_over_and_none_is_broken(tool: ModuleType, code, language: str) -> None:
    assert list(tool.faults(tool.parsed(text_of(language), language), code)) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_catalogue_asks_for_a_native_readers_eye(language: str) -> None:
    assert "A native reader's eye is wanted" in text_of(language).split("msgid", 1)[0]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_sentence_exclaims_at_most_to_thank(tool: ModuleType, language: str) -> None:
    said = {message.id: message.string for message in tool.parsed(text_of(language), language)}
    assert {id_ for id_, text in said.items() if id_ and re.search("[!¡！]", str(text))} <= {"Thank you!"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (single("Go on", ""), "not translated: 'Go on'"),
        (single("For {name}", "{Name}"), "other placeholders in '{Name}': 'For {name}'"),
        (single("{n} of {n}", "{n}"), "other placeholders in '{n}': '{n} of {n}'"),
        (single("Search: ", "Suche:"), "blanks at the ends of 'Suche:': 'Search: '"),
        (single("To {name}", "\u202e{name}"), "a character that acts on a terminal in '\\u202e{name}': 'To {name}'"),
        (single("To {name}", "\u2068{name}"), "a character that acts on a terminal in '\\u2068{name}': 'To {name}'"),
        (plural("1 {paper}", "2 {paper}", "{n}"), f"other placeholders in '{{n}}': {SHEETS!r}"),
        (plural("{n} {paper}", "{n} {paper}", "{paper}"), f"other placeholders in '{{paper}}': {SHEETS!r}"),
        ("#, fuzzy\n" + single("A", "B").removeprefix(HEAD), "fuzzy: 'A'"),
    ],
)
def test_a_fault_is_named(tool: ModuleType, text: str, fault: str) -> None:
    catalog = tool.parsed(text if text.startswith(HEAD) else HEAD + text, "ar")
    said = {message.id: "a.py" for message in catalog if message.id}
    assert list(tool.faults(catalog, said)) == [fault]


def test_a_form_that_means_one_number_may_say_it_in_words(tool: ModuleType) -> None:
    catalog = tool.parsed(plural("one of {paper}", "both of {paper}", "{n} of {paper}"), "ar")
    assert list(tool.faults(catalog, {SHEETS: "a.py"})) == []


def test_a_name_may_be_kept_apart_from_the_number_after_it(tool: ModuleType) -> None:
    catalog = tool.parsed(single("{place}, {n}", "\u2068{place}\u2069، {n}"), "ar")
    assert list(tool.faults(catalog, {"{place}, {n}": "a.py"})) == []


def test_tidying_drops_what_is_left_over_and_leaves_room_for_what_is_new(tool: ModuleType) -> None:
    old = single("Kept", "K") + '#: merged without a line between\nmsgid "Gone"\nmsgstr "G"\nmsgid "Kept"\nmsgstr ""\n'
    tidied = tool.tidied(old, "ar", {"Kept": "a.py", SHEETS: "b.py"})
    assert tidied.startswith(single("Kept", "K")) and "Gone" not in tidied and tidied.count("Kept") == 1
    assert tidied.endswith(f'#: b.py\nmsgid "{SHEETS[0]}"\nmsgid_plural "{SHEETS[1]}"\n' + EMPTY)
    assert tool.tidied(tidied, "ar", {"Kept": "a.py", SHEETS: "b.py"}) == tidied
    assert [*tool.faults(tool.parsed(tidied, "ar"), {"Kept": "a.py", SHEETS: "b.py"})] == [
        f"not translated: {SHEETS!r}"
    ]


EMPTY = 'msgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n'


def test_a_new_language_gets_a_whole_catalogue(tool: ModuleType) -> None:
    text = tool.tidied("", "it", {"Write": "a.py"})
    assert text.startswith("# Italiano\n#\n# Italian words") and text.endswith('msgid "Write"\nmsgstr ""\n')
    assert tool.parsed(text, "it").num_plurals == 2


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_begins_with_the_languages_name_for_itself(language: str) -> None:
    known = Locale.parse(language, sep="-").display_name
    assert known is not None
    assert own_name(language).casefold() == known.casefold() and not own_name(language)[0].islower()


def test_a_language_without_a_catalogue_is_called_by_its_code() -> None:
    assert own_name("tlh") == "tlh"


def test_an_unknown_language_is_answered_in_english() -> None:
    assert speaker("tlh").language == "en"


@pytest.mark.parametrize(
    ("language", "sheets"),
    [
        ("en", "0 sheets, 1 sheet, 2 sheets, 3 sheets, 5 sheets, 11 sheets, 21 sheets, 100 sheets"),
        ("fr", "0 feuille, 1 feuille, 2 feuilles, 3 feuilles, 5 feuilles, 11 feuilles, 21 feuilles, 100 feuilles"),
        ("es", "0 hojas, 1 hoja, 2 hojas, 3 hojas, 5 hojas, 11 hojas, 21 hojas, 100 hojas"),
        ("pt", "0 folha, 1 folha, 2 folhas, 3 folhas, 5 folhas, 11 folhas, 21 folhas, 100 folhas"),
        ("de", "0 Blätter, 1 Blatt, 2 Blätter, 3 Blätter, 5 Blätter, 11 Blätter, 21 Blätter, 100 Blätter"),
        ("ru", "0 листов, 1 лист, 2 листа, 3 листа, 5 листов, 11 листов, 21 лист, 100 листов"),
        ("ar", "لا أوراق, ورقة واحدة, ورقتان, 3 أوراق, 5 أوراق, 11 ورقة, 21 ورقة, 100 ورقة"),
    ],
)
def test_plural_forms_follow_the_language(language: str, sheets: str) -> None:
    say = speaker(language)
    assert ", ".join(say.many("{n} sheet", "{n} sheets", n) for n in (0, 1, 2, 3, 5, 11, 21, 100)) == sheets


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ru", "1 лишняя строка, 3 лишние строки, 11 лишних строк, 21 лишняя строка, 112 лишних строк"),
        ("ar", "سطر واحد زائد, 3 أسطر زائدة, 11 سطرًا زائدًا, 21 سطرًا زائدًا, 112 سطرًا زائدًا"),
    ],
)
def test_the_adjective_follows_too(language: str, lines: str) -> None:
    many = speaker(language).many
    said = [many("{n} line too long for a card", "{n} lines too long for a card", n) for n in (1, 3, 11, 21, 112)]
    tail = {"ru": " для открытки", "ar": " على البطاقة"}[language]
    assert ", ".join(one.removesuffix(tail) for one in said) == lines


def test_numbers_are_parted_by_a_narrow_space() -> None:
    assert speaker("en").number(1284) == "1\u202f284"


@pytest.mark.parametrize("language", languages())
def test_numbers_are_written_with_the_digits_on_the_keys(language: str) -> None:
    assert speaker(language).many("{n} letter", "{n} letters", 1284).startswith("1\u202f284 ")


def test_values_are_never_parsed() -> None:
    assert speaker("en")("Printed at {event}.", event="{x} [b]%s") == "Printed at {x} [b]%s."


def test_an_english_sentence_never_exclaims_but_once(code) -> None:
    loud = [text for text in code if "!" in str(text)]
    assert [text for text in loud if not re.fullmatch(r"Thank you!", str(text))] == []


def test_what_was_written_down_in_english_is_retold_sentence_by_sentence() -> None:
    say = Say("fr", Spoken({"The paper tray is empty: put paper in.": "Le bac est vide : remettez du papier."}))
    told = say.retold("The paper tray is empty: put paper in. PC LOAD LETTER")
    assert told == "Le bac est vide : remettez du papier. PC LOAD LETTER"


def test_a_printers_name_before_a_sentence_stays_and_the_sentence_is_retold() -> None:
    say = Say("fr", Spoken({"The paper tray is empty: put paper in.": "Le bac est vide : remettez du papier."}))
    told = say.retold("The printer is ready. Office 2: The paper tray is empty: put paper in.")
    assert told == "The printer is ready. Office 2: Le bac est vide : remettez du papier."


def test_sentences_that_are_noted_are_wanted_of_every_catalogue_one_by_one(
    code: dict[str | tuple[str, ...], str],
) -> None:
    assert code["Did this one come out?"] == "kiosk/printing/printer.py"


class Spoken(gettext.NullTranslations):
    """A catalogue of a test's own."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self._words = words

    def gettext(self, message: str) -> str:
        return self._words.get(message, message)
