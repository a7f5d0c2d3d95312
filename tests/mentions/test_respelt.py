"""Names in a spelling that no table lists are found where a text tells of a place; people and words are left alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from tawatur.mentions.gazetteer import gazetteer_rows
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.places import find_places
from tawatur.mentions.tables import split_list
from tawatur.text import Document

Find = Callable[[str, str], tuple[Document, list[Hit]]]


def named(find: Find, text: str, lang: str) -> dict[str, str]:
    document, hits = find(text, lang)
    return {document.span(p.name_start, p.end).text: p.row.name for p in find_places(document, hits)}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Syrian jets hit a market in Raqa on Monday.", "Raqa", "al-Raqqa"),
        ("IS fighters fled AlHasakah province in Syria.", "AlHasakah", "Hasakah"),
        ("Three people were killed in Deir alZor, the Syrian army said.", "Deir alZor", "Deir ez-Zor"),
        ("Turkish troops shelled Syrian positions in Albab.", "Albab", "al-Bab"),
        ("A barrel bomb fell on the village of Taduf in Syria's Aleppo province.", "Taduf", "Tadif"),
        ("Clashes broke out in Kfar Zeita and Morek, north of Hama in Syria.", "Kfar Zeita", "Kafr Zita"),
        ("Iraqi forces entered Tel Aafar after the fall of Mosul.", "Tel Aafar", "Tal Afar"),
        ("Mortar shells landed in Jisr al-Shaghour in Syria.", "Jisr al-Shaghour", "Jisr al-Shughur"),
        # no other word tells the country
        ("Shelling hit Deir al-Zoor on Monday, killing two.", "Deir al-Zoor", "Deir ez-Zor"),
        ("Rockets hit Jisr al-Shugour overnight.", "Jisr al-Shugour", "Jisr al-Shughur"),
        ("An air strike on Hadramawth killed five.", "Hadramawth", "Hadramawt"),
        (
            "Mortars fell on Der'aa overnight, killing a child in Ain el-Hilwa.",
            "Ain el-Hilwa",
            "Ain al-Hilweh camp",
        ),
        ("Turkey's army killed five militants in Diyarbakır.", "Diyarbakır", "Diyarbakir"),
    ],
)
def test_a_spelling_by_rule_is_found(find: Find, text: str, words: str, name: str) -> None:
    assert named(find, text, "en").get(words) == name


@pytest.mark.parametrize(
    "text",
    [
        "Rashid Halabi told reporters in Syria that talks went on.",
        "A Center for Syrian studies was opened.",
        "Homes in Syria were damaged, Salim Harbi of the Rescue Service said.",
        "The Assyrian church in Syria called for help.",
        "Mr Taduf met the Syrian minister.",
        "The village of Taduf in Brazil was flooded.",
        "Gunmen killed Sheikh Adnan al-Khatibi and attacked Karim Zuabi on Monday.",
        "He met Dera'u and Ma'lulah there.",
    ],
)
def test_people_words_and_other_countries_are_not(find: Find, text: str) -> None:
    assert set(named(find, text, "en")) <= {"Syria", "Brazil", "Taduf"}
    assert named(find, text, "en").get("Taduf", "Taduf, Brazil") == "Taduf, Brazil"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("قصف الطيران السوري كفرزيتا صباح الأحد", "كفرزيتا", "Kafr Zita"),
        ("انفجار عبوة في ابي كمال شرق سوريا", "ابي كمال", "Albukamal"),
        ("غارات على مدينة داريه قرب دمشق", "داريه", "Darayya"),
        ("اشتباكات في بلدة تل رفعة بريف حلب", "تل رفعة", "Tal Rifaat"),
    ],
)
def test_arabic_spellings_by_rule(find: Find, text: str, words: str, name: str) -> None:
    assert named(find, text, "ar").get(words) == name


@pytest.mark.parametrize(
    ("words", "country", "name"),
    [
        *[
            (w, "SY", "Deir ez-Zor")
            for w in ("Deir al-Zor", "Deir el-Zour", "Deir Ezzor", "DEIR EL ZOUR", "Deir Al Zour")
        ],
        *[(w, "SY", "Daraa") for w in ("Deraa", "Dera'a", "Dara'a")],
        *[(w, "SY", "Hasakah") for w in ("Hassakeh", "Al-Hassakah", "HASSAKA")],
        *[(w, "SY", "Suwayda") for w in ("Suweida", "As-Suwayda", "Sweida", "Soueida")],
        *[(w, "SY", "Moadamiyeh") for w in ("Moadamiyet al-Sham", "Mouadamiyat al Sham")],
        *[(w, "YE", "Sanaa") for w in ("Sana'a", "San'a", "Sana\u02bda", "SANA'A")],
        *[(w, "YE", "Taiz") for w in ("Taez", "Ta'izz", "Taizz")],
        *[(w, "YE", "al-Hudayda") for w in ("Hodeida", "Hudaidah", "al-Hodeida")],
        *[(w, "IQ", "Sulaymaniyah") for w in ("Sulaimaniya", "Suleimaniyah")],
        *[(w, "LB", "Bint Jbeil") for w in ("Bint Jbail", "Bint Jubayl")],
        *[(w, "SD", "El Daein") for w in ("ed-Daein", "Ad-Du'ayn", "Al Daein")],
        *[(w, "SO", "Kismayo") for w in ("Kismayu", "Kismaayo")],
        *[(w, "UA", "Zaporizhzhia") for w in ("Zaporozhye", "Zaporozhie")],
        *[(w, "AF", "Tarin Kot") for w in ("Tirin Kot", "Trinkot")],
    ],
)
def test_a_lone_sentence_has_the_spelling_of_any_outlet(
    find: Find, words: str, country: str, name: str
) -> None:
    for text in (f"Shelling hit {words} on Monday, killing two.", f"{words} was shelled overnight."):
        document, hits = find(text, "en")
        places = find_places(document, hits)
        assert places and {p.row.id for p in places} <= bearers(country, name)


@cache
def bearers(country: str, name: str) -> frozenset[str]:
    return frozenset(
        row.id
        for fields, row in gazetteer_rows()
        if row.country == country and name in (row.name, *split_list(fields["aliases_en"]))
    )
