"""``kiosk write``: letters as a PDF, without a screen and, unless asked, without a row."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

import click

from kiosk.cli.document import KINDS, Asked, CantWrite, letter, without_font
from kiosk.cli.root import Root, common
from kiosk.config import PaperSize
from kiosk.press import Press

Made = tuple[bytes, list[tuple[str, str]]]
"""A PDF, and the case and language of each letter in it."""


@click.command(short_help="Make letters as a PDF, without a screen.")
@click.option("--case", default="", help="The case's id (`kiosk pack show` lists them).")
@click.option("--kind", type=click.Choice([kind.value for kind in KINDS]), default=KINDS[0].value, show_default=True)
@click.option("--language", help="Language of the letter; default: the event's first.")
@click.option("--text", help="File with the whole body between salutation and close; - reads stdin.")
@click.option("--name", default="", help="Printed under the room for a signature.")
@click.option("--place", default="", help="Stands before the date.")
@click.option("--paper", type=click.Choice([size.value for size in PaperSize]), help="Default: from kiosk.toml.")
@click.option("--batch", help="JSON, a line a letter with these options' names as keys; - reads stdin.")
@click.option("--record", is_flag=True, help="Count each as an action of this event.")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), help="The PDF to write; - for stdout.")
@common
def write(root: Root, output: str, paper: str | None, batch: str | None, record: bool, **options: str) -> None:
    """Make one letter as a PDF, or with --batch many in one file, without a screen.

    Without --text it is the case's ready letter. With --batch the other options say what a line leaves out.
    """
    asked, size = Asked(**options), PaperSize(paper) if paper else None
    pdf, made = _many(root, asked, batch, size) if batch else _one(root, asked, size)
    _save(pdf, output)
    if record:
        _count(root, asked.kind, made)


def _one(root: Root, asked: Asked, size: PaperSize | None) -> Made:
    from kiosk.sheets.sheet import Unprintable

    if not asked.case:
        raise click.UsageError("Missing option '--case'.")
    languages = (asked.language,) if asked.language else root.settings.screens.languages
    press = Press(root.settings, root.pack_in(languages), root.clock)
    found = letter(press, asked)
    try:
        return press.sheet(found, size).pdf, [(asked.case, found.language)]
    except Unprintable as error:
        raise without_font(error.characters) from None


def _many(root: Root, asked: Asked, source: str, size: PaperSize | None) -> Made:
    from kiosk.cli.batch import Batch, sheet

    if asked.text == "-":
        raise click.UsageError("--text - can't be used with --batch: its lines would share one text.")
    press = Press(root.settings, root.pack, root.clock)
    batch = Batch(press, asked, "stdin" if source == "-" else Path(source).name)
    return sheet(batch, source, size).pdf, batch.made


def _count(root: Root, kind: str, made: Iterable[tuple[str, str]]) -> None:
    from kiosk.ledger.model import NewAction

    with root.ledger() as ledger:
        for case, language in made:
            counted = ledger.record(NewAction(case_id=case, kind=kind, language=language))
    click.echo(f"Counted as number {counted.number} of this event.", err=True)


def _save(pdf: bytes, output: str) -> None:
    if output == "-":
        sys.stdout.buffer.write(pdf)
        sys.stdout.buffer.flush()
        return
    target = Path(output)
    # Beside the target and then renamed: a full disk or a pulled stick leaves no half a letter under its name.
    part = target.with_name(f".{target.name}.{uuid4().hex[:8]}")
    try:
        part.write_bytes(pdf)
        part.replace(target)
    except OSError as error:
        raise CantWrite(f"{output} can't be written: {error.strerror}.") from None
    finally:
        part.unlink(missing_ok=True)
