"""What the ways to act are called, and how long each takes."""

from __future__ import annotations

from kiosk.catalogue import Say
from kiosk.ladder import Rung


def rung_names(say: Say) -> dict[Rung, tuple[str, str]]:
    """Name and time of each way that is no telephone's; those are named by `kiosk.phone_reader.phone_names`."""
    return {
        Rung.LETTER: (say("A letter"), say("{n} min", n=6)),
        Rung.SOLIDARITY: (say("A card"), say("{n} min", n=2)),
        Rung.PETITION: (say("Sign"), say("{n} s", n=20)),
        Rung.HAND: (say("By hand"), say("{n} min", n=15)),
        Rung.FAX: (say("A fax"), say("{n} min", n=6)),
        Rung.PHOTO: (say("A photo"), say("{n} min", n=3)),
    }
