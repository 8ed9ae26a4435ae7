"""The texts are what CUPS 2.4.2 printed for a queue named kiosk, and for 2.4.8's reasons what its source prints."""

from __future__ import annotations

import pytest

from kiosk.printing.lpstat import Entry, default_queue, entry, obstacle, request_id

WAITING = """scheduler is running
kiosk-2                 root              1024   Sat Nov 21 12:08:15 2026
\tStatus: out of paper
\tAlerts: job-printing
\tqueued for kiosk
kiosk-3                 root              1024   Sat Nov 21 12:08:15 2026
\tAlerts: none
\tqueued for kiosk
"""

ENDED = """scheduler is running
kiosk-3                 root              1024   Sat Nov 21 12:08:16 2026
\tAlerts: processing-to-stop-point
\tqueued for kiosk
kiosk-4                 root              1024   Sat Nov 21 12:08:16 2026
\tAlerts: job-completed-successfully
\tqueued for kiosk
kiosk-5                 root              1024   Sat Nov 21 12:08:16 2026
\tAlerts: job-canceled-by-user
\tqueued for kiosk
kiosk-6                 root              1024   Sat Nov 21 12:08:16 2026
\tStatus: Print job canceled at printer.
\tAlerts: processing-to-stop-point
\tqueued for kiosk
kiosk-7                 root              1024   Sat Nov 21 12:08:16 2026
\tAlerts: aborted-by-system
\tqueued for kiosk
"""


def test_the_number_lp_gives_is_read() -> None:
    assert request_id("request id is kiosk-12 (1 file(s))\n") == "kiosk-12"
    assert request_id("request id is Front-desk_2-7 (1 file(s))\n") == "Front-desk_2-7"


@pytest.mark.parametrize("out", ["", "request id is unknown", "Anfrage-ID ist kiosk-12 (1 Datei(en))"])
def test_anything_else_lp_says_is_no_number(out: str) -> None:
    assert request_id(out) is None


def test_a_waiting_job_and_a_printing_one_are_told_apart() -> None:
    assert entry(WAITING, "kiosk-2") == Entry(failed=False, printing=True)
    assert entry(WAITING, "kiosk-3") == Entry(failed=False, printing=False)


def test_a_number_that_only_begins_alike_is_another_job() -> None:
    assert entry(WAITING, "kiosk-23") is None
    assert entry(WAITING.replace("kiosk-2 ", "kiosk-23"), "kiosk-2") is None


@pytest.mark.parametrize(
    ("ref", "failed"),
    [("kiosk-3", False), ("kiosk-4", False), ("kiosk-5", True), ("kiosk-6", True), ("kiosk-7", True)],
)
def test_a_job_that_left_the_queue_failed_only_where_cups_says_so(ref: str, failed: bool) -> None:
    assert entry(ENDED, ref) == Entry(failed=failed, printing=False)


def test_the_default_printer_is_read() -> None:
    assert default_queue("system default destination: kiosk\n") == "kiosk"
    assert default_queue("no system default destination\n") == ""


@pytest.mark.parametrize(
    ("out", "err", "said"),
    [
        (
            "scheduler is not running\n",
            "",
            "The print service (CUPS) of this machine is not running: start it.",
        ),
        (
            "scheduler is running\n",
            'lpstat: Invalid destination name in list "nope".\n',
            "CUPS knows no printer of this name: `lpstat -e` lists those it knows.",
        ),
        (
            "kiosk not accepting requests since Sat Nov 21 12:08:55 2026 -\n\treason unknown\n",
            "",
            "CUPS refuses sheets for this printer: let it accept them again (cupsaccept).",
        ),
        (
            "kiosk accepting requests since Sat Nov 21 12:09:21 2026\n"
            "printer kiosk disabled since Sat Nov 21 12:09:21 2026 -\n\tPaused\n",
            "",
            "The print queue is paused: look after the printer, then resume it (cupsenable).",
        ),
    ],
)
def test_what_keeps_a_queue_from_taking_sheets_is_said_with_its_cure(out: str, err: str, said: str) -> None:
    assert obstacle(out, err) == said


def test_an_idle_queue_has_no_obstacle() -> None:
    assert obstacle("printer kiosk is idle.  enabled since Sat Nov 21 12:08:14 2026\n", "") is None
