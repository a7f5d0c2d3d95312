"""What is announced or near, told beside what has happened."""

from __future__ import annotations

import pytest

from tawatur.events import code_report
from tawatur.model import EVENT_TYPES, Report

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
    ("يستعد الجيش لاقتحام مدينة بنغازي وتطهيرها من المسلحين.", "planned"),
    ("قال قائد ميداني إن القوات على وشك حسم المعركة في تعز واستعادة السيطرة على المطار.", "planned"),
    ("أعد الجيش النيجيري خطة لاستكمال تحرير مدينة باما من بوكو حرام.", "planned"),
    ("تنتظر مدينة كيسمايو دخول القوات الكينية إليها.", "planned"),
    ("أعلنت حركة الشباب عن نيتها سحب مقاتليها من مدينة بلدوين.", "planned"),
    ("وسوف تتوجه القوات الخاصة خلال الأيام المقبلة نحو مدينة سرت.", "planned"),
    ("قال المتحدث إن معركة تحرير سرت من داعش ستبدأ الأسبوع المقبل.", "planned"),
    ("أعلن الجيش تحرير مدينة سرت وتطهيرها من عناصر داعش.", "occurred"),
    ("تمكن الجيش من فك الحصار عن القاعدة في بنغازي وطرد مقاتلي داعش من محيطها.", "occurred"),
    ("شنت الشرطة حملة لملاحقة مقاتلي حركة الشباب واعتقال خمسة منهم في مقديشو.", "occurred"),
    ("قصفت الطائرات مواقع داعش تمهيدا لفتح الطريق، وأسفر القصف عن مقتل سبعة في سرت.", "occurred"),
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


@pytest.mark.parametrize(
    "text",
    [
        "قدمت الدول المجاورة الكثير من الدعم في سبيل دحر بوكو حرام من شمال نيجيريا.",
        "قال المتحدث إن هدفنا الأول تحرير مدينة سرت وتطهير الساحل من داعش.",
        "اشترط الرئيس إقامة منطقة آمنة وشن غارات على مواقع حركة الشباب للمشاركة في التحالف.",
        "من الصعب جدا تحرير مدينة الرقة من تنظيم داعش.",
        "نصح القائد بالبدء بتحرير مدينة الباب قبل الرقة.",
        "عزا خبراء التأخير في عمليات تحرير مدينة سرت إلى نقص السلاح.",
        "سافر العشرات من الشبان لخوض معارك أخرى في مالي.",
        "لا مفاوضات مع حركة طالبان قبل إطلاق سراح الأسرى.",
        "دعا الأهالي حركة الشباب لتسليم مدينة بلدوين.",
        "قال الوزير إن طرد داعش من سرت سيتيح عودة النازحين.",
        "شهدت مدينة قندهار هدوءا بعيدا عن اعتداءات مسلحي طالبان.",
        "لم تشارك قوات الحشد الشعبي في عملية تحرير مدينة الحويجة.",
    ],
)
def test_what_is_aimed_at_wished_or_asked_for_is_no_event(text: str) -> None:
    coded = code_report(Report(id="a", text=text, published="2016-05-11"))
    assert [e.type for e in coded.events if EVENT_TYPES[e.type].class_ != "statements"] == []
