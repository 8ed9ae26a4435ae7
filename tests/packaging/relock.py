"""Refreshes both lock files from pyproject.toml: run it in the tests' environment, on any system.

python tests/packaging/relock.py            takes the newest releases that pyproject.toml allows
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUN, TESTS, HELD_BACK = (f"assets/deploy/{name}.txt" for name in ("requirements", "requirements-dev", "held-back"))

# Universal: one file for Linux, macOS and Windows and each Python from 3.11 on. No index is named, so that the
# reader's own registry or mirror serves it; the hashes say that it is the same file.
COMPILE = (
    "pip",
    "compile",
    "pyproject.toml",
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--quiet",
)
PLAIN = ("--no-emit-index-url", "--no-header", "--no-annotate", "--upgrade")


def relock() -> int:
    """Writes the locks; returns the exit code."""
    uv = (sys.executable, "-m", "uv", "--no-config", *COMPILE, *PLAIN)
    # The tests' lock is bound to the other, so that what is tested is what runs.
    for options in (("-c", HELD_BACK, "-o", RUN), ("--extra", "dev", "-c", RUN, "-o", TESTS)):
        code = subprocess.run((*uv, *options), cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(relock())
