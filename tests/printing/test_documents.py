from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.ledger.faults import NotCounted
from kiosk.printing.documents import Documents

TICKET = "3f9a2c7be1d04f5a9b8c7d6e5f4a3b2c"


def test_a_page_lies_under_its_ticket_and_nobody_else_may_read_it(documents: Documents) -> None:
    documents.keep(TICKET, b"words")
    page = documents.folder / f"{TICKET}.pdf"
    assert page.read_bytes() == b"words"
    assert page.stat().st_mode & 0o777 == 0o600
    assert documents.folder.stat().st_mode & 0o777 == 0o700
    assert list(documents.tickets()) == [TICKET]


def test_the_same_ticket_twice_is_one_page(documents: Documents) -> None:
    documents.keep(TICKET, b"first")
    documents.keep(TICKET, b"second")
    assert list(documents.tickets()) == [TICKET]
    assert documents.path(TICKET).read_bytes() == b"second"


def test_a_page_that_cannot_be_kept_is_not_counted(data: Path) -> None:
    (data / "spool").write_text("a file in its place")
    with pytest.raises(NotCounted) as refusal:
        Documents(data / "spool").keep(TICKET, b"words")
    assert str(refusal.value) == (
        "Not counted: the page cannot be laid aside in the folder spool: something that is no folder is in its place."
    )
    assert "nothing you wrote is lost" in refusal.value.calm


def test_a_ticket_that_would_lead_elsewhere_is_refused(documents: Documents) -> None:
    with pytest.raises(KioskError, match=r"A ticket is 32 hexadecimal digits."):
        documents.keep("../" + TICKET, b"words")


def test_an_erased_page_is_gone_and_may_be_erased_again(documents: Documents) -> None:
    documents.keep(TICKET, b"words")
    documents.erase(TICKET)
    documents.erase(TICKET)
    assert not documents.holds(TICKET)


def test_what_a_kill_left_half_written_is_swept_once_it_is_settled(documents: Documents) -> None:
    documents.keep(TICKET, b"words")
    part = documents.folder / f".{TICKET}.pdf.part"
    part.write_bytes(b"wor")
    documents.sweep()
    assert part.exists()
    os.utime(part, (0, 0))
    documents.sweep()
    assert not part.exists()
    assert documents.holds(TICKET)
