"""What leaves by a telephone: the words of the pack or the writer's, and the ways to send less."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Case, CaseWords, Pack
from kiosk.campaign.phone import Network, PhoneWords
from kiosk.catalogue import speaker
from kiosk.letter.draft import Draft, Way
from kiosk.letter.handover import BY_PHONE, Cut, Message, NoWay, cuts, least_text, message, short_text

EN, FR = speaker("en"), speaker("fr")
NETWORK = Network(name="Example", link="https://social.example/share?text={text}&url={page}", most=100)


@pytest.fixture
def miriam(pack: Pack) -> Case:
    """A case that is open to all three."""
    return pack.named("miriam-lopez")


def silent(case: Case) -> Case:
    """The same case in a pack that says nothing in short."""
    words = {tongue: said.model_copy(update={"phone": PhoneWords()}) for tongue, said in case.words.items()}
    return case.model_copy(update={"words": words})


def sent(link: str) -> str:
    return unquote(link)


@pytest.mark.parametrize("kind", BY_PHONE)
def test_the_packs_own_short_text_is_sent(miriam: Case, kind: Kind) -> None:
    words = miriam.told_in("fr")
    made = message(miriam, kind, Draft(), FR, NETWORK)
    assert made.text == short_text(words, kind)
    assert made.text not in ("", words.ask_short)
    assert "Miriam Isaura López Vargas" in sent(made.uri)


def test_a_pack_without_short_texts_sends_the_ask_with_the_full_name(miriam: Case) -> None:
    made = message(silent(miriam), Kind.EMAIL, Draft(), EN)
    assert made.subject == "Miriam Isaura López Vargas"
    ask = "Investigate the torture of Miriam López and bring those responsible to justice."
    assert made.text == f"Miriam Isaura López Vargas: {ask}"


def test_a_full_name_that_the_ask_has_is_not_said_twice(pack: Pack) -> None:
    words: CaseWords = silent(pack.named("tun-aung")).told_in("en")
    assert least_text(words) == words.ask_short == "Release Dr Tun Aung at once and unconditionally."


def test_a_guided_message_says_who_writes_and_why(miriam: Case) -> None:
    draft = Draft(way=Way.GUIDED, who="a nurse", why="I care about her")
    made = message(miriam, Kind.SMS, draft, EN)
    assert made.text.startswith("I am a nurse. I care about her.\n\nPlease investigate")


def test_a_free_message_is_the_writers_alone(miriam: Case) -> None:
    made = message(miriam, Kind.SMS, Draft(way=Way.FREE, free=" Please help her.\n"), EN)
    assert made.text == "Please help her."
    assert made.uri == "sms:+12025550107?&body=Please%20help%20her."


def test_an_e_mail_is_signed_where_the_writer_gave_a_name(miriam: Case) -> None:
    draft = Draft(way=Way.FREE, free="Words.", name="Anna")
    assert message(miriam, Kind.EMAIL, draft, EN).uri.endswith("&body=Words.%0D%0A%0D%0AAnna")
    assert "Anna" not in message(miriam, Kind.SMS, draft, EN).uri


def test_a_post_ends_in_the_handle_and_may_name_the_page(miriam: Case) -> None:
    made = message(miriam, Kind.POST, Draft(way=Way.FREE, free="Justice."), EN, NETWORK)
    page = "https://example.org/w4r-2013/miriam-lopez"
    assert sent(made.uri) == f"https://social.example/share?text=Justice. @example_mexico&url={page}"
    assert made.most == 100 - len(" @example_mexico")


def test_a_channel_that_the_case_closes_is_refused(pack: Pack) -> None:
    with pytest.raises(NoWay, match=r"^The case 'tun-aung' sends no sms by telephone\.$"):
        message(pack.named("tun-aung"), Kind.SMS, Draft(), EN)
    with pytest.raises(NoWay, match=r"^The case 'tun-aung' sends no letter by telephone\.$"):
        message(pack.named("tun-aung"), Kind.LETTER, Draft(), EN)


def test_a_post_without_a_network_is_refused(miriam: Case) -> None:
    with pytest.raises(NoWay, match=r"^The pack names no network to post on\.$"):
        message(miriam, Kind.POST, Draft(), EN)


def test_the_ways_to_send_less_begin_with_the_fullest(miriam: Case) -> None:
    found = dict(cuts(message(miriam, Kind.EMAIL, Draft(name="Anna"), EN), miriam, "en"))
    assert list(found) == [Cut.WHOLE, Cut.SHORTER, Cut.BARE]
    assert found[Cut.SHORTER].text == "Justice for Miriam López." and "Anna" not in found[Cut.SHORTER].uri
    assert found[Cut.BARE].uri == "mailto:attorney-general@example.com?subject=Miriam%20L%C3%B3pez"
    lengths = [len(one.uri) for one in found.values()]
    assert lengths == sorted(lengths, reverse=True)


def test_a_post_has_no_bare_form_and_what_is_short_no_shorter_one(miriam: Case) -> None:
    whole = message(miriam, Kind.POST, Draft(), EN, NETWORK)
    assert [cut for cut, _ in cuts(whole, miriam, "en")] == [Cut.WHOLE, Cut.SHORTER]
    tiny = message(miriam, Kind.SMS, Draft(way=Way.FREE, free="Help."), EN)
    assert [cut for cut, _ in cuts(tiny, miriam, "en")] == [Cut.WHOLE, Cut.BARE]


def test_a_message_says_nothing_of_itself_where_it_could_be_logged(miriam: Case) -> None:
    made = message(miriam, Kind.SMS, Draft(way=Way.FREE, free="secret words"), EN)
    assert "secret" not in repr(made) and isinstance(made, Message)
