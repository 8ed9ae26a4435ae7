"""Reads what lpstat prints in the C locale; every form was seen on CUPS 2.4.2.

lpstat knows no titles, so a sheet cannot be found by its key. It says only that a job has left the queue: up to
CUPS 2.4.7 its "Alerts" are the same for a job that came out, was cancelled or failed (OpenPrinting/cups#830).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.catalogue import noted

_REQUEST = re.compile(r"^request id is (\S+-\d+) ", re.MULTILINE)
_PAUSED = re.compile(r"^printer \S+ disabled since ", re.MULTILINE)
_CLOSED = re.compile(r"^\S+ not accepting requests since ", re.MULTILINE)
_FAILED = re.compile(r"\b(cancell?ed|aborted)\b")
_PRINTING = re.compile(r"\bjob-printing\b")
_DEFAULT = re.compile(r"^system default destination: (\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One job in a list of lpstat: what is said about it beyond its name."""

    failed: bool
    printing: bool


def request_id(out: str) -> str | None:
    """The job's name from what lp printed, such as kiosk-12."""
    found = _REQUEST.search(out)
    return found[1] if found else None


def entry(out: str, ref: str) -> Entry | None:
    """The entry of job `ref` in a long list (``lpstat -l -o``), or None where it is not listed."""
    lines = iter(out.splitlines())
    for line in lines:
        if line.split(maxsplit=1)[:1] == [ref]:
            break
    else:
        return None
    details = []
    for line in lines:
        if not line.startswith(("\t", " ")):
            break
        details.append(line)
    said = " ".join(details).lower()
    return Entry(failed=bool(_FAILED.search(said)), printing=bool(_PRINTING.search(said)))


def default_queue(out: str) -> str:
    """The default printer from ``lpstat -d``, empty where there is none."""
    found = _DEFAULT.search(out)
    return found[1] if found else ""


def obstacle(out: str, err: str) -> str | None:
    """Why a queue takes no sheets, from ``lpstat -r -a QUEUE -p QUEUE``, with its cure; None where it does."""
    if "scheduler is not running" in out:
        return noted("The print service (CUPS) of this machine is not running: start it.")
    if "Invalid destination name" in err:
        return noted("CUPS knows no printer of this name: `lpstat -e` lists those it knows.")
    if _CLOSED.search(out):
        return noted("CUPS refuses sheets for this printer: let it accept them again (cupsaccept).")
    if _PAUSED.search(out):
        return noted("The print queue is paused: look after the printer, then resume it (cupsenable).")
    return None
