"""The words of the test page: what a volunteer measures, reads and holds against an envelope."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date

from kiosk.assets import assets
from kiosk.catalogue import Say
from kiosk.letter.compose import date_locale

SAMPLES = assets() / "declaration" / "article-1.json"
"""A line of every script that the fonts of the house set: the first words of Article 1."""

_CHINESE = {"Hans": "zh_Hans", "Hant": "zh_Hant"}


@dataclass(frozen=True, slots=True)
class Sample:
    """A line in one script: what the script is called on this page, the line, and its language."""

    script: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Trial:
    """Everything a test page says, in `language`; `code` is what its QR code holds."""

    language: str
    title: str
    about: str
    measure: str
    hold: str
    fold: str
    read: str
    greys: str
    small: str
    code: str
    samples: tuple[Sample, ...]


def trial(say: Say, day: date, printer: str, version: str, *, windowed: bool) -> Trial:
    """The words for a page of `day`, for the printer of that name; `windowed` where the event's envelopes have one."""
    locale = date_locale(say.language)
    hold = say("Hold me against the envelope: this frame must lie behind its window.")
    return Trial(
        language=say.language,
        title=say("Test page"),
        about=say(
            "Made on {day} for the printer {printer}, by kiosk {version}. It counts nowhere.",
            day=format_date(day, "long", locale=locale),
            printer=printer,
            version=version,
        ),
        measure=say("Measure me: these are 100 mm. If they are not, switch off “fit to page” and print me again."),
        hold=hold if windowed else "",
        fold=say("fold"),
        read=say("Every telephone must read this code. It says: {words}", words=(code := f"kiosk-{day:%Y%m%d}")),
        greys=say("Eleven fields, each darker than the one before."),
        small=say("This is the smallest print on any sheet. Can you read it without effort?"),
        code=code,
        samples=_samples(say.language),
    )


def _samples(language: str) -> tuple[Sample, ...]:
    found = json.loads(SAMPLES.read_text("utf-8"))["scripts"]
    locale = Locale.parse(language.replace("-", "_"))

    def name(script: str) -> str:
        known = locale.languages.get(_CHINESE[script]) if script in _CHINESE else locale.scripts.get(script)
        told = known or script
        return told[:1].upper() + told[1:]

    return tuple(Sample(name(script), one["text"], one["language"]) for script, one in found.items())
