"""Which phrases come first among those who acted and those acted on."""

from __future__ import annotations

import pytest

from tawatur.events.coder import code_report
from tawatur.model import Event, Report

# text | type | first of side 1 | first of side 2
FIRST = """
Syrian army helicopters bombed Saraqib. | air_drone_strike | Syrian army helicopters | Saraqib
Taliban fighters attacked a police checkpoint in Kunduz. | armed_clash | Taliban fighters | police checkpoint
قال تنظيم الدولة الإسلامية إنه خطف ثلاثة مسيحيين في شرق ليبيا. | abduction | تنظيم الدولة الإسلامية | مسيحيين
شنت طائرات التحالف العربي غارات على مواقع الحوثيين في صعدة. | air_drone_strike | طائرات التحالف العربي | مواقع الحوثيين
دارت اشتباكات في حلب بين قوات النظام من جهة وجبهة النصرة من جهة أخرى. | armed_clash | قوات النظام | جبهة النصرة
"""


def rows(table: str) -> list[list[str]]:
    return [[f.strip() for f in line.split("|")] for line in table.strip().splitlines()]


def event_of(text: str, type_: str) -> Event:
    return next(e for e in code_report(Report("r", text, published="2020-01-01")).events if e.type == type_)


@pytest.mark.parametrize(("text", "type_", "first", "second"), rows(FIRST))
def test_the_likeliest_comes_first(text: str, type_: str, first: str, second: str) -> None:
    event = event_of(text, type_)
    assert (event.side1[0].text, event.side2[0].text) == (first, second)


def test_the_opponent_of_the_report_fills_a_side_that_its_sentence_leaves_out() -> None:
    text = (
        "اندلعت مواجهات عنيفة بين المقاومة الشعبية والحوثيين في تعز.\n"
        "وأعلنت المقاومة الشعبية أنها سيطرت على مدينة عدن أمس."
    )
    event = next(
        e for e in code_report(Report("r", text, published="2015-08-01")).events if "territory" in e.type
    )
    assert any(p.actor == "houthi" for p in event.side2)


def test_the_likeliest_of_one_side_is_not_on_the_other() -> None:
    for text, type_, *_ in rows(FIRST):
        event = event_of(text, type_)
        one, other = event.side1[0], event.side2[0]
        assert all((p.start, p.end) != (one.start, one.end) for p in event.side2)
        assert all((p.start, p.end) != (other.start, other.end) for p in event.side1)


def test_a_side_that_no_word_of_the_happening_brought_says_that_it_is_inferred() -> None:
    text = "Islamic State fighters attacked Mayadin on Tuesday. The Syrian army said it had driven them out."
    (event,) = code_report(Report("r", text, published="2019-05-10")).events
    assert [(p.text, p.inferred) for p in event.side1] == [("Islamic State fighters", False)]
    assert ("Syrian army", True) in [(p.text, p.inferred) for p in event.side2]


def test_nobody_is_only_inferred_to_fight_himself() -> None:
    for text, type_, *_ in rows(FIRST):
        event = event_of(text, type_)
        for sides, others in ((event.side1, event.side2), (event.side2, event.side1)):
            told = {p.actor for p in others if p.actor and not p.inferred}
            assert not told & {p.actor for p in sides if p.inferred}


def test_a_place_is_taken_from_those_whom_the_words_name_whoever_else_fights_in_the_report() -> None:
    text = (
        "نفى مصدر في خلية الإعلام وقوع حادث في مطار عدن. "
        "وأضاف أن المطار يعمل بعد تحريره من ميليشيات الحوثي أمس."
    )
    event = event_of(text, "government_regains_territory")
    assert event.side2[0].actor == "houthi"


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        (
            "اعتقلت الشرطة العراقية خمسة مطلوبين في كركوك. وانفجرت عبوة ناسفة في بعقوبة وأصيب مدنيان.",
            "remote_explosive",
        ),
        ("سيطر الجيش السوداني على بارا. وفي الفاشر قتل سبعة مدنيين في قصف مدفعي.", "shelling_missile"),
        (
            "The Ukrainian army retook Robotyne. In Kherson, three civilians were killed in shelling.",
            "shelling_missile",
        ),
        ("قتل شخصان في انفجار في حلب ونقل الجرحى إلى تركيا.", "remote_explosive"),
    ],
)
def test_no_doer_is_lent_from_what_is_told_of_another_place(text: str, type_: str) -> None:
    assert event_of(text, type_).side1 == ()
