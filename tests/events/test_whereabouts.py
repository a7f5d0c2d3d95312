"""Which of the places that a report names is where a happening took place."""

from __future__ import annotations

import pytest

import tawatur
from tawatur.events.place_points import CLUES, load_points
from tawatur.mentions.tables import WEIGHTS, read_table


def place(text: str) -> str | None:
    event = tawatur.code(text).events[0]
    return event.place.name if event.place else None


def test_every_clue_has_its_points() -> None:
    named = {row["clue"] for row in read_table(WEIGHTS / "places.tsv")}
    assert named == {clue.rstrip("_").replace("_", " ") for clue in CLUES}
    points = load_points()
    assert points.exact > 0 > points.country


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BEIRUT (Reuters) - An air strike killed ten people in the Syrian town of Douma.", "Douma"),
        ("Air strikes hit Mosul on Monday. Ten civilians were killed in the city, doctors said.", "Mosul"),
        ("The capital was calm, but in Homs a car bomb killed three people, Damascus said.", "Homs"),
        ("قتل عشرة مدنيين في غارة على سوق في إدلب، وأدانت واشنطن الغارة.", "Idlib"),
        (
            "قصفت مقاتلات أمريكية مستودعا في الرقة. وقتل تسعة في القصف، ولم تتطرق واشنطن إلى القتلى.",
            "al-Raqqa",
        ),
        # an outlet after the place where a report was written
        (
            "اللاذقية - عنب بلدي: قتل 16 عنصرا من الأمن العام في كمين نصبه مسلحون في ريف جبلة.",
            "Jableh countryside",
        ),
        ("رام الله - وفا: استشهد مواطن خلال اقتحام قوات الاحتلال البلدة القديمة من مدينة نابلس.", "Nablus"),
        ("قتل ثلاثة مدنيين في قصف على الأحياء الشرقية من حلب.", "Aleppo"),
    ],
)
def test_the_place_of_the_happening(text: str, name: str) -> None:
    assert place(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("هاجمت فصائل مسلحة قاعدة التنف بطائرتين مسيرتين ردا على ما يجري في قطاع غزة.", "al-Tanf base"),
        ("Militants fired rockets at Baghdad in response to the killing of a leader in Tehran.", "Baghdad"),
    ],
)
def test_the_place_of_what_it_answers_is_not_its_place(text: str, name: str) -> None:
    assert place(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # who was taken once fought elsewhere
        (
            "بدأت الكويت حملة أمنية. والمتهم الأول سالم خالد الذي سافر وقاتل مع المتشددين في الموصل. "
            "وشملت حملة الاعتقالات ثلاثين شخصا.",
            "Kuwait",
        ),
        # from where a head of state speaks, where somebody was reached
        ("أعلن الرئيس الفرنسي من باريس أن مسلحين قتلوا خمسة جنود.", None),
        ("قال رئيس البلدية الذي تم الاتصال به في باماكو إن مسلحين قتلوا أربعة مدنيين.", None),
        ("قال شاهد من درعا إن مسلحين قتلوا أربعة مدنيين.", "Daraa"),
    ],
)
def test_where_somebody_was_or_spoke_is_not_its_place(text: str, name: str | None) -> None:
    assert {event.place.name if event.place else None for event in tawatur.code(text).events} == {name}


def test_the_area_is_not_where_a_road_leads() -> None:
    told = tawatur.code(
        "Gunmen stormed an army post in Rusafa on Wednesday, on the way to Homs and Deir ez-Zor. "
        "Russian warplanes later bombed hideouts of the group in the area, killing seven of its members."
    )
    assert [e.place.name for e in told.events if e.place and e.type == "air_drone_strike"] == ["Resafa"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("مقتل ثلاثة في قصف على عدن\nقتل ثلاثة مدنيين في قصف مدفعي على حي دار سعد في عدن.", "Dar Saad"),
        (
            "Air strikes kill nine in Idlib. Nine people died when jets hit the town of Sarmin in Idlib.",
            "Sarmin",
        ),
    ],
)
def test_the_place_within_the_town_is_the_place(text: str, name: str) -> None:
    assert place(text) == name


def test_a_truce_holds_for_the_country() -> None:
    told = tawatur.code(
        "دارت معارك قرب مدينة عدن في اليمن. وأعلن المبعوث الدولي إلى اليمن تمديد الهدنة الإنسانية خمسة أيام."
    )
    assert [e.place.name for e in told.events if e.place and e.type == "agreement"] == ["Yemen"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "A report praised the operation. Ankara's offensive has pushed fighters back from Jarablus.",
            "Jarablus",
        ),
        ("The White House approved air strikes against militants on Iraqi territory.", "Iraq"),
        ("شنت طائرات إسرائيلية غارات على شاحنة داخل الأراضي السورية.", "Syria"),
        ("هاجم مسلحون مسجدا في مدينة الدمام السعودية وقتلوا أربعة أشخاص.", "Dammam"),
    ],
)
def test_a_government_is_no_place_and_its_land_is(text: str, name: str) -> None:
    assert place(text) == name


def test_a_government_that_says_so_is_no_place() -> None:
    (event,) = tawatur.code("قتل ما لا يقل عن 260 مقاتلا كرديا في غارات جوية تركية، بحسب أنقرة.").events
    assert event.place is None
    assert event.sources[0][-1].text == "أنقرة"


def test_where_it_is_spoken_of_is_not_where_it_happened() -> None:
    told = tawatur.code(
        "Five soldiers were killed in an ambush near Mopti on Monday. "
        "The defence minister told reporters in Paris that the raid had killed 12 jihadists."
    )
    assert [e.place.name for e in told.events if e.place] == ["near Mopti", "near Mopti"]
    assert "reporters" not in [p.text for e in told.events for p in (*e.side1, *e.side2)]


@pytest.mark.parametrize(
    "text",
    [
        "Libya has been in turmoil since Gaddafi was toppled in 2011. Three soldiers were killed in Benghazi Monday.",
        "انهار الأمن في ليبيا بعد الإطاحة بمعمر القذافي عام 2011. وقتل ثلاثة جنود في بنغازي أمس.",
    ],
)
def test_the_fall_of_those_who_rule_is_the_whole_countrys(text: str) -> None:
    events = tawatur.code(text, published="2015-07-10").events
    (fall,) = (e for e in events if e.type == "other_strategic")
    assert fall.place is not None
    assert fall.place.name == "Libya"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a town that only says where a province lies
        (
            "شنت طائرات التحالف غارات على مواقع للحوثيين في محافظة مأرب، شرق صنعاء، قتل فيها عشرة مسلحين.",
            "Marib",
        ),
        ("سيطر الجيش على موقعين في محافظة مأرب إلى الشرق من صنعاء.", "Marib"),
        ("قتل خمسة جنود في محافظة ديالى، شمال شرق بغداد، في انفجار عبوة.", "Diyala"),
        ("اندلعت اشتباكات في محافظة حلب، قرب منبج، بين الجيش والمسلحين.", "near Manbij"),
        # the next sentence turns to another place
        ("قتل ضابط في هجوم في محافظة ديالى. وفي بعقوبة، اعتقلت الشرطة مشتبها به.", "Diyala"),
        # a base that planes return to, the seat where talks were held
        ("عادت الطائرات إلى قاعدة إنجرليك بعد أن قصفت مواقع تنظيم داعش في سوريا.", "Syria"),
        ("كثفت القوات العراقية هجماتها في الأنبار. والتقى الوزير الأمريكي رئيس الوزراء في بغداد.", "Anbar"),
        # whose chief, where somebody lives
        ("قتل خمسة مسلحين في الفلوجة، بحسب ما أعلن قائد عمليات بغداد.", "al-Falluja"),
        ("قتل نجل محافظ المحويت في كمين نصبته المقاومة في عدن.", "Aden"),
    ],
)
def test_places_that_are_only_spoken_of(text: str, name: str) -> None:
    assert place(text) == name


def test_the_prayer_of_sunset_is_no_country() -> None:
    event = tawatur.code("قتل شرطي بالرصاص بعد صلاة المغرب على يد مسلحين.").events[0]
    assert event.place is None
    assert [s.text for s in event.side1] == ["مسلحين"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A truce brokered by Turkey and Russia has held in Syria since Monday.", "Syria"),
        ("Syrian fighters halted their shelling of Homs under a ceasefire brokered by rebel backer Qatar.", "Homs"),
        ("أعلنت هدنة برعاية قطر ومصر بعد معارك عنيفة في سرت.", "Sirte"),
        ("A coalition led by the United States carried out strikes on militants in Mosul on Sunday.", "Mosul"),
    ],
)  # fmt: skip
def test_who_brought_it_about_is_not_where(text: str, name: str) -> None:
    assert place(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قصف الطيران قرية قصر البريج في ريف حلب الشرقي.", "eastern Aleppo countryside"),
        ("Clashes erupted near Busra Square in Daraa.", "Daraa"),
        ("Troops killed three gunmen in Tal Ghazal south of Qamishli.", "southern al-Qamishli"),
    ],
)
def test_a_part_of_a_longer_name_is_no_place(text: str, name: str) -> None:
    assert place(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("تتصارع الفصائل على طرابلس منذ الإطاحة بمعمر القذافي عام 2011.", "Libya"),
        ("Protesters gathered in Khartoum years after the army toppled Omar al-Bashir.", "Sudan"),
    ],
)
def test_the_fall_of_those_who_rule_is_of_the_whole_country(text: str, name: str) -> None:
    told = tawatur.code(text).events
    assert name in [event.place.name for event in told if event.place and event.type == "other_strategic"]


def test_a_city_is_not_one_that_shares_its_name_in_the_tables() -> None:
    assert (
        place("A bomb killed eleven people in the St. Petersburg metro, police said.") == "Saint Petersburg"
    )
    assert place("قتل ثلاثة أشخاص بانفجار سيارة مفخخة في موسكو.") == "Moscow"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A bomb killed 12 people in the Damascus suburb of Jaramana on Tuesday.", ["Jaramana"]),
        ("A blast hit the Homs neighbourhood of al-Zahraa, killing three people.", ["al-Zahraa (Homs)"]),
        (
            "Five people were killed in strikes on the Idlib town of Saraqib and two in the Hama village of Latamneh.",
            ["Saraqib", "al-Latamna"],
        ),
        ("The army killed ten rebels in an ambush. Middle East Syria", ["Syria"]),
        ("Mortar shells landed in the Hamdaniyah district of Aleppo on Monday.", ["Hamdaniya"]),
        (
            "At least 30 people were killed in air strikes launched by Russia on the rebel-held town of Saraqib.",
            ["Saraqib"],
        ),
    ],
)
def test_the_town_behind_its_province(text: str, places: list[str]) -> None:
    events = tawatur.code(text, published="2019-05-10").events
    assert [e.place.name if e.place else "" for e in events] == places


@pytest.mark.parametrize(
    "aside",
    [
        "ووقعت التفجيرات خلال زيارة للرئيس النيجيري إلى واشنطن استمرت يومين.",
        "وقال الرئيس في تصريح أدلى به في أنقرة إن التفجيرات عمل جبان.",
    ],
)
def test_where_a_statesman_was_meanwhile_is_not_where_it_happened(aside: str) -> None:
    text = f"قتل 13 شخصا أمس في تفجيرين انتحاريين في مدينة مروة شمال الكاميرون.\n{aside}"
    (event,) = tawatur.code(text, published="2015-07-25").events
    assert event.place is not None
    assert event.place.name == "Maroua"
    assert [p.text for p in event.side1 if "رئيس" in p.text] == []


@pytest.mark.parametrize(
    ("told", "name"),
    [
        # what is done to a capital is done to a town, and no government is meant
        ("وقصفت الطائرات العاصمة صنعاء.", "Sanaa City"),
        ("وأكد أهمية استكمال تحرير صنعاء من سيطرة المليشيات.", "Sanaa"),
        ("ودخلت القوات بغداد أمس.", "Baghdad"),
        # one that is accused is a government
        ("واتهم المتحدث دمشق بقصف قرية.", "Cairo"),
    ],
)
def test_a_capital_that_something_is_done_to_is_a_town(told: str, name: str) -> None:
    assert place(f"التقى رئيس الوزراء في القاهرة عددا من السفراء.\n{told}") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "قال المحافظ إن مدينة زنجبار أصبحت آمنة بعد تحريرها من القاعدة، خلال لقائه أمس في الرياض بالوزير.",
            "Zinjibar",
        ),
        (
            "وصلت طائرة إلى مطار عدن الدولي بعد تحريره من الحوثيين، وستنقل المساعدات من المخازن إلى شرورة.",
            "Aden airport",
        ),
        # the pronoun is whose deed it was, where the place follows
        ("أعلنت قوات الجيش في تعز بعد استعادتها مدينة المخا أنها تتقدم.", "Mocha"),
        ("قالت القوات في تعز بعد استعادة مدينة لودر إنها تتقدم.", "Lawdar"),
    ],
)
def test_the_place_that_the_pronoun_of_a_verbal_noun_stands_for(text: str, name: str) -> None:
    assert place(text) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # "البلاد" is the country of which the report tells, and its parts are parts of that
        ("أعلن الجيش البوروندي مقتل عشرة مسلحين في اشتباكات في شمال البلاد.", ["northern Burundi"]),
        (
            "قالت الشرطة التركية إن عمليات خطف سجلت في عدة بلدات جنوب شرق البلاد.\nوقالت أنقرة إنها سترد.",
            ["south-eastern Turkey"],
        ),
        # where it only says where the place before it lies, it is none
        ("انفجرت قنبلة في مدينة ماروا، التي تقع في شمال البلاد.", ["Maroua"]),
        ("قتل جندي في كمين في محافظة شرناق في جنوب شرق البلاد.", ["Sirnak"]),
    ],
)
def test_a_part_of_the_country(text: str, names: list[str]) -> None:
    assert [e.place.name for e in tawatur.code(text).events if e.place] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # where somebody speaks from, or what he visits
        (
            "قتل ستة جنود في هجوم في نامبالا.\n"
            "وقال أحد الضباط في بلدة موبتي القريبة عبر الهاتف إن المهاجمين فجروا عبوات ناسفة.",
            "Nampala",
        ),
        ("قال المسؤول، من نيروبي، إن طائرات تركية شنت غارات على مواقع التنظيم.", None),
        ("وقال المبعوث خلال زيارة للقاهرة إن الحوثيين انسحبوا من المدن التي سيطروا عليها في اليمن.", "Yemen"),
        # where a capital is a party to a truce
        ("وتهدد الغارات الهدنة الهشة المطبقة منذ 2013 بين أنقرة والمتمردين الأكراد.", None),
        # "the city" is no quarter named since
        (
            "قصف الجيش مدينة عدن أمس.\nودارت معارك في حي التواهي.\nواستعادت المقاومة السيطرة على المدينة.",
            "Aden",
        ),
        # a clause tells what happened in the place before it
        ("قتل جندي أمس في بنغازي.\nوغادر كثيرون طرابلس التي شهدت احتجاجات واسعة.", "Tripoli"),
        # what its own words bring is where it was, though many only go there
        (
            "قتل ثلاثة مسلحين في داغستان أمس.\n"
            "وقال مسؤول إن شبانا من الجماعة سافروا إلى سوريا للقتال مع داعش.",
            "Syria",
        ),
    ],
)
def test_where_it_was_and_where_it_is_only_spoken_of(text: str, name: str | None) -> None:
    last = tawatur.code(text).events[-1].place
    assert (last.name if last else None) == name
