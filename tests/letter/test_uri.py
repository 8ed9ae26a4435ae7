"""Links that a telephone opens: whatever the words hold, they come out of their own field as they went in."""

from __future__ import annotations

from email.message import EmailMessage
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.letter import uri
from kiosk.text import clean

WORDS = st.text(max_size=300)
TO = "minister@example.org"
LINK = "https://mastodon.example/share?text={text}&url={page}"

HOSTILE = [
    "Hello\r\nBcc: everybody@example.org",
    "a&body=b&to=c@example.org&subject=d",
    "50 % of 100%0A%0D%00",
    "?#/;=+&%",
    "{text} {page} {0} %s",
    "“quoted” 'single' \"double\" <b>bold</b>",
    "الحرية للجميع",
    "សូមដោះលែង",
    "👩🏽‍🚀 zwj",
    "\ud800 half of a pair",
    "\x00\x1b[31m\x7f",
]


def fields(link: str) -> dict[str, str]:
    """The fields as RFC 6068 and RFC 3986 read them: a plus is a plus."""
    pairs = [part.split("=", 1) for part in urlsplit(link).query.split("&") if part]
    return {name: unquote(value, errors="strict") for name, value in pairs}


@given(WORDS, WORDS)
def test_any_subject_and_body_come_out_as_they_went_in(subject: str, body: str) -> None:
    link = uri.mailto(TO, subject, body)
    parts = urlsplit(link)
    assert link.isascii() and parts.scheme == "mailto" and unquote(parts.path) == TO and not parts.fragment
    found = fields(link)
    assert set(found) <= {"subject", "body"}
    assert found.get("subject", "") == clean(" ".join(subject.split()))
    assert found.get("body", "").replace("\r\n", "\n") == clean(body)
    assert "\r" not in found.get("body", "").replace("\r\n", "")


@given(WORDS)
def test_an_e_mail_made_of_the_link_has_no_header_of_the_writers(subject: str) -> None:
    found = fields(uri.mailto(TO, subject, "x"))
    made = EmailMessage()
    made["To"] = TO
    # The parser of Python refuses a header with a line break.
    made["Subject"] = found.get("subject", "")
    assert set(made.keys()) == {"To", "Subject"}


@given(WORDS)
def test_any_text_message_comes_out_as_it_went_in(body: str) -> None:
    link = uri.sms("+1 (202) 555-0110", body)
    assert link.isascii() and link.startswith("sms:+12025550110")
    assert fields(link).get("body", "").replace("\r\n", "\n") == clean(body)


@given(WORDS, WORDS)
def test_any_post_fills_its_slots_and_nothing_else(text: str, page: str) -> None:
    link = uri.post(LINK, text, page)
    parts = urlsplit(link)
    assert link.isascii() and (parts.scheme, parts.netloc, parts.path) == ("https", "mastodon.example", "/share")
    assert fields(link) == {"text": clean(text), "url": clean(page)}
    # Networks read their links as forms, where a bare plus would be a space.
    assert dict(parse_qsl(parts.query, keep_blank_values=True)) == {"text": clean(text), "url": clean(page)}


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    assert list(fields(uri.mailto(TO, words, words))) == ["subject", "body"]
    assert list(fields(uri.sms("+12025550110", words))) == ["body"]
    assert list(fields(uri.post(LINK, words, words))) == ["text", "url"]
    assert "\n" not in fields(uri.mailto(TO, words, words))["subject"]


def test_line_breaks_are_sent_as_rfc_6068_asks() -> None:
    assert uri.mailto(TO, "A case", "one\n\ntwo") == f"mailto:{TO}?subject=A%20case&body=one%0D%0A%0D%0Atwo"


def test_an_address_can_neither_name_a_second_one_nor_begin_the_fields() -> None:
    assert uri.mailto("a+b@example.org") == "mailto:a+b@example.org"
    assert uri.mailto("a,b?c&d=e@example.org") == "mailto:a%2Cb%3Fc%26d%3De@example.org"


def test_a_text_message_begins_its_fields_as_android_and_as_ios_look_for_them() -> None:
    assert uri.sms("+1 202 555 0110", "Hello") == "sms:+12025550110?&body=Hello"


def test_what_says_nothing_is_left_out() -> None:
    assert uri.mailto(TO) == f"mailto:{TO}" and uri.sms("+12025550110") == "sms:+12025550110"
    assert uri.mailto(TO, "Case") == f"mailto:{TO}?subject=Case"


def test_signs_of_careful_printers_become_those_of_telephones() -> None:
    assert uri.folded("l’homme\u00a0: “oui”\u202f– „ja“… co\u00adop") == 'l\'homme : "oui" - "ja"... coop'
    # Three characters that took nine bytes each.
    assert len(uri.encoded(uri.folded("’" * 3))) == 3
