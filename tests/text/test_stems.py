from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.stems import stems


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("مدنيون", "المدنيين"),
        ("مدنيون", "للمدنيين"),
        ("مدنيون", "والمدنيون"),
        ("غارات", "الغارة"),
        ("القوات", "بالقوات"),
        ("أسرى", "اسرى"),
        ("مدرسة", "المدرسه"),
        ("قَصْف", "القصف"),
        ("إدلب", "ادلب"),
        ("وزير", "الوزير"),
        ("civilians", "civilian"),
        ("Airstrikes", "airstrike"),
        ("shelling", "shelled"),
    ],
)
def test_forms_of_a_word_are_found_by_each_other(words: str, same: str) -> None:
    assert stems(words) == stems(same)


@pytest.mark.parametrize(
    ("one", "other"), [("حلب", "حماة"), ("قصف", "قتل"), ("strike", "street"), ("ورد", "رد")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stems(one) != stems(other)


def test_numbers_and_names_stay() -> None:
    assert stems("F-16 في 12/3") == ["f", "16", "في", "12", "3"]


@given(st.text())
def test_every_word_has_one_stem_that_is_not_empty(text: str) -> None:
    assert all(stems(text))
