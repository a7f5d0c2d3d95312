"""The actors and descriptors hold together, and partisan words resolve to neutral actors."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from functools import cache

import pytest

from tawatur.mentions import vocabulary
from tawatur.mentions.entries import Affiliation, read_affiliation
from tawatur.mentions.lexicon import load_lexicon
from tawatur.mentions.parties import PartyFound, find_parties
from tawatur.mentions.registry import actors
from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.text import fold, read_document

Row = dict[str, str]


@cache
def rows() -> tuple[Row, ...]:
    return tuple(read_table(DATA / "actors.tsv"))


@cache
def descriptors() -> tuple[Row, ...]:
    return tuple(read_table(DATA / "descriptors.tsv"))


def names(row: Row) -> list[str]:
    own = [row["name_en"], row["name_ar"], *split_list(row["aliases_en"]), *split_list(row["aliases_ar"])]
    return [name for name in own if "(" not in name]


def test_enough_actors() -> None:
    assert len(rows()) >= 1150


@pytest.mark.parametrize("column", ["name_en", "name_ar", "class"])
def test_no_actor_lacks_a_name_or_a_class(column: str) -> None:
    assert [row["id"] for row in rows() if not row[column]] == []


def test_ids_are_slugs_and_unique() -> None:
    ids = Counter(row["id"] for row in rows())
    assert [
        i for i, count in ids.items() if count > 1 or not i.replace("-", "").isalnum() or i != i.lower()
    ] == []


def test_every_class_is_known_and_used() -> None:
    used = Counter(row["class"] for row in rows())
    assert set(used) <= vocabulary.ACTOR_CLASSES
    assert (
        min(used[c] for c in ("rebel_group", "political_militia", "identity_militia", "state_forces")) >= 80
    )
    assert min(used[c] for c in ("government", "organisation")) >= 70
    assert used["external_forces"] >= 25
    assert used["protesters"] >= 15


def test_no_name_stands_for_two_actors() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows():
        for name in names(row):
            owners[fold(name), name if name.isupper() else ""].add(row["id"])
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_no_name_is_told_twice_in_a_row() -> None:
    twice = [
        (row["id"], name)
        for row in rows()
        for name, count in Counter(split_list(row["aliases_en"]) + split_list(row["aliases_ar"])).items()
        if count > 1
    ]
    assert twice == []


def test_every_affiliation_is_an_actor_and_not_oneself() -> None:
    known = {row["id"] for row in rows()}
    for row in rows():
        for term in map(read_affiliation, split_list(row["affiliation"])):
            assert term.actor in known, f"{row['id']} belongs to {term.actor}"
            assert term.actor != row["id"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hts", Affiliation("hts")),
        ("hts@2017..", Affiliation("hts", "2017", "")),
        ("sd-state@2013..2023-04", Affiliation("sd-state", "2013", "2023-04")),
    ],
)
def test_an_affiliation_is_read(text: str, expected: Affiliation) -> None:
    assert read_affiliation(text) == expected


@pytest.mark.parametrize(
    ("actor", "side", "day", "holds"),
    [
        ("rsf", "sd-state", date(2022, 12, 31), True),
        ("rsf", "sd-state", date(2023, 4, 14), True),
        ("rsf", "sd-state", date(2023, 5, 1), False),
        ("rsf", "sd-state", None, False),  # undated: it has not always been so
        ("hts", "sy-state", date(2016, 8, 1), False),
        ("hts", "sy-state", date(2025, 3, 7), True),
        ("boko-haram", "isis", date(2014, 5, 1), False),
        ("boko-haram", "isis", date(2016, 1, 1), True),
        ("qassam", "hamas", date(2014, 7, 8), True),
        ("qassam", "hamas", None, True),
    ],
)
def test_whom_an_actor_belongs_to_on_a_day(actor: str, side: str, day: date | None, holds: bool) -> None:
    assert (side in actors()[actor].affiliated(day)) is holds


def parties(text: str, lang: str) -> list[PartyFound]:
    document = read_document(text, lang)
    return find_parties(document.norm, lang, load_lexicon(lang).find(document), actors())


# What partisan outlets print, and whom they mean.
PARTISAN = [
    ("ar", "قصفت مليشيا الجنجويد القرية", "rsf"),
    ("ar", "هاجمت مليشيا آل دقلو الإرهابية المعسكر", "rsf"),
    ("ar", "قصف جيش البرهان الحي", "sd-forces"),
    ("ar", "انسحب جيش الفلول من المدينة", "sd-forces"),
    ("ar", "قصفت عصابات الأسد البلدة", "assad-forces"),
    ("ar", "تقدمت قوات النظام النصيري", "assad-forces"),
    ("ar", "هاجم فلول الأسد دورية", "syrian-remnants"),
    ("ar", "هاجم الدواعش القرية", "isis"),
    ("ar", "فرت عصابات داعش التكفيرية", "isis"),
    ("ar", "انتشر جنود الخلافة في المدينة", "isis"),
    ("ar", "قصف الكيان الصهيوني غزة", "il-state"),
    ("ar", "أغار طيران العدو الصهيوني", "il-forces"),
    ("ar", "اقتحمت قوات الاحتلال الإسرائيلي المخيم", "il-forces"),
    ("ar", "اعتدى قطعان المستوطنين على الأهالي", "israeli-settlers"),
    ("ar", "أطلق حزب الشيطان صواريخ", "hezbollah"),
    ("ar", "قصفت ميليشيات الحوثي الإرهابية الحي", "houthi"),
    ("ar", "هاجم الانقلابيون الحوثيون الموقع", "houthi"),
    ("ar", "قصف طيران العدوان صعدة", "arab-coalition"),
    ("ar", "شن تحالف العدوان السعودي الأمريكي غارة", "arab-coalition"),
    ("ar", "قتل مرتزقة العدوان في الجبهة", "hadi-forces"),
    ("ar", "أحرق الحشد الصفوي المنازل", "pmf"),
    ("ar", "قصف الجيش الصفوي الفلوجة", "iq-forces"),
    ("ar", "قمع نظام الملالي المحتجين", "ir-state"),
    ("ar", "هاجم تنظيم بي كا كا الإرهابي المخفر", "pkk"),
    ("ar", "خطفت ميليشيا قسد شابا", "sdf"),
    ("ar", "قصف مرتزقة الاحتلال التركي القرية", "sna"),
    ("ar", "قصف جيش الاحتلال التركي القرية", "tr-forces"),
    ("ar", "قصفت قوات الاحتلال الأمريكي الموقع", "us-forces"),
    ("ar", "انسحبت ميليشيات حفتر", "lna"),
    ("ar", "قصفت مليشيات الوفاق المطار", "gna-forces"),
    ("ar", "أغار التحالف الصليبي على الموقع", "global-coalition"),
    ("ar", "هاجمت جماعة الإخوان الإرهابية المركز", "muslim-brotherhood"),
    ("ar", "قصف الغزاة الروس المدينة", "ru-forces"),
    ("ar", "هاجم النازيون الجدد في أوكرانيا القرية", "ua-forces"),
    ("ar", "هاجمت عصابة البوليساريو الجدار", "polisario"),
    ("en", "Daesh terrorists attacked the village", "isis"),
    ("en", "The Zionist regime bombed Gaza", "il-state"),
    ("en", "Zionist occupation forces stormed the camp", "il-forces"),
    ("en", "Assad's militias shelled the town", "assad-forces"),
    ("en", "Houthi coup militias shelled Taiz", "houthi"),
    ("en", "The US-Saudi aggression bombed Saada", "arab-coalition"),
    ("en", "The Dagalo militia looted the market", "rsf"),
    ("en", "Burhan's army bombed the market", "sd-forces"),
    ("en", "Turkish occupation forces shelled the village", "tr-forces"),
    ("en", "PKK/YPG terrorists opened fire", "ypg"),
    ("en", "The Kyiv regime shelled Donetsk", "ua-state"),
    ("en", "Russian invaders shelled Kharkiv", "ru-forces"),
    ("en", "The Crusader coalition bombed Mosul", "global-coalition"),
    ("en", "Fitna al-Hindustan terrorists attacked a bus", "bla"),
    ("en", "The mullahs' regime executed two men", "ir-state"),
]


@pytest.mark.parametrize(("lang", "text", "actor"), PARTISAN)
def test_a_partisan_label_resolves_to_the_neutral_actor(lang: str, text: str, actor: str) -> None:
    found = [party.actor for party in parties(text, lang)]
    assert actor in found, f"{text!r} names {found}"
    neutral = actors()[actor]
    assert not {"gang", "terrorist", "enemy", "regime"} & set(neutral.name.casefold().split())


# Words of abuse that fit more than one: they stay what they are, an armed party without a name.
@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("ar", "قتلت المجموعات الإرهابية المسلحة مدنيا", "المجموعات الارهابيه المسلحه"),
        ("ar", "قتل مسلحون مجهولون شرطيا", "مسلحون مجهولون"),
        ("ar", "هاجم المرتدون القرية", "المرتدون"),
        ("ar", "قتل عدد من الروافض", "الروافض"),
        ("ar", "فر المرتزقة من الجبهة", "المرتزقه"),
        ("ar", "تراجعت قوات العدو", "قوات العدو"),
        ("en", "The terrorists fled", "terrorists"),
        ("en", "Mercenaries attacked the convoy", "mercenaries"),
        ("en", "Unknown assailants shot a judge", "unknown assailants"),
        ("en", "Clan militiamen attacked the village", "clan militiamen"),
    ],
)
def test_a_label_for_anyone_names_no_actor(lang: str, text: str, words: str) -> None:
    document = read_document(text, lang)
    found = {document.norm[p.start : p.end]: p for p in parties(text, lang)}
    party = next((p for span, p in found.items() if words.removeprefix("ال") in span), None)
    assert party is not None, list(found)
    assert party.actor is None
    assert party.armed


@pytest.mark.parametrize(
    ("lang", "text", "class_"),
    [
        ("ar", "قتل راعي غنم", "civilians"),
        ("ar", "قتل اثنان من جامعي الكمأة", "civilians"),
        ("ar", "خطف عمال مناجم", "civilians"),
        ("ar", "أطلق رعاة مسلحون النار", "armed"),
        ("ar", "احترق مركز اقتراع", "object"),
        ("ar", "دمر برج كهرباء", "object"),
        ("en", "Two artisanal miners were abducted", "civilians"),
        ("en", "A pastor was killed", "civilians"),
        ("en", "A social leader was shot dead", "civilians"),
        ("en", "Park rangers were ambushed", "state_forces"),
        ("en", "Cattle rustlers raided the farm", "armed"),
        ("en", "Stone-pelters injured two", "rioters"),
        ("en", "Pensioners marched", "protesters"),
        ("en", "A polling station was burned", "object"),
        ("en", "An electricity pylon was blown up", "object"),
    ],
)
def test_a_descriptor_has_its_class(lang: str, text: str, class_: str) -> None:
    assert class_ in {party.class_ for party in parties(text, lang)}


def test_no_descriptor_form_stands_in_two_rows_that_disagree() -> None:
    classes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in descriptors():
        for form in (row["form"], *split_list(row["plural_forms"])):
            classes[row["lang"], fold(form)].add(row["class"])
    assert {form for form, found in classes.items() if len(found) > 1} == set()
