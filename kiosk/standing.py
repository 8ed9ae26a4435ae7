"""How things stand tonight, line by line, for the organiser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.catalogue import Say
from kiosk.desk import Desk
from kiosk.errors import KioskError


@dataclass(frozen=True, slots=True)
class Standing:
    """One fact: what it is about ("" where the sentence says it), and whether it asks for somebody's hand."""

    label: str
    text: str
    alarm: bool = False


def standing(desk: Desk, say: Say) -> Iterator[Standing]:
    """The event, the counts and the paper; what the record can't tell is said in its place."""
    kind = say("practice, counted apart") if desk.practice else say("live")
    yield Standing(say("Event"), f"{desk.settings.event.name} ({desk.settings.event.id}), {kind}")
    try:
        yield from _numbers(desk, say)
    except KioskError as error:
        yield Standing("", str(error), True)
    for warning in desk.ledger.warnings:
        yield Standing("", warning, True)


def _numbers(desk: Desk, say: Say) -> Iterator[Standing]:
    numbers = desk.numbers()
    appeals = say.many("{n} letter or signature so far", "{n} letters and signatures so far", numbers.letters)
    recent = say.many("{n} in the last hour", "{n} in the last hour", numbers.last_hour)
    yield Standing(say("Counted"), f"{appeals}, {recent}")
    health = desk.spool.health()
    yield Standing(say("Printing"), health.sentence, not health.ok)
    yield Standing(say("On their way"), say.many("{n} sheet", "{n} sheets", desk.spool.pending()))
    tray = desk.tray()
    if tray:
        yield Standing(say("In the tray"), say.many("{n} sheet to take", "{n} sheets to take", tray))
    if together := len(desk.spool.together()):
        yield Standing(say("To print together"), say.many("{n} sheet", "{n} sheets", together))
    stopped = len(desk.stopped_sheets())
    if stopped:
        line = say.many("{n} sheet of a stopped case", "{n} sheets of stopped cases", stopped)
        yield Standing(say("To take out"), line, True)
    for job in desk.spool.held():
        yield Standing(say("Held"), f"{job.case_id}: {job.reason}", True)
