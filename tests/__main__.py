"""``python3 -m tests``: fetches what the tests need, then runs everything that must hold before a commit.

With arguments only pytest runs, and takes them: ``python3 -m tests tests/ledger -k void``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from kiosk import bootstrap

ROOT = Path(__file__).parents[1]

COVERAGE_FLOOR = 85
"""Per cent of lines and branches; a run below it fails."""

CHECKS = {
    "ruff": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy"),
    # It has no `python -m` of its own, and its command may not be on the PATH.
    "import-linter": ("-c", "import importlinter.cli as c; c.lint_imports_command()", "--no-logo", "--no-cache"),
}
"""What reads the code without running it: the interpreter's arguments for each."""

WORKERS = (os.cpu_count() or 1) + 1
"""One more than cores: who drives a real terminal mostly waits for it."""

COVERED = ("--cov=kiosk", "--cov-report=term:skip-covered", f"--cov-fail-under={COVERAGE_FLOOR}")


def main(arguments: list[str]) -> int:
    """Runs pytest with `arguments`, or everything where there are none; returns 0 where all of it passed."""
    bootstrap.ensure(bootstrap.TEST_LOCK)
    if arguments:
        return step("pytest", "-m", "pytest", *arguments)
    failed = [name for name, check in CHECKS.items() if step(name, *check)]
    # The tests come last, so that their closing line is the last thing a reader sees of a good run.
    code = step("pytest", "-m", "pytest", f"--numprocesses={WORKERS}", "--dist=loadgroup", *COVERED)
    if failed:
        sys.stderr.write(f"Not passed: {', '.join(failed)}; see above.\n")
    return code or int(bool(failed))


def step(name: str, *arguments: str) -> int:
    """Says what runs, runs this very interpreter with `arguments`, and returns its exit code."""
    sys.stderr.write(f"== {name}\n")
    sys.stderr.flush()
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
