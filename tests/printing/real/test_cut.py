"""A connection that breaks while a sheet is sent: what had arrived is known, and what had not is sent again."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from kiosk.printing.ipp import Ipp
from kiosk.printing.printer import OutOfOrder, Stage, Unsure
from tests.printing.real.machine import Machine

KEY = "3f9a2c7be1d04f5a9b8c7d6e5f4a3b2c"
OTHER = "00112233445566778899aabbccddeeff"
NAME = "tun-aung-letter"

Cutting = Callable[[bool], str]

THE_SHEET = 2
"""The first call asks what the printer offers, the second sends the sheet."""


def copy(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while told := source.recv(65536):
            target.sendall(told)
    for one in (source, target):
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def cutting(machine: Machine) -> Iterator[Cutting]:
    """A wire to the printer that breaks once: before the sheet is there, or after it and before the answer."""
    opened: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def run(work: Callable[..., None], *about: object) -> None:
        threads.append(threading.Thread(target=work, args=about, daemon=True))
        threads[-1].start()

    def wire(listener: socket.socket, after: bool) -> None:
        calls = 0
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", machine.port))
            opened.extend((near, far))
            calls += 1
            if calls != THE_SHEET:
                run(copy, near, far)
                run(copy, far, near)
                continue
            if after:
                run(copy, near, far)
                far.recv(65536)
            else:
                near.recv(1000)
            with suppress(OSError):
                near.shutdown(socket.SHUT_RDWR)

    def start(after: bool) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        opened.append(listener)
        run(wire, listener, after)
        return f"ipp://127.0.0.1:{listener.getsockname()[1]}/ipp/print"

    yield start
    for one in list(opened):
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
    for thread in list(threads):
        thread.join(5)
    for one in opened:
        one.close()


@pytest.fixture
def remembering(machine: Machine, letter: Path, until: Any) -> None:
    """The printer has printed another sheet, so that what it does not know, it did not forget."""
    ipp = Ipp(machine.uri, 20)
    ref = ipp.submit(letter, OTHER, NAME)
    until(lambda: ipp.status(ref, OTHER).stage is Stage.DONE)


@pytest.mark.usefixtures("remembering")
def test_a_sheet_that_did_not_arrive_may_be_sent_again(machine: Machine, cutting: Cutting, letter: Path) -> None:
    ipp = Ipp(cutting(False), 20)
    with pytest.raises(OutOfOrder, match=r"went away while this sheet was sent; it did not get it\."):
        ipp.submit(letter, KEY, NAME)
    assert machine.keys == [OTHER]


@pytest.mark.usefixtures("remembering")
def test_a_sheet_that_arrived_is_known_without_the_answer(
    machine: Machine, cutting: Cutting, letter: Path, until: Any
) -> None:
    ipp = Ipp(cutting(True), 20)
    ref = ipp.submit(letter, KEY, NAME)
    until(lambda: ipp.status(ref, KEY).stage is Stage.DONE)
    assert machine.keys == [OTHER, KEY]


def test_a_printer_without_memory_is_not_believed(machine: Machine, cutting: Cutting, letter: Path) -> None:
    with pytest.raises(Unsure, match=r"Did this one come out\?"):
        Ipp(cutting(False), 20).submit(letter, KEY, NAME)
    assert machine.keys == []
