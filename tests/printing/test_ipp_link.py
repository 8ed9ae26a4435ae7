"""Answers that no healthy printer gives, from a socket that says what a test tells it."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from kiosk.printing.ipp import Ipp
from kiosk.printing.ipp_codec import Tag
from kiosk.printing.ipp_link import Cut, Link, Silent, TurnedAway, Unreachable

Serve = Callable[..., str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Answers every connection with the same bytes and keeps it open then; it `cuts` it where it is told to."""
    opened: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def start(told: bytes, *, cuts: bool = False) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        opened.append(listener)

        def work() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                opened.append(connection)
                with suppress(OSError):
                    connection.recv(65536)
                    connection.sendall(told)
                if cuts:
                    connection.close()

        threads.append(threading.Thread(target=work, daemon=True))
        threads[-1].start()
        return f"ipp://127.0.0.1:{listener.getsockname()[1]}/ipp/print"

    yield start
    for one in list(opened):
        with suppress(OSError):
            # Wakes the thread that waits for the next connection.
            one.shutdown(socket.SHUT_RDWR)
    for thread in threads:
        thread.join(5)
    for one in opened:
        one.close()


def test_nobody_at_an_address_was_told_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(Unreachable):
        Link(f"ipp://127.0.0.1:{port}/ipp/print", 1).ask(0x0B)


def test_an_answer_that_stops_in_the_middle_ends_in_time(serve: Serve) -> None:
    uri = serve(b"HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: 100\r\n\r\n\x01\x01")
    with pytest.raises(Silent):
        Link(uri, 0.1).ask(0x0B)


def test_a_connection_that_is_cut_is_told_from_one_that_is_silent(serve: Serve) -> None:
    with pytest.raises(Cut):
        Link(serve(b"", cuts=True), 5).ask(0x0B)


@pytest.mark.parametrize("body", [b"", b"\x02\x00\x00\x00\x00\x00\x00\x01"])
def test_a_service_that_dies_behind_its_header_may_have_done_what_it_was_asked(serve: Serve, body: bytes) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: 194\r\n\r\n"
    with pytest.raises(Cut):
        Link(serve(head + body, cuts=True), 5).ask(0x02)


def test_an_answer_without_end_ends(serve: Serve) -> None:
    flood = b"HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n" + bytes(5_000_000)
    with pytest.raises(Silent):
        Link(serve(flood), 5).ask(0x0B)


@pytest.mark.parametrize(
    ("told", "status", "sentence"),
    [
        (b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n", 401, "The printer lets this kiosk print nothing"),
        (b"HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n", 426, "The printer speaks only in code (TLS)"),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 404, "No printer answers at this address"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>", 200, "No printer answers at this address"),
    ],
)
def test_an_answer_of_no_printer_is_said_in_words(serve: Serve, told: bytes, status: int, sentence: str) -> None:
    uri = serve(told)
    with pytest.raises(TurnedAway) as turned:
        Link(uri, 5).ask(0x0B)
    assert turned.value.status == status
    health = Ipp(uri, 5).ready()
    assert not health.ok and health.sentence.startswith(sentence)


@pytest.mark.parametrize(
    ("path", "state", "ok"),
    [("/printers/kiosk", 3, True), ("/printers/kiosk", 4, False), ("/ipp/print", 3, False)],
)
def test_what_cups_heard_last_stops_no_sheet_while_it_rests(serve: Serve, path: str, state: int, ok: bool) -> None:
    told = struct.pack(">BBHI", 1, 1, 0, 1) + bytes([Tag.PRINTER])
    told += struct.pack(">BH13sHi", Tag.ENUM, 13, b"printer-state", 4, state)
    told += struct.pack(">BH21sH14s", Tag.KEYWORD, 21, b"printer-state-reasons", 14, b"offline-report") + bytes(
        [Tag.END]
    )
    uri = serve(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(told) + told)
    assert Ipp(uri.replace("/ipp/print", path), 5).ready().ok is ok


def test_a_printer_is_known_by_its_place_and_only_ipp_can_be_asked() -> None:
    link = Link("ipp://localhost/printers/kiosk", 1)
    assert link.is_same("ipp://localhost:631/printers/kiosk")
    assert (
        link.is_same("usb://Example/Printer") and link.is_same("dnssd://Printer._ipp._tcp.local/") and link.is_same("")
    )
    assert not link.is_same("ipp://localhost:60000/ipp/print")
