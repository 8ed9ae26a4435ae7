from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from kiosk.campaign import forms


def said(form: Any, value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(form).validate_python(value)
    return str(caught.value.errors()[0]["msg"]).removeprefix("Value error, ")


@pytest.mark.parametrize(
    ("form", "value", "sentence"),
    [
        (forms.Sentence, "  ", "is empty. Write it"),
        (forms.Sentence, "a\n\nb", "holds a blank line, but must stay one paragraph. Take the blank line out"),
        (forms.Sentence, "a" * 1001, "has 1001 characters and may have 1000. Shorten it"),
        (forms.Story, "a" * 4001, "has 4001 characters and may have 4000. Shorten it"),
        (forms.Sentences, "one", "must be a list; it says 'one'. Put [square brackets] around it"),
        (forms.Sentences, [], "lists 0 and must list 1 to 99. Add some, or take some out"),
        (
            forms.SentencesById,
            "x" * 99,
            f"must be a table of keys; it says '{'x' * 36}.... Give it a [heading] of its own",
        ),
        (forms.CaseId, "hope", "can't be 'hope', which names another part of the words. Choose another id"),
        (forms.Day, "2013-12-06", "must be a date; it says '2013-12-06'. Write it like 2013-12-06, without quotes"),
        (forms.Format, 2, "is 2, and this kiosk reads format 1. Update the kiosk, or the pack"),
        (forms.Language, "EN", "must be a language code; it says 'EN'. Write it like en, fr, pt-BR or zh-Hant"),
        (
            forms.CountryCode,
            "mm",
            "must be the two capital letters of a country; it says 'mm'. Write it like MM for Myanmar",
        ),
        (
            forms.Page,
            "http://example.org",
            "must be a link of at most 120 plain characters; it says 'http://example.org'."
            " Write it like https://example.org/case",
        ),
        (
            forms.Slug,
            "Tun Aung",
            "must be small letters a-z, digits and single hyphens, 40 at most; it says 'Tun Aung'."
            " Write it like tun-aung",
        ),
    ],
)
def test_each_form_is_refused_with_what_and_cure(form: Any, value: object, sentence: str) -> None:
    assert said(form, value) == sentence


@pytest.mark.parametrize("slug", ["a", "a-1", "tun-aung", "a" * 40])
def test_slugs(slug: str) -> None:
    assert TypeAdapter(forms.Slug).validate_python(slug) == slug


@pytest.mark.parametrize("slug", ["", "-a", "a-", "a--b", "a_b", "à", "a\n", "a" * 41, "../a"])
def test_no_slugs(slug: str) -> None:
    assert said(forms.Slug, slug).startswith("must be small letters")


@pytest.mark.parametrize("language", ["en", "pt-BR", "zh-Hant", "zh-Hant-TW", "arz"])
def test_languages(language: str) -> None:
    assert TypeAdapter(forms.Language).validate_python(language) == language


@pytest.mark.parametrize(
    "page", ["https://a b.org", "https://x.org/ü", "https://" + "a" * 120 + ".org", "javascript:1"]
)
def test_no_pages(page: str) -> None:
    assert said(forms.Page, page).startswith("must be a link")


def test_a_day_is_a_day_and_no_moment() -> None:
    assert TypeAdapter(forms.Day).validate_python(date(2013, 12, 6)) == date(2013, 12, 6)
    assert said(forms.Day, datetime(2013, 12, 6, 12)).startswith("must be a date")
