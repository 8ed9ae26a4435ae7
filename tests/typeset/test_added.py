from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from made_fonts import collection, font, saved

from kiosk.errors import EXIT_REFUSED
from kiosk.sheets.canvas import PlacedLine, SheetCanvas
from kiosk.sheets.paper import A4
from kiosk.sheets.picture import picture
from kiosk.typeset import added, coverage
from kiosk.typeset.added import Added, FontsRefused, add
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.layout import lines
from kiosk.typeset.shape import Setter

CHEROKEE, NKO = "ᏣᎳᎩ", "ߒߞߏ"


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def shows(library: FontLibrary, text: str) -> bytes:
    """The page's ink: what `text` looks like alone on it."""
    canvas = SheetCanvas(A4, title="", language="en")
    rows = lines(Setter(library).words(text, Style.LETTER, "en"), 40_000)
    canvas.lines((PlacedLine(row, 100, 400) for row in rows), 40)
    canvas.end_page()
    return picture(canvas.pdf(), 300).rgb


def test_an_added_font_sets_what_no_other_can_and_nothing_else(tmp_path: Path, fonts: Path) -> None:
    source = put(tmp_path, "any name.ttf", saved(font(f"A{CHEROKEE}", name="Made-Regular")))
    kept = tmp_path / "kept"
    assert not FontLibrary(fonts, kept).fonts_for("Ꮳ")
    assert add([source], kept, fonts) == (Added("Made-Regular", brings=3, new=True),)
    library = FontLibrary(fonts, kept)
    assert library.face_for(library.fonts_for("Ꮳ"), Style.LETTER, "Cher").name == "Made-Regular"
    assert library.face_for(library.fonts_for("A"), Style.LETTER).name == "NotoSerif-Regular"


def test_an_added_font_is_opened_only_when_a_character_needs_it(tmp_path: Path, fonts: Path) -> None:
    add([put(tmp_path, "a.ttf", saved(font(CHEROKEE)))], tmp_path / "kept", fonts)
    library = FontLibrary(fonts, tmp_path / "kept")
    Setter(library).words("Dear Minister", Style.LETTER, "en")
    assert library.opened == ("NotoSerif-Regular",)
    Setter(library).words(CHEROKEE, Style.LETTER, "chr")
    assert library.opened == ("NotoSerif-Regular", "Made")


@pytest.mark.parametrize("form", ["truetype", "postscript", "variable", "collection"])
def test_every_form_of_font_prints_the_same_letter(form: str, tmp_path: Path, fonts: Path) -> None:
    made = {
        "truetype": lambda: saved(font(CHEROKEE)),
        "postscript": lambda: saved(font(CHEROKEE, postscript=True)),
        "variable": lambda: saved(font(CHEROKEE, variable=True)),
        "collection": lambda: collection(font("A", name="First"), font(CHEROKEE)),
    }
    for one in ("truetype", form):
        add([put(tmp_path, f"{one}.otf", made[one]())], tmp_path / one, fonts)
    kept = TTFont(BytesIO((tmp_path / form / "Made.ttf").read_bytes()), checkChecksums=2)
    assert {"glyf", "loca"} <= set(kept.keys()) and not {"CFF ", "fvar", "gvar"} & set(kept.keys())
    inks = [shows(FontLibrary(fonts, tmp_path / one), CHEROKEE) for one in ("truetype", form)]
    # An edge that is drawn the other way round is grey by a shade more or less.
    assert max(abs(one - other) for one, other in zip(*inks, strict=True)) < 8 and min(inks[0]) < 50


def test_of_a_collection_only_fonts_with_letters_of_their_own_are_kept(tmp_path: Path, fonts: Path) -> None:
    both = collection(font(CHEROKEE, name="One"), font(CHEROKEE, name="Again"), font(NKO, name="Two"))
    told = add([put(tmp_path, "all.ttc", both)], tmp_path / "kept", fonts)
    assert sorted(one.stem for one in told) == ["One", "Two"]


def test_a_letter_without_ink_in_a_font_is_not_covered_by_it(tmp_path: Path, fonts: Path) -> None:
    add([put(tmp_path, "a.ttf", saved(font("ᏣᎳ", blank="Ꭹ")))], tmp_path / "kept", fonts)
    library = FontLibrary(fonts, tmp_path / "kept")
    assert library.fonts_for("Ꮳ") and not library.fonts_for("Ꭹ")


def test_a_font_with_the_name_of_one_of_the_house_stands_beside_it(tmp_path: Path, fonts: Path) -> None:
    source = put(tmp_path, "a.ttf", saved(font(CHEROKEE, name="NotoSerif-Regular")))
    assert [one.stem for one in add([source], tmp_path / "kept", fonts)] == ["NotoSerif-Regular-Added"]
    library = FontLibrary(fonts, tmp_path / "kept")
    assert library.own(Style.LETTER).glyph("a") and library.fonts_for("Ꮳ")


def test_adding_the_same_font_again_changes_nothing(tmp_path: Path, fonts: Path) -> None:
    source = put(tmp_path, "a.ttf", saved(font(CHEROKEE)))
    add([source], tmp_path / "kept", fonts)
    index = (tmp_path / "kept" / coverage.INDEX).read_bytes()
    assert add([source, source], tmp_path / "kept", fonts) == (Added("Made", brings=0, new=False),)
    assert (tmp_path / "kept" / coverage.INDEX).read_bytes() == index


def test_a_folder_is_looked_through_for_fonts_alone(tmp_path: Path, fonts: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    put(tmp_path / "in" / "deep", "a.TTF", saved(font(CHEROKEE)))
    put(tmp_path / "in", "OFL.txt", b"licence")
    put(tmp_path / "in", "._a.ttf", b"what macOS leaves on sticks")
    assert [one.stem for one in add([tmp_path / "in"], tmp_path / "kept", fonts)] == ["Made"]


def test_every_fault_is_told_at_once_and_nothing_is_copied(tmp_path: Path, fonts: Path) -> None:
    good = put(tmp_path, "good.ttf", saved(font(CHEROKEE)))
    whole = saved(font(NKO, name="Other"))
    web = font(NKO)
    web.flavor = "woff"
    wrong = {
        "broken.ttf": (whole[:400] + bytes(200) + whole[600:], "is damaged. Copy it again"),
        "cut.ttf": (whole[: len(whole) // 2], "is damaged. Copy it again"),
        "empty.ttf": (b"", "is no TrueType or OpenType font. Take a TTF, OTF or TTC file."),
        "web.woff": (saved(web), "is a font for web pages (WOFF). Take the same font as TTF or OTF."),
        "text.otf": (b"not a font at all", "is no TrueType or OpenType font"),
        "kept.ttf": (saved(font(NKO, fs_type=2)), "may not be put into documents, as its maker says in it"),
        "uncut.ttf": (saved(font(NKO, fs_type=0x104)), "may not be put into documents"),
        "blank.ttf": (saved(font("", blank=NKO)), "has no character that can be printed"),
    }
    paths = [put(tmp_path, name, data) for name, (data, _) in wrong.items()]
    (tmp_path / "none").mkdir()
    (tmp_path / "link.ttf").symlink_to(good)
    asked = [good, *paths, tmp_path / "none", tmp_path / "link.ttf", tmp_path / "gone.ttf"]
    with pytest.raises(FontsRefused) as refused:
        add(asked, tmp_path / "kept", fonts)
    told = str(refused.value).splitlines()
    expected = {name: sentence for name, (_, sentence) in wrong.items()} | {
        "none": "holds no font. Name a folder with a few TTF, OTF or TTC files.",
        "link.ttf": "is a link to another place. Name the file itself.",
        "gone.ttf": "is not there, or is no file. Name a font, or a folder of fonts.",
    }
    assert refused.value.exit_code == EXIT_REFUSED
    assert len(told) == len(expected)
    for line, name in zip(told, sorted(expected), strict=True):
        assert line.startswith(f"{name}: {expected[name]}")
    assert not (tmp_path / "kept").exists()


def test_a_file_too_large_is_not_read_to_its_end(tmp_path: Path, fonts: Path) -> None:
    huge = tmp_path / "huge.ttf"
    with huge.open("wb") as file:
        file.truncate(60 * 2**20)
    with pytest.raises(FontsRefused, match=r"^huge\.ttf: is larger than 40 MB\. Take a font for one script"):
        add([huge], tmp_path / "kept", fonts)


def test_a_folder_with_too_many_fonts_is_refused(tmp_path: Path, fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(added, "MOST_FILES", 2)
    for number in range(3):
        put(tmp_path, f"{number}.ttf", b"")
    with pytest.raises(FontsRefused, match="holds more than 2 fonts, or more than 400 MB of them"):
        add([tmp_path], tmp_path / "kept", fonts)


def test_two_fonts_of_one_name_are_refused_together_and_one_after_the_other(tmp_path: Path, fonts: Path) -> None:
    one, two = (put(tmp_path, f"{name}.ttf", saved(font(name + CHEROKEE))) for name in "ab")
    with pytest.raises(FontsRefused, match=r"^b\.ttf: calls itself Made, as another one in a\.ttf does"):
        add([one, two], tmp_path / "kept", fonts)
    add([one], tmp_path / "kept", fonts)
    with pytest.raises(FontsRefused, match=r"^b\.ttf: is another version of Made\.ttf, which is here already"):
        add([two], tmp_path / "kept", fonts)


def test_a_font_taken_out_by_hand_is_as_if_it_had_never_been_there(tmp_path: Path, fonts: Path) -> None:
    kept = tmp_path / "kept"
    add([put(tmp_path, "a.ttf", saved(font(CHEROKEE)))], kept, fonts)
    (kept / "Made.ttf").unlink()
    assert not FontLibrary(fonts, kept).fonts_for("Ꮳ")


def test_a_damaged_index_of_added_fonts_says_how_to_mend_it(tmp_path: Path, fonts: Path) -> None:
    (tmp_path / coverage.INDEX).write_bytes(b"{")
    with pytest.raises(Exception, match=r"Take the folder away and add the fonts again with `kiosk fonts add`\."):
        FontLibrary(fonts, tmp_path)


def test_a_disk_that_refuses_is_one_sentence(tmp_path: Path, fonts: Path) -> None:
    source = put(tmp_path, "a.ttf", saved(font(CHEROKEE)))
    in_the_way = put(tmp_path, "kept", b"")
    with pytest.raises(Exception, match=r"^The fonts can't be kept in .*: file exists\. None was added\.$"):
        add([source], in_the_way, fonts)


def test_what_an_added_font_is_kept_as_is_the_same_every_time(tmp_path: Path, fonts: Path) -> None:
    source = put(tmp_path, "a.otf", saved(font(CHEROKEE, postscript=True)))
    for name in ("one", "two"):
        add([source], tmp_path / name, fonts)
    assert (tmp_path / "one" / "Made.ttf").read_bytes() == (tmp_path / "two" / "Made.ttf").read_bytes()
    assert json.loads((tmp_path / "one" / coverage.INDEX).read_bytes()).keys() == {"Made"}


def test_a_real_font_brings_scripts_we_lack(tmp_path: Path, fonts: Path, dejavu: Path) -> None:
    add([dejavu], tmp_path / "kept", fonts)
    library = FontLibrary(fonts, tmp_path / "kept")
    for char in "ⵣߒ":
        assert not FontLibrary(fonts).fonts_for(char)
        assert library.face_for(library.fonts_for(char), Style.LETTER).name == "DejaVuSans"
    # Its table OS/2 is of a version from before capitals were measured.
    assert library.named("DejaVuSans").measures.cap_height == 700
    assert min(shows(library, "ⵣߒ")) < 50


def test_plain_faces_are_asked_before_slanted_and_bold_ones(tmp_path: Path, fonts: Path) -> None:
    names = ("Some-BoldItalic", "Some-Bold", "Some-Italic", "SomeNarrow-Regular", "Some-Regular")
    for number, name in enumerate(names):
        put(tmp_path, f"{number}.ttf", saved(font(CHEROKEE, name=name)))
    add([tmp_path], tmp_path / "kept", fonts)
    library = FontLibrary(fonts, tmp_path / "kept")
    assert library.face_for(library.fonts_for("Ꮳ"), Style.LETTER).name == "Some-Regular"
