"""``kiosk rehearse``: a practice marathon through the real path."""

from __future__ import annotations

import time

import click

from kiosk.cli.root import Root, common
from kiosk.clock import StoppedClock


@click.command()
@click.option("--visits", type=click.IntRange(1, 1_000_000), required=True, help="How many people come.")
@click.option("--hours", type=click.FloatRange(0.1, 24 * 14), default=24.0, show_default=True, help="Over how long.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same marathon.")
@common
def rehearse(root: Root, visits: int, hours: float, seed: int) -> None:
    """A practice marathon with nobody in front of it. Refuses the record of a live event."""
    from kiosk.rehearse import rehearse as act

    # Rehearsed people come in rehearsed hours; the spool beside them keeps real time.
    clock = StoppedClock(root.clock.now().replace(minute=0, second=0, microsecond=0), boot_name="rehearsal")
    root.clock = clock
    with root.desk() as desk:
        with click.progressbar(act(desk, clock, visits, hours, seed), length=visits, label="Rehearsing") as people:
            for _person in people:
                pass
        waited = 0.0
        while desk.spool.pending() and waited < root.settings.printing.timeout_seconds:
            time.sleep(0.05)
            waited += 0.05
        counts = desk.ledger.tally(())
    click.echo(f"{visits} visits rehearsed; the practice tally stands at {counts.total}.")
