"""The keywords under an article are found, and no sentence is taken for them."""

from __future__ import annotations

import pytest

from tawatur.events import code_report
from tawatur.model import Report
from tawatur.text.keywords import find_keywords

STORY = "قصفت الطائرات أمس مخزناً للسلاح في محيط المدينة وقتلت ثلاثة مقاتلين."


@pytest.mark.parametrize(
    "tail",
    [
        "سمات اليمن صنعاء حصار الحوثيون",
        "الكلمات المفتاحية: اليمن، صنعاء، حصار",
        "الوسوم: صنعاء حصار",
        "Tags: Yemen, Sanaa, siege",
    ],
)
@pytest.mark.parametrize("between", ["\n", " ", "\n\n"])
def test_keywords_are_what_follows_the_last_sentence(tail: str, between: str) -> None:
    text = f"{STORY}{between}{tail} "
    found = find_keywords(text)
    assert found is not None
    assert text[slice(*found)].strip() == tail


@pytest.mark.parametrize(
    "text",
    [
        f"{STORY} وهذه من سمات الحرب في هذه البلاد",
        f"{STORY} سمات هذه الحرب كثيرة.",
        "سمات اليمن صنعاء حصار\n" + STORY,
        f"{STORY} The tags: red and blue ones were sold.",
        f"{STORY} سمات " + "كلمة " * 30,
        "",
    ],
)
def test_a_sentence_is_no_list_of_keywords(text: str) -> None:
    assert find_keywords(text) is None


def test_keywords_tell_of_nothing() -> None:
    report = Report("r", f"{STORY}\nسمات اليمن صنعاء حصار قصف الحوثيون", published="2015-08-10")
    events = code_report(report).events
    assert [e.type for e in events] == ["air_drone_strike"]
    assert all(m.end <= len(STORY) for e in events for m in e.mentions)
