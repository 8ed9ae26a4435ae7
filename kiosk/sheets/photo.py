"""A sign to hold up: one sentence across a sheet that lies on its long side, as large as the sheet allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from kiosk.letter.imprint import Imprint
from kiosk.letter.photo import Photo
from kiosk.sheets.canvas import PlacedLine, SheetCanvas
from kiosk.sheets.drawable import alone
from kiosk.sheets.frame import Frame, check
from kiosk.sheets.paper import PT_PER_MM, Paper, landscape
from kiosk.sheets.shared import Shared
from kiosk.sheets.sheet import Sheet, TooLong
from kiosk.sheets.slot import TIGHT, Rows, rows
from kiosk.typeset.face import EM
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.glyphs import Word
from kiosk.typeset.layout import lines

LARGEST, LEAST, STEP = 200.0, 40.0, 2.0
"""Points of the sentence: past 200 two short words shout, and below 40 a group's picture can't be read."""

NAME_SHARE, NAME_MOST = 0.42, 54.0
"""The size of the name below it, as a share of the sentence's, and in points the most."""

SIDE_MM, TOP_MM = 16.0, 20.0
"""Margins in millimetres: thumbs hold a sign at its sides, and the practice mark stands at its top."""

WHOLE_NAMES = 0.6
"""How much smaller, as a share, a sentence may become so that no name in it is broken over two lines."""

_NAME_GAP = 0.8
_UNBROKEN = "\u00a0"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SetPhoto:
    """A sign, set: its sentence at `size_pt` points, the name below at `name_size`, all in the middle."""

    imprint: Imprint
    frame: Frame
    sentence: Rows
    size_pt: float
    name: Rows
    name_size: float

    @property
    def paper(self) -> Paper:
        """What it is printed on, lying."""
        return self.frame.paper

    @property
    def pages(self) -> int:
        """One."""
        return 1

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the sentence, and the name's."""
        return (*self.sentence.texts, *self.name.texts)

    def draw(self, canvas: SheetCanvas) -> None:
        """Draw its page."""
        with self.frame.page(canvas):
            top = self.frame.top - (self.frame.room - _height(self)) / 2
            with canvas.tagged("H1"):
                canvas.lines(self._centred(self.sentence, top, self.size_pt), self.size_pt)
            top -= _tall(self.sentence, self.size_pt) + _NAME_GAP * self.name_size
            canvas.lines(self._centred(self.name, top, self.name_size), self.name_size)

    def _centred(self, found: Rows, top: float, size: float) -> Iterator[PlacedLine]:
        for line, box, depth in zip(found.lines, found.extents, found.depths(), strict=False):
            # By their ink: a full stop's or a quote's white would push a large line out of the middle.
            middle = (box.left + box.right) / 2 * size / EM
            yield PlacedLine(line, self.paper.width / 2 - middle, top - depth * size)


def set_photo(text: Photo, paper: Paper, shared: Shared) -> SetPhoto:
    """The sign on `paper` lying; raises `TooLong` where the sentence does not fit in large type, or `Unprintable`."""
    imprint = text.imprint
    check((imprint.mark, imprint.note, text.sentence, text.name), shared.library, "sign", "a sign")
    frame = shared.frame(imprint, replace(landscape(paper), side_mm=SIDE_MM, top_mm=TOP_MM))
    tries = [done for told in (_unbroken(text), text.sentence) if (done := _largest(text, told, frame, shared))]
    if not tries:
        over = _height(_at(LEAST, text, text.sentence, frame, shared)) - frame.room
        raise TooLong(max(1, ceil(over / (LEAST * TIGHT))), "sentence", "a sign")
    return tries[0] if tries[0].size_pt >= WHOLE_NAMES * tries[-1].size_pt else tries[-1]


def photo_sheet(text: Photo, paper: Paper, library: FontLibrary) -> Sheet:
    """The sign as a document; raises what `set_photo` raises."""
    return alone(set_photo(text, paper, Shared(library)))


def _unbroken(text: Photo) -> str:
    """The sentence with its names in one piece each."""
    sentence = text.sentence
    for name in sorted(text.names, key=len, reverse=True):
        sentence = sentence.replace(name, name.replace(" ", _UNBROKEN))
    return sentence


def _largest(text: Photo, sentence: str, frame: Frame, shared: Shared) -> SetPhoto | None:
    """The sign with this sentence in the largest type at which it fits without cutting a word, if there is one."""
    words = shared.setter.words(sentence, Style.STRONG, text.imprint.language)
    size = LARGEST
    while size >= LEAST:
        measure = frame.paper.measure * EM / size
        if max((word.width for word in words), default=0) <= measure:
            done = _at(size, text, sentence, frame, shared)
            if _height(done) <= frame.room:
                return replace(done, sentence=_balanced(words, measure))
        size -= STEP
    return None


def _at(size: float, text: Photo, sentence: str, frame: Frame, shared: Shared) -> SetPhoto:
    """The sign with the sentence at this size, whether it fits or not."""
    language, name_size = text.imprint.language, min(NAME_MOST, size * NAME_SHARE)
    words = shared.setter.words(sentence, Style.STRONG, language)
    name = _balanced(shared.setter.words(text.name, Style.SMALL, language), frame.paper.measure * EM / name_size)
    return SetPhoto(text.imprint, frame, _set(words, frame.paper.measure * EM / size), size, name, name_size)


def _set(words: Sequence[Word], measure: float) -> Rows:
    return replace(rows(lines(words, measure)), least=TIGHT)


def _balanced(words: Sequence[Word], measure: float) -> Rows:
    """No more lines than `measure` needs, their ends as even as can be: broken at the narrowest that needs no more."""
    least = len(lines(words, measure))
    low, high = max((word.width for word in words), default=0), int(measure)
    while low < high:
        middle = (low + high) // 2
        if len(lines(words, middle)) <= least:
            high = middle
        else:
            low = middle + 1
    return _set(words, high)


def _tall(found: Rows, size: float) -> float:
    """The height of lines in points; 0 where there is none."""
    return found.height(size) * PT_PER_MM if found.lines else 0.0


def _height(done: SetPhoto) -> float:
    """Sentence, gap and name together, in points."""
    name = _tall(done.name, done.name_size)
    return _tall(done.sentence, done.size_pt) + (name + _NAME_GAP * done.name_size if name else 0.0)
