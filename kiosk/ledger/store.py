"""The file itself: opened, written in turns, rested and closed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from kiosk.clock import Clock
from kiosk.ledger import epoch
from kiosk.ledger.chain import Mark, fold
from kiosk.ledger.connect import connect
from kiosk.ledger.entry import milliseconds
from kiosk.ledger.faults import Busy, LedgerError, NotCounted, NotWritten, cannot_open, cannot_read, why
from kiosk.ledger.lock import Turns
from kiosk.ledger.mark import MarkFile
from kiosk.ledger.schema import missing_triggers

T = TypeVar("T")

MARK_MS = 1_000
"""The mark (17 us) is rewritten at most this often: after each row at a person's pace, not in a burst."""

MARK_SYNC_MS = 60_000
"""The mark is forced to disk this often: a row younger than this can be lost unnoticed, never an older one."""

REST_MS = 30_000
"""After this long without a write the WAL is emptied into the database."""


class Store:
    """One connection on ``ledger.db``, shared by the threads of this process, in turns with other processes.

    Not to be used across a fork: SQLite and the lock would both take child and parent for one.
    """

    def __init__(self, folder: Path, clock: Clock, machine: str) -> None:
        self._clock = clock
        self._mark = Mark()
        self._mark_fails = False
        self._marked_ms = self._synced_ms = self._written_ms = clock.monotonic_ms()
        self._rested = self._closed = False
        path = folder / "ledger.db"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._turns = Turns(folder / "ledger.lock")
        except OSError as error:
            raise cannot_open(path, error) from error
        try:
            self._open(path, machine)
        except BaseException as error:
            self._turns.close()
            if isinstance(error, sqlite3.Error | OSError):
                raise cannot_open(path, error) from error
            raise

    @property
    def warnings(self) -> tuple[str, ...]:
        """What an organiser must see in red."""
        failing = ("The high-water mark cannot be written; look after the disk.",) if self._mark_fails else ()
        return self._found + failing

    def write(self, work: Callable[[sqlite3.Connection], T], refusal: type[NotWritten] = NotCounted) -> T:
        """Run `work` in a transaction: durable when this returns, or undone whole and said as a `refusal`.

        A call rather than a context manager, which cost 12 us of the 130 that a bare insert takes.
        """
        if self._closed:
            raise refusal("the record is closed")
        try:
            with self._turns:
                done = self._commit(work)
                self._after_commit()
                return done
        except Busy as error:
            raise refusal(str(error).rstrip(".")) from error
        except sqlite3.Error as error:
            raise refusal(why(error)) from error
        except OSError as error:
            raise refusal(f"the lock beside the record failed ({error.strerror})") from error

    def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work` on one unmoving view of the record, so that parts add up to totals; takes no turn."""
        if self._closed:
            raise LedgerError("The record is closed.")
        try:
            with self._turns.threads:
                self._connection.execute("begin")
                try:
                    return work(self._connection)
                finally:
                    self._undo()
        except sqlite3.Error as error:
            raise cannot_read(error) from error

    def marked(self) -> Mark | None:
        """The mark as the side file holds it."""
        with self._turns.threads:
            return self._mark_file.read()

    def rest(self) -> bool:
        """Empty the WAL into the database if nothing was written for 30 s; cheap to call every second."""
        if self._rested or self._clock.monotonic_ms() - self._written_ms < REST_MS:
            return False
        self._rested = self.settle()
        return self._rested

    def settle(self) -> bool:
        """Empty the WAL into the database now, which takes what was erased out of it; False where a reader bars it."""
        with suppress(Busy, sqlite3.Error, OSError), self._turns:
            self._advance(sync=True)
            busy, _, _ = self._connection.execute("pragma wal_checkpoint(truncate)").fetchone()
            return not busy
        return False

    def close(self) -> None:
        """Checkpoint if this is the last connection, and let go of everything; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        with suppress(sqlite3.Error, OSError):
            try:
                with self._turns:
                    self._advance(sync=True)
                    self._parts.close()
            except Busy:
                # Whoever holds the turn has a connection open, so ours is not the last and checkpoints nothing.
                self._parts.close()
        self._turns.close()

    def _open(self, path: Path, machine: str) -> None:
        with self._turns, ExitStack() as undo:
            self._connection = connect(path)
            undo.callback(self._connection.close)
            self._mark_file = MarkFile(path.with_suffix(".mark"))
            undo.callback(self._mark_file.close)
            self._found = self._settle(machine)
            self._parts = undo.pop_all()

    def _settle(self, machine: str) -> tuple[str, ...]:
        """Compare the record with its mark, begin an epoch if one is due, and say what was found."""
        mark = self._mark_file.read()
        at_ms = milliseconds(self._clock.now())

        def settle(connection: sqlite3.Connection) -> tuple[str, ...]:
            epoch.begin_if_needed(connection, mark, machine, at_ms)
            known = mark if mark and not epoch.missing_rows(connection, mark) else Mark()
            self._mark = replace(known, epoch=epoch.current(connection))
            blind = mark is None and epoch.last_seq(connection) > 0
            return (
                *(f"{loss}." for loss in epoch.losses(connection)),
                *_changed_guards(connection),
                *((_no_mark(self._mark_file.is_new),) if blind else ()),
            )

        found = self._commit(settle)
        # Durable from the start, or a power cut in the first half minute would leave an empty mark.
        self._advance(sync=True)
        return found

    def _commit(self, work: Callable[[sqlite3.Connection], T]) -> T:
        self._connection.execute("begin immediate")
        try:
            done = work(self._connection)
            self._connection.execute("commit")
        except BaseException:
            self._undo()
            raise
        return done

    def _undo(self) -> None:
        with suppress(sqlite3.Error):
            # A full disk may have rolled it back already.
            if self._connection.in_transaction:
                self._connection.execute("rollback")

    def _after_commit(self) -> None:
        self._written_ms = self._clock.monotonic_ms()
        self._rested = False
        if self._written_ms - self._marked_ms >= MARK_MS:
            self._advance(sync=self._written_ms - self._synced_ms >= MARK_SYNC_MS)

    def _advance(self, *, sync: bool) -> None:
        """Move the mark over what was committed; the rows are safe already, so no failure here may deny them."""
        self._marked_ms = self._clock.monotonic_ms()
        try:
            self._mark = fold(self._connection, self._mark)
            self._mark_file.write(self._mark)
            if sync:
                self._mark_file.sync()
                self._synced_ms = self._marked_ms
            self._mark_fails = False
        except (sqlite3.Error, OSError):
            self._mark_fails = True


def _changed_guards(connection: sqlite3.Connection) -> tuple[str, ...]:
    gone = missing_triggers(connection)
    return (f"The record's own guards were removed or changed ({', '.join(gone)}).",) if gone else ()


def _no_mark(missing: bool) -> str:
    state = "missing" if missing else "damaged"
    return f"The high-water mark was {state}: rows lost before this start would have gone unnoticed."
