"""A case that is no longer written for: its news, calmly, and the way to the others."""

from __future__ import annotations

from kiosk.campaign.freshness import NotFresh
from kiosk.campaign.model import Case
from kiosk.catalogue import Say
from kiosk.ui.screens.halt import HaltScreen


def stopped(say: Say, case: Case, error: NotFresh) -> HaltScreen:
    """Says why nothing is printed for `case` any more."""
    words = case.told_in(say.language)
    sentences = [*filter(None, (words.outcome,)), error.calm]
    return HaltScreen(say, words.name, sentences, on=say("Choose another case"))
