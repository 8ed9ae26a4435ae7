"""Several processes on one file, and processes that are killed."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import ActionType, JobState

Open = Callable[..., Ledger]
Run = Callable[..., subprocess.CompletedProcess[str]]


def acknowledged(said: str) -> tuple[list[str], set[str], set[str], set[str], set[str]]:
    """The ids of actions, of those voided, of jobs being sent, of signatures and of those erased, as acknowledged."""
    # A line without its end was not yet said.
    lines = [line.split() for line in said.rpartition("\n")[0].splitlines()]
    kinds = ("void", "sending", "signed", "erased")
    voids, sending, signed, erased = ({words[1] for words in lines if words[2:] == [kind]} for kind in kinds)
    return [words[1] for words in lines if len(words) == 2], voids, sending, signed, erased


def test_four_processes_write_while_one_reads_and_none_is_lost(
    open_ledger: Open, script: Callable[..., list[str]], environment: dict[str, str], folder: Path
):
    ledger = open_ledger(event="e", pack_version="p", machine="m")
    command = script("writer.py", folder, 50)
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) for _ in range(4)]
    seen = [0]
    while any(writer.poll() is None for writer in writers):
        tally = ledger.tally(("case", "kind"))
        assert tally.total == sum(row.count for row in tally.rows)
        seen.append(tally.total + tally.voided)
    said = [acknowledged(writer.communicate()[0]) for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 4
    assert seen == sorted(seen)
    rows = ledger.actions(last=10_000)[::-1]
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    assert [row.id for row in rows] == sorted(row.id for row in rows)
    assert {row.id for row in rows if row.type is ActionType.ACTION} == {
        name for words in said for name in (*words[0], *words[3])
    }
    signatures = ledger.signatures()
    assert {row.id for row in signatures} == {name for words in said for name in words[3]}
    assert {row.id for row in signatures if row.box is None} == {name for words in said for name in words[4]}
    assert ledger.tally().total + ledger.tally().voided == 200 + len(signatures)
    assert ledger.verify().ok


@pytest.mark.parametrize("kills", [25, pytest.param(500, marks=pytest.mark.long)])
def test_kills_at_random_moments_lose_nothing_and_double_nothing(run: Run, open_ledger: Open, folder: Path, kills: int):
    actions, voids, sending, signed, erased = acknowledged(run("killed.py", folder, kills, 20131210).stdout)
    ledger = open_ledger(event="e", pack_version="p", machine="m")
    rows = [row for row in ledger.actions(last=1_000_000) if row.type is ActionType.ACTION]
    written = Counter(row.id for row in rows)
    assert len(actions) > kills // 2
    assert max(written.values()) == 1
    assert {*actions, *signed} <= written.keys()
    # A kill can fall between the commit and its acknowledgement, once.
    assert len(written) - len(actions) - len(signed) <= kills
    signatures = {row.id: row.box for row in ledger.signatures()}
    assert signed <= signatures.keys()
    assert erased <= {name for name, box in signatures.items() if box is None}
    # Both or neither, whenever the kill came.
    assert signatures.keys() == {row.id for row in rows if row.kind == "petition"}
    assert voids <= {row.id for row in rows if row.voided}
    assert sending <= {job.id for job in ledger.jobs(JobState.SENDING)}
    assert ledger.warnings == ()
    assert ledger.verify().ok
