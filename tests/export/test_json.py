"""JSON in the promised shape."""

from __future__ import annotations

import json as standard
from pathlib import Path

from kiosk.export import json
from kiosk.ledger.model import Tally


def test_a_tally_has_the_shape_that_the_command_line_promises(tally: Tally, tmp_path: Path):
    json.write(tally, tmp_path / "tally.json")
    content = (tmp_path / "tally.json").read_text("utf-8")
    assert "Łódź" in content
    assert standard.loads(content) == {
        "event": "Fête de l'été; Łódź",
        "practice": False,
        "total": 9,
        "appeals": 12,
        "solidarity": -3,
        "voided": 4,
        "rows": [
            {"case": "case-one", "kind": "letter", "count": 12},
            {"case": "=HYPERLINK(1)", "kind": "solidarity", "count": -3},
        ],
    }


def test_a_tally_without_rows_is_whole(empty: Tally):
    assert standard.loads(json.render(empty))["rows"] == []
    assert json.render(empty).endswith("\n")
