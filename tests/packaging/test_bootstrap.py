"""`python3 -m kiosk` in a fresh checkout: real environments and a real pip, a lock of one tiny part, no network."""

from __future__ import annotations

import ast
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import bootstrap, environment

ROOT = Path(__file__).parents[2]
FIRST = "First start: fetching what the kiosk needs into .venv; about a minute.\n"
AGAIN = "Bringing up to date: fetching what the kiosk needs into .venv; about a minute.\n"
PROGRAM = "import sys, tiny\ndef main():\n    print(tiny.VERSION, sys.prefix, *sys.argv[1:])\n    return 3\n"


class Checkout:
    """A folder like a fresh clone, whose program needs the part `tiny` and says which one it got."""

    def __init__(self, folder: Path) -> None:
        self.root, self.shelf = folder / "a kïosk", folder / "shelf"
        package = self.root / "kiosk"
        package.mkdir(parents=True)
        self.shelf.mkdir()
        for name in ("__init__", "__main__", "bootstrap", "environment"):
            shutil.copy(ROOT / "kiosk" / f"{name}.py", package)
        (package / "cli.py").write_text(PROGRAM)
        (self.root / "pyproject.toml").touch()
        (self.root / "assets" / "deploy").mkdir(parents=True)
        (self.root / "assets" / "deploy" / bootstrap.TEST_LOCK).write_text("\n")
        self.lock("1.0")

    def lock(self, version: str, digest: str = "") -> None:
        """Puts this version of the part on the shelf and into the lock."""
        wheel = self.shelf / f"tiny-{version}-py3-none-any.whl"
        about = f"tiny-{version}.dist-info"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr("tiny.py", f"VERSION = '{version}'\n")
            archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n")
            archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            archive.writestr(f"{about}/RECORD", "")
        digest = digest or hashlib.sha256(wheel.read_bytes()).hexdigest()
        path = self.root / "assets" / "deploy" / bootstrap.RUN_LOCK
        path.write_text(f"tiny=={version} \\\n    --hash=sha256:{digest}\n")

    def command(self, *options: str) -> tuple[list[str], dict[str, str]]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON", "COV_"))}
        shelf = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.shelf.as_uri(), "PIP_CONFIG_FILE": os.devnull}
        return [sys.executable, *options, "-m", "kiosk", "tally", "--by", "a b"], {**kept, **shelf, "PYTHONUTF8": "1"}

    def start(self, *options: str) -> tuple[int, str, str]:
        """Runs the program; its exit code, the version of the part it found, and what was said on stderr."""
        command, settings = self.command(*options)
        done = subprocess.run(command, cwd=self.root, env=settings, capture_output=True, text=True, check=False)
        version, _, rest = done.stdout.partition(" ")
        assert rest in ("", f"{self.root / '.venv'} tally --by a b\n")
        return done.returncode, version, done.stderr


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_a_first_start_fetches_the_parts_and_a_second_says_nothing(checkout: Checkout):
    assert checkout.start() == (3, "1.0", FIRST)
    assert checkout.start() == (3, "1.0", "")


def test_the_environment_has_a_command_that_works_from_any_folder(checkout: Checkout, tmp_path: Path):
    checkout.start()
    command = Path(bootstrap.python_of(str(checkout.root))).with_name("kiosk.cmd" if os.name == "nt" else "kiosk")
    done = subprocess.run([command, "write"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout.endswith("write\n")


def test_a_changed_lock_is_followed(checkout: Checkout):
    checkout.start()
    checkout.lock("2.0")
    assert checkout.start() == (3, "2.0", AGAIN)


def test_an_interrupted_start_is_taken_up_again(checkout: Checkout):
    checkout.start()
    # What a switch pulled in the middle leaves: half a part, and no stamp.
    Path(bootstrap.stamp_of(str(checkout.root))).unlink()
    (part,) = (checkout.root / ".venv").rglob("tiny.py")
    part.write_text("")
    shutil.rmtree(next((checkout.root / ".venv").rglob("tiny-1.0.dist-info")))
    assert checkout.start() == (3, "1.0", AGAIN)


def test_an_environment_of_a_python_that_is_gone_is_made_anew(checkout: Checkout):
    checkout.start()
    python = Path(bootstrap.python_of(str(checkout.root)))
    python.unlink()
    python.symlink_to("/nowhere/python3")
    assert checkout.start() == (3, "1.0", AGAIN)


def test_a_python_replaced_underneath_is_noticed_from_within(checkout: Checkout):
    checkout.start()
    stamp = Path(bootstrap.stamp_of(str(checkout.root)))
    _, _, lock = stamp.read_text().partition("\n")
    stamp.write_text(f"cpython-310 beos m68k\n{lock}")
    assert checkout.start() == (3, "1.0", AGAIN)
    assert stamp.read_text() == f"{bootstrap.mark()}\n{lock}"


def test_two_first_starts_at_once_make_one_environment(checkout: Checkout):
    command, settings = checkout.command()
    pipe = subprocess.PIPE
    starts = [
        subprocess.Popen(command, cwd=checkout.root, env=settings, stdout=pipe, stderr=pipe, text=True)
        for _ in range(2)
    ]
    said = [start.communicate()[1] for start in starts]
    assert [start.returncode for start in starts] == [3, 3]
    assert "".join(said).count(FIRST) == 1
    assert set(said) <= {FIRST, "Another start is just preparing .venv; waiting for it.\n", ""}


def test_without_a_network_one_sentence_is_said(checkout: Checkout):
    shutil.rmtree(checkout.shelf)
    checkout.shelf.mkdir()
    code, _, said = checkout.start()
    sentence = "The kiosk's parts can't be fetched: is this machine on the internet? Once it is, start again.\n"
    assert (code, said) == (1, FIRST + sentence)


def test_a_part_that_is_not_the_locked_one_is_refused(checkout: Checkout):
    checkout.lock("1.0", digest="0" * 64)
    code, _, said = checkout.start()
    sentence = "A part that was fetched is not the one the kiosk was tested with; it was not installed.\n"
    assert (code, said) == (1, FIRST + sentence)


def test_it_never_starts_itself_in_a_circle(checkout: Checkout):
    code, _, said = checkout.start("-X", "kiosk_entered")
    assert (code, said) == (1, FIRST + "The folder .venv is not the kiosk's own; remove it and start again.\n")


def test_an_installed_kiosk_looks_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(environment, "prepare", lambda *_: pytest.fail("nothing is to be prepared"))
    bootstrap.ensure(checkout=str(tmp_path))


def test_an_environment_that_has_each_pin_is_left_alone(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    packages = tmp_path / "site-packages"
    (packages / "Tiny-1.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(packages)])
    assert bootstrap.is_served_already(str(checkout.root), bootstrap.RUN_LOCK)
    checkout.lock("1.1")
    assert not bootstrap.is_served_already(str(checkout.root), bootstrap.RUN_LOCK)
    (packages / "marathon_kiosk-0.1.0.dist-info").mkdir()
    assert bootstrap.is_served_already(str(checkout.root), bootstrap.RUN_LOCK)


def test_pins_of_other_systems_are_not_asked_for():
    lock = "sqlite-utils==4.2 \\\n    --hash=sha256:00\ncolorama==0.4 ; sys_platform == 'win32' \\\npip==26.3 \\\n"
    assert bootstrap.pins(lock) == {"sqlite-utils-4-2"}


@pytest.mark.parametrize("name", ["__init__", "__main__", "bootstrap"])
def test_what_runs_before_the_version_is_checked_reads_on_an_old_python(name: str):
    ast.parse((ROOT / "kiosk" / f"{name}.py").read_text("utf-8"), feature_version=(3, 8))


def test_an_old_python_is_told_what_is_needed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    with pytest.raises(SystemExit) as ended:
        bootstrap.ensure()
    assert ended.value.code == "The kiosk needs Python 3.11 or newer; this is Python 3.10."


@pytest.mark.parametrize(
    ("complaint", "sentence"),
    [
        (
            "OSError: [Errno 28] No space left on device",
            "The disk is full; make room for about 200 MB and start again.",
        ),
        ("ERROR: Broken thing.\nhint", "The kiosk's parts can't be installed; pip says: Broken thing."),
        ("ERROR: Exception:\nValueError: odd", "The kiosk's parts can't be installed; pip says: ValueError: odd."),
        ("", "The kiosk's parts can't be installed; pip says: no reason given."),
    ],
)
def test_what_pip_complains_of_becomes_a_sentence(complaint: str, sentence: str):
    assert environment._why(complaint) == sentence


Run = Callable[..., "subprocess.CompletedProcess[str]"]


def failing(*parts: str) -> Run:
    """Runs commands as ever, but lets those fail that hold one of `parts`."""

    def run(command: list[str], folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        if set(parts) & set(command):
            return subprocess.CompletedProcess(command, 1, "", "no such module\n")
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    return run


def test_a_python_with_neither_pip_nor_ensurepip_is_told_how_to_get_one(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(environment, "_run", failing("pip", "ensurepip"))
    with pytest.raises(bootstrap.UnpreparedError, match=r"^This Python has no pip; install it .* and start again\.$"):
        environment.prepare(str(checkout.root), bootstrap.RUN_LOCK)


def test_a_python_that_makes_no_environment_is_quoted(checkout: Checkout, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(environment, "_run", failing("venv"))
    with pytest.raises(
        bootstrap.UnpreparedError, match=r"^Python can't make the folder \.venv in .*: no such module\.$"
    ):
        environment.prepare(str(checkout.root), bootstrap.RUN_LOCK)


def test_a_checkout_that_may_not_be_written_says_who_must_start_it(checkout: Checkout, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(
        bootstrap.UnpreparedError, match=r"^The kiosk must be started once by somebody who may write in "
    ):
        environment.prepare(str(checkout.root), bootstrap.RUN_LOCK)


def test_a_disk_that_fails_is_a_sentence(checkout: Checkout, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(environment, "_put_stamp", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
    monkeypatch.setattr(environment, "_install", lambda *_: None)
    with pytest.raises(bootstrap.UnpreparedError, match=r"^The kiosk can't prepare .*\.venv: No space left\.$"):
        environment.prepare(str(checkout.root), bootstrap.RUN_LOCK)
