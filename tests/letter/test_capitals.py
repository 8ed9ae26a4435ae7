"""Capitals as each language writes them."""

from __future__ import annotations

import pytest

from kiosk.letter.capitals import capitals


@pytest.mark.parametrize(
    ("language", "word", "written"),
    [
        ("en", "Côte d’Ivoire", "CÔTE D’IVOIRE"),
        ("fr", "Éthiopie", "ÉTHIOPIE"),
        ("de", "Groß-Beispiel", "GROSS-BEISPIEL"),
        ("tr", "Birleşik Krallık", "BİRLEŞİK KRALLIK"),
        ("az", "Çin", "ÇİN"),
        ("en", "Fiji", "FIJI"),
        ("el", "Ηνωμένες Πολιτείες", "ΗΝΩΜΕΝΕΣ ΠΟΛΙΤΕΙΕΣ"),
        ("el", "Ταϊβάν", "ΤΑΪΒΑΝ"),
        ("el", "Μάιος", "ΜΑΪΟΣ"),
        ("nl", "IJsland", "IJSLAND"),
        ("hy", "և", "ԵՎ"),
        ("ru", "Камбоджа", "КАМБОДЖА"),
        ("ka", "ჩინეთი", "ჩინეთი"),
        ("ar", "كمبوديا", "كمبوديا"),
        ("am", "ካምቦዲያ", "ካምቦዲያ"),
        ("zh", "柬埔寨", "柬埔寨"),
    ],
)
def test_capitals_follow_the_language(language: str, word: str, written: str) -> None:
    assert capitals(word, language) == written


@pytest.mark.parametrize("language", ["en", "tr", "el", "hy", "ka", "de"])
def test_capitals_of_capitals_are_the_same(language: str) -> None:
    once = capitals("Μάιος ıi ß და և Example", language)
    assert capitals(once, language) == once
