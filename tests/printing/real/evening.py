"""One kiosk's evening: a real desk, set up by a kiosk.toml, that prints through CUPS on a real printer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.campaign.kind import Kind
from kiosk.catalogue import speaker
from kiosk.cli.root import Root
from kiosk.config import Settings
from kiosk.desk import Desk
from kiosk.ladder import Rung
from kiosk.ledger.model import Counted, JobState
from kiosk.letter.draft import Draft
from kiosk.standing import standing
from kiosk.thanks import ON_ITS_WAY, Done, fares, for_the_volunteer, progress
from kiosk.visit import Visit
from tests.printing.real.machine import Machine, wait

SAY = speaker("en")

CASE = "tun-aung"

NAME, PLACE = "Zoé Xanthopoulos", "Exampleville"
"""Who writes: looked for wherever nobody may find them."""

TAKE_IT = "It is printed. Please take it and sign it."
ASK_FOR_IT = "It is safe and counted. Please ask a volunteer for your sheet."
NEEDS_HELP = (
    "The printer needs help at the moment. Your page is kept safe in this machine, and prints by itself once that is "
    "mended. Please tell a volunteer."
)

CONFIG = """
[event]
id = "town-hall"
name = "Town hall marathon"
place = "Exampleville"
practice = true
zone = "Europe/Paris"
pack = "write-for-rights-2013"
[screens]
languages = ["en", "fr"]
[printing]
printer = "ipp"
uri = "{uri}"
"""


class Evening:
    """What attendees do and see, what a volunteer sees, and what the record and the trays say of it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.counted: dict[str, Counted] = {}

    def write(self) -> str:
        """A letter is written, signed, counted and sent to the printer; returns its ticket."""
        visit = Visit("en").begin().choose(CASE).act(Kind.LETTER).written(Draft()).signed(NAME, PLACE)
        sheet = self.desk.sheet(self.desk.compose(CASE, visit.draft, "en"))
        self.counted[visit.ticket] = self.desk.finish(visit, sheet.pdf, sheet.pages)
        return visit.ticket

    def attendee_sees(self, ticket: str) -> str:
        """The words on the thanks screen about this sheet, those for a volunteer behind them."""
        done = Done(self.counted[ticket], ticket, Rung.LETTER, NAME, CASE)
        fate = progress(self.desk, done)
        words = fares(SAY, self.desk, done, fate)
        return f"{words} {for_the_volunteer(SAY, fate)}" if fate.trouble else words

    def volunteer_sees(self) -> list[str]:
        """What is wrong with the printer, and why each held sheet is held; the organiser's screen alarms for it."""
        spool = self.desk.spool
        health = spool.health()
        seen = [*([] if health.ok else [health.sentence]), *(job.reason for job in spool.held())]
        if seen:
            wait(lambda: any(line.alarm for line in standing(self.desk, SAY)), "an alarm on the organiser's screen")
        return seen

    def is_said(self, *sentences: str) -> bool:
        """Whether a volunteer sees this and nothing else."""
        return self.volunteer_sees() == list(sentences)

    def needs_help(self, sentence: str) -> None:
        """Both are told: the volunteer what is wrong, and whoever waits for a sheet that it is kept safe.

        Who has not printed yet is offered to keep the page, which turns on the same word.
        """
        wait(lambda: self.is_said(sentence), sentence)
        wait(lambda: self.desk.spool.out_of_order() == sentence, f"the screen that says: {sentence}")
        jobs = self.desk.ledger.jobs(*ON_ITS_WAY)
        waiting = "1 sheet waits." if len(jobs) == 1 else f"{len(jobs)} sheets wait."
        seen = {self.attendee_sees(job.id) for job in jobs}
        assert seen == {f"{NEEDS_HELP} For the volunteer: {sentence} {waiting}"}

    def states(self) -> Counter[JobState]:
        """How many sheets stand where."""
        return Counter(job.state for job in self.desk.ledger.jobs())

    def all_come_out_once(self, machine: Machine) -> None:
        """Each sheet comes out by itself, once; each is counted once, and nothing is left to say."""
        wait(lambda: self.states() == {JobState.PRINTED: len(self.counted)}, "all sheets")
        # A second attempt bears its sheet's id and a number behind it.
        assert sorted(key.partition("-")[0] for key in machine.keys) == sorted(self.counted)
        assert self.desk.ledger.tally().total == len(self.counted)
        assert {self.attendee_sees(ticket) for ticket in self.counted} == {TAKE_IT}
        wait(lambda: self.is_said() and self.desk.spool.out_of_order() is None, "calm screens")


class _Impatient(Root):
    """A kiosk to which two seconds are a long time: kiosk.toml asks for five at least."""

    @property
    def settings(self) -> Settings:
        settings = super().settings
        return settings.model_copy(update={"printing": settings.printing.model_copy(update={"timeout_seconds": 2})})


@contextmanager
def an_evening(folder: Path, uri: str, *, patient: bool = True) -> Iterator[Evening]:
    """A kiosk in `folder` whose printer is at `uri`, open and at work."""
    config = folder / "kiosk.toml"
    config.write_text(CONFIG.format(uri=uri), "utf-8")
    root = Root if patient else _Impatient
    with root(config, folder / "kiosk-data").desk() as desk:
        yield Evening(desk)
