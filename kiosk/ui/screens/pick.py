"""A list to pick one from: a language, a country, an issue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Grid
from textual.widget import Widget

from kiosk.catalogue import Say
from kiosk.ui.screens.base import BACK, ON, Go, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Keys

A_PAGE = 8
"""Choices on a page: what the digits from 1 to 8 reach."""


class PickScreen(VisitScreen["str | Go"]):
    """Answers with the value picked, or `Go.BACK`; `options` are values and what they are called."""

    def __init__(
        self, say: Say, title: str, options: Sequence[tuple[str, str]], current: str = "", step: int = 1
    ) -> None:
        super().__init__(say)
        self.step = step
        self._title = title
        self._options = options
        self._current = current
        values = [value for value, _ in options]
        self._page = values.index(current) // A_PAGE if current in values else 0

    @property
    def _pages(self) -> int:
        return -(-len(self._options) // A_PAGE)

    def _heading(self) -> str:
        return self._title

    def _body(self) -> ComposeResult:
        yield Grid(*self._choices(), id="options")

    def _choices(self) -> Iterable[Choice]:
        shown = self._options[self._page * A_PAGE : (self._page + 1) * A_PAGE]
        for digit, (value, name) in enumerate(shown, start=1):
            stands = value == self._current
            first = "-first" if stands or (digit == 1 and not self._stands_among(shown)) else ""
            yield Choice(name, digit=digit, value=value, chosen=stands, classes=f"-option {first}")

    def _stands_among(self, shown: Sequence[tuple[str, str]]) -> bool:
        return any(value == self._current for value, _ in shown)

    def _ways(self) -> Iterable[Widget]:
        yield self.back_choice()
        if self._pages > 1:
            yield Choice(self.say("More"), digit=ON, id="more", classes="-aside")

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        yield say("Enter"), say("choose")
        yield f"1-{min(len(self._options), A_PAGE)}", say("choose")
        if self._pages > 1:
            yield str(ON), say("more")
        yield str(BACK), say("back")

    def action_back(self) -> None:
        """One question back."""
        self.leave(Go.BACK)

    @on(Choice.Pressed, "#more")
    async def _more(self) -> None:
        self._page = (self._page + 1) % self._pages
        grid = self.query_one("#options", Grid)
        await grid.remove_children()
        await grid.mount_all(self._choices())
        grid.query(Choice).first().focus()

    @on(Choice.Pressed, ".-option")
    def _picked(self, event: Choice.Pressed) -> None:
        self.leave(event.choice.value)
