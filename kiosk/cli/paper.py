"""``kiosk paper``: how much is left, and a word when some was put in."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from kiosk.catalogue import SOURCE_LANGUAGE, speaker
from kiosk.cli.root import Root, common
from kiosk.errors import KioskError
from kiosk.ledger.fills import Fill
from kiosk.ledger.ledger import Ledger
from kiosk.printing.stock import stock


@click.group(invoke_without_command=True, short_help="Show how much paper is left, or say that some was put in.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@common
def paper(root: Root, form: str) -> None:
    """Show how much paper is left, as far as tray_sheets and event_sheets in kiosk.toml count it."""
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        with root.ledger() as ledger:
            _show(root, ledger, form)


@paper.command(short_help="The tray was filled.")
@click.argument("sheets", type=int, required=False)
@click.option("--note", default="", help="Anything worth knowing of this paper.")
@common
def filled(root: Root, sheets: int | None, note: str) -> None:
    """Say that the tray holds SHEETS sheets now; without a number it is full."""
    full = root.settings.printing.tray_sheets
    if not full:
        raise KioskError("The tray is not counted: set tray_sheets under [printing] in kiosk.toml first.")
    with root.ledger() as ledger:
        ledger.put_paper(Fill.FILLED, full if sheets is None else sheets, note)
        _show(root, ledger)


@paper.command(short_help="The event has more paper.")
@click.argument("sheets", type=int)
@click.option("--note", default="", help="Anything worth knowing of this paper.")
@common
def more(root: Root, sheets: int, note: str) -> None:
    """Say that SHEETS more sheets were set aside for this event; letters that waited for them go on."""
    if not root.settings.printing.event_sheets:
        raise KioskError("This event's paper has no limit: set event_sheets under [printing] in kiosk.toml first.")
    with root.ledger() as ledger:
        ledger.put_paper(Fill.MORE, sheets, note)
        _show(root, ledger)


def _show(root: Root, ledger: Ledger, form: str = "text") -> None:
    from kiosk.paper_left import told

    left = stock(ledger, root.settings.printing)
    if form == "json":
        click.echo(json.dumps(asdict(left)))
        return
    for sentence, _ in told(speaker(SOURCE_LANGUAGE), left):
        click.echo(sentence)
    click.echo(f"Sheets used at this event: {left.event_used}.")
