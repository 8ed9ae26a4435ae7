"""``kiosk.toml`` as frozen settings. Reading the classes is reading the manual; every fault names its cure."""

from __future__ import annotations

from datetime import datetime, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from kiosk import catalogue, public_key
from kiosk.assets import assets, shipped_config
from kiosk.errors import Fault, FaultsError
from kiosk.printers import Printing
from kiosk.shape import Shape, faults_of, read_toml

CONFIG_NAME = "kiosk.toml"
DATA_NAME = "kiosk-data"

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)]
Country = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2})?$")]
EventId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$")]


class PaperSize(StrEnum):
    """The sheets a printer holds."""

    A4 = "A4"
    LETTER = "Letter"


class WindowName(StrEnum):
    """The envelope windows behind which a letter's address can stand; `sheets.window` has their millimetres."""

    NONE = ""
    DIN_A = "din5008-a"
    DIN_B = "din5008-b"
    DL_LEFT = "dl-left"
    DL_RIGHT = "dl-right"
    C5 = "c5"
    US_10 = "us-10"


class ThemeName(StrEnum):
    """The looks the screens can have."""

    NIGHT = "night"
    DAY = "day"
    CONTRAST = "contrast"
    SIXTEEN = "sixteen"


class Event(Shape):
    """``[event]``: what this night is, as tallies and letters name it."""

    id: EventId
    name: Line
    place: Line = ""
    country: Country = ""
    starts: datetime | None = None
    ends: datetime | None = None
    zone: str = ""
    practice: StrictBool = False
    pack: str

    @field_validator("zone")
    @classmethod
    def _zone_exists(cls, zone: str) -> str:
        if zone:
            try:
                ZoneInfo(zone)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                raise ValueError(f"is no time zone we know: {zone!r}. Write it like Europe/Berlin") from None
        return zone

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Event:
        if self.starts and self.ends and self._aware(self.starts) >= self._aware(self.ends):
            raise ValueError("ends before it starts. Set event.ends later than event.starts")
        return self

    @property
    def tz(self) -> tzinfo | None:
        """The event's time zone, or None for the machine's own."""
        return ZoneInfo(self.zone) if self.zone else None

    def _aware(self, moment: datetime) -> datetime:
        if moment.tzinfo:
            return moment
        return moment.replace(tzinfo=self.tz) if self.tz else moment.astimezone()

    def seconds_left(self, now: datetime) -> int | None:
        """Seconds until the end; None where no end is set or the marathon has not begun."""
        if self.ends is None or (self.starts and now < self._aware(self.starts)):
            return None
        return max(0, int((self._aware(self.ends) - now).total_seconds()))


class Screens(Shape):
    """``[screens]``: how the kiosk meets people."""

    languages: tuple[str, ...] = Field(default=("en",), min_length=1)
    theme: ThemeName = ThemeName.NIGHT
    idle_seconds: StrictInt = Field(default=120, ge=15, le=3600)
    countdown_seconds: StrictInt = Field(default=20, ge=5, le=120)
    thanks_seconds: StrictInt = Field(default=20, ge=5, le=300)
    visits_before_restart: StrictInt = Field(default=200, ge=1, le=100_000)

    @field_validator("languages")
    @classmethod
    def _languages_are_spoken(cls, languages: tuple[str, ...]) -> tuple[str, ...]:
        spoken = catalogue.languages()
        unknown = [language for language in languages if language not in spoken]
        if unknown:
            raise ValueError(f"nobody here speaks {', '.join(unknown)}. The screens know: {', '.join(spoken)}")
        return languages


class LetterSettings(Shape):
    """``[letter]``: what every sheet shares."""

    paper: PaperSize = PaperSize.A4
    window: WindowName = WindowName.NONE

    @model_validator(mode="after")
    def _window_takes_the_paper(self) -> LetterSettings:
        if self.window in (WindowName.DIN_A, WindowName.DIN_B) and self.paper is not PaperSize.A4:
            raise ValueError(f'has the window "{self.window}", made for A4 paper. Set paper = "A4", or another window')
        return self


class Organiser(Shape):
    """``[organiser]``: who may end the program, and to whom signatures are sealed."""

    pin: Annotated[str, StringConstraints(pattern=r"^(\$argon2id\$\S+)?$")] = ""
    leave: Annotated[str, StringConstraints(pattern=r"^[a-z0-9+]+( [a-z0-9+]+)*$")] = "ctrl+t ctrl+t ctrl+t"
    key: str = ""

    @field_validator("key")
    @classmethod
    def _key_is_whole(cls, key: str) -> str:
        if key and public_key.read(key) is None:
            raise ValueError("is not whole: names sealed to it could never be read. Copy the line from the first kiosk")
        return key


class _File(Shape):
    data: str = ""
    event: Event
    screens: Screens = Field(default_factory=Screens)
    letter: LetterSettings = Field(default_factory=LetterSettings)
    printing: Printing = Field(default_factory=Printing)
    organiser: Organiser = Field(default_factory=Organiser)


SECTIONS: dict[str, type[Shape]] = {
    "event": Event,
    "screens": Screens,
    "letter": LetterSettings,
    "printing": Printing,
    "organiser": Organiser,
}
"""The tables of ``kiosk.toml``: what a test holds the shipped file and the docs against."""


class Settings(Shape):
    """A whole ``kiosk.toml`` with its paths made absolute."""

    path: Path
    data: Path
    pack: Path
    event: Event
    screens: Screens
    letter: LetterSettings
    printing: Printing
    organiser: Organiser


def find_config(given: Path | None = None) -> Path:
    """The file to read: the one given, else ``kiosk.toml`` here, else the one shipped."""
    here = Path.cwd() / CONFIG_NAME
    return given or (here if here.is_file() else shipped_config())


def load(given: Path | None = None, data: Path | None = None) -> Settings:
    """The settings in force; raises `FaultsError` with every fault at once.

    `given` is a path to a TOML file, `data` overrides where the record lies.
    """
    path = find_config(given).absolute()
    tables, faults = read_toml(path)
    if faults:
        raise FaultsError(faults)
    try:
        file = _File.model_validate(tables)
    except ValidationError as error:
        raise FaultsError(faults_of(error, path.name)) from None
    pack = _pack_path(file.event.pack, path)
    if pack is None:
        raise FaultsError([_no_pack(path, file.event.pack)])
    parts = {name: getattr(file, name) for name in ("event", "screens", "letter", "printing", "organiser")}
    # Of parts that were looked at one by one.
    return Settings.model_construct(path=path, data=_data_folder(path, file.data, data), pack=pack, **parts)


def _data_folder(config: Path, written: str, given: Path | None) -> Path:
    # The shipped config may lie where nobody may write (site-packages), so its data goes to the current folder.
    base = Path.cwd() if config == shipped_config() else config.parent
    return (given or base / (written or DATA_NAME)).absolute()


def _pack_path(written: str, config: Path) -> Path | None:
    tries = (config.parent / written, assets() / "packs" / written)
    return next((path.resolve() for path in tries if path.is_dir() or path.is_file()), None)


def _no_pack(config: Path, written: str) -> Fault:
    shipped = ", ".join(sorted(path.name for path in (assets() / "packs").iterdir() if path.is_dir()))
    cure = f"Give a folder or a zip beside {config.name}, or one of: {shipped}."
    return Fault(config.name, "event.pack", f"there is no case pack at {written!r}", cure)
