"""Parties: phrases that name who acts or is acted on, and the actor that each resolves to."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from tawatur.mentions.lexicon import Hit
from tawatur.mentions.parties import PartyFound, find_parties
from tawatur.mentions.registry import actors
from tawatur.text import Document

Find = Callable[[str, str], tuple[Document, list[Hit]]]


def parties(find: Find, text: str, lang: str) -> dict[str, PartyFound]:
    document, hits = find(text, lang)
    found = find_parties(document.norm, lang, hits, actors())
    return {document.span(p.start, p.end).text: p for p in found}


@pytest.mark.parametrize(
    ("text", "lang", "words", "class_", "actor"),
    [
        ("قتل جندي أمريكي", "ar", "جندي أمريكي", "state_forces", "us-forces"),
        ("هاجم مقاتلو تنظيم داعش نقطة", "ar", "مقاتلو تنظيم داعش", "rebel_group", "isis"),
        ("تقدمت القوات العراقية", "ar", "القوات العراقية", "state_forces", "iq-forces"),
        ("قصفت الطائرات الحربية الروسية مواقع", "ar", "الطائرات الحربية الروسية", "platform", "ru-air-force"),
        ("أغار سلاح الجو الإسرائيلي", "ar", "سلاح الجو الإسرائيلي", "platform", "il-air-force"),
        ("انسحبت قوات سوريا الديمقراطية", "ar", "قوات سوريا الديمقراطية", "rebel_group", "sdf"),
        ("اعتقل عناصر من حزب الله", "ar", "عناصر من حزب الله", "political_militia", "hezbollah"),
        ("استهدفت طائرة مسيرة حوثية نقطة", "ar", "طائرة مسيرة حوثية", "platform", "houthi"),
        ("هاجمت عناصر داعشية موقعا", "ar", "عناصر داعشية", "rebel_group", "isis"),
        ("فر مسلحون مجهولون", "ar", "مسلحون مجهولون", "armed", None),
        ("تفرق متظاهرون", "ar", "متظاهرون", "protesters", None),
        ("Two US warplanes took off", "en", "US warplanes", "platform", "us-air-force"),
        ("Islamic State fighters fled", "en", "Islamic State fighters", "rebel_group", "isis"),
        ("The Iraqi army advanced", "en", "Iraqi army", "state_forces", "iq-army"),
        ("Turkish police arrested him", "en", "Turkish police", "state_forces", "tr-police"),
        ("Boko Haram insurgents fled", "en", "Boko Haram insurgents", "rebel_group", "boko-haram"),
        ("Syrian Democratic Forces advanced", "en", "Syrian Democratic Forces", "rebel_group", "sdf"),
        ("Ethiopia's army withdrew", "en", "Ethiopia's army", "state_forces", "et-forces"),
        ("Mali's armed forces withdrew", "en", "Mali's armed forces", "state_forces", "ml-forces"),
        ("Gunmen fled", "en", "Gunmen", "armed", None),
        ("The protesters left", "en", "protesters", "protesters", None),
    ],
)
def test_a_phrase_its_class_and_its_actor(
    find: Find, text: str, lang: str, words: str, class_: str, actor: str | None
) -> None:
    found = parties(find, text, lang)
    assert words in found, f"{words!r} is not among {list(found)}"
    assert (found[words].class_, found[words].actor) == (class_, actor)


@pytest.mark.parametrize(
    ("text", "lang", "armed", "unarmed"),
    [
        ("أطلق الجنود النار على المدنيين", "ar", "الجنود", "المدنيين"),
        ("Militants shot three civilians", "en", "Militants", "civilians"),
        ("Soldiers fired at the protesters", "en", "Soldiers", "protesters"),
    ],
)
def test_who_fights_and_who_does_not(find: Find, text: str, lang: str, armed: str, unarmed: str) -> None:
    found = parties(find, text, lang)
    assert found[armed].armed
    assert not found[unarmed].armed


def test_a_short_form_stands_for_the_name_told_before(find: Find) -> None:
    found = parties(find, "سيطر تنظيم الدولة الإسلامية على البلدة. ثم انسحب التنظيم منها.", "ar")
    assert found["التنظيم"].actor == found["تنظيم الدولة الإسلامية"].actor == "isis"
    found = parties(find, "توغل الجيش التركي. وقال الجيش إنه قتل مسلحين.", "ar")
    assert found["الجيش"].actor == "tr-army"


def test_gunmen_beside_the_name_of_a_group_are_others_and_those_of_a_later_sentence_may_be_its(
    find: Find,
) -> None:
    beside = parties(find, "قتل عنصر من حركة طالبان في هجوم شنه مسلحون في قندوز", "ar")
    assert beside["مسلحون"].actor is None
    later = parties(find, "أعلنت حركة طالبان هجوما جديدا. وهاجم مسلحون مركزا في قندوز", "ar")
    assert later["مسلحون"].actor == "taliban"


def test_parties_stand_in_order_and_do_not_overlap(find: Find) -> None:
    text = (
        "Russian jets and Syrian army troops bombed rebels of the Free Syrian Army and killed ten civilians"
    )
    found = list(parties(find, text, "en").values())
    assert len(found) >= 4
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
