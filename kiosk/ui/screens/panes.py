"""What each way of writing asks for, and what of the letter it shows beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from kiosk.campaign.model import CaseWords
from kiosk.catalogue import Say
from kiosk.letter.courtesy import Advice
from kiosk.letter.draft import Draft, Way
from kiosk.letter.guide.about import About
from kiosk.letter.letter import Letter, Paragraph
from kiosk.text import FIELD_LIMIT, NAME_LIMIT
from kiosk.ui.rewrite import rewrite
from kiosk.ui.safe import below, beside, plain
from kiosk.ui.widgets.choice import TICK, Choice
from kiosk.ui.widgets.editor import LetterEditor, LineInput
from kiosk.ui.widgets.opener import Opener
from kiosk.ui.widgets.pages import Pages
from kiosk.ui.widgets.prose import Prose
from kiosk.ui.widgets.reminders import Reminder, Reminders

OPENER_ROWS = 7
"""Rows of an opener where there is room: two borders and five lines of 24 cells."""


class Pane(Horizontal):
    """One way of writing: takes a draft, and gives it back with what was put into it here."""

    def __init__(self, say: Say, words: CaseWords, draft: Draft) -> None:
        super().__init__()
        self.say, self.words = say, words
        self._draft = draft

    def draft(self) -> Draft:
        """The draft as it stands now."""
        raise NotImplementedError

    def show(self, letter: Letter) -> None:
        """Shows the letter that the draft makes, where this pane has room for it."""

    def told(self, advice: Sequence[Advice]) -> None:
        """Hears what can be said of the letter, where this pane shows it."""

    def put(self, draft: Draft) -> None:
        """Puts the words of `draft` into the fields of this pane, where it has any."""


class LetterBeside(Vertical):
    """The letter as it reads so far: the case's own words quietly, the writer's in full ink."""

    def __init__(self, say: Say, ask: str) -> None:
        super().__init__()
        self._say, self._ask = say, ask

    def compose(self) -> ComposeResult:
        """A label over the pages."""
        yield Prose(Content(""), classes="-label")
        yield Pages()

    def show(self, letter: Letter) -> None:
        """Shows `letter`."""
        self.query_one(Pages).show(list(self._read(letter)))

    def _read(self, letter: Letter) -> Sequence[Content]:
        body = [self._part(part) for part in letter.paragraphs]
        return [plain(letter.salutation, "$quiet"), *body, plain(letter.close, "$quiet")]

    def _part(self, part: Paragraph) -> Content:
        text = plain(part.text, "$quiet" if part.locked else "$ink")
        is_the_ask = part.locked and part.text.startswith(self._ask)
        say = self._say
        mark = plain(say("(the ask)"), "$accent")
        return beside(text, Content("  "), mark) if is_the_ask else text

    @on(Pages.Turned)
    def _turned(self, event: Pages.Turned) -> None:
        event.stop()
        say, pages = self._say, event.pages
        label = say("How it reads")
        if pages.count > 1:
            label = say("How it reads · page {page} of {pages}, PgDn", page=pages.page + 1, pages=pages.count)
        self.query_one(Prose).update(plain(label, "$quiet"))


class ReadyPane(Pane):
    """Openers to choose from; concern and ask come from the case and are always in."""

    def compose(self) -> ComposeResult:
        """The openers, and the letter beside them."""
        openers = self.words.openers
        stands = self._draft.opener % len(openers)
        with Vertical(classes="-given"):
            yield Prose(plain(self.say("Choose how it begins"), "$quiet"), classes="-label")
            for index, opener in enumerate(openers):
                yield Opener(opener, digit=index + 1, value=str(index), chosen=index == stands, classes="-opener")
        yield LetterBeside(self.say, self.words.ask)

    def on_resize(self) -> None:
        """All openers as high as the lowest, so that their edges keep a rhythm."""
        openers = self.query(Opener)
        rows = (self.size.height - 1) // max(1, len(openers))
        for opener in openers:
            opener.styles.height = max(3, min(rows, OPENER_ROWS))

    def draft(self) -> Draft:
        """The draft as it stands now."""
        chosen = next((choice for choice in self.query(Choice) if choice.chosen), None)
        return replace(self._draft, way=Way.READY, opener=int(chosen.value) if chosen else 0)

    def show(self, letter: Letter) -> None:
        """Shows the letter that the draft makes."""
        self.query_one(LetterBeside).show(letter)

    @on(Choice.Pressed, ".-opener")
    def _choose(self, event: Choice.Pressed) -> None:
        for choice in self.query(Choice):
            choice.chosen = choice is event.choice


class GuidedPane(Pane):
    """Three questions whose answers are woven into the case's letter."""

    def compose(self) -> ComposeResult:
        """The questions, and the letter beside them."""
        say, draft = self.say, self._draft
        with Vertical(classes="-given"):
            yield LineInput(
                draft.who,
                limit=NAME_LIMIT,
                label=say("I am ..."),
                hint=say("a nurse, a pupil, a father"),
                id="who",
            )
            yield LetterEditor(
                draft.why,
                limit=FIELD_LIMIT,
                label=say("What moves me"),
                hint=say("One or two sentences of your own. You may leave this empty."),
                id="why",
            )
            yield LetterEditor(
                draft.asking,
                limit=FIELD_LIMIT,
                label=say("What I ask, in my words"),
                hint=say("The case's own request is in already."),
                id="asking",
            )
        yield LetterBeside(say, self.words.ask)

    def draft(self) -> Draft:
        """The draft as it stands now."""
        who, why, asking = (self.query_one(f"#{name}", LetterEditor).words for name in ("who", "why", "asking"))
        return replace(self._draft, way=Way.GUIDED, who=who, why=why, asking=asking)

    def put(self, draft: Draft) -> None:
        """Puts the three answers of `draft` into their fields."""
        for name, words in (("who", draft.who), ("why", draft.why), ("asking", draft.asking)):
            rewrite(self.query_one(f"#{name}", LetterEditor), words)

    def show(self, letter: Letter) -> None:
        """Shows the letter that the draft makes."""
        self.query_one(LetterBeside).show(letter)


class FreePane(Pane):
    """The whole letter in an editor, the ask beside it."""

    def compose(self) -> ComposeResult:
        """The editor, and what an experienced writer keeps in view."""
        with Vertical(classes="-given -whole"):
            yield LetterEditor(self._draft.free or "", label=self.words.salutation, id="free")
        yield Reminders(self._reminders({}))

    def _reminders(self, well: Mapping[About | None, bool]) -> Sequence[Reminder]:
        say, words = self.say, self.words
        return (
            (
                plain(say("What this letter asks"), "$quiet"),
                below((plain(words.ask_short, "bold"), *self._asked(well))),
            ),
            (plain(say("It helps"), "$quiet"), plain(words.do[0])),
            (plain(say("Better not"), "$quiet"), plain(words.dont[0])),
        )

    def draft(self) -> Draft:
        """The draft as it stands now."""
        return replace(self._draft, way=Way.FREE, free=self.query_one("#free", LetterEditor).words)

    def put(self, draft: Draft) -> None:
        """Puts the whole text of `draft` into the editor."""
        rewrite(self.query_one("#free", LetterEditor), draft.free or "")

    def told(self, advice: Sequence[Advice]) -> None:
        """Says below the ask whether the letter makes it."""
        self.query_one(Reminders).show(self._reminders({piece.about: piece.well for piece in advice}))

    def _asked(self, well: Mapping[About | None, bool]) -> Iterator[Content]:
        say = self.say
        if not well.get(About.OTHER, True):
            yield plain(say("· another ask is in it"), "$ink")
        elif About.ASK in well:
            there = beside(plain(f"{TICK} ", "$accent"), plain(say("the ask is in it"), "$quiet"))
            yield there if well[About.ASK] else plain(say("· the ask is missing"), "$ink")


PANES: dict[Way, type[Pane]] = {Way.READY: ReadyPane, Way.GUIDED: GuidedPane, Way.FREE: FreePane}
"""The pane of each way."""
