"""One sentence is taken out, and the others stay as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.letter.guide.folded import Span
from kiosk.letter.guide.sentences import sentences, without


def cut(text: str, word: str) -> str:
    start = text.index(word)
    return without(text, [Span(start, start + len(word))])


def test_a_sentence_ends_at_its_mark_and_not_at_a_title() -> None:
    text = "I write to Dr. Ana B. Example. She is kind! Is she? Yes"
    assert [text[span.start : span.end].strip() for span in sentences(text)] == [
        "I write to Dr. Ana B. Example.",
        "She is kind!",
        "Is she?",
        "Yes",
    ]


def test_taking_one_out_keeps_the_paragraphs() -> None:
    assert cut("One. Two is rude. Three.\n\nFour.", "rude") == "One. Three.\n\nFour."
    assert cut("One. Two is rude.\n\nThree.", "rude") == "One.\n\nThree."
    assert cut("Only this one is rude", "rude") == ""


def test_french_marks_have_a_space_before_them() -> None:
    assert cut("Partez ! Merci.", "Partez") == "Merci."


@given(st.text(max_size=200))
def test_sentences_are_the_whole_text(text: str) -> None:
    assert "".join(text[span.start : span.end] for span in sentences(text)) == text[: len(text)] or not text.strip()
