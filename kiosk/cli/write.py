"""``kiosk write``: letters and other sheets as a PDF, without a screen and, unless asked, without a row."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import uuid4

import click

from kiosk.cli.document import KINDS, WINDOWS, Asked, CantWrite, Made, counted, document, language_of
from kiosk.cli.root import Root, common
from kiosk.config import PaperSize
from kiosk.press import Press
from kiosk.stationery import SheetName, Stationery


@click.command(short_help="Make letters and other sheets as a PDF, without a screen.")
@click.option("--case", default="", help="The case's id (`kiosk pack show` lists them).")
@click.option("--kind", type=click.Choice([kind.value for kind in KINDS]), default=KINDS[0].value, show_default=True)
@click.option("--sheet", type=click.Choice([name.value for name in SheetName]), default="letter", show_default=True)
@click.option("--language", help="Language of the letter; default: the event's first.")
@click.option("--text", help="File with the whole body between salutation and close; - reads stdin.")
@click.option("--name", default="", help="Printed under the room for a signature.")
@click.option("--place", default="", help="Stands before the date.")
@click.option("--paper", type=click.Choice([size.value for size in PaperSize]), help="Default: from kiosk.toml.")
@click.option("--window", type=click.Choice(WINDOWS), help="Default: from kiosk.toml; none sets no window.")
@click.option("--reading", default="", help="Language beside the letter's, for --sheet bilingual.")
@click.option("--gloss", is_flag=True, help="Put it below each paragraph rather than beside.")
@click.option("--art", type=click.Path(dir_okay=False), help="JPEG or PNG for the front of a card.")
@click.option("--number", type=int, help="Lines to sign on a petition, or sheets below a cover.")
@click.option("--stock", default="", help="Envelope (dl, c6, ...) or sheet of labels (a4-24, ...) that it goes on.")
@click.option("--start", type=int, default=1, show_default=True, help="First label left on the first sheet of labels.")
@click.option("--batch", help="JSON, a line a sheet with these options' names as keys; - reads stdin.")
@click.option("--record", is_flag=True, help="Count each as an action of this event; a ruled page, when it comes back.")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), help="The PDF to write; - for stdout.")
@common
def write(
    root: Root, output: str, paper: str | None, batch: str | None, record: bool, start: int, **options: Any
) -> None:
    """Make one letter as a PDF, or another --sheet, or with --batch any mix of them in one file, without a screen.

    Without --text it is the case's ready letter. With --batch the other options say what a line leaves out.
    """
    asked, size = Asked(**options), PaperSize(paper) if paper else None
    if batch:
        pdf, made = _many(root, asked, batch, size, start, record)
    else:
        pdf, made = _one(root, asked, size, start, record)
    _save(pdf, output)
    if record:
        _count(root, made)


def _one(root: Root, asked: Asked, size: PaperSize | None, start: int, record: bool) -> tuple[bytes, list[Made]]:
    if not asked.case:
        raise click.UsageError("Missing option '--case'.")
    languages = (asked.language,) if asked.language else root.settings.screens.languages
    # The record names the whole pack, and a code must be of no other of its cases and languages.
    pack = root.pack if record or asked.sheet == SheetName.BILINGUAL else root.pack_in(languages)
    stationery = Stationery(Press(root.settings, pack, root.clock))
    language = language_of(stationery.press, asked)
    made = [counted(stationery.press, asked, language)] if record else []
    sheet = document(stationery, asked, language, size, made[0].code if made else "")
    return stationery.printed(sheet, start).pdf, made


def _many(
    root: Root, asked: Asked, source: str, size: PaperSize | None, start: int, record: bool
) -> tuple[bytes, list[Made]]:
    from kiosk.cli.batch import Batch, bound

    if asked.text == "-":
        raise click.UsageError("--text - can't be used with --batch: its lines would share one text.")
    stationery = Stationery(Press(root.settings, root.pack, root.clock))
    batch = Batch(stationery, asked, "stdin" if source == "-" else Path(source).name, size, record)
    return bound(batch, source, start).pdf, batch.made


def _count(root: Root, made: Iterable[Made]) -> None:
    from kiosk.ledger.model import NewAction, NewHandout

    numbers: dict[str, int] = {}
    pages = 0
    with root.ledger() as ledger:
        for one in made:
            if one.code:
                ledger.hand_out(NewHandout(one.code, one.case, one.language))
                pages += 1
                continue
            recorded = ledger.record(NewAction(case_id=one.case, kind=one.kind, language=one.language))
            numbers[one.kind] = recorded.number
    for kind, number in numbers.items():
        # Letters and cards are numbered apart.
        which = f" ({kind})" if len(numbers) > 1 else ""
        click.echo(f"Counted as number {number} of this event{which}.", err=True)
    if pages:
        ruled = "1 ruled page has" if pages == 1 else f"{pages} ruled pages have"
        click.echo(f"{ruled} a code: with kiosk count --code it counts when it comes back.", err=True)


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
