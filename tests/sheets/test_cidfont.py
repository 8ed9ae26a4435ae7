from __future__ import annotations

import re
import zlib

from kiosk.sheets.cidfont import CidFont
from kiosk.sheets.ink import Inks
from kiosk.typeset.fonts import Style
from kiosk.typeset.glyphs import Ink
from kiosk.typeset.layout import Line, lines
from kiosk.typeset.shape import Setter


def _line(setter: Setter, text: str, measure: float = 60_000, language: str = "en") -> Line:
    return lines(setter.words(text, Style.LETTER, language), measure)[0]


def _inks(line: Line) -> list[Ink]:
    return [ink for word in line.words for ink in word.inks + word.spaces]


def test_one_glyph_with_two_meanings_has_two_codes(setter: Setter) -> None:
    # A and its Greek and Cyrillic twins may share an outline in a font, and must not share a meaning.
    font = CidFont("K1", _inks(_line(setter, "A"))[0].cluster.face)
    codes = {font.codes[ink] for text in ("A", "Α", "А") for ink in _inks(_line(setter, text))}
    assert len(codes) == 3 and "0000" not in codes


def test_kerning_follows_its_code(setter: Setter) -> None:
    first = _inks(_line(setter, "Te"))[0]
    font = CidFont("K1", first.cluster.face)
    assert font.codes[first] == f"0001>{first.cluster.advance - first.advance}<"


def test_a_justified_line_grows_by_what_its_spaces_gain(setter: Setter) -> None:
    line = _line(setter, "one two three four five")
    shown, _ = Inks().line(line, 100.4, None, 11)
    gains = [int(number) for number in re.findall(r"> (-\d+)<", shown)]
    assert sum(gains) == -402 and len(gains) == 4 and all(gain in (-100, -101) for gain in gains)


def test_a_wrapped_line_keeps_one_space_for_those_who_copy_it(setter: Setter) -> None:
    line = _line(setter, "one two    three", 3_900)
    assert line.text == "one two" and line.wrapped
    shown, _ = Inks().line(line, 0, None, 11)
    assert len("".join(re.findall(r"<([0-9A-F]+)>", shown))) == 4 * len("one two ")


def test_a_font_is_named_only_where_it_changes(setter: Setter) -> None:
    inks = Inks()
    first, font = inks.line(_line(setter, "one"), 0, None, 11)
    second, font = inks.line(_line(setter, "two"), 0, font, 11)
    third, _ = inks.line(_line(setter, "क"), 0, font, 11)
    assert ("/K1 11 Tf" in first, "Tf" in second, "/K2 11 Tf" in third) == (True, False, True)


def test_an_empty_line_shows_nothing(setter: Setter) -> None:
    assert Inks().line(lines(setter.words("\n", Style.LETTER, "en"), 9_000)[0], 0, None, 11) == ("", None)


class _Document:
    """As much of ReportLab's document as a font needs."""

    def __init__(self) -> None:
        self.idToObject = {"BasicFonts": type("Fonts", (), {"dict": {}})()}
        self.idToObjectNumberAndVersion: dict[str, tuple[int, int]] = {}
        self.written: list[bytes] = []

    def Reference(self, thing: object) -> object:
        self.written.append(thing.format(self))  # type: ignore[attr-defined]
        name = f"R{len(self.written)}"
        self.idToObjectNumberAndVersion[name] = (len(self.written), 0)
        return type("Reference", (), {"name": name})()


def test_the_map_back_to_text_is_cut_into_blocks_of_a_hundred(setter: Setter) -> None:
    line = _line(setter, "".join(map(chr, range(0x400, 0x4F0))), 1_000_000)
    inks = Inks()
    inks.line(line, 0, None, 11)
    document = _Document()
    inks.fonts[0].addObjects(document)  # type: ignore[arg-type]
    texts = next(data for data in reversed(document.written) if b"stream" in data)
    body = zlib.decompress(texts.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0])
    assert re.findall(rb"(\d+) beginbfchar", body)[:2] == [b"100", b"100"]
    assert b"<0413>" in body


def test_the_gain_of_a_space_does_not_run_into_the_kerning_before_it(setter: Setter) -> None:
    words = setter.words("אז בת של ים (To) אז", Style.LETTER, "he")
    for row in lines(words, 4_000) + lines(setter.words("Te To Av", Style.LETTER, "en"), 3_000):
        shown, _ = Inks().line(row, 33.3, None, 11)
        assert not re.search(r"\d-|-\d+-", re.sub(r"<[0-9A-F]*>", " ", shown).replace(" ", "_"))
