"""What the doctor says of fonts and signatures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import pytest

from kiosk import doctor
from kiosk.assets import assets
from kiosk.campaign.pack import load
from kiosk.clock import StoppedClock
from kiosk.config import Settings
from kiosk.desk import Desk
from kiosk.press import Press
from kiosk.typeset import coverage
from kiosk.typeset.added import add
from kiosk.typeset.fonts import ADDED, FontLibrary

sys.path.insert(0, str(Path(__file__).parent / "typeset"))

import made_fonts


@pytest.fixture
def press(settings: Settings, clock: StoppedClock) -> Press:
    """The press of a practice event."""
    return Press(settings, load(settings.pack), clock)


def test_letters_that_no_font_has_are_named_with_the_way_to_mend_it(press: Press, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "NotoSerif-Regular.ttf").write_bytes(made_fonts.saved(made_fonts.font("é")))
    coverage.write(tmp_path / "one")
    press.__dict__["library"] = FontLibrary(tmp_path / "one")
    (finding,) = doctor.fonts(cast(Desk, press))
    assert finding.mark is doctor.Mark.MEND
    assert finding.text.startswith("No font has P R A C T I E")
    assert finding.text.endswith(": add one: `kiosk fonts add`.")


def test_a_press_sets_letters_in_the_fonts_that_were_added(press: Press, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "any.ttf").write_bytes(made_fonts.saved(made_fonts.font("ⵣ")))
    assert not press.library.fonts_for("ⵣ")
    add([tmp_path / "any.ttf"], settings.data / ADDED, assets() / "fonts")
    assert Press(settings, press.pack, press.clock).library.fonts_for("ⵣ")
    (finding,) = doctor.fonts(cast(Desk, press))
    assert finding.mark is doctor.Mark.READY


@pytest.mark.parametrize(("takes", "found"), [(True, 0), (False, 1)])
def test_a_live_event_without_a_key_for_signatures_is_looked_at(press: Press, takes: bool, found: int) -> None:
    class Counter:
        pack, takes_signatures = press.pack, takes

    findings = list(doctor.signatures(cast(Desk, Counter())))
    assert [(finding.mark, finding.text) for finding in findings] == [
        (
            doctor.Mark.LOOK,
            "No key to seal signatures to: petitions stay closed. `kiosk init --new-key FILE` makes one.",
        )
    ] * found
