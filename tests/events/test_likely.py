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


def test_whom_another_sentence_names_is_not_guessed_to_have_been_acted_on() -> None:
    text = (
        "اندلعت مواجهات عنيفة بين المقاومة الشعبية والحوثيين في تعز.\n"
        "وأعلنت المقاومة الشعبية أنها سيطرت على مدينة عدن أمس."
    )
    event = next(
        e for e in code_report(Report("r", text, published="2015-08-01")).events if "territory" in e.type
    )
    assert [p.actor for p in event.side1] == ["popular-resistance-yemen"] * 2
    assert all(p.actor != "houthi" for p in event.side2)


def test_who_stands_in_another_sentence_is_guessed_to_have_acted_only_where_the_report_tells_the_like_of_him() -> (
    None
):
    told = "Syrian army shelling killed two people in Darat Izza on Monday. "
    unlike = "The Syrian army said on Monday that it had arrested two smugglers. "
    shelled = "Residents fled. On Tuesday mortar shells hit a school in Atarib."
    for before, doer in ((told, [("sy-army", True)]), (unlike, [])):
        events = code_report(Report("r", before + shelled, published="2019-05-10")).events
        event = [e for e in events if e.type == "shelling_missile"][-1]
        assert [(p.actor, p.inferred) for p in event.side1] == doer


def test_an_attack_told_as_history_is_not_laid_at_the_door_of_whoever_fights_in_the_report() -> None:
    text = (
        "The Syrian army bombed Douma on Sunday. "
        "The attacks of September 11, 2001 were planned in Hamburg, an official said."
    )
    events = code_report(Report("r", text, published="2015-08-03")).events
    assert all(p.actor != "sy-army" for e in events if e.type == "attack" for p in e.side1)


def test_the_likeliest_of_one_side_is_not_on_the_other() -> None:
    for text, type_, *_ in rows(FIRST):
        event = event_of(text, type_)
        one, other = event.side1[0], event.side2[0]
        assert all((p.start, p.end) != (one.start, one.end) for p in event.side2)
        assert all((p.start, p.end) != (other.start, other.end) for p in event.side1)


def test_a_side_that_no_word_of_the_happening_brought_says_that_it_is_inferred() -> None:
    text = "Amid an advance of the Syrian army, two people were killed in Mayadin when shells hit a market."
    event = event_of(text, "shelling_missile")
    assert [(p.text, p.inferred) for p in event.side1] == [("Syrian army", True)]
    assert [(p.text, p.inferred) for p in event.side2] == [("people", False), ("market", False)]


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


def test_nobody_is_guessed_to_have_attacked_their_own() -> None:
    text = (
        "CENTCOM said a missile was fired at U.S. forces in Deir ez-Zor on Monday. Several people were hurt."
    )
    event = event_of(text, "shelling_missile")
    assert event.side1 == ()
    assert "us-forces" in {p.actor for p in event.side2}
