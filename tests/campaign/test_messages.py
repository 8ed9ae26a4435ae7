from __future__ import annotations

from typing import Any

import pytest

from kiosk.campaign import pack
from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Pack
from kiosk.campaign.phone import Network

CASE, WORDS, PACK = "cases/robin-example.toml", "words/en.toml", "pack.toml"
POST = ('{ kind = "petition" },', '{ kind = "petition" },\n  { kind = "post", to = "@example" },')
NETWORK = '\n[[networks]]\nname = "Mastodon"\nlink = "{link}"\n'


def network(example: Any, link: str) -> Any:
    text = (example.path / PACK).read_text("utf-8")
    return example.write(PACK, (text + NETWORK.format(link=link)).encode())


def test_a_pack_needs_no_word_for_telephones(example: Any) -> None:
    text = (example.path / WORDS).read_text("utf-8")
    example.write(WORDS, text[: text.index("[robin-example.phone]")].encode())
    assert pack.load(example.path).named("robin-example").told_in("en").phone.email is None
    assert example.faults() == [
        f"{WORDS}: robin-example.phone: is missing, though the case opens 'email'."
        " Write a table [robin-example.phone], or the kiosk sends the ask alone."
    ]


def test_an_open_channel_without_its_text_is_told(example: Any) -> None:
    example.change(CASE, '{ kind = "petition" },', '{ kind = "petition" },\n  { kind = "sms", to = "+12025550100" },')
    assert example.faults() == [
        f"{WORDS}: robin-example.phone.sms: is missing, though the case opens 'sms'."
        " Write it, or the kiosk sends the ask alone."
    ]


def test_a_post_needs_a_place(example: Any) -> None:
    example.change(CASE, *POST).change(WORDS, "least =", 'post = "Free Robin Example."\nleast =')
    assert example.faults() == [
        f"{CASE}: channels: open 'post', but there is no network to post on."
        f" Add a [[networks]] table to {PACK}, or close the channel."
    ]
    network(example, "https://example.org/share?text={text}")
    assert example.faults() == []


@pytest.mark.parametrize(
    ("link", "trouble"),
    [
        ("https://example.org/share", "has no {text}, so that the words would be lost"),
        ("https://example.org/share?text={words}", "has no {text}, so that the words would be lost"),
        ("https://example.org/share?text={text}&via={who}", "has a slot {who} that nothing fills"),
        ("http://example.org/share?text={text}", "must be a link that begins with https:// and has no space"),
        ("javascript:alert('{text}')", "must be a link that begins with https:// and has no space"),
        ("https://{text}.example.org/", "must be a link that begins with https:// and has no space"),
        ("https://example.org/a b?text={text}", "must be a link that begins with https:// and has no space"),
    ],
)
def test_a_link_that_would_lose_the_words_is_told_and_never_used(example: Any, link: str, trouble: str) -> None:
    network(example, link)
    assert f"{PACK}: networks[1].link: {trouble}. Write it like https://example.org/share?text={{text}}." in (
        example.faults()
    )
    loaded: Pack = pack.load(example.path)
    assert loaded.networks == () and len(loaded.file.networks) == 1


def test_two_networks_of_one_name_are_told(example: Any) -> None:
    network(example, "https://example.org/a?text={text}")
    network(example, "https://example.org/b?text={text}")
    assert f"{PACK}: networks[2].name: is 'Mastodon' twice. Give each its own name." in example.faults()


def test_a_practice_pack_posts_nowhere_and_a_live_one_somewhere(example: Any) -> None:
    network(example, "https://mastodon.social/share?text={text}")
    assert [fault for fault in example.faults() if "networks[1].link" in fault] == [
        f"{PACK}: networks[1].link: holds 'https://mastodon.social/share?text={{text}}', which may belong to somebody."
        " Use example.org, or a number like +1 202 555 0101."
    ]


def test_what_was_left_over_in_a_short_text_is_told(example: Any) -> None:
    example.change(WORDS, "A poem is no crime.", "[reason]")
    assert [fault for fault in example.faults() if "phone.email.body" in fault] == [
        f"{WORDS}: robin-example.phone.email.body: still holds a place to fill in ('[reason]')."
        " Write the words that belong there."
    ]


def test_every_case_of_the_practice_pack_has_words_for_every_telephone(practice: Pack) -> None:
    for case in practice.cases:
        for language, words in case.words.items():
            phone = words.phone
            assert phone.email and phone.sms and phone.post and phone.least, (case.id, language)
            assert len(phone.sms) <= 160, (case.id, language)
            # Russian bends a name to its place in the sentence.
            assert language == "ru" or words.full_name in phone.email.body, (case.id, language)
            for text in (phone.email.body, phone.sms, phone.post, phone.least):
                assert text.endswith("."), (case.id, language)


def test_the_practice_pack_has_several_networks_that_belong_to_nobody(practice: Pack) -> None:
    assert [network.name for network in practice.networks] == ["Mastodon", "Bluesky"]
    assert all(".example/" in network.link for network in practice.networks)
    assert isinstance(practice.networks[0], Network)
    assert any(case.channel(Kind.POST) for case in practice.cases)
