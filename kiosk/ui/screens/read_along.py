"""A screen where a letter is written in one language and may print in another, by F3."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.getters import query_one

from kiosk.letter.draft import Draft
from kiosk.letter.tongue import language_name
from kiosk.tongues import Tongues
from kiosk.ui.screens.aided import AidedScreen
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.header import StepHeader


class ReadAlongScreen(AidedScreen):
    """Tells at the right of its header where the letter prints in another language than it is read in."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f3", "tongues", show=False, priority=True)]

    header = query_one(StepHeader)
    _draft: Draft
    """The draft as this screen took it: its fields may have other words by now, its way and languages are the same."""

    @property
    def tongues(self) -> Tongues:
        """The languages it may print in."""
        raise NotImplementedError

    def _words(self) -> Draft:
        """The draft as it stands now."""
        raise NotImplementedError

    async def take_tongue(self, draft: Draft) -> None:
        """Goes on with this draft, which may be in another way."""
        raise NotImplementedError

    def _fact(self) -> str:
        say, own, draft = self.say, self.tongues.read, self._draft
        language = draft.language(own)
        if language == own:
            return ""
        name, other = (language_name(one, say.language) for one in (language, own))
        if draft.both and self.tongues.takes_both:
            return say("prints in {language} and {other}", language=name, other=other)
        return say("prints in {language}", language=name)

    def aid_keys(self) -> Iterable[Keys]:
        """What the foot says of it."""
        yield from super().aid_keys()
        if self.tongues.others:
            yield "F3", self.say("language")

    def action_tongues(self) -> None:
        """Lays the letter in two languages over the words."""
        from kiosk.ui.screens.tongues import TonguesScreen

        if self.tongues.others and not self.answered:
            self.app.push_screen(TonguesScreen(self.say, self.tongues, self._words()), self._tongue_taken)

    async def _tongue_taken(self, draft: Draft | None) -> None:
        if draft is not None and not self.answered:
            await self.take_tongue(draft)
