"""``kiosk init``: a few questions, and a kiosk.toml of one's own with every key explained in it."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import click

from kiosk import config
from kiosk.assets import shipped_config
from kiosk.errors import KioskError
from kiosk.seal.pin import hash_pin, pin_is_usable


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
def init(path: Path, pin: str | None, **answers: object) -> None:
    """Write kiosk.toml for your own marathon. Nothing that is there is ever overwritten."""
    if path.exists():
        raise WontOverwrite(f"{path} is there already and stays as it is. Change it by hand, or move it away first.")
    pin = _pin(pin)
    toml = filled(shipped_config().read_text("utf-8"), _values(answers, pin))
    path.write_text(toml, "utf-8")
    try:
        config.load(path)
    except KioskError:
        path.unlink()
        raise
    click.echo(f"{path} is written. Read through it, then run: kiosk doctor")


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
        values |= {"printing.printer": "lp", "printing.queue": str(answers["printer"])}
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
