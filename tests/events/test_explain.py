"""Why an event was coded, and why a sentence tells of none."""

from __future__ import annotations

import pytest

from tawatur.events import code_report
from tawatur.events.explain import Explanation, explain
from tawatur.events.trace import Trace
from tawatur.model import Report

ARABIC = (
    "قُتل ثلاثة جنود وأصيب خمسة آخرون في هجوم شنه تنظيم داعش على حاجز قرب السخنة في ريف حمص الشرقي، فجر اليوم الخميس، "
    "بحسب المرصد السوري لحقوق الإنسان.\n"
    "وقد تشن القوات هجوماً على المدينة.\n"
    "وأسفر الهجوم عن أضرار في الحاجز.\n"
    "فاز الفريق في المباراة أمس.\n"
)
ENGLISH = (
    "Warplanes of the Syrian army bombed a market in Douma on Sunday, killing 12 civilians, the Syrian Observatory for "
    "Human Rights said. The air strike also wounded 30 people. Rebels could attack the town. "
    "The weather was cold."
)


def explained(text: str, lang: str = "ar") -> Explanation:
    return explain(Report("r", text, published="2023-11-16", lang=lang))


def under(found: Explanation, label: str, event: int = 0) -> list[str]:
    """The lines of an event under a label, with those that continue it."""
    lines: list[str] = []
    last = ""
    for name, text in found.events[event].lines:
        last = name or last
        if last == label:
            lines.append(text)
    return lines


def test_a_trace_changes_nothing() -> None:
    for text in (ARABIC, ENGLISH):
        report = Report("r", text, published="2023-11-16")
        assert code_report(report, Trace()) == code_report(report) == explain(report).coded


def test_the_words_of_an_event_are_shown_with_their_row_and_roles() -> None:
    words = under(explained(ARABIC), "word")
    attack = next(i for i, line in enumerate(words) if line.startswith("“هجوم” in sentence 1"))
    assert "[lexicon/ar/nouns.tsv:" in words[attack]
    assert any("side1: “تنظيم داعش”" in line for line in words[attack + 1 :])
    assert any("[lexicon/ar/verbs.tsv:" in line for line in words if line.startswith("“قُتل”"))


def test_every_field_is_shown_with_its_rule() -> None:
    found = explained(ARABIC)
    assert under(found, "when")[0].startswith("2023-11-16 “فجر اليوم الخميس”: ")
    assert "near al-Sukhna" in under(found, "where")[0] and "namesakes" in under(found, "where")[0]
    assert any("Islamic State [isis]" in line for line in under(found, "side 1"))
    assert under(found, "toll")[0].startswith("killed 3, of soldier “قُتل ثلاثة جنود”: ")
    assert under(found, "sources") == ["“المرصد السوري لحقوق الإنسان” (monitor, sohr)"]


def test_what_was_merged_is_shown_with_what_was_seen() -> None:
    merged = under(explained(ENGLISH, "en"), "merged")
    again = next(line for line in merged if "told again" in line)
    assert "“air strike” (sentence 2) into" in again and "same type" in again
    assert any("in one sentence" in line for line in merged)


def test_the_confidence_is_the_sum_of_what_is_shown() -> None:
    found = explained(ENGLISH, "en")
    (line,) = under(found, "confidence")
    assert line.startswith(f"{found.coded.events[0].confidence:.2f}: ")
    assert "killed counted +" in line and "base" in line


def silent(found: Explanation) -> dict[int, str]:
    return {s.number: "; ".join(why for _, why in s.reasons) for s in found.silent}


def test_a_sentence_without_an_event_says_why() -> None:
    arabic, english = silent(explained(ARABIC)), silent(explained(ENGLISH, "en"))
    assert "supposed" in arabic[2]
    assert arabic[4] == english[4] == "no event word"
    assert "supposed" in english[3]
    assert 1 not in arabic and 1 not in english


@pytest.mark.parametrize(
    ("lang", "text", "why"),
    [
        ("en", "The team attacked well in the match and scored in the final of the league.", "sport"),
        ("ar", "سيطر الفريق على المباراة في الدوري أمس.", "something else"),
        ("en", "Prices shot up in the market.", "something else"),
        ("ar", "نفذت القوات مناورات تحاكي الهجوم على موقع معاد.", "exercise"),
        ("en", "The company moved into the capital last year.", ""),
    ],
)
def test_what_was_left_and_why(lang: str, text: str, why: str) -> None:
    found = explained(text, lang)
    assert found.coded.events == ()
    reasons = "; ".join(silent(found).values())
    assert why in reasons or "needs" in reasons or "no event word" in reasons
    assert reasons


def test_an_embedded_post_is_explained_by_itself() -> None:
    text = (
        "Clashes broke out in Deir ez-Zor on Thursday, a source said.\n\n"
        "Drones hit a base near Shaddadi, three soldiers wounded.\n"
        "— Salem al-Furati (@salem_furati) November 16, 2023\n"
    )
    found = explained(text, "en")
    assert len(found.posts) == 1
    assert found.posts[0].events
    told = [line for event in found.events for label, line in event.lines if "embedded post" in line]
    assert len(told) == len(found.coded.events) - sum(
        any(label == "type" for label, _ in event.lines) for event in found.events
    )


def test_a_report_that_is_not_coded_has_nothing_to_explain() -> None:
    found = explain(Report("r", ""))
    assert found.coded.skipped
    assert found.events == found.silent == ()
