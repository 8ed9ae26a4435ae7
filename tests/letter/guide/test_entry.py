"""The little grammar of the word lists."""

from __future__ import annotations

import pytest

from kiosk.letter.guide.entry import checked
from kiosk.letter.guide.finder import Finder
from kiosk.letter.guide.folded import Folded


def found(entry: str, text: str) -> list[str]:
    return [text[span.start : span.end] for span in Finder([checked(entry)]).spans(Folded(text))]


@pytest.mark.parametrize(
    ("entry", "text", "hit"),
    [
        ("idiot*", "What an Idiotic idea", "Idiotic"),
        ("crétin*", "Quel CRETIN !", "CRETIN"),
        ("cœur froid", "un Coeur froid", "Coeur froid"),
        ("let ~ go", "please let Robin and Sam go", "let Robin and Sam go"),
        ("you/they lie", "They  lie", "They  lie"),
        ("a merry? christmas", "A Christmas", "A Christmas"),
        ("a merry? christmas", "A merry Christmas", "A merry Christmas"),
        ("you'd better", "you’d better", "you’d better"),
        ("you'd better", "youd better", "youd better"),
        ("x-mas", "xmas", "xmas"),
        ("# * street", "at 12 Mill Street", "12 Mill Street"),
        ("c'est", "C’est", "C’est"),
    ],
)
def test_an_entry_is_found_as_people_write_it(entry: str, text: str, hit: str) -> None:
    assert found(entry, text) == [hit]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("idiot", "idiotic"),
        ("ass", "class pass"),
        ("let ~ go", "let one two three four five go"),
        ("let ~ go", "Let us wait. Then go"),
        ("# street", "a street"),
    ],
)
def test_an_entry_is_not_found_in_other_words_or_across_a_full_stop(entry: str, text: str) -> None:
    assert found(entry, text) == []


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ("", "is empty or longer than 600 characters. Write a few words"),
        ("~ go", "begins or ends with ~, * or a word that may be left out. Begin and end with a word"),
        ("go a?", "begins or ends with ~, * or a word that may be left out. Begin and end with a word"),
        ("* go", "begins or ends with ~, * or a word that may be left out. Begin and end with a word"),
        ("(a|b)+", "holds '(a|b)+', which is no word, ~ or #. Write words, with a * at their end at most"),
    ],
)
def test_an_entry_nobody_could_mean_is_refused_with_its_cure(entry: str, sentence: str) -> None:
    with pytest.raises(ValueError) as caught:
        checked(entry)
    assert str(caught.value) == sentence


def test_a_phrase_that_clears_a_word_takes_its_hit_away() -> None:
    finder = Finder(["party"], clear=["birthday party"])
    assert finder.spans(Folded("my birthday party")) == []
    assert len(finder.spans(Folded("the party"))) == 1


def test_a_name_counts_only_in_small_letters() -> None:
    finder = Finder(["idiot"], names=["dick"])
    assert finder.spans(Folded("My uncle Dick")) == []
    assert len(finder.spans(Folded("what a dick"))) == 1


@pytest.mark.parametrize("text", ["He said “idiot”.", "Il a dit « idiot ».", 'They said "you idiot".'])
def test_what_somebody_else_said_does_not_count(text: str) -> None:
    finder = Finder(["idiot"])
    assert finder.spans(Folded(text)) == []
    assert len(finder.spans(Folded(text), quoted=True)) == 1


@pytest.mark.parametrize("text", ["an i d i o t", "id*ot", "1d1ot", "idiooot", "i.d.i.o.t", "idi0t!"])
def test_a_word_in_disguise_is_seen(text: str) -> None:
    assert Finder(["fool"], hidden=["idiot"]).spans(Folded(text))


@pytest.mark.parametrize("text", ["a b c", "****", "B2B", "3 of 4", "idot", "mail me@idiots.example", "www.idiot"])
def test_what_only_looks_like_a_disguise_is_let_be(text: str) -> None:
    assert Finder(["fool"], hidden=["idiot"]).spans(Folded(text)) == []


def test_places_are_told_in_the_text_as_it_was_written() -> None:
    text = "Cœur, ﬁn: ÉGOÏSTE ici"
    span = Finder(["egoiste"]).spans(Folded(text))[0]
    assert text[span.start : span.end] == "ÉGOÏSTE"
