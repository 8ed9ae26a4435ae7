"""The same visit, once through the screens and once in lines: the same rows, and the same sheets on their way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

import pytest
from listener import Listener
from textual.pilot import Pilot
from textual.screen import Screen

from kiosk.desk import Desk
from kiosk.ledger.model import ActionRow, Job
from kiosk.ui.app import KioskApp
from kiosk.ui.opening import Opening
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.halt import HaltScreen
from kiosk.ui.screens.handover import HandoverScreen
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.screens.petition import PetitionScreen
from kiosk.ui.screens.pick import PickScreen
from kiosk.ui.screens.review import ReviewScreen
from kiosk.ui.screens.sign import SignScreen
from kiosk.ui.screens.thanks import ThanksScreen
from kiosk.ui.screens.tongues import TonguesScreen
from kiosk.ui.screens.ways import WaysScreen
from kiosk.ui.screens.welcome import WelcomeScreen
from kiosk.ui.screens.write import WriteScreen

Press = tuple[type[Screen[Any]], str]
"""A screen that must stand, and the keys pressed on it, parted by spaces; ``+word`` is typed."""


@pytest.fixture(autouse=True)
def breathless(monkeypatch: pytest.MonkeyPatch) -> None:
    """The thanks screen takes the first press: nobody here presses twice in one breath."""
    monkeypatch.setattr("kiosk.ui.screens.thanks.BREATH", 0.0)


@dataclass(frozen=True)
class Script:
    """One visit, on the screens and in lines, and how many rows it leaves."""

    name: str
    screens: tuple[Press, ...]
    lines: tuple[str | None, ...]
    rows: int


W, CS, C, L, M = WelcomeScreen, CasesScreen, CaseScreen, WriteScreen, MessageScreen
S, R, T, H = SignScreen, ReviewScreen, ThanksScreen, HaltScreen
P, N, HO, WS, TG = PetitionScreen, PickScreen, HandoverScreen, WaysScreen, TonguesScreen
BEGUN: tuple[Press, ...] = ((W, "1"), (CS, "2"))
LOPEZ: tuple[Press, ...] = ((W, "1"), (CS, "+lopez enter"))
LOPEZ_IN_LINES = ("1", "lopez", "1")
IHAR: tuple[Press, ...] = ((W, "1"), (CS, "+ihar enter"))
IHAR_IN_LINES = ("1", "ihar", "1")
YORM: tuple[Press, ...] = ((W, "1"), (CS, "+yorm enter"))
YORM_IN_LINES = ("1", "yorm", "1")
JUSTICE: Press = (M, "up ctrl+a backspace +Justice f10")
JUSTICE_IN_LINES = ("2", "4", "Justice", "", "9", "9")
READY: tuple[Press, ...] = ((C, "1"), (L, "9"), (S, "9"), (R, "1"), (T, "1"), (W, ""))

SCRIPTS = (
    Script(
        "a ready letter, signed by hand",
        (*BEGUN, (C, "1"), (L, "2 9"), (S, "9"), (R, "1"), (T, "1"), (W, "")),
        ("1", "2", "1", "1", "2", "9", "1", "", "1", "1"),
        1,
    ),
    Script(
        "a ready letter in French with a printed name",
        ((W, "2"), (CS, "2"), (C, "1"), (L, "9"), (S, "2 +Ana enter +Lyon f10"), (R, "1"), (T, "1"), (W, "")),
        ("2", "2", "1", "1", "1", "9", "2", "Ana", "Lyon", "1", "1"),
        1,
    ),
    Script(
        "a guided letter",
        (*BEGUN, (C, "1"), (L, "f6 +a_nurse enter +It_moved_me. f10"), (S, "9"), (R, "1"), (T, "1"), (W, "")),
        ("1", "2", "1", "2", "a nurse", "It moved me.", "", "9", "1", "", "1", "1"),
        1,
    ),
    Script(
        "a letter all in one's own words",
        (*BEGUN, (C, "1"), (L, "f7 ctrl+a backspace +Please_help. f10"), (S, "9"), (R, "1"), (T, "1"), (W, "")),
        ("1", "2", "1", "3", "4", "Please help.", "", "9", "9", "1", "", "1", "1"),
        1,
    ),
    Script(
        "a card, and a letter for somebody else",
        (*BEGUN, (C, "2"), (M, "f10"), (S, "9"), (R, "1"), (T, "2"), (CS, "1"), *READY),
        ("1", "2", "2", "1", "9", "1", "", "1", "2", "1", "1", "1", "1", "9", "1", "", "1", "1"),
        2,
    ),
    Script(
        "a signature",
        (*BEGUN, (C, "3"), (P, "+Ana_Example enter +Norway f10"), (T, "1"), (W, "")),
        ("1", "2", "3", "1", "Ana Example", "Norway", "1", "1"),
        1,
    ),
    Script(
        "an e-mail by a code on the screen",
        (*LOPEZ, (C, "4"), (N, "1"), JUSTICE, (HO, "1"), (T, "1"), (W, "")),
        (*LOPEZ_IN_LINES, "4", *JUSTICE_IN_LINES, "2", "1", "1"),
        1,
    ),
    Script(
        "a text message on a slip",
        (*LOPEZ, (C, "4"), (N, "2"), JUSTICE, (HO, "2"), (WS, "3"), (H, "9"), (T, "1"), (W, "")),
        (*LOPEZ_IN_LINES, "5", *JUSTICE_IN_LINES, "1", "9", "1"),
        1,
    ),
    Script(
        "a post that did not open after all, and a letter instead",
        (*LOPEZ, (C, "4"), (N, "3"), JUSTICE, (HO, "1"), (T, "3"), (C, "1"), (L, "f5 f10"), *READY[2:]),
        (*LOPEZ_IN_LINES, "6", *JUSTICE_IN_LINES, "2", "1", "3", "1", "1", "1", "9", "1", "", "1", "1"),
        3,
    ),
    Script(
        "paper to write on by hand",
        (*BEGUN, (C, "5"), (R, "1"), (T, "1"), (W, "")),
        ("1", "2", "5", "1", "1"),
        0,
    ),
    Script(
        "a fax",
        (*IHAR, (C, "6"), (N, "1"), (L, "9"), (S, "9"), (R, "1"), (T, "1"), (W, "")),
        (*IHAR_IN_LINES, "5", "1", "1", "9", "1", "", "1", "1"),
        1,
    ),
    Script(
        "a sign to hold up, in one's own words",
        (*IHAR, (C, "6"), (N, "2"), JUSTICE, (R, "1"), (T, "1"), (W, "")),
        (*IHAR_IN_LINES, "6", *JUSTICE_IN_LINES, "1", "1"),
        1,
    ),
    Script(
        "a ready letter that prints in the language of its office",
        (*YORM, (C, "1"), (L, "f3"), (TG, "2 0"), (L, "9"), (S, "9"), (R, "1"), (T, "1"), (W, "")),
        (*YORM_IN_LINES, "1", "1", "1", "1", "2", "1", "9", "1", "", "1", "1"),
        1,
    ),
    Script(
        "a ready letter in two languages",
        (*YORM, (C, "1"), (L, "f3"), (TG, "3"), (TG, "0"), (L, "9"), (S, "9"), (R, "1"), (T, "1"), (W, "")),
        (*YORM_IN_LINES, "1", "1", "1", "1", "2", "2", "9", "1", "", "1", "1"),
        1,
    ),
    Script(
        "a visit given up by starting over",
        (*BEGUN, (C, "1"), (L, "f6 +a_nurse f12"), (H, "9"), (W, "")),
        ("1", "2", "1", "2", "a nurse", "", "", "00", "9"),
        0,
    ),
    Script(
        "a change of mind before printing",
        (*BEGUN, (C, "1"), (L, "9"), (S, "9"), (R, "0"), (S, "0"), (L, "0"), (C, "0"), (CS, "1"), *READY),
        ("1", "2", "1", "1", "1", "9", "1", "", "0", "0", "0", "0", "1", "1", "1", "1", "9", "1", "", "1", "1"),
        1,
    ),
)


@pytest.fixture
def two_desks(open_desk) -> Iterator[tuple[Desk, Desk]]:
    with open_desk("screens") as screens, open_desk("lines") as lines:
        yield screens, lines


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
async def test_the_same_visit_leaves_the_same_rows(
    two_desks: tuple[Desk, Desk], script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    screens, lines = two_desks
    same_tickets(monkeypatch)
    await through_screens(screens, script)
    same_tickets(monkeypatch)
    Listener(lines).hears(*script.lines, visits=2)
    assert left_by(lines) == left_by(screens)
    assert len(left_by(lines)[0]) == script.rows


def same_tickets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begins the tickets of visits anew: the code of a page to write on by hand is made of one."""
    dice = Random(7)
    monkeypatch.setattr("kiosk.visit.uuid4", lambda: UUID(int=dice.getrandbits(128), version=4))


NO_TWO_SHARE = {"id", "at", "ref", "action_id", "changed_ms"}
"""What of a row or a job is its own: names and times."""


def left_by(desk: Desk) -> tuple[list[dict[str, object]], list[dict[str, object]], list[bytes], object]:
    """All that rows and jobs say, the sheets themselves to the byte, and how many pages went out to be written on."""
    rows = [told(row) for row in desk.ledger.actions()]
    jobs = [told(job) for job in desk.ledger.jobs()]
    spool = desk.settings.data / "spool"
    sheets = sorted(path.read_bytes() for path in spool.glob("*") if path.is_file())
    return rows, jobs, sheets, desk.ledger.handouts()


def told(row: ActionRow | Job) -> dict[str, object]:
    """The fields of a row, and whether those are filled that no two share."""
    fields = {name: getattr(row, name) for name in row.__slots__}
    return {name: value if name not in NO_TWO_SHARE else value is not None for name, value in fields.items()}


async def through_screens(desk: Desk, script: Script) -> None:
    """Presses the script's keys, each on the screen it belongs to."""
    app = KioskApp(Opening(desk.settings, desk.clock, lambda: desk))
    async with app.run_test(size=(80, 24)) as pilot:
        for screen, keys in script.screens:
            await stands(pilot, screen)
            for key in keys.split():
                await pilot.press(*(key[1:].replace("_", " ") if key.startswith("+") else (key,)))
                await pilot.pause()


async def stands(pilot: Pilot[int], screen: type[Screen[Any]]) -> None:
    """Waits until this screen stands; 10 s on a machine that runs the whole suite besides."""
    for _ in range(1000):
        if type(pilot.app.screen) is screen and pilot.app.screen.focused:
            await pilot.pause()
            return
        await pilot.pause(0.01)
    raise AssertionError(f"{screen.__name__} never stood, but {type(pilot.app.screen).__name__}")
