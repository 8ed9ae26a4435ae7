"""``kiosk petitions``: the sealed signatures, opened with the organiser's key or erased without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.cli.root import Root, common
from kiosk.cli.secret import KEY, passphrase, passphrase_option
from kiosk.config import PaperSize
from kiosk.errors import EXIT_REFUSED, KioskError

if TYPE_CHECKING:
    from kiosk.export.signatures import Opened, Signed
    from kiosk.ledger.model import SignatureRow
    from kiosk.letter.signatures import Signer
    from kiosk.press import Press

FAULTS_SHOWN = 40
"""Signatures that are named one by one where they can't be opened: more are one trouble, not forty."""

OUT = click.Path(dir_okay=False, path_type=Path)

_key_option = click.option("--key", type=KEY, required=True, help="The organiser's key, as kiosk init wrote it.")


@click.group()
def petitions() -> None:
    """Print, export or erase the sealed signatures."""


@petitions.command(name="print")
@_key_option
@passphrase_option
@click.option("--case", help="Only this case.")
@click.option("--language", help="Language of the sheets; default: the event's first.")
@click.option("--paper", type=click.Choice([size.value for size in PaperSize]), help="Default: from kiosk.toml.")
@click.option("-o", "--output", required=True, type=OUT, help="The PDF to write.")
@common
def print_(
    root: Root,
    key: Path,
    passphrase_file: Path | None,
    case: str | None,
    language: str | None,
    paper: str | None,
    output: Path,
) -> int:
    """Make the sheets for the section: what each petition asks, and the names and countries below it.

    Signatures that can't be opened are named on stderr, the others are printed, and the command ends with 1.
    """
    from kiosk.cli.document import Asked, language_of
    from kiosk.export.file import write_whole
    from kiosk.press import Press
    from kiosk.stationery import Order, Stationery

    press = Press(root.settings, root.pack, root.clock)
    spoken = language_of(press, Asked(language=language))
    opened = _opened(root, key, passphrase_file, case, output)
    known, faults = _known(press, opened)
    sheet = Stationery(press).signatures(_signers(root, known), spoken, Order(PaperSize(paper) if paper else None))
    write_whole(output, sheet.pdf, private=True)
    count = sum(map(len, known.values()))
    click.echo(f"{output}: {_signatures(count)} on {sheet.pages} {'page' if sheet.pages == 1 else 'pages'}.")
    return _tell(opened, (*faults, *_unprinted(press, known)))


@petitions.command()
@_key_option
@passphrase_option
@click.option("--case", help="Only this case.")
@click.option("--excel-locale", is_flag=True, help="Semicolons, for an Excel that speaks French, German or Spanish.")
@click.argument("path", type=OUT)
@common
def export(
    root: Root, key: Path, passphrase_file: Path | None, case: str | None, excel_locale: bool, path: Path
) -> int:
    """Write the names, countries, days and ids to PATH as CSV, for its owner's eyes alone.

    Signatures that can't be opened are named on stderr, the others are written, and the command ends with 1.
    """
    from kiosk.export.file import write_whole
    from kiosk.export.signatures import render

    opened = _opened(root, key, passphrase_file, case, path)
    event = root.settings.event
    csv = render(opened, event.id, practice=root.practice, zone=event.tz, excel_locale=excel_locale)
    write_whole(path, csv.encode("utf-8"), private=True)
    click.echo(f"{path}: {_signatures(len(opened.signed))}.")
    return _tell(opened, opened.faults)


@petitions.command()
@click.argument("id_", metavar="ID")
@click.option("--key", type=KEY, help="The organiser's key: shows whose it is, and asks before it goes.")
@passphrase_option
@common
def erase(root: Root, id_: str, key: Path | None, passphrase_file: Path | None) -> None:
    """Erase one signature for good. ID is its action's id, or the start of it; the row and its count stay."""
    with root.ledger() as ledger:
        row = ledger.signature(id_)
        if key is not None:
            given = [one for one in ledger.signatures() if one.id == row.id]
            _ask(given, _unlocked(key, passphrase_file), root.settings.event.id)
        gone = ledger.erase(row.id)
    click.echo(f"The signature {row.id} is erased. It still counts; kiosk void takes it out of the counts too.")
    if not gone:
        click.echo("Another command is reading the record: the last copy goes when the kiosk has rested a minute.")


def _ask(rows: list[SignatureRow], key: tuple[bytes, bytes], event: str) -> None:
    from kiosk.export.signatures import open_all

    opened = open_all(rows, *key, event)
    whose = "; ".join(", ".join(filter(None, (one.name, one.country))) for one in opened.signed)
    click.confirm(f"{rows[0].case_id}: {whose or 'this key does not open it'}. Erase it?", abort=True, err=True)


def _unlocked(key: Path, passphrase_file: Path | None) -> tuple[bytes, bytes]:
    """The private and the public half of the key in a file."""
    from kiosk.seal import key_file

    closed = key_file.read(key)
    return key_file.private_half(closed, passphrase(passphrase_file, "The key's passphrase")), closed.public


def _opened(root: Root, key: Path, passphrase_file: Path | None, case: str | None, output: Path) -> Opened:
    """What the key opens; refused where there is nothing to write, or the file would lie with the sealed ones."""
    from kiosk.export.signatures import open_all

    if output.absolute().resolve().is_relative_to(root.settings.data.resolve()):
        raise KioskError(f"Names don't belong into the kiosk's own folder {root.settings.data}. Name another place.")
    with root.ledger() as ledger:
        rows = [row for row in ledger.signatures() if case in (None, row.case_id)]
    if not rows:
        raise KioskError(f"Nobody has signed {f'for {case}' if case else 'at this event'} yet; nothing was written.")
    private, public = _unlocked(key, passphrase_file)
    opened = open_all(rows, private, public, root.settings.event.id)
    if not opened.signed:
        _say(opened.faults)
        raise KioskError("No signature could be opened; nothing was written." if opened.faults else _none_left(opened))
    return opened


def _none_left(opened: Opened) -> str:
    return f"There is no signature left: {_gone(opened)}. Nothing was written."


def _gone(opened: Opened) -> str:
    parts = ((opened.erased, "erased"), (opened.voided, "void"))
    return ", ".join(f"{count} {'is' if count == 1 else 'are'} {how}" for count, how in parts if count)


def _known(press: Press, opened: Opened) -> tuple[dict[str, list[Signed]], tuple[str, ...]]:
    """The signatures by case in the pack's order, and the faults, with those of cases that the pack has no more."""
    cases = opened.cases
    known = {case.id: cases.pop(case.id) for case in press.pack.cases if case.id in cases}
    lost = (
        f"{_signatures(len(some))} of {case}, which the pack has no more: export them." for case, some in cases.items()
    )
    if not known:
        _say((*opened.faults, *lost))
        raise KioskError("There is no signature of a case that the pack has; nothing was written.")
    return known, (*opened.faults, *lost)


def _signers(root: Root, known: dict[str, list[Signed]]) -> dict[str, list[Signer]]:
    from kiosk.letter.signatures import Signer

    zone = root.settings.event.tz
    return {
        case: [Signer(one.name, one.country, one.row.at.astimezone(zone).date()) for one in some]
        for case, some in known.items()
    }


def _unprinted(press: Press, known: dict[str, list[Signed]]) -> Iterator[str]:
    for case, some in known.items():
        for one in some:
            if press.lacking(one.name, one.country):
                yield f"{case}: line {one.number} has letters that no font here prints ({one.row.id}): export it."


def _tell(opened: Opened, faults: Iterable[str]) -> int:
    """Says what is twice, what is left out and what is wrong; the exit code."""
    from kiosk.export.signatures import twice

    alike = [
        f"{case}: lines {', '.join(str(one.number) for one in some)} bear the same name "
        f"({', '.join(one.row.id for one in some)})."
        for case, some in twice(opened)
    ]
    _say(alike)
    if opened.erased or opened.voided:
        click.echo(f"Left out: {_gone(opened)}.", err=True)
    return EXIT_REFUSED if _say(tuple(faults)) else 0


def _say(sentences: Iterable[str]) -> int:
    """The first of `sentences` on stderr, and how many more there are; returns how many there are."""
    sentences = tuple(sentences)
    for sentence in sentences[:FAULTS_SHOWN]:
        click.echo(sentence, err=True)
    if more := len(sentences[FAULTS_SHOWN:]):
        click.echo(f"... and {more} more.", err=True)
    return len(sentences)


def _signatures(count: int) -> str:
    return "1 signature" if count == 1 else f"{count} signatures"
