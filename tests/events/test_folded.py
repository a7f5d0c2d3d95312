"""What several sentences of a report tell of one happening is one event, and what they tell of two is two."""

from __future__ import annotations

import pytest

from tawatur.events import code_report
from tawatur.model import Report


def coded(text: str) -> list[tuple[str, list[str]]]:
    report = Report(id="r", text=text, lang="ar", published="2024-05-10")
    return [(e.type, [m.text for m in e.mentions]) for e in code_report(report).events]


def test_a_place_taken_back_is_not_its_taking() -> None:
    text = "سيطر الحوثيون على عدن في مارس. وفي أعقاب استعادة السيطرة على عدن بدأ وزراء هادي العودة إليها."
    assert [kind for kind, _ in coded(text)] == [
        "nonstate_overtakes_territory",
        "government_regains_territory",
    ]


def test_fire_returned_is_one_happening_from_the_headline_on() -> None:
    text = (
        "القوات المسلحة تدك مصادر قذائف الحوثيين\n"
        "تعرضت قرى الطوال أمس إلى سقوط مقذوفات حوثية أصيب خلالها مواطن. "
        "إلى ذلك، ردت القوات السعودية على مصدر القذائف بالمدفعية، حيث دكت مواقع المتمردين ودمرتها."
    )
    assert sorted(coded(text), key=lambda e: len(e[1])) == [
        ("shelling_missile", ["تعرضت", "سقوط مقذوفات", "أصيب"]),
        (
            "shelling_missile",
            ["تدك مصادر قذائف", "ردت القوات السعودية على مصدر القذائف", "دكت", "دمرتها"],
        ),
    ]


def test_a_house_set_on_fire_is_the_attack_in_which_people_burned() -> None:
    text = (
        "قتل طفل فلسطيني حرقا حين هاجم مستوطنون منزله في الضفة الغربية. "
        "وأفاد مسؤولون أن المستوطنين أضرموا النار في المنزل قبل أن يهربوا إلى مستوطنة مجاورة."
    )
    assert [kind for kind, _ in coded(text)] == ["attack"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("قتل شرطي في هجوم بديار بكر. وأضافت المصادر أن المهاجمين فروا من مكان الهجوم.", ["armed_clash"]),
        ("فر عشرات المسلحين الحوثيين من مدينة عدن إلى محافظة لحج.", ["group_activity"]),
    ],
)
def test_the_flight_of_attackers_is_part_of_what_they_did(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in coded(text)] == kinds


def test_the_same_verb_told_again_of_another_place_is_another_happening() -> None:
    text = (
        "دارت بعد منتصف الليل اشتباكات عند أطراف حي كرم الطراب شرق حلب بين قوات النظام والكتائب المقاتلة، "
        "أيضا دارت بعد منتصف الليل اشتباكات بين الكتائب المقاتلة وقوات النظام في محيط حندرات بريف حلب الشمالي."
    )
    assert [kind for kind, _ in coded(text)] == ["armed_clash", "armed_clash"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "أوقف الجيش أمس في عرسال مسلحا مطلوبا لمشاركته في مهاجمة مراكز الجيش في أغسطس 2014، "
            "كما أوقف الجيش في دير عمار مسلحا آخر.",
            ["2024-05-09", "2014-08-01", "2024-05-09"],
        ),
        ("يخوض جنود عراقيون معارك في الرمادي ضد تنظيم داعش الذي سيطر عليها في مايو 2015.", ["2024-05-09"]),
    ],
)
def test_the_day_of_what_came_before_is_not_that_of_the_news(text: str, days: list[str]) -> None:
    report = Report(id="r", text=text, lang="ar", published="2024-05-10")
    assert [str(e.date.start) for e in code_report(report).events if e.date] == days


def test_a_group_that_splits_or_opens_a_front_is_not_its_advance() -> None:
    text = "تقدم الجيش نحو مدينة تدمر فجر الخميس. وانقسم الجيش الحر في إدلب إلى جماعتين."
    assert coded(text) == [("group_activity", ["تقدم"]), ("group_activity", ["انقسم"])]


def test_other_numbers_of_people_arrested_are_other_arrests() -> None:
    text = (
        "اعتقلت الشرطة التركية 371 شخصا في أنحاء البلاد يوم السبت. "
        "وأضاف البيان أن العمليات في ولاية غازي عنتاب أسفرت عن إلقاء القبض على 28 شخصا."
    )
    assert coded(text) == [("arrests", ["اعتقلت"]), ("arrests", ["إلقاء القبض"])]


def test_a_headline_tells_the_total_of_those_arrested() -> None:
    text = "اعتقال 16 مسلحا في تونس\nاعتقلت قوات الأمن التونسية 16 مسلحا في ولاية بنزرت فجر الخميس."
    assert coded(text) == [("arrests", ["اعتقال", "اعتقلت"])]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("وبدأ وقف إطلاق النار بين الجيش والحوثيين في تعز أمس.", ["agreement"]),
        ("اعتقلت جبهة النصرة مقاتلين في حلب وسلمتهم لدار القضاء في حريتان.", ["arrests"]),
    ],
)
def test_a_truce_is_no_fight_and_people_handed_over_are_no_ground(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in coded(text)] == kinds


def test_an_attack_with_a_toll_of_its_own_is_no_air_strike_of_before() -> None:
    text = (
        "شنت طائرات التحالف غارات على معسكر في صنعاء. وشمل القصف الجوي مواقع للحوثيين على طريق ذمار. "
        "وقالت المقاومة إن خمسة حوثيين قتلوا في هجوم لعناصر المقاومة على نقطة للميليشيات في صنعاء."
    )
    assert [kind for kind, _ in coded(text)] == ["air_drone_strike", "air_drone_strike", "armed_clash"]


def test_a_second_operation_is_not_the_first() -> None:
    text = (
        "استهدف المقاتلون أمس حافلة بعبوة ناسفة ما أدى إلى سقوط 12 متمردا. "
        "كما استهدفوا بعملية ثانية في المنطقة دورية عسكرية، ما أدى إلى سقوط خمسة قتلى."
    )
    assert [kind for kind, _ in coded(text)] == ["remote_explosive", "armed_clash"]


def test_shots_that_nobody_heard_are_no_attack() -> None:
    text = "اعتقلت القوات ثلاثة أشخاص في بلدة الشحيل أمس. وذكر سكان أنهم لم يسمعوا أصوات إطلاق نار."
    assert [kind for kind, _ in coded(text)] == ["arrests"]
