"""The phrasebook: what it holds, what is said of a broken one, and that nobody at the kiosk meets that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.campaign import pack
from kiosk.campaign.model import Pack
from kiosk.campaign.phrases import LEAST, MOST, Goes, phrases_in, spoken
from kiosk.campaign.scripts import LATIN, script_of, strays

KHMER = """
[[phrase]]
id = "greeting"
text = "ជំរាបសួរ"
transliteration = "chumreap suor"
opens = true
meaning = { en = "Hello" }

[[phrase]]
id = "hope"
text = "ក្តីសង្ឃឹម"
transliteration = "kdey sangkhoem"
meaning = { en = "Hope" }

[[phrase]]
id = "farewell"
text = "ជំរាបលា"
transliteration = "chumreap lea"
on = ["card"]
checked = true
meaning = { en = "Goodbye" }
"""
FILE = "phrases/km.toml"
SCREENS = ("en", "fr", "es", "pt", "de", "ru", "ar")

Broken = Callable[[str, str], list[str]]


@pytest.fixture
def broken(example) -> Broken:
    """What is said of the phrases once `old` in them says `new`."""

    def said(old: str, new: str) -> list[str]:
        assert old in KHMER
        return example.write(FILE, KHMER.replace(old, new, 1).encode()).faults()

    return said


def test_a_sound_phrasebook_is_read_as_it_is_written(example) -> None:
    assert example.write(FILE, KHMER.encode()).faults() == []
    greeting, hope, farewell = phrases_in(pack.load(example.path), "km")
    assert (greeting.text, greeting.transliteration, greeting.opens) == ("ជំរាបសួរ", "chumreap suor", True)
    assert hope.on == (Goes.LETTER, Goes.CARD) and not hope.checked
    assert farewell.on == (Goes.CARD,) and farewell.checked


def test_a_phrase_in_a_wrong_script_is_refused_with_its_cure(broken: Broken) -> None:
    assert broken("ជំរាបសួរ", "chumreap") == [
        f"{FILE}: phrase[1].text: holds letters of another script (chumreap), and 'km' is written in Khmer. "
        "Write it in that script, or move it to the file of its own language."
    ]


def test_one_letter_of_another_script_is_enough(broken: Broken) -> None:
    assert "(x), and 'km' is written in Khmer" in broken("ជំរាបសួរ", "ជំរាxបសួរ")[0]


def test_a_transliteration_must_be_in_latin_letters(broken: Broken) -> None:
    assert broken("chumreap suor", "чумреап") == [
        f"{FILE}: phrase[1].transliteration: is not in Latin letters (чумреап). Write in Latin letters how it sounds."
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('transliteration = "chumreap suor"\n', "", "phrase[1].transliteration: is missing. Add it."),
        ('"chumreap suor"', '""', "phrase[1].transliteration: is empty. Write it."),
        ('meaning = { en = "Hello" }\n', "", "phrase[1].meaning: is missing. Add it."),
        ('meaning = { en = "Hello" }', 'meaning = "Hello"', "phrase[1].meaning: must be a table of keys; it says"),
        ('{ en = "Hello" }', '{ fr = "Bonjour" }', "greeting.meaning.en: is missing. Say in 'en' what it means"),
        ('id = "hope"', 'id = "greeting"', "phrase: names 'greeting' 2 times. Give each phrase its own id."),
        ("opens = true", "begins = true", "phrase[1].begins: is not a key we know. Check its spelling"),
        ('["card"]', '["wall"]', "phrase[3].on[1]: must be one of"),
        (
            "[[phrase]]",
            "[[saying]]",
            "saying: is not a key we know. Begin each phrase with a line that says",
        ),
    ],
)
def test_each_fault_is_told_with_its_key_and_its_cure(broken: Broken, old: str, new: str, sentence: str) -> None:
    assert any(fault.startswith(f"{FILE}: {sentence}") for fault in broken(old, new))


def test_too_few_phrases_are_too_few_and_too_many_too_many(example) -> None:
    one = KHMER.split("\n\n")[0]
    said = example.write(FILE, one.encode()).faults()
    assert said == [f"{FILE}: phrase: lists 1 and must list {LEAST} to {MOST}. Add some, or take some out."]
    said = example.write(FILE, "\n".join(one.replace("greeting", f"g-{n}") for n in range(7)).encode()).faults()
    assert said == [f"{FILE}: phrase: lists 7 and must list {LEAST} to {MOST}. Add some, or take some out."]
    assert len(phrases_in(pack.load(example.path), "km")) == MOST


def test_a_file_must_be_named_after_a_language(example) -> None:
    said = example.write("phrases/khmerish.toml", KHMER.encode()).faults()
    assert said == ["phrases/khmerish.toml: is not named after a language. Name it like my.toml for Burmese."]


def test_a_language_that_is_spoken_must_have_phrases(example) -> None:
    said = example.change("cases/robin-example.toml", "sender =", 'speaks = ["km"]\nsender =').faults()
    cure = "Write phrases/km.toml, or take the language out."
    assert said == [f"cases/robin-example.toml: speaks: names 'km', which has no phrases. {cure}"]
    assert example.write(FILE, KHMER.encode()).faults() == []


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"[[phrase", b"phrase = 3", b'phrase = ["a"]', b"", KHMER.replace("ជ", "j").encode()]
)
def test_a_broken_phrasebook_harms_nobody_at_the_kiosk(example, content: bytes) -> None:
    loaded = pack.load(example.write(FILE, content).path)
    assert [phrase.id for phrase in phrases_in(loaded, "km")] in ([], ["hope"])
    assert loaded.cases and example.faults()


def test_only_the_phrase_with_the_fault_is_left_out(example) -> None:
    example.write(FILE, KHMER.replace('"chumreap lea"', '""').encode())
    assert [phrase.id for phrase in phrases_in(pack.load(example.path), "km")] == ["greeting", "hope"]


def test_a_meaning_is_told_in_the_readers_language_or_in_the_first(practice: Pack) -> None:
    phrase = phrases_in(practice, "my")[0]
    assert (phrase.meaning_in("fr"), phrase.meaning_in("fr-CA"), phrase.meaning_in("fi")) == (
        "Bonjour",
        "Bonjour",
        "Hello",
    )


def test_the_practice_pack_has_the_phrases_that_are_wanted(practice: Pack) -> None:
    assert set(practice.phrasebooks) == {"am", "ar", "es", "he", "km", "my", "ru", "tr"}
    for language in practice.phrasebooks:
        phrases = phrases_in(practice, language)
        assert LEAST <= len(phrases) <= MOST
        assert all(not phrase.checked and tuple(phrase.meaning) == SCREENS for phrase in phrases)
        assert sum(phrase.opens for phrase in phrases) == 1
        assert sum(Goes.LETTER in phrase.on for phrase in phrases) >= LEAST


def test_every_case_but_the_one_in_english_has_phrases(practice: Pack) -> None:
    without = [case.id for case in practice.cases if not spoken(case, Goes.CARD)]
    assert without == ["badia-east"]
    village = practice.named("nabi-saleh")
    assert (spoken(village, Goes.CARD), spoken(village, Goes.LETTER)) == (("ar",), ("he",))
    assert spoken(practice.named("tun-aung"), Goes.LETTER) == ("my",)


@pytest.mark.parametrize(
    ("language", "script"),
    [("km", "Khmr"), ("am", "Ethi"), ("he", "Hebr"), ("sr-Latn", "Latn"), ("zh-Hant-TW", "Hant"), ("xxx", "")],
)
def test_a_language_has_its_usual_script_or_the_one_it_names(language: str, script: str) -> None:
    assert script_of(language) == script


def test_punctuation_digits_and_marks_are_of_every_script() -> None:
    assert strays("«ជំរាប» 12, ok", "Khmr") == "ok" and strays("ma’a l-ihtiram", LATIN) == ""
    assert strays("ひらがな漢字カタカナ", "Jpan") == "" and strays("anything", "Zzzz") == ""
