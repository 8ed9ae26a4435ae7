"""A case that is no longer written for: its news, calmly, and the way to the others."""

from __future__ import annotations

from kiosk.campaign.freshness import NotFresh
from kiosk.campaign.model import Case
from kiosk.catalogue import Say
from kiosk.halt import stopped
from kiosk.ui.screens.halt import HaltScreen


class StoppedScreen(HaltScreen):
    """Says why nothing is printed for `case` any more, its news first; any answer leads to the other cases."""

    step = 2

    def __init__(self, say: Say, case: Case, error: NotFresh) -> None:
        told = stopped(say, case.told_in(say.language), error.calm)
        super().__init__(say, told.title, told.sentences, back=told.back)
