"""``kiosk queue`` and ``kiosk reprint``: sheets on their way to paper, from the organiser's side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from kiosk.cli.root import Root, common
from kiosk.errors import EXIT_REFUSED, KioskError
from kiosk.ledger.model import Job, JobState

if TYPE_CHECKING:
    from kiosk.ledger.ledger import Ledger
    from kiosk.printing.spool import Spool

MEANT = {
    "hold": (JobState.QUEUED,),
    "resume": (JobState.HELD,),
    "cancel": (JobState.QUEUED, JobState.PRINTING, JobState.HELD),
    "out": (JobState.HELD,),
    "show": tuple(JobState),
    "reprint": (JobState.PRINTED,),
}
"""Which sheets an order is for: what `all` takes."""

_ONLY = {
    "hold": "only a sheet that waits can be held",
    "resume": "only a held sheet can be resumed",
    "cancel": "only a sheet that did not come out can be cancelled",
    "out": "only of a held sheet it is asked whether it came out",
}
_NONE_NOW = "No sheet is on its way, and none is held."
_NONE_AT_ALL = "No sheet was queued at this event yet."
_IN_THE_TRAY = (
    "What still lies in the folder sheets, or on the stick, is printed from there; what was taken out can only be "
    "written anew."
)


@click.command(short_help="List the sheets on their way to paper, and hold, resume or cancel them.")
@click.argument("order", required=False, type=click.Choice(["hold", "resume", "cancel", "out", "show", "cards"]))
@click.argument("job", required=False)
@click.option("--all", "everything", is_flag=True, help="List the ended ones too; with cards, print what there is.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@common
def queue(root: Root, order: str | None, job: str | None, everything: bool, form: str) -> int:
    """List the sheets on their way to paper, or with an ORDER act on some of them.

    hold keeps sheets that wait, resume sends held ones, cancel takes sheets back and erases their pages, out says
    that a held sheet came out and erases its page, show tells the steps of each. cards, without a JOB, prints the
    cards that wait to be printed together, four on a sheet; with --all a last sheet with fewer, too.

    JOB is a number like 41, a range like 12-18 or 12-, several with commas, all, or 8 or more digits of an id.
    """
    if order is None:
        _list(root, everything=everything, form=form)
        return 0
    if order == "cards":
        return _cards(root, job, everything=everything, form=form)
    if job is None:
        raise click.UsageError(f"Name the JOB to {order}: a number, a range, or all.")
    if everything or form != "table":
        raise click.UsageError(f"--all and --format go with the list, not with {order}.")
    return _show(root, job) if order == "show" else _act(root, order, job)


@click.command(short_help="Print sheets once more; nothing counts again.")
@click.argument("job")
@common
def reprint(root: Root, job: str) -> int:
    """Print sheets that came out once more; nothing counts again.

    JOB is a number like 41, a range like 12-18 or 12-, several with commas, all, or 8 or more digits of an id. A page
    stays for keep_documents_minutes, and `copies` in kiosk.toml says how often a sheet may be printed in all.
    """
    return _act(root, "reprint", job)


def _list(root: Root, *, everything: bool, form: str) -> None:
    from kiosk.cli import queue_list

    with root.ledger() as ledger:
        jobs = ledger.jobs(*(() if everything else queue_list.UNDER_WAY))
        if form == "json":
            event = root.settings.event.id
            click.echo(queue_list.document(jobs, ledger, event=event, practice=root.practice))
        elif not jobs:
            click.echo(_NONE_AT_ALL if everything else _NONE_NOW)
        else:
            click.echo(queue_list.table(jobs, ledger, root.settings.event.tz))


def _cards(root: Root, job: str | None, *, everything: bool, form: str) -> int:
    from kiosk.cli.together import cards

    if job is not None or form != "table":
        raise click.UsageError("cards prints all cards that wait: it takes no JOB and no --format.")
    return cards(root, everything=everything)


def _show(root: Root, typed: str) -> int:
    from kiosk.cli.picked import picked
    from kiosk.cli.queue_list import told

    with root.ledger() as ledger:
        jobs = ledger.jobs()
        numbers = {job.id: job.number for job in jobs}
        for job in picked(typed, jobs, MEANT["show"]):
            click.echo(told(job, ledger.steps(job.id), numbers, root.settings.event.tz))
    return 0


def _act(root: Root, order: str, typed: str) -> int:
    """Does what is asked, a sheet after the other, and says it in a line each; the exit code."""
    from kiosk.cli.picked import picked

    refused = 0
    with root.desk(printing=False) as desk:
        act = _DOES[order]
        jobs = desk.ledger.jobs()
        for job in picked(typed, jobs, MEANT[order], [job for job in jobs if _is_spared(job, order)]):
            try:
                click.echo(act(job, desk.spool, desk.ledger))
            except KioskError as error:
                refused += 1
                click.echo(str(error), err=True)
        if refused and order == "reprint" and desk.spool.keeps_sheets:
            click.echo(_IN_THE_TRAY, err=True)
    return EXIT_REFUSED if refused else 0


def _is_spared(job: Job, order: str) -> bool:
    """Whether `all` does not mean it: it fares with a joint sheet, or waits for one and is not to be printed alone."""
    return job.held_for_others and (job.joined is not None or order in ("resume", "out"))


def _hold(job: Job, spool: Spool, ledger: Ledger) -> str:
    _must(spool.hold(job.id), "hold", job, ledger)
    return f"Sheet {job.number} is held: it waits until you resume it."


def _resume(job: Job, spool: Spool, ledger: Ledger) -> str:
    _must(spool.resume(job.id), "resume", job, ledger)
    return f"Sheet {job.number} waits for the printer again."


def _out(job: Job, spool: Spool, ledger: Ledger) -> str:
    _must(spool.came_out(job.id), "out", job, ledger)
    return f"Sheet {job.number} is printed, and its page is erased."


def _cancel(job: Job, spool: Spool, ledger: Ledger) -> str:
    from kiosk.cli.queue_list import offered, void_line

    _must(spool.cancel(job.id), "cancel", job, ledger)
    cancelled = ledger.job(job.id)
    action = offered(cancelled, ledger) if cancelled else None
    offer = f" It still counts: {void_line(job, action)}" if action else ""
    return f"Sheet {job.number} is cancelled, and its page is erased.{offer}"


def _reprint(job: Job, spool: Spool, ledger: Ledger) -> str:
    copy = spool.reprint(job.id)
    return f"Sheet {copy.number} waits for the printer: a copy of sheet {job.number}, which counts nothing."


def _must(done: bool, order: str, job: Job, ledger: Ledger) -> None:
    """Raises a sentence where an order was not taken, from where the sheet stands now."""
    from kiosk.cli.queue_list import WHERE

    if done:
        return
    now = ledger.job(job.id) or job
    if order == "cancel" and now.state is JobState.SENDING:
        raise KioskError(f"Sheet {job.number} is being sent at this moment: try again in a few seconds.")
    if order == "cancel" and now.state is JobState.PRINTING:
        raise KioskError(f"Sheet {job.number} is at the printer, which does not give it back.")
    joint = ledger.job(now.joined) if now.joined and now.held_for_others else None
    if joint:
        where = f"is printed together with others on sheet {joint.number}"
        raise KioskError(f"Sheet {job.number} {where}: {order} that one.")
    if now.state in MEANT[order]:
        raise KioskError(f"Sheet {job.number} changed at this very moment: look again.")
    raise KioskError(f"Sheet {job.number} {WHERE[now.state]}: {_ONLY[order]}.")


_DOES: dict[str, Callable[[Job, Spool, Ledger], str]] = {
    "hold": _hold,
    "resume": _resume,
    "out": _out,
    "cancel": _cancel,
    "reprint": _reprint,
}
