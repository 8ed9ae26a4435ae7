"""``kiosk printers``: every printer of this kiosk, how it is, what it can do, and what it can't tell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import click

from kiosk.cli.root import Root, common
from kiosk.errors import EXIT_REFUSED
from kiosk.printers import PrinterKind
from kiosk.printing.printer import Abilities, Health, Printer

_BLIND = {
    PrinterKind.LP: ("an empty tray or a jam",),
    PrinterKind.COMMAND: ("how the printer is", "whether a sheet came out"),
}
"""What no printer of this kind can tell, however good it is."""


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    kind: PrinterKind
    health: Health
    abilities: Abilities


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@common
def printers(root: Root, form: str) -> int:
    """Show each printer: how it is, what it can do, what it can't tell. Ends with 1 where none is ready."""
    settings = root.settings.printing
    rows = [
        _row(printer, one.printer) for printer, one in zip(root.printers(), (settings, *settings.also), strict=True)
    ]
    if form == "json":
        click.echo(json.dumps({"printers": [_told(row) for row in rows]}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join("\n".join(_lines(row)) for row in rows))
    return 0 if any(row.health.ok for row in rows) else EXIT_REFUSED


def _row(printer: Printer, kind: PrinterKind) -> _Row:
    return _Row(printer.name, kind, printer.ready(), printer.abilities())


def _lines(row: _Row) -> Iterator[str]:
    kind = row.kind if row.kind != row.name else ""
    about = ", ".join(word for word in (kind, row.abilities.model) if word)
    yield f"{row.name} ({about})" if about else row.name
    yield f"  {'ready' if row.health.ok else 'NOT READY'}: {row.health.sentence}"
    if can := _can(row.abilities):
        yield f"  {'; '.join(can)}"
    if row.abilities.two_sided is False:
        yield "  A card comes out of it on two sheets: turn the second by hand and put them back to back."
    if unknown := _unknown(row):
        yield f"  can't tell: {'; '.join(unknown)}"


def _can(abilities: Abilities) -> list[str]:
    said = {
        "both sides": abilities.two_sided,
        "one side only": None if abilities.two_sided is None else not abilities.two_sided,
        "colour": abilities.colour,
        "black only": None if abilities.colour is None else not abilities.colour,
        "reads PDF": None if abilities.raster is None else not abilities.raster,
        "reads no PDF, so the kiosk draws each page for it": abilities.raster,
    }
    paper = [f"paper in it: {', '.join(abilities.paper)}"] if abilities.paper else []
    return paper + [words for words, so in said.items() if so]


def _unknown(row: _Row) -> list[str]:
    if row.kind is PrinterKind.FOLDER or row.abilities.trouble:
        # A folder has nothing to tell; one that doesn't answer has its sentence above.
        return []
    asked = {"its paper": row.abilities.paper, "both sides": row.abilities.two_sided, "colour": row.abilities.colour}
    return [what for what, said in asked.items() if said is None] + list(_BLIND.get(row.kind, ()))


def _told(row: _Row) -> dict[str, object]:
    reads = {None: None, True: "raster", False: "pdf"}[row.abilities.raster]
    return {
        "name": row.name,
        "kind": row.kind.value,
        "model": row.abilities.model,
        "ready": row.health.ok,
        "sentence": row.health.sentence,
        "paper": row.abilities.paper,
        "two_sided": row.abilities.two_sided,
        "colour": row.abilities.colour,
        "reads": reads,
        "cannot_tell": _unknown(row),
    }
