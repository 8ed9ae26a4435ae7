"""assets/deploy/kiosk-run.sh in a real terminal, with a stand-in for the kiosk that ends as it is told."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WRAPPER = ROOT / "assets" / "deploy" / "kiosk-run.sh"

# Like a screen program: raw keyboard, the other screen, mouse on; then it ends by the next line of ends.txt.
PROGRAM = """#!/bin/sh
cd "{folder}"
echo "$*" >>starts.txt
echo $PPID $$ >processes.txt
env | grep -E '^(TEXTUAL|PYTHONUTF8)' >environment.txt
end=$(sed -n "$(wc -l <starts.txt | tr -d ' ')p" ends.txt)
[ "$end" = 78 ] && {{ echo "kiosk.toml: event.pack: is missing." >&2; exit 78; }}
stty raw -echo
printf '\\033[?1049h\\033[?1003h\\033[?25lDear Governor'
case "$end" in
  killed) kill -9 $$ ;;
  wait) while :; do sleep 0.1; done ;;
  *) exit "$end" ;;
esac
"""

pytestmark = pytest.mark.terminal


class Terminal:
    """A tmux of this test's own, in which a plain shell starts the wrapper and says when it is over."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tmux = ("tmux", "-S", str(folder / "tmux"), "-f", "/dev/null")

    def start(self, *ends: str, options: str = "", settings: str = "") -> None:
        (self.folder / "ends.txt").write_text("\n".join(ends) + "\n")
        program = self.folder / "kiosk"
        program.write_text(PROGRAM.format(folder=self.folder))
        program.chmod(0o755)
        before, after = (f"stty -a >{self.folder / name}.txt" for name in ("before", "after"))
        line = f"{before}; TEXTUAL_DEBUG=1 {settings} KIOSK={program} {WRAPPER} {options}; echo over:$?; {after}; cat"
        self.run("new-session", "-d", "-x", "80", "-y", "24", f"sh -c '{line}'")

    def run(self, *command: str) -> str:
        return subprocess.run([*self._tmux, *command], capture_output=True, text=True, check=False).stdout

    def keys(self, *keys: str) -> None:
        self.run("send-keys", *keys)

    @property
    def screen(self) -> str:
        return self.run("capture-pane", "-p")

    def asks(self, what: str) -> str:
        return self.run("display-message", "-p", f"#{{{what}}}").strip()

    @property
    def starts(self) -> int:
        return len(self.read("starts.txt").splitlines())

    def read(self, name: str) -> str:
        path = self.folder / name
        return path.read_text() if path.exists() else ""


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    made = Terminal(tmp_path)
    yield made
    made.run("kill-server")


def until(true: Callable[[], bool]) -> None:
    """Waits for something another process does; fails after 20 s, which only a hang takes."""
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_program_that_asks_for_a_restart_gets_one_and_one_that_is_left_ends(terminal: Terminal):
    terminal.start("75", "75", "0", options="--plain")
    until(lambda: "over:0" in terminal.screen)
    assert terminal.read("starts.txt").splitlines() == ["run --plain"] * 3


def test_a_killed_program_comes_back_and_its_words_are_gone(terminal: Terminal):
    terminal.start("killed", "wait")
    until(lambda: terminal.starts == 2 and terminal.screen.count("Dear Governor") == 1)


def test_the_terminal_is_left_as_it_was_found(terminal: Terminal):
    terminal.start("killed", "0")
    until(lambda: terminal.read("after.txt") != "")
    assert terminal.read("after.txt") == terminal.read("before.txt")
    assert (terminal.asks("alternate_on"), terminal.asks("mouse_any_flag"), terminal.asks("cursor_flag")) == (
        "0",
        "0",
        "1",
    )
    assert "Dear Governor" not in terminal.run("capture-pane", "-p", "-S", "-")


def test_a_broken_configuration_stops_it_and_its_sentence_stays_to_be_read(terminal: Terminal):
    terminal.start("78")
    until(lambda: "over:78" in terminal.screen)
    assert "kiosk.toml: event.pack: is missing." in terminal.screen
    assert "Please ask a volunteer." in terminal.screen
    assert terminal.starts == 1


def test_a_window_that_would_close_is_held_open_for_the_words(terminal: Terminal):
    terminal.start("78", settings="KIOSK_HOLD=1")
    until(lambda: "Please ask a volunteer." in terminal.screen)
    terminal.keys("Enter", "C-c", "C-d")
    time.sleep(0.2)
    assert "over:" not in terminal.screen


def test_five_fast_deaths_are_answered_calmly_and_it_tries_again(terminal: Terminal):
    terminal.start(*["1"] * 5, "wait", settings="KIOSK_REST=1")
    until(lambda: "The kiosk is resting. Please ask a volunteer." in terminal.screen)
    assert terminal.starts == 5
    until(lambda: terminal.starts == 6)


def test_a_missing_program_is_said_in_a_sentence():
    settings = {"KIOSK": "/nowhere/kiosk", "PATH": "/usr/bin:/bin"}
    said = subprocess.run([WRAPPER], env=settings, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (127, "")
    assert said.stdout == "The kiosk is not installed here. Start it once with: python3 -m kiosk\n"


def test_no_key_leads_to_a_shell_between_two_starts(terminal: Terminal):
    terminal.start(*["75"] * 3, "wait")
    until(lambda: terminal.starts >= 1)
    while terminal.starts < 4:
        terminal.keys("C-c", "C-z", "C-\\", "C-d", "x")
    until(lambda: "Dear Governor" in terminal.screen)
    assert "over:" not in terminal.screen
    assert terminal.starts == 4


def test_what_would_log_keys_is_kept_from_the_program(terminal: Terminal):
    terminal.start("wait")
    until(lambda: terminal.starts == 1 and terminal.read("environment.txt") != "")
    assert terminal.read("environment.txt") == "PYTHONUTF8=1\n"


def test_a_stopped_wrapper_starts_nothing_again(terminal: Terminal):
    terminal.start("wait", "wait")
    until(lambda: "Dear Governor" in terminal.screen)
    # As systemd does: the wrapper and what it started are both told.
    for process in terminal.read("processes.txt").split():
        os.kill(int(process), signal.SIGTERM)
    until(lambda: "over:0" in terminal.screen)
    assert terminal.starts == 1
