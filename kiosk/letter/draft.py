"""What a writer has put into a letter so far, kept whole through every change of mind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How much of the letter is the writer's own."""

    READY = "ready"
    GUIDED = "guided"
    FREE = "free"


@dataclass(frozen=True, slots=True, repr=False)
class Draft:
    """One person's words. Each way of writing keeps its own, so that switching loses none.

    `opener` is an index into the case's openers; `free` is None until the free way has been opened, and then
    the whole body, which the writer may empty. `country` stands below petitions. `sender` is the writer's own address,
    a line a line; `on_envelope` says that they will write it by hand. `minor` and `kin` is what they said of
    themselves: under 18, family there.
    `print_in` is the language a ready letter prints in, empty for the writer's own; `both` sets the two side by side.
    """

    way: Way = Way.READY
    opener: int = 0
    who: str = ""
    why: str = ""
    asking: str = ""
    free: str | None = None
    name: str = ""
    place: str = ""
    country: str = ""
    sender: str = ""
    on_envelope: bool = False
    minor: bool = False
    kin: bool = False
    print_in: str = ""
    both: bool = False

    def carried(self) -> Draft:
        """What of these words belongs to the writer rather than to the case: who they are, name, place and address."""
        way = Way.GUIDED if self.way is Way.FREE else self.way
        return Draft(
            way=way,
            who=self.who,
            name=self.name,
            place=self.place,
            country=self.country,
            sender=self.sender,
            on_envelope=self.on_envelope,
            minor=self.minor,
        )

    def language(self, own: str) -> str:
        """What it prints in: nobody here translates, so that one's own words stay in the writer's `own` language."""
        return self.print_in if self.print_in and self.way is Way.READY else own

    @property
    def has_own_words(self) -> bool:
        """True where something was written beside a name and an address."""
        return any((self.who, self.why, self.asking, self.free))

    @property
    def has_words(self) -> bool:
        """True when something would be lost by starting over."""
        return self.has_own_words or any((self.name, self.sender))
