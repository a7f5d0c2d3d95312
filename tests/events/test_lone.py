"""Lone Arabic sentences: which are judged, and what the judge takes away and leaves."""

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
    "وأثارت الرواية جدلا واسعا لأن كاتبها يتناول فيها مقتل مئات المدنيين في قصف الطيران للقرى الحدودية أيام الحرب، وما "
    "بقي من ذلك في ذاكرة الناس."
)


def report(text: str, title: str | None = None) -> Report:
    return Report("r", text, lang="ar", title=title)


def judged(text: str, **known: str) -> bool:
    document = read_document(text, "ar")
    return lone.is_lone(Report("r", text, lang="ar", **known), document, load_lexicon("ar").find(document))


@pytest.mark.parametrize(
    ("text", "is_judged"),
    [
        (NEWS, True),
        (NEWS.removesuffix("."), False),  # a headline has no full stop
        (f"{NEWS} {NEWS}", False),
        ("مقتل جندي في انفجار عبوة ناسفة شرق الموصل.", False),  # a flash
        ("وقع انفجار شرق الموصل.", False),
        ("وقتل جندي في انفجار عبوة ناسفة شرق الموصل.", True),  # goes on from a sentence before it
        ("كما قتل جندي في انفجار عبوة ناسفة.", True),
        ("وهتف المتظاهرون «كلا كلا... كلا كلا احتلال».", True),  # dots of an omission end no sentence
    ],
)
def test_only_a_sentence_without_a_report_is_judged(text: str, is_judged: bool) -> None:
    assert judged(text) is is_judged


@pytest.mark.parametrize(
    "known",
    [
        {"title": "انفجار في بعقوبة"},
        {"publisher": "واع"},
        {"url": "https://example.org/1"},
        {"published": "2016-05-03"},
    ],
)
def test_what_was_published_as_it_stands_is_not_judged(known: dict[str, str]) -> None:
    assert not judged(NEWS, **known)


def test_a_long_name_makes_no_sentence_long() -> None:
    text = "نشبت مواجهات بين جماعة نصرة الإسلام والمسلمين والجيش المالي في تمبكتو صباح اليوم."
    assert len(text) > lone.LONG
    assert not judged(text)


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


def test_words_are_seen_as_they_are_and_by_the_beginning_of_their_stem() -> None:
    assert set(lone.words("والانفجار 15", [])) == {
        *("w والانفجار", "w 0", "p انفج", "t length 0"),
        *("o والانفجار", "o 0"),
    }


def test_all_the_words_of_a_sentence_weigh_as_much_whatever_its_length() -> None:
    def weigh_words(text: str) -> float:
        return sum(v * v for name, v in lone.words(text, []).items() if name.startswith("w "))

    assert weigh_words("قتل جندي") == pytest.approx(weigh_words("قتل جندي واصيب ثلاثه في بغداد امس"))


def test_names_are_no_clue() -> None:
    def seen(text: str) -> dict[str, float]:
        document = read_document(text, "ar")
        return lone.words(document.norm, load_lexicon("ar").find(document))

    told = seen("هاجم تنظيم داعش مدينة تدمر")
    assert "w هاجم" in told
    assert not {"w داعش", "w تدمر"} & set(told)
    assert seen("هاجمت حماس مواقع في غزة") == seen("هاجمت جماعة نصرة الإسلام والمسلمين مواقع في تمبكتو")


def test_an_event_word_is_seen_by_its_sense_and_where_it_stands() -> None:
    document = read_document("قال المتحدث إن قتل المدنيين جريمة", "ar")
    seen = lone.words(document.norm, load_lexicon("ar").find(document))
    assert {"t قتل", "t kill after nothing"} <= set(seen)


def test_both_judges_have_a_threshold_and_an_intercept() -> None:
    known = weigh.weights(lone.MODEL)
    for kind in lone.KINDS:
        assert 0 < known[f"{kind} {lone.THRESHOLD}"] < 1
        assert f"{kind} {weigh.BASE}" in known
