"""Names in a spelling that no table lists are found where a text tells of a place; people and words are left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.mentions.lexicon import Hit
from tawatur.mentions.places import find_places
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
        ("Mortars fell on Der'aa overnight, killing a child in Ain el-Hilwa.", "Ain el-Hilwa", "Ain al-Hilweh camp"),
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
