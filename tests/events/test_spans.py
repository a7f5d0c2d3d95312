"""Counts over weeks or months are aggregates; the first or the deadliest attack in months is not."""

from __future__ import annotations

import pytest

import tawatur


@pytest.mark.parametrize(
    "text",
    [
        "مقتل 3042 من داعش والنصرة جراء غارات التحالف في 10 أشهر",
        "قتل أكثر من ثلاثة آلاف عنصر في غارات التحالف خلال عشرة أشهر.",
        "Coalition air strikes have killed 3,042 people in Syria in 10 months.",
        "More than 200 civilians were killed in air strikes on Aleppo over the past three months.",
        "In the past two weeks the army has killed 130 militants in North Sinai.",
        "نفذ التنظيم 40 هجوما في ثلاثة أسابيع.",
        "Rebels have carried out 40 attacks in three weeks.",
        "The United States condemned suicide attacks by Boko Haram in Nigeria and Cameroon.",
        "More than 400 Palestinians have been killed since the offensive began on July 8.",
        "Since the army launched its campaign in the Sinai, 223 militants have been killed.",
        "قتل 15 متظاهرا برصاص الأمن منذ بدء الاحتجاجات في بغداد.",
        "ومنذ اندلاع جولة العنف الجديدة قتل 13 جنديا وشرطيا على الأقل في جنوب شرق تركيا.",
        "قتل 260 مقاتلا خلال أسبوع من الغارات على الجبال.",
        "أدى العدوان منذ بدايته إلى استشهاد 3000 مواطن في غزة.",
        "شنت حركة الشباب هجمات متكررة في العاصمة مقديشو.",
        "تنفذ الطائرات التركية غارات يومية على مواقع الأكراد في شمال العراق.",
        "شن التحالف آلاف الغارات على اليمن.",
        "نفذت طائرات التحالف أكثر من 500 غارة على مواقع التنظيم في الرقة ودير الزور.",
        "وثق المرصد إلقاء الطائرات المروحية 1400 برميل متفجر على عدة مناطق في محافظات دمشق وحلب وحمص.",
    ],
)
def test_counts_over_weeks_are_aggregates(text: str) -> None:
    events = tawatur.code(text).events
    assert events
    assert all(event.aggregate for event in events)


@pytest.mark.parametrize(
    "text",
    [
        "Forty people were killed in Kabul on Sunday in the first suicide attack in six months.",
        "قتل 40 شخصا في كابول الأحد في أول هجوم انتحاري خلال ستة أشهر.",
        "شن المتمردون هجمات عنيفة على الفاشر.",
        "قصفت الطائرات مواقع المتمردين في غارات متكررة أمس.",
        "قتل 30 جنديا في الحرب على الإرهاب في سيناء أمس.",
        "The attack, the deadliest in three years, killed 40 people in Kabul.",
        "The army killed 12 militants in Rafah on Sunday, after a truce of three weeks.",
        "A bomb killed 12 people in Kabul, the deadliest attack since the Taliban took over.",
        "Gunmen killed nine people in Zamfara, where thousands have fled since the attacks began.",
        "At least 30 people have been killed in Sanaa since Friday in coalition air strikes.",
        "قتل 20 شخصا في غارة على صعدة الخاضعة لسيطرة الحوثيين منذ 2014.",
        "قتل 9 أشخاص منذ صباح اليوم في قصف على حي في الخرطوم.",
        "اندلعت اشتباكات هي الأعنف منذ بدء الحرب في الخرطوم.",
        "قتل 25 مسلحا في نهاية شهر أبريل قرب البويرة.",
    ],
)
def test_the_first_in_months_is_one_happening(text: str) -> None:
    assert not any(event.aggregate for event in tawatur.code(text).events)


@pytest.mark.parametrize(
    "text",
    [
        "أفاد مصدر أمني بمقتل 19 مسلحا من داعش شمال بغداد أمس.\n"
        "كما لقي ثلاثة أشخاص مصرعهم وأصيب تسعة بجروح في حادثين أمنيين منفصلين في بغداد أمس.\n"
        "وانفجرت عبوة ناسفة في أبو غريب فقتل اثنان.",
        "Gunmen killed two guards in Basra on Sunday.\n"
        "Three people were killed and nine wounded in two separate incidents in Baghdad on Sunday.\n"
        "A bomb in Dora killed two.",
    ],
)
def test_the_harm_of_separate_incidents_is_no_other_events(text: str) -> None:
    events = tawatur.code(text, published="2015-07-21").events
    assert [(e.killed, e.injured) for e in events if e.aggregate] == [(3, 9)]
    assert all(e.injured is None for e in events if not e.aggregate)
