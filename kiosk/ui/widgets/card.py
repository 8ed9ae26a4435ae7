"""A case as something to press."""

from __future__ import annotations

from kiosk.catalogue import Say
from kiosk.desk import Card
from kiosk.ui.widgets.choice import Choice


class CaseCard(Choice):
    """Country in the upper border, name and one line inside, letters written here in the lower border."""

    def __init__(self, card: Card, say: Say, digit: int, *, first: bool) -> None:
        super().__init__(
            card.name,
            card.line,
            digit=digit,
            note=say("stopped") if card.stopped else say("news") if card.news else "",
            overhead=card.country,
            count=say("{n} here so far", n=say.number(card.letters)) if card.letters else say("none here yet"),
            value=card.id,
            classes="-card -first" if first else "-card",
        )
