"""What an attendee looks at before it prints: the sheet, its words to read large, and which of its pages to show."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.blocks import both_blocks, letter_blocks, sheet_blocks
from kiosk.desk import Desk
from kiosk.ladder import Rung
from kiosk.ledger.model import Counted
from kiosk.letter.draft import Draft
from kiosk.letter.letter import Letter
from kiosk.sheets.sheet import Sheet
from kiosk.visit import Visit

_SHEETS = {Rung.HAND: "handwriting", Rung.FAX: "fax", Rung.PHOTO: "photo"}


@dataclass(frozen=True, slots=True, repr=False)
class Proof:
    """A sheet ready to print.

    `lines` are its true lines and `blocks` the same words unbroken, for terminals narrower than paper; `page` is the
    one that carries them. `signed` is true where a name stands below them already.
    """

    sheet: Sheet
    blocks: tuple[str, ...]
    lines: tuple[str, ...]
    signed: bool
    page: int = 0


def proof(desk: Desk, visit: Visit) -> Proof:
    """The sheet that `visit` has come to; raises `TooLong` or `Unprintable`."""
    assert visit.case_id is not None
    match visit.rung:
        case Rung.LETTER:
            letter = desk.compose(visit.case_id, visit.draft, visit.draft.language(visit.language))
            both = both_sheet(desk, visit.case_id, visit.draft, visit.language)
            return _letter(letter, desk.sheet(letter)) if both is None else _both(desk, visit, both)
        case Rung.SOLIDARITY:
            return _card(desk, visit.case_id, visit.draft, visit.language)
        case _:
            return _sheet(desk, visit, _SHEETS[visit.rung])


def printed(desk: Desk, visit: Visit, sheet: Sheet) -> Counted | None:
    """Sends the sheet and counts it; None for one to copy by hand, which counts when it comes back."""
    if visit.rung is not Rung.HAND:
        return desk.finish(visit, sheet.pdf, sheet.pages)
    desk.hand_out(visit, sheet.pdf, desk.code_of(visit), sheet.pages)
    return None


def _letter(letter: Letter, sheet: Sheet) -> Proof:
    above = (letter.place_and_date, "", *letter.address, "", letter.salutation, "")
    lines = (*above, *sheet.lines, "", letter.close, "", letter.name)
    return Proof(sheet, tuple(filter(None, letter_blocks(letter))), lines, bool(letter.name))


def _both(desk: Desk, visit: Visit, sheet: Sheet) -> Proof:
    assert visit.case_id is not None
    blocks = both_blocks(desk, visit.case_id, visit.draft, visit.language)
    return Proof(sheet, tuple(filter(None, blocks)), sheet.lines, bool(visit.draft.name))


def both_sheet(desk: Desk, case_id: str, draft: Draft, own: str) -> Sheet | None:
    """The letter with the writer's `own` language beside it, or below where that takes less room.

    None where the draft asks for one language, or where two find no room on one page: the letter then prints alone.
    """
    from kiosk.sheets.sheet import TooLong
    from kiosk.stationery import Order, Stationery

    own, language = (desk.letter_language(one, case_id) for one in (own, draft.language(own)))
    if not draft.both or language == own:
        return None
    stationery = Stationery(desk)
    for gloss in (False, True):
        try:
            return stationery.printed(stationery.bilingual(case_id, draft, language, Order(reading=own, gloss=gloss)))
        except TooLong:
            continue
    return None


def _card(desk: Desk, case_id: str, draft: Draft, language: str) -> Proof:
    from kiosk.letter.card import blank_card, solidarity_card
    from kiosk.stationery import Stationery

    stationery, occasion = Stationery(desk), desk.occasion(language)
    case = desk.case(case_id)
    card = solidarity_card(case, draft, occasion)
    # One with these words, and three whose backs are white, for hands that would rather write.
    blank = blank_card(case, occasion)
    sheet = stationery.printed(stationery.cards((card, blank, blank, blank)))
    words = (*card.paragraphs, card.signature, card.place)
    return Proof(sheet, tuple(filter(None, words)), sheet.lines, bool(card.signature), page=1)


def _sheet(desk: Desk, visit: Visit, name: str) -> Proof:
    from kiosk.stationery import Order, SheetName, Stationery

    assert visit.case_id is not None
    stationery, order = Stationery(desk), Order(code=desk.code_of(visit) if visit.rung is Rung.HAND else "")
    # A guide to copy from is read by its writer, whatever language was chosen for a letter.
    language = visit.draft.language(visit.language) if visit.rung is Rung.FAX else visit.language
    sheet = stationery.printed(stationery.set(SheetName(name), visit.case_id, visit.draft, language, order))
    return Proof(sheet, tuple(filter(None, sheet_blocks(desk, visit))), sheet.lines, signed=False)
