"""``kiosk export``: the counts as files for the section."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.cli.record import TALLY_KEYS
from kiosk.cli.root import Root, common


@click.group()
def export() -> None:
    """Write the counts to a file for the section."""


@export.command(name="csv")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--excel-locale", is_flag=True, help="Semicolons, for an Excel that speaks French, German or Spanish.")
@common
def csv_(root: Root, path: Path, excel_locale: bool) -> None:
    """Write the counts by case, kind, language, source and hour to PATH as CSV."""
    from kiosk.export.csv import write

    with root.ledger() as ledger:
        counts = ledger.tally(TALLY_KEYS)
    write(counts, path, excel_locale=excel_locale)
    click.echo(f"{path}: {counts.total} actions.")


@export.command(name="json")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@common
def json_(root: Root, path: Path) -> None:
    """Write the same counts to PATH as JSON."""
    from kiosk.export.json import write

    with root.ledger() as ledger:
        counts = ledger.tally(TALLY_KEYS)
    write(counts, path)
    click.echo(f"{path}: {counts.total} actions.")
