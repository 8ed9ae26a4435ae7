"""What helps somebody who writes in another language than the reader's: phrases to put in, by F2."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType

from kiosk.campaign.phrases import Phrase
from kiosk.letter.tongue import language_name
from kiosk.phrasebook import Phrasebook
from kiosk.ui.screens.advised import AdvisedScreen
from kiosk.ui.screens.base import Go
from kiosk.ui.widgets.editor import LetterEditor
from kiosk.ui.widgets.foot import Keys


class AidedScreen(AdvisedScreen):
    """A screen of words with a phrasebook; the words below stand as they were while it is open."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "phrases", show=False, priority=True)]

    @property
    def phrasebook(self) -> Phrasebook | None:
        """The phrases that suit, None where there are none to be had."""
        raise NotImplementedError

    async def take_phrase(self, phrase: Phrase) -> None:
        """Puts the phrase where it belongs."""
        raise NotImplementedError

    def aid_keys(self) -> Iterable[Keys]:
        """What the foot says of it."""
        book, say = self.phrasebook, self.say
        if book and book.languages:
            language = language_name(book.languages[0], say.language)
            yield "F2", say("phrases in {language}", language=language)

    def action_phrases(self) -> None:
        """Lays the phrases over the words."""
        from kiosk.ui.screens.phrases import PhrasesScreen

        book = self.phrasebook
        if book and book.languages and not self.answered:
            self.app.push_screen(PhrasesScreen(self.say, book), self._phrase_taken)

    async def _phrase_taken(self, answer: Phrase | Go | None) -> None:
        if isinstance(answer, Phrase) and not self.answered:
            await self.take_phrase(answer)


def put(editor: LetterEditor, phrase: Phrase, between: str) -> None:
    """Puts `phrase` at the cursor of an editor in use; else before or behind its words, `between` them and it."""
    if editor.has_focus and editor.words:
        row, column = editor.cursor_location
        before, after = editor.document.get_line(row)[:column], editor.document.get_line(row)[column:]
        start = " " if before.strip() and not before.endswith(" ") else ""
        end = " " if after.strip() and not after.startswith(" ") else ""
        editor.insert(f"{start}{phrase.text}{end}")
        return
    gap = between if editor.words else ""
    # Moved there first, so that the phrase is in view where the words are long.
    editor.move_cursor((0, 0) if phrase.opens else editor.document.end)
    editor.insert(f"{phrase.text}{gap}" if phrase.opens else f"{gap}{phrase.text}")
    editor.focus()
