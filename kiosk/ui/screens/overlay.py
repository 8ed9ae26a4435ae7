"""What may lie over a visit without ending it."""

from __future__ import annotations

from typing import ClassVar

from textual.screen import ModalScreen

from kiosk.catalogue import Say
from kiosk.ui.mirror import hang

PATIENCE = 30.0
"""Seconds an organiser's screen stays without a key before the public one comes back."""


class Overlay(ModalScreen[bool]):
    """Lies over whatever screen there is; answers once, and only while it lies on top."""

    AUTO_FOCUS: ClassVar[str | None] = None

    def __init__(self, say: Say) -> None:
        super().__init__()
        self.glass = hang(self, say)

    def lift(self, answer: bool) -> None:
        """Uncovers the screen below."""
        if self.is_current:
            self.dismiss(answer)


class Private(Overlay):
    """Goes by itself after a while without a key or a touch."""

    def on_mount(self) -> None:
        """Begins to wait."""
        self._patience = self.set_timer(PATIENCE, lambda: self.lift(False))

    def wait(self) -> None:
        """Begins to wait again, as after another screen that lay over this one."""
        self._patience.stop()
        self._patience = self.set_timer(PATIENCE, lambda: self.lift(False))

    def stay(self) -> None:
        """Somebody is at it: waits afresh."""
        self._patience.reset()
