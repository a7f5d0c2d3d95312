"""What a report only recalls beside its news stands with the incident and counts for nothing: texts of our own."""

from __future__ import annotations

import pytest

import tawatur
from tawatur.incidents import build_incidents
from tawatur.incidents.recalled import recalled
from tawatur.model import CodedReport, Incident

TOLD = "Suicide bomber kills 12 in Baquba\nA suicide bomber killed 12 people in a market in Baquba on Monday."
RECALLED = [
    "Six held near Tikrit\nPolice arrested six men near Tikrit on Wednesday. The arrests came two days after a suicide"
    " bombing in Baquba.",
    "الجيش يقصف مخابئ قرب تكريت\nقصف الجيش العراقي الأربعاء مخابئ للمسلحين قرب تكريت. وجاء القصف بعد تفجير انتحاري في"
    " بعقوبة يوم الاثنين.",
]
NEWS = [
    # of that day's own news
    "Six held near Tikrit\nPolice arrested six men near Tikrit on Monday, the day of a suicide bombing in Baquba.",
    # with victims of its own
    "Six held near Tikrit\nPolice arrested six men near Tikrit on Wednesday. On Monday a suicide bomber killed 12"
    " people in Baquba.",
    # of which no victims are expected
    "Six held near Tikrit\nPolice arrested six men near Tikrit on Wednesday. On Monday thousands protested in Baquba.",
    # in the headline
    "Six held after Monday's suicide bombing in Baquba\nPolice arrested six men near Tikrit on Wednesday.",
]


def coded(id: str, text: str, published: str = "2016-08-11") -> CodedReport:
    """A report of ours in the form of a paper's."""
    return tawatur.code(text, id=id, published=published, publisher=id)


def bombing(*reports: CodedReport) -> Incident:
    """The suicide bombing that some reports tell of."""
    (found,) = (i for i in build_incidents(reports) if i.type == "suicide_bomb")
    return found


@pytest.mark.parametrize("text", RECALLED)
def test_what_is_recalled_stands_with_the_incident_and_counts_for_nothing(text: str) -> None:
    alone = bombing(coded("told", TOLD, "2016-08-09"))
    found = bombing(coded("told", TOLD, "2016-08-09"), coded("later", text))
    assert found.told == alone.told
    assert {report for report, _ in found.recalled} == {"later"}
    assert (found.values, found.grade, found.updated) == (alone.values, alone.grade, alone.updated)
    assert set(found.events) == {*found.told, *found.recalled}


@pytest.mark.parametrize("text", NEWS)
def test_news_is_not_recalled(text: str) -> None:
    report = coded("news", text)
    assert not recalled(report.events, report.report.text)


def test_where_nobody_tells_it_those_who_recall_it_count() -> None:
    found = bombing(coded("later", RECALLED[0]))
    assert (found.recalled, found.reports) == ((), ("later",))
