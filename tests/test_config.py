"""kiosk.toml: every fault at once, each with file, key and cure."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import config
from kiosk.assets import shipped_config
from kiosk.errors import EXIT_CONFIG, FaultsError
from kiosk.printers import Printing
from kiosk.shape import parse_toml


def faults(tmp_path: Path, toml: str | bytes) -> str:
    path = tmp_path / "kiosk.toml"
    path.write_bytes(toml if isinstance(toml, bytes) else toml.encode())
    with pytest.raises(FaultsError) as refused:
        config.load(path)
    assert refused.value.exit_code == EXIT_CONFIG
    return str(refused.value)


EVENT = '[event]\nid = "e"\nname = "E"\npack = "write-for-rights-2013"\n'


def test_the_shipped_file_is_a_practice_event() -> None:
    settings = config.load(shipped_config())
    assert settings.event.practice
    assert settings.event.id == "practice"


def test_the_shipped_file_names_every_key_with_its_default() -> None:
    written = shipped_config().read_text("utf-8")
    for section, shape in config.SECTIONS.items():
        part = re.search(rf"^\[{section}\]$(.*?)(?=^\[|\Z)", written, re.M | re.S)
        assert part, section
        for key in shape.model_fields:
            assert re.search(rf"^#[^=\n]*\n(?:#.*\n)*(?:# )?{key}\s*= ", part[1], re.M), f"{section}.{key}"


def test_a_shipped_key_carries_the_value_it_has_when_left_out() -> None:
    settings = config.load(shipped_config())
    assert settings.screens.model_copy(update={"languages": ("en",)}) == config.Screens()
    assert (settings.letter, settings.printing, settings.organiser) == (
        config.LetterSettings(),
        Printing(),
        config.Organiser(),
    )


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    said = faults(tmp_path, 'bogus = 1\n[event]\nid = "a b"\nname = 3\npack = "x"\n[screens]\nidle_seconds = 2\n')
    assert said.splitlines() == [
        "kiosk.toml: bogus: is not a key we know. Check its spelling, or take it out.",
        "kiosk.toml: event.id: does not have the right form; it says 'a b'. Compare it with the example.",
        'kiosk.toml: event.name: must be text in quotes; it says 3. Put it between "quotes".',
        "kiosk.toml: screens.idle_seconds: must be at least 15; it says 2. Raise it.",
    ]


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        (EVENT + 'practice = "yes"', "event.practice: must be true or false; it says 'yes'."),
        (EVENT + '[screens]\nidle_seconds = "120"', "idle_seconds: must be a whole number; it says '120'."),
        (EVENT + '[screens]\nlanguages = ["en", "tlh"]', "screens.languages: nobody here speaks tlh."),
        (EVENT + "[screens]\nlanguages = []", "screens.languages: is empty or too short."),
        (EVENT + '[screens]\ntheme = "pink"', "theme: must be one of night, day, contrast, sixteen; it says 'pink'."),
        (EVENT + 'zone = "Mars/Base"', "event.zone: is no time zone we know: 'Mars/Base'. Write it like Europe"),
        (EVENT + "starts = 2026-12-11T12:00:00\nends = 2026-12-10T12:00:00", "event: ends before it starts."),
        (EVENT.replace("write-for-rights-2013", "nowhere"), "event.pack: there is no case pack at 'nowhere'."),
        (EVENT + '[printing]\nqueue = "two words"', "printing.queue: does not have the right form"),
        (EVENT + '[printing]\nprinter = "ipp"', 'printing: has the printer "ipp" and no address. Set printing.queue'),
        (
            EVENT + '[printing]\nprinter = "command"\ncommand = ["prints"]',
            'printing: has the printer "command" and no {file} behind its program. Write it like ["SumatraPDF.exe"',
        ),
        (
            EVENT + '[[printing.also]]\nprinter = "folder"',
            'printing: has two printers called "folder". Give each [[printing.also]] a name of its own',
        ),
        (
            EVENT + '[[printing.also]]\nprinter = "ipp"',
            'printing.also[1]: has the printer "ipp" and no address. Set printing.queue',
        ),
        (EVENT + '[printing]\nname = "up/stairs"', "printing.name: does not have the right form"),
        (EVENT + '[printing]\nuri = "http://printer/"', "printing.uri: does not have the right form"),
        (EVENT + 'country = "Germany"', "event.country: does not have the right form; it says 'Germany'."),
        (EVENT + '[letter]\nwindow = "oval"', 'letter.window: must be one of "", din5008-a, din5008-b, dl-left'),
        (
            EVENT + '[letter]\npaper = "Letter"\nwindow = "din5008-a"',
            'letter: has the window "din5008-a", made for A4 paper. Set paper = "A4", or another window.',
        ),
        (EVENT + '[organiser]\npin = "1234"', "organiser.pin: does not have the right form"),
        ('[event]\nid = "e"\nname = "E"', "event.pack: is missing. Add it."),
        ("[event\n", "kiosk.toml: is not TOML"),
        (b'[event]\nid = "\xff"', "kiosk.toml: line 2: is not UTF-8 text. Save the file again as UTF-8."),
    ],
)
def test_a_fault_names_its_key_and_its_cure(tmp_path: Path, toml: str | bytes, sentence: str) -> None:
    assert sentence in faults(tmp_path, toml)


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FaultsError, match="the file is missing"):
        config.load(tmp_path / "nothing.toml")


def test_data_lies_beside_its_config(config_file: Path) -> None:
    assert config.load(config_file).data == config_file.parent / "kiosk-data"


def test_with_the_shipped_config_data_lies_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert config.load().data == tmp_path / "kiosk-data"


def test_a_config_here_is_taken_before_the_shipped_one(config_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(config_file.parent)
    assert config.load().event.id == "test-event"


def test_hours_left_are_told_in_the_zone_of_the_event(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(EVENT + 'zone = "Asia/Tokyo"\nends = 2026-12-10T12:00:00\n', "utf-8")
    event = config.load(path).event
    assert event.seconds_left(datetime(2026, 12, 10, 2, 0, tzinfo=UTC)) == 3600
    assert event.seconds_left(datetime(2026, 12, 10, 4, 0, tzinfo=UTC)) == 0


def test_an_event_without_an_end_has_no_hours_left(settings: config.Settings) -> None:
    assert settings.event.seconds_left(datetime(2026, 12, 5, tzinfo=UTC)) is None


@given(st.binary(max_size=200))
def test_random_bytes_are_read_or_refused_in_one_sentence(raw: bytes) -> None:
    _tables, faults = parse_toml(raw, "x.toml")
    assert len(faults) <= 1
