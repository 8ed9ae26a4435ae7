"""``kiosk write``: letters and other sheets as a PDF, without a screen and, unless asked, without a row."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import uuid4

import click

from kiosk.campaign.kind import Kind
from kiosk.cli.document import KINDS, Asked, CantWrite, draft, language_of, letter, without_font
from kiosk.cli.root import Root, common
from kiosk.config import PaperSize, WindowName
from kiosk.press import Order, OtherSheet, Press

LETTER = "letter"
"""The sheet that is made where no other is asked for."""

NO_WINDOW = "none"
"""What turns off, for one letter, the window that kiosk.toml asks for."""

ORDERED = ("reading", "gloss", "art", "number")
"""Options that only some sheets know."""

SHEETS = [LETTER, *(sheet.value for sheet in OtherSheet)]
WINDOWS = [NO_WINDOW, *(name.value for name in WindowName if name)]

_COUNTED = {LETTER: Kind.LETTER, OtherSheet.BILINGUAL: Kind.LETTER, OtherSheet.CARD: Kind.SOLIDARITY}

Made = tuple[bytes, list[tuple[str, str]]]
"""A PDF, and the case and language of each letter in it."""


@click.command(short_help="Make letters and other sheets as a PDF, without a screen.")
@click.option("--case", default="", help="The case's id (`kiosk pack show` lists them).")
@click.option("--kind", type=click.Choice([kind.value for kind in KINDS]), default=KINDS[0].value, show_default=True)
@click.option("--sheet", type=click.Choice(SHEETS), default=LETTER, show_default=True)
@click.option("--language", help="Language of the letter; default: the event's first.")
@click.option("--text", help="File with the whole body between salutation and close; - reads stdin.")
@click.option("--name", default="", help="Printed under the room for a signature.")
@click.option("--place", default="", help="Stands before the date.")
@click.option("--paper", type=click.Choice([size.value for size in PaperSize]), help="Default: from kiosk.toml.")
@click.option("--window", type=click.Choice(WINDOWS), help="Default: from kiosk.toml; none sets no window.")
@click.option("--reading", default="", help="Language beside the letter's, for --sheet bilingual.")
@click.option("--gloss", is_flag=True, help="Put it below each paragraph rather than beside.")
@click.option("--art", type=click.Path(dir_okay=False, path_type=Path), help="JPEG or PNG for the front of a card.")
@click.option("--number", type=int, help="Lines to sign on a petition, or sheets below a cover.")
@click.option("--batch", help="JSON, a line a letter with these options' names as keys; - reads stdin.")
@click.option("--record", is_flag=True, help="Count each as an action of this event.")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), help="The PDF to write; - for stdout.")
@common
def write(
    root: Root,
    output: str,
    sheet: str,
    paper: str | None,
    window: str | None,
    batch: str | None,
    record: bool,
    **options: Any,
) -> None:
    """Make one letter as a PDF, or another --sheet, or with --batch many letters in one file, without a screen.

    Without --text it is the case's ready letter. With --batch the other options say what a line leaves out.
    """
    if record and sheet not in _COUNTED:
        raise CantWrite(f"A {sheet} sheet is no action yet: count what comes back with `kiosk count`.")
    size, special = PaperSize(paper) if paper else None, {key: options.pop(key) for key in ORDERED}
    order = Order(size, window=_window(window), **special)
    asked = Asked(**options)
    if batch:
        pdf, made = _many(root, asked, batch, sheet, order)
    else:
        pdf, made = _one(root, asked, sheet, order)
    _save(pdf, output)
    if record:
        _count(root, _COUNTED[sheet], made)


def _window(asked: str | None) -> WindowName | None:
    return WindowName("" if asked == NO_WINDOW else asked) if asked else None


def _one(root: Root, asked: Asked, sheet: str, order: Order) -> Made:
    from kiosk.sheets.sheet import Unprintable

    if not asked.case:
        raise click.UsageError("Missing option '--case'.")
    try:
        if sheet != LETTER:
            press = Press(root.settings, root.pack, root.clock)
            language = language_of(press, asked)
            made = press.other_sheet(sheet, asked.case, draft(asked), language, order)
            return made.pdf, [(asked.case, language)]
        languages = (asked.language,) if asked.language else root.settings.screens.languages
        press = Press(root.settings, root.pack_in(languages), root.clock)
        found = letter(press, asked)
        return press.sheet(found, order.size, order.window).pdf, [(asked.case, found.language)]
    except Unprintable as error:
        raise without_font(error.characters) from None


def _many(root: Root, asked: Asked, source: str, sheet: str, order: Order) -> Made:
    from kiosk.cli.batch import Batch, bound

    if asked.text == "-":
        raise click.UsageError("--text - can't be used with --batch: its lines would share one text.")
    if sheet != LETTER:
        raise click.UsageError("--batch makes letters; leave out --sheet.")
    press = Press(root.settings, root.pack, root.clock)
    batch = Batch(press, asked, "stdin" if source == "-" else Path(source).name)
    return bound(batch, source, order.size, order.window).pdf, batch.made


def _count(root: Root, kind: Kind, made: Iterable[tuple[str, str]]) -> None:
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
