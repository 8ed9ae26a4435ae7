"""Everything that is wrong with a pack, at once: what can't be read, and what should not be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.campaign import agree, contacts, messages, pack, phrases, unseen, wording
from kiosk.campaign.model import Pack
from kiosk.errors import Fault, FaultsError

Probe = Callable[[Pack], Iterable[Fault]]
"""A question to a pack; those of higher floors ("does this fit the page?") are handed in."""

PROBES: tuple[Probe, ...] = (agree.faults, wording.faults, contacts.faults, messages.faults)
"""What this room can ask by itself."""


def check(path: Path, probes: Iterable[Probe] = ()) -> list[Fault]:
    """Every fault of the pack at `path`, sorted by file and key; empty where it may go to a table tonight.

    The parts that can be read are probed even where others can't, so that one round of mending is enough.
    """
    try:
        reading = pack.read(path)
    except FaultsError as error:
        return [*error.faults]
    phrases.check(reading)
    found = {*reading.faults, *reading.gaps, *unseen.faults(reading)}
    if reading.pack is not None:
        for probe in (*PROBES, *probes):
            found.update(probe(reading.pack))
    return sorted(found)
