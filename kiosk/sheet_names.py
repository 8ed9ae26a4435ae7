"""What a sheet that waits is called on the screens; the record and the command line keep their English words."""

from __future__ import annotations

from kiosk.catalogue import Say
from kiosk.ledger.model import Job

TEST_PAGE = ("test", "page")
"""What stands for case and sheet in the row of a test page: the printer calls it test-page."""

SEVERAL = "several"
"""What stands for the case of a sheet that holds cards for more than one."""

JOINT = ("cards", "bundle")
"""What sheets are called that hold others: four cards, or the letters of a case below a cover."""


def name_of(say: Say, job: Job) -> str:
    """What people call it, and for whom it is: “Sheet 41 · tun-aung”."""
    return say("Sheet {number} · {case}", number=say.number(job.number), case=_whose(say, job))


def kind_of(say: Say, job: Job) -> str:
    """What sort of sheet it is; "" of a test page, whose name says it, and a stranger's word stays as it is."""
    if (job.case_id, job.sheet) == TEST_PAGE:
        return ""
    return _kinds(say).get(job.sheet, job.sheet)


def called(say: Say, job: Job) -> str:
    """Both in one line."""
    return " · ".join(part for part in (name_of(say, job), kind_of(say, job)) if part)


def _whose(say: Say, job: Job) -> str:
    if (job.case_id, job.sheet) == TEST_PAGE:
        return say("Test page")
    return say("several cases") if job.case_id == SEVERAL else job.case_id


def _kinds(say: Say) -> dict[str, str]:
    return {
        "letter": say("letter"),
        "card": say("card"),
        "cards": say("cards"),
        "bundle": say("bundle"),
        "fax": say("fax"),
        "photo": say("photo sign"),
        "handwriting": say("by hand"),
        "slip": say("slip"),
    }
