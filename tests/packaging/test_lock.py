"""The lock files say the same as pyproject.toml, and nothing about where they were made."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
RUN, TESTS = (ROOT / "assets" / "deploy" / name for name in ("requirements.txt", "requirements-dev.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def entries(lock: Path) -> list[str]:
    """The lock's entries, each with its hashes on one line."""
    return lock.read_text("utf-8").replace("\\\n", " ").splitlines()


def pinned(lock: Path) -> dict[str, str]:
    """The version of each part."""
    pins = (entry.split(" ", 1)[0].split("==") for entry in entries(lock))
    return {canonicalize_name(name): version for name, version in pins}


@pytest.mark.parametrize(
    ("lock", "written"),
    [
        (RUN, PROJECT["dependencies"]),
        (TESTS, PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]),
    ],
    ids=["run", "tests"],
)
def test_each_dependency_is_met_by_a_pin(lock: Path, written: list[str]):
    pins = pinned(lock)
    unmet = [
        str(need)
        for need in map(Requirement, written)
        if not need.specifier.contains(pins.get(canonicalize_name(need.name), "0.dev0"), prereleases=False)
    ]
    assert unmet == [], "refresh the locks: python tests/packaging/relock.py"


def test_the_tests_run_with_the_very_parts_that_people_run():
    tested = pinned(TESTS)
    assert {name: tested.get(name) for name in pinned(RUN)} == pinned(RUN)


@pytest.mark.parametrize("lock", [RUN, TESTS], ids=["run", "tests"])
def test_each_pin_has_its_hashes(lock: Path):
    bare = [entry for entry in entries(lock) if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry)]
    assert bare == []


@pytest.mark.parametrize("lock", [RUN, TESTS], ids=["run", "tests"])
def test_no_place_is_named(lock: Path):
    text = lock.read_text("utf-8")
    assert [word for word in ("http", "://", "index", "find-links", "/") if word in text] == []


@pytest.mark.parametrize("part", ["icu4py", "pydantic-core", "rl-accel", "uharfbuzz", "pypdfium2"])
def test_compiled_parts_are_locked_for_more_than_one_system(part: str):
    (entry,) = (entry for entry in entries(RUN) if entry.startswith(f"{part}=="))
    # A wheel for two processors on each of three systems, at the least.
    assert entry.count("--hash") >= 6
