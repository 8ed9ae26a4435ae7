"""What stands around the words of every sheet: whose it is, who printed it, and where its code leads."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.campaign.model import Case
from kiosk.letter.compose import Occasion
from kiosk.letter.letter import Letter


@dataclass(frozen=True, slots=True)
class Imprint:
    """A sheet's language, its title (which names a case and never a writer), and its small print.

    `page` is the link its code opens and `page_label` the words beside it; `note` tells who printed the sheet;
    `mark` is the word a practice sheet carries. Each but the language and the title may be empty.
    """

    language: str
    title: str
    note: str = ""
    page: str = ""
    page_label: str = ""
    mark: str = ""


def imprint(occasion: Occasion, title: str, case: Case | None = None) -> Imprint:
    """The imprint of a sheet, with a code as its letters have it if it is for one case."""
    say = occasion.say
    return Imprint(
        language=say.language,
        title=title,
        note=say("Printed at {event}.", event=occasion.event),
        page=case.file.page if case else "",
        page_label=say("The case") if case else "",
        mark=say("PRACTICE") if occasion.practice else "",
    )


def imprint_of(letter: Letter) -> Imprint:
    """The imprint of a letter, which carries it in parts."""
    return Imprint(letter.language, letter.title, letter.note, letter.page, letter.page_label, letter.mark)
