"""A tally as JSON, in the shape that the command line promises."""

from __future__ import annotations

import json
from pathlib import Path

from kiosk.export.file import write_whole
from kiosk.ledger.model import Tally


def render(tally: Tally) -> str:
    """``{"event", "practice", "total", "appeals", "solidarity", "voided", "rows": [{<keys>, "count"}]}``."""
    shape = {
        "event": tally.event,
        "practice": tally.practice,
        "total": tally.total,
        "appeals": tally.appeals,
        "solidarity": tally.solidarity,
        "voided": tally.voided,
        "rows": [{**row.keys, "count": row.count} for row in tally.rows],
    }
    return json.dumps(shape, ensure_ascii=False, indent=2) + "\n"


def write(tally: Tally, path: Path) -> None:
    """Write a tally to `path`."""
    write_whole(path, render(tally).encode("utf-8"))
