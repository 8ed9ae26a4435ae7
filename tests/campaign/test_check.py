from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.campaign.check import check
from kiosk.campaign.model import Pack
from kiosk.errors import Fault

CASE = "cases/robin-example.toml"
WORDS = "words/en.toml"
FRENCH = "words/fr.toml"
FILL = "Write the words that belong there."


def test_a_sound_pack_has_no_fault(example: Any) -> None:
    assert example.faults() == []
    assert example.in_two_languages().faults() == []


def test_a_pack_that_can_not_be_reached_is_one_fault(tmp_path: Path) -> None:
    assert [str(fault) for fault in check(tmp_path / "no")] == ["no: there is no such pack. Name a folder or a zip."]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            CASE,
            'id = "sentence"',
            'id = "trial"',
            f"{WORDS}: robin-example.facts.trial: is missing. Write the sentence for the fact in {CASE}.",
        ),
        (
            CASE,
            'id = "sentence"',
            'id = "trial"',
            f"{WORDS}: robin-example.facts.sentence: is no fact of {CASE}."
            " Add it there with its source, or take the sentence out.",
        ),
        (
            CASE,
            "[[facts]]",
            '[[facts]]\nid = "sentence"\nsource = "x"\n[[facts]]',
            f"{CASE}: facts: name 'sentence' 2 times. Give each fact its own id.",
        ),
        (CASE, '"petition"', '"letter"', f"{CASE}: channels: open 'letter' 2 times. Keep one of them."),
        (
            CASE,
            "stop_after = 2026-01-31",
            "stop_after = 2025-11-02",
            f"{CASE}: stop_after: is 2025-11-02, before verified_on (2025-11-03)."
            " Verify the case again, or set a later day.",
        ),
        (
            CASE,
            ', to = "+1 202 555 0100"',
            "",
            f"{CASE}: channels[2].to: must be a number like +1 202 555 0101 for fax. Write it, or close the channel.",
        ),
        (
            CASE,
            "minister@example.org",
            "minister",
            f"{CASE}: channels[3].to: must be an address like office@example.org for email."
            " Write it, or close the channel.",
        ),
        (
            CASE,
            '"email"',
            '"post"',
            f"{CASE}: channels[3].to: must be a handle like @example for post. Write it, or close the channel.",
        ),
        (
            CASE,
            ', to = "Cards for Robin Example, c/o example.org"',
            "",
            f"{CASE}: channels[5].to: must be the address on the envelope for solidarity."
            " Write it, or close the channel.",
        ),
        (
            CASE,
            'kind = "letter"',
            'kind = "letter", to = "x"',
            f"{CASE}: channels[1].to: must be empty for letter. The words hold the address.",
        ),
        (
            CASE,
            "minister@example.org",
            "minister@ministry.gov",
            f"{CASE}: channels[3].to: holds 'minister@ministry.gov', which may belong to somebody."
            " Use example.org, or a number like +1 202 555 0101.",
        ),
        (
            CASE,
            "+1 202 555 0100",
            "+1 202 555 0200",
            f"{CASE}: channels[2].to: holds '+1 202 555 0200', which may belong to somebody."
            " Use example.org, or a number like +1 202 555 0101.",
        ),
        (
            CASE,
            "https://example.org/robin-example",
            "https://example.org.evil.io/",
            f"{CASE}: page: holds 'https://example.org.evil.io/', which may belong to somebody."
            " Use example.org, or a number like +1 202 555 0101.",
        ),
        (
            WORDS,
            "It\nmade fun of the mayor.",
            "Call 030 1234 5678.",
            f"{WORDS}: robin-example.long: holds '030 1234 5678', which may belong to somebody."
            " Use example.org, or a number like +1 202 555 0101.",
        ),
        (
            "pack.toml",
            "reserved =",
            "# reserved =",
            "pack.toml: reserved: is missing in a practice pack. Say in a sentence that the contacts are examples.",
        ),
        (
            "pack.toml",
            "practice = true",
            "practice = false",
            f"{CASE}: channels[3].to: holds 'minister@example.org', an example that reaches nobody."
            " Write the real one.",
        ),
        (
            WORDS,
            'full_name = "Robin Example"',
            'full_name = "Robin A. Example"',
            f"{WORDS}: robin-example.full_name: does not stand in the concern or the ask as it is written here"
            " ('Robin A. Example'). Name the person in full there.",
        ),
        (
            CASE,
            'names = ["Robin Example"]',
            'names = ["Robin Example", "Sam Example"]',
            f"{WORDS}: robin-example.concern: and the ask leave out 'Sam Example'."
            " Write it there, or mend the names in the case's file.",
        ),
        (
            WORDS,
            '"I am still at school, where we read poems every week. That is why I write to you."',
            '"I write to you  with RESPECT about one person whose case has moved me."',
            f"{WORDS}: robin-example.openers[2]: says the same as another opener. Write it another way.",
        ),
        (
            WORDS,
            "A\npoem hurts nobody.",
            "[...]",
            f"{WORDS}: robin-example.concern: still holds a place to fill in ('[...]'). {FILL}",
        ),
        (
            WORDS,
            "One invented case",
            "TODO One case",
            f"{WORDS}: pack.about: still holds a place to fill in ('TODO'). {FILL}",
        ),
        (
            WORDS,
            "came home",
            "came xxx home",
            f"{WORDS}: hope[1].text: still holds a place to fill in ('xxx'). {FILL}",
        ),
        (
            WORDS,
            "immediately and unconditionally.",
            "immediately and unconditionally",
            f"{WORDS}: robin-example.ask: does not end like a sentence. End it with a full stop.",
        ),
        (
            WORDS,
            '# case = "robin-example" ',
            'case = "sam-example" #',
            f"{WORDS}: hope[1].case: is 'sam-example', which is no case."
            " Name a case of this pack, or take the key out.",
        ),
        (
            WORDS,
            '# outcome = "..."',
            'outcome = "Robin is free." #',
            f"{CASE}: outcome_source: is empty, though an outcome is told. Say who reports it.",
        ),
        (
            CASE,
            '# outcome_source = "..."',
            'outcome_source = "The Example Times" #',
            f"{WORDS}: robin-example.outcome: is empty, though it has a source. Tell the outcome.",
        ),
        (
            WORDS,
            'name = "Robin Example"',
            'name = "Robin\\u202e Example"',
            f"{WORDS}: robin-example.name: holds U+202E RIGHT-TO-LEFT OVERRIDE, which is taken out. Delete it.",
        ),
        (
            WORDS,
            "Dear Minister,",
            "Dear\\u001b]0;Minister,",
            f"{WORDS}: robin-example.salutation: holds U+001B CONTROL CHARACTER, which is taken out. Delete it.",
        ),
    ],
)
def test_what_should_not_be_printed_is_said_with_its_cure(
    example: Any, file: str, old: str, new: str, said: str
) -> None:
    assert said in example.change(file, old, new).faults()


def test_a_case_that_only_takes_cards_leaves_the_authority_out(example: Any) -> None:
    text = (example.path / CASE).read_text("utf-8")
    start, end = text.index("channels = ["), text.index("]", text.index("channels = ["))
    cards = 'channels = [{ kind = "solidarity", to = "Cards, c/o example.org" }'
    said = example.write(CASE, (text[:start] + cards + text[end:]).encode()).faults()
    cure = "Open a letter, a petition or another appeal."
    assert said == [f"{CASE}: channels: leave no way to write to the authority. {cure}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "[robin-example]",
            "[pack.robin]",
            f"{FRENCH}: robin-example.line: is missing. Add it.",
        ),
        (
            "[[hope]]\ntext",
            '[[hope]]\ntext = "Another."\nsource = "x"\n\n[[hope]]\ntext',
            f"{FRENCH}: hope: tells 2 words of hope, {WORDS} 1. Translate them all, in the same order.",
        ),
        (
            "Fr I ask you to release",
            "I ask you to release",
            f"{FRENCH}: robin-example.ask: is the same as in {WORDS}. Translate it.",
        ),
        (
            'sub_asks = ["I also',
            'sub_asks = ["Please.", "I also',
            f"{FRENCH}: robin-example.sub_asks: lists 2, {WORDS} 1. Give it as many, in the same order.",
        ),
    ],
)
def test_a_language_that_differs_from_the_first_is_said(example: Any, old: str, new: str, said: str) -> None:
    assert said in example.in_two_languages().change(FRENCH, old, new).faults()


def test_a_case_that_one_language_leaves_out_is_said(example: Any) -> None:
    example.in_two_languages()
    text = (example.path / FRENCH).read_text("utf-8")
    example.write(FRENCH, text[: text.index("[robin-example]")].encode())
    cure = "Translate it, or the kiosk will tell it in 'en'."
    assert example.faults() == [f"{FRENCH}: robin-example: is not told in this language. {cure}"]


def test_what_can_not_be_read_and_what_should_not_be_printed_come_together(example: Any) -> None:
    example.change(CASE, '"serious"', '"hevy"').change(WORDS, "One invented case", "TODO One case")
    assert [line.split(": ")[:2] for line in example.faults()] == [[CASE, "weight"], [WORDS, "pack.about"]]


LOCAL = '# address_local = { language = "km", lines = ["...", "..."] }'


def test_an_address_in_the_destinations_own_script_is_looked_at_like_the_rest(example: Any) -> None:
    example.change(
        CASE, LOCAL, 'address_local = { language = "my", lines = ["ဝန်ကြီး", "<street>", "office@ministry.gov"] }'
    )
    assert example.faults() == [
        f"{CASE}: address_local.lines[2]: still holds a place to fill in ('<street>'). {FILL}",
        f"{CASE}: address_local.lines[3]: holds 'office@ministry.gov', which may belong to somebody."
        " Use example.org, or a number like +1 202 555 0101.",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            '{ language = "Burmese", lines = ["x"] }',
            "address_local.language: must be a language code; it says 'Burmese'.",
        ),
        ('{ language = "my", lines = [] }', "address_local.lines: lists 0 and must list 1 to 5."),
        (
            '{ language = "my", lines = ["1", "2", "3", "4", "5", "6"] }',
            "address_local.lines: lists 6 and must list 1 to 5.",
        ),
        ('["x"]', "address_local: "),
    ],
)
def test_an_address_in_the_destinations_own_script_has_a_language_and_lines(
    example: Any, written: str, said: str
) -> None:
    faults = example.change(CASE, LOCAL, f"address_local = {written}").faults()
    assert any(fault.startswith(f"{CASE}: {said}") for fault in faults), faults


def test_probes_from_higher_floors_are_asked_too(example: Any) -> None:
    def too_long(pack: Pack) -> Iterator[Fault]:
        for case in pack.cases:
            yield Fault(WORDS, case.id, "does not fit the page", "Shorten it.")

    said = [str(fault) for fault in check(example.path, [too_long])]
    assert said == [f"{WORDS}: robin-example: does not fit the page. Shorten it."]


def test_probes_are_not_asked_about_a_pack_that_is_none(example: Any) -> None:
    (example.path / "pack.toml").unlink()
    assert len(check(example.path, [lambda pack: [Fault("x", "", "never asked")]])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "In 2013, on 22 November, 4,496,875 actions.",
        "Article 19, 2013-11-15, 1 284 lettres.",
        "Cards, c/o example.org",
        "a@example.org, +1 202 555 0199, https://www.example.com/x, @example_tunis",
    ],
)
def test_dates_figures_and_reserved_values_are_nobodys(example: Any, text: str) -> None:
    assert example.change(WORDS, "One invented case", text).change(WORDS, "It\nmade", f"{text} It\nmade").faults() == []


@pytest.mark.parametrize(
    "text", ["www.ministry.gov", "@minister", "x@example.org.evil.io", "+49 30 1234567", "0171-2345678"]
)
def test_contacts_of_somebody_are_found_in_any_sentence(example: Any, text: str) -> None:
    said = example.change(WORDS, "made fun", f"wrote to {text} and made fun").faults()
    assert len(said) == 1
    assert "which may belong to somebody" in said[0]


def test_sentences_of_every_script_may_end_in_their_own_marks(example: Any) -> None:
    for end in ("။", "។", "።", "؟", "。", "!", "…", ".”", ".\u00a0»"):
        example.change(WORDS, "moved me", f"moved me{end} a")
        assert example.change(WORDS, f"moved me{end} a.", f"moved me{end}").faults() == []
        example.change(WORDS, f"moved me{end}", "moved me.")


def test_a_live_pack_with_real_contacts_has_no_fault(example: Any) -> None:
    real = {
        "https://example.org/robin-example": "https://www.marathon.io/robin",
        "minister@example.org": "minister@ministry.io",
        "+1 202 555 0100": "+99 30 1234567",
    }
    example.change("pack.toml", "practice = true", "practice = false")
    for old, new in real.items():
        example.change(CASE, old, new)
    assert example.faults() == []


def test_a_text_far_too_long_is_told_as_such_and_not_as_hidden_letters(example: Any) -> None:
    said = example.change(WORDS, "It\nmade", "a " * 4_000 + "zZ It\nmade").faults()
    assert len(said) == 1
    assert "robin-example.long: has" in said[0]


def test_a_case_whose_every_channel_is_closed_by_the_packs_own_rules_is_said(example: Any) -> None:
    text = (example.path / CASE).read_text("utf-8")
    start, end = text.index("channels = ["), text.index("# What the words may claim")
    post = 'channels = [{ kind = "post", to = "@example_robin" }]\n\n'
    example.write(CASE, (text[:start] + post + text[end:]).encode())
    cure = "Open a letter, a petition or another appeal."
    what = "are all closed: 'post' is the one way to the authority, and there is no network to post on"
    assert f"{CASE}: channels: {what}. {cure}" in example.faults()
    network = '[[networks]]\nname = "Somewhere"\nlink = "https://example.org/share?text={text}"\n'
    example.write("pack.toml", (example.path / "pack.toml").read_bytes() + network.encode())
    assert not [fault for fault in example.faults() if ": channels: " in fault]


def test_a_case_that_can_only_be_comforted_is_said(example: Any) -> None:
    text = (example.path / CASE).read_text("utf-8")
    start, end = text.index("channels = ["), text.index("# What the words may claim")
    card = 'channels = [{ kind = "solidarity", to = "Cards, c/o example.org" }]\n\n'
    example.write(CASE, (text[:start] + card + text[end:]).encode())
    cure = "Open a letter, a petition or another appeal."
    assert f"{CASE}: channels: leave no way to write to the authority. {cure}" in example.faults()
