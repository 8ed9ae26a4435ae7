from __future__ import annotations

import gc
import weakref

import pytest

from kiosk.typeset import shape
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.glyphs import Word
from kiosk.typeset.shape import Setter


def _word(setter: Setter, text: str, language: str = "en") -> Word:
    (word,) = setter.words(text, Style.LETTER, language)
    return word


def _texts(word: Word) -> list[str]:
    return [ink.cluster.text for ink in word.inks]


def test_a_word_keeps_its_spaces_apart_from_its_width(setter: Setter) -> None:
    word, bare = _word(setter, "office  "), _word(setter, "office")
    assert (word.width, len(word.spaces), word.text) == (bare.width, 2, "office  ")
    assert word.space == 2 * word.spaces[0].advance > 0


def test_a_ligature_is_one_cluster_that_copies_as_its_letters(setter: Setter) -> None:
    assert _texts(_word(setter, "office")) == ["o", "ffi", "c", "e"]


def test_kerning_moves_the_advance_and_not_the_cluster(setter: Setter) -> None:
    ink = _word(setter, "Te").inks[0]
    assert ink.advance < ink.cluster.advance == _word(setter, "T").inks[0].advance


def test_turkish_keeps_the_dot_of_its_i_out_of_ligatures(setter: Setter) -> None:
    assert _texts(_word(setter, "fi", "en")) == ["fi"]
    assert _texts(_word(setter, "fi", "tr")) == ["f", "i"]


def test_serbian_has_forms_of_its_own(setter: Setter) -> None:
    russian, serbian = (_word(setter, "б", language).inks[0].cluster.glyphs for language in ("ru", "sr"))
    assert russian != serbian


def test_a_letter_with_a_mark_that_has_no_glyph_of_both_is_one_cluster_of_two_glyphs(setter: Setter) -> None:
    clusters = [ink.cluster for ink in _word(setter, "а\u0301").inks]
    assert [cluster.text for cluster in clusters] == ["а\u0301"]
    assert len(clusters[0].glyphs) == 2


def test_guides_of_the_setting_leave_no_ink_and_joiners_copy(setter: Setter) -> None:
    assert "".join(_texts(_word(setter, "a\u2060b\u00adc"[:4]))) == "ab"
    assert "".join(_texts(_word(setter, "a\u200db"))) == "a\u200db"
    assert _word(setter, "\u2060").inks == ()


def test_a_soft_hyphen_brings_its_hyphen_and_a_line_feed_ends_the_line(setter: Setter) -> None:
    first, second, third = setter.words("Wör\u00adter\nbuch", Style.LETTER, "de")
    assert first.hyphen is not None and first.hyphen.cluster.text == "\u00ad"
    assert (first.hard, second.hard, third.hard) == (False, True, False)


def test_a_character_without_a_font_is_held_by_a_stand_in_that_still_says_it(setter: Setter) -> None:
    word = _word(setter, "Ꭰ")
    assert _texts(word) == ["Ꭰ"]
    assert word.inks[0].cluster.glyphs == _word(setter, shape.STAND_IN).inks[0].cluster.glyphs


def test_a_word_is_shaped_once_a_visit(setter: Setter) -> None:
    assert setter.words("again again", Style.LETTER, "en")[1] is setter.words("so again", Style.LETTER, "en")[1]


def test_words_without_letters_are_set_in_the_script_before_them(setter: Setter) -> None:
    setter.words("в 2012 году, in 2012 too", Style.LETTER, "ru")
    assert {key[3] for key in setter._words if key[0] == "2012 "} == {"Cyrl", "Latn"}


def test_a_setter_forgets_within_a_bound(setter: Setter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shape, "WORDS_KEPT", 10)
    setter.words(" ".join(f"w{number}" for number in range(50)), Style.LETTER, "en")
    assert len(setter._words) <= 10


def test_words_die_with_their_setter(library: FontLibrary) -> None:
    setter = Setter(library)
    setter.words("a secret", Style.LETTER, "en")
    memory = weakref.ref(setter)
    del setter
    gc.collect()
    assert memory() is None
    assert "secret" not in repr(vars(library))
