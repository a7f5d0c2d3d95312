"""What is taken, lost or advanced on is told in many words for ground, named or not, and far from who takes it."""

from __future__ import annotations

import pytest

from tawatur.events import code_report
from tawatur.model import Event, Report


def _events(text: str) -> list[Event]:
    return list(code_report(Report("r", text, published="2015-07-25")).events)


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        (
            "اقتحم مقاتلو المقاومة قرية الضباب وسيطروا على تبة الخوعة.",
            "government_regains_territory",
            "سيطروا",
        ),
        (
            "يخوض المسلحون آخر معاركهم بعد سيطرة الجيش والمقاومة على بقية أحياء المدينة.",
            "government_regains_territory",
            "سيطرة",
        ),
        (
            "قصفت الميليشيات المبنى الذي سيطرت عليه المقاومة قبل ثلاثة أيام.",
            "nonstate_overtakes_territory",
            "سيطرت",
        ),
        ("تمكن مقاتلو المقاومة في مأرب من التقدم باتجاه المجمع الحكومي.", "group_activity", "التقدم باتجاه"),
    ],
)
def test_ground_has_many_names(text: str, type_: str, words: str) -> None:
    found = [e for e in _events(text) if e.type == type_]
    assert len(found) == 1
    assert words in [m.text for m in found[0].mentions]


def test_a_town_is_taken_in_a_passive_after_a_sentence_that_names_fighters() -> None:
    text = "انسحب مسلحو جماعة الحوثي أمس من التواهي.\nتمت السيطرة على مديرية خور مكسر بالكامل."
    taken = [e for e in _events(text) if "territory" in e.type]
    assert [m.text for e in taken for m in e.mentions] == ["السيطرة"]


def test_what_is_doubted_of_the_doer_is_not_doubted_of_the_deed() -> None:
    text = "يحقق القضاء في احتمال وجود صلة للموقوف بمنفذ الهجوم المسلح على الفندق في سوسة الشهر الماضي."
    assert [e.type for e in _events(text)] == ["attack"]


def test_a_quarrel_that_breaks_out_is_no_bomb() -> None:
    assert _events("تنفجر في هذه المنطقة نزاعات بين القبائل على المراعي والمياه.") == []


def test_operations_that_somebody_is_said_to_carry_out_are_told() -> None:
    (event,) = _events("العمليات العسكرية التي تشنها القوات العراقية في الأنبار متواصلة منذ شهر.")
    assert event.type == "armed_clash"
    assert [p.text for p in event.side1] == ["القوات العراقية"]


@pytest.mark.parametrize(
    ("text", "doers", "whom"),
    [
        # whose post it was, not who attacked it
        ("قتل خمسة أشخاص في هجوم على نقطة للميليشيات قرب صنعاء.", [], "ميليشيات"),
        ("قتل خمسة أشخاص في هجوم لعناصر الميليشيات قرب صنعاء.", ["عناصر الميليشيات"], "أشخاص"),
    ],
)
def test_whom_a_post_belongs_to(text: str, doers: list[str], whom: str) -> None:
    (event,) = _events(text)
    assert [p.text for p in event.side1] == doers
    assert whom in [p.text for p in event.side2]


def test_a_noun_takes_no_place_from_a_clause_of_before() -> None:
    text = "جاءت الهجمات بعدما شنت الطائرات التركية غارات على مواقع الحزب في شمال العراق."
    assert [e.type for e in _events(text)] == ["air_drone_strike"]
