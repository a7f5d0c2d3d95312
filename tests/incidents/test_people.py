"""Names across scripts."""

from __future__ import annotations

import pytest

from tawatur.incidents.descriptors import descriptor_key, descriptor_state
from tawatur.incidents.people import same_person, skeleton, split_handle


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("عمر أبو ليلى", "Omar Abu Layla"),
        ("سالم الفراتي", "Salem al-Furati"),
        ("رامي عبد الرحمن", "Rami Abdulrahman"),
        ("رامي عبد الرحمن", "Rami Abdel Rahman"),
        ("رامي عبدالرحمن", "Rami Abd al-Rahman"),
        ("عبد الله الخطيب", "Abdullah Al-Khatib"),
        ("يحيى سريع", "Yahya Saree"),
        ("خالد الشمري", "Khaled al-Shammari"),
        ("غسان يوسف", "Ghassan Youssef"),
        ("فاطمة حسين", "Fatimah Hussein"),
        ("الخبير السوري بأبحاث الصراع عمر أبو ليلى", "Omar Abu Leila"),
    ],
)
def test_one_person(arabic: str, latin: str) -> None:
    assert same_person(skeleton(arabic), skeleton(latin)), (skeleton(arabic), skeleton(latin))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("عمر أبو ليلى", "Salem al-Furati"),
        ("أبو ليلى", "Omar Abu Layla"),
        ("أحمد", "Ahmad"),
        ("Khaled al-Shammari", "خالد الدليمي"),
        ("", "Omar Abu Layla"),
    ],
)
def test_not_one_person(a: str, b: str) -> None:
    assert not same_person(skeleton(a), skeleton(b))


def test_handle_of_a_byline() -> None:
    assert split_handle("Omar Abu Layla (@OALD24)") == ("Omar Abu Layla", "@oald24")
    assert split_handle("@OALD24") == ("", "@oald24")
    assert split_handle("Omar Abu Layla") == ("Omar Abu Layla", None)


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("a US official", "مسؤول أمريكي"),
        ("two U.S. officials", "المسؤولان الأميركيان"),
        ("an Iraqi security source", "مصدر أمني عراقي"),
        ("local sources", "مصادر محلية"),
        ("residents", "للأهالي"),
    ],
)
def test_descriptors_across_languages(english: str, arabic: str) -> None:
    assert descriptor_key(english) == descriptor_key(arabic)


def test_descriptor_of_unknown_words_and_its_state() -> None:
    assert descriptor_key("the harbour pilot") == ("harbour", "pilot", "the")
    assert descriptor_state("مسؤول أمريكي") == "us-state"
    assert descriptor_state("a US and an Iraqi official") is None
