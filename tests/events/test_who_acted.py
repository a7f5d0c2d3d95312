"""Who acted and who was acted on, where the words that stand nearest are not the ones that say so."""

from __future__ import annotations

import pytest

from tawatur.events.coder import code_report
from tawatur.model import Report

_CASES = [
    # what is said of those acted on, and who helped
    ("The army attacked rebels backed by Turkey near Idlib on Monday.", ["The army"], ["rebels"]),
    ("A convoy attacked yesterday by gunmen carried fuel to Kandahar.", ["gunmen"], ["convoy"]),
    (
        "Coalition jets bombed ISIS positions in Raqqa, backed by Kurdish forces on the ground.",
        ["Coalition jets"],
        ["ISIS positions"],
    ),
    # a commander's plural, a people at war, and what is said of the subject
    ("القبض على عدد من القيادات الحوثية خلال مداهمات في عدن", [], ["القيادات الحوثية"]),
    ("الأكراد ينتزعون السيطرة على بلدة سلوك من يد داعش", ["الأكراد"], ["داعش"]),
    ("هاجم الحوثيون المتحالفون مع وحدات للجيش مدينة مأرب.", ["الحوثيون"], ["مأرب"]),
    ("هاجم الحوثيون معسكرا للجيش في مأرب.", ["الحوثيون"], ["معسكرا للجيش"]),
    # those with whom fighters fought who were killed then
    ("Four soldiers were killed in clashes with Al-Shabaab near Baidoa.", ["Al-Shabaab"], ["soldiers"]),
    (
        "Ten militants were killed in fighting with Kurdish forces near Kobani.",
        ["Kurdish forces"],
        ["militants"],
    ),
    ("قتل خمسة جنود في اشتباكات مع حركة الشباب قرب بيدوا.", ["حركة الشباب"], ["جنود"]),
    ("مقتل تسعة جنود في معارك مع تنظيم داعش شرق الرمادي", ["تنظيم داعش"], ["جنود"]),
    # what came under fire
    ("Sanaa came under heavy shelling by the Houthis on Friday.", ["Houthis"], ["Sanaa"]),
    ("Rebels in Idlib came under heavy shelling on Friday.", [], ["Rebels"]),
    # indefinite people and the plural verb that says more of them
    ("قالت الشرطة إن العملية ضد مسلحين هاجموا مصرفا في كراتشي انتهت أمس.", ["مسلحين"], ["مصرفا"]),
    # whom a relative pronoun means: no land, and of its gender
    (
        "وتعد حركة بوكو حرام الأخطر في نيجيريا والتي كانت قد أعلنت ولاءها لتنظيم داعش العام الماضي.",
        ["حركة بوكو حرام"],
        ["تنظيم داعش"],
    ),
    # whose fighters they are
    ("قال لواء التوحيد إن مقاتليه فجروا مقرا للجيش في حلب.", ["مقاتليه", "لواء التوحيد"], ["مقرا للجيش"]),
    ("The SDF said on Monday that its fighters stormed Tabqa.", ["fighters", "SDF"], ["Tabqa"]),
    # what is said of a place has its own subject
    ("تقدم الجيش نحو بلدة الحوطة التي قصفت منها الميليشيات مدينة عدن بالكاتيوشا.", ["الجيش"], []),
    # who made the attack that was repelled, and of whom others are a part
    ("Kurdish troops repelled an attack by ISIS on Kobani.", ["Kurdish troops"], ["ISIS"]),
    ("The SDF mainly consisting of Kurdish fighters captured Manbij.", ["SDF"], []),
    (
        "قتل 9 مسلحين من مليشيات الحوثي في مواجهات عنيفة مع المقاومة الشعبية في تعز أمس.",
        ["المقاومة الشعبية"],
        ["مسلحين من مليشيات الحوثي"],
    ),
    # who fell into an ambush, and whose it was
    (
        "قتل ضابط من الجيش في كمين نصبه مسلحو حركة الشباب أمس في بيدوا.",
        ["مسلحو حركة الشباب"],
        ["ضابط من الجيش"],
    ),
    # a deed that comes after its object, and a force before its own
    ("استهدفت تلك التعزيزات غارة جوية في محافظة أبين أمس.", [], ["التعزيزات"]),
    ("قصفت القوات بالمدفعية بلدة خان شيخون أمس.", ["القوات"], ["بلدة"]),
    # those joined to who acts, before the verb and behind a noun that governs
    (
        "وقالت مصادر إن مقاتلين من الحوثيين ووحدات من الجيش قد استولوا على ميناء الحديدة أمس.",
        ["مقاتلين من الحوثيين", "وحدات من الجيش"],
        [],
    ),
    (
        "بعد قيام جماعة الحوثي والمخلوع صالح بالسيطرة على مدينة تعز.",
        ["جماعة الحوثي", "المخلوع صالح"],
        [],
    ),
    # a noun and the adjective of a group are one phrase
    ("سقطت قاعدة العند في مارس بأيدي المقاتلين الحوثيين.", ["المقاتلين الحوثيين"], []),
    # who is held responsible for it, and whose members carried it out
    (
        "وقال إن سلسلة هجمات استهدفت جنودا وألقيت مسؤوليتها على حزب العمال الكردستاني أمس.",
        ["حزب العمال الكردستاني"],
        ["جنودا"],
    ),
    ("وقتل جنديان في هجوم في بيدوا أمس نفذه أعضاء من حركة الشباب.", ["حركة الشباب"], ["جنديان"]),
    # the doer that the words of a phrase hold, and strikes that act themselves
    ("واستهدف الطيران مواقع في إب.", ["الطيران"], ["مواقع"]),
    ("وقصف الطيران مواقع في إب.", ["الطيران"], ["مواقع"]),
    # who is accused in a sentence of its own, of "the raid" as well
    (
        "قتل 44 مهاجرا في قصف جوي على مركز إيواء في تاجوراء. واتهمت حكومة الوفاق الوطني قوات حفتر بتنفيذ الغارة.",
        ["قوات حفتر"],
        ["مهاجرا", "مركز إيواء"],
    ),
    # who swears allegiance
    ("أعلنت كتيبة المهاجرين ولاءها لتنظيم القاعدة في حلب.", ["كتيبة المهاجرين"], ["تنظيم القاعدة"]),
]


@pytest.mark.parametrize(("text", "side1", "side2"), _CASES)
def test_who_acted_on_whom(text: str, side1: list[str], side2: list[str]) -> None:
    event = code_report(Report("r", text, published="2024-05-10")).events[0]
    assert [p.text for p in event.side1 if not p.inferred] == side1
    assert [p.text for p in event.side2 if not p.inferred] == side2


@pytest.mark.parametrize(
    ("text", "type_", "not_told"),
    [
        # "who", "where", "with" part a phrase from the event word
        ("Air strikes hit parts of Libya where air strikes have grown heavier.", "air_drone_strike", "Libya"),
        (
            "Paris acted against the junta with missile strikes on an air base near Hama.",
            "shelling_missile",
            "junta",
        ),
        # who only tells of it
        (
            "The Yemeni opposition spoke on Monday. They said several overnight raids hit Haradh.",
            "air_drone_strike",
            "The Yemeni opposition",
        ),
        # who did what the time is told by
        ("وانتقدت المنظمة حصار الحوثيين لتعز قبل طردهم من قبل الجيش.", "other_strategic", "الجيش"),
        # cars in the dual, the adjective of two things, and those whom a passive befell
        (
            "صرح ضابط في الأنبار عن مقتل عشرة أشخاص بتفجير سيارتين مفخختين استهدفتا سوقا في الفلوجة.",
            "remote_explosive",
            "ضابط",
        ),
        ("قتل مسلح أربعة جنود في هجوم استهدف مركزين عسكريين في ولاية تكساس.", "armed_clash", "عسكريين"),
        ("قتل 12 جنديا وشرطيا في دياربكر، ثلاثة منهم في مكمن استهدف الخميس حافلة.", "armed_clash", "شرطيا"),
        # who runs what was hit
        (
            "An attack on a clinic managed by the Qatar Red Crescent Society has killed two patients in Aleppo.",
            "attack",
            "Red Crescent Society",
        ),
        # who denies it
        ("ونفى الجيش بشدة مزاعم قتل مدنيين في قرية دوما.", "attack", "الجيش"),
    ],
)
def test_who_is_not_told_to_have_acted(text: str, type_: str, not_told: str) -> None:
    event = next(e for e in code_report(Report("r", text, published="2024-05-10")).events if e.type == type_)
    assert not_told not in [p.text for p in event.side1 if not p.inferred]


@pytest.mark.parametrize(
    "text",
    [
        "انسحب الحوثيون من الضالع. واستهدف الطيران مواقع في إب.",
        "انسحب الحوثيون من الضالع. واستهدفت غارات للتحالف مواقع في إب.",
    ],
)
def test_who_is_told_of_before_does_not_act_where_aircraft_do(text: str) -> None:
    events = code_report(Report("r", text, published="2024-05-10")).events
    strike = next(e for e in events if e.type == "air_drone_strike")
    assert "الحوثيون" not in [p.text for p in strike.side1]


def test_who_claims_a_terrorist_bombing_did_it() -> None:
    text = "A terrorist bombing in Kirkuk killed five civilians. Boko Haram claimed responsibility for the bombing."
    event = code_report(Report("r", text, published="2024-05-10")).events[0]
    assert event.side1[0].text == "Boko Haram"
