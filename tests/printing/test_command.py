from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.printing.command import Command
from kiosk.printing.printer import ASK, Abilities, Health, OutOfOrder, Progress, Refused, Stage, Unsure

KEY = "3f9a2c7be1d04f5a9b8c7d6e5f4a3b2c"
NAME = "tun-aung-letter"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / f"{KEY}.pdf"
    path.write_bytes(b"%PDF words of a person")
    return path


def says(script: str, timeout: float = 20.0) -> Command:
    return Command(["sh", "-c", script, "prints", "{file}", "{name}"], timeout)


def test_the_program_gets_the_sheet_and_no_shell_reads_its_words(page: Path, tmp_path: Path) -> None:
    out = tmp_path / "out of the printer.pdf"
    command = Command(["sh", "-c", 'cp "$1" "$2"', "prints", "{file}", str(out)], 20)
    assert command.submit(page, KEY, "case; rm -rf $HOME-letter") == KEY
    assert out.read_bytes() == page.read_bytes()


def test_the_name_of_case_and_sheet_can_be_handed_on(page: Path, tmp_path: Path) -> None:
    said = tmp_path / "said"
    Command(["sh", "-c", f'echo "$1" > {said}', "prints", "--title={name}", "{file}"], 20).submit(page, KEY, NAME)
    assert said.read_text() == f"--title={NAME}\n"


def test_what_was_handed_over_is_done_as_far_as_anybody_can_tell(page: Path) -> None:
    command = says("exit 0")
    ref = command.submit(page, KEY, NAME)
    assert command.status(ref, KEY) == Progress(Stage.DONE)
    assert command.status("another", KEY).reason == ASK
    assert not command.cancel(ref, KEY)
    assert not command.keeps_sheets
    assert command.abilities() == Abilities(raster=False)


def test_it_says_that_it_knows_no_more() -> None:
    sentence = "Sheets are handed to a program, which can't tell whether they come out."
    assert says("").ready() == Health(True, sentence)


def test_a_program_that_is_not_there_is_said_before_a_sheet_is_sent(page: Path) -> None:
    command = Command(["no-such-program", "{file}"], 20)
    sentence = "The program that prints is not on this machine: look at printing.command in kiosk.toml."
    assert command.ready() == Health(False, sentence)
    with pytest.raises(OutOfOrder) as trouble:
        command.submit(page, KEY, NAME)
    assert str(trouble.value) == sentence


def test_75_means_later(page: Path) -> None:
    with pytest.raises(OutOfOrder) as trouble:
        says("echo The office is closed. >&2; exit 75").submit(page, KEY, NAME)
    assert str(trouble.value) == "The program that prints can't do it now. The office is closed."


@pytest.mark.parametrize("code", [1, 2, 126, 127])
def test_any_other_end_is_a_refusal_in_the_last_words_of_the_program(page: Path, code: int) -> None:
    script = f'echo first >&2; printf "\\033[31mcannot open $1\\n\\n" >&2; exit {code}'
    with pytest.raises(Refused) as refusal:
        says(script).submit(page, KEY, NAME)
    assert str(refusal.value) == "The program that prints refused this sheet. [31mcannot open the sheet"


def test_a_program_that_was_killed_may_have_printed(page: Path) -> None:
    with pytest.raises(Unsure) as doubt:
        says("kill -9 $$").submit(page, KEY, NAME)
    assert str(doubt.value) == f"The program that prints was ended while it had this sheet. {ASK}"


def test_a_program_that_hangs_may_have_printed(page: Path) -> None:
    with pytest.raises(Unsure) as doubt:
        says("exec sleep 60", timeout=0.1).submit(page, KEY, NAME)
    assert str(doubt.value) == f"The program that prints did not end in time. {ASK}"


def test_a_page_that_is_gone_is_refused(page: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"^The page in the spool cannot be read\.$"):
        says("exit 0").submit(tmp_path / "gone.pdf", KEY, NAME)


def test_nobody_knows_what_was_sent_before_a_crash() -> None:
    with pytest.raises(Unsure, match=r"^The kiosk was stopped while it sent this sheet\. Did this one come out\?"):
        says("exit 0").find(KEY)


def test_no_path_is_said_whatever_the_program_quotes(page: Path, tmp_path: Path) -> None:
    for quoted in ("$1", "$(dirname $1)", "$(basename $1)"):
        with pytest.raises(Refused) as refusal:
            says(f'echo "no: {quoted}" >&2; exit 1').submit(page, KEY, NAME)
        said: Any = str(refusal.value)
        assert said.endswith("no: the sheet") and str(tmp_path) not in said
