"""What people install from a wheel holds everything: built once, installed elsewhere, used there."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Built once, by one worker.
pytestmark = pytest.mark.xdist_group("wheel")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel made from that sdist, so that each shows what the sdist holds."""
    folder = tmp_path_factory.mktemp("built")
    quiet = {"check": True, "cwd": folder, "capture_output": True}
    subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT], **quiet)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path) -> Path:
    """The wheel's files as an installer lays them down, away from the checkout."""
    (wheel,) = built.glob("*.whl")
    target = built / "site"
    install = ["pip", "install", "--quiet", "--offline", "--no-deps", "--target", target, wheel]
    subprocess.run([sys.executable, "-m", "uv", *install], check=True, capture_output=True)
    return target


def kiosk(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the installed kiosk from `folder`; -P keeps the checkout out of its way."""
    settings = {**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1"}
    command = [sys.executable, "-P", "-m", "kiosk", *arguments]
    return subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)


def test_the_wheel_holds_packs_fonts_colours_catalogues_and_settings(installed: Path):
    inside = installed / "kiosk"
    for kept in ("packs", "fonts", "brand", "locale", "deploy"):
        there = {path.relative_to(ROOT) for path in (ROOT / "assets" / kept).rglob("*") if path.is_file()}
        assert {path for path in there if not (inside / path).is_file()} == set()
    assert (inside / "kiosk.toml").read_bytes() == (ROOT / "kiosk.toml").read_bytes()


def test_the_wheel_carries_the_licences_of_program_and_fonts(installed: Path):
    (about,) = installed.glob("marathon_kiosk-*.dist-info")
    licences = {path.name for path in (about / "licenses").rglob("*") if path.is_file()}
    assert "LICENSE" in licences
    assert len(licences) > 1


def test_the_sdist_holds_the_tests_and_the_way_to_run_them(built: Path):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"tests/__main__.py", "kiosk.toml", "assets/deploy/requirements.txt", "CONTRIBUTING.md", "LICENSE"} <= names


def test_an_installed_kiosk_writes_a_letter(installed: Path, tmp_path: Path):
    done = kiosk(installed, tmp_path, "write", "--case", "tun-aung", "-o", "out.pdf")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")


def test_an_installed_kiosk_prepares_nothing(installed: Path, tmp_path: Path):
    done = kiosk(installed, tmp_path, "--version")
    assert done.stderr == ""
    assert not list(tmp_path.iterdir())
    assert not list(installed.glob(".venv"))
