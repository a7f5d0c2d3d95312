"""Where sentences begin and end, in news Arabic and English."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.normalise import fold
from tawatur.text.sentences import split_sentences


def sentences(text: str) -> list[str]:
    normal = fold(text)
    return [normal[start:end] for start, end in split_sentences(normal)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The army shelled Deraa. Two people died.", ["the army shelled deraa.", "two people died."]),
        ("Who fired? Nobody knows!", ["who fired?", "nobody knows!"]),
        ("قصف الجيش المدينة. وقُتل مدنيان؟ نعم!", ["قصف الجيش المدينه.", "وقتل مدنيان؟", "نعم!"]),
        ("Gen. John Allen met Lt. Col. Ross. He left.", ["gen. john allen met lt. col. ross.", "he left."]),
        ("The U.S. Air Force struck.", ["the u.s. air force struck."]),
        ("وقال د. أحمد إن القصف استمر.", ["وقال د. احمد ان القصف استمر."]),
        ("نقلت أ.ف.ب عن مصدر", ["نقلت ا.ف.ب عن مصدر"]),
        (
            "Photo Ivan Petrov Army Retakes Border Crossing After Siege BAGHDAD (Reuters) Two bombs went off.",
            [
                "photo ivan petrov army retakes border crossing after siege baghdad (reuters)",
                "two bombs went off.",
            ],
        ),
        ("MOSCOW (Sputnik) - Two bombs went off.", ["moscow (sputnik) - two bombs went off."]),
        (
            "Troops took the border crossing with the help of allies (AFP) on Monday.",
            ["troops took the border crossing with the help of allies (afp) on monday."],
        ),
        ("It weighed 3.5 tonnes. Gone", ["it weighed 3.5 tonnes.", "gone"]),
        ("وزنها 3.5 طن. انفجرت", ["وزنها 3.5 طن.", "انفجرت"]),
        ('"We will go." He left.', ['"we will go."', "he left."]),
        ("قال: «انسحبنا.» ثم سكت", ['قال: "انسحبنا."', "ثم سكت"]),
        ("Headline without a stop\n\nLead.", ["headline without a stop", "lead."]),
        ("First\r\nSecond", ["first", "second"]),
        ("قُتل 3 أشخاص.وأصيب آخرون", ["قتل 3 اشخاص.", "واصيب اخرون"]),
        ("See www.example.com today. Yes", ["see www.example.com today.", "yes"]),
        ("Wait... what?", ["wait...", "what?"]),
        ("...", ["..."]),
        (" \n \n", []),
        ("", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found


def test_list_marks_part_sentences() -> None:
    assert [s.rstrip(" |•") for s in sentences("مقتل جندي | إصابة ثلاثة • اعتقال خمسة")] == [
        "مقتل جندي",
        "اصابه ثلاثه",
        "اعتقال خمسه",
    ]


@given(st.text(st.one_of(st.sampled_from(" .!?؟…\n\"')]|•aد."), st.characters()), max_size=60))
def test_sentences_hold_all_that_is_no_white_space_once_and_in_order(text: str) -> None:
    bounds = split_sentences(text)
    assert all(start < end for start, end in bounds)
    assert all(text[start:end] == text[start:end].strip() for start, end in bounds)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(bounds))
    kept = "".join(text[start:end] for start, end in bounds)
    assert "".join(kept.split()) == "".join(text.split())
