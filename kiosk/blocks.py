"""The words of a sheet unbroken and in their order, for whoever hears them or reads them on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.catalogue import sheet_speaker
from kiosk.desk import Desk
from kiosk.ladder import Rung
from kiosk.letter.draft import Draft
from kiosk.letter.letter import Letter
from kiosk.visit import Visit


def letter_blocks(letter: Letter) -> Iterator[str]:
    """Date, address, and the letter itself."""
    yield letter.place_and_date
    yield "\n".join(letter.address)
    yield from _said(letter)


def both_blocks(desk: Desk, case_id: str, draft: Draft, own: str) -> Iterator[str]:
    """The letter as it is sent, and below it the same as its writer reads it."""
    from kiosk.letter.bilingual import bilingual

    reading = sheet_speaker(desk.letter_language(own, case_id))
    text = bilingual(desk.case(case_id), draft, desk.occasion(draft.language(own)), reading)
    yield from letter_blocks(text.letter)
    yield from (text.salutation, *text.paragraphs, text.close)


def sheet_blocks(desk: Desk, visit: Visit) -> Iterator[str]:
    """What stands on the sheet of a fax, a photo action or a letter by hand."""
    match visit.rung:
        case Rung.FAX:
            yield from _fax(desk, visit)
        case Rung.PHOTO:
            yield from _photo(desk, visit)
        case _:
            yield from _by_hand(desk, visit)


def _said(letter: Letter) -> Iterator[str]:
    yield letter.salutation
    yield from (paragraph.text for paragraph in letter.paragraphs)
    yield from (letter.close, letter.name)


def _fax(desk: Desk, visit: Visit) -> Iterator[str]:
    from kiosk.letter.fax import fax

    language = visit.draft.language(visit.language)
    text = fax(desk.case(_of(visit)), visit.draft, desk.occasion(language))
    yield "\n".join((text.heading, *(f"{line.label}: {', '.join(filter(None, line.lines))}" for line in text.cover)))
    yield from _said(text.letter)


def _photo(desk: Desk, visit: Visit) -> Iterator[str]:
    from kiosk.letter.photo import photo

    text = photo(desk.case(_of(visit)), visit.draft, desk.occasion(visit.language))
    yield from (text.sentence, text.name)


def _by_hand(desk: Desk, visit: Visit) -> Iterator[str]:
    from kiosk.letter.handwriting import handwriting

    text = handwriting(desk.case(_of(visit)), visit.draft, desk.occasion(visit.language))
    yield f"{text.heading}\n{text.lead}"
    for section in (text.address, text.points):
        yield "\n".join((section.heading, *section.rows))
    yield f"{text.copying}\n{text.salutation}"
    if text.openers.rows:
        yield "\n".join((text.openers.heading, *text.openers.rows))
    yield from text.phrases
    for section in (text.do, text.dont, text.rules):
        yield "\n".join((section.heading, *section.rows))


def _of(visit: Visit) -> str:
    assert visit.case_id is not None
    return visit.case_id
