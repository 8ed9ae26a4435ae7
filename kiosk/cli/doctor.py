"""``kiosk doctor``: one line a check, and what to do about it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from kiosk import doctor as checks
from kiosk.cli.root import Root, common
from kiosk.errors import EXIT_REFUSED, FaultsError, KioskError

_SIGNS = {checks.Mark.READY: "ready", checks.Mark.LOOK: "look ", checks.Mark.MEND: "MEND "}


@click.command()
@click.option("--page", type=click.Path(dir_okay=False, path_type=Path), help="Write the test page into this PDF.")
@click.option("--print", "printed", is_flag=True, help="Print the test page; it counts nowhere.")
@common
def doctor(root: Root, page: Path | None, printed: bool) -> int:
    """Is this machine ready for tonight? Ends with 1 where something must be mended first."""
    if page or printed:
        from kiosk.cli import trial

        if page:
            trial.write(root, page)
        return trial.send(root) if printed else 0
    marks = set()
    for finding in _findings(root):
        marks.add(finding.mark)
        click.echo(f"{_SIGNS[finding.mark]}  {finding.about:<12} {finding.text}")
    if checks.Mark.MEND in marks:
        click.echo("Not ready yet: mend what is marked MEND.")
        return EXIT_REFUSED
    click.echo("Ready for tonight.")
    return 0


def _findings(root: Root) -> Iterator[checks.Finding]:
    from kiosk.campaign.check import check
    from kiosk.cli.probes import probes

    yield from checks.terminal(_terminal())
    yield from checks.clock(root.settings, root.clock.now())
    yield from checks.disk(root.settings)
    try:
        yield from checks.cases(root.pack, len(check(root.settings.pack, probes(root.settings.data))))
        yield from checks.word_lists()
        with root.desk(printing=False) as desk:
            yield from checks.signatures(desk)
            yield from () if desk.practice else checks.fresh(desk.pack, desk.today())
            yield from checks.fonts(desk)
            yield from checks.record(desk)
            yield from checks.printer(desk)
            yield from checks.sides(root.printers())
            yield from checks.paper(desk)
            yield from checks.traces(desk)
            yield from checks.stale(desk)
            yield from checks.stopped(desk)
    except FaultsError as error:
        yield checks.Finding(checks.Mark.MEND, "pack", str(error.faults[0]))
    except KioskError as error:
        yield checks.Finding(checks.Mark.MEND, "record", str(error))


def _terminal() -> checks.Terminal:
    size = shutil.get_terminal_size((0, 0))
    true_colour = os.environ.get("COLORTERM", "") in ("truecolor", "24bit")
    many = "256" in os.environ.get("TERM", "") or os.name == "nt"
    return checks.Terminal(
        columns=size.columns,
        rows=size.lines,
        colours=1 << 24 if true_colour else 256 if many else 16,
        utf8=(sys.stdout.encoding or "").lower().replace("-", "") == "utf8",
        attached=sys.stdout.isatty(),
    )
