"""The preposition that governs a phrase, across what may stand between the two."""

from __future__ import annotations

import pytest

from tawatur.mentions.slots import slot_before
from tawatur.text import read_document


@pytest.mark.parametrize(
    ("text", "word", "slot"),
    [
        ("هجوم على القوات", "القوات", "على"),
        ("هجوم على عدد من مواقع الجيش", "الجيش", "على"),
        ("سيطرت على أجزاء واسعة من مدينة الرقة", "الرقة", "على"),
        ("قصف في بلدة سراقب", "سراقب", "في"),
        ("وقع وفي حلب أيضا", "حلب", "في"),
        ("غارة قرب مدينة الرقة", "الرقة", "قرب"),
        ("انفجار بمدينة حلب", "حلب", "ب"),
        ("مقتل ثلاثة من الجنود", "الجنود", ""),  # three of them: the soldiers are who was counted
        ("قتل الجيش", "الجيش", ""),
        ("القوات", "القوات", ""),
    ],
)
def test_arabic(text: str, word: str, slot: str) -> None:
    document = read_document(text, "ar")
    start = text.index(word)
    assert slot_before(document.norm, start, "", "ar") == read_document(slot, "ar").norm


@pytest.mark.parametrize(("prefix", "slot"), [("ب", "ب"), ("ول", "ل"), ("لل", "ل"), ("و", "")])
def test_arabic_prepositions_written_with_the_word(prefix: str, slot: str) -> None:
    text = f"قصف {prefix}جيش"
    assert slot_before(text, len(text) - 3, prefix, "ar") == slot


@pytest.mark.parametrize(
    ("text", "word", "slot"),
    [
        ("an attack on the Iraqi army", "Iraqi", "on"),
        ("attacked in the northern city of Mosul", "Mosul", "in"),
        ("the bombing of Mosul", "Mosul", "of"),
        ("killed by at least three gunmen", "gunmen", "by"),
        ("talks between Iran and Iraq", "Iran", "between"),
        ("a raid against suspected local militants", "militants", "against"),
        ("The army shelled", "army", ""),
        ("they shelled Mosul", "Mosul", ""),
    ],
)
def test_english(text: str, word: str, slot: str) -> None:
    assert slot_before(text.lower(), text.index(word), "", "en") == slot


def test_does_not_look_beyond_the_floor() -> None:
    text = "an attack on mosul"
    assert slot_before(text, text.index("mosul"), "", "en", floor=text.index("mosul")) == ""
