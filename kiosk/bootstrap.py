"""Sees to it that a checkout has what it needs: `python3 -m kiosk` on a bare Python is the whole set-up.

A checkout keeps its parts in ``.venv`` beside ``pyproject.toml``, as the lock files under ``assets/deploy`` name
them. An installed kiosk, or an environment that holds these parts already, is left alone. Standard library only,
parsed by Python 3.8, and under a millisecond where nothing is to do: it runs before every command.
"""

from __future__ import annotations

import os
import sys

RUN_LOCK = "requirements.txt"
"""What the kiosk needs to run."""

TEST_LOCK = "requirements-dev.txt"
"""What its tests need: everything in `RUN_LOCK`, and more."""

OLDEST = (3, 11)
"""The first Python with tomllib, and the one Debian 12 ships."""

CHECKOUT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""The folder that holds this package; only in a checkout does ``pyproject.toml`` lie there."""

_ENTERED = "kiosk_entered"
# An interpreter option rather than a variable: it marks this process alone and is not handed on to its children.


class UnpreparedError(Exception):
    """The parts can't be had; its text is one sentence for the person at the keyboard."""


def ensure(lock: str = RUN_LOCK, checkout: str = CHECKOUT) -> None:
    """Returns where everything `lock` names can be imported; else fetches it and starts this command again there.

    Ends the process with one sentence and exit code 1 where that can't be done.
    """
    if sys.version_info < OLDEST:
        sys.exit(f"The kiosk needs Python 3.11 or newer; this is Python {sys.version_info[0]}.{sys.version_info[1]}.")
    if not os.path.exists(os.path.join(checkout, "pyproject.toml")):
        return
    inside = is_inside(checkout)
    # From outside any Python will do for .venv; once inside it must be the one its parts were fetched for.
    marked = mark() if inside else ""
    if has_installed(checkout, lock, marked) if inside else is_served_already(checkout, lock):
        return
    try:
        if not has_installed(checkout, lock, marked):
            from kiosk import environment

            environment.prepare(checkout, lock, marked)
        if not inside:
            _enter(checkout)
    except UnpreparedError as reason:
        sys.exit(str(reason))


def mark() -> str:
    """Names the kind of Python that compiled parts fit: ``cpython-311 linux x86_64``."""
    machine = os.uname().machine if hasattr(os, "uname") else ""
    return f"{sys.implementation.cache_tag}{getattr(sys, 'abiflags', '')} {sys.platform} {machine}"


def home(checkout: str) -> str:
    """The folder of the private environment."""
    return os.path.join(checkout, ".venv")


def python_of(checkout: str) -> str:
    """The private environment's interpreter."""
    return os.path.join(home(checkout), *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))


def stamp_of(checkout: str) -> str:
    """The file written when everything is in place: the mark of its Python, then the very lock that was installed."""
    return os.path.join(home(checkout), "kiosk-installed.txt")


def is_inside(checkout: str) -> bool:
    """True where this process already runs in the private environment."""
    return os.path.realpath(sys.prefix) == os.path.realpath(home(checkout))


def has_installed(checkout: str, lock: str, marked: str = "") -> bool:
    """True where the private environment holds what `lock` names now, for the Python `marked` (empty: any).

    The stamp is a copy and not a hash: comparing 66 kB takes 0.05 ms, importing hashlib 3.
    """
    try:
        head, _, held = _read(stamp_of(checkout)).partition(b"\n")
        if not os.path.exists(python_of(checkout)) or (marked and head.decode("utf-8") != marked):
            return False
        # The tests' lock holds all of the kiosk's, so that either will do for running it.
        return any(held == _read(_lock_path(checkout, name)) for name in (lock, TEST_LOCK))
    except OSError:
        return False


def is_served_already(checkout: str, lock: str) -> bool:
    """True where the running environment has each pin of `lock`, or pip installed the kiosk into it."""
    wanted = pins(_read(_lock_path(checkout, lock)).decode("utf-8"))
    for folder in sys.path:
        if folder.endswith("-packages") and os.path.isdir(folder):
            found = {_plain(name[:-10]) for name in os.listdir(folder) if name.endswith(".dist-info")}
            if lock == RUN_LOCK and any(name.startswith("marathon-kiosk-") for name in found):
                return True
            wanted -= found
    return not wanted


def pins(lock: str) -> set[str]:
    """The ``name-version`` of each part that every machine needs, spelt as `_plain` does."""
    # A pin with a marker (";") is some other system's; pip is not imported, and any pip will do.
    lines = [line for line in lock.splitlines() if line[:1] not in " #" and ";" not in line and "==" in line]
    return {_plain(line.rstrip(" \\").replace("==", "-")) for line in lines if not line.startswith("pip==")}


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def _lock_path(checkout: str, lock: str) -> str:
    return os.path.join(checkout, "assets", "deploy", lock)


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _enter(checkout: str) -> None:
    """Runs this very command again in the private environment; returns never."""
    if _ENTERED in sys._xoptions:
        raise UnpreparedError("The folder .venv is not the kiosk's own; remove it and start again.")
    python = python_of(checkout)
    command = [python, "-X", _ENTERED, *sys.orig_argv[1:]]
    if os.name != "nt":
        os.execv(python, command)
    # Windows has no exec: its own starts a second process and lets the shell prompt for the next command meanwhile.
    import signal
    import subprocess

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(subprocess.call(command))
