"""How things stand, told in passing, and what has gone on since a day: texts of our own."""

from __future__ import annotations

import pytest

import tawatur

CASES = [
    # a siege told in passing counts where it is said since when
    (
        "تدور معارك قرب قاعدة الوطية الجوية التي يحاصرها الثوار منذ أسبوع.",
        ["armed_clash", "other_strategic"],
    ),
    ("دخلت قافلة مساعدات إلى بلدة مضايا التي يحاصرها الجيش السوري منذ ستة أشهر.", ["other_strategic"]),
    ("غادر السكان مدينة دير الزور التي يحاصرها التنظيم.", []),
    ("قتل الجيش خمسة مسلحين في بلدة باكل التي يسيطر عليها منذ عام.", ["armed_clash"]),
    # fighting that goes on, told with its place alone
    ("وتستمر المواجهات في محافظة أبين. وقال شهود إن الوضع صعب.", ["armed_clash"]),
    ("وتستمر المواجهات الكلامية بين الوزيرين في بيروت.", []),
    ("تصاعدت المواجهات في البرلمان التونسي بين النواب.", []),
]


@pytest.mark.parametrize(("text", "types"), CASES)
def test_standing(text: str, types: list[str]) -> None:
    assert [e.type for e in tawatur.code(text, published="2024-05-03").events] == types
