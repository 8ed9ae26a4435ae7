"""Is this machine ready for tonight? Each check is one question, one answer, and what to do about it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from kiosk.campaign.freshness import Standing, not_fresh
from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Pack
from kiosk.catalogue import SOURCE_LANGUAGE, speaker
from kiosk.config import Settings
from kiosk.desk import WAITING, Desk
from kiosk.letter.draft import Draft
from kiosk.letter.guide.wordlist import faults as courtesy_faults
from kiosk.paper_left import told
from kiosk.printers import PrinterKind
from kiosk.printing.printer import SHEETS, Printer
from kiosk.printing.stick import stick_of
from kiosk.printing.stock import stock
from kiosk.printing.traces import CUPSD, Kept, kept_by_cups, open_to_others
from kiosk.printing.tray import Tray

SMALLEST = (80, 24)
"""Columns and rows below which the screens ask for more room."""

ROOM_NEEDED = 200 * 1024 * 1024
"""Bytes free on the disk: ten thousand sheets of 15 kB and as much again for the record's own work."""

BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""No honest clock shows a time before this program was made."""


class Mark(StrEnum):
    """How a check came out."""

    READY = "ready"
    LOOK = "look"
    MEND = "mend"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what was looked at, how it is, and in words what to do."""

    mark: Mark
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the command line knows of the screen it runs on; `colours` is 0 where nobody can tell."""

    columns: int
    rows: int
    colours: int
    utf8: bool
    attached: bool = True


def terminal(screen: Terminal) -> Iterator[Finding]:
    """Is the terminal large enough, and can it show colours and every script?"""
    if not screen.attached:
        yield Finding(Mark.LOOK, "terminal", "There is none here: run doctor where the kiosk will run.")
        return
    size = f"{screen.columns} x {screen.rows}"
    large = screen.columns >= SMALLEST[0] and screen.rows >= SMALLEST[1]
    wish = f"{size} is too small: make the window at least {SMALLEST[0]} x {SMALLEST[1]}, or the letters smaller."
    yield Finding(Mark.READY if large else Mark.MEND, "terminal", size if large else wish)
    if screen.colours < 256:
        yield Finding(Mark.LOOK, "colours", 'Few colours: set theme = "sixteen" under [screens] in kiosk.toml.')
    if not screen.utf8:
        yield Finding(Mark.MEND, "characters", "The terminal does not speak UTF-8: set LANG=C.UTF-8 before starting.")


def clock(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Does the clock show a time that letters may carry?"""
    shown = now.astimezone(settings.event.tz).strftime("%d %B %Y, %H:%M")
    if now < BUILT:
        yield Finding(Mark.MEND, "clock", f"It shows {shown}, which is past: letters would be dated wrong. Set it.")
        return
    yield Finding(Mark.READY, "clock", f"{shown}. Compare it with your watch.")
    if settings.event.seconds_left(now) == 0:
        yield Finding(Mark.LOOK, "event", "The event's end has passed: set event.ends in kiosk.toml.")


def disk(settings: Settings) -> Iterator[Finding]:
    """Is there room for the night, on a disk that keeps what it is told?"""
    existing = next(folder for folder in (settings.data, *settings.data.parents) if folder.exists())
    free = shutil.disk_usage(existing).free
    text = f"{free // 1024**2} MB free for {settings.data}."
    if free < ROOM_NEEDED:
        yield Finding(Mark.MEND, "disk", f"Only {text} Make room, or name another folder with --data.")
    else:
        yield Finding(Mark.READY, "disk", text)


def cases(pack: Pack, faults: int) -> Iterator[Finding]:
    """Is the case pack sound?"""
    if faults:
        yield Finding(Mark.MEND, "pack", f"{faults} faults in {pack.file.id}: run `kiosk pack check` to read them.")
        return
    kind = "practice" if pack.practice else "live"
    languages = ", ".join(pack.file.languages)
    letters = f", with letters in {', '.join(pack.letters)}" if pack.letters else ""
    yield Finding(Mark.READY, "pack", f"{pack.file.id}, {kind}, {len(pack.cases)} cases in {languages}{letters}.")


def signatures(desk: Desk) -> Iterator[Finding]:
    """Can petitions be signed, where a case has one?"""
    if any(case.channel(Kind.PETITION) for case in desk.pack.cases) and not desk.takes_signatures:
        wish = "No key to seal signatures to: petitions stay closed. `kiosk init --new-key FILE` makes one."
        yield Finding(Mark.LOOK, "signatures", wish)


def fresh(pack: Pack, day: date) -> Iterator[Finding]:
    """Is every case as it was when somebody verified it?"""
    for case, found in not_fresh(pack, day):
        if found.standing is Standing.STOPPED:
            text = f"Letters stopped after {found.until}: nothing is printed for it."
            yield Finding(Mark.LOOK, case.id, text)
        else:
            text = f"Verified on {case.file.verified_on}, too long ago: nothing is printed. Verify it again."
            yield Finding(Mark.MEND, case.id, text)


def stopped(desk: Desk) -> Iterator[Finding]:
    """Do sheets wait for a case that is not written for any more?"""
    jobs = desk.stopped_sheets()
    if jobs:
        cases = ", ".join(sorted({job.case_id for job in jobs}))
        yield Finding(Mark.MEND, "stopped", f"{len(jobs)} sheets wait for {cases}, which has stopped: take them out.")


def word_lists() -> Iterator[Finding]:
    """Can the word lists of courtesy be read?"""
    for fault in courtesy_faults():
        yield Finding(Mark.MEND, "courtesy", str(fault))


def fonts(desk: Desk) -> Iterator[Finding]:
    """Does every letter of the pack have its characters?"""
    lacking: dict[str, None] = {}
    for case in desk.pack.cases:
        for language in case.letter_languages:
            lacking.update(dict.fromkeys(desk.missing(desk.compose(case.id, Draft(), language))))
    if lacking:
        yield Finding(Mark.MEND, "fonts", f"No font has {' '.join(lacking)}: add one: `kiosk fonts add`.")
    else:
        yield Finding(Mark.READY, "fonts", "Every character of the pack's letters can be printed.")


def record(desk: Desk) -> Iterator[Finding]:
    """Is the record sound, and safe from what this SQLite can't do?"""
    verdict = desk.ledger.verify()
    for fault in (*verdict.faults, *desk.ledger.warnings):
        yield Finding(Mark.MEND, "record", fault)
    if verdict.ok and not desk.ledger.warnings:
        yield Finding(Mark.READY, "record", f"{verdict.rows} rows, recounted. SQLite {desk.ledger.engine}.")


def sides(printers: Sequence[Printer]) -> Iterator[Finding]:
    """Which printers make two sheets of a card, so that nobody is surprised at the first one."""
    for one in printers:
        if one.abilities().two_sided is False:
            cure = "turn the second by hand and put them back to back"
            yield Finding(Mark.LOOK, "cards", f"{one.name} prints on one side, so a card takes two sheets: {cure}.")


def paper(desk: Desk) -> Iterator[Finding]:
    """Is there paper, where it is counted?"""
    for sentence, alarm in told(speaker(SOURCE_LANGUAGE), stock(desk.ledger, desk.settings.printing)):
        yield Finding(Mark.LOOK if alarm else Mark.READY, "paper", sentence)


def traces(desk: Desk, config: Path = CUPSD) -> Iterator[Finding]:
    """Is what was printed kept by nobody, and what waits seen by nobody?"""
    printing, data = desk.settings.printing, desk.settings.data
    if opened := open_to_others(data / "spool", data / SHEETS):
        wish = f"Others on this machine may read {' and '.join(opened)}: close it with `chmod -R go= FOLDER`."
        yield Finding(Mark.MEND, "privacy", wish)
    if printing.printer is not PrinterKind.FOLDER and not printing.uri:
        yield _cups(kept_by_cups(config))


def _cups(kept: Kept | None) -> Finding:
    wish = "set PreserveJobFiles No in cupsd.conf and restart CUPS."
    if kept is None:
        return Finding(Mark.LOOK, "privacy", f"We may not read whether CUPS keeps printed letters: {wish}")
    if kept.pages:
        return Finding(Mark.LOOK, "privacy", f"CUPS keeps printed letters, as shipped for a day: {wish}")
    if not kept.names:
        wish = "set PreserveJobHistory 3600 in cupsd.conf, or no sheet can be known to have come out."
        return Finding(Mark.MEND, "privacy", f"CUPS forgets each job at once: {wish}")
    return Finding(Mark.READY, "privacy", "CUPS keeps no printed letter.")


def stale(desk: Desk) -> Iterator[Finding]:
    """Does a sheet of an earlier event wait here still?"""
    for event, many in desk.ledger.jobs_elsewhere(*WAITING).items():
        count = "1 sheet waits" if many == 1 else f"{many} sheets wait"
        text = f"{count} here since an earlier event ({event}): open that event once more and print or cancel them."
        yield Finding(Mark.LOOK, "earlier", text)


def printer(desk: Desk) -> Iterator[Finding]:
    """Can the printer print, and does anything wait for a person?"""
    health = desk.spool.health()
    yield Finding(Mark.READY if health.ok else Mark.MEND, "printer", health.sentence)
    held = desk.spool.held()
    if held:
        yield Finding(Mark.LOOK, "held sheets", f"{len(held)} wait for a volunteer: {held[0].reason}")
    if together := len(desk.spool.together()):
        what = f"{together} wait to be printed together: kiosk queue cards and kiosk bundle make print them."
        yield Finding(Mark.LOOK, "sheets", what)
    tray = Tray(desk.settings.data / SHEETS)
    if stick := stick_of(desk.settings.printing, desk.settings.data):
        state = stick.state()
        text = f"{state.lying} sheets lie on it, {state.waiting} wait for it. {state.trouble}".rstrip()
        yield Finding(Mark.LOOK if state.waiting or not state.there else Mark.READY, "stick", text)
    elif tray.count():
        yield Finding(Mark.LOOK, "sheets", f"{tray.count()} lie in {tray.folder}: take them out or print them.")
