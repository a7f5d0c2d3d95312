"""Under whose word a happening stands that is told in nobody's name."""

from __future__ import annotations

import pytest

import tawatur
from tawatur.events.coder import code_report
from tawatur.model import Report


def origins(text: str) -> list[str]:
    return [chain[-1].text for chain in tawatur.code(text).events[0].sources]


def test_details_told_next_give_the_origin() -> None:
    text = (
        "تعرض مطار عدن الدولي أمس لقصف صاروخي. "
        "وقال المسؤول الأمني في المطار إن الصواريخ سقطت قرب مدرج مطار عدن الدولي أثناء وجود الطائرة."
    )
    assert origins(text) == ["المسؤول الأمني في المطار"]


def test_what_follows_of_something_else_gives_none() -> None:
    text = (
        "Gunmen attacked a police station in Mosul on Monday. "
        "The interior minister said that schools would open again next week."
    )
    assert origins(text) == []


def test_what_follows_of_another_happening_gives_none() -> None:
    text = (
        "Gunmen attacked a police station in Mosul on Monday. "
        "The army said that gunmen had attacked another police station in Kirkuk."
    )
    assert origins(text) == []


def test_what_follows_of_the_same_group_gives_none() -> None:
    text = (
        "سيطرت قوات المجلس الانتقالي على معسكر في شبوة أمس. "
        "وقال مسؤول في المجلس الانتقالي إن المعلمين في شبوة ينتظرون رواتبهم منذ أشهر طويلة بسبب خلاف "
        "قديم بين المجلس الانتقالي والبنك المركزي على عائدات النفط."
    )
    assert origins(text) == []


def test_an_outlet_is_its_own_voice_and_its_reporter_a_source() -> None:
    def said(text: str) -> list[str]:
        report = Report("r", text, published="2016-11-18", publisher="sana")
        return [chain[-1].text for chain in code_report(report).events[0].sources]

    assert said("SANA reporter in Aleppo said that a rocket shell killed two people.") == [
        "SANA reporter in Aleppo"
    ]
    assert said("SANA said that a rocket shell killed two people in Aleppo.") == []


def test_the_same_told_next_as_one_of_its_own_gives_the_origin_where_its_place_is_named_again() -> None:
    told = "Two people were killed in rocket fire on al-Jadida in Taiz on Tuesday. "
    more = "A police source said rockets fired by the rebels on the Nasser school in Taiz killed two people."
    assert "A police source" in origins(told + more)
    elsewhere = (
        "Gunmen killed two soldiers in Mosul on Monday. Police said gunmen killed two soldiers in Kirkuk."
    )
    assert origins(elsewhere) == []


def test_whom_somebody_accuses_is_no_part_of_who_speaks() -> None:
    assert origins("اتهمت وزارة الدفاع الحوثيين بقصف مأرب بصاروخ باليستي أدى إلى مقتل ثلاثة مدنيين.") == [
        "وزارة الدفاع"
    ]
    assert origins("اتهم ناشطون قوات النظام بقصف حي الوعر في حمص بالغاز السام.") == ["ناشطون"]
    assert origins("اتهم قائد قوات سوريا الديمقراطية تركيا بقصف عين عيسى.") == ["قائد قوات سوريا الديمقراطية"]
    assert origins("أعلنت وزارة الدفاع مقتل عشرة مسلحين في غارة على سيناء.") == ["وزارة الدفاع"]
    assert origins("أعلنت وزارة الدفاع الروسية تدمير عشر دبابات في خاركيف.") == ["وزارة الدفاع الروسية"]
    assert origins("أعلن الجيش وقف النار في حلب.") == []  # announcing makes it


ATTACK = (
    "Militants attacked an army base near Gao on Monday, killing six soldiers. The attack lasted three hours. "
    "Reinforcements came from Bamako. "
)


def test_who_only_comes_upon_a_happening_is_not_its_source() -> None:
    assert (
        origins(ATTACK + "The governor said police had arrested two men in Timbuktu after the attack.") == []
    )


def test_who_is_quoted_on_it_first_is_its_source() -> None:
    said = "The army said militants attacked its base near Gao on Monday, killing six soldiers. The attack was long. "
    assert origins(said + "Reinforcements came from Bamako. The attack lasted three hours.") == ["The army"]


def test_an_agency_run_into_a_dated_headline_is_credited() -> None:
    head, text = (
        "Tuesday 4 Apr 2017 Raid on Douma kills nine",
        "A raid on the town of Douma killed nine civilians.",
    )
    assert origins(f"{head} AFP {text}") == ["AFP"]
    assert origins(f"{head}, rescuers told AFP {text}") != ["AFP"]


def test_each_item_of_a_digest_has_its_own_agency() -> None:
    first = (
        "بوجومبورا - د.ب.أ: قتل 31 مسلحا في اشتباكات مع الجيش شمال بوروندي يوم الأحد الماضي قرب الحدود مع رواندا. "
        "وشهدت المنطقة هدوءا حذرا بعد ذلك وعاد السكان إلى منازلهم وفتحت المدارس والأسواق أبوابها من جديد "
        "وقالت الحكومة إنها تدرس إرسال مساعدات إلى القرى التي تضررت من الأمطار في الإقليم منذ بداية الشهر.\n"
    )
    text = first + "أبوجا - رويترز: قتل انتحاري 12 شخصا في سوق بمدينة مايدوجوري أمس."
    events = tawatur.code(text).events
    assert [[chain[0].text for chain in e.sources] for e in events] == [["د.ب.أ"], ["رويترز"]]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The coalition said its planes had not carried out any air strikes on Mosul.", "denied"),
        ("The military insisted that its gunners had not shelled the camp near Nyala.", "denied"),
        ("Police said they had not fired live rounds at protesters in Conakry on Tuesday.", "denied"),
        ("The Taliban denied responsibility for the bombing in Kabul that killed 12 people.", "occurred"),
        (
            "Residents said shells fell on Misrata on Tuesday, but the army denied shelling the city.",
            "occurred",
        ),
    ],
)
def test_what_is_denied_and_what_only_ones_part_in_it(text: str, status: str) -> None:
    (event,) = tawatur.code(text, published="2016-08-12").events
    assert event.status == status
