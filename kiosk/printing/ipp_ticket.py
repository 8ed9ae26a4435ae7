"""Writes the ticket that goes with a sheet to an IPP printer, and the sheet in a form that this printer reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.errors import KioskError
from kiosk.printing import ipp_jobs
from kiosk.printing.ipp_codec import Asked, Tag
from kiosk.printing.ipp_link import Link, LinkFault, TurnedAway
from kiosk.printing.ipp_offer import OFFERED, RASTER, Offer, offer
from kiosk.printing.ipp_state import PDF
from kiosk.printing.printer import Refused
from kiosk.printing.pwg import Renderer, written


@dataclass(frozen=True, slots=True)
class Ticket:
    """A sheet ready to be sent: what is asked for, the format of the document, and its bytes."""

    wishes: tuple[Asked, ...]
    format: str
    content: bytes


class TicketWriter:
    """Asks for what the printer at `link` offers, or the one `behind` its device address where that can be asked.

    What is offered is asked once and kept until `forget`.
    """

    def __init__(
        self,
        link: Link,
        behind: Callable[[str], Link | None],
        paper: str,
        *,
        colour: bool,
        render: Renderer | None,
    ) -> None:
        self._link = link
        self._behind = behind
        self._paper = paper
        self._colour = colour
        self._render = render
        self._kept: Offer | None = None

    def offered(self) -> Offer:
        """What is offered, asked now; raises `LinkFault`."""
        queue = self._told(self._link)
        device = self._behind(queue.device)
        if device is not None:
            try:
                # Whatever lies behind it, the queue is who must read the page.
                queue = replace(self._told(device), formats=queue.formats)
            except LinkFault:
                # It is away, or tells nothing to us: what CUPS heard of it once must do for now.
                return queue
        self._kept = queue
        return queue

    def forget(self) -> None:
        """Ask anew before the next sheet: whoever mends a printer may give it another drawer, too."""
        self._kept = None

    def can_draw(self) -> bool:
        """Whether the printer reads pictures of pages that we can make; raises `LinkFault`."""
        if self._render is None:
            return False
        return (self._kept or self.offered()).form("", self._paper, colour=self._colour) is not None

    def write(self, pdf: bytes, name: str) -> Ticket:
        """The ticket of the sheet called `name` (case and sheet); raises `LinkFault`, or `Refused`."""
        offered = self._kept or self.offered()
        asked = offered.wishes(name, self._paper, colour=self._colour)
        wishes = tuple(Asked(key, Tag.KEYWORD, (value,)) for key, value in asked.items())
        form = offered.form(name, self._paper, colour=self._colour) if offered.reads_only_pictures else None
        if form is None or self._render is None:
            return Ticket(wishes, PDF, pdf)
        try:
            with self._render(pdf) as pages:
                return Ticket(wishes, RASTER, b"".join(written(pages, form)))
        except KioskError as error:
            raise Refused(str(error)) from error

    def _told(self, link: Link) -> Offer:
        answer = link.ask(ipp_jobs.GET_PRINTER, Asked("requested-attributes", Tag.KEYWORD, OFFERED))
        if not answer.ok or not answer.printers:
            raise TurnedAway(answer.status)
        return offer(answer.printers[0])
