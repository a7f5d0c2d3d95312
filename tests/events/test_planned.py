"""What is announced or near, told beside what has happened."""

from __future__ import annotations

import pytest

from tawatur.events import code_report
from tawatur.model import Report

CASES = [
    ("قال مصدر عسكري إن المقاومة على وشك استعادة قاعدة العند.", "planned"),
    ("رفضت الشرطة الترخيص لمظاهرة مزمعة في القاهرة يوم الجمعة.", "planned"),
    ("قال مصدر عسكري إن عملية تحرير مدينة تعز باتت قريبة.", "planned"),
    ("تستعد قوات سوريا الديمقراطية لاقتحام مدينة الرقة.", "planned"),
    ("تسعى القوات الحكومية إلى تحرير مدينة ود مدني من قبضة الدعم السريع.", "planned"),
    ("قال المتحدث إن العمليات في محيط المدينة تمهد لاستعادة الفلوجة من داعش.", "planned"),
    ("قال الوزير إنه سيتم تشغيل مطار المخا خلال أسابيع.", "planned"),
    ("Iraqi troops are poised to retake Hawija from the Islamic State.", "planned"),
    ("Iraqi troops were to the west of Hawija when they retook it from the Islamic State.", "occurred"),
    ("قال مصدر عسكري إن المقاومة استعادت قاعدة العند.", "occurred"),
    ("خرجت مظاهرة في القاهرة يوم الجمعة.", "occurred"),
    # in the normal form "was" is as "as if", "by night" as "lest": neither is a word of supposing
    ("وكان مسلحون قد خطفوا ثلاثة جنود في سيناء يوم الجمعة.", "occurred"),
    ("وقال مصدر عسكري إن المقاومة شنت ليلا هجوما على قاعدة العند.", "occurred"),
]


@pytest.mark.parametrize(("text", "status"), CASES)
def test_planned(text: str, status: str) -> None:
    coded = code_report(Report(id="a", text=text, published="2016-05-11"))
    assert {e.status for e in coded.events} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "تسعى الحكومة إلى استعادة ثقة الناخبين في كركوك.",
        "لا يسعى الجيش إلى استعادة مدينة تدمر حاليا.",
        "تسعى روسيا لاستعادة نفوذها في سوريا.",
        "تحاول الشرطة استعادة الهدوء في مدينة بنزرت.",
    ],
)
def test_what_is_sought_is_no_town(text: str) -> None:
    assert code_report(Report(id="a", text=text, published="2016-05-11")).events == ()
