"""Long lone Arabic sentences: which are judged, and what the judge takes away and leaves."""

from __future__ import annotations

import pytest

from tawatur.events import code_report, lone, weigh
from tawatur.events.explain import explain
from tawatur.events.trace import BACKGROUND, Trace
from tawatur.mentions.lexicon import load_lexicon
from tawatur.model import Report
from tawatur.text import read_document

NEWS = (
    "قتل أربعة أشخاص وأصيب تسعة آخرون بجروح في انفجار سيارة مفخخة استهدفت أمس سوقا شعبية وسط مدينة بعقوبة شمال بغداد، "
    "حسبما أعلنت مصادر في الشرطة."
)
BACKGROUND_ONLY = (
    "وقال محامي المتهمين إن موكليه ينفون أي صلة لهم بتفجير السيارة المفخخة أمام مبنى السفارة قبل عامين، وإن المحكمة لم "
    "تنظر بعد في الأدلة."
)


def report(text: str, title: str | None = None) -> Report:
    return Report("r", text, published="2016-05-03", lang="ar", title=title)


@pytest.mark.parametrize(
    ("text", "title", "judged"),
    [
        (NEWS, None, True),
        (NEWS, "انفجار في بعقوبة", False),
        (f"{NEWS} {NEWS}", None, False),
        ("مقتل جندي في انفجار عبوة ناسفة شرق الموصل.", None, False),
    ],
)
def test_only_a_long_sentence_without_a_report_is_judged(text: str, title: str | None, judged: bool) -> None:
    document = read_document(text, "ar")
    assert lone.is_lone(report(text, title), document, load_lexicon("ar").find(document)) is judged


def test_a_long_name_makes_no_sentence_long() -> None:
    text = "نشبت مواجهات بين جماعة نصرة الإسلام والمسلمين والجيش المالي في تمبكتو صباح اليوم."
    document = read_document(text, "ar")
    assert len(document.norm) > lone.LONG
    assert not lone.is_lone(report(text), document, load_lexicon("ar").find(document))


def test_english_is_not_judged() -> None:
    text = "A car bomb killed four people and wounded nine in a market in the centre of Baquba on Monday, police said."
    assert not lone.is_lone(Report("r", text), read_document(text, "en"), [])


def test_news_is_kept_and_background_is_taken_away() -> None:
    assert [event.type for event in code_report(report(NEWS)).events] == ["remote_explosive"]
    without = code_report(report(BACKGROUND_ONLY), Trace(judged=False))
    assert without.events
    assert code_report(report(BACKGROUND_ONLY)).events == ()
    assert code_report(report(BACKGROUND_ONLY, "رأي")).events == without.events


def test_the_explanation_says_so() -> None:
    (silent,) = explain(report(BACKGROUND_ONLY)).silent
    assert BACKGROUND in [why for _, why in silent.reasons]


def test_words_are_seen_as_they_are_without_clitics_and_by_their_beginning() -> None:
    assert lone.words("والانفجار 15", []) == {"w والانفجار", "s انفجار", "p انفج", "w 0"}


def test_names_are_no_clue() -> None:
    document = read_document("هاجم تنظيم داعش مدينة تدمر", "ar")
    seen = lone.words(document.norm, load_lexicon("ar").find(document))
    assert "w هاجم" in seen
    assert not {"w داعش", "w تدمر"} & seen


def test_both_judges_have_a_threshold_and_an_intercept() -> None:
    known = weigh.weights(lone.MODEL)
    for kind in lone.KINDS:
        assert 0 < known[f"{kind} {lone.THRESHOLD}"] <= 0.6
        assert f"{kind} {weigh.BASE}" in known
