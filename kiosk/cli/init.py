"""``kiosk init``: a few questions, a kiosk.toml of one's own with every key explained in it, and a key on a stick."""

from __future__ import annotations

import json
import re
import sys
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import click

from kiosk import config, public_key
from kiosk.assets import shipped_config
from kiosk.cli.secret import KEY, passphrase, passphrase_option
from kiosk.errors import KioskError
from kiosk.seal import key_file
from kiosk.seal.pin import hash_pin, pin_is_usable

_PATIENCE = 2.0
"""Seconds that a print service may take to say where its printer is: nobody waits longer for advice."""


class WontOverwrite(KioskError):
    """A kiosk.toml lies there already."""


@click.command()
@click.option(
    "--config",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path(config.CONFIG_NAME),
    help="The file to write.",
)
@click.option("--data", hidden=True, default=None, help="Taken by every command; init writes no record.")
@click.option("--name", prompt="What is the event called?", help="The event's name, as attendees read it.")
@click.option("--id", "event_id", help="A short name for the record; default: made from the name.")
@click.option(
    "--place",
    prompt="Where is it? (stands before the date on every letter)",
    default="",
    help="Stands before the date.",
)
@click.option("--starts", type=click.DateTime(["%Y-%m-%dT%H:%M"]), help="Like 2026-12-10T12:00.")
@click.option("--ends", type=click.DateTime(["%Y-%m-%dT%H:%M"]), help="Like 2026-12-11T12:00.")
@click.option("--pack", default="write-for-rights-2013", show_default=True, help="A shipped pack, a folder or a zip.")
@click.option("--live/--practice", default=False, help="A live event counts; practice is summed apart.")
@click.option("--printer", help="The name of a CUPS printer; without it sheets are laid in a folder.")
@click.option("--paper", type=click.Choice([size.value for size in config.PaperSize]), default="A4", show_default=True)
@click.option("--pin", help="4 to 12 digits that let an organiser leave the program; asked for when missing.")
@click.option("--new-key", type=KEY, help="Make the event's key for signatures in this file, on your stick.")
@click.option("--organiser-key", type=KEY, help="Take the key that the first kiosk's init made, from your stick.")
@passphrase_option
def init(
    path: Path,
    pin: str | None,
    new_key: Path | None,
    organiser_key: Path | None,
    passphrase_file: Path | None,
    **answers: object,
) -> None:
    """Write kiosk.toml for your own marathon. Nothing that is there is ever overwritten."""
    if path.exists():
        raise WontOverwrite(f"{path} is there already and stays as it is. Change it by hand, or move it away first.")
    if new_key and organiser_key:
        raise click.UsageError("--new-key makes a key and --organiser-key takes one that is there: choose one of them.")
    pin = _pin(pin)
    values = _values(answers, pin)
    new_key = new_key if new_key or organiser_key else _asked_key()
    public, text = _key(new_key, organiser_key, passphrase_file, str(values["event.id"]))
    values["organiser.key"] = public_key.written(public) if public else ""
    _write(path, filled(shipped_config().read_text("utf-8"), values), new_key, text)
    click.echo(f"{path} is written. Read through it, then run: kiosk doctor")
    if address := _address(str(answers["printer"] or "")):
        click.echo(f'This printer has an address of its own. uri = "{address}" in [printing] is the safer set-up:')
        click.echo("a print service that breaks down in mid-sheet and starts again may print that sheet twice.")
    if new_key:
        click.echo(f"{new_key} opens the signatures. Take it away from this machine, and keep a copy elsewhere.")
    elif not public and answers["live"]:
        click.echo("There is no key for signatures, so nobody can sign a petition here (--new-key makes one).")


def _address(queue: str) -> str:
    """Where the printer behind this queue of CUPS can be asked without CUPS; empty where it can't, or nobody knows."""
    if not queue:
        return ""
    from kiosk.printing.ipp import CUPS, Ipp

    return Ipp(CUPS + quote(queue), _PATIENCE).device()


def _asked_key() -> Path | None:
    # Only where somebody sits: a script that names no key wants none.
    if not sys.stdin.isatty():
        return None
    asked = "A file on your stick for the key to petition signatures (empty: none)"
    given = click.prompt(asked, default="", show_default=False)
    return Path(given) if given else None


def _key(new: Path | None, there: Path | None, passphrase_file: Path | None, event: str) -> tuple[bytes, str]:
    """The public key that signatures are sealed to, empty without one, and the text of a new key's file."""
    if there:
        return key_file.read(there).public, ""
    if not new:
        return b"", ""
    if new.exists():
        raise key_file.is_there(new)
    return key_file.make(event, passphrase(passphrase_file, "A passphrase for the key, four words or more", anew=True))


def _write(path: Path, toml: str, new_key: Path | None, key_text: str) -> None:
    """Both files or neither: a key that no kiosk seals to, or settings whose key was never kept, would do harm."""
    path.write_text(toml, "utf-8")
    try:
        config.load(path)
        if new_key:
            key_file.write(new_key, key_text)
    except KioskError:
        path.unlink()
        raise


def _pin(given: str | None) -> str:
    if given is None:
        asked = "A PIN for organisers, 4 to 12 digits (empty: none)"
        given = click.prompt(asked, default="", hide_input=True, show_default=False, confirmation_prompt="Once more")
    if given and not pin_is_usable(given):
        raise KioskError("A PIN is 4 to 12 digits; nothing was written.")
    return hash_pin(given) if given else ""


def _values(answers: dict[str, object], pin: str) -> dict[str, str | bool | datetime]:
    name = str(answers["name"])
    values: dict[str, str | bool | datetime] = {
        "event.id": str(answers["event_id"] or slug(name)),
        "event.name": name,
        "event.place": str(answers["place"]),
        "event.practice": not answers["live"],
        "event.pack": str(answers["pack"]),
        "letter.paper": str(answers["paper"]),
        "organiser.pin": pin,
    }
    if answers["printer"]:
        values |= {"printing.printer": "ipp", "printing.queue": str(answers["printer"])}
    for key in ("starts", "ends"):
        if isinstance(moment := answers[key], datetime):
            values[f"event.{key}"] = moment
    return values


def slug(name: str) -> str:
    """`name` as an event id: ASCII letters and digits joined by hyphens, at most 40."""
    joined = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-").lower()
    return joined[:40].strip("-") or "event"


def filled(template: str, values: dict[str, str | bool | datetime]) -> str:
    """The commented `template` with `values` put where their keys stand, and every comment kept."""
    section, lines = "", []
    for line in template.splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            section = heading[1]
        key = re.match(r"(?:# )?(\w+)\s*= ", line)
        value = values.get(f"{section}.{key[1]}") if key else None
        lines.append(line if key is None or value is None else f"{key[1]} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: str | bool | datetime) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    # A TOML basic string is written like a JSON one; only DEL differs, and no name holds that.
    return value.isoformat() if isinstance(value, datetime) else json.dumps(value, ensure_ascii=False)
