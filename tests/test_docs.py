"""The docs name everything there is: each command, each option, each key of kiosk.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from kiosk.assets import assets
from kiosk.cli import COMMANDS, kiosk
from kiosk.config import SECTIONS

ROOT = assets().parent
ORGANISER = (ROOT / "docs" / "organiser.md").read_text("utf-8")


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(kiosk)
    for name in COMMANDS:
        command = kiosk.get_command(context, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {sub}", leaf) for sub, leaf in command.commands.items())


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_each_command_is_in_the_organisers_guide(name: str) -> None:
    assert f"kiosk {name}" in ORGANISER


@pytest.mark.parametrize("section", SECTIONS)
def test_each_key_is_in_the_organisers_guide(section: str) -> None:
    table = re.search(rf"^\| `\[{section}\]` \| (.*) \|$", ORGANISER, re.M)
    assert table
    assert set(re.findall(r"`(\w+)`", table[1])) == set(SECTIONS[section].model_fields)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_of_help_says_what_the_command_says(name: str) -> None:
    command = dict(commands())[name]
    assert command.help
    line = COMMANDS[name][1]
    assert command.short_help == line or command.help.startswith(line.rstrip("."))


@pytest.mark.parametrize("name", [name for name, leaf in commands() if not isinstance(leaf, click.Group)])
def test_each_option_says_what_it_does(name: str) -> None:
    for parameter in dict(commands())[name].params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            assert parameter.help or parameter.show_default, f"kiosk {name} {parameter.opts[0]}"


def test_links_in_the_docs_lead_somewhere() -> None:
    for page in [*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
