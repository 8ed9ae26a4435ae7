"""A tally with awkward words in it."""

from __future__ import annotations

import pytest

from kiosk.ledger.model import Tally, TallyRow


@pytest.fixture
def tally() -> Tally:
    rows = (
        TallyRow({"case": "case-one", "kind": "letter"}, 12),
        TallyRow({"case": "=HYPERLINK(1)", "kind": "solidarity"}, -3),
    )
    return Tally("Fête de l'été; Łódź", False, 9, 12, -3, 4, rows, ("case", "kind"))


@pytest.fixture
def empty() -> Tally:
    return Tally("hall", True, 0, 0, 0, 0, (), ("case", "hour"))
