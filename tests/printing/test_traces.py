"""What is kept of letters, by CUPS and by our own folders, and what the doctor says of it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast
from uuid import uuid4

import pytest

from kiosk import doctor
from kiosk.desk import Desk
from kiosk.doctor import Mark
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState, NewJob
from kiosk.printers import PrinterKind, Printing
from kiosk.printing.folder import Folder
from kiosk.printing.traces import Kept, kept_by_cups, open_to_others

CURE = "set PreserveJobFiles No in cupsd.conf and restart CUPS."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", Kept(True, True)),
        ("# PreserveJobFiles No\nPreserveJobHistory No\n", Kept(True, False)),
        ("preservejobfiles no\n  PreserveJobHistory 3600\n", Kept(False, True)),
        ("PreserveJobFiles Off\nPreserveJobHistory 0\n", Kept(False, False)),
        ("PreserveJobFiles 86400\n", Kept(True, True)),
    ],
)
def test_what_cups_keeps_is_read_as_cups_reads_it(tmp_path: Path, text: str, kept: Kept) -> None:
    (tmp_path / "cupsd.conf").write_text(text)
    assert kept_by_cups(tmp_path / "cupsd.conf") == kept


def test_what_nobody_may_read_is_not_known(tmp_path: Path) -> None:
    assert kept_by_cups(tmp_path / "nothing") is None


def desk(data: Path, printing: Printing, ledger: Ledger | None = None) -> Desk:
    return cast(Desk, SimpleNamespace(settings=SimpleNamespace(printing=printing, data=data), ledger=ledger))


@pytest.mark.parametrize(
    ("text", "mark", "said"),
    [
        (None, Mark.LOOK, f"We may not read whether CUPS keeps printed letters: {CURE}"),
        ("", Mark.LOOK, f"CUPS keeps printed letters, as shipped for a day: {CURE}"),
        ("PreserveJobFiles No\n", Mark.READY, "CUPS keeps no printed letter."),
        (
            "PreserveJobFiles No\nPreserveJobHistory No\n",
            Mark.MEND,
            "CUPS forgets each job at once: set PreserveJobHistory 3600 in cupsd.conf, or no sheet can be known to "
            "have come out.",
        ),
    ],
)
def test_the_doctor_says_what_cups_keeps(data: Path, tmp_path: Path, text: str | None, mark: Mark, said: str) -> None:
    config = tmp_path / "cupsd.conf"
    if text is not None:
        config.write_text(text)
    (finding,) = doctor.traces(desk(data, Printing(printer=PrinterKind.LP)), config)
    assert (finding.mark, finding.text) == (mark, said)
    assert list(doctor.traces(desk(data, Printing()), config)) == []
    assert list(doctor.traces(desk(data, Printing(printer=PrinterKind.IPP, uri="ipp://192.0.2.7")), config)) == []


def test_a_folder_or_a_page_that_others_may_read_is_mended_first(data: Path, tmp_path: Path) -> None:
    page = data / "page.pdf"
    page.write_bytes(b"%PDF")
    folder = Folder(data / "sheets")
    name = folder.submit(page, uuid4().hex, "tun-aung-letter")
    assert open_to_others(data / "sheets", data / "nothing") == ()
    (data / "sheets" / name).chmod(0o644)
    (finding,) = doctor.traces(desk(data, Printing()))
    assert finding.mark is Mark.MEND
    assert finding.text == "Others on this machine may read sheets: close it with `chmod -R go= FOLDER`."
    (data / "sheets" / name).chmod(0o600)
    (data / "sheets").chmod(0o755)
    assert open_to_others(data / "sheets") == ("sheets",)


def test_sheets_of_an_earlier_event_are_told_with_its_name(open_ledger: object, data: Path) -> None:
    earlier, now = open_ledger("spring"), open_ledger("town-hall")  # type: ignore[operator]
    tickets = [uuid4().hex for _ in range(3)]
    for ticket in tickets:
        earlier.add_job(NewJob(ticket, "tun-aung", "letter"))
    now.add_job(NewJob(uuid4().hex, "tun-aung", "letter"))
    earlier.move_job(tickets[0], JobState.QUEUED, JobState.CANCELLED)
    (finding,) = doctor.stale(desk(data, Printing(), now))
    assert finding.text == (
        "2 sheets wait here since an earlier event (spring): open that event once more and print or cancel them."
    )
    assert finding.mark is Mark.LOOK
