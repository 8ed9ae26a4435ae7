"""A folder of sheets on a disk that takes no more: a process of its own, because the limit holds for all of it."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from kiosk.printing.folder import Folder
from kiosk.printing.printer import OutOfOrder

KEY = "3f9a2c7be1d04f5a9b8c7d6e5f4a3b2c"


def main(data: Path) -> None:
    page = data / "page.pdf"
    page.write_bytes(bytes(40_000))
    folder = Folder(data / "sheets")
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, unlimited[1]))
    print(reason(folder.ready().sentence))
    try:
        folder.submit(page, KEY, "tun-aung-letter")
    except OutOfOrder as error:
        print(reason(str(error)))
    print("nothing half-written" if not list(folder.tray.folder.iterdir()) else "a leftover")
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    print("ready again" if folder.ready().ok else "still out of order")
    folder.submit(page, KEY, "tun-aung-letter")
    print(f"{folder.tray.count()} sheet")


def reason(sentence: str) -> str:
    return sentence.split(". ")[1]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
