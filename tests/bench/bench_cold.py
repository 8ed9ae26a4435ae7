"""One letter from a cold start: ``kiosk write`` to a finished PDF, beside a process that only imports its libraries.

The peer's list is made by a first run of the command: every module that is neither Python's own nor the kiosk's, in
the order in which they were loaded.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from table import Row, show

CHECKOUT = Path(__file__).resolve().parents[2]

WRITE = ["write", "--case", "tun-aung", "--config", str(CHECKOUT / "kiosk.toml"), "-o"]

LOADED = """
import json, sys
from kiosk.__main__ import main
sys.argv = ["kiosk", *sys.argv[1:]]
code = main()
own = sys.stdlib_module_names | {"kiosk", "__main__"}
real = [name for name, module in sys.modules.items() if getattr(module, "__spec__", None)]
print(json.dumps([name for name in real if name.partition(".")[0] not in own]))
sys.exit(code)
"""

# Parts of compiled modules that register themselves and can't be asked for by name.
_NOT_IMPORTABLE = ("cython_runtime", "_cython", "_distutils_hack", "sitecustomize")


def libraries(folder: str) -> list[str]:
    """The modules of others that the command loads."""
    command = [sys.executable, "-c", LOADED, *WRITE, f"{folder}/letter.pdf"]
    found: list[str] = json.loads(subprocess.run(command, env=_environment(), check=True, capture_output=True).stdout)
    return [name for name in found if name.replace(".", "_").isidentifier() and not name.startswith(_NOT_IMPORTABLE)]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(CHECKOUT)}


def whole_process(*arguments: str) -> float:
    """Milliseconds of a process of this Python from start to end."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=_environment(), check=True, capture_output=True, timeout=60)
    return (time.perf_counter() - begun) * 1000


def measure(runs: int = 21) -> list[Row]:
    """The pair in turn, A B A B, and the median of each."""
    ours: list[float] = []
    peer: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        imports = f"import {', '.join(libraries(folder))}"
        for run in range(runs + 1):
            pair = (
                whole_process("-m", "kiosk", *WRITE, f"{folder}/letter.pdf"),
                whole_process("-c", imports),
            )
            if run:  # The first run compiles and fills caches.
                ours.append(pair[0])
                peer.append(pair[1])
    return [Row("kiosk write, beside importing its libraries", median(ours), median(peer), "ms", 1.6)]


if __name__ == "__main__":
    show(measure())
