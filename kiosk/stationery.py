"""Every kind of sheet for one job of a press: from a case and a draft to what can be drawn, alone or with others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.campaign.kind import APPEALS, Kind
from kiosk.catalogue import sheet_speaker
from kiosk.config import PaperSize, WindowName
from kiosk.letter.draft import Draft
from kiosk.press import ClosedChannel, Press

if TYPE_CHECKING:
    from kiosk.letter.card import SolidarityCard
    from kiosk.letter.cover import BundleRow
    from kiosk.letter.handover import Message
    from kiosk.letter.signatures import Signer
    from kiosk.sheets.art import Art
    from kiosk.sheets.book import Book
    from kiosk.sheets.drawable import Drawable
    from kiosk.sheets.labels import SetLabel
    from kiosk.sheets.shared import Shared
    from kiosk.sheets.sheet import Sheet


__all__ = ["ClosedChannel", "Order", "SheetName", "Stationery"]


class SheetName(StrEnum):
    """The sheets there are, as the command line names them."""

    LETTER = "letter"
    BILINGUAL = "bilingual"
    FAX = "fax"
    CARD = "card"
    PHOTO = "photo"
    PETITION = "petition"
    HANDWRITING = "handwriting"
    PHRASES = "phrases"
    COVER = "cover"
    ENVELOPE = "envelope"
    LABELS = "labels"


@dataclass(frozen=True, slots=True)
class Order:
    """What else may be asked of a sheet.

    `size` is its paper, and `stock` the envelope or the sheet of labels it goes on, by their names; `window` is where
    the address of a letter shows. `reading` is the writer's own language beside the letter's, with `gloss` below it;
    `art` a picture for the front of a card; `number` how many lines a petition has, or how many sheets lie below a
    cover. `code` stands at the foot of a ruled page, as `Press.sheet_code` makes it.
    """

    size: PaperSize | None = None
    window: WindowName | None = None
    reading: str = ""
    gloss: bool = False
    art: Path | None = None
    number: int | None = None
    stock: str = ""
    code: str = ""


class Stationery:
    """Sets sheets for one job. Make one a job and drop it with the job: it remembers the words that it set."""

    def __init__(self, press: Press) -> None:
        self.press = press
        self._arts: dict[Path, Art] = {}

    @cached_property
    def _shared(self) -> Shared:
        from kiosk.sheets.shared import Shared

        return Shared(self.press.library)

    def book(self, start: int = 1) -> Book:
        """An empty document for many sheets, named after the event; its first sheet of labels begins at `start`."""
        from kiosk.sheets.book import Book

        return Book(self.press.settings.event.name, start)

    def printed(self, sheet: Drawable | SetLabel, start: int = 1) -> Sheet:
        """A document of one sheet; a label stands at number `start` of its own."""
        from kiosk.sheets.drawable import alone
        from kiosk.sheets.labels import SetLabel, sheet_of

        with self.press.turn:
            return alone(sheet_of(sheet, start) if isinstance(sheet, SetLabel) else sheet)

    def set(
        self, name: SheetName, case_id: str, draft: Draft, language: str, order: Order = Order()
    ) -> Drawable | SetLabel:
        """The sheet of this name for a case, as the method of the same name sets it.

        Raises `NotFresh` for a case that is not to be written for.
        """
        self.press.must_be_fresh(case_id, language)
        match name:
            case SheetName.LETTER:
                return self.letter(case_id, draft, language, order)
            case SheetName.BILINGUAL:
                return self.bilingual(case_id, draft, language, order)
            case SheetName.FAX:
                return self.fax(case_id, draft, language, order)
            case SheetName.CARD:
                return self.card(case_id, [draft], language, order)
            case SheetName.PHOTO:
                return self.photo(case_id, draft, language, order)
            case SheetName.PETITION:
                return self.petition(case_id, draft, language, order)
            case SheetName.HANDWRITING:
                return self.handwriting(case_id, draft, language, order)
            case SheetName.PHRASES:
                return self.phrases(case_id, language, order)
            case SheetName.COVER:
                return self.cover([self.bundle_row(case_id, Kind.LETTER, order.number, language)], language, order)
            case SheetName.ENVELOPE:
                return self.envelope(case_id, draft, language, order)
            case SheetName.LABELS:
                return self.label(case_id, draft, language, order)

    def letter(self, case_id: str, draft: Draft, language: str, order: Order = Order()) -> Drawable:
        """A letter; raises `TooLong`, `Unprintable`, `AddressTooLong`, or `WrongPaper` for a window's sake."""
        from kiosk.sheets.letter import set_letter

        text, press = self.press.compose(case_id, draft, language), self.press
        with press.turn:
            return set_letter(text, press.paper(order.size), self._shared, press.window(order.window))

    def bilingual(self, case_id: str, draft: Draft, language: str, order: Order = Order()) -> Drawable:
        """A letter in the language of the letter and in `order.reading`; raises `OneLanguage` and as `letter` does."""
        from kiosk.letter.bilingual import OneLanguage, bilingual
        from kiosk.sheets.bilingual import set_bilingual

        press, has = self.press, self.press.letter_languages(case_id)
        if order.reading not in has:
            raise OneLanguage(f"The pack has no words in {order.reading!r} to read along. It has: {', '.join(has)}.")
        reading = sheet_speaker(order.reading)
        text = bilingual(press.case(case_id), draft, press.occasion(press.letter_language(language, case_id)), reading)
        with press.turn:
            return set_bilingual(text, press.paper(order.size), self._shared, gloss=order.gloss)

    def fax(self, case_id: str, draft: Draft, language: str, order: Order = Order()) -> Drawable:
        """A letter below the cover lines of a fax; raises `ClosedChannel` and as `letter` does."""
        from kiosk.letter.fax import fax
        from kiosk.sheets.fax import set_fax

        case, press = self.press.opened(case_id, Kind.FAX, "fax"), self.press
        text = fax(case, draft, press.occasion(language))
        with press.turn:
            return set_fax(text, press.paper(order.size), self._shared)

    def card(self, case_id: str, drafts: Sequence[Draft], language: str, order: Order = Order()) -> Drawable:
        """Four cards of one message, or one each of up to four; raises `ClosedChannel`, `BadArt`, as `letter` does."""
        from kiosk.letter.card import solidarity_card

        case, occasion = self.press.opened(case_id, Kind.SOLIDARITY, "cards"), self.press.occasion(language)
        return self.cards([solidarity_card(case, draft, occasion) for draft in drafts], order)

    def cards(self, cards: Sequence[SolidarityCard], order: Order = Order()) -> Drawable:
        """Four cards of one message, or one each of up to four; raises `BadArt`, and as `letter` does."""
        from kiosk.sheets.card import set_cards

        art = self._art(order.art) if order.art else None
        with self.press.turn:
            return set_cards(cards, self.press.paper(order.size), self._shared, art=art)

    def photo(self, case_id: str, draft: Draft, language: str, order: Order = Order()) -> Drawable:
        """A sign to hold up for a picture, lying on its long side; raises `ClosedChannel` and as `letter` does."""
        from kiosk.letter.photo import photo
        from kiosk.sheets.photo import set_photo

        case, press = self.press.opened(case_id, Kind.PHOTO, "photo action"), self.press
        text = photo(case, draft, press.occasion(language))
        with press.turn:
            return set_photo(text, press.paper(order.size), self._shared)

    def petition(self, case_id: str, draft: Draft, language: str, order: Order = Order()) -> Drawable:
        """A petition with `order.number` lines to sign; raises `ClosedChannel` and as `letter` does."""
        from kiosk.letter.petition import petition
        from kiosk.sheets.petition import set_petition

        case, press = self.press.opened(case_id, Kind.PETITION, "petition"), self.press
        text = petition(case, draft, press.occasion(language))
        with press.turn:
            return set_petition(text, press.paper(order.size), self._shared, lines=order.number)

    def handwriting(self, case_id: str, draft: Draft, language: str, order: Order = Order()) -> Drawable:
        """A guide to copy from and a ruled page, which bears `order.code`; raises as `letter` does."""
        from kiosk.letter.handwriting import handwriting
        from kiosk.sheets.handwriting import set_handwriting

        press = self.press
        text = handwriting(press.case(case_id), draft, press.occasion(language), order.code)
        with press.turn:
            return set_handwriting(text, press.paper(order.size), self._shared)

    def phrases(self, case_id: str, language: str, order: Order = Order(), spoken: str = "") -> Drawable:
        """The phrases for a case in large print, a page each language it speaks, or that one page.

        Raises `NoPhrases` and as `letter` does.
        """
        from kiosk.letter.phrases import phrase_pages
        from kiosk.sheets.phrases import set_phrases

        press = self.press
        texts = phrase_pages(press.pack, press.case(case_id), press.occasion(language), spoken)
        with press.turn:
            return set_phrases(texts, press.paper(order.size), self._shared)

    def cover(self, rows: Iterable[BundleRow], language: str, order: Order = Order()) -> Drawable:
        """The sheet on top of a bundle with these rows."""
        from kiosk.letter.cover import cover
        from kiosk.sheets.cover import set_cover

        text, press = cover(rows, self.press.occasion(language)), self.press
        with press.turn:
            return set_cover(text, press.paper(order.size), self._shared)

    def envelope(self, case_id: str, draft: Draft, language: str, order: Order = Order()) -> Drawable:
        """The envelope `order.stock` (DL, or #10 where paper is Letter) for this letter; raises as `letter` does."""
        from kiosk.sheets.envelope import envelope, set_envelope

        text, press = self.press.compose(case_id, draft, language), self.press
        kind = envelope(order.stock or self._usual(order, "dl", "us-10"))
        with press.turn:
            return set_envelope(text, kind, self._shared)

    def label(self, case_id: str, draft: Draft, language: str, order: Order = Order()) -> SetLabel:
        """A label of the sheet `order.stock` (24 on A4, 30 on Letter) with this letter's address; raises so too."""
        from kiosk.sheets.labels import set_label
        from kiosk.sheets.stock import stock

        text, press = self.press.compose(case_id, draft, language), self.press
        kind = stock(order.stock or self._usual(order, "a4-24", "letter-30"))
        with press.turn:
            return set_label(text, kind, self._shared)

    def slip(self, case_id: str, message: Message, language: str, order: Order = Order()) -> Sheet:
        """A slip whose code holds this message; raises `TooLongForCode`, `TooLong` or `Unprintable`."""
        from kiosk.letter.slip import slip
        from kiosk.sheets.slip import slip_sheet

        press = self.press
        text = slip(press.case(case_id), message, press.occasion(language))
        with press.turn:
            return slip_sheet([text], press.paper(order.size), press.library)

    def signatures(self, signers: Mapping[str, Sequence[Signer]], language: str, order: Order = Order()) -> Sheet:
        """The signatures of each case, in one document; raises `UnknownCase` and as `letter` does."""
        from kiosk.letter.signatures import signature_sheet
        from kiosk.sheets.signatures import signatures_sheet

        press, occasion = self.press, self.press.occasion(language)
        texts = [signature_sheet(press.case(case_id), some, occasion) for case_id, some in signers.items()]
        with press.turn:
            return signatures_sheet(texts, press.paper(order.size), press.library, title=press.settings.event.name)

    def bundle_row(self, case_id: str, kind: Kind, sheets: int | None, language: str) -> BundleRow:
        """A row of a cover for `sheets` sheets of this kind, None where a hand fills in the number."""
        from kiosk.letter.cover import BundleRow

        case = self.press.case(case_id)
        words, channel = case.told_in(self.press.letter_language(language)), case.channel(kind)
        to = words.target if kind in APPEALS else channel.to if channel else ""
        return BundleRow(words.name, kind, to, sheets)

    def _usual(self, order: Order, on_a4: str, on_letter: str) -> str:
        from kiosk.sheets.paper import A4

        return on_a4 if self.press.paper(order.size) is A4 else on_letter

    def _art(self, path: Path) -> Art:
        from kiosk.sheets.art import read_art

        if path not in self._arts:
            self._arts[path] = read_art(path)
        return self._arts[path]
