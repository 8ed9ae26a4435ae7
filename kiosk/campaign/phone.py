"""What a pack says for the ways that leave by an attendee's phone: short texts, and where a post is written."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, StrictInt

from kiosk.campaign.forms import Note, Sentence, Story, text
from kiosk.shape import Shape

LEAST_MAX = 80
"""Longest `PhoneWords.least`: at 80x24 no code has room for more in any language."""

POST_MAX = 280
"""Characters of a post where a network says nothing else: the least that those of today take."""

TEXT, PAGE = "text", "page"
"""The slots of a network's link: the words, which it must have, and the case's page, which it may have."""

_SLOT = re.compile(r"\{([^{}]*)\}")
_LINK = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}/[!-~]*")


class EmailWords(Shape):
    """A short e-mail that is ready to be sent; `body` has its own salutation and thanks."""

    subject: Annotated[str, text(80)]
    body: Story


class PhoneWords(Shape):
    """``[<case id>.phone]``: texts short enough for a code; `least` is the ask in the fewest words that are polite."""

    email: EmailWords | None = None
    sms: Note = ""
    post: Annotated[str, text(POST_MAX, empty=True)] = ""
    least: Annotated[str, text(LEAST_MAX, empty=True)] = ""


class Network(Shape):
    """``[[networks]]`` in ``pack.toml``: a place to post, and the link that opens it with the words written already.

    `link` holds ``{text}``, and ``{page}`` where the network takes the case's page apart; `most` are the
    characters it takes.
    """

    name: Annotated[str, text(24)]
    link: Sentence
    most: Annotated[StrictInt, Field(ge=40, le=10_000)] = POST_MAX

    @property
    def trouble(self) -> str:
        """What is wrong with the link, as the end of a sentence; empty where a post can be written through it."""
        slots = _SLOT.findall(self.link)
        if not _LINK.fullmatch(self.link):
            return "must be a link that begins with https:// and has no space"
        if TEXT not in slots:
            return "has no {text}, so that the words would be lost"
        strange = sorted({*slots} - {TEXT, PAGE})
        return f"has a slot {{{strange[0]}}} that nothing fills" if strange else ""
