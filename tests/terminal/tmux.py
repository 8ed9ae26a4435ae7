"""A real terminal for tests: tmux, with a keyboard, a mouse and eyes."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar
from uuid import uuid4

PATIENCE = 20.0
"""Seconds a screen may take to show what is waited for, on a machine that runs the whole suite besides."""

LOOK = 0.03
"""Seconds between two looks: two frames of a screen, and little work for tmux."""

STATE = (
    "alternate_on",
    "mouse_any_flag",
    "mouse_button_flag",
    "mouse_sgr_flag",
    "mouse_standard_flag",
    "cursor_flag",
)
"""What tmux knows of a terminal's state; each is "0" or "1"."""

FOREIGN = ("COLUMNS", "LINES", "TEXTUAL", "TMUX")
"""What a program must not inherit: pytest-xdist says COLUMNS, and Textual then believes no terminal."""

Seen = TypeVar("Seen")


class Unseen(AssertionError):
    """What a test waited for never came; the message is the screen as it was."""


class Tmux:
    """`command` in a pane of a tmux of its own; when it ends, its exit code and the terminal's state are kept.

    `folder` becomes the current one and takes the notes.
    """

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._socket = f"kiosk-{uuid4().hex[:12]}"
        self._notes = folder / f"terminal-{uuid4().hex[:6]}"
        self._notes.mkdir(parents=True)
        inherited = {key: value for key, value in os.environ.items() if not key.startswith(FOREIGN)}
        fixed = {"COLORTERM": "truecolor", "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        self._environment = inherited | fixed | dict(environment or {})
        size = ("-x", str(columns), "-y", str(rows))
        self._tmux("-f", "/dev/null", "new-session", "-d", *size, "-c", str(folder), self._script(command))
        self._tmux("set", "-g", "mouse", "off")

    def _script(self, command: Sequence[str]) -> str:
        notes = shlex.quote(str(self._notes))
        ran = f"sh -c 'echo $$ >{notes}/pid; exec \"$@\"' program {shlex.join(command)}"
        return (
            f"stty -g >{notes}/before; {ran}; code=$?; stty -g >{notes}/after; echo $code >{notes}/code; exec sleep 600"
        )

    def _tmux(self, *words: str) -> str:
        command = ("tmux", "-L", self._socket, *words)
        done = subprocess.run(command, env=self._environment, capture_output=True, timeout=PATIENCE, check=False)
        return done.stdout.decode("utf-8", "replace")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.vanish()

    def vanish(self) -> None:
        """Takes the terminal away, as a closed window or a pulled cable does."""
        self._tmux("kill-server")

    def screen(self) -> str:
        """What stands on the screen, a line a row."""
        return self._tmux("capture-pane", "-p")

    def told(self) -> str:
        """What a program that has ended leaves on the screen, in one line."""
        # The program's end can be known before tmux has read its last words.
        return self._until(lambda: " ".join(self._tmux("capture-pane", "-p", "-J").split()) or None, "nothing was told")

    def history(self) -> str:
        """Everything that can be scrolled back to, and the screen."""
        return self._tmux("capture-pane", "-p", "-S", "-")

    def press(self, *keys: str) -> None:
        """Presses keys by tmux's names: Enter, Escape, F10, C-t, 1."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Types `text` as it is."""
        self._tmux("send-keys", "-l", "--", text)

    def raw(self, data: bytes) -> None:
        """Sends bytes as a terminal would."""
        self._tmux("send-keys", "-H", *[f"{byte:02x}" for byte in data])

    def paste(self, data: bytes) -> None:
        """Pastes `data` as a terminal does, between the marks of a paste where the program asked for them."""
        file = self._notes / "clipboard"
        file.write_bytes(data)
        self._tmux("load-buffer", str(file))
        self._tmux("paste-buffer", "-p", "-r")

    def click(self, text: str) -> None:
        """Clicks the middle of `text` where it stands first on the screen."""
        for y, line in enumerate(self.see(text).splitlines(), start=1):
            if text in line:
                x = line.index(text) + len(text) // 2 + 1
                self.raw(f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m".encode())
                return

    def see(self, *texts: str, gone: str = "") -> str:
        """The screen as soon as all of `texts` stand on it and `gone` does not; raises `Unseen`."""

        def look() -> str | None:
            screen = self.screen()
            return screen if all(text in screen for text in texts) and not (gone and gone in screen) else None

        return self._until(look, f"never all of {texts}" + (f" without {gone!r}" if gone else ""))

    def find(self, pattern: str) -> re.Match[str]:
        """The first match of a regular expression, as soon as there is one."""
        return self._until(lambda: re.search(pattern, self.screen()), f"never {pattern!r}")

    def _until(self, look: Callable[[], Seen | None], complaint: str) -> Seen:
        until = time.monotonic() + PATIENCE
        while True:
            # Asked before the last look, which then sees all that a program wrote before it ended.
            over = time.monotonic() > until or not self.alive()
            if (seen := look()) is not None:
                return seen
            if over:
                break
            time.sleep(LOOK)
        raise Unseen(f"{complaint} on:\n{self.screen()}")

    def resize(self, columns: int, rows: int) -> None:
        """Gives the window another size."""
        self._tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def title(self) -> str:
        """The terminal's title, which no text may change."""
        return self._tmux("display-message", "-p", "#{pane_title}").strip()

    def state(self) -> dict[str, str]:
        """Other screen, mouse and cursor, as the program has them now."""
        shown = self._tmux("display-message", "-p", " ".join(f"#{{{name}}}" for name in STATE))
        return dict(zip(STATE, shown.split(), strict=True))

    def pid(self) -> int:
        """The program's process."""
        return int(self._note("pid"))

    def alive(self) -> bool:
        """True until the program has ended."""
        file = self._notes / "code"
        return not (file.exists() and file.read_text())

    def exit_code(self) -> int:
        """The program's exit code, once it has ended."""
        return int(self._note("code"))

    def line_settings(self) -> tuple[str, str]:
        """What ``stty -g`` said before the program and after it."""
        return self._note("before"), self._note("after")

    def _note(self, name: str) -> str:
        file = self._notes / name

        def look() -> str | None:
            return (file.read_text().strip() or None) if file.exists() else None

        return self._until(look, f"the program has left no {name!r}")
