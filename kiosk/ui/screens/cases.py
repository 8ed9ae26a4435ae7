"""The cases: whom would you like to write for?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid
from textual.content import Content
from textual.widget import Widget

from kiosk.catalogue import Say
from kiosk.desk import Card
from kiosk.sieve import Sieve, countries, issues
from kiosk.text import NAME_LIMIT, clean, graphemes
from kiosk.ui.safe import apart, beside, plain
from kiosk.ui.screens.base import BACK, ON, Go, VisitScreen
from kiosk.ui.screens.pick import PickScreen
from kiosk.ui.widgets.card import CaseCard
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Foot, Keys

CARD_ROWS = 5
"""Two borders, the name, and the two rows that 72 characters take at 80 columns."""

MOST = 8
"""Cards on a page: the digits from 1 to 8, 9 being the next page."""


class Sought(Widget):
    """The line above the cards: what was typed or chosen, and which page this is."""

    def __init__(self) -> None:
        super().__init__()
        self._left, self._right = Content(""), Content("")

    def show(self, left: Content, right: Content) -> None:
        """Says this from now on."""
        self._left, self._right = left, right
        self.refresh()

    def render(self) -> Content:
        """One line."""
        return apart(self._left, self._right, self.content_size.width)


class CasesScreen(VisitScreen["str | Go"]):
    """Answers with the id of a case; `cards` come the least written first, `opened` is where the focus starts."""

    step = 1
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "turn(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("backspace", "unsearch", show=False),
        Binding("enter", "open", show=False),
    ]

    def __init__(self, say: Say, cards: Sequence[Card], opened: str | None = None) -> None:
        super().__init__(say)
        self._cards = cards
        self._sieve = Sieve()
        self._searching = False
        self._found = list(cards)
        self._focus_on = opened
        self._start = 0
        self._capacity = 0

    def _heading(self) -> str:
        return self.say("Who would you like to write for?")

    def _body(self) -> ComposeResult:
        yield Sought()
        yield Grid(id="cards")

    def _ways(self) -> Iterable[Widget]:
        say = self.say
        yield self.back_choice()
        yield Choice(say("F  Country"), id="country", classes="-aside")
        yield Choice(say("G  Issue"), id="issue", classes="-aside")
        yield Choice(say("Next page"), digit=ON, id="next", classes="-aside")

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        yield say("Enter"), say("open")
        shown = len(self._shown())
        yield f"1-{shown}" if shown > 1 else "1", say("choose")
        if len(self._found) > self._capacity:
            yield f"{ON}", say("next page")
        yield f"{BACK} Esc", say("back")
        yield say("letters"), say("search")

    def on_mount(self) -> None:
        """The grid learns its size with the first layout."""
        self.query_one("#cards").can_focus = False

    @on(events.Resize)
    def _resized(self) -> None:
        self.call_after_refresh(self._fit)

    async def _fit(self) -> None:
        height = self.query_one("#cards").size.height
        if self.too_small or not height:
            return
        gap = 0 if self.has_class("-short") else 1
        capacity = 2 * max(1, min(MOST // 2, (height + gap) // (CARD_ROWS + gap)))
        if capacity != self._capacity:
            self._capacity = capacity
            await self._lay(self._focused_case())

    def _focused_case(self) -> str | None:
        """The case that has the focus, or had it until the terminal grew too small."""
        cards = (widget for widget in (self.focused, self._focus_before) if isinstance(widget, CaseCard))
        return next((card.value for card in cards), self._focus_on)

    def _shown(self) -> list[Card]:
        return self._found[self._start : self._start + self._capacity]

    async def _lay(self, focus_on: str | None = None, *, focus: bool = True) -> None:
        """Lays the page that holds the case `focus_on`, else the one that stands."""
        if not self._capacity:
            return  # Keys came before the screen knew its size; its first layout finds what they asked for.
        ids = [card.id for card in self._found]
        if focus_on in ids:
            self._start = ids.index(focus_on) // self._capacity * self._capacity
        self._start = self._start // self._capacity * self._capacity
        if self._start >= len(self._found):
            self._start = 0
        grid = self.query_one("#cards", Grid)
        if focus:
            # A key that comes meanwhile waits for this screen; one sent to a card that goes would be lost with it.
            self.set_focus(None)
        async with self.batch():
            await grid.remove_children()
            await grid.mount_all(self._case_cards(focus_on))
        if focus:
            self._focus_first()
        self._tell()

    def _case_cards(self, focus_on: str | None) -> Iterable[CaseCard]:
        shown = self._shown()
        target = focus_on if any(card.id == focus_on for card in shown) else shown[0].id if shown else None
        for digit, card in enumerate(shown, start=1):
            yield CaseCard(card, self.say, digit, first=card.id == target)

    def _focus_first(self) -> None:
        first = next(iter(self.query(CaseCard).filter(".-first")), None)
        self.set_focus(first or self.query_one("#back"))

    def _tell(self) -> None:
        say = self.say
        pages = max(1, -(-len(self._found) // self._capacity))
        page = self._start // self._capacity + 1
        right = say("page {page} of {pages}", page=page, pages=pages) if pages > 1 else ""
        self.query_one(Sought).show(self._sought(), plain(right, "$quiet"))
        self.query_one("#next").display = pages > 1
        self.query_one("#country", Choice).chosen = bool(self._sieve.country)
        self.query_one("#issue", Choice).chosen = bool(self._sieve.issue)
        self.query_one(Foot).show(*self._keys())

    def _sought(self) -> Content:
        say = self.say
        if self._searching:
            typed = beside(plain(say("Search: "), "$quiet"), plain(self._sieve.search, "bold"), plain("▏", "$accent"))
            return typed if self._found else beside(typed, plain("  " + say("nobody found"), "$ink"))
        if self._sieve.narrow:
            return plain(say.many("{n} case found", "{n} cases found", len(self._found)), "$quiet")
        return plain(say("Those who have the fewest letters stand first."), "$quiet")

    async def _sift(self, sieve: Sieve) -> None:
        self._sieve = sieve
        self._found = sieve.sift(self._cards)
        self._start = 0
        await self._lay()

    @on(events.Key)
    async def _key(self, event: events.Key) -> None:
        """Digits choose, F and G narrow, any other letter searches; once a search has begun, all letters do."""
        char = event.character or ""
        if self.too_small or not event.is_printable or char.isdecimal():
            return
        event.stop()
        if not self._searching and char in "fF":
            self._ask_country()
        elif not self._searching and char in "gG":
            self._ask_issue()
        elif char == " " and not self._searching:
            return
        else:
            await self._search(char)

    async def _search(self, typed: str) -> None:
        first = not self._searching
        self._searching = True
        typed = "" if first and typed == "/" else typed
        search = clean(self._sieve.search + typed.replace("\n", " "), NAME_LIMIT)
        await self._sift(replace(self._sieve, search=search))

    async def on_paste(self, event: events.Paste) -> None:
        """A pasted name searches like a typed one."""
        event.stop()
        if not self.too_small:
            await self._search(event.text[: 2 * NAME_LIMIT])

    async def action_unsearch(self) -> None:
        """Takes the last character of the search back."""
        search = "".join(graphemes(self._sieve.search)[:-1])
        self._searching = bool(search)
        await self._sift(replace(self._sieve, search=search))

    def action_back(self) -> None:
        """First out of a search or a filter, then back."""
        if self._searching or self._sieve.narrow:
            self._searching = False
            self.call_later(self._sift, Sieve())
        else:
            self.leave(Go.BACK)

    def action_over(self) -> None:
        """Starts over."""
        self.leave(Go.OVER)

    async def action_turn(self, by: int) -> None:
        """Turns the page, round and round; there is none before the screen knows its size."""
        if not self._capacity:
            return
        pages = max(1, -(-len(self._found) // self._capacity))
        self._start = (self._start // self._capacity + by) % pages * self._capacity
        await self._lay()

    @on(Choice.Pressed, "#next")
    async def _next(self) -> None:
        await self.action_turn(1)

    @on(Choice.Pressed, "#country")
    def _ask_country(self) -> None:
        options = [("", self.say("All countries")), *countries(self._cards)]
        screen = PickScreen(self.say, self.say("Which country?"), options, self._sieve.country)
        self.app.push_screen(screen, self._country_chosen)

    async def _country_chosen(self, answer: str | Go | None) -> None:
        if isinstance(answer, str):
            await self._sift(replace(self._sieve, country=answer))

    @on(Choice.Pressed, "#issue")
    def _ask_issue(self) -> None:
        options = [("", self.say("All issues")), *issues(self._cards, self.say)]
        screen = PickScreen(self.say, self.say("Which issue?"), options, self._sieve.issue)
        self.app.push_screen(screen, self._issue_chosen)

    async def _issue_chosen(self, answer: str | Go | None) -> None:
        if isinstance(answer, str):
            await self._sift(replace(self._sieve, issue=answer))

    def action_open(self) -> None:
        """Opens what has the focus by now, for an Enter that was pressed while the cards were laid."""
        if isinstance(self.focused, CaseCard):
            self.focused.action_press()

    @on(Choice.Pressed, ".-card")
    def _opened(self, event: Choice.Pressed) -> None:
        self.leave(event.choice.value)
