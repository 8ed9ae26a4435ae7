"""The phrases for what somebody is writing: to be put into it, or printed large. Kept for one screen of one visit."""

from __future__ import annotations

from kiosk.campaign.phrases import Goes, Phrase, phrases_in, spoken
from kiosk.desk import Desk
from kiosk.printers import PrinterKind


class Phrasebook:
    """Phrases for a letter or a card of one case, in the languages its reader speaks; `language` is the visit's."""

    def __init__(self, desk: Desk, case_id: str, goes: Goes, language: str) -> None:
        self._desk = desk
        self._case_id = case_id
        self._goes = goes
        self._language = language
        self._printed: set[str] = set()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a phrase; none where F2 would open an empty screen."""
        case = self._desk.case(self._case_id)
        return tuple(tongue for tongue in spoken(case, self._goes) if self.phrases(tongue))

    def phrases(self, tongue: str) -> tuple[Phrase, ...]:
        """Those in this language that suit what is being written."""
        return tuple(phrase for phrase in phrases_in(self._desk.pack, tongue) if self._goes in phrase.on)

    @property
    def in_tray(self) -> bool:
        """True where sheets are laid in a tray, without a printer."""
        return self._desk.settings.printing.printer is PrinterKind.FOLDER

    def was_printed(self, tongue: str) -> bool:
        """True once its sheet was sent: one is enough for anybody."""
        return tongue in self._printed

    def print_large(self, tongue: str) -> None:
        """Prints all phrases of this language on one sheet, which counts as nothing; blocks for some milliseconds.

        Raises what `Stationery.phrases` and `Desk.lay` raise.
        """
        from kiosk.stationery import Stationery

        stationery = Stationery(self._desk)
        sheet = stationery.printed(stationery.phrases(self._case_id, self._language, spoken=tongue))
        self._desk.lay(self._case_id, sheet.pdf, "phrases", self._language, sheet.pages)
        self._printed.add(tongue)
