"""Makes the private environment of a checkout: `.venv`, the parts its lock names, and a `kiosk` command.

It must bear an interrupted download, two first starts at once, a Python replaced underneath it, and Debian's
Python, which comes without ensurepip and refuses to be installed into.
"""

from __future__ import annotations

import os
import re
import site
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.bootstrap import RUN_LOCK, UnpreparedError, has_installed, home, mark, python_of, stamp_of

PIP_THAT_REACHES_OVER = (22, 3)
"""The first pip with ``--python``, which lets the pip outside fill an environment that has none."""

_PATH_FILE = "kiosk-checkout.pth"
# Worked out at each start rather than written down: the checkout may be moved, and its path need not be ASCII.
_PATH_LINE = "import os, sys; sys.path.append(os.path.dirname(sys.prefix))\n"

_POSIX_COMMAND = """#!/bin/sh
# -P: a file in the current folder must not pass for a part of the kiosk.
exec "$(dirname -- "$(readlink -f -- "$0")")/python" -P -m kiosk "$@"
"""
_WINDOWS_COMMAND = '@"%~dp0python.exe" -P -m kiosk %*\r\n'


def prepare(checkout: str, lock: str, marked: str = "") -> None:
    """Brings ``.venv`` of `checkout` in step with `lock`, saying so in a line; raises `UnpreparedError`.

    A process that runs in the environment already says so by its `marked` kind of Python.
    """
    root = Path(checkout)
    try:
        with _alone(root):
            if not has_installed(checkout, lock, marked):
                _fill(root, lock)
    except OSError as error:
        raise UnpreparedError(f"The kiosk can't prepare {home(checkout)}: {error.strerror}.") from None
    if marked:
        # The folder may be newer than this process, which looked for it when it started.
        site.addsitedir(sysconfig.get_path("purelib"))


def _fill(root: Path, lock: str) -> None:
    if not os.access(root, os.W_OK):
        raise UnpreparedError(
            f"The kiosk must be started once by somebody who may write in {root}, to fetch its parts."
        )
    when = "Bringing up to date" if Path(home(str(root))).exists() else "First start"
    what = "the kiosk needs" if lock == RUN_LOCK else "the kiosk and its tests need"
    _say(f"{when}: fetching what {what} into .venv; about a minute.")
    # An older Python's pip may not know a newer one, so the environment is always made by the Python that fills it.
    if not _mark_of(root) == mark() == (_stamped(root) or mark()):
        _make(root)
    # From here until the end the environment is not to be trusted, whatever stops us.
    Path(stamp_of(str(root))).unlink(missing_ok=True)
    _install(root, root / "assets" / "deploy" / lock)
    _write_ways_in(root)
    _put_stamp(root, lock)


def _make(root: Path) -> None:
    made = _run([sys.executable, "-m", "venv", "--without-pip", "--clear", home(str(root))])
    if made.returncode:
        raise UnpreparedError(
            f"Python can't make the folder .venv in {root}: {_last_line(made.stderr or made.stdout)}."
        )


def _install(root: Path, lock: Path) -> None:
    # --no-deps: the lock is complete, so there is nothing to resolve and no other name can slip in.
    wanted = ["install", "--require-hashes", "--no-deps", "--quiet", "--no-input", "--disable-pip-version-check"]
    done = _run([*_pip(root), *wanted, "--requirement", str(lock)])
    if done.returncode:
        raise UnpreparedError(_why(done.stderr))


def _pip(root: Path) -> list[str]:
    """The pip that can fill the environment: the one that is there, else the one Python carries along."""
    inner = python_of(str(root))
    for python in dict.fromkeys((sys.executable, getattr(sys, "_base_executable", sys.executable))):
        found = re.match(r"pip (\d+)\.(\d+)", _run([python, "-m", "pip", "--version"]).stdout)
        if found and (int(found[1]), int(found[2])) >= PIP_THAT_REACHES_OVER:
            return [python, "-m", "pip", "--python", inner]
    if _run([inner, "-m", "ensurepip"]).returncode:
        raise UnpreparedError(
            "This Python has no pip; install it (on Debian and Ubuntu: apt install python3-pip) and start again."
        )
    return [inner, "-m", "pip"]


def _why(complaint: str) -> str:
    """What pip complained of, as one sentence."""
    if "DO NOT MATCH THE HASHES" in complaint:
        return "A part that was fetched is not the one the kiosk was tested with; it was not installed."
    if "No space left" in complaint:
        return "The disk is full; make room for about 200 MB and start again."
    if re.search(r"connection|Could not find a version|Temporary failure|Max retries", complaint, re.IGNORECASE):
        return "The kiosk's parts can't be fetched: is this machine on the internet? Once it is, start again."
    errors = re.findall(r"^ERROR: (?!Exception:)(.+)$", complaint, re.MULTILINE) or [_last_line(complaint)]
    return f"The kiosk's parts can't be installed; pip says: {errors[-1].rstrip('.')}."


def _write_ways_in(root: Path) -> None:
    """Makes the checkout importable from any folder, and gives it a `kiosk` command."""
    inner = Path(home(str(root)))
    for folder in (*inner.glob("lib/python3*/site-packages"), *inner.glob("Lib/site-packages")):
        (folder / _PATH_FILE).write_text(_PATH_LINE, "ascii")
    command = Path(python_of(str(root))).with_name("kiosk.cmd" if os.name == "nt" else "kiosk")
    command.write_text(_WINDOWS_COMMAND if os.name == "nt" else _POSIX_COMMAND, "ascii", newline="")
    command.chmod(0o755)


def _put_stamp(root: Path, lock: str) -> None:
    # A kiosk may be switched off at the plug: the stamp must not reach the disk before what it vouches for.
    if hasattr(os, "sync"):
        os.sync()
    stamp = Path(stamp_of(str(root)))
    fresh = stamp.with_suffix(".new")
    fresh.write_bytes(_mark_of(root).encode() + b"\n" + (root / "assets" / "deploy" / lock).read_bytes())
    fresh.replace(stamp)


def _stamped(root: Path) -> str:
    """The kind of Python the environment was last completed for, or nothing."""
    try:
        return Path(stamp_of(str(root))).read_text("utf-8").partition("\n")[0]
    except OSError:
        return ""


def _mark_of(root: Path) -> str:
    """The kind of Python in the environment, or nothing where none runs."""
    python = python_of(str(root))
    if not Path(python).exists():
        return ""
    return _run([python, "-c", "from kiosk.bootstrap import mark; import sys; sys.stdout.write(mark())"], root).stdout


def _run(command: list[str], folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    quiet = subprocess.DEVNULL
    return subprocess.run(
        command, cwd=folder, stdin=quiet, capture_output=True, encoding="utf-8", errors="replace", check=False
    )


def _last_line(said: str) -> str:
    return (said.strip().splitlines() or ["no reason given"])[-1].rstrip(".")


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Holds the one lock of a checkout: the system lets go of it even if this process is killed."""
    # pyproject.toml is there anyway and outlives a cleared .venv, so no file is left behind for the lock.
    with (root / "pyproject.toml").open("rb") as file:
        if not _lock(file.fileno(), wait=False):
            _say("Another start is just preparing .venv; waiting for it.")
            _lock(file.fileno(), wait=True)
        yield


def _lock(handle: int, *, wait: bool) -> bool:
    """Takes the lock; False where somebody has it and we do not `wait`."""
    if sys.platform == "win32":
        import msvcrt

        # Far behind the end: Windows would keep others from reading the bytes that are locked.
        os.lseek(handle, 1 << 30, os.SEEK_SET)
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK if not wait else msvcrt.LK_LOCK, 1)
            except OSError:
                if not wait:
                    return False
            else:
                return True
    else:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
