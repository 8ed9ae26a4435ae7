"""What the sheets of one document share while they are set: fonts, words already shaped, frames already set."""

from __future__ import annotations

from kiosk.letter.imprint import Imprint
from kiosk.sheets.frame import Frame, set_frame
from kiosk.sheets.paper import Paper
from kiosk.typeset.fonts import FontLibrary
from kiosk.typeset.shape import Setter


class Shared:
    """Make one a document or a visit and drop it with it: its `setter` remembers people's words."""

    def __init__(self, library: FontLibrary, setter: Setter | None = None) -> None:
        self.library = library
        self.setter = setter or Setter(library)
        self._frames: dict[tuple[Imprint, Paper], Frame] = {}

    def frame(self, imprint: Imprint, paper: Paper) -> Frame:
        """What stands around a sheet: the same for all of one case, language and paper."""
        key = imprint, paper
        return self._frames.get(key) or self._frames.setdefault(key, set_frame(imprint, paper, self.setter))
