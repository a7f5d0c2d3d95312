"""How things stand, told in passing, and what has gone on since a day: texts of our own."""

from __future__ import annotations

import pytest

import tawatur
from tawatur.model import EVENT_TYPES

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


@pytest.mark.parametrize(
    ("text", "types"),
    [
        # words, offices and kinds
        ("هاجم رئيس الوزراء الإسرائيلي المعارضة بشدة قائلا إنها تخدم حماس.", []),
        ("هاجم مسلحون حاجزا للجيش في سيناء وقتلوا جنديين.", ["armed_clash"]),
        ("شنت الحكومة السورية حربا اقتصادية على أهالي البلدة.", []),
        ("زار مدير إدارة العمليات في الشرطة جرحى الأمن في عدن.", []),
        ("تتولى قوات التحالف عملية تنظيم الرحلات في مطار عدن.", []),
        ("كينيا من الدول التي تشهد اشتباكات مسلحة.", []),
        ("تنقسم الجماعات المسلحة في ليبيا إلى فئتين معتدلة ومتشددة.", []),
        ("حصد حزب العدالة والتنمية مقاعد البرلمان في أنقرة.", []),
        ("تلقى التعليمات من شقيقه وزود الخلية بالسلاح.", []),
        # nature, accidents and the dead of long ago
        ("تسقط الأمطار الموسمية في الهند كل عام وتقتل المئات.", []),
        ("ارتكب العباسيون مجازر بحق الأمويين وقتلوا الخليفة.", []),
        # an exchange of the dead is no killing, finding them may be
        ("سلمت حركة طالبان 14 جثة من قتلى الجيش إلى ذويهم.", []),
    ],
)
def test_what_only_sounds_like_an_event(text: str, types: list[str]) -> None:
    coded = tawatur.code(text, published="2024-05-03").events
    assert [e.type for e in coded if EVENT_TYPES[e.type].class_ != "statements"] == types
