"""The ledger of one event: the one place that writes the record."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType

from kiosk.campaign.kind import Kind
from kiosk.clock import Clock
from kiosk.ledger import fills, handouts, jobs, joined, listing, paper, reprints, signatures
from kiosk.ledger.entry import MS_PER_HOUR, Entry, append, for_action, for_paper, for_void, milliseconds
from kiosk.ledger.faults import LedgerError, NotErased, NotWritten
from kiosk.ledger.fills import Fill, PaperUse
from kiosk.ledger.machine import machine_name
from kiosk.ledger.model import (
    ActionRow,
    Counted,
    Handouts,
    Job,
    JobState,
    JobStep,
    NewAction,
    NewHandout,
    NewJob,
    NewSignature,
    Scope,
    SignatureRow,
    Source,
    TakenIn,
    Tally,
)
from kiosk.ledger.standing import Standing, after, as_it_stands
from kiosk.ledger.store import Store
from kiosk.ledger.tally import case_counts, count_since, tally
from kiosk.ledger.verify import Verdict, verify


class Ledger:
    """What was done at one event, live or practice, on disk before any method that writes it returns.

    May be shared by threads. Methods that write raise `NotCounted` or `NotWritten` where the disk fails, keep
    nothing of it, and may be called again; all raise `LedgerError` for what cannot be.
    """

    def __init__(self, store: Store, scope: Scope, clock: Clock) -> None:
        self._store = store
        self._scope = scope
        self._clock = clock
        self._standing: Standing | None = None

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        event: str,
        practice: bool,
        pack_version: str,
        clock: Clock,
        machine: str | None = None,
    ) -> Ledger:
        """The ledger in ``folder/ledger.db``, made if it is not there; `machine` overrides this one's name."""
        name = machine_name() if machine is None else machine
        return cls(Store(folder, clock, name), Scope(event, practice, pack_version), clock)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What an organiser must see in red: rows lost, the mark or the guards gone."""
        return self._store.warnings

    @property
    def engine(self) -> str:
        """The version of SQLite that keeps the record."""
        return sqlite3.sqlite_version

    def record(self, action: NewAction, job: NewJob | None = None) -> Counted:
        """Count an action and queue its sheet, both or neither; the same job again is the action it counted already."""
        return self._count(for_action(action), job)

    def sign(self, action: NewAction, signature: NewSignature) -> Counted:
        """Count a petition signed and keep what is sealed, both or neither; the same ticket again is the same one."""
        return self._count(for_action(action), None, signature)

    def hand_out(self, handout: NewHandout, job: NewJob | None = None) -> None:
        """Remember a ruled page and queue it, both or neither; nothing counts, and the same again does nothing."""
        self._store.write(
            lambda connection: handouts.hand_out(connection, handout, job, self._scope, self._clock), NotWritten
        )

    def handed_out(self, code: str) -> NewHandout | None:
        """The page of this code, where this kiosk handed it out."""
        return self._store.read(lambda connection: handouts.one(connection, code, self._scope))

    def handouts(self) -> Handouts:
        """How many ruled pages went out at this kiosk and came back to it."""
        return self._store.read(lambda connection: handouts.numbers(connection, self._scope))

    def take_in(self, handout: NewHandout) -> TakenIn:
        """Count a ruled page that came back, once: its action's id is derived from event and code, on every kiosk."""
        entry = for_action(NewAction(handout.case_id, Kind.LETTER, handout.language, Source.PAPER))
        name = handouts.name_of(handout.code, self._scope)

        def work(connection: Connection) -> tuple[TakenIn, Standing]:
            return handouts.take_in(connection, name, entry, self._scope, self._clock, self._standing)

        taken, self._standing = self._store.write(work)
        return taken

    def count_paper(
        self,
        case_id: str,
        kind: str,
        quantity: int,
        *,
        source: str = Source.PAPER,
        language: str = "",
        place: str = "",
        hour: datetime | None = None,
        note: str = "",
        recount: bool = False,
    ) -> Counted:
        """Add a hand count; with `recount` it replaces the earlier ones of this case, kind and source."""
        entry = for_paper(NewAction(case_id, kind, language, source, quantity), place, hour, note)
        return self._count(entry, None, recount=recount)

    def void(self, action_id_or_prefix: str, reason: str) -> ActionRow:
        """Take an action or a hand count back, by its id or the first digits of it, and return it."""

        def work(connection: Connection) -> ActionRow:
            target = listing.find(connection, self._scope, action_id_or_prefix)
            if not target.counts:
                raise LedgerError("Only an action or a hand count can be voided; a void stays. Count it anew.")
            if target.voided:
                raise LedgerError("This action is void already.")
            append(connection, for_void(bytes.fromhex(target.id), reason), self._scope, self._clock)
            return listing.find(connection, self._scope, target.id)

        return self._store.write(work)

    def signatures(self) -> list[SignatureRow]:
        """The signatures of this event, sealed as they are, in the order they were given."""
        return self._store.read(lambda connection: signatures.listed(connection, self._scope))

    def signature(self, action_id_or_prefix: str) -> ActionRow:
        """The action of one signature, by its id or the first digits of it; refused where it has none."""
        return self._store.read(lambda connection: signatures.one(connection, self._scope, action_id_or_prefix))

    def erase(self, action_id_or_prefix: str) -> bool:
        """Erase a signature for good and leave a tombstone; its action stays and counts.

        True where no copy of it is left in the data folder; False where another command reads the record at this
        moment, and the last copy goes when the kiosk rests or ends.
        """
        self._store.write(
            lambda connection: signatures.erase(connection, self._scope, action_id_or_prefix, self._clock), NotErased
        )
        return self._store.settle()

    def tally(self, by: Sequence[str] = ("case",)) -> Tally:
        """Counts by any of case, kind, language, source and hour, with the sums over all of them."""
        return self._store.read(lambda connection: tally(connection, self._scope, by))

    def case_counts(self) -> dict[str, int]:
        """How many actions each case has, quickly enough for every screen."""
        return self._store.read(lambda connection: case_counts(connection, self._scope))

    def last_hour(self) -> int:
        """How many actions were done at this kiosk in the last sixty minutes."""
        since = milliseconds(self._clock.now()) - MS_PER_HOUR
        return self._store.read(lambda connection: count_since(connection, self._scope, since))

    def actions(self, last: int = 20) -> list[ActionRow]:
        """The last rows of this event, newest first."""
        return self._store.read(lambda connection: listing.newest(connection, self._scope, last))

    def action(self, action_id_or_prefix: str) -> ActionRow:
        """The one row of this event with this id, or whose id begins so; a sentence where it is not one."""
        return self._store.read(lambda connection: listing.find(connection, self._scope, action_id_or_prefix))

    def jobs(self, *states: JobState) -> list[Job]:
        """The print jobs of this event in these states (all, if none is named), oldest first."""
        return self._store.read(lambda connection: jobs.listed(connection, self._scope, states))

    def jobs_elsewhere(self, *states: JobState) -> dict[str, int]:
        """How many jobs of other events stand in these states, by the event's id."""
        return self._store.read(lambda connection: jobs.elsewhere(connection, self._scope, states))

    def job(self, job_id: str) -> Job | None:
        """The print job of this id, of any event; None where there is none."""
        return self._store.read(lambda connection: jobs.one(connection, job_id))

    def steps(self, job_id: str) -> list[JobStep]:
        """Where the print job of this id has stood, in order."""
        return self._store.read(lambda connection: jobs.steps(connection, job_id))

    def add_job(self, job: NewJob) -> None:
        """Queue a sheet that is no action, or one that counts only when it comes back."""
        self._store.write(lambda connection: jobs.add(connection, job, None, self._scope, self._clock), NotWritten)

    def reprint(self, job_id: str, ticket: str, most: int) -> Job:
        """Queue a copy of a sheet that was printed, under the id `ticket`; it counts nothing. Raises `NoReprint`.

        No sheet is printed more than `most` times, the first and its reprints together.
        """
        return self._store.write(
            lambda connection: reprints.reprint(connection, job_id, ticket, most, self._scope, self._clock), NotWritten
        )

    def move_job(self, job_id: str, frm: JobState, to: JobState, *, reason: str = "", ref: str | None = None) -> bool:
        """Move a job on; False, and nothing written, where it does not stand at `frm` any more.

        The members of a joint sheet go with it; they themselves are not moved while it is under way.
        """

        def work(connection: Connection) -> bool:
            moved = jobs.move(connection, job_id, frm, to, reason, ref, self._clock)
            if moved:
                joined.follow(connection, job_id, to, self._clock)
            return moved

        return self._store.write(work, NotWritten)

    def join(self, joint: NewJob, members: Sequence[str]) -> Job:
        """Queue a joint sheet for `members` that wait to be printed together; it counts nothing.

        Raises `NotJoined` where one of them waits no more, and then joins none.
        """
        return self._store.write(
            lambda connection: joined.join(connection, joint, members, self._scope, self._clock), NotWritten
        )

    def members(self, job_id: str) -> list[str]:
        """The ids of the sheets that a joint one holds, in order; empty for any other."""
        return self._store.read(lambda connection: joined.members(connection, job_id))

    def put_paper(self, kind: Fill, sheets: int, note: str = "") -> None:
        """Write down that the tray holds `sheets` now, or that the event has so many more; nothing is ever edited."""
        self._store.write(
            lambda connection: fills.add(connection, kind, sheets, note, self._scope, self._clock), NotWritten
        )

    def paper_use(self) -> PaperUse:
        """The paper that was put in, and the sheets that came out of the printer."""
        return self._store.read(lambda connection: fills.use(connection, self._scope))

    def verify(self) -> Verdict:
        """Recount the whole record, every event of it, and compare."""
        mark = self._store.marked()
        return self._store.read(lambda connection: verify(connection, mark))

    def rest(self) -> bool:
        """Tidy the file once nothing was written for half a minute; True when it is tidy."""
        return self._store.rest()

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        self._store.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _count(
        self, entry: Entry, job: NewJob | None, signature: NewSignature | None = None, *, recount: bool = False
    ) -> Counted:
        def work(connection: Connection) -> tuple[bytes, Standing]:
            earlier = _counted(connection, job, signature)
            if earlier:
                return earlier, as_it_stands(connection, self._scope, earlier)
            if recount:
                paper.take_back(connection, entry, self._scope, self._clock)
            name, seq = append(connection, entry, self._scope, self._clock)
            if job is not None:
                jobs.add(connection, job, name, self._scope, self._clock)
            if signature is not None:
                signatures.add(connection, signature, name)
            return name, after(connection, self._scope, entry, seq, self._standing)

        # Kept only once the row is durable; a thread that overtakes this one finds a gap and sums anew.
        name, standing = self._store.write(work)
        self._standing = standing
        number, case_number = standing.of(entry)
        return Counted(name.hex(), standing.seq, number, case_number, job.id if job else None)


def _counted(connection: Connection, job: NewJob | None, signature: NewSignature | None) -> bytes | None:
    """The action that this press was counted as already, or None."""
    if signature is not None:
        return signatures.counted(connection, signature.ticket)
    earlier = jobs.one(connection, job.id) if job else None
    return bytes.fromhex(earlier.action_id) if earlier and earlier.action_id else None
