from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.assets import assets
from kiosk.campaign import archive, pack, scaffold
from kiosk.campaign.check import check
from kiosk.campaign.model import Weight
from kiosk.errors import FaultsError

CASE = "cases/robin-example.toml"
WORDS = "words/en.toml"


def test_a_pack_is_read_whole(example: Any) -> None:
    found = pack.load(example.path)
    robin = found.named("robin-example")
    assert found.practice
    assert robin.file.weight is Weight.SERIOUS
    assert robin.told_in("en").long.count("\n\n") == 1
    assert found.version == f"example 1 {archive.digest(archive.read(example.path))[:12]}"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            CASE,
            '"serious"',
            '"hevy"',
            f"{CASE}: weight: must be one of light, serious, violence; it says 'hevy'. Take one of these.",
        ),
        (
            CASE,
            "number = 1",
            'number = "1"',
            f"{CASE}: number: must be a whole number; it says '1'. Write it without quotes.",
        ),
        (CASE, "number = 1", "number = 0", f"{CASE}: number: must be at least 1; it says 0. Raise it."),
        (CASE, "weight =", "wieght =", f"{CASE}: weight: is missing. Add it."),
        (
            CASE,
            "weight =",
            "wieght =",
            f"{CASE}: wieght: is not a key we know. Check its spelling, or take it out.",
        ),
        (
            CASE,
            'id = "robin-example"',
            'id = "robin"',
            f"{CASE}: id: is 'robin', not the name of the file. Make the two the same.",
        ),
        (
            CASE,
            '{ kind = "letter" },',
            '"letter",',
            f"{CASE}: channels: must be tables, each with its own keys. Compare it with the example.",
        ),
        (
            CASE,
            'kind = "letter"',
            'kind = "leter"',
            f"{CASE}: channels[1].kind: must be one of letter, fax, email, post, sms, petition, solidarity, photo;"
            " it says 'leter'. Take one of these.",
        ),
        (
            "pack.toml",
            "practice = true",
            'practice = "yes"',
            "pack.toml: practice: must be true or false; it says 'yes'. Write true or false, without quotes.",
        ),
        (
            "pack.toml",
            "format = 1",
            "format = 2",
            "pack.toml: format: is 2, and this kiosk reads format 1. Update the kiosk, or the pack.",
        ),
        ("pack.toml", '["en"]', '["en", "en"]', "pack.toml: languages: names a language twice. Take one out."),
        (
            "pack.toml",
            '["en"]',
            '["en", "fr"]',
            "words/fr.toml: the file is missing. Write it, or take 'fr' out of pack.toml's languages.",
        ),
        (WORDS, "line =", "lin =", f"{WORDS}: robin-example.line: is missing. Add it."),
        (
            WORDS,
            'openers = [\n  "I write to you with respect about one person whose case has moved me.",\n  "',
            'openers = [\n  "',
            f"{WORDS}: robin-example.openers: lists 1 and must list 2 to 5. Add some, or take some out.",
        ),
        (
            WORDS,
            "poet, three years in prison for one poem",
            "p" * 73,
            f"{WORDS}: robin-example.line: has 73 characters and may have 72. Shorten it.",
        ),
        (
            WORDS,
            "Robin Example read a poem",
            "R" * 260,
            f"{WORDS}: robin-example.short: has 338 characters and may have 260. Shorten it.",
        ),
        (
            WORDS,
            "[robin-example]",
            "[robin]",
            f"{WORDS}: robin: tells a case that has no file. Write cases/robin.toml, or mend the name of the table.",
        ),
        (WORDS, 'source = "Invented for this example"', "", f"{WORDS}: hope[1].source: is missing. Add it."),
        (
            WORDS,
            "[[hope]]",
            "[hope]",
            f"{WORDS}: hope: must be a list. Begin each word of hope with a line that says [[hope]].",
        ),
        (
            WORDS,
            "[pack]",
            'pack = "x"\n[other]',
            f"{WORDS}: pack: must be a table of keys. Write them under a line that says [pack].",
        ),
    ],
)
def test_a_fault_names_file_key_and_cure(example: Any, file: str, old: str, new: str, said: str) -> None:
    assert said in example.change(file, old, new).refused()


def test_a_case_without_words_is_refused(example: Any) -> None:
    text = (example.path / WORDS).read_text("utf-8")
    example.write(WORDS, text.replace("[robin-example", "[robin").encode())
    said = (
        f"{WORDS}: robin-example: is missing, and this is the pack's first language."
        " Add a table [robin-example] with its sentences."
    )
    assert said in example.refused()


def test_two_cases_of_one_number_are_refused(example: Any) -> None:
    case = (example.path / CASE).read_bytes().replace(b'id = "robin-example"', b'id = "sam-example"')
    said = example.write("cases/sam-example.toml", case).refused()
    assert "cases/sam-example.toml: number: is 1, as in cases/robin-example.toml. Change one." in said


def test_a_language_that_the_pack_does_not_name_is_refused(example: Any) -> None:
    said = example.write("words/fr.toml", b"").refused()
    assert said == ["words/fr.toml: is not among the languages of pack.toml. Add it there, or take the file out."]


@pytest.mark.parametrize("name", ["case/sam.toml", "sam.toml", "words/en/extra.toml", "cases/sam.TOML"])
def test_a_file_that_nobody_would_read_is_refused(example: Any, name: str) -> None:
    said = example.write(name, b"").refused()
    cure = "Move it to cases/, words/, letters/ or phrases/, as .toml."
    assert said == [f"{name}: lies where no file of a pack is read. {cure}"]


def test_a_pack_without_a_case_is_refused(example: Any) -> None:
    (example.path / CASE).unlink()
    assert "cases: holds no case. Write one: kiosk pack new makes an example." in example.refused()


def test_a_folder_that_is_no_pack_says_how_one_begins(tmp_path: Path) -> None:
    with pytest.raises(FaultsError) as caught:
        pack.load(tmp_path)
    cure = "A pack begins with pack.toml: is this the right folder or zip?"
    assert str(caught.value) == f"pack.toml: the file is missing. {cure}"


def test_wrong_bytes_and_broken_toml_are_sentences(example: Any) -> None:
    example.write(CASE, b'id = "\xff"').write(WORDS, b"[pack\n")
    first, second, *rest = example.refused()
    assert first == f"{CASE}: line 1: is not UTF-8 text. Save the file again as UTF-8."
    assert second.startswith(f"{WORDS}: is not TOML: Expected ']'")
    assert rest == []


def test_all_faults_of_all_files_come_at_once(example: Any) -> None:
    example.change("pack.toml", "practice = true", "practice = 1")
    example.change(CASE, '"serious"', '"hevy"').change(CASE, '"ZZ"', '"z"')
    said = example.refused()
    assert [line.split(":")[0] for line in said] == [CASE, CASE, "pack.toml"]


def test_nothing_that_acts_on_a_terminal_comes_out_of_a_pack(example: Any) -> None:
    example.change(WORDS, 'name = "Robin Example"', 'name = "Ro\\u001b[2Jbin\\u202e"')
    assert pack.load(example.path).named("robin-example").told_in("en").name == "Ro[2Jbin"
    example.change(WORDS, "line =", '"\\u001b[2J" =')
    assert all("\x1b" not in line for line in example.refused())


def test_cases_stand_in_the_order_of_their_numbers(practice: Any) -> None:
    assert [case.file.number for case in practice.cases] == list(range(1, 13))
    assert practice.cases[0].id == "eskinder-nega"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    path = tmp_path_factory.mktemp("sound") / "pack"
    scaffold.new(path)
    return archive.read(path)


_anything = st.one_of(
    st.just(b""),
    st.binary(max_size=12),
    st.sampled_from([b"true", b"-1", b'"\\u0000"', b"[]", b"{}", b"1979-05-27T07:32:00Z", b"nan", b"[[x]]\n", b'"""']),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_a_mutated_pack_is_read_or_refused_and_nothing_else(sound: dict[str, bytes], data: st.DataObject) -> None:
    files = dict(sound)
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(files)))
        lines = files[name].split(b"\n")
        at = data.draw(st.integers(0, len(lines) - 1))
        key, equals, _ = lines[at].partition(b" = ")
        swap = data.draw(_anything)
        lines[at : at + 1] = data.draw(st.sampled_from([[], [swap], [key + equals + swap], [lines[at], lines[at]]]))
        files[name] = b"\n".join(lines)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        assert all(str(fault) for fault in check(Path(folder)))
        try:
            assert pack.load(Path(folder)).cases
        except FaultsError as error:
            assert str(error)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(name=st.sampled_from(["pack.toml", CASE, WORDS]), content=st.binary(max_size=200))
def test_a_file_of_random_bytes_is_refused(sound: dict[str, bytes], name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for file, good in {**sound, name: content}.items():
            path = Path(folder, file)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(good)
        with pytest.raises(FaultsError):
            pack.load(Path(folder))


def test_a_pack_told_in_one_language_leaves_the_others_unread(tmp_path: Path) -> None:
    shutil.copytree(assets() / "packs" / "write-for-rights-2013", tmp_path / "pack")
    whole = pack.load(tmp_path / "pack")
    (tmp_path / "pack" / "words" / "fr.toml").write_text("= broken", "utf-8")
    (tmp_path / "pack" / "letters" / "km.toml").write_text("= broken", "utf-8")
    told = pack.load(tmp_path / "pack", ["tlh", "en", "fr", "my"])
    assert told.file.languages == whole.file.languages and [*told.titles] == ["en"]
    assert told.letters == whole.letters
    assert told.named("tun-aung").letter_languages == ("en", "my")
    assert [case.id for case in told.cases] == [case.id for case in whole.cases]
    assert told.cases[0].told_in("en") == whole.cases[0].told_in("en")


def test_a_pack_told_in_one_language_reads_what_stands_in_for_it() -> None:
    told = pack.load(assets() / "packs" / "write-for-rights-2013", ["fr"])
    assert [*told.titles] == ["en", "fr"]
    assert told.digest == pack.load(assets() / "packs" / "write-for-rights-2013").digest
