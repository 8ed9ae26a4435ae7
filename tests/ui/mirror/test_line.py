"""Lines of the screen in the mirror: the order of words, the shapes of letters, the images of signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from kiosk.typeset import bidi
from kiosk.ui.mirror import way_of
from kiosk.ui.mirror.caret import places
from kiosk.ui.mirror.cells import cells
from kiosk.ui.mirror.images import image
from kiosk.ui.mirror.joining import shaped
from kiosk.ui.mirror.line import Turned, turned
from kiosk.ui.mirror.order import seen
from kiosk.ui.mirror.part import AHEAD, BACK, Part

BOLD = Style(bold=True)

NEUTRAL = st.text(st.sampled_from(" ●○✓·─━┏┓┗┛┃│▶◀()[]«»←→▌▐…"), min_size=1, max_size=40)
HEBREW, LATIN, FIGURES = "אבגדהוזחטיכל", "abcdefg", "0123456789"
MIXED = st.text(st.sampled_from(HEBREW + LATIN + FIGURES + " .,()!?-"), min_size=1, max_size=40).map(lambda t: "א" + t)


def line(*parts: str | tuple[str, Style]) -> Strip:
    return Strip([Segment(*part) if isinstance(part, tuple) else Segment(part) for part in parts])


def mirrored(strip: Strip, **how: bool) -> Turned:
    return turned(strip, [Part(0, strip.cell_length, BACK, **how)], mirrors=True)


def turn(*parts: str | tuple[str, Style], **how: bool) -> str:
    """A line on a screen that begins at the right."""
    return mirrored(line(*parts), **how).strip.text


def order(*parts: str | tuple[str, Style], **how: bool) -> str:
    """A line on a screen that begins at the left."""
    strip = line(*parts)
    return turned(strip, [Part(0, strip.cell_length, AHEAD, **how)], mirrors=False).strip.text


def joined(text: str) -> str:
    """As it is seen on a line of its own: shaped, and from the left."""
    return "".join(shaped(text))[::-1]


@given(NEUTRAL)
def test_what_has_no_direction_is_itself_again_when_turned_twice(text: str):
    assert turn(turn(text)) == text
    assert turn(text) == "".join(map(image, reversed(text)))


@given(MIXED)
def test_a_mixed_line_stands_in_the_order_of_the_annex(text: str):
    kinds = bidi.classes(text)
    levels = bidi.ended(bidi.levels(kinds, bidi.RTL, text), kinds, bidi.RTL)
    expected = [image(text[place]) if levels[place] % 2 else text[place] for place in bidi.visual(levels)]
    # Dates and telephone numbers are kept in one piece on purpose, as on paper.
    if not any(sign in text for sign in "-+."):
        assert turn(text) == "".join(expected)


@given(st.text(st.sampled_from(HEBREW + "لامكتبیآأ" + "漢字ée\u0301\u064b" + LATIN + FIGURES + " ()│"), max_size=40))
def test_every_column_of_the_layout_is_seen_in_one_place(text: str):
    strip = line(text)
    found = mirrored(strip)
    assert sorted(found.columns) == list(range(strip.cell_length))
    assert cell_len(found.strip.text) == found.strip.cell_length == strip.cell_length


@given(st.text(max_size=30))
def test_no_text_whatever_breaks_a_line(text: str):
    strip = line(text.replace("\n", " "))
    found = mirrored(strip)
    assert found.strip.cell_length == strip.cell_length


def test_letters_join_by_their_neighbours():
    assert "".join(shaped("كتب")) == "ﻛﺘﺐ"
    assert "".join(shaped("دار")) == "ﺩﺍﺭ"
    assert "".join(shaped("بی پی")) == "ﺑﯽ ﭘﯽ"


def test_marks_do_not_part_letters_and_foreign_words_do():
    assert "".join(shaped("بَب")) == "ﺑَﺐ"
    assert "".join(shaped("بaب")) == "ﺏaﺏ"


def test_a_zero_width_non_joiner_parts_letters_and_is_not_sent():
    assert turn("می\u200cخ") == "ﺥﯽﻣ"


def test_lam_and_alef_are_one_glyph_and_the_cell_they_save_stands_at_the_end():
    assert turn("السلام") == " ﻡﻼﺴﻟﺍ"
    assert turn("لا") == " ﻻ"


def test_numbers_after_such_a_glyph_keep_their_order():
    assert turn("خلال 298 ثانية") == f" {joined('ثانية')} 298 ﻝﻼﺧ"


def test_in_an_editor_every_letter_keeps_its_cell():
    assert turn("سلام", still=True) == "ﻡﺎﻠﺳ"


def test_a_selected_letter_is_not_drawn_together_with_one_that_is_not():
    assert turn("ل", ("ا", BOLD)) == "ﺎﻟ"


def test_boxes_change_sides_and_their_corners_turn():
    assert turn("┏ ab ━━┓") == "┏━━ ab ┓"
    assert turn("├▶ 1") == "1 ◀┤"


def test_words_of_two_boxes_never_mix():
    assert turn("│שלום a│b עולם│") == f"│{'עולם'[::-1]} b│a {'שלום'[::-1]}│"


def test_a_title_and_the_fact_at_its_end_change_sides():
    assert turn(("Rio", BOLD), "    ", "7:42") == "7:42    Rio"


def test_two_blanks_within_a_sentence_part_nothing():
    assert turn("First.  Second.") == "First.  Second."


def test_a_foreign_sentence_keeps_its_stop_and_its_quotes():
    assert turn("“Release her, now!” …") == "“Release her, now!” …"
    assert turn("2  What is it?") == "What is it?  2"


def test_digits_stand_as_they_are_written():
    assert turn("1 من 12") == f"12 {joined('من')} 1"


def test_a_number_in_groups_of_three_is_one_number():
    assert turn("منذ 1\u202f234 يوم") == f"{joined('يوم')} 1\u202f234 {joined('منذ')}"


def test_a_link_and_a_telephone_number_stay_in_one_piece():
    for piece in ("https://example.org/a?b=1", "+44 20 7946 0958"):
        assert piece in turn(f"اتصل {piece} الآن")


def test_brackets_in_words_that_run_back_open_towards_them():
    assert turn("ميانمار (بورما)") == f"({joined('بورما')}) {joined('ميانمار')}"


def test_what_stands_upright_is_not_touched():
    strip = line("12▌(▶")
    found = turned(line("ab", "12▌(▶"), [Part(0, 2, BACK), Part(2, 7, AHEAD, whole=True)], mirrors=True)
    assert found.strip.text == strip.text + "ab"
    assert list(found.columns) == [2, 3, 4, 5, 6, 0, 1]


def test_an_arabic_word_on_an_english_screen_runs_back_where_it_stands():
    assert order("2  العربية ") == f"2  {joined('العربية')} "
    assert order("say سلام.", still=True) == "say ﻡﺎﻠﺳ."
    assert order("│ ab │ שלום │") == f"│ ab │ {'שלום'[::-1]} │"


def test_an_arabic_sentence_on_an_english_screen_ends_with_its_stop():
    assert order("كيف هي؟") == f"؟{joined('كيف هي')}"


def test_a_line_without_a_word_that_runs_back_is_as_it_was():
    assert order("│▶ 1  (Back) →│") == "│▶ 1  (Back) →│"


def test_wide_characters_keep_both_columns():
    found = mirrored(line("a漢b"))
    assert found.strip.text == "a漢b"
    found = mirrored(line("א漢ב"))
    assert (found.strip.text, list(found.columns)) == ("ב漢א", [3, 1, 2, 0])


@pytest.mark.parametrize(("char", "turned"), ["()", "┏┓", "▌▐", "▶◀", "←→", "«»", "▙▟", "≤≥", "╱╲"])
def test_a_sign_has_its_image(char: str, turned: str):
    assert image(char) == turned and image(turned) == char


@pytest.mark.parametrize("char", "a1●✓“”—│━▀▄█ا")
def test_what_looks_the_same_has_none(char: str):
    assert image(char) == char


def test_a_paragraph_runs_against_those_around_it_where_its_first_letter_and_most_do():
    for text, around, way in (
        ("I greet you with سلام and thanks", BACK, AHEAD),
        ("أحيّيكم Dr Tun Aung بحرارة", AHEAD, BACK),
        ("المصادر: The notes on the twelve cases", BACK, BACK),
        ("Dr Tun Aung محتجز منذ سنوات طويلة", BACK, BACK),
        ("I am ممرضة.", AHEAD, AHEAD),
        ("12 – 14", BACK, BACK),
    ):
        assert way_of(text, around) == way, text


def test_the_cells_of_a_line_are_found_from_the_left():
    assert places("אב cd", bidi.RTL) == [3, 4, 2, 1, 0]
    assert places("ab אב ", bidi.LTR) == [0, 1, 2, 4, 3, 5]


@given(st.text(st.sampled_from(HEBREW + "لامكتب\u064b" + LATIN + " .")), st.sampled_from([0, 1]))
def test_every_cell_is_seen_once(text: str, base: int):
    order = places(text, base)
    assert len(set(order)) == len(order) == len(cells(line(text)))
    assert len(seen(cells(line(text)), base)) == len(order)
