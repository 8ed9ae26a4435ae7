"""How things stand tonight, line by line, for the organiser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.catalogue import Say
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.paper_left import told
from kiosk.printing.stick import StickState, stick_of
from kiosk.printing.stock import stock
from kiosk.waiting_sheets import printing


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
    yield Standing(say("Printing"), *printing(say, desk))
    for sentence, alarm in told(say, stock(desk.ledger, desk.settings.printing)):
        yield Standing(say("Paper"), sentence, alarm)
    yield Standing(say("On their way"), say.many("{n} sheet", "{n} sheets", desk.spool.pending()))
    tray = desk.tray()
    if stick := stick_of(desk.settings.printing, desk.settings.data):
        yield from _stick(stick.state(), say)
    elif tray:
        yield Standing(say("In the tray"), say.many("{n} sheet to take", "{n} sheets to take", tray))
    if together := len(desk.spool.together()):
        yield Standing(say("For later"), say.many("{n} sheet", "{n} sheets", together))
    stopped = len(desk.stopped_sheets())
    if stopped:
        line = say.many("{n} sheet of a stopped case", "{n} sheets of stopped cases", stopped)
        yield Standing(say("To take out"), line, True)
    if held := len(desk.spool.held()):
        why = say.many("{n} sheet: “Sheets that wait” says why", "{n} sheets: “Sheets that wait” says why", held)
        yield Standing(say("Held"), why, True)


def _stick(stick: StickState, say: Say) -> Iterator[Standing]:
    lying = say.many("{n} sheet lies on it", "{n} sheets lie on it", stick.lying)
    waiting = say.many("{n} waits for it", "{n} wait for it", stick.waiting)
    yield Standing(say("Stick"), f"{lying}, {waiting}" if stick.there else waiting, bool(stick.waiting))
