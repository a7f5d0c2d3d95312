"""What the coder makes of single sentences: the type, and the fields that the words leave in no doubt."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tawatur
from tawatur.model import EVENT_TYPES, CodedReport, Event, Party

PUBLISHED = "2023-11-17"


@dataclass(frozen=True)
class Case:
    """A sentence and what it tells: ``sides`` holds words of either side, ``place`` part of the place's name."""

    type: str
    text: str
    sides: str | None = None
    side1: str | None = None
    place: str | None = None
    means: str | None = None
    killed: int | None = None
    injured: int | None = None


ARABIC = [
    Case(
        "armed_clash",
        "اندلعت اشتباكات عنيفة بين الجيش اليمني ومسلحي جماعة الحوثي في مديرية نهم.",
        sides="الجيش اليمني",
    ),
    Case(
        "armed_clash",
        "هاجم مسلحون نقطة تفتيش للجيش العراقي قرب بعقوبة، ما أدى إلى مقتل جنديين.",
        side1="مسلحون",
        killed=2,
    ),
    Case(
        "government_regains_territory",
        "استعادت القوات العراقية السيطرة على قضاء الشرقاط بعد معارك مع تنظيم داعش.",
        side1="القوات العراقية",
        place="Shirqat",
    ),
    Case(
        "government_regains_territory",
        "سيطر الجيش السوري على بلدة خان شيخون في ريف إدلب.",
        side1="الجيش السوري",
    ),
    Case(
        "nonstate_overtakes_territory",
        "سيطر مقاتلو تنظيم الدولة الإسلامية على مدينة تدمر بعد انسحاب القوات الحكومية.",
        side1="تنظيم الدولة الإسلامية",
        place="Palmyra",
    ),
    Case(
        "nonstate_overtakes_territory",
        "استولى الحوثيون على مدينة عمران إثر معارك مع اللواء 310.",
        side1="الحوثيون",
    ),
    Case(
        "air_drone_strike",
        "شنت الطائرات الحربية الروسية خمس غارات على بلدة كفرنبل.",
        side1="الطائرات الحربية الروسية",
        place="Kafr Nabl",
    ),
    Case(
        "air_drone_strike",
        "استهدفت طائرة مسيرة سيارة في مدينة القامشلي، ما أسفر عن مقتل شخصين.",
        place="Qamishli",
        means="drone",
        killed=2,
    ),
    Case("air_drone_strike", "قُتل أربعة مدنيين في غارة جوية لطيران التحالف على مدينة الرقة.", killed=4),
    Case(
        "shelling_missile",
        "قصفت مدفعية الجيش التركي قرى في ريف تل تمر.",
        side1="الجيش التركي",
        means="artillery",
    ),
    Case(
        "shelling_missile",
        "أطلقت كتائب القسام عشرات الصواريخ على مدينة عسقلان.",
        side1="كتائب القسام",
        means="rocket",
    ),
    Case(
        "shelling_missile",
        "سقطت قذائف هاون على حي سكني في مدينة تعز وأصيب سبعة أشخاص.",
        place="Taiz",
        injured=7,
    ),
    Case(
        "remote_explosive",
        "انفجرت عبوة ناسفة بدورية للشرطة في كركوك وأصابت ثلاثة عناصر.",
        place="Kirkuk",
        means="ied",
    ),
    Case("remote_explosive", "قُتل طفلان بانفجار لغم أرضي من مخلفات الحرب في ريف حماة.", killed=2),
    Case("remote_explosive", "انفجرت سيارة مفخخة في سوق شعبي بمدينة عفرين.", place="Afrin", means="car_bomb"),
    Case(
        "suicide_bomb",
        "فجر انتحاري نفسه بحزام ناسف داخل مسجد في مدينة كابول.",
        place="Kabul",
        means="suicide_vest",
    ),
    Case("grenade", "ألقى مجهولون قنبلة يدوية على منزل مختار البلدة في درعا.", means="grenade"),
    Case("attack", "أعدم تنظيم داعش خمسة مدنيين في مدينة الميادين.", side1="تنظيم داعش", killed=5),
    Case("attack", "اغتال مسلحون مجهولون ناشطا إعلاميا في مدينة البصرة.", place="Basra"),
    Case("abduction", "خطف مسلحون ثلاثة عمال إغاثة في مدينة مأرب.", side1="مسلحون"),
    Case("sexual_violence", "اغتصب عناصر من قوات الدعم السريع نساء في الخرطوم، وفق ناشطين."),
    Case(
        "peaceful_protest",
        "تظاهر مئات الأشخاص في مدينة السويداء احتجاجا على تردي الأوضاع المعيشية.",
        place="al-Suwayda",
    ),
    Case("protest_with_intervention", "فرقت قوات الأمن مظاهرة في الخرطوم بالغاز المسيل للدموع."),
    Case(
        "excessive_force",
        "قتلت قوات الأمن ثلاثة متظاهرين بالرصاص الحي في مدينة الناصرية.",
        place="Nasiriyah",
        killed=3,
    ),
    Case("violent_demonstration", "أحرق متظاهرون غاضبون مقر حزب الدعوة في البصرة."),
    Case("arrests", "اعتقلت قوات الاحتلال 12 فلسطينيا في مداهمات بالضفة الغربية."),
    Case(
        "group_activity",
        "انسحبت قوات سوريا الديمقراطية من مدينة منبج.",
        side1="قوات سوريا الديمقراطية",
        place="Manbij",
    ),
    Case("group_activity", "أرسل الجيش التركي تعزيزات عسكرية إلى إدلب.", side1="الجيش التركي"),
    Case(
        "disrupted_weapons", "اعترضت الدفاعات الجوية السعودية صاروخا باليستيا أطلقه الحوثيون باتجاه الرياض."
    ),
    Case(
        "disrupted_weapons", "أسقطت القوات الأمريكية طائرة مسيرة قرب قاعدة التنف.", side1="القوات الأمريكية"
    ),
    Case(
        "base_established",
        "أنشأت القوات الأمريكية قاعدة عسكرية جديدة في ريف الحسكة.",
        side1="القوات الأمريكية",
    ),
    Case("looting_destruction", "أحرق عناصر الميليشيا منازل المدنيين في قرية الشيخ مسكين."),
    Case("territory_transfer", "تسلم الجيش السوري بلدة تل رفعت من الوحدات الكردية دون قتال."),
    Case("other_strategic", "فرضت قوات النظام حصارا على بلدة مضايا."),
    Case(
        "chemical_weapon",
        "قُتل 30 مدنيا في هجوم بغاز السارين على بلدة خان شيخون.",
        place="Khan Sheikhoun",
        means="chemical",
        killed=30,
    ),
    Case(
        "agreement",
        "دخل اتفاق وقف إطلاق النار بين الجيش والحوثيين حيز التنفيذ في الحديدة.",
        place="al-Hudayda",
    ),
    Case("territory_transfer", "جرى تسليم بلدة تل رفعت إلى الجيش السوري.", place="Tal Rifaat"),
    Case(
        "excessive_force",
        "أصيب عشرة متظاهرين برصاص قوات الأمن في بغداد.",
        side1="قوات الأمن",
        place="Baghdad",
        injured=10,
    ),
    Case(
        "sexual_violence",
        "اعتدى عناصر الميليشيا جنسيا على معتقلات في سجن تعز.",
        side1="عناصر الميليشيا",
        place="Taiz",
    ),
]
ENGLISH = [
    Case(
        "armed_clash",
        "Clashes broke out between the Libyan National Army and militants near Derna.",
        place="Darna",
    ),
    Case(
        "armed_clash",
        "Gunmen ambushed a Nigerian army convoy in Borno state, killing six soldiers.",
        side1="Gunmen",
        killed=6,
    ),
    Case(
        "armed_clash",
        "Kurdish fighters battled Islamic State militants near Kobani on Monday.",
        sides="Islamic State militants",
    ),
    Case(
        "government_regains_territory",
        "Iraqi forces recaptured the town of Rawa from Islamic State.",
        side1="Iraqi forces",
        place="Rawa",
    ),
    Case(
        "nonstate_overtakes_territory",
        "Taliban fighters captured the city of Kunduz on Monday.",
        side1="Taliban",
        place="Kunduz",
    ),
    Case(
        "nonstate_overtakes_territory",
        "Rebels seized the town of Morek from government forces after heavy fighting.",
        side1="Rebels",
        place="Morek",
    ),
    Case("air_drone_strike", "US warplanes bombed Islamic State positions near Sirte.", side1="US warplanes"),
    Case(
        "air_drone_strike",
        "A drone strike killed three people in Deir ez-Zor.",
        place="Deir ez-Zor",
        means="drone",
        killed=3,
    ),
    Case(
        "shelling_missile",
        "Syrian government forces shelled the town of Ariha, wounding nine civilians.",
        injured=9,
    ),
    Case(
        "shelling_missile",
        "Houthi rebels fired a ballistic missile at Najran.",
        place="Najran",
        means="missile",
    ),
    Case("shelling_missile", "Rockets hit the al-Asad air base in western Iraq.", means="rocket"),
    Case(
        "remote_explosive",
        "A roadside bomb killed two policemen in Kirkuk.",
        place="Kirkuk",
        means="ied",
        killed=2,
    ),
    Case("remote_explosive", "A car bomb exploded in a market in Azaz.", place="Azaz", means="car_bomb"),
    Case(
        "suicide_bomb",
        "A suicide bomber blew himself up at a checkpoint in Mogadishu, killing four soldiers.",
        place="Mogadishu",
        killed=4,
    ),
    Case("suicide_bomb", "Two suicide bombers attacked a mosque in Maiduguri.", place="Maiduguri"),
    Case("grenade", "Unknown men threw a hand grenade at a police station in Garissa.", means="grenade"),
    Case("grenade", "A grenade attack on a bar in Bujumbura wounded five people.", injured=5),
    Case("chemical_weapon", "Government helicopters dropped chlorine on the town of Saraqeb."),
    Case("attack", "Boko Haram militants killed 20 villagers in Borno state.", killed=20),
    Case("attack", "Gunmen assassinated a journalist in Aden.", place="Aden"),
    Case("abduction", "Gunmen kidnapped four aid workers in Sanaa.", side1="Gunmen", place="Sanaa"),
    Case("abduction", "Militants abducted a priest from his church in Mosul.", place="Mosul"),
    Case("sexual_violence", "Soldiers raped several women in the village of Tabit."),
    Case(
        "peaceful_protest",
        "Thousands of people demonstrated in Algiers to demand political reform.",
        place="Algiers",
    ),
    Case(
        "peaceful_protest",
        "Dozens of teachers held a sit-in outside the ministry in Baghdad.",
        place="Baghdad",
    ),
    Case(
        "protest_with_intervention", "Police fired tear gas to disperse protesters in Tunis.", place="Tunis"
    ),
    Case(
        "protest_with_intervention",
        "Security forces used water cannon against demonstrators in Beirut.",
        place="Beirut",
    ),
    Case(
        "excessive_force",
        "Security forces shot dead four protesters in Omdurman.",
        place="Omdurman",
        killed=4,
    ),
    Case(
        "violent_demonstration",
        "Protesters threw stones at police and burned tyres in Ramallah.",
        place="Ramalla",
    ),
    Case("violent_demonstration", "Rioters set fire to the governor's office in Sidi Bouzid."),
    Case("mob_violence", "An angry mob lynched a man accused of theft in Khartoum.", place="Khartoum"),
    Case("agreement", "The government and the rebels signed a ceasefire agreement in Juba."),
    Case("agreement", "Rebel fighters surrendered to the Syrian army in Daraa under an evacuation deal."),
    Case(
        "arrests", "Turkish police arrested 15 suspected Islamic State members in Istanbul.", place="Istanbul"
    ),
    Case("arrests", "Israeli forces detained nine Palestinians in the West Bank."),
    Case("group_activity", "The Turkish army withdrew from its base in Morek.", side1="Turkish army"),
    Case("disrupted_weapons", "Saudi air defences intercepted a missile fired by the Houthis at Riyadh."),
    Case("disrupted_weapons", "The army shot down a drone near al-Tanf.", place="al-Tanf"),
    Case("base_established", "Russian troops set up a new military base in Tabqa.", place="Tabqa"),
    Case("looting_destruction", "Militiamen looted homes in the village of Tawergha."),
    Case("looting_destruction", "Islamic State fighters destroyed the museum in Mosul."),
    Case(
        "territory_transfer",
        "Kurdish forces handed over the town of Manbij to the Syrian army.",
        place="Manbij",
    ),
    Case("other_strategic", "Government forces besieged the town of Madaya."),
    Case("other_strategic", "The army imposed a curfew in Sirte."),
    Case(
        "chemical_weapon",
        "Ten people died in a chlorine gas attack on Saraqeb.",
        place="Saraqib",
        means="chemical",
        killed=10,
    ),
    Case("mob_violence", "Residents lynched two suspected robbers in Kano.", place="Kano"),
    Case(
        "attack",
        "Islamic State militants beheaded a hostage in Derna.",
        side1="Islamic State militants",
        means="blade",
        killed=1,
    ),
]
CASES = ARABIC + ENGLISH

NOTHING = [
    # sport
    "فاز منتخب العراق على نظيره السعودي بهدفين في هجوم متأخر.",
    "سجل المهاجم هدفا بضربة جزاء في مباراة الزمالك والأهلي.",
    "تعادل الهلال والاتحاد بعد مباراة مثيرة في الرياض.",
    "Manchester United beat Liverpool in a friendly in Riyadh.",
    # markets
    "انفجرت أسعار العقارات في دبي خلال العام الماضي.",
    "ارتفعت أسهم البنوك في بورصة القاهرة بعد موجة بيع.",
    "Oil prices exploded in the first quarter.",
    "The central bank raised interest rates on Thursday.",
    # planned, called for, threatened
    "هدد الرئيس بشن حرب إذا استمر الحصار.",
    "دعا مجلس الأمن إلى وقف إطلاق النار.",
    "The army plans to launch an offensive on Raqqa next month.",
    "The Security Council called for a ceasefire in Syria.",
    "The president vowed to destroy the militants.",
    "The coalition is planning air strikes on the militants.",
    "The minister urged both sides to avoid an attack on the port.",
    # hypothetical, feared
    "The general said troops might storm the city.",
    "Farmers fear that rebels could attack the dam.",
    # opinion
    "كتب المحلل أن الحرب دمرت البلاد وأن السلام بعيد.",
    "قال الشاعر إن الحرب لا تنتج إلا الخراب.",
    "In my opinion the war has ruined the country.",
    # other news
    "The two ministers met in Amman for talks on trade.",
    "A bus crash on the motorway near Cairo killed ten people.",
    "Nobody was hurt in the earthquake that shook Izmir.",
    "The novelist won a prize for her book about the siege.",
    "بحث وزير الخارجية مع نظيره الأردني العلاقات الثنائية.",
    "أعلنت وزارة الصحة حملة لمكافحة شلل الأطفال.",
]


def code(text: str) -> CodedReport:
    return tawatur.code(text, published=PUBLISHED)


def spans(coded: CodedReport) -> list[tuple[int, int, str]]:
    """Every stretch of the text that a coded report points to."""
    found: list[tuple[int, int, str]] = []

    def add(*held: object) -> None:
        found.extend((i.start, i.end, i.text) for i in held if i is not None)  # type: ignore[attr-defined]

    for event in (*coded.events, *coded.statements):
        add(*event.mentions, *event.side1, *event.side2, *(c.mention for c in event.casualties))
        add(event.date.mention if event.date else None, event.place.mention if event.place else None)
        add(*(link for chain in event.sources for link in chain))
    add(*coded.places, *coded.actors, *coded.embedded_at)
    return found


def assert_spans_hold(coded: CodedReport) -> None:
    text = coded.report.text
    for start, end, words in spans(coded):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == words
    for post in coded.embedded:
        assert_spans_hold(post)


def overlaps(wanted: str, parties: tuple[Party, ...]) -> bool:
    return any(wanted in p.text or p.text in wanted for p in parties)


@pytest.mark.parametrize("case", CASES, ids=[f"{c.type}-{i}" for i, c in enumerate(CASES)])
def test_a_sentence(case: Case) -> None:
    coded = code(case.text)
    events = [e for e in coded.events if e.type == case.type]
    assert events, f"{case.type} is not among {[e.type for e in coded.events]}"
    event = events[0]
    assert event.status == "occurred"
    assert event.why
    if case.sides:
        assert overlaps(case.sides, (*event.side1, *event.side2))
    if case.side1:
        assert overlaps(case.side1, event.side1)
    if case.place:
        assert event.place is not None
        assert case.place in event.place.name
    if case.means:
        assert event.means == case.means
    if case.killed is not None:
        assert event.killed == case.killed
    if case.injured is not None:
        assert event.injured == case.injured
    assert_spans_hold(coded)


def test_the_table_has_every_type_twice() -> None:
    told = Counter(c.type for c in CASES)
    types = {slug for slug, kind in EVENT_TYPES.items() if kind.class_ != "statements"}
    assert {t for t in types if told[t] < 2} == set()


@pytest.mark.parametrize("text", NOTHING)
def test_no_event(text: str) -> None:
    assert [(e.type, e.status) for e in code(text).events] == []


def test_what_is_only_denied_is_denied() -> None:
    (event,) = code("نفى الجيش السوري قصف بلدة سراقب.").events
    assert (event.type, event.status) == ("shelling_missile", "denied")


def test_offsets_are_of_the_text_as_written() -> None:
    text = "\u202bعاجل 🚨 | قُتِلَ ٣ جنودٍ بانفجارِ عبوةٍ ناسفةٍ في كركوك\u202c"
    coded = code(text)
    assert_spans_hold(coded)
    (event,) = coded.events
    assert (event.type, event.killed) == ("remote_explosive", 3)
    assert event.place is not None
    assert event.place.mention is not None
    assert event.place.mention.text == "كركوك"


def test_a_post_within_an_article_is_a_report_of_its_own() -> None:
    text = (
        "قال ناشطون إن مسلحين أخلوا مواقعهم شرقي المدينة.\n"
        "A drone strike killed two fighters in Deir ez-Zor.\n"
        "— Salem Haddad (@salem_h) November 16, 2023\n"
        "ولم يصدر تعليق رسمي."
    )
    coded = code(text)
    (post,) = coded.embedded
    assert post.report.author == "Salem Haddad (@salem_h)"
    assert post.report.published == "2023-11-16"
    assert [e.type for e in post.events] == ["air_drone_strike"]
    (where,) = coded.embedded_at
    assert text[where.start : where.end].startswith(post.report.text)
    told_by = {
        link.text for e in coded.events if e.type == "air_drone_strike" for c in e.sources for link in c
    }
    assert told_by == {"Salem Haddad"}
    assert_spans_hold(coded)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("Türk ordusu Suriye'nin kuzeyindeki hedeflere hava saldırısı düzenledi", "tr"),
        ("نیروی هوایی ارتش بامداد امروز مواضع گروه‌های مسلح را در مرز بمباران کرد", "fa"),
        ("123 456", "not recognised"),
    ],
)
def test_what_is_not_read_is_said(text: str, reason: str) -> None:
    coded = code(text)
    assert coded.skipped is not None
    assert reason in coded.skipped
    assert coded.events == ()


def test_a_wrong_day_of_publication_is_refused() -> None:
    with pytest.raises(ValueError, match="yesterday"):
        tawatur.code("A drone strike killed two fighters.", published="yesterday")


ALL_ARABIC = " ".join(c.text for c in ARABIC)
ALL_ENGLISH = "\n".join(c.text for c in ENGLISH)


@pytest.mark.parametrize("text", [ALL_ARABIC, ALL_ENGLISH, f"{ALL_ARABIC}\n{ALL_ENGLISH}"])
def test_coding_twice_gives_the_same(text: str) -> None:
    coded = code(text)
    assert len(coded.events) > 10
    assert_spans_hold(coded)
    assert code(text) == coded


def ids(events: tuple[Event, ...]) -> list[str]:
    return [e.id for e in events]


def test_ids_are_unique_within_a_report() -> None:
    coded = code(ALL_ENGLISH)
    held = ids(coded.events) + ids(coded.statements)
    assert len(held) == len(set(held))


WORDS = sorted({w for c in CASES for w in c.text.split()})
PIECES = st.one_of(st.sampled_from(WORDS), st.text(st.characters(exclude_categories=()), max_size=6))


@pytest.mark.parametrize("text", ["² مقتل", "² strikes hit the town of Raqqa.", "قتل ² في حلب."])
def test_a_raised_digit_counts_nothing(text: str) -> None:
    assert all(c.min != 2 for e in tawatur.code(text).events for c in e.casualties)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from((" ", "\n", " و", ", ")), st.sampled_from(("ar", "en")))
def test_no_text_is_too_strange(pieces: list[str], joint: str, lang: str) -> None:
    text = joint.join(pieces)
    coded = tawatur.code(text, published=PUBLISHED, lang=lang)
    assert_spans_hold(coded)
    assert tawatur.code(text, published=PUBLISHED, lang=lang) == coded
