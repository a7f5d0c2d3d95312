"""A name means the bearer that its company points to; an everyday word is a place only in a place's company."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.mentions.entries import PlaceRow
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.places import find_places
from tawatur.text import Document

Find = Callable[[str, str], tuple[Document, list[Hit]]]


def rows(find: Find, text: str, lang: str) -> dict[str, PlaceRow]:
    document, hits = find(text, lang)
    return {document.span(p.name_start, p.end).text.split()[-1]: p.row for p in find_places(document, hits)}


@pytest.mark.parametrize(
    ("text", "lang", "words", "admin1"),
    [
        ("قصف على بلدة الزهراء في ريف حلب", "ar", "الزهراء", "Aleppo"),
        ("قصف حي الزهراء في مدينة حمص", "ar", "الزهراء", "Homs"),
        ("اشتباكات في الباب بريف حلب في سوريا", "ar", "الباب", "Aleppo"),
        ("An air strike on Salihiyah, in Deir ez-Zor province", "en", "Salihiyah", "Deir ez-Zor"),
        ("A car bomb in Tripoli, Lebanon", "en", "Tripoli", "North Governorate"),
    ],
)
def test_the_container_beside_decides(find: Find, text: str, lang: str, words: str, admin1: str) -> None:
    found = rows(find, text, lang)
    assert words in found
    assert admin1.split()[0] in (found[words].admin1 or found[words].name)


@pytest.mark.parametrize(
    ("text", "lang", "words", "counts"),
    [
        ("انتشار قوات في مدينة القائم غربي العراق", "ar", "القائم", True),
        ("عن الاتفاق القائم بين الطرفين في العراق", "ar", "القائم", False),
        ("قصف حي الميدان في دمشق", "ar", "الميدان", True),
        ("نزل المقاتلون إلى الميدان في سوريا", "ar", "الميدان", False),
        ("قصف نصيب بريف درعا جنوب سوريا", "ar", "نصيب", True),
        ("انفجارات في أحياء المدينة في دير الزور", "ar", "المدينة", False),
        ("قصف بلدة القريتين في ريف حمص", "ar", "القريتين", True),
        ("كان له نصيب من الأرباح في سوريا", "ar", "نصيب", False),
        ("من أجل السلام في اليمن", "ar", "السلام", False),
        ("قال الحسن إن سوريا بخير", "ar", "الحسن", False),
        ("سيطرت القوات على تدمر في سوريا", "ar", "تدمر", False),
        ("دخلت القوات السورية في تدمر", "ar", "تدمر", True),
        ("غارات تدمر منازل في حلب", "ar", "تدمر", False),
        ("قال الجيش اليمني إن اليمن أرسل قوات، وقتل جندي في مأرب", "ar", "مأرب", True),
        ("قال الجيش اليمني إن اليمن يحقق مآرب أخرى", "ar", "مآرب", False),
        ("غارات على مواقع في محافظات مأرب وعمران في اليمن", "ar", "مأرب", True),
        ("غارات على صنعاء وتعز وعدن وصعدة وحجة في اليمن", "ar", "حجة", True),
        ("معارك في صنعاء وتعز وعدن في اليمن. وفي إب قتل قيادي", "ar", "إب", True),
        ("معارك في القاهرة وغارات في المناطق الغربية في مصر", "ar", "الغربية", False),
        ("معارك في الأحياء الشمالية من مدينة أم درمان في السودان", "ar", "الشمالية", False),
        ("حرب إبادة في غزة والضفة الغربية", "ar", "إبادة", False),
        ("انفجرت قنبلة قرب الكنيسة في دمشق", "ar", "الكنيسة", False),
        ("قتل صياد قبالة شاطئ غزة", "ar", "صياد", False),
        ("أطلقت إيران صواريخ خيبر باتجاه حيفا", "ar", "خيبر", False),
        ("انفجرت سيارة في المفرق شمالي الأردن", "ar", "المفرق", True),
        ("Police said officer Moreno was shot dead in Nairobi", "en", "Moreno", False),
        ("Gunmen stormed the Dusit hotel in Nairobi", "en", "Dusit", False),
        ("وصل فريق لإصلاح مطار المدينة الدولي في عدن باليمن", "ar", "المدينة", False),
        (
            "ارتفع عدد المهاجرين في ليبيا بنحو 71 في المائة، وقال الجيش الليبي إن ليبيا آمنة",
            "ar",
            "المائة",
            False,
        ),
    ],
)
def test_everyday_words_count_in_company_only(
    find: Find, text: str, lang: str, words: str, counts: bool
) -> None:
    assert (words in rows(find, text, lang)) == counts


def test_a_name_that_is_a_countrys_means_the_country(find: Find) -> None:
    text = "قالت الولايات المتحدة إن الجيش الأميركي درب ضباطا من كولومبيا في واشنطن ونيويورك"
    assert rows(find, text, "ar")["كولومبيا"].kind == "country"


def test_a_quarter_of_another_city_is_not_taken(find: Find) -> None:
    # the gazetteer's Ashrafiyah is a quarter of Aleppo; the text is about Beirut
    found = rows(find, "تظاهرات في الأشرفية وسط بيروت، بحسب الجيش اللبناني", "ar")
    assert all(row.country == "LB" for row in found.values())


def test_a_small_place_of_a_country_that_is_not_told_of(find: Find) -> None:
    text = "Iraqi forces fought in Mosul, Ramadi and Fallujah, Khalid Nabel of the Iraqi army said."
    assert {row.country for row in rows(find, text, "en").values()} == {"IQ"}


def test_an_unlisted_quarter_lies_in_the_city_of_its_sentence(find: Find) -> None:
    found = rows(find, "قصف حي الزنابق في مدينة حلب شمال سوريا", "ar")
    assert found["الزنابق"].kind == "unlisted"
    assert found["الزنابق"].admin1 == "Aleppo"
    assert found["الزنابق"].radius_km >= 15


def test_an_unlisted_village_lies_where_the_fight_was_and_not_in_the_country_of_an_ally(find: Find) -> None:
    text = "Troops left Gao. The commandos, backed by U.S. air support, retook the village of Tambelo."
    assert rows(find, text, "en")["Tambelo"].country == "ML"


@pytest.mark.parametrize(
    ("text", "lang", "words", "capital"),
    [
        ("Gunmen attacked a hotel in Mali's capital.", "en", "Mali's capital", "Bamako"),
        ("A bomb exploded in the Somali capital.", "en", "Somali capital", "Mogadishu"),
        ("انفجار في العاصمة الصومالية", "ar", "العاصمة الصومالية", "Mogadishu"),
    ],
)
def test_a_capital_by_the_name_of_its_country(
    find: Find, text: str, lang: str, words: str, capital: str
) -> None:
    found = rows(find, text, lang)
    assert found[words.split()[-1]].name == capital
    assert {row.country for row in found.values()} == {found[words.split()[-1]].country}


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("M23 rebels took the town of Masisi in North Kivu.", "Masisi", "CD"),
        ("Militants raided Palma in Mozambique's Cabo Delgado province.", "Palma", "MZ"),
        ("Herders attacked villages in Bokkos in Nigeria's Plateau State.", "Bokkos", "NG"),
        ("A jet bombed Kanbalu in Sagaing, Myanmar.", "Kanbalu", "MM"),
    ],
)
def test_places_of_wars_elsewhere(find: Find, text: str, words: str, country: str) -> None:
    assert rows(find, text, "en")[words].country == country


@pytest.mark.parametrize(
    ("text", "lang", "words", "country"),
    [
        ("Shelling hit Bethlehem on Monday.", "en", "Bethlehem", "PS"),
        ("Barrel bombs fell on Madaya, killing two.", "en", "Madaya", "SY"),
        ("Gunmen stormed Palma, killing dozens.", "en", "Palma", "MZ"),
        ("Rockets hit Tokmak overnight.", "en", "Tokmak", "UA"),
        ("Clashes broke out in Bor on Monday.", "en", "Bor", "SS"),
        ("A drone hit a refinery in Samara.", "en", "Samara", "RU"),
        ("A bomb blast in Swat killed four policemen.", "en", "Swat", "PK"),
        ("Fighting in Nagorno-Karabakh killed ten.", "en", "Nagorno-Karabakh", "AZ"),
        ("غارة على صور تقتل خمسة", "ar", "صور", "LB"),
        ("قتل مدنيان في القصير بقصف مدفعي", "ar", "القصير", "SY"),
        ("اشتباكات في الرطبة اليوم", "ar", "الرطبة", "IQ"),
        ("مقتل جندي في حجة الاثنين", "ar", "حجة", "YE"),
    ],
)
def test_a_lone_sentence_means_the_place_of_the_news(
    find: Find, text: str, lang: str, words: str, country: str
) -> None:
    assert rows(find, text, lang)[words].country == country


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("انفجار في الزاوية الغربية من المبنى", "ar"),
        ("قتل جنود في الخمس سنوات الماضية", "ar"),
        ("قتل جندي في حجة الإسلام", "ar"),
        ("Protesters rallied in March and in May.", "en"),
        ("In Western circles the clash killed hope.", "en"),
    ],
)
def test_everyday_words_stay_words_where_no_place_is_named(find: Find, text: str, lang: str) -> None:
    assert not rows(find, text, lang)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("قتل خمسة من الحوثيين في كمين في البيضاء", "البيضاء", "YE"),
        ("شن التحالف العربي غارات على الجوف", "الجوف", "YE"),
        ("سيطر الجيش الليبي على البيضاء", "البيضاء", "LY"),
        ("هجوم لتنظيم داعش على القائم", "القائم", "IQ"),
        ("شن الجيش السوري هجوما على الباب", "الباب", "SY"),
    ],
)
def test_an_actor_says_whose_an_everyday_name_is(find: Find, text: str, words: str, country: str) -> None:
    assert rows(find, text, "ar")[words].country == country


def test_a_plural_says_what_all_that_it_lists_are(find: Find) -> None:
    found = rows(find, "سيطر الحوثيون على محافظات مأرب وصعدة والجوف", "ar")
    assert [row.kind for row in found.values()] == ["admin1"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "أحبطت الشرطة محاولة تفجير بائسة في مسجد",
        "قتل والدا الطفل في هجوم شنه مسلحون",
        "قال مراسل قناة فرانس إن عبوة انفجرت",
        "قصفت القوات المتمركزة هناك مناطق مدينة صغيرة",
        "شنت الميليشيات الغازية هجوما",
        "يغتال الإرهابيون حماة الوطن",
    ],
)
def test_the_end_of_a_word_is_no_far_town(find: Find, text: str) -> None:
    assert rows(find, text, "ar") == {}


def test_the_capital_of_a_country_by_its_name(find: Find) -> None:
    found = find_places(*find("انفجار في عاصمة تشاد", "ar"))
    assert [p.row.name for p in found] == ["N'Djamena"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل شاب في بلدة بيت أمر شمال الخليل", "Bayt Ummar"),
        ("هجوم مسلح على مسرح باتاكلان", "Bataclan"),
        ("سيطرت حركة الشباب على تيغلو", "Tayeeglow"),
        ("انفجار في العاصمة الشيشانية جروزني", "Grozny"),
        ("قتل 60 شخصا في تفجير في واغا في باكستان", "Wagah"),
    ],
)
def test_places_that_news_spells_so(find: Find, text: str, name: str) -> None:
    assert name in [p.row.name for p in find_places(*find(text, "ar"))]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("أعلنت مصر في القاهرة والسويس والعريش مقتل جندي، واستقبل هادي سفيرها في الرياض.", "SA"),
        ("اندلعت اشتباكات في ناحية الرياض جنوب غرب كركوك في العراق.", "IQ"),
    ],
)
def test_a_city_of_millions_is_meant_rather_than_a_town_abroad(find: Find, text: str, country: str) -> None:
    document, hits = find(text, "ar")
    found = [
        p.row for p in find_places(document, hits) if document.norm[p.name_start : p.end].endswith("الرياض")
    ]
    assert [row.country for row in found] == [country]


def test_a_word_with_its_adjective_is_no_town(find: Find) -> None:
    text = "أعدم التنظيم جنودا في الحي الصناعي جنوب الفلوجة، وبقي الحاكم في سدة الحكم."
    assert [p.row.name for p in find_places(*find(text, "ar"))] == ["southern al-Falluja"]
