"""A real desk on the practice pack, and somebody who answers it in lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import pytest

from kiosk.assets import assets
from kiosk.campaign.model import Pack
from kiosk.campaign.pack import load as load_pack
from kiosk.clock import StoppedClock
from kiosk.config import Settings
from kiosk.desk import Desk
from kiosk.ledger.ledger import Ledger
from kiosk.printing.printer import printer_for
from kiosk.printing.spool import Spool

# The listener is a plain module beside the tests, and the pseudo-terminal is the benchmarks' own.
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "bench")]

from listener import Listener  # noqa: E402


class OpenDesk(Protocol):
    """Opens a desk on a record of its own in a folder of this name."""

    def __call__(self, name: str = "data") -> AbstractContextManager[Desk]: ...


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(assets() / "packs" / "write-for-rights-2013")


@pytest.fixture
def open_desk(settings: Settings, pack: Pack, clock: StoppedClock, tmp_path: Path) -> OpenDesk:
    @contextmanager
    def opened(name: str = "data") -> Iterator[Desk]:
        own = settings.model_copy(update={"data": tmp_path / name})
        event = own.event
        with Ledger.open(
            own.data, event=event.id, practice=event.practice, pack_version=pack.version, clock=clock
        ) as ledger:
            printer = printer_for(own.printing, own.data)
            yield Desk(own, pack, ledger, Spool(own.data / "spool", ledger, printer, own.printing, clock), clock)

    return opened


@pytest.fixture
def desk(open_desk: OpenDesk) -> Iterator[Desk]:
    with open_desk() as one:
        yield one


@pytest.fixture
def listener(desk: Desk) -> Listener:
    """Somebody at the desk who hears lines and answers with lines."""
    return Listener(desk)
