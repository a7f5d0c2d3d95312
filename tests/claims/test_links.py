"""What a link says of its source: kind, anonymity, registry id, person."""

from __future__ import annotations

import pytest
from tests.claims.reading import chains_of, read

from tawatur.claims import Link, person_key


def origin(text: str, lang: str) -> Link:
    _, attributions, _ = read(text, lang)
    return attributions[-1].chain[-1]


@pytest.mark.parametrize(
    ("text", "lang", "kind", "anonymous"),
    [
        ("قال مسؤول عسكري أمريكي إن هجوما وقع.", "ar", "military", True),
        ("قال مصدر أمني عراقي إن هجوما وقع.", "ar", "military", True),
        ("قال مسؤول أمريكي إن هجوما وقع.", "ar", "official", True),
        ("قال شهود عيان إن هجوما وقع.", "ar", "witness", True),
        ("قال المتحدث باسم الجيش العراقي إن هجوما وقع.", "ar", "military", False),
        ("قال ناشطون إن هجوما وقع.", "ar", "activist", True),
        ("A senior US defence official said a drone hit the base.", "en", "military", True),
        ("A spokesman for the Houthis said a drone hit the base.", "en", "armed_group", False),
        ("The Russian defence ministry said a drone hit the base.", "en", "military", False),
        ("Medics said a drone hit the base.", "en", "medical", True),
        ("A commander in the Free Syrian Army said a drone hit the base.", "en", "armed_group", True),
        ("The Britain-based monitor said a drone hit the base.", "en", "monitor", False),
    ],
)
def test_kind_and_anonymity(text: str, lang: str, kind: str, anonymous: bool) -> None:
    link = origin(text, lang)
    assert (link.kind, link.anonymous) == (kind, anonymous)


def test_another_is_as_anonymous_as_the_first() -> None:
    _, attributions, _ = read("أفاد مصدر أمني عراقي وآخر عسكري وكالة فرانس برس بأن القاعدة قصفت.", "ar")
    assert [a.chain[-1].anonymous for a in attributions] == [True, True]
    assert {a.chain[0].source for a in attributions} == {"afp"}


def test_a_person_is_one_in_both_languages() -> None:
    arabic = origin("وذكر الخبير السوري بأبحاث الصراع عمر أبو ليلى أن القوات انسحبت.", "ar")
    english = origin("Syria expert Omar Abu Layla said the forces had withdrawn.", "en")
    assert arabic.source == english.source == f"person:{person_key('Omar Abu Layla')}"
    assert arabic.kind == "expert"


def test_the_head_of_an_organisation_is_its_voice() -> None:
    for text, lang in (
        ("قال مدير المرصد السوري لحقوق الإنسان رامي عبد الرحمن إن القصف مستمر.", "ar"),
        (
            "Rami Abdel Rahman head of the Syrian Observatory for Human Rights said the shelling went on.",
            "en",
        ),
    ):
        link = origin(text, lang)
        assert (link.source, link.kind, link.anonymous) == ("sohr", "monitor", False)


def test_a_surname_is_the_person_named_before() -> None:
    text = "The mayor Talal Barazi said a bomb exploded. Barazi said two people were killed."
    _, attributions, _ = read(text, "en")
    assert {a.chain[-1].source for a in attributions} == {f"person:{person_key('Talal Barazi')}"}


def test_the_source_is_the_one_named_before() -> None:
    _, attributions, _ = read("قال مصدر عسكري إن خمسة جنود قتلوا. وأضاف المصدر أن الاشتباكات مستمرة.", "ar")
    assert [(a.chain[-1].kind, a.chain[-1].anonymous, a.chain[-1].name) for a in attributions] == [
        ("military", True, "مصدر عسكري")
    ] * 3


@pytest.mark.parametrize(
    ("text", "lang", "short", "full"),
    [
        (
            "أكد سالم الخنبشي وزير النقل اليمني أن الميناء يعمل. وأشار الوزير اليمني إلى أن المطار قصف.",
            "ar",
            "الوزير اليمني",
            "سالم الخنبشي وزير النقل اليمني",
        ),
        (
            "قال الرئيس اليمني رشاد العليمي إن الوضع صعب. وأكد الرئيس اليمني أن المطار قصف.",
            "ar",
            "الرئيس اليمني",
            "الرئيس اليمني رشاد العليمي",
        ),
        (
            "قالت وزارة الدفاع الروسية إنها سترد. وقالت الوزارة إن المطار قصف.",
            "ar",
            "الوزارة",
            "وزارة الدفاع الروسية",
        ),
        (
            "Turkey's defence ministry said it would respond. The ministry said a post was shelled.",
            "en",
            "The ministry",
            "Turkey's defence ministry",
        ),
    ],
)
def test_a_short_name_brings_the_full_one(text: str, lang: str, short: str, full: str) -> None:
    assert chains_of(text, lang, "قصف" if lang == "ar" else "shelled") == [[short], [full]]


def test_an_office_of_another_country_is_another() -> None:
    text = "قال وزير الدفاع التركي إنه سيرد. وأكد الوزير اليمني أن المطار قصف."
    assert chains_of(text, "ar", "قصف") == [["الوزير اليمني"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pakistan's military", "The Pakistani army"),
        ("Nigeria's police", "The Nigerian police"),
        ("Israel's army", "The Israel Defense Forces"),
        ("Moscow", "Russia"),
    ],
)
def test_a_country_owns_its_forces_as_its_adjective_does(one: str, other: str) -> None:
    told = " said its forces killed 12 gunmen."
    assert origin(one + told, "en").source == origin(other + told, "en").source is not None


def test_a_rank_cut_short_belongs_to_the_name() -> None:
    text = "Military spokesman Brig. Gen. Nabil Abdallah said the army had retaken the bridge."
    assert chains_of(text, "en", "retaken the bridge") == [["Military spokesman Brig. Gen. Nabil Abdallah"]]
