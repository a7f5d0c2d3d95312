"""Who acted and on whom, where the words of the event itself do not say it."""

from __future__ import annotations

import pytest

import tawatur


@pytest.mark.parametrize("harmed", ["women", "children", "civilians"])
def test_a_strike_that_harmed_civilians_is_given_no_fighting_target(harmed: str) -> None:
    text = (
        "Islamic State attacked the Syrian army near Palmyra on Monday. "
        f"The Syrian army shelled Sukhna on Wednesday, killing 12 {harmed}."
    )
    fight, shelling = tawatur.code(text, published="2019-05-10").events
    assert [p.actor for p in fight.side2] == ["sy-army"]
    assert shelling.type == "shelling_missile"
    assert {p.text for p in shelling.side2} == {"Sukhna", harmed}


def test_what_the_next_clause_tells_is_of_its_own_verb() -> None:
    text = (
        "اعتقلت قوات الاحتلال فجر اليوم 14 فلسطينيا خلال مداهمات في الضفة الغربية، "
        "فيما أصيب شابان برصاص الجيش في مخيم جنين."
    )
    arrests, shots = tawatur.code(text, published="2023-03-02").events
    assert (arrests.type, shots.type) == ("arrests", "attack")
    assert [p.text for p in arrests.side1] == ["قوات الاحتلال"]
    assert "14 فلسطينيا" in [p.text for p in arrests.side2]
    assert [p.text for p in shots.side2] == ["شابان"]


@pytest.mark.parametrize(
    ("text", "doer", "whom"),
    [
        ("اعتقلت الشرطة التركية أوزتورك في أنقرة بتهمة الإرهاب.", "الشرطة التركية", "أوزتورك"),
        ("وقد اختطف تنظيم داعش العبادي في الموصل.", "تنظيم داعش", "العبادي"),
    ],
)
def test_a_body_right_after_the_verb_acts(text: str, doer: str, whom: str) -> None:
    (event,) = tawatur.code(text, published="2020-05-06").events
    assert [p.text for p in event.side1] == [doer]
    assert whom in [p.text for p in event.side2]


@pytest.mark.parametrize(
    ("text", "side1", "side2"),
    [
        ("قتل 30 شخصا على الأقل في تفجيرات متفرقة في العراق.", [], ["شخصا"]),
        ("أسفر الانفجار عن مقتل 27 شخصا وإصابة نحو 100 يعالجون في مستشفيات محلية.", [], ["شخصا"]),
        ("انفجرت سيارة ملغومة اليوم في سوق في حي الشرطة ببغداد.", [], ["بغداد", "سوق"]),
        ("ارتفع عدد قتلى القصف إلى 40 حاليا، وأصيب 12 جنديا.", [], ["جنديا"]),
        ("أصيب العشرات في قصف عنيف بصواريخ الكاتيوشا استهدف أحياء دار سعد.", [], ["دار سعد", "العشرات"]),
    ],
)
def test_words_that_name_nobody_are_no_side(text: str, side1: list[str], side2: list[str]) -> None:
    (event,) = tawatur.code(text, published="2019-05-10").events
    assert ([p.text for p in event.side1], [p.text for p in event.side2]) == (side1, side2)


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("قتل سبعة أشخاص في تفجير انتحاري في كابول ألقت السلطات باللوم فيه على حركة طالبان.", "حركة طالبان"),
        (
            "وقع هجوم على نقطة تفتيش قرب الموصل نسبته السلطات إلى تنظيم داعش وأسفر عن مقتل أربعة جنود.",
            "تنظيم داعش",
        ),
        ("A car bomb killed 12 people in Kano, an attack blamed on Boko Haram by officials.", "Boko Haram"),
        ("Officials blamed Tuesday's suicide bombing on the Pakistani Taliban.", "Pakistani Taliban"),
        (
            "A rocket attack on Erbil attributed by Washington to Kataib Hezbollah wounded two men.",
            "Kataib Hezbollah",
        ),
    ],
)
def test_who_is_blamed_for_it_did_it(text: str, doer: str) -> None:
    event = tawatur.code(text, published="2016-03-12").events[0]
    assert event.side1[0].text == doer
    assert doer not in [p.text for p in event.side2]


@pytest.mark.parametrize(
    "text",
    [
        "أعلن رئيس الوزراء مقتل 30 شخصا في انفجار بالعاصمة.",
        "قالت وزارة الداخلية إن انفجارا وقع في حي الكرادة وأسفر عن مقتل 9 أشخاص.",
        "The Interior Ministry said an explosion in Baghdad killed seven people.",
    ],
)
def test_who_tells_of_a_bombing_has_not_done_it(text: str) -> None:
    assert tawatur.code(text, published="2016-03-12").events[0].side1 == ()


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("أعلن تنظيم الدولة مسؤوليته عن هجوم على مقر للشرطة في كابول.", "تنظيم الدولة"),
        ("قتل 14 شخصا في هجوم انتحاري نفذته امرأتان في شمال نيجيريا.", "امرأتان"),
        ("قصفت طائرات روسية معسكرا قرب إدلب تمهيدا لاقتحامه من قبل قوات النظام.", "طائرات روسية"),
        ("قُصفت القاعدة من قبل قوات التحالف.", "قوات التحالف"),
    ],
)
def test_the_doer_stands_alone_on_the_first_side(text: str, doer: str) -> None:
    event = tawatur.code(text, published="2016-03-12").events[0]
    assert [p.text for p in event.side1] == [doer]
    assert doer not in [p.text for p in event.side2]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "قتل خمسة من مقاتلي الحشد الشعبي في اشتباكات بينهم وبين تنظيم داعش غرب الموصل.",
            "مقاتلي الحشد الشعبي",
            "تنظيم داعش",
        ),
        (
            "قالت حركة الشباب إن معارك اندلعت بينها وبين القوات الكينية في بلدة كولبيو.",
            "حركة الشباب",
            "القوات الكينية",
        ),
        (
            "اندلعت اشتباكات بين قوات سوريا الديمقراطية وتنظيم داعش قرب الرقة.",
            "قوات سوريا الديمقراطية",
            "تنظيم داعش",
        ),
        ("دارت اشتباكات بين فصائل معارضة وبين قوات النظام في حلب.", "فصائل معارضة", "قوات النظام"),
    ],
)
def test_between_them_and_others_are_the_two_sides(text: str, one: str, other: str) -> None:
    event = tawatur.code(text, published="2016-03-12").events[0]
    assert (event.side1[0].text, event.side2[0].text) == (one, other)


@pytest.mark.parametrize(
    ("text", "side1", "place"),
    [
        ("أعلن الحزب مقتل 12 من عناصره في قصف جوي روسي على إدلب.", "روسي", "Idlib"),
        ("قتل خمسة في قصف مدفعي تركي استهدف قرية في ريف حلب.", "تركي", "Aleppo countryside"),
    ],
)
def test_the_nationality_behind_a_bombardment_acts(text: str, side1: str, place: str) -> None:
    (event,) = tawatur.code(text, published="2019-05-10").events
    assert event.place is not None
    assert (event.side1[0].text, event.place.name) == (side1, place)


def test_a_country_whose_forces_are_named_with_others_is_no_place() -> None:
    text = "A short-range ballistic missile was fired at U.S. and coalition forces at Ain al-Asad air base in Iraq."
    (event,) = tawatur.code(text, published="2023-11-22").events
    assert event.place is not None and event.place.name == "Ain al-Asad air base"
    assert {p.text for p in event.side2} >= {"coalition forces", "U.S."}


def test_what_a_strike_answered_is_another_happening() -> None:
    text = "The strikes in Saada were a response to an attack on a ship off Hodeidah on Sunday."
    assert [e.type for e in tawatur.code(text, published="2024-01-17").events] == [
        "air_drone_strike",
        "attack",
    ]


@pytest.mark.parametrize(
    ("text", "type_", "side1", "place"),
    [
        (
            "أعلنت قوات الدعم السريع السيطرة على مدينة الفاشر.",
            "nonstate_overtakes_territory",
            "قوات الدعم السريع",
            "El Fasher",
        ),
        (
            "أعلن الجيش الليبي السيطرة على حقل الشرارة.",
            "government_regains_territory",
            "الجيش الليبي",
            "Sharara oil field",
        ),
        (
            "أعلن مقاتلو المعارضة السيطرة على معبر نصيب الحدودي مع الأردن.",
            "nonstate_overtakes_territory",
            "مقاتلو المعارضة",
            "Nasib crossing",
        ),
        ("M23 rebels claim control of Goma.", "nonstate_overtakes_territory", "M23 rebels", "Goma"),
        (
            "The army announced the capture of Jebel Moya.",
            "government_regains_territory",
            "The army",
            "Jabal Moya",
        ),
    ],
)
def test_who_announces_that_a_place_is_taken_took_it(text: str, type_: str, side1: str, place: str) -> None:
    (event,) = tawatur.code(text, published="2024-07-01").events
    assert event.place is not None
    assert (event.type, event.side1[0].text, event.place.name) == (type_, side1, place)


@pytest.mark.parametrize(
    ("text", "side1", "side2"),
    [
        ("هجوم مسلح على حاجز للشرطة في سيناء وإصابة ضابط", [], ["حاجز للشرطة", "ضابط"]),
        ("Jets bombed the port.", ["Jets"], ["port"]),
        ("Saudi-led coalition jets bombed Sanaa.", ["Saudi-led coalition jets"], ["Sanaa"]),
        ("Police say gunmen killed two people in Quetta.", ["gunmen"], ["people"]),
    ],
)
def test_who_acts_in_a_short_sentence(text: str, side1: list[str], side2: list[str]) -> None:
    (event,) = tawatur.code(text, published="2019-05-10").events
    assert ([p.text for p in event.side1], [p.text for p in event.side2]) == (side1, side2)


@pytest.mark.parametrize(
    ("text", "side1", "side2"),
    [
        ("Niger's military killed 40 militants near Tillaberi.", ["Niger's military"], ["militants"]),
        ("Yemen's Houthi rebels fired a missile at Eilat.", ["Houthi rebels"], ["Eilat"]),
        (
            "Ethiopian troops were killed in an attack by Somalia's al-Shabab.",
            ["al-Shabab"],
            ["Ethiopian troops"],
        ),
    ],
)
def test_a_country_before_its_own_forces_or_rebels_is_no_side(
    text: str, side1: list[str], side2: list[str]
) -> None:
    (event,) = tawatur.code(text, published="2023-03-12").events
    assert ([p.text for p in event.side1], [p.text for p in event.side2]) == (side1, side2)


@pytest.mark.parametrize(
    ("text", "doer", "besieged"),
    [
        ("Taliban fighters surrounded an army base in Ghazni.", "Taliban fighters", "army base"),
        ("The Tigrayan town of Axum is blockaded by Eritrean troops.", "Eritrean troops", "Axum"),
        ("The RSF has imposed a siege on El Fasher.", "RSF", "El Fasher"),
        ("القاعدة محاصرة من جانب مقاتلي طالبان.", "مقاتلي طالبان", "القاعدة"),
        ("فرضت قوات النظام حصارا خانقا على الغوطة الشرقية.", "قوات النظام", "الغوطة الشرقية"),
    ],
)
def test_what_is_besieged_is_the_second_side(text: str, doer: str, besieged: str) -> None:
    (event,) = tawatur.code(text, published="2023-03-12").events
    assert event.side1[0].text == doer
    assert besieged in [p.text for p in event.side2[:2]]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen assassinated a judge in Baghdad on Monday. An air strike hit Mosul.",
        "اغتال مسلحون قاضيا في بغداد الاثنين، فيما قصف الطيران الموصل.",
    ],
)
def test_gunmen_fly_no_aircraft(text: str) -> None:
    (strike,) = [e for e in tawatur.code(text, published="2024-03-06").events if e.type == "air_drone_strike"]
    assert [p.text for p in strike.side1] in ([], ["الطيران"])


def test_those_killed_and_wounded_are_the_victims() -> None:
    (event,) = tawatur.code("Eight soldiers were killed and wounded in Taiz.", published="2016-08-12").events
    assert ([s.text for s in event.side1], event.side2[0].text) == ([], "soldiers")
    (event,) = tawatur.code(
        "The army killed and wounded dozens of rebels in Taiz.", published="2016-08-12"
    ).events
    assert (event.side1[0].text, event.side2[0].text) == ("The army", "rebels")


@pytest.mark.parametrize(
    ("text", "side1", "side2"),
    [
        ("اعتقل الأمن التونسي خمسة أشخاص في سوسة.", ["الأمن التونسي"], ["أشخاص"]),
        ("الأمن المصري يقبض على خلية إرهابية في سيناء.", ["الأمن المصري"], ["خلية إرهابية"]),
        ("إيران تعتقل عشرات الجنود في الأهواز.", ["إيران"], ["الجنود"]),
        ("السعودية تعتقل أمراء في الرياض.", ["السعودية"], ["أمراء"]),
        ("قالت قوات الأمن العراقي إنها قتلت 12 من داعش في ديالى.", ["قوات الأمن العراقي"], ["داعش"]),
        ("قتل ثلاثة من عناصر الأمن المصري في هجوم مسلح في العريش.", [], ["عناصر الأمن المصري"]),
        ("أدان مجلس الأمن التفجير الذي وقع في كابول وقتل 20 مدنيا.", [], ["مدنيا"]),
    ],
)
def test_a_country_and_its_security_act(text: str, side1: list[str], side2: list[str]) -> None:
    (event,) = tawatur.code(text, published="2017-05-03").events
    assert [p.text for p in event.side1] == side1
    assert [p.text for p in event.side2] == side2


@pytest.mark.parametrize(
    ("text", "captor"),
    [
        ("وقع خمسة جنود من الجيش اليمني أسرى في أيدي الحوثيين في مأرب.", "الحوثيين"),
        ("سقط طيار سوري أسيرا بيد تنظيم داعش في الرقة.", "تنظيم داعش"),
        ("سقط عشرون مقاتلا أسرى بأيدي الجيش السوري في حلب.", "الجيش السوري"),
    ],
)
def test_captives_fall_into_the_hands_of_their_captor(text: str, captor: str) -> None:
    (event,) = tawatur.code(text, published="2017-05-03").events
    assert (event.type, [p.text for p in event.side1]) == ("arrests", [captor])


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Aleppo faces an offensive by Syrian and Russian forces.", {"sy-forces", "ru-forces"}),
        ("Russian and Syrian warplanes bombed Idlib.", {"ru-air-force", "sy-air-force"}),
        (
            "Three civilians were killed by Russian and Syrian jets in Idlib.",
            {"ru-air-force", "sy-air-force"},
        ),
        ("Syrian and Russian troops captured the town of Saraqib.", {"ru-forces", "sy-forces"}),
    ],
)
def test_two_nationalities_share_a_noun(text: str, doers: set[str]) -> None:
    (event,) = tawatur.code(text, published="2019-05-03").events
    assert {p.actor for p in event.side1} == doers


def test_a_clash_of_two_nationalities_that_share_a_noun_has_two_sides() -> None:
    (event,) = tawatur.code(
        "Clashes between Turkish and Kurdish forces killed three in Afrin.", published="2019-05-03"
    ).events
    assert [p.actor for p in (*event.side1, *event.side2)] == ["tr-forces", "kurdish-forces"]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Turkish shelling and air strikes killed 20 civilians near Jarabulus on Sunday.", "Turkish"),
        ("Israeli air strikes and tank shelling killed 12 people in Khan Younis on Monday.", "Israeli"),
        ("Russian missile and drone attacks killed three people in Odesa on Monday.", "Russian"),
        ("Six civilians were killed in rebel rocket and mortar attacks on Aleppo on Monday.", "rebel"),
    ],
)
def test_two_joined_event_words_share_who_acted(text: str, doer: str) -> None:
    for event in tawatur.code(text, published="2024-05-10").events:
        assert [(p.text, p.inferred) for p in event.side1] == [(doer, False)]
