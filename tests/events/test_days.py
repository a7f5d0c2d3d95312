"""Which of the days told is a happening's own. Published on Wednesday 11 May 2016."""

from __future__ import annotations

import pytest

from tawatur.events import code_report
from tawatur.model import Report

# text, a word of the happening, first day, last day
CASES = [
    # a day of old in a clause about a place is not that of what happened near it
    (
        "Twelve jihadists were killed in clashes near Kobani, the town that Kurdish forces recaptured on 26 January.",
        "killed",
        "2016-05-10",
        "2016-05-11",
    ),
    (
        "A bomb attack that killed ten people in Homs on 5 March was claimed by the group.",
        "attack",
        "2016-03-05",
        "2016-03-05",
    ),
    # what a source said had been done is of the news; so is the present perfect of a lead
    (
        "Clashes broke out in Daraa on Tuesday. The monitor said rebels had also fired dozens of rockets at a base.",
        "fired",
        "2016-05-10",
        "2016-05-10",
    ),
    (
        "Government forces have retaken the town of Khanasir, state media said.",
        "retaken",
        "2016-05-10",
        "2016-05-11",
    ),
    # what began with a day since which something goes on is of that day; so is a truce in place since then
    (
        "Aleppo has been a battleground since 2012 when rebels seized the east of the city.",
        "seized",
        "2012-01-01",
        "2012-12-31",
    ),
    (
        "The district has been under siege since 7 May when government forces took the last road.",
        "took",
        "2016-05-07",
        "2016-05-07",
    ),
    (
        "The district has been under siege since 7 May when government forces took the last road.",
        "siege",
        "2016-05-07",
        "2016-05-11",
    ),
    (
        "الهدنة المطبقة منذ عام 2013 بين تركيا وحزب العمال الكردستاني مهددة بالانهيار.",
        "الهدنة",
        "2013-01-01",
        "2013-12-31",
    ),
    ("وتتواصل الغارات منذ 26 مارس بعد سيطرة الحوثيين على عدن.", "سيطرة", "2016-03-26", "2016-03-26"),
    ("وتتواصل الغارات منذ 26 مارس بعد سيطرة الحوثيين على عدن.", "الغارات", "2016-03-26", "2016-05-11"),
    # a clause about the happening itself holds its day
    (
        "أعلنت الشرطة الأحد اعتقال المتورطين في التفجير الذي استهدف مسجدا في كابول الثلاثاء.",
        "التفجير",
        "2016-05-10",
        "2016-05-10",
    ),
    # what goes on since a day is of all these days; what was done so long ago is not
    ("تحاصر القوات الحكومية بلدة داريا منذ ثلاثة أيام.", "تحاصر", "2016-05-08", "2016-05-11"),
    ("قتل عشرة جنود في المعارك المستمرة منذ خمسة أيام في الفاشر.", "قتل", "2016-05-06", "2016-05-11"),
    ("خطف مسلحون صحافيا منذ يومين في بغداد.", "خطف", "2016-05-09", "2016-05-09"),
    # a day does not hold beyond a turn to another matter or place, unless the head of the report told it
    (
        "وصل وزير الدفاع إلى كابول. وعقد مؤتمرا صحافيا. وتحدث عن الوضع. وقتل خمسة شرطيين الأحد بانفجار لغم في قندهار. "
        "من جهة أخرى، خطف مسلحون مهندسا في غزنة.",
        "خطف",
        "2016-05-10",
        "2016-05-11",
    ),
    (
        "The minister arrived in Bamako. He met officers. He spoke of the economy. "
        "Gunmen killed five soldiers on Sunday in Gao. Elsewhere, jihadists kidnapped a mayor in Mopti.",
        "kidnapped",
        "2016-05-10",
        "2016-05-11",
    ),
    (
        "قتل أربعة جنود الأحد بانفجار لغم في لامو. وأصيب ثلاثة آخرون. من جهة أخرى، خطف مسلحون مهندسا في غاريسا.",
        "خطف",
        "2016-05-08",
        "2016-05-08",
    ),
    # the day on which somebody did something about it, and the dateline of an agency behind a headline
    (
        "The UN chief on Wednesday condemned a bombing that killed ten people in Baghdad.",
        "bombing",
        "2016-05-10",
        "2016-05-11",
    ),
    (
        "Nine killed in missile strike on eastern city, monitors say AP Wednesday 11 May 2016 Nine people were "
        "killed when a missile hit the eastern city of Deir ez-Zor. The missile hit near a school on Tuesday evening.",
        "missile strike",
        "2016-05-10",
        "2016-05-10",
    ),
    # the day of what an attack answered, and the day on which somebody came to look
    (
        "قتل جنديان في هجوم في الموصل انتقاما للمجزرة التي ارتكبت في الحويجة الأسبوع الماضي.",
        "هجوم",
        "2016-05-10",
        "2016-05-11",
    ),
    (
        "Two soldiers were killed in an attack in Mosul "
        "in revenge for the massacre that took place in Hawija last week.",
        "attack",
        "2016-05-10",
        "2016-05-11",
    ),
    (
        "A car bomb exploded in Karrada, killing 16 people. Residents inspected the site of the blast on Wednesday.",
        "exploded",
        "2016-05-10",
        "2016-05-11",
    ),
    (
        "انفجرت سيارة مفخخة في الكرادة ما أسفر عن مقتل 16 شخصا. وتفقد السكان صباح اليوم الأربعاء موقع التفجير.",
        "انفجرت سيارة مفخخة",
        "2016-05-10",
        "2016-05-11",
    ),
    (
        "قُتل جنديان في كمين غرب المدينة أمس بعد ثلاثة أيام على هجوم انتحاري استهدف حاجزا للجيش في تعز",
        "هجوم انتحاري",
        "2016-05-07",
        "2016-05-07",
    ),
    (
        "قصفت طائرات حربية مواقع للمسلحين في حلب اليوم وذلك "
        "غداة تبادل لإطلاق النار بين الجيش والمسلحين في إدلب",
        "تبادل",
        "2016-05-10",
        "2016-05-10",
    ),
    (
        "انهارت قوات الجيش أمام تقدم التنظيم في شمال العراق العام الماضي",
        "تقدم",
        "2015-01-01",
        "2015-12-31",
    ),
    (
        "Rebels stormed the town of Azaz in the summer of 2012 and government troops shelled it on Monday.",
        "stormed",
        "2012-06-01",
        "2012-08-31",
    ),
    (
        "Two soldiers were killed in clashes in Taiz on Tuesday, three days "
        "after a suicide bomber blew himself up at a checkpoint in Aden.",
        "blew himself up",
        "2016-05-07",
        "2016-05-07",
    ),
    (
        "An air strike killed ten people in Idlib. The raid on Monday hit a market, a monitor said.",
        "air strike",
        "2016-05-09",
        "2016-05-09",
    ),
    # a day of old in a clause about a place or party is neither of what stands before it nor of what follows
    (
        "قتل ثلاثة جنود بقذيفة أطلقتها كتيبة من القوات الدولية التي أنهت في نوفمبر الماضي مهمتها القتالية.",
        "قتل",
        "2016-05-10",
        "2016-05-11",
    ),
    (
        "انفجرت سيارة مفخخة في بلدة سروج المقابلة لبلدة عين العرب السورية، التي طرد منها المقاتلون الأكراد "
        "مطلع العام الماضي عناصر التنظيم.",
        "انفجرت سيارة مفخخة",
        "2016-05-10",
        "2016-05-11",
    ),
    (
        "وقال في مقابلة في الجولان الذي تحتله إسرائيل منذ 1967: إن مسلحين قتلوا خمسة جنود في القنيطرة.",
        "قتلوا",
        "2016-05-10",
        "2016-05-11",
    ),
    # but one behind what is always so, or in a clause about the happening itself, may be its own
    (
        "وسيطر المسلحون على معظم بلدة سنجار التي تسكنها أقلية إيزيدية في 3 أغسطس 2014.",
        "سيطر",
        "2014-08-03",
        "2014-08-03",
    ),
    (
        "قتل عشرون شخصا في المجزرة التي ارتكبت في مارس الماضي في تعز.",
        "قتل",
        "2016-03-01",
        "2016-03-31",
    ),
    # since something began so long ago: of all the time since then, but for what began; a record since then is of now
    ("تدور معارك عنيفة في حمص منذ اندلاع الحرب قبل ثلاثة أعوام.", "معارك", "2013-01-01", "2016-05-11"),
    (
        "تشهد تعز هجمات متفرقة منذ زحف المسلحين إليها في مارس الماضي.",
        "هجمات",
        "2016-03-01",
        "2016-05-11",
    ),
    (
        "تشهد تعز هجمات متفرقة منذ زحف المسلحين إليها في مارس الماضي.",
        "زحف",
        "2016-03-01",
        "2016-03-31",
    ),
    (
        "صدت القوات أعنف هجوم للمسلحين على حلب منذ بدء المعارك قبل ثلاثة أشهر.",
        "هجوم",
        "2016-05-10",
        "2016-05-11",
    ),
    # a day of old is not of what a sentence turns to from it, nor of what came after what it is of
    (
        "تحقق الشرطة في سفر المشتبه به إلى الأردن العام الماضي، وقالت إنه أطلق النار على ثكنة فقتل أربعة جنود.",
        "أطلق النار",
        "2016-05-10",
        "2016-05-11",
    ),
    (
        "يقصف المسلحون قرى صبر بالهاون، بعد أن طردتهم المقاومة من عدة قرى الشهر الماضي.",
        "يقصف",
        "2016-05-10",
        "2016-05-11",
    ),
    (
        "يقصف المسلحون قرى صبر بالهاون، بعد أن طردتهم المقاومة من عدة قرى الشهر الماضي.",
        "طردتهم",
        "2016-04-01",
        "2016-04-30",
    ),
    # nor of fights that came after what it is of
    (
        "يعد المفرق نقطة تحول في سياق المعارك الدائرة في جنوب البلاد عقب تحرير مدينة عدن في مطلع مارس.",
        "المعارك",
        "2016-05-10",
        "2016-05-11",
    ),
]


@pytest.mark.parametrize(("text", "word", "first", "last"), CASES)
def test_days(text: str, word: str, first: str, last: str) -> None:
    coded = code_report(Report(id="a", text=text, published="2016-05-11"))
    days = [
        (str(e.date.start), str(e.date.end)) if e.date else ("", "")
        for e in coded.events
        if any(word in m.text or m.text in word for m in e.mentions)
    ]
    assert (first, last) in days


@pytest.mark.parametrize(
    "text",
    [
        "قالت الوزارة إن الجماعة التي هاجمت المعسكر في الرقة تستعد للانسحاب.",
        "The ministry spoke of the militants who attacked a camp in Raqqa.",
        "Rebels have repeatedly shelled army posts in Kirkuk.",
    ],
)
def test_background_without_a_day_stays_undated(text: str) -> None:
    events = code_report(Report("r", text, published="2017-05-10")).events
    assert events
    assert all(event.date is None for event in events)


def test_a_weekday_of_what_is_planned_is_to_come() -> None:
    text = "قالت السلطات إنها لن تسمح بمسيرة سلمية مزمعة في اسطنبول يوم الأحد."
    events = code_report(Report("r", text, published="2015-07-25")).events
    assert [(e.status, str(e.date.start)) for e in events if e.date] == [("planned", "2015-07-26")]


@pytest.mark.parametrize(
    "text",
    [
        "قتل مسلحون شرطيين في مدينة رأس العين صباح اليوم الأربعاء انتقاما لتفجير انتحاري في مدينة سروج.",
        "Gunmen killed two policemen in Ras al-Ain on Wednesday in revenge for a suicide bombing in Suruc.",
    ],
)
def test_what_was_answered_is_another_happening_of_the_days_before(text: str) -> None:
    events = code_report(Report("r", text, published="2015-07-22")).events
    assert {e.type: (str(e.date.start), str(e.date.end)) for e in events if e.date} == {
        "armed_clash": ("2015-07-22", "2015-07-22"),
        "suicide_bomb": ("2015-07-15", "2015-07-22"),
    }


def test_what_has_happened_did_not_on_a_day_to_come() -> None:
    text = "أعلن الجيش مقتل خمسة مسلحين في العريش قبل افتتاح القناة في 6 أغسطس المقبل."
    events = code_report(Report("r", text, published="2015-07-22")).events
    assert [str(e.date.end) for e in events if e.date] == ["2015-07-22"]


def test_an_old_year_does_not_hold_for_the_next_sentence() -> None:
    text = "اقتحم مسلحون مدينة بنغازي في 2012. وسيطر الجيش على حي الصابري بعد معارك قتل فيها ثلاثة جنود."
    events = code_report(Report("r", text, published="2015-07-22")).events
    assert any(e.date is not None and str(e.date.end) == "2015-07-22" for e in events)


@pytest.mark.parametrize(
    "text",
    [
        "دان مجلس الأمن اليوم الخميس التفجير الذي استهدف مسجدا في الكويت يوم الجمعة الماضي وأودى بحياة 26 شخصا.",
        "Egypt condemned on Thursday the attack on a mosque in Kuwait that killed 26 people last Friday.",
    ],
)
def test_the_day_of_a_condemnation_is_not_that_of_the_attack(text: str) -> None:
    (event,) = code_report(Report("r", text, published="2015-07-23")).events
    assert event.date is not None and str(event.date.start) == "2015-07-17"


@pytest.mark.parametrize(
    ("text", "type_", "days"),
    [
        # the taking of a place is before what is told to have come after it, unless they fought for it
        (
            "وصلت أمس ثاني قافلة إلى مطار الموصل بعد تحريره من تنظيم داعش.",
            "government_regains_territory",
            None,
        ),
        (
            "قال الوزير أمس إن النازحين سيعودون إلى الرمادي في أعقاب سيطرة الجيش على المدينة.",
            "government_regains_territory",
            None,
        ),
        (
            "قصف الجيش أمس بلدة الكرمة بعد سيطرة التنظيم على البلدة.",
            "nonstate_overtakes_territory",
            ("2015-07-24", "2015-07-24"),
        ),
        ("سيطر الجيش أمس على بلدة الكرمة بعد معارك عنيفة.", "armed_clash", ("2015-07-24", "2015-07-24")),
        (
            "حققت القوات تقدما نحو مطار الموصل بعد سيطرتها على بلدة القيارة من تنظيم داعش.",
            "government_regains_territory",
            ("2015-07-24", "2015-07-25"),
        ),
        # what a report calls to mind has no day of its own
        ("قصف الطيران أمس حي الجميلية. ويذكر أن مسلحين خطفوا مهندسا في الحي.", "abduction", None),
        (
            "قصف الطيران أمس حي الجميلية. وأكد الناطق أن مسلحين خطفوا مهندسا في الحي.",
            "abduction",
            ("2015-07-24", "2015-07-24"),
        ),
        (
            "قصف الطيران أمس الحي. وقتل شرطي. وزار الوزير البلدة. وقال إن عملية تحرير مدينة الرقة كشفت عن مقابر.",
            "government_regains_territory",
            None,
        ),
        ("أشاد الرئيس بتحرير مدينة تدمر من تنظيم داعش.", "government_regains_territory", None),
        (
            "أعلن الجيش أمس تحرير مدينة تدمر من تنظيم داعش.",
            "government_regains_territory",
            ("2015-07-24", "2015-07-24"),
        ),
        # what somebody is accused of in the present, and the day of a document
        (
            "قصف الطيران أمس الحي. وقتل شرطي. وزار الوزير البلدة. "
            "وتتهم الشرطة مسلحين من حركة طالبان بخطف ثلاثة مهندسين في قندهار.",
            "abduction",
            None,
        ),
        (
            "قصف الطيران أمس الحي. وقتل شرطي. وزار الوزير البلدة. واتهمت الشرطة مسلحين بخطف مهندس يوم الثلاثاء.",
            "abduction",
            ("2015-07-21", "2015-07-21"),
        ),
        (
            "يدعو القرار الصادر في أبريل الماضي المسلحين إلى الإفراج عمن خطفوهم في صنعاء.",
            "abduction",
            ("2015-07-24", "2015-07-25"),
        ),
        # so many months before is none of the news
        (
            "قتل نائب في مقديشو أمس بعد أشهر على خطف وزير في بونتلاند.",
            "abduction",
            ("2014-09-27", "2015-05-25"),
        ),
        # the day of a statement or of a claim
        (
            "تبنى التنظيم خطف ثلاثة مهندسين في سبها، وذلك في بيان نشره على الإنترنت أمس.",
            "abduction",
            ("2015-07-23", "2015-07-24"),
        ),
        ("قالت الحركة في بيان إن مسلحين خطفوا شرطيا أمس.", "abduction", ("2015-07-24", "2015-07-24")),
        (
            "تبنى التنظيم أمس هجوما بسيارة مفخخة أدى الثلاثاء إلى مقتل جنديين في ديار بكر.",
            "remote_explosive",
            ("2015-07-21", "2015-07-21"),
        ),
    ],
)
def test_what_was_before_and_what_was_said(text: str, type_: str, days: tuple[str, str] | None) -> None:
    events = code_report(Report("r", text, published="2015-07-25")).events
    (event,) = [e for e in events if e.type == type_]
    assert (event.date and (str(event.date.start), str(event.date.end))) == days


_NEWS = "قتل جندي أمس الثلاثاء في تفجير في بنغازي.\nوتحدث الوزير عن الحادث.\nوأعلنت الحكومة الحداد.\n"


@pytest.mark.parametrize(
    ("text", "word", "dated"),
    [
        # what is told of as past, or of a place, or as before what is told, is not of the news
        ("وكانت طائرات الجيش قصفت مواقع للمسلحين في درنة.", "قصفت", False),
        ("وقصفت طائرات الجيش مواقع للمسلحين في درنة.", "قصفت", True),
        ("وكان الوزير زار درنة، وذكر أن طائرات الجيش قصفت مواقع للمسلحين في المدينة.", "قصفت", True),
        ("واستغلت الجماعة الفوضى وخطفت مدنيين في سرت.", "خطفت", False),
        ("ويقول السكان إن كثيرين غادروا طرابلس التي شهدت احتجاجات واسعة.", "احتجاجات", False),
        (
            "والخطوة هي الأخيرة في سلسلة خطوات بعدما شنت القوات الكينية غارات على معسكرات في الصومال.",
            "غارات",
            False,
        ),
        ("وتقدم الجيش نحو ميناء درنة بعد أن تمكن من السيطرة على حي الساحل.", "السيطرة", True),
        # nor is what is only planned
        ("وستبدأ القوات عملية لتحرير المكلا من تنظيم القاعدة.", "تحرير", False),
    ],
)
def test_what_is_told_as_past_is_not_of_the_news(text: str, word: str, dated: bool) -> None:
    events = code_report(Report("r", _NEWS + text, published="2016-05-11")).events
    assert [e.date is not None for e in events if any(word in m.text for m in e.mentions)] == [dated]
