"""One sound for the spellings of a name, by rule; other names keep theirs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.mentions.gazetteer import gazetteer_rows
from tawatur.mentions.place_forms import ARABIC_NAMED
from tawatur.mentions.spelling import skeleton, sound, unglued

SPELLINGS = """al-Raqqa | Raqa | Ar-Raqqah | Rakka | el Rakka | Raqqeh
Deir ez-Zor | Dayr az-Zawr | Deir Az-Zour | Der Zor | Deir al-Zour
al-Hasakah | Hasaka | Hassakeh | Al-Hassake
Kafr Zita | Kfar Zeita | Kafar Zeitah | Kafr-Zita
Abu al-Duhur | Abou Duhur | Abu ad-Dhuhur
Khan Shaykhun | Khan Sheikhoun | Khan Cheikhoun
Jabal al-Zawiya | Jebel Zawiyah | Djebel Zaouia
Ma'arrat al-Nu'man | Maarat al-Numan | Maaret al Numan
Tell Abyad | Tal Abiad | Tall Abyadh
Khirbet Ghazaleh | Khirbat al-Ghazala | Khirba Ghazala
Ayn Issa | Ain Isa | Ein Eissa
Deir Hafer | Dayr Hafir
Jarabulus | Djarabulus | Jarabloos
al-Shaddadi | Shadadi | Ash Shaddady
Beit Jinn | Bayt Jin | Beit Jin
Douma | Duma | Dooma"""
SPELLINGS_AR = """البوكمال | أبو كمال | بو كمال
كفر زيتا | كفرزيتا | كفرزيته
صنعاء | صنعا
الطبقة | طبقه
تل رفعت | تل رفعة"""
OTHERS = "Homs Hama|Hit Hatra|Aleppo Aden|Tabqa Tabuk|Saada Sanaa|Mosul Misrata|Daraa Darayya"

NAMES = sorted(
    {
        row.name
        for fields, row in gazetteer_rows()
        if fields["table"] != "registry.tsv"
        and row.country in ARABIC_NAMED
        and re.fullmatch(r"[a-zA-Z' -]+", row.name)
    }
)


@pytest.mark.parametrize("line", SPELLINGS.splitlines())
def test_spellings_of_one_name_sound_alike(line: str) -> None:
    names = line.split(" | ")
    assert len({skeleton(sound(name, "en"), "en") for name in names}) == 1
    for name in names[1:]:
        assert len(sound(name, "en")) == pytest.approx(len(sound(names[0], "en")), abs=1)


@pytest.mark.parametrize("line", SPELLINGS_AR.splitlines())
def test_arabic_spellings_of_one_name_sound_alike(line: str) -> None:
    first, *rest = line.split(" | ")
    for name in rest:
        assert sound(name, "ar") == sound(first, "ar")


@pytest.mark.parametrize("pair", OTHERS.split("|"))
def test_other_names_sound_otherwise(pair: str) -> None:
    one, other = pair.split()
    assert sound(one, "en") != sound(other, "en")


@given(st.sampled_from(NAMES), st.data())
def test_respelling_by_rule_keeps_the_sound(name: str, data: st.DataObject) -> None:
    """Each way to write a letter, an article or a joint, at random and together, is the same sound."""
    respelt = name
    for pattern, others in (
        (r"\b[Aa]l-", ["al-", "el-", "Al ", "El ", "al "]),
        (r"(?<=[a-z]) (?=[A-Z][a-z]{2})", [" ", "-"]),
        (r"q(?![qh])", ["q", "k"]),  # "kh" is another letter
        (r"'", ["'", "’", ""]),
        (r"(?<=[a-z])([bdfmnr])(?![bdfmnrhj])", [r"\1", r"\1\1"]),
        (r"(?<!e)(?<!e['’])ah?$", ["a", "ah", "eh"]),  # "ee" is a long i
    ):
        choice = data.draw(st.sampled_from(others))
        respelt = re.sub(pattern, choice, respelt)
    assert sound(respelt, "en") == sound(name, "en")


@given(st.text(max_size=30), st.sampled_from(["ar", "en"]))
def test_any_text_has_a_sound(text: str, lang: str) -> None:
    key = sound(text, lang)
    assert isinstance(skeleton(key, lang), str)
    assert not re.search(r"\s", key)


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("alzor", "zor"),
        ("albab", "bab"),
        ("elbeida", "beida"),
        ("assafira", "safira"),
        ("ezzor", "zor"),
        ("aleppo", None),
        ("idlib", None),
    ],
)
def test_an_article_glued_on_comes_off(word: str, bare: str | None) -> None:
    assert unglued(word) == bare
