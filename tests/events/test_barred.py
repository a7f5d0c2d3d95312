"""Who stands with one side is not guessed to be the other: allies, helpers, and the group of those who were harmed."""

from __future__ import annotations

import pytest

from tawatur.events.coder import code_report
from tawatur.model import Event, Report


def _first(text: str) -> Event:
    return code_report(Report("r", text, published="2015-07-25")).events[0]


@pytest.mark.parametrize(
    ("text", "ally"),
    [
        ("اقتحمت المقاومة الشعبية قاعدة الديلمي بدعم من التحالف العربي يوم الخميس.", "التحالف العربي"),
        ("سيطر المتمردون المتحالفون مع وحدات للجيش على مدينة ذمار يوم الأحد.", "وحدات للجيش"),
        (
            "دارت معارك الخميس في مأرب بين قوات الجيش المدعومة بالمقاومة الشعبية وتحالف مليشيات الحوثي وقوات صالح.",
            "المقاومة الشعبية",
        ),
    ],
)
def test_an_ally_of_those_who_act_is_not_whom_they_act_against(text: str, ally: str) -> None:
    assert ally not in [p.text for p in _first(text).side2]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("وقتل رجل ينتمي لتنظيم داعش في ريف حلب أمس.", "تنظيم داعش"),
        ("لقي الشاب سعد العتيبي المنتمي لتنظيم جبهة النصرة حتفه في ريف إدلب.", "تنظيم جبهة النصرة"),
        ("وقع قائد كبير من قادة الحوثيين في الأسر يوم الثلاثاء في عدن.", "قادة الحوثيين"),
    ],
)
def test_the_group_of_those_harmed_is_not_who_harmed_them(text: str, group: str) -> None:
    assert group not in [p.text for p in _first(text).side1]


def test_those_who_act_may_be_told_to_belong_to_a_group() -> None:
    event = _first("لقي جنديان مصرعهما في هجوم شنه مسلحون ينتمون إلى تنظيم القاعدة في أبين أمس.")
    assert [p.text for p in event.side1] == ["مسلحون", "تنظيم القاعدة"]


def test_the_ally_of_an_opponent_may_be_acted_on() -> None:
    event = _first("هاجم الجيش مواقع المسلحين المدعومين من تركيا في عفرين أمس.")
    assert [p.text for p in event.side1] == ["الجيش"]


@pytest.mark.parametrize(
    ("text", "no_doer"),
    [
        ("وصلت طائرة سعودية إلى مطار عدن بعد تحريره من ميليشيات الحوثي.", "طائرة سعودية"),
        ("وكانت كلينتون وزيرة للخارجية عندما وقع الهجوم على القنصلية في بنغازي عام 2012.", "وزيرة"),
    ],
)
def test_no_aircraft_takes_ground_and_no_minister_makes_an_assault(text: str, no_doer: str) -> None:
    assert no_doer not in [p.text for p in _first(text).side1]
