"""The files of a pack on their way to being one: what was written, and what is wrong with it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pydantic import ValidationError

from kiosk.campaign import tables
from kiosk.campaign.limits import shown
from kiosk.campaign.model import Pack
from kiosk.errors import Fault
from kiosk.shape import Shape, faults_of

PACK_FILE = "pack.toml"

_S = TypeVar("_S", bound=Shape)


@dataclass(slots=True)
class Reading:
    """A pack as far as it can be read: `pack` is None where no part of it makes sense.

    `written` holds the tables as they stand in the files, before cleaning; `gaps` are the faults that a kiosk can
    open with all the same, because another language stands in.
    """

    files: dict[str, bytes]
    written: dict[str, dict[str, Any]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    gaps: list[Fault] = field(default_factory=list)
    pack: Pack | None = None

    def fault(self, file: str, key: str, what: str, cure: str) -> None:
        """Notes one thing that is wrong."""
        self.faults.append(Fault(shown(file), key, what, cure))

    def tables(self, name: str) -> dict[str, Any] | None:
        """The clean tables of the file `name`, None where it is no TOML."""
        written, faults = tables.read(self.files[name], shown(name))
        self.faults += faults
        if faults:
            return None
        self.written[name] = written
        tidied: dict[str, Any] = tables.tidy(written)
        return tidied

    def shaped(self, shape: type[_S], table: object, name: str, under: str = "", *, gap: bool = False) -> _S | None:
        """`table` as a `shape`, or None and its faults noted with their keys below `under`, as a `gap` if it is one."""
        noted = self.gaps if gap else self.faults
        if not isinstance(table, dict):
            cure = f"Write them under a line that says [{under}]."
            noted.append(Fault(shown(name), under, "must be a table of keys", cure))
            return None
        try:
            return shape.model_validate(table)
        except ValidationError as error:
            noted += faults_of(error, shown(name), under)
            return None

    def stems(self, folder: str) -> list[str]:
        """The names, without folder and suffix, of the TOML files that lie in `folder`."""
        paths = (PurePosixPath(name) for name in self.files)
        return [path.stem for path in paths if str(path.parent) == folder and path.suffix == ".toml"]


def case_path(case_id: str) -> str:
    """Where what needs no translation of a case stands."""
    return f"cases/{case_id}.toml"


def letters_path(language: str) -> str:
    """Where the letters of one language stand that the cases are not told in."""
    return f"letters/{language}.toml"


def words_path(language: str) -> str:
    """Where every sentence of one language stands."""
    return f"words/{language}.toml"


def phrase_path(language: str) -> str:
    """Where the phrases of one language stand."""
    return f"phrases/{language}.toml"
