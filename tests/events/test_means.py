"""What it was done with: the word beside the event word, one further off, the type's own, or none."""

from __future__ import annotations

import pytest

import tawatur


def first(text: str) -> tuple[str, str | None]:
    event = tawatur.code(text).events[0]
    return event.type, event.means


@pytest.mark.parametrize(
    ("text", "type_", "means"),
    [
        (
            "The coalition conducted 18 strikes and destroyed two car bombs near Manbij.",
            "air_drone_strike",
            "aircraft",
        ),
        (
            "US-led forces conducted 12 strikes in Syria, hitting four vehicle bombs.",
            "air_drone_strike",
            "aircraft",
        ),
        ("A truck hit a landmine near Sirte, killing the driver.", "remote_explosive", "ied"),
        ("اغتيل ضابط في الجيش، برصاص مجهولين قرب منزله في مدينة عدن.", "attack", "small_arms"),
        ("قتل مسلحون ثلاثة من سكان القرية طعنا في ديالى.", "attack", "blade"),
        (
            "قتل زعيم التنظيم في غارة لطائرة أمريكية من دون طيار على البيضاء في اليمن.",
            "air_drone_strike",
            "drone",
        ),
        ("قصفت طائرات النظام بلدة تلبيسة بالبراميل المتفجرة.", "air_drone_strike", "barrel_bomb"),
        ("وقع تبادل لإطلاق النار بين مسلحين وقوات الأمن في سيناء.", "armed_clash", "small_arms"),
        ("فجر انتحاري سترته الناسفة في سوق ببغداد ما أدى إلى مقتل 3.", "suicide_bomb", "suicide_vest"),
        (
            "An explosive device planted under a bridge in Mosul went off on Friday.",
            "remote_explosive",
            "ied",
        ),
        ("The Air Force shelled positions of the militants in Raqqa.", "air_drone_strike", "aircraft"),
        ("هاجم انتحاري بسيارة محملة بالمتفجرات حاجزا للجيش في بنغازي.", "suicide_bomb", "car_bomb"),
        ("A motorcycle bomber killed 16 people in Hasakah.", "remote_explosive", "car_bomb"),
        ("Militants shot dead two police officers in Kabul.", "armed_clash", "small_arms"),
        ("An Israeli drone struck a car near Tyre, killing its driver.", "air_drone_strike", "drone"),
        ("A bomb went off aboard a minibus in Kabul, killing two passengers.", "remote_explosive", "ied"),
        ("A truck loaded with explosives blew up in Kirkuk on Sunday.", "remote_explosive", "car_bomb"),
        ("A bomber blew himself up at a checkpoint in Kandahar.", "suicide_bomb", "suicide_vest"),
        ("قصفت قوات النظام بلدة كفرنبل بصواريخ أرض – أرض.", "shelling_missile", "missile"),
        (
            "A suicide bomber drove a pickup into an army post near Gao and blew himself up, killing two soldiers.",
            "suicide_bomb",
            "car_bomb",
        ),
        ("فجر انتحاري يقود شاحنة نفسه عند بوابة معسكر للجيش في الرمادي.", "suicide_bomb", "car_bomb"),
        ("A parked minibus blew up near a market in Baquba, killing five.", "remote_explosive", "car_bomb"),
        (
            "Police in Kampala used batons and tear gas to scatter the protesters.",
            "protest_with_intervention",
            "other",
        ),
        (
            "أطلقت الشرطة الغاز المسيل للدموع لتفريق متظاهرين في وسط تونس.",
            "protest_with_intervention",
            "other",
        ),
        ("Rioters hurled stones and petrol bombs at police in Kisumu.", "violent_demonstration", "other"),
        ("رشق محتجون قوات الأمن بالحجارة في البصرة.", "violent_demonstration", "other"),
        ("A suspected thief was beaten to death by a mob in Lagos.", "mob_violence", "other"),
        ("Air defences destroyed three Shahed drones over Odesa.", "disrupted_weapons", "drone"),
        ("صادرت الشرطة أحزمة ناسفة في منزل بمدينة كركوك.", "disrupted_weapons", "suicide_vest"),
        (
            "دمر الجيش سيارة مفخخة بصاروخ موجه قبل وصولها إلى حاجز في الحسكة.",
            "disrupted_weapons",
            "car_bomb",
        ),
        (
            "Guards found an explosive device near Baiji and a disposal team destroyed it.",
            "disrupted_weapons",
            "ied",
        ),
    ],
)
def test_means_named(text: str, type_: str, means: str) -> None:
    assert first(text) == (type_, means)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("قتل 30 شخصا في هجوم انتحاري في مدينة سوروتش التركية.", "suicide_bomb"),
        (
            "سيطر الجيش العراقي على مدينة تكريت بغطاء من الطائرات بعد معارك مع داعش.",
            "government_regains_territory",
        ),
        ("A suicide attack killed 30 people in Suruc.", "suicide_bomb"),
        (
            "The Syrian army captured the town of Palmyra from ISIS with rockets.",
            "government_regains_territory",
        ),
    ],
)
def test_no_means_where_none_is_told(text: str, type_: str) -> None:
    assert first(text) == (type_, None)


def test_why_says_where_the_means_is_from() -> None:
    events = tawatur.code("فجر رجل نفسه وسط سوق في بغداد ما أدى إلى مقتل ثلاثة مدنيين.").events
    assert events[0].why["means"] == "means named further off in the sentence"
    events = tawatur.code("The Syrian army captured the town of Palmyra from ISIS with rockets.").events
    assert "means" not in events[0].why


@pytest.mark.parametrize(
    ("text", "type_", "means"),
    [
        ("A glide bomb hit a store in Kharkiv on Monday, killing 12 people.", "air_drone_strike", "aircraft"),
        ("Guided aerial bombs struck a market in Kharkiv on Monday.", "air_drone_strike", "aircraft"),
        ("Helicopters dropped barrels filled with explosives on Daraya.", "air_drone_strike", "barrel_bomb"),
        (
            "A man detonated explosives strapped to his body in a market in Kano.",
            "suicide_bomb",
            "suicide_vest",
        ),
        ("Militants stoned a woman to death in Raqqa on Monday.", "attack", "other"),
        ("A bomb hit a bus in Kandahar on Monday.", "remote_explosive", "ied"),
        ("The army used howitzers to shell Daraa on Monday.", "shelling_missile", "artillery"),
        ("The army used helicopters to bomb Daraya on Monday.", "air_drone_strike", "aircraft"),
    ],
)
def test_what_a_weapons_own_words_tell(text: str, type_: str, means: str) -> None:
    (event,) = tawatur.code(text, published="2024-05-10").events
    assert (event.type, event.means) == (type_, means)
