"""The composition root: from the options of a command to the rooms it needs, and no more than those."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.clock import Clock, SystemClock
from kiosk.config import Settings
from kiosk.config import load as load_settings

if TYPE_CHECKING:
    from kiosk.campaign.model import Pack
    from kiosk.desk import Desk
    from kiosk.ledger.ledger import Ledger
    from kiosk.printing.printer import Printer
    from kiosk.printing.pwg import Pages


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Every command takes ``--config`` and ``--data``, before or after its own name."""

    @click.option("--config", type=click.Path(dir_okay=False), default=None, help="kiosk.toml to use.")
    @click.option("--data", type=click.Path(file_okay=False), default=None, help="Folder of the record.")
    @wraps(command)
    def run(config: str | None, data: str | None, **options: Any) -> Any:
        above = click.get_current_context().find_root().obj or {}
        config, data = config or above.get("config"), data or above.get("data")
        root = Root(Path(config) if config else None, Path(data) if data else None)
        return command(root, **options)

    return run


class Root:
    """Opens the rooms a command asks for, once each."""

    def __init__(self, config: Path | None, data: Path | None, clock: Clock | None = None) -> None:
        self.clock = clock or SystemClock()
        self._config, self._data = config, data
        self._settings: Settings | None = None
        self._pack: Pack | None = None

    @property
    def settings(self) -> Settings:
        """``kiosk.toml`` as read; raises `FaultsError`."""
        if self._settings is None:
            self._settings = load_settings(self._config, self._data)
        return self._settings

    @property
    def pack(self) -> Pack:
        """The event's cases; raises `FaultsError`."""
        if self._pack is None:
            from kiosk.campaign.pack import load

            self._pack = load(self.settings.pack)
        return self._pack

    def pack_in(self, languages: Sequence[str]) -> Pack:
        """The event's cases told in the first of `languages` that the pack has, the others unread."""
        if self._pack is not None:
            return self._pack
        from kiosk.campaign.pack import load

        return load(self.settings.pack, languages)

    @property
    def practice(self) -> bool:
        """True where either the event or its pack is practice: their rows never meet live ones."""
        return self.settings.event.practice or self.pack.practice

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """The event's record, closed at the end."""
        from kiosk.ledger.ledger import Ledger

        with Ledger.open(
            self.settings.data,
            event=self.settings.event.id,
            practice=self.practice,
            pack_version=self.pack.version,
            clock=self.clock,
        ) as ledger:
            yield ledger

    @contextmanager
    def desk(self, *, printing: bool = True) -> Iterator[Desk]:
        """A desk with its record and spool; with `printing` the spool works until the end."""
        from kiosk.desk import Desk
        from kiosk.printing.printer import printer_for
        from kiosk.printing.spool import Spool

        with self.ledger() as ledger:
            settings = self.settings
            printer = printer_for(settings.printing, settings.data, settings.letter.paper, drawn)
            spool = Spool(self.settings.data / "spool", ledger, printer, self.settings.printing, self.clock)
            if printing:
                spool.start()
            try:
                yield Desk(self.settings, self.pack, ledger, spool, self.clock)
            finally:
                spool.stop()

    def printers(self) -> tuple[Printer, ...]:
        """Every printer of ``kiosk.toml`` by itself, the first in line first."""
        from kiosk.printing.printer import printers_for

        settings = self.settings
        # Beside the record, which may not be there yet, lies the folder of a kiosk without a printer.
        settings.data.mkdir(parents=True, exist_ok=True)
        return printers_for(settings.printing, settings.data, settings.letter.paper, drawn)


def drawn(pdf: bytes) -> AbstractContextManager[Pages]:
    """The pages of a PDF as pixels; what draws them is fetched when the first printer wants that."""
    from kiosk.sheets.raster import pages_of

    return pages_of(pdf)
