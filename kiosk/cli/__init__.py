"""The command line: one file a family of commands, each imported only when it is called."""

from __future__ import annotations

import os
from importlib import import_module

import click

from kiosk import __version__

# Pydantic would look through every installed package for plugins (8 ms), and run what it finds among people's words.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

COMMANDS = {
    "run": ("run", "The attendee's screens."),
    "write": ("write", "Make letters and other sheets as a PDF, without a screen."),
    "tally": ("record", "Show the counts."),
    "count": ("record", "Add letters that were written by hand."),
    "void": ("record", "Take one action out of the counts, with a reason."),
    "actions": ("record", "List the latest actions."),
    "verify": ("record", "Recount everything and compare."),
    "queue": ("queue", "List the sheets on their way to paper, and hold, resume or cancel them."),
    "reprint": ("queue", "Print sheets once more; nothing counts again."),
    "bundle": ("together", "Print the letters of a case together, below a cover."),
    "export": ("export", "Write the counts to a file for the section."),
    "printers": ("printers", "Show each printer: how it is, what it can do, what it can't tell."),
    "petitions": ("petitions", "Print, export or erase the sealed signatures."),
    "fonts": ("fonts", "Show the fonts in use, or add some for letters that can't be printed yet."),
    "paper": ("paper", "Show how much paper is left, or say that some was put in."),
    "pack": ("pack", "Check, show or start a case pack."),
    "rehearse": ("rehearse", "A practice marathon with nobody in front of it."),
    "doctor": ("doctor", "Is this machine ready for tonight?"),
    "init": ("init", "Write kiosk.toml for your own marathon."),
}
"""Each command's module and its one line of help. ``kiosk --help`` reads this table and imports none of them."""


class LazyGroup(click.Group):
    """A group that imports a command when it is called: ``--help`` stays as quick as click itself."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the night."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"kiosk.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the table of commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--config",
    type=click.Path(dir_okay=False),
    help="kiosk.toml to use (default: here, else the shipped one).",
)
@click.option("--data", type=click.Path(file_okay=False), help="Folder of the record (default: kiosk-data).")
@click.version_option(__version__, prog_name="kiosk")
@click.pass_context
def kiosk(ctx: click.Context, config: str | None, data: str | None) -> None:
    """An event kiosk for letter-writing marathons. Without a command it opens the attendee's screens."""
    ctx.obj = {"config": config, "data": data}
    if ctx.invoked_subcommand is None:
        command = kiosk.get_command(ctx, "run")
        assert command is not None
        ctx.invoke(command)


def main(args: list[str] | None = None) -> int:
    """Runs a command and returns its exit code; a `KioskError` passes through to the caller."""
    try:
        result = kiosk.main(args=args, prog_name="kiosk", standalone_mode=False)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 1
    return result if isinstance(result, int) else 0
