"""``kiosk write``: one letter or another sheet as a PDF, without a screen and, unless asked, without a row."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import click

from kiosk import text
from kiosk.campaign.kind import Kind
from kiosk.cli.root import Root, common
from kiosk.config import PaperSize, WindowName
from kiosk.errors import KioskError
from kiosk.letter.draft import Draft, Way
from kiosk.letter.letter import Letter
from kiosk.press import Order, OtherSheet, Press

LETTER = "letter"
"""The sheet that is made where no other is asked for."""

_COUNTED = {LETTER: Kind.LETTER, OtherSheet.BILINGUAL: Kind.LETTER, OtherSheet.CARD: Kind.SOLIDARITY}

NO_WINDOW = "none"
"""What turns off, for one letter, the window that kiosk.toml asks for."""

WINDOWS = [NO_WINDOW, *(name.value for name in WindowName if name)]


class CantWrite(KioskError):
    """The letter can't be made as asked: a case, a language, a text or a place to put it is wrong."""


@click.command()
@click.option("--case", "case_id", required=True, help="The case's id (`kiosk pack show` lists them).")
@click.option("--kind", type=click.Choice([Kind.LETTER.value]), default=Kind.LETTER.value, show_default=True)
@click.option(
    "--sheet", type=click.Choice([LETTER, *(sheet.value for sheet in OtherSheet)]), default=LETTER, show_default=True
)
@click.option("--language", help="Language of the letter; default: the event's first.")
@click.option("--text", "text_file", help="File with the whole body between salutation and close; - reads stdin.")
@click.option("--name", default="", help="Printed under the room for a signature.")
@click.option("--place", default="", help="Stands before the date.")
@click.option("--paper", type=click.Choice([size.value for size in PaperSize]), help="Default: from kiosk.toml.")
@click.option("--window", type=click.Choice(WINDOWS), help="Default: from kiosk.toml; none sets no window.")
@click.option("--reading", default="", help="Language beside the letter's, for --sheet bilingual.")
@click.option("--gloss", is_flag=True, help="Put it below each paragraph rather than beside.")
@click.option("--art", type=click.Path(dir_okay=False, path_type=Path), help="JPEG or PNG for the front of a card.")
@click.option("--number", type=int, help="Lines to sign on a petition, or sheets below a cover.")
@click.option("--record", is_flag=True, help="Count it as an action of this event.")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), help="The PDF to write; - for stdout.")
@common
def write(root: Root, case_id: str, sheet: str, output: str, paper: str | None, record: bool, **options: Any) -> None:
    """Make one letter as a PDF, without a screen. Without --text it is the ready letter; --sheet makes other sheets."""
    press = Press(root.settings, root.pack, root.clock)
    kind = _kind(sheet, record)
    language = _language(root, options["language"])
    if sheet == LETTER:
        pdf = _page(press, press.compose(case_id, _draft(options), language), paper, options["window"])
    else:
        pdf = _other(press, sheet, case_id, language, paper, options)
    _save(pdf, output)
    if record:
        from kiosk.ledger.model import NewAction

        with root.ledger() as ledger:
            counted = ledger.record(NewAction(case_id=case_id, kind=kind, language=language))
        click.echo(f"Counted as number {counted.number} of this event.", err=True)


def _kind(sheet: str, record: bool) -> Kind:
    """The kind of action that a sheet is; raises `CantWrite` where it is none until somebody used it."""
    if record and sheet not in _COUNTED:
        raise CantWrite(f"A {sheet} sheet is no action yet: count what comes back with `kiosk count`.")
    return _COUNTED.get(sheet, Kind.LETTER)


def _other(press: Press, sheet: str, case_id: str, language: str, paper: str | None, options: dict[str, Any]) -> bytes:
    from kiosk.sheets.sheet import Unprintable

    size = PaperSize(paper) if paper else None
    order = Order(size, *(options[key] for key in ("reading", "gloss", "art", "number")))
    try:
        return press.other_sheet(sheet, case_id, _draft(options), language, order).pdf
    except Unprintable as error:
        raise _no_font(error.characters) from None


def _no_font(characters: tuple[str, ...]) -> CantWrite:
    shown = " ".join(characters[:12])
    return CantWrite(f"No font here can print: {shown}. Write it another way, or leave it out.")


def _draft(options: dict[str, Any]) -> Draft:
    name = text.clean(options["name"], text.NAME_LIMIT, one_line=True)
    place = text.clean(options["place"], text.NAME_LIMIT, one_line=True)
    if options["text_file"]:
        return Draft(way=Way.FREE, free=_body(options["text_file"]), name=name, place=place)
    return Draft(name=name, place=place)


def _language(root: Root, asked: str | None) -> str:
    has = root.pack.file.languages
    language = asked or next((one for one in root.settings.screens.languages if one in has), has[0])
    if language not in has:
        raise CantWrite(f"The pack has no words in {language!r}. It has: {', '.join(has)}.")
    return language


def _body(source: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        body = text.clean(raw.decode("utf-8-sig"))
    except OSError as error:
        raise CantWrite(f"The text {source} can't be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise CantWrite(f"The text {source} is not UTF-8. Save it again as UTF-8.") from None
    if not body.strip():
        raise CantWrite(f"The text {source} has no words in it.")
    return body


def _page(press: Press, letter: Letter, paper: str | None, window: str | None) -> bytes:
    unprintable = press.missing(letter)
    if unprintable:
        raise _no_font(unprintable)
    asked = WindowName("" if window == NO_WINDOW else window) if window else None
    return press.sheet(letter, PaperSize(paper) if paper else None, asked).pdf


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
