"""Words that look like a party and are none, and parties that stand near by and have not done it."""

from __future__ import annotations

import pytest

from tawatur.events.coder import code_report
from tawatur.model import Event, Report


def _first(text: str) -> Event:
    return code_report(Report("r", text, published="2024-05-10")).events[0]


@pytest.mark.parametrize(
    ("text", "no_party"),
    [
        ("دعت النقابة إلى تنظيم إضراب عام احتجاجا على الغلاء، واعتقلت الشرطة 12 ناشطا في العاصمة.", "تنظيم"),
        ("أسقط نظام صاروخي من طراز باتريوت صاروخا فوق نجران.", "نظام"),
        ("لعب الوزير دوره القيادي في استعادة مدينة تدمر.", "القيادي"),
        ("تمتد المنطقة من رفح مارا بخط الحدود، وفرض الجيش حظر التجول فيها.", "مارا"),
        ("انفجرت عبوة ناسفة أمام مسجد النور في العريش.", "أمام مسجد"),
        ("قتل متمردون في اليمن ثلاثة جنود أمس.", "متمردون في اليمن"),
        ("اعتقل الجيش عشرة من أنصار الحزب، وطالب الحزب بالعودة إلى الجبال في كركوك.", "طالب"),
    ],
)
def test_words_that_are_no_party(text: str, no_party: str) -> None:
    event = _first(text)
    assert no_party not in [p.text for p in (*event.side1, *event.side2)]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("اعتقل تنظيم متشدد عشرة شبان في الرقة.", "تنظيم متشدد"),
        ("قصف نظام الأسد بلدة دوما.", "نظام الأسد"),
        ("دمر الجيش آلية للحوثيين في حرض.", "آلية"),
        ("اغتال مجهولون إمام مسجد النور في العريش.", "إمام مسجد"),
        ("قتل ثلاثة من المارة في انفجار بكركوك.", "المارة"),
    ],
)
def test_words_that_are_a_party(text: str, party: str) -> None:
    event = _first(text)
    assert party in [p.text for p in (*event.side1, *event.side2)]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        # those arrested are of the group
        ("أعلنت الحكومة التركية اعتقال 320 شخصا ينتمون لتنظيم داعش في أنقرة.", ["الحكومة التركية"]),
        (
            "أعلنت الحكومة التركية عن اعتقال 320 شخصا ينتمون لتنظيم داعش وحزب العمال الكردستاني.",
            ["الحكومة التركية"],
        ),
        # who condemns it
        ("نددت الولايات المتحدة بهجوم في الضفة الغربية أدى إلى مقتل طفل فلسطيني.", []),
        # who holds the place that was hit
        (
            "واصلت المقاتلات قصف مناطق في لحج تتمركز فيها مليشيات الحوثيين، فضلا عن استهداف مخازن أسلحة قرب العند.",
            ["المقاتلات"],
        ),
        # what comes back
        (
            "تأتي عودة الحكومة اليمنية إلى عدن بعد الانتصارات التي حققتها المقاومة الشعبية.",
            ["الحكومة اليمنية"],
        ),
        # the authorities hold people
        ("قالت الوكالة إن السلطات احتجزت 30 صحفيا في الخرطوم أمس.", ["السلطات"]),
        # the case of the loser, and that of the doer in a verb's wrong case
        ("كبدوا الانقلابيين خسائر كبيرة في الأرواح والعتاد في جبهة مأرب.", []),
        ("هاجم مسلحين تابعين للحزب ليلة السبت ثكنة عسكرية قرب مدينة مريوان.", ["مسلحين"]),
        ("هاجم الجيش الحوثيين في مدينة عدن أمس.", ["الجيش"]),
        # a plural verb with the pronoun of its object
        ("قال الحوثيون إنهم هاجموا المعسكر وقصفوه بالمدفعية في مأرب.", ["الحوثيون"]),
        ("خطف مسلحون الطبيب واقتادوه إلى جهة مجهولة في درنة.", ["مسلحون"]),
        ("حاصروا القرية وقصفوها بالهاون أمس قرب حماة.", []),
        ("خطفوا الطبيب وأمطروه بالرصاص في درنة أمس.", []),
    ],
)
def test_who_did_it(text: str, doers: list[str]) -> None:
    assert [p.text for p in _first(text).side1] == doers


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        # strikes hit what follows
        (
            "نفذت سبع ضربات جوية قرب الحسكة واستهدفت مواقع قتالية وسيارات ومركزا للقيادة.",
            ["مواقع", "سيارات"],
        ),
        # not the ministry that says that he was killed
        ("ذكرت الوزارة أن الغارة استهدفت أبو خليل وأنه قتل في برمال.", ["أبو خليل"]),
    ],
)
def test_whom_it_was_done_to(text: str, whom: list[str]) -> None:
    assert {p.text for p in _first(text).side2[: len(whom)]} == set(whom)


def test_an_agent_is_of_the_word_before_it() -> None:
    """Who besieges the towns has not fired the shells that fell there."""
    text = "سقطت قذائف أطلقتها الفصائل المقاتلة على بلدتي نبل والزهراء المحاصرتين من قبل جبهة النصرة."
    shelling = _first(text)
    assert shelling.type == "shelling_missile"
    assert [p.text for p in shelling.side1] == ["الفصائل"]


def test_a_country_where_it_was_is_no_opponent() -> None:
    event = _first(
        "The Pentagon said on Friday that an air strike in Afghanistan killed a senior al-Qaeda commander."
    )
    assert "Afghanistan" not in [p.text for p in event.side1]


def test_the_day_of_a_strike_is_told_after_its_announcement() -> None:
    text = (
        "قالت وزارة الدفاع الأمريكية اليوم الجمعة إن غارة جوية في أفغانستان قتلت قياديا كبيرا بتنظيم القاعدة. "
        "وذكرت الوزارة أن الغارة استهدفت أبو خليل وأنه قتل في ضربة وقعت في 2 أيار مايو في منطقة برمال."
    )
    (event,) = code_report(Report("r", text, published="2024-05-10")).events
    assert event.date is not None
    assert str(event.date.start) == "2024-05-02"
