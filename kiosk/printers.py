"""``[printing]`` of kiosk.toml: by which printers sheets leave the kiosk, and how long they stay."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, StrictBool, StrictInt, StringConstraints, field_validator, model_validator

from kiosk.shape import Shape

FILE = "{file}"
"""What stands for the sheet in ``printing.command``."""

When = Literal["at once", "together"]


class PrinterKind(StrEnum):
    """How a sheet leaves the kiosk."""

    FOLDER = "folder"
    LP = "lp"
    IPP = "ipp"
    COMMAND = "command"


class OnePrinter(Shape):
    """One way for sheets to leave the kiosk: ``[printing]`` itself, and each ``[[printing.also]]``."""

    printer: PrinterKind = PrinterKind.FOLDER
    name: Annotated[str, StringConstraints(pattern=r"^([^\W_][\w .-]{0,39})?$")] = ""
    queue: Annotated[str, StringConstraints(pattern=r"^[^\s/#]{0,127}$")] = ""
    uri: Annotated[str, StringConstraints(pattern=r"^(ipp://[^\s/?#@]+(/[^\s?#]*)?)?$")] = ""
    command: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if self.printer is PrinterKind.IPP and not (self.uri or self.queue):
            raise ValueError('has the printer "ipp" and no address. Set printing.queue (`lpstat -e`) or printing.uri')
        if self.printer is PrinterKind.COMMAND and not any(FILE in word for word in self.command[1:]):
            example = '["SumatraPDF.exe", "-print-to-default", "{file}"]'
            raise ValueError(f'has the printer "command" and no {{file}} behind its program. Write it like {example}')
        return self

    @property
    def called(self) -> str:
        """What people and the record call it: its name, else its queue, the host of its address, or its kind."""
        host = urlsplit(self.uri).hostname if self.printer is PrinterKind.IPP else None
        queue = self.queue if self.printer in (PrinterKind.IPP, PrinterKind.LP) else ""
        return self.name or host or queue or self.printer.value


class Printing(OnePrinter):
    """``[printing]``: where sheets go and how long they stay."""

    also: tuple[OnePrinter, ...] = ()
    colour: StrictBool = True
    keep_documents_minutes: StrictInt = Field(default=30, ge=0, le=7 * 24 * 60)
    timeout_seconds: StrictInt = Field(default=60, ge=5, le=600)
    tries: StrictInt = Field(default=3, ge=1, le=10)
    copies: StrictInt = Field(default=3, ge=1, le=20)
    letters: When = "at once"
    cards: When = "at once"
    tray_sheets: StrictInt = Field(default=0, ge=0, le=10_000)
    event_sheets: StrictInt = Field(default=0, ge=0, le=1_000_000)
    stick: str = ""

    @field_validator("stick")
    @classmethod
    def _stick_is_named(cls, stick: str) -> str:
        if stick in ("", "auto") or PurePosixPath(stick).is_absolute() or PureWindowsPath(stick).is_absolute():
            return stick
        raise ValueError('names no stick. Write "auto", or a whole path such as "/media/me/STICK/kiosk-sheets"')

    @model_validator(mode="after")
    def _names_differ(self) -> Printing:
        names = [one.called for one in (self, *self.also)]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise ValueError(f'has two printers called "{twice}". Give each [[printing.also]] a name of its own')
        return self
