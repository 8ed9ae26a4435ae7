"""The printer of a kiosk that has none: sheets as PDFs in a folder. A first-class set-up, and the default."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from kiosk.catalogue import noted
from kiosk.printing.files import erase, make_private, why, write_private
from kiosk.printing.printer import SELDOM, UNREAD, Abilities, Health, OutOfOrder, Progress, Refused, Stage
from kiosk.printing.stick import Stick
from kiosk.printing.tray import Tray

ONTO_STICK = noted("Sheets go onto the stick as PDFs.")
NO_STICK = noted("The stick is not there: sheets are kept here, and go onto it when it is put in.")

_PROBE = bytes(64 * 1024)
"""What must fit before a sheet is sent: four times a letter's page."""


class Folder:
    """Lays each sheet into a tray, whole or not at all, and the same key never twice."""

    keeps_sheets = True
    looks_every = SELDOM

    def __init__(self, folder: Path, stick: Stick | None = None, name: str = "folder") -> None:
        self.name = name
        self.tray = Tray(folder)
        self.stick = stick

    def abilities(self) -> Abilities:
        """A page on a disk has no paper yet: whoever prints it chooses."""
        return Abilities(raster=False)

    def ready(self) -> Health:
        """Whether a file can be written there: tried, because no figure of free space knows quotas or sticks."""
        probe = self.tray.folder / ".probe"
        try:
            make_private(self.tray.folder)
            try:
                probe.write_bytes(_PROBE)
            finally:
                probe.unlink(missing_ok=True)
        except OSError as error:
            return Health(False, self._sentence(error))
        return Health(True, self._well())

    def submit(self, document: Path, key: str, name: str) -> str:
        """Lay the sheet into the tray and return its file name; a key that lies there is not laid again."""
        try:
            content = document.read_bytes()
        except OSError as error:
            raise Refused(f"{UNREAD} ({why(error)})") from error
        try:
            make_private(self.tray.folder)
            if self.stick and (had := self.stick.had(key)):
                return had
            place = self.tray.place_for(key, name)
            if not place.exists():
                write_private(place, content)
        except OSError as error:
            raise OutOfOrder(self._sentence(error)) from error
        return place.name

    def status(self, ref: str, key: str) -> Progress:
        """DONE once the sheet lies in the tray."""
        # By its name first: a tray of ten thousand sheets takes 8 ms to look through.
        if (self.tray.folder / ref).is_file() or self.find(key):
            if self.stick:
                self.stick.carry()
            return Progress(Stage.DONE)
        if not self.tray.folder.is_dir():
            return Progress(Stage.WAITING, f"The folder {self.tray.folder.name} is not there.")
        return Progress(Stage.UNKNOWN)

    def find(self, key: str) -> str | None:
        """The file name of this key's sheet; None is no risk, because `submit` looks again."""
        place = self.tray.find(key)
        return place.name if place else self.stick.had(key) if self.stick else None

    def cancel(self, ref: str, key: str) -> bool:
        """Take the sheet out of the tray again, if it lies there still."""
        place = self.tray.find(key)
        if place is None:
            return self.stick.take_back(key) if self.stick else False
        with suppress(OSError):
            erase(place)
        return not place.exists()

    def _well(self) -> str:
        """Where sheets go; whoever asks has what waits carried onto the stick."""
        if self.stick is None:
            return f"Sheets are laid as PDFs into the folder {self.tray.folder.name}."
        self.stick.carry()
        state = self.stick.state()
        return state.trouble or (ONTO_STICK if state.there else NO_STICK)

    def _sentence(self, error: OSError) -> str:
        # The folder's own name only: a path can hold the name of whoever owns the machine.
        folder = self.tray.folder.name
        return f"Sheets cannot be laid into the folder {folder}: {why(error)}. They wait, and go on by themselves."
