"""Every screen at 80x24, in every language and in one a third longer: nothing is cut off, everything can be pressed."""

from __future__ import annotations

import asyncio
import gettext
from collections.abc import AsyncIterator, Callable, Iterator

import pytest
from rich.cells import cell_len
from textual.screen import Screen
from textual.widget import Widget

from kiosk import catalogue, reader
from kiosk.campaign.kind import Kind
from kiosk.catalogue import Say
from kiosk.ladder import Rung
from kiosk.ledger.model import JobState, NewAction, NewJob
from kiosk.printers import PrinterKind
from kiosk.printing.ipp_words import SWITCHED_OFF
from kiosk.sheets.picture import Picture
from kiosk.thanks import Done
from kiosk.ui import flow
from kiosk.ui.screens import halt
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.halt import HaltScreen
from kiosk.ui.screens.large import LargeScreen
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.screens.organiser import OrganiserScreen
from kiosk.ui.screens.petition import PetitionScreen
from kiosk.ui.screens.phrases import PhrasesScreen
from kiosk.ui.screens.pick import PickScreen
from kiosk.ui.screens.queue import QueueScreen
from kiosk.ui.screens.queued_sheet import QueuedSheet
from kiosk.ui.screens.refused import RefusedScreen
from kiosk.ui.screens.review import Paper, ReviewScreen
from kiosk.ui.screens.sign import SignScreen
from kiosk.ui.screens.story import StoryScreen
from kiosk.ui.screens.thanks import ThanksScreen
from kiosk.ui.screens.tongues import TonguesScreen
from kiosk.ui.screens.ways import WaysScreen
from kiosk.ui.screens.welcome import WelcomeScreen
from kiosk.ui.screens.write import WriteScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.editor import LetterEditor
from kiosk.ui.widgets.foot import Foot
from kiosk.ui.widgets.prose import Prose, Rows

TOUR: tuple[tuple[str, str, type], ...] = (
    ("welcome", "", WelcomeScreen),
    ("cases", "1", CasesScreen),
    ("countries", "f", PickScreen),
    ("cases again", "0", CasesScreen),
    ("issues", "g", PickScreen),
    ("cases once more", "0", CasesScreen),
    ("a case", "3", CaseScreen),
    ("its story", "8", StoryScreen),
    ("the case again", "0", CaseScreen),
    ("a card", "2", MessageScreen),
    ("the case once more", "escape", CaseScreen),
    ("a ready letter", "1", WriteScreen),
    ("phrases", "f2", PhrasesScreen),
    ("the ready letter", "escape", WriteScreen),
    ("two languages", "f3", TonguesScreen),
    ("the ready letter again", "escape", WriteScreen),
    ("a guided one", "7", WriteScreen),
    ("own words in one language", "f3", TonguesScreen),
    ("the guided one again", "escape", WriteScreen),
    ("a free one", "f7", WriteScreen),
    ("signing by hand", "f10", SignScreen),
    ("under 18", "3", SignScreen),
    ("of age after all", "3", SignScreen),
    ("printing a name", "2", SignScreen),
    ("what is refused", "f10", RefusedScreen),
    ("the page", "1", ReviewScreen),
    ("the page large", "z", LargeScreen),
    ("the page again", "escape", ReviewScreen),
    ("thanks", "1", ThanksScreen),
)
"""Every screen: what it is called, the key that leads there, and what it is."""


RUNGS: tuple[tuple[str, str, type], ...] = (
    ("welcome", "", WelcomeScreen),
    ("cases", "1", CasesScreen),
    ("a case", "3", CaseScreen),
    ("its petition", "3", PetitionScreen),
    ("the case again", "escape", CaseScreen),
    ("what a telephone sends", "4", PickScreen),
    ("an e-mail", "1", MessageScreen),
    ("ways to make it fit", "f10", WaysScreen),
    ("the e-mail again", "escape", MessageScreen),
    ("the case once more", "escape", CaseScreen),
    ("paper to write on", "5", ReviewScreen),
)
"""The other things there are to do, as far as they have screens of their own."""


class Longer(Say):
    """A language a third longer than English, as German and Finnish are."""

    def __init__(self) -> None:
        super().__init__("en", gettext.NullTranslations())

    def __call__(self, message: str, /, **values: object) -> str:
        return stretched(super().__call__(message, **values))

    def many(self, one: str, more: str, n: int, /, **values: object) -> str:
        return stretched(super().many(one, more, n, **values))


def stretched(text: str) -> str:
    """Each word with its last letter again for every three it has, so that lines break as in a real language."""
    return " ".join(word + word[-1] * (len(word) // 3) if word[-1:].isalpha() else word for word in text.split(" "))


VOICES: dict[str, Say] = {language: catalogue.speaker(language) for language in catalogue.languages()}
VOICES["longer"] = Longer()


def targets(hands) -> list[Widget]:
    return [widget for widget in hands.app.screen.focus_chain if widget.display]


def on_screen(widget: Widget) -> bool:
    """Wholly within the screen and not cut by what holds it."""
    return widget.screen.find_widget(widget).visible_region == widget.region


async def tour(hands, stops: tuple[tuple[str, str, type], ...] = TOUR) -> AsyncIterator[str]:
    """Leads past every screen and stops at each."""
    for name, key, screen in stops:
        if key:
            before = hands.app.screen
            await hands.press(key)
            if type(before) is not screen:
                await hands.see(screen)
        await hands.pilot.pause(0.06)
        yield name


@pytest.fixture(params=VOICES, ids=str)
def voice(request, monkeypatch) -> str:
    """One of the languages, as every screen's voice."""
    say = VOICES[request.param]
    for module in (flow, reader):
        monkeypatch.setattr(module, "speaker", lambda _language: say)
    return request.param


@pytest.mark.parametrize("stops", [TOUR, RUNGS], ids=["letters", "rungs"])
async def test_every_screen_fits_80_by_24(open_kiosk, voice: str, stops: tuple[tuple[str, str, type], ...]):
    async with open_kiosk((80, 24)) as hands:
        async for name in tour(hands, stops):
            faults = [*cramped(hands), *cut(hands)]
            assert not faults, f"{name}: {faults}\n{hands.text()}"


def cramped(hands) -> Iterator[str]:
    """What can't be pressed with a thumb."""
    if not targets(hands):
        yield "nothing can be pressed"
    for widget in targets(hands):
        if not on_screen(widget):
            yield f"{widget!r} is not wholly on the screen"
        if widget.outer_size.width < 16 or widget.outer_size.height < 3:
            yield f"{widget!r} is {widget.outer_size}"


def cut(hands) -> Iterator[str]:
    """Words that have no room."""
    screen = hands.app.screen
    for choice in screen.query(Choice).exclude("Opener").exclude(".-card"):
        lines = choice.lines(choice.content_size.width)
        if choice.display and ("…" in lines[0].plain or len(lines) > choice.content_size.height):
            yield f"choice {choice.title!r}"
    for prose in screen.query(Prose):
        if prose.display and not on_screen(prose):
            yield f"prose {prose.visual}"
    for editor in screen.query(LetterEditor):
        # A corner, a stroke and a blank on either side of the title.
        if editor.display and cell_len(str(editor.border_title)) > editor.outer_size.width - 6:
            yield f"field {editor.border_title!r}"
    foot = screen.query_one(Foot)
    line = foot.render().plain
    if not on_screen(foot) or sum(f"{key} {meaning}" not in line for key, meaning in foot.keys) > 1:
        yield f"foot {line!r}"


@pytest.mark.parametrize("size", [(100, 30), (120, 40), (200, 60)])
async def test_a_larger_terminal_gives_air_and_never_width(open_kiosk, size: tuple[int, int]):
    async with open_kiosk(size) as hands:
        async for name in tour(hands):
            assert not [*cramped(hands), *cut(hands)], f"{name}\n{hands.text()}"
            frame = hands.app.screen.query_one("#frame")
            # Only the sheet's own lines may be longer than a column of reading.
            widest = 114 if isinstance(hands.app.screen, LargeScreen) else 96
            assert frame.region.width <= widest and frame.region.height <= 34
            assert all(prose.region.width <= 66 for prose in hands.app.screen.query(Prose))


@pytest.mark.parametrize("make", [
    lambda say: halt.too_long(say, 3),
    lambda say: halt.unprintable(say, ["漢"] * 40),
    lambda say: halt.not_counted(say, "This was not counted. Please tell the organiser; nothing you wrote is lost."),
    halt.start_over,
    lambda say: halt.trouble(say, "The record cannot be read."),
])  # fmt: skip
async def test_what_stops_a_visit_fits_too(open_kiosk, voice: str, make: Callable[[Say], HaltScreen]):
    async with open_kiosk((80, 24)) as hands:
        hands.app.push_screen(make(VOICES[voice]))
        await hands.see(HaltScreen)
        assert all(on_screen(widget) for widget in targets(hands))


async def test_only_the_focus_has_the_mark(open_kiosk):
    async with open_kiosk((80, 24)) as hands:
        for name in ("enter", "enter", "enter", "enter", "enter"):
            assert hands.text().count("▶") == 1
            before = hands.app.screen
            await hands.press(name)
            await hands.until(lambda before=before: hands.app.screen not in (before, hands.app.screen_stack[0]))
            await hands.pilot.pause(0.1)


async def test_arrows_move_to_what_lies_there(open_kiosk):
    async with open_kiosk((80, 24)) as hands:
        await hands.press("enter")
        await hands.see(CasesScreen)
        digits = []
        for key in ("right", "down", "left", "down", "down", "right", "up"):
            await hands.press(key)
            digits.append(hands.app.focused.digit)
        assert digits[:4] == [2, 4, 3, 5]
        assert digits[4] == 0


async def test_paper_that_goes_wrong_is_told_on_80_by_24(open_kiosk, machine, desk, voice: str):
    say = VOICES[voice]
    machine.breaks("The printer is switched off or cannot be reached: look at its plug, its cable and its network.")
    for number in range(8):
        desk.spool.keep(f"{number:032x}", b"%PDF")
        case = desk.pack.cases[number].id
        counted = desk.ledger.record(NewAction(case, Kind.LETTER, "en"), NewJob(f"{number:032x}", case, "letter"))
    while desk.spool.out_of_order() is None:
        await asyncio.sleep(0.01)
    desk.spool.stop()
    desk.ledger.move_job(f"{3:032x}", JobState.QUEUED, JobState.SENDING)
    desk.ledger.move_job(f"{3:032x}", JobState.SENDING, JobState.HELD, reason=SWITCHED_OFF)
    paper = Paper("A4", PrinterKind.IPP, desk.spool.out_of_order, phone=True, words=True)
    page = ReviewScreen(say, _white, 1.414, paper, Rung.LETTER, False)
    done = Done(counted, f"{7:032x}", Rung.LETTER, "Dr Tun Aung", "tun-aung")
    (held,) = desk.ledger.jobs(JobState.HELD)
    async with open_kiosk((80, 24)) as hands:
        for screen in (page, ThanksScreen(say, desk, done)):
            hands.app.push_screen(screen)
            await hands.until(lambda screen=screen: screen.has_class("-out"))
            await hands.pilot.pause(0.05)
            faults = [*cramped(hands), *cut(hands)]
            assert not faults, f"{faults}\n{hands.text()}"
            hands.app.pop_screen()
        for private in (OrganiserScreen(say, desk), QueueScreen(say, desk), QueuedSheet(say, desk, held)):
            hands.app.push_screen(private)
            await hands.see(type(private))
            hidden = [rows for rows in private.query(Rows) if rows.display and not on_screen(rows)]
            faults = [*cramped(hands), *hidden, *_titles_cut(private)]
            assert not faults, f"{faults}\n{hands.text()}"
            hands.app.pop_screen()


def _white(width: int) -> Picture:
    return Picture(width, 2 * width, b"\xff" * 6 * width * width)


def _titles_cut(screen: Screen[bool]) -> Iterator[str]:
    for choice in screen.query(Choice):
        if choice.display and "…" in choice.lines(choice.content_size.width)[0].plain:
            yield choice.title
