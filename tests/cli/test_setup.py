"""kiosk init, doctor, rehearse, pack, and the group itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.assets import assets, shipped_config
from kiosk.cli.init import slug
from kiosk.seal.pin import pin_matches

Command = Callable[..., Any]

INIT = ["--name", "Nuit des lettres « d’hiver »", "--place", "Lyon", "--pin", "2580"]


def test_init_writes_a_file_that_loads_and_keeps_every_comment(tmp_path: Path, bare: Command) -> None:
    path = tmp_path / "kiosk.toml"
    times = ["--starts", "2026-12-10T12:00", "--ends", "2026-12-11T12:00"]
    said = bare("init", "--config", str(path), *INIT, *times, "--printer", "office", "--paper", "Letter")
    assert said.code == 0
    read = tomllib.loads(path.read_text("utf-8"))
    assert read["event"]["name"] == "Nuit des lettres « d’hiver »"
    assert read["event"]["id"] == "nuit-des-lettres-d-hiver"
    assert read["event"]["starts"].hour == 12
    assert (read["printing"]["printer"], read["printing"]["queue"], read["letter"]["paper"]) == (
        "ipp",
        "office",
        "Letter",
    )
    assert pin_matches(read["organiser"]["pin"], "2580") and "2580" not in path.read_text("utf-8")
    assert path.read_text("utf-8").count("\n#") == shipped_config().read_text("utf-8").count("\n#") - 2


def test_init_never_overwrites(tmp_path: Path, bare: Command) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("mine")
    said = bare("init", "--config", str(path), *INIT)
    assert said.code == 1
    assert "is there already and stays as it is" in said.err
    assert path.read_text() == "mine"


@pytest.mark.parametrize("pin", ["123", "abcd", "1" * 13])
def test_init_refuses_a_pin_that_is_none(tmp_path: Path, bare: Command, pin: str) -> None:
    path = tmp_path / "kiosk.toml"
    said = bare("init", "--config", str(path), "--name", "E", "--place", "", "--pin", pin)
    assert said.code == 1
    assert "A PIN is 4 to 12 digits" in said.err
    assert not path.exists()


def test_init_leaves_nothing_where_an_answer_was_wrong(tmp_path: Path, bare: Command) -> None:
    path = tmp_path / "kiosk.toml"
    said = bare("init", "--config", str(path), *INIT, "--pack", "nowhere")
    assert said.code == 78
    assert "there is no case pack at 'nowhere'" in said.err
    assert not path.exists()


@pytest.mark.parametrize(("name", "made"), [("Łódź 24 h!", "d-24-h"), ("日本", "event"), ("a" * 60, "a" * 40)])
def test_an_event_id_is_made_from_any_name(name: str, made: str) -> None:
    assert slug(name) == made


def test_doctor_looks_at_everything_and_ends_well(kiosk: Command) -> None:
    said = kiosk("doctor")
    assert said.code == 0, said.out
    for about in ("terminal", "clock", "disk", "pack", "fonts", "record", "printer"):
        assert any(about in line for line in said.out.splitlines()), about
    assert said.out.endswith("Ready for tonight.\n")


def test_doctor_reminds_of_the_sheets_in_the_tray(
    kiosk: Command, config_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The pack is checked whole in the test before, which takes most of a doctor's time.
    monkeypatch.setattr("kiosk.campaign.check.check", lambda *_: [])
    kiosk("rehearse", "--visits", 2)
    assert "2 lie in" in kiosk("doctor").out


def test_rehearse_counts_and_prints_through_the_real_path(kiosk: Command, config_file: Path) -> None:
    said = kiosk("rehearse", "--visits", 12, "--seed", 4)
    assert said.code == 0 and "the practice tally stands at 12" in said.out
    assert len(list((config_file.parent / "kiosk-data" / "sheets").glob("*.pdf"))) == 12
    assert "= total 12, voided 0" in kiosk("tally").out
    assert kiosk("verify").code == 0


def test_the_same_seed_makes_the_same_marathon(kiosk: Command, config_file: Path) -> None:
    kiosk("rehearse", "--visits", 8, "--seed", 3)
    first = kiosk("tally", "--by", "case,language").out
    shutil.rmtree(config_file.parent / "kiosk-data")
    kiosk("rehearse", "--visits", 8, "--seed", 3)
    assert kiosk("tally", "--by", "case,language").out == first


def test_a_rehearsal_refuses_a_live_event(kiosk: Command, config_file: Path, tmp_path: Path) -> None:
    live = tmp_path / "live-pack"
    shutil.copytree(assets() / "packs" / "write-for-rights-2013", live)
    pack = live / "pack.toml"
    pack.write_text(pack.read_text("utf-8").replace("practice = true", "practice = false"), "utf-8")
    config_file.write_text(
        config_file.read_text("utf-8")
        .replace("practice = true", "practice = false")
        .replace("write-for-rights-2013", "live-pack"),
        "utf-8",
    )
    said = kiosk("rehearse", "--visits", 1)
    assert said.code == 1 and "test-event is a live event: a rehearsal would spoil its counts" in said.err


def test_the_shipped_pack_is_sound_and_shows_its_cases(kiosk: Command, bare: Command) -> None:
    pack = assets() / "packs" / "write-for-rights-2013"
    said = bare("pack", "check", str(pack))
    assert said.code == 0
    unseen = "No native reader has seen the words in en, fr, es, pt, de, ru, ar, am, he, km, my, tr."
    assert said.out.splitlines() == ["write-for-rights-2013 is sound.", unseen]
    listed = kiosk("pack", "show").out
    assert len(listed.splitlines()) == 15 and listed.splitlines()[-1] == unseen
    khmer = kiosk("pack", "show", "--case", "yorm-bopha", "--language", "km").out
    assert "គោរពជូន ឯកឧត្តមរដ្ឋមន្ត្រី" in khmer and "Letters in\n----------\nen, fr, es, pt, de, ru, ar, km" in khmer
    assert khmer.endswith("No native reader has seen the words in 'km'.\n")
    assert "Tun Aung" in kiosk("pack", "show", "--case", "tun-aung").out
    assert kiosk("pack", "show", "--case", "nobody").code == 1


def test_a_new_pack_passes_its_own_check(tmp_path: Path, bare: Command) -> None:
    said = bare("pack", "new", str(tmp_path / "mine"))
    assert said.code == 0
    said = bare("pack", "check", str(tmp_path / "mine"))
    assert said.code == 0


def test_a_pack_with_faults_says_all_of_them_and_ends_with_one(tmp_path: Path, bare: Command) -> None:
    bare("pack", "new", str(tmp_path / "mine"))
    (next((tmp_path / "mine" / "words").glob("*.toml"))).write_text("= broken", "utf-8")
    said = bare("pack", "check", str(tmp_path / "mine"))
    assert said.code == 1
    assert "to mend." in said.err


def test_a_broken_pack_at_start_is_78(kiosk: Command, config_file: Path, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    config_file.write_text(config_file.read_text("utf-8").replace("write-for-rights-2013", "bad"), "utf-8")
    said = kiosk("tally")
    assert said.code == 78 and "Traceback" not in said.err


def test_help_imports_no_command(tmp_path: Path) -> None:
    heavy = "{'textual', 'sqlite_utils', 'pydantic', 'reportlab', 'babel', 'icu4py'}"
    code = (
        "import sys; from kiosk.cli import main; main(['--help']);"
        f"found = {heavy} & set(sys.modules); assert not found, found"
    )
    environment = {**os.environ, "PYTHONPATH": str(assets().parent)}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, timeout=60, cwd=tmp_path)
    assert run.returncode == 0, run.stderr.decode()
    assert b"rehearse" in run.stdout


def test_the_screens_need_a_terminal(kiosk: Command) -> None:
    said = kiosk("run")
    assert said.code == 1 and "The screens need a terminal" in said.err


def test_a_second_screen_on_the_same_data_is_refused(config_file: Path) -> None:
    from kiosk.errors import KioskError
    from kiosk.ledger.lock import KioskLock

    folder = config_file.parent / "kiosk-data"
    with KioskLock(folder), pytest.raises(KioskError, match="A kiosk is already open on"):
        KioskLock(folder)
