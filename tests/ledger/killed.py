"""Kill a writer again and again at random moments: FOLDER KILLS SEED; says what was acknowledged, one a line.

The writers are forked from a process that has everything imported, so that a kill costs milliseconds.
"""

import os
import random
import runpy
import signal
import sys
import time
from pathlib import Path

import sqlite_utils  # noqa: F401

from kiosk.ledger.ledger import Ledger  # noqa: F401

folder, kills, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
writer = str(Path(__file__).with_name("writer.py"))
moments = random.Random(seed)


def write_for_ever(pipe: int) -> None:
    os.dup2(pipe, 1)
    sys.argv = [writer, folder, "1000000"]
    runpy.run_path(writer)


for life in range(kills):
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        write_for_ever(write)
        os._exit(1)
    os.close(write)
    # Every other life is let speak once, or a busy machine would kill them all before they wrote.
    first = b"" if life % 2 else os.read(read, 65_536)
    time.sleep(moments.uniform(0.005, 0.08))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(read, "rb") as said:
        sys.stdout.write((first + said.read()).decode())
