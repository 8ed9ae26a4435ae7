"""``python3 -m kiosk`` and the ``kiosk`` command: prepare, run, and never show a traceback to anybody."""

from __future__ import annotations

import gc
import sys

from kiosk import bootstrap

GC_THRESHOLD = 50_000
"""Objects between two looks of the garbage collector. Python's 700 costs 30 of the 300 ms to the first paint."""


def main() -> int:
    """Runs the command line; returns the exit code. Whatever goes wrong is told in one sentence on stderr."""
    gc.set_threshold(GC_THRESHOLD)
    bootstrap.ensure()
    try:
        from kiosk import cli

        return cli.main() or 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _tell(error)


def run() -> int:
    """`main` as the whole of a process."""
    try:
        return main()
    finally:
        # The system takes all memory back; looking through it once more for garbage would cost 30 of 300 ms.
        gc.freeze()


def _tell(error: Exception) -> int:
    """Says `error` in a sentence and returns its exit code."""
    from kiosk.errors import EXIT_REFUSED, EXIT_RESTART, KioskError

    if isinstance(error, KioskError):
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    from kiosk import crash

    report = crash.report(error)
    lies = f"a report without anybody's words lies at {report}" if report else "no report of it could be written"
    sys.stderr.write(f"Something went wrong; {lies}.\n")
    return EXIT_RESTART if _is_run(sys.argv[1:]) else EXIT_REFUSED


def _is_run(arguments: list[str]) -> bool:
    # `kiosk` alone, or with nothing but options, is `kiosk run`: a screen that the wrapper brings back.
    return not arguments or arguments[0] == "run" or arguments[0].startswith("-")


if __name__ == "__main__":
    sys.exit(run())
