"""Several printers as one: each sheet goes to the first that is ready, and one that broke down is set aside and said.

A sheet stays with the printer that took it: what a broken one still has may come out of it later, so that the next
printer must not make a second.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from kiosk.catalogue import noted
from kiosk.printing.printer import ASK, Abilities, Health, OutOfOrder, Printer, Progress, Refused, Stage, Unsure

_PARTED = "/"
"""Stands between a printer's name and its own name for a sheet."""

_SLOW = 1.0
"""Seconds after which an answer is too slow: one that is unplugged keeps everybody waiting for five."""

_REST = 20.0
"""Seconds for which one that is so slow is asked nothing, while another prints."""

_NONE = noted("No printer takes a sheet at the moment.")
_GONE = noted("The printer that has this sheet is no longer in kiosk.toml.") + f" {ASK}"
_UNKNOWN = noted("Nobody knows which printer has this sheet.") + f" {ASK}"


class Several:
    """The `printers`, the first in line first; what it calls a sheet begins with the name of who has it."""

    name = "several"

    def __init__(self, printers: Sequence[Printer], tick: Callable[[], float] = time.monotonic) -> None:
        self.printers = tuple(printers)
        self._by_name = {printer.name: printer for printer in printers}
        self._health: dict[str, Health] = {}
        self._rests_until: dict[str, float] = {}
        self._tick = tick

    @property
    def keeps_sheets(self) -> bool:
        """True only where every one of them does: a page may have gone to any."""
        return all(printer.keeps_sheets for printer in self.printers)

    @property
    def looks_every(self) -> float:
        """As often as the one that is looked at most: the others answer, or rest, meanwhile."""
        return min(printer.looks_every for printer in self.printers)

    def abilities(self) -> Abilities:
        """Each has its own: ask them one by one."""
        return Abilities()

    def ready(self) -> Health:
        """Ready where one is; the sentence names those that are set aside, each with its reason."""
        for printer in self.printers:
            self._look_at(printer)
        if not any(health.ok for health in self._health.values()):
            for name in list(self._rests_until):
                del self._rests_until[name]
                self._look_at(self._by_name[name])
        aside = " ".join(_at(name, health.sentence) for name, health in self._health.items() if not health.ok)
        first = next((health for health in self._health.values() if health.ok), None)
        if first is None:
            return Health(False, f"{_NONE} {aside}")
        return Health(True, f"{first.sentence} {aside}".rstrip())

    def submit(self, document: Path, key: str, name: str) -> str:
        """Send it to the first that is ready; one that surely did not take it is passed over for the next."""
        if not self._health:
            self.ready()
        refused: OutOfOrder | Refused | None = None
        for printer in self.printers:
            if not self._health[printer.name].ok:
                continue
            try:
                return printer.name + _PARTED + printer.submit(document, key, name)
            except OutOfOrder as error:
                self._health[printer.name] = Health(False, str(error))
                refused = refused or OutOfOrder(_at(printer.name, str(error)))
            except Refused as error:
                refused = Refused(_at(printer.name, str(error)))
            except Unsure as error:
                raise Unsure(_at(printer.name, str(error))) from error
        raise refused or OutOfOrder(self.ready().sentence)

    def status(self, ref: str, key: str) -> Progress:
        """How it fares at the printer that has it; one that left kiosk.toml can't be asked, so a person is."""
        name, parted, own = ref.partition(_PARTED)
        printer = self._by_name.get(name) if parted else None
        if printer is None:
            return Progress(Stage.UNKNOWN, _GONE) if parted else self._found(key)
        if self._rests(name):
            return Progress(Stage.WAITING, _at(name, self._health[name].sentence), aside=True)
        since = self._tick()
        progress = printer.status(own, key)
        if progress.stage is Stage.WAITING and progress.reason and self._tick() - since > _SLOW:
            self._set_aside(name, progress.reason)
        aside = progress.stage in (Stage.WAITING, Stage.PRINTING) and not self._is_ready(name)
        return replace(progress, reason=_at(name, progress.reason), aside=aside)

    def find(self, key: str) -> str | None:
        """Who has it; None only where every printer is sure that it has not."""
        unsure: Unsure | None = None
        for printer in self.printers:
            try:
                own = printer.find(key)
            except Unsure as error:
                unsure = Unsure(_at(printer.name, str(error)))
                continue
            if own is not None:
                return printer.name + _PARTED + own
        if unsure:
            raise unsure
        return None

    def cancel(self, ref: str, key: str) -> bool:
        """Take it back from the printer that has it."""
        name, parted, own = ref.partition(_PARTED)
        if not parted:
            # Sent while this kiosk had one printer: whichever of these that was.
            return any(printer.cancel(ref, key) for printer in self.printers)
        printer = self._by_name.get(name)
        return printer is not None and printer.cancel(own, key)

    def _found(self, key: str) -> Progress:
        """A sheet that was sent while this kiosk had one printer: its name there says not whose it is."""
        try:
            ref = self.find(key)
        except Unsure:
            ref = None
        return self.status(ref, key) if ref else Progress(Stage.UNKNOWN, _UNKNOWN)

    def _look_at(self, printer: Printer) -> None:
        if self._rests(printer.name):
            return
        since = self._tick()
        health = self._health[printer.name] = printer.ready()
        if not health.ok and self._tick() - since > _SLOW:
            self._set_aside(printer.name, health.sentence)

    def _set_aside(self, name: str, sentence: str) -> None:
        self._health[name] = Health(False, sentence)
        self._rests_until[name] = self._tick() + _REST

    def _rests(self, name: str) -> bool:
        if self._tick() >= self._rests_until.get(name, 0.0):
            self._rests_until.pop(name, None)
            return False
        return True

    def _is_ready(self, name: str) -> bool:
        return name not in self._health or self._health[name].ok


def _at(name: str, sentence: str) -> str:
    """A sentence about one of several printers, which stays a whole one behind its name."""
    return f"Look at {name}. {sentence}" if sentence else ""
