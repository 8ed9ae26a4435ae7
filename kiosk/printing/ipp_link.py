"""One printer's address, and how it is asked: a question by HTTP, and an answer in a bounded time (RFC 8010, 4)."""

from __future__ import annotations

import http.client
import time
from urllib.parse import SplitResult, urlsplit

from kiosk.printing.ipp_codec import Answer, Asked, NotIpp, Tag, answer, request

PORT = 631
"""Where printers and CUPS listen if an address names no port."""

USER = "kiosk"
"""Who sends: CUPS tells the name of a job only to whoever says the same here as its sender did."""

_MOST = 4 * 1024 * 1024
"""Bytes of an answer: a list of CUPS's 500 jobs takes 40 KB, and what is endless must end."""

_CHUNK = 64 * 1024


class LinkFault(Exception):
    """A question was not answered."""


class Unreachable(LinkFault):
    """Nobody was there: nothing of the question was sent."""


class Silent(LinkFault):
    """The question was sent, wholly or in part, and no answer came in time: it may still be carried out."""


class Cut(LinkFault):
    """The other side went away in the middle: what it had not carried out by then it never will."""


class TurnedAway(LinkFault):
    """The answer is none of a printer: not allowed, encrypted only, or no printer at all; `status` is HTTP's."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Link:
    """Asks the printer at one ``ipp://`` address; `patience` is the seconds that a question may take."""

    def __init__(self, uri: str, patience: float) -> None:
        self.uri = uri
        self._parts = urlsplit(uri)
        self._patience = patience

    @property
    def path(self) -> str:
        """The part of the address behind the host."""
        return self._parts.path or "/"

    def is_same(self, other: str) -> bool:
        """Whether `other` is this very printer, or one that can't be asked: only ``ipp://`` can."""
        parts = urlsplit(other)
        return parts.scheme != "ipp" or not parts.hostname or _place(parts) == _place(self._parts)

    def ask(self, operation: int, *about: Asked, job: tuple[Asked, ...] = (), document: bytes = b"") -> Answer:
        """The answer to `operation`; raises a `LinkFault`, and `Unreachable` only where nothing was sent."""
        who = (Asked("printer-uri", Tag.URI, (self.bare,)), *_first(about), _user(), *_rest(about))
        body = request(operation, list(who), list(job)) + document
        deadline = time.monotonic() + self._patience
        connection = http.client.HTTPConnection(
            self._parts.hostname or "", self._parts.port or PORT, timeout=self._patience
        )
        try:
            try:
                connection.connect()
            except OSError as error:
                raise Unreachable from error
            return _answered(connection, self.path, body, deadline)
        finally:
            connection.close()

    @property
    def bare(self) -> str:
        """The address as the printer itself calls it."""
        # What stands behind "?" is for CUPS's own programs and no part of a printer's name.
        return self._parts._replace(query="", fragment="").geturl()


def _answered(connection: http.client.HTTPConnection, path: str, body: bytes, deadline: float) -> Answer:
    try:
        connection.request("POST", path, body, {"Content-Type": "application/ipp"})
        response = connection.getresponse()
        if response.status != http.client.OK:
            raise TurnedAway(response.status)
        return answer(_read(response, deadline))
    except TimeoutError as error:
        raise Silent from error
    except (OSError, http.client.HTTPException) as error:
        raise Cut from error
    except NotIpp as error:
        raise TurnedAway(http.client.OK) from error


def _read(response: http.client.HTTPResponse, deadline: float) -> bytes:
    told, promised = b"", response.length
    while chunk := response.read1(_CHUNK):
        told += chunk
        # A socket's own patience begins anew with every byte.
        if time.monotonic() > deadline or len(told) > _MOST:
            raise TimeoutError
    # `read1` takes a service that died behind its own header for the end of what it had to say.
    if len(told) < (promised or 0):
        raise http.client.IncompleteRead(told)
    return told


def _first(about: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """The job's number, which must stand right behind the printer (RFC 8011, 4.1.5)."""
    return tuple(asked for asked in about if asked.name == "job-id")


def _rest(about: tuple[Asked, ...]) -> tuple[Asked, ...]:
    return tuple(asked for asked in about if asked.name != "job-id")


def _user() -> Asked:
    return Asked("requesting-user-name", Tag.NAME, (USER,))


def _place(parts: SplitResult) -> tuple[str | None, int, str]:
    return parts.hostname, parts.port or PORT, parts.path
