"""A letter as words: everything that will stand on the page, and nothing about where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Paragraph:
    """Words between two blank lines; `locked` words come from the case and are never edited."""

    text: str
    locked: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Letter:
    """One appeal letter, ready to be set on a page.

    `address` ends with the destination country in capitals, unless the letter stays at home; `local` is the same
    address in the destination's own script and `local_language`, where the pack has it. `sender` is empty unless
    the case lets the writer's own address stand there; `page` is the link its QR code opens; `title` names the
    document and never a person; `note` is the small line at the foot that tells who printed the sheet. `mark` is
    the word a practice sheet carries in every script ("PRACTICE"), empty on a live one.
    """

    language: str
    place_and_date: str
    address: tuple[str, ...]
    salutation: str
    paragraphs: tuple[Paragraph, ...]
    close: str
    name: str
    title: str
    note: str
    page: str = ""
    page_label: str = ""
    mark: str = ""
    sender: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    local_language: str = ""

    def body(self) -> str:
        """The paragraphs as plain text, a blank line between two."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)
