"""Places that only the text calls a village or quarter: what is a name, and in which country it lies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.mentions.lexicon import Hit
from tawatur.mentions.places import find_places
from tawatur.text import Document

Find = Callable[[str, str], tuple[Document, list[Hit]]]


def unlisted(find: Find, text: str, lang: str) -> list[tuple[str, str]]:
    """The words and the country of each place that no row names."""
    document, hits = find(text, lang)
    found = find_places(document, hits)
    return [(document.span(p.start, p.end).text, p.row.country) for p in found if p.row.kind == "unlisted"]


@pytest.mark.parametrize(
    "text",
    [
        "انفجار في السوق المركزي في حلب وفي حي مجاور",
        "قصف على حلب وعلى بلدة مجاورة",
        "دمر القصف في حلب قرية صغيرة وحيا سكنيا",
        "دمر القصف قرية زراعية بكاملها قرب حلب",
        "وأدى الصمت على ما جرى في حلب إلى مزيد من القصف",
        "Strikes hit Aleppo and a nearby village",
    ],
)
def test_what_describes_a_village_is_no_name(find: Find, text: str) -> None:
    assert unlisted(find, text, "en" if text.isascii() else "ar") == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("قصف على قرية الخروبات في ريف حلب", "الخروبات", "SY"),
        ("اشتباكات في طرابلس بعد اتفاق وقع في بلدة الصفيرات المغربية بين الأطراف الليبية", "الصفيرات", "MA"),
        ("هجوم على لاجئين سوريين في مدينة زانجرهاوزن الألمانية بولاية ساكسونيا", "زانجرهاوزن", "DE"),
    ],
)
def test_the_adjective_of_a_country_says_where_a_town_lies(
    find: Find, text: str, name: str, country: str
) -> None:
    assert unlisted(find, text, "ar") == [(name, country)]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("هجوم في شمال الكاميرون. وأحرق المسلحون قرية كامونا المتاخمة لنيجيريا.", "كامونا", "CM"),
        ("هجوم في شمال الكاميرون. وأحرق المسلحون قرية كامونا في نيجيريا.", "كامونا", "NG"),
        (
            "An attack in Maroua, Cameroon. Gunmen burnt the village of Zamga bordering Nigeria.",
            "Zamga",
            "CM",
        ),
    ],
)
def test_a_village_beside_a_country_does_not_lie_in_it(
    find: Find, text: str, name: str, country: str
) -> None:
    assert unlisted(find, text, "en" if text.isascii() else "ar") == [(name, country)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A blast hit Imphal. In Saparmeina, two men were shot dead.", ["Saparmeina"]),
        (
            "A body was found in Chilpancingo. A man was killed in Coyuca de Benitez on May 29.",
            ["Coyuca de Benitez"],
        ),
        ("Gunmen killed 20 people at a market in Fik, in Ethiopia's Somali region.", ["Fik"]),
        ("Jets bombed positions in Unq al-Hawa in Jubb al-Jarrah.", []),
        ("Rebels shelled Aleppo in February, activists said in Arabic.", []),
        ("He told MPs in Parliament, on Friday, that a bomb had gone off in Bama.", []),
    ],
)
def test_a_name_behind_in_is_a_place_though_nothing_says_of_what_kind(
    find: Find, text: str, names: list[str]
) -> None:
    assert [name for name, _ in unlisted(find, text, "en")] == names
