"""``kiosk doctor --page`` and ``--print``: the test page, as a file or through the spool."""

from __future__ import annotations

import time
from pathlib import Path

import click

from kiosk import trial
from kiosk.cli.root import Root
from kiosk.errors import EXIT_REFUSED, KioskError
from kiosk.ledger.model import JobState
from kiosk.press import Press
from kiosk.printing.files import why

PATIENCE = 30.0
"""Seconds to wait for the page to come out: a printer that slept must warm up first."""

_OVER = (JobState.PRINTED, JobState.HELD, JobState.CANCELLED, JobState.GAVE_UP)


def write(root: Root, file: Path) -> None:
    """Write the page into a file."""
    pdf = trial.page(Press(root.settings, root.pack, root.clock))
    try:
        file.write_bytes(pdf)
    except OSError as error:
        raise KioskError(f"The test page cannot be written: {why(error)}.") from error
    click.echo(f"The test page is in {file}. Print it in its true size, without “fit to page”.")


def send(root: Root, patience: float = PATIENCE) -> int:
    """Print the page, and say what became of it."""
    with root.desk() as desk:
        ticket, until = trial.send(desk), time.monotonic() + patience
        while (state := desk.spool.state_of(ticket)) not in _OVER and time.monotonic() < until:
            time.sleep(0.05)
        if state is JobState.PRINTED:
            click.echo("The test page came out. Measure it, and hold it against the envelope.")
            return 0
        job = desk.ledger.job(ticket)
        reason = (job.reason if job else "") or desk.spool.health().sentence
    click.echo(f"The test page has not come out yet. {reason}", err=True)
    return EXIT_REFUSED
