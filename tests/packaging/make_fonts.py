"""Makes the fonts of ``assets/fonts`` out of the files that Noto and Debian publish, the same bytes every time.

python tests/packaging/make_fonts.py FOLDER

FOLDER holds, unpacked anywhere below it, what ``npm pack @expo-google-fonts/<package>@<version>`` and
``apt-get download fonts-noto-core`` bring (bookworm: 20201225-1); `SOURCES` names each file. Hints go, since a PDF
is printed without them; Latin goes, since Noto Serif sets it; Chinese, Japanese and Korean keep what their
national standard calls everyday characters. The index of coverage is written last.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import uharfbuzz as hb
from fontTools import unicodedata as scripts

from kiosk.typeset import coverage

FONTS = Path(__file__).parents[2] / "assets" / "fonts"

DEBIAN = "fonts-noto-core 20201225-1"

SOURCES = {
    "NotoNaskhArabic-Regular": ("NotoNaskhArabic_400Regular", "noto-naskh-arabic 0.4.5"),
    "NotoSerifHebrew-Regular": ("NotoSerifHebrew_400Regular", "noto-serif-hebrew 0.4.2"),
    "NotoSerifDevanagari-Regular": ("NotoSerifDevanagari_400Regular", "noto-serif-devanagari 0.4.1"),
    "NotoSerifBengali-Regular": ("NotoSerifBengali_400Regular", "noto-serif-bengali 0.4.4"),
    "NotoSerifTelugu-Regular": ("NotoSerifTelugu_400Regular", "noto-serif-telugu 0.4.2"),
    "NotoSerifTibetan-Regular": ("NotoSerifTibetan_400Regular", "noto-serif-tibetan 0.4.2"),
    "NotoSerifTamil-Regular": ("NotoSerifTamil-Regular", DEBIAN),
    "NotoSerifSinhala-Regular": ("NotoSerifSinhala-Regular", DEBIAN),
    "NotoSerifGujarati-Regular": ("NotoSerifGujarati-Regular", DEBIAN),
    "NotoSerifGurmukhi-Regular": ("NotoSerifGurmukhi-Regular", DEBIAN),
    "NotoSerifKannada-Regular": ("NotoSerifKannada-Regular", DEBIAN),
    "NotoSerifMalayalam-Regular": ("NotoSerifMalayalam-Regular", DEBIAN),
    "NotoSerifKhmer-Regular": ("NotoSerifKhmer-Regular", DEBIAN),
    "NotoSerifMyanmar-Regular": ("NotoSerifMyanmar-Regular", DEBIAN),
    "NotoSerifThai-Regular": ("NotoSerifThai-Regular", DEBIAN),
    "NotoSerifLao-Regular": ("NotoSerifLao-Regular", DEBIAN),
    "NotoSerifEthiopic-Regular": ("NotoSerifEthiopic-Regular", DEBIAN),
    "NotoSerifGeorgian-Regular": ("NotoSerifGeorgian-Regular", DEBIAN),
    "NotoSerifArmenian-Regular": ("NotoSerifArmenian-Regular", DEBIAN),
    "NotoEmoji-Regular": ("NotoEmoji_400Regular", "noto-emoji 0.4.7"),
    "NotoSerifSC-Regular": ("NotoSerifSC_400Regular", "noto-serif-sc 0.4.3"),
    "NotoSerifTC-Regular": ("NotoSerifTC_400Regular", "noto-serif-tc 0.4.4"),
    "NotoSerifJP-Regular": ("NotoSerifJP_400Regular", "noto-serif-jp 0.4.3"),
    "NotoSerifKR-Regular": ("NotoSerifKR_400Regular", "noto-serif-kr 0.4.3"),
}
"""Each font that is made: the stem of the file it is made of, and the package that brings it."""

ELSEWHERE = frozenset({"Latn", "Grek", "Cyrl"})
"""Scripts that Noto Serif sets."""

# Not in GB 2312, yet in the names of people who are written to or about.
NAMES = "镕喆堃昇淼甯珺祎玥翀赟垚旸晞煊琨珅祯烨瑄炜犇頔昉晗曌翾囍"

_HIGH, _BIG5_LOW = range(0xA1, 0xFF), (*range(0x40, 0x7F), *range(0xA1, 0xFF))


def _standard(encoding: str, leads: range, trails: range | tuple[int, ...] = _HIGH) -> set[str]:
    """The characters of a two-byte standard whose first byte is one of `leads`."""
    pairs = (bytes((lead, trail)) for lead in leads for trail in trails)
    return {char for pair in pairs if (char := pair.decode(encoding, "ignore"))}


EVERYDAY = {
    "NotoSerifSC-Regular": lambda: _without_kana(_standard("gb2312", range(0xA1, 0xF8))) | {*NAMES},
    "NotoSerifTC-Regular": lambda: _standard("big5", range(0xA1, 0xC7), _BIG5_LOW),
    "NotoSerifJP-Regular": lambda: _standard("euc_jp", range(0xA1, 0xF5)),
    "NotoSerifKR-Regular": lambda: _standard("euc_kr", range(0xA1, 0xA5)) | _standard("euc_kr", range(0xB0, 0xC9)),
}
"""GB 2312, the first level of Big5, JIS X 0208, and the hangul of KS X 1001."""


def _without_kana(chars: set[str]) -> set[str]:
    return {char for char in chars if scripts.script(char) not in ("Hira", "Kana")}


def kept(stem: str, has: set[int]) -> set[int]:
    """The code points of a font that are kept."""
    everyday: Callable[[], set[str]] = EVERYDAY.get(stem, lambda: set(map(chr, has)))
    return {
        ord(char)
        for char in everyday() | {" ", "\u00a0"}
        if not ("\u2500" <= char < "\u25a0" and stem in EVERYDAY)
        and (scripts.script(char) not in ELSEWHERE or "\uff00" <= char < "\uffef")
    }


def made(stem: str, source: Path) -> bytes:
    """The font `stem`, made of the file `source`."""
    face = hb.Face(hb.Blob(source.read_bytes()))
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(kept(stem, set(face.unicodes)))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    if stem in EVERYDAY:
        # Upright and rotated forms, ruby and widths of old terminals are for other pages than letters.
        wanted.layout_feature_tag_set.clear()
        wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _EAST_ASIAN)
    data: bytes = hb.SubsetPlan(face, wanted).execute().blob.data
    return data


_DROPPED = ("DSIG", "STAT", "VORG", "vhea", "vmtx", "gasp", "meta")
_EAST_ASIAN = ("ccmp", "locl", "mark", "mkmk")


def main(folder: Path) -> None:
    """Make every font out of what lies in `folder`."""
    found = {path.stem: path for path in folder.rglob("*.ttf")}
    for stem, (source, _) in SOURCES.items():
        (FONTS / f"{stem}.ttf").write_bytes(made(stem, found[source]))
    coverage.write(FONTS)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
