"""How a printer is, in words: from what it tells of itself to one sentence with its cure (RFC 8011, 5.4.11 and 5.4.12).

The end of a reason (-error, -warning, -report) is no help: ippeveprinter chooses it by what it does at the moment, so
that the same empty tray is a report while it idles and a warning while a sheet waits for paper.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from enum import IntEnum

from kiosk.catalogue import noted
from kiosk.printing.ipp_codec import Attributes, Value
from kiosk.text import clean

WANTED = (
    "printer-state",
    "printer-state-reasons",
    "printer-state-message",
    "printer-is-accepting-jobs",
    "printer-input-tray",
    "document-format-supported",
    "media-ready",
    "device-uri",
    "printer-up-time",
)
"""What is asked of a printer to make a `PrinterState` of."""

PDF = "application/pdf"

EMPTY = noted("The paper tray is empty: put paper in.")
PAUSED = noted("The print queue is paused: look after the printer, then resume it (cupsenable).")
OFF = noted("The printer is switched off or cannot be reached: look at its plug, its cable and its network.")

STOPPED = noted("The printer has stopped: look at its display.")
READY = noted("The printer is ready.")
OTHER_PAPER = {
    "A4": noted("The printer holds no A4 paper: put some in, or set letter.paper in kiosk.toml."),
    "Letter": noted("The printer holds no Letter paper: put some in, or set letter.paper in kiosk.toml."),
}

_STOPS = {
    "offline": OFF,
    "shutdown": OFF,
    "media-jam": noted("Paper is stuck in the printer: open it and take the paper out."),
    "cover-open": noted("A cover of the printer is open: close it."),
    "door-open": noted("A cover of the printer is open: close it."),
    "interlock-open": noted("A cover of the printer is open: close it."),
    "input-tray-missing": noted("The paper tray is not in the printer: push it in."),
    "media-needed": EMPTY,
    "output-area-full": noted("The printer's output tray is full: take the sheets out."),
    "toner-empty": noted("The toner or ink is used up: change the cartridge."),
    "marker-supply-empty": noted("The toner or ink is used up: change the cartridge."),
    "marker-supply-missing": noted("A cartridge is missing in the printer: put one in."),
    "marker-waste-full": noted("The printer's waste box is full: change it."),
    "opc-life-over": noted("The printer's drum is worn out: change it."),
    "fuser-over-temp": noted("The printer is too hot: let it cool down."),
    "spool-area-full": noted("The printer's memory is full: wait, or switch it off and on again."),
    "paused": noted("The printer is paused: press its button to go on."),
    "timed-out": noted("The printer does not answer: switch it off and on again."),
}
"""What keeps a sheet from coming out, the nearest cause first: a jam with an open cover is a cover to close last."""

_WARNS = {
    "toner-low": noted("The toner or ink runs low."),
    "marker-supply-low": noted("The toner or ink runs low."),
    "media-low": noted("Little paper is left in the tray."),
    "media-empty": noted("One of its trays is empty."),
    "marker-waste-almost-full": noted("Its waste box is nearly full."),
    "output-area-almost-full": noted("Its output tray is nearly full."),
}

_CUPS_PAUSED = re.compile(r"not responding|may not exist|unavailable at this time|backend errors|in use")
_SUFFIX = re.compile(r"-(error|warning|report)$")
_LEVEL = re.compile(rb"(?:^|;)level=(-?\d+)")
_SOME = -3
"""A tray that cannot count and knows that something is in it (RFC 3805, prtInputCurrentLevel); -2 knows nothing."""
_SAID = 120


class State(IntEnum):
    """What a printer does."""

    IDLE = 3
    PROCESSING = 4
    STOPPED = 5


@dataclass(frozen=True, slots=True)
class PrinterState:
    """What a printer told of itself; `message` is its own words, `up` the seconds since it was switched on."""

    state: int
    reasons: tuple[str, ...]
    message: str
    accepts: bool
    levels: tuple[int, ...]
    formats: tuple[str, ...]
    ready: tuple[str, ...]
    device: str
    up: int

    @property
    def takes_pdf(self) -> bool:
        """Whether it reads our pages; one that names no formats is taken at its word once a sheet is sent."""
        return not self.formats or PDF in self.formats

    @property
    def paused_by_itself(self) -> bool:
        """Whether CUPS stopped this queue because its printer failed: a person's pause has other words."""
        return self.state == State.STOPPED and "paused" in self.reasons and bool(_CUPS_PAUSED.search(self.message))

    def holds(self, size: str) -> bool:
        """Whether paper of this size, such as ``iso_a4``, lies in a tray, as far as it can tell."""
        return not self.ready or any(name.startswith(size) for name in self.ready)

    def obstacle(self) -> str | None:
        """Why no sheet comes out, with its cure; None where one would."""
        if "media-empty" in self.reasons and not any(level > 0 or level == _SOME for level in self.levels):
            # With two trays one may be empty for weeks.
            return EMPTY
        found = next((said for reason, said in _STOPS.items() if reason in self.reasons), None)
        if found is None and self.state == State.STOPPED:
            words = clean(self.message, _SAID, one_line=True)
            return f"{STOPPED} {words}".rstrip()
        return found

    def warnings(self) -> str:
        """What should be looked after soon, in a sentence or more; empty where nothing."""
        return " ".join(dict.fromkeys(said for reason, said in _WARNS.items() if reason in self.reasons))


def printer_state(told: Attributes) -> PrinterState:
    """What these attributes say of a printer."""
    return PrinterState(
        state=number(told, "printer-state", State.IDLE),
        reasons=tuple(_SUFFIX.sub("", reason) for reason in words(told, "printer-state-reasons")),
        message=" ".join(words(told, "printer-state-message")),
        accepts=told.get("printer-is-accepting-jobs") != [False],
        levels=tuple(_level(tray) for tray in told.get("printer-input-tray", [])),
        formats=words(told, "document-format-supported"),
        ready=words(told, "media-ready"),
        device=next(iter(words(told, "device-uri")), ""),
        # One that does not tell has been up for ever: nothing is held against it.
        up=number(told, "printer-up-time", sys.maxsize),
    )


def number(told: Attributes, name: str, otherwise: int) -> int:
    """The first number among an attribute's values."""
    return next((value for value in told.get(name, []) if isinstance(value, int)), otherwise)


def words(told: Attributes, name: str) -> tuple[str, ...]:
    """The words among an attribute's values."""
    return tuple(value for value in told.get(name, []) if isinstance(value, str))


def _level(tray: Value) -> int:
    found = _LEVEL.search(tray) if isinstance(tray, bytes) else None
    return int(found[1]) if found else -2
