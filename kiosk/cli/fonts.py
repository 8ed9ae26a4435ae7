"""``kiosk fonts``: which letters this kiosk can print, and fonts for those it can't."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.cli.root import Root, common
from kiosk.cli.tables import columns

SCRIPTS_SHOWN = 6
"""Scripts named in a row of the list; a font for many has thirty."""


@click.group()
def fonts() -> None:
    """Show the fonts in use, or add some for letters that can't be printed yet."""


@fonts.command(name="list")
@common
def list_(root: Root) -> None:
    """Show each font in use: what it can set, its licence, and whether it came with the kiosk or was added."""
    from kiosk.typeset.fonts import library_of
    from kiosk.typeset.roster import roster

    rows = [
        [
            entry.family,
            entry.file,
            _scripts(entry.scripts),
            str(entry.glyphs),
            entry.licence,
            "added" if entry.added else "shipped",
        ]
        for entry in roster(library_of(root.settings.data))
    ]
    click.echo(columns(["font", "file", "scripts", "glyphs", "licence", "from"], rows))


def _scripts(names: tuple[str, ...]) -> str:
    more = len(names) - SCRIPTS_SHOWN
    shown = ", ".join(names[:SCRIPTS_SHOWN])
    return f"{shown} and {more} more" if more > 0 else shown


@fonts.command()
@click.argument("paths", metavar="FOLDER-OR-FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@common
def add(root: Root, paths: tuple[Path, ...]) -> None:
    """Copy fonts (TTF, OTF or TTC) into this kiosk, for letters that its own fonts can't set.

    They are looked at first: where one can't be used, each fault is told and none is added.
    """
    from kiosk.assets import assets
    from kiosk.typeset import added
    from kiosk.typeset.fonts import ADDED

    for font in added.add(paths, root.settings.data / ADDED, assets() / "fonts"):
        if font.new:
            click.echo(f"{font.stem}: added; characters that no font here had before: {font.brings}.")
        else:
            click.echo(f"{font.stem}: is here already.")
    click.echo("A kiosk that is running uses them after its next start.")
