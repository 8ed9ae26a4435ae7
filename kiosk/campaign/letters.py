"""A ready letter in one language, of a case that need not be told in it: Khmer for the office in Phnom Penh."""

from __future__ import annotations

from typing import Annotated

from pydantic import StrictBool

from kiosk.campaign.forms import Note, Sentence, Sentences, Story, listed, text, unless
from kiosk.campaign.parts import ASKED, LINES_MAX, AddressParts
from kiosk.shape import Shape

NAME_MAX = 32
"""Longest `LetterWords.name`: one row of a choice card at 80 columns."""


class LetterWords(Shape):
    """``[<case id>]`` in ``letters/<language>.toml``: what a letter is made of.

    `ask`, `sub_asks`, `concern` and `openers` are whole sentences, ready for a letter.
    `address` is in the order of its country; of a pack that gives `address_parts` instead it is made as it is read.
    """

    name: Annotated[str, text(NAME_MAX)]
    full_name: Sentence
    country_name: Note = ""
    ask: Sentence
    sub_asks: Annotated[tuple[Sentence, ...], listed(0, 3)] = ()
    concern: Sentence
    openers: Sentences
    target: Sentence
    address_parts: AddressParts | None = None
    address: Annotated[tuple[Sentence, ...], listed(1, LINES_MAX), unless("address_parts"), ASKED] = ()
    salutation: Sentence
    thanks: Sentence
    close: Sentence


class LettersTitle(Shape):
    """``[pack]`` in ``letters/<language>.toml``; `checked` is false until a native reader has seen the words."""

    checked: StrictBool = True


class PackTitle(LettersTitle):
    """``[pack]`` in ``words/<language>.toml``."""

    title: Sentence
    about: Story
