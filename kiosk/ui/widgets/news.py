"""What has become of a case, before anything is asked of anybody."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.campaign.model import CaseWords
from kiosk.catalogue import Say
from kiosk.ui.safe import plain
from kiosk.ui.widgets.prose import Prose


def news(words: CaseWords, say: Say) -> Iterator[Prose]:
    """A label and the news of a case, the newest first; nothing where there is none."""
    told = [*filter(None, (words.news, words.outcome))]
    if told:
        yield Prose(plain(say("News"), "$quiet"), classes="-label")
    for sentence in told:
        yield Prose(plain(sentence), classes="-told -news")
