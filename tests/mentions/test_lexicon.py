"""Finding the lexicon's forms in running text: clitics, pronouns, gaps, the longest match, capitals."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.mentions.entries import Actor, Context, Descriptor, Nationality, PlaceName, SourceName, Trigger
from tawatur.mentions.lexicon import Hit, load_lexicon
from tawatur.text import Document, read_document

Find = Callable[[str, str], tuple[Document, list[Hit]]]


def at(document: Document, hits: list[Hit], words: str) -> Hit:
    """The hit whose words in the original are these."""
    found = [h for h in hits if document.span(h.start, h.end).text == words]
    assert found, f"{words!r} is not among {[document.span(h.start, h.end).text for h in hits]}"
    return found[0]


def senses(hit: Hit) -> set[str]:
    return {e.sense for e in hit.entries if isinstance(e, Trigger)}


@pytest.mark.parametrize(
    ("text", "words", "prefix", "suffix"),
    [
        ("قصف الجيش البلدة", "قصف", "", ""),
        ("وقصف الجيش البلدة", "قصف", "و", ""),
        ("فقصفته الطائرات", "قصفته", "ف", "ه"),
        ("سيقصفون البلدة", "يقصفون", "س", ""),
        ("وسيقصفون البلدة", "يقصفون", "وس", ""),
        ("نتيجة لقصف", "قصف", "ل", ""),
        ("ردوا بقصف", "قصف", "ب", ""),
        ("وبالقصف ردت القوات", "القصف", "وبال", ""),
        ("أمس قصفهم الطيران", "قصفهم", "", "هم"),
        ("وواصل غاراته على المدينة", "غاراته", "", "ه"),
        ("خلال غارتها على حلب", "غارتها", "", "ها"),
    ],
)
def test_clitics_and_pronouns(find: Find, text: str, words: str, prefix: str, suffix: str) -> None:
    hit = at(*find(text, "ar"), words)
    assert (hit.prefix, hit.suffix) == (prefix, suffix)
    assert senses(hit) & {"bombard", "air_strike"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("دمروا الآليات العسكرية", "الآليات"),
        ("شاركت الألوية في الهجوم", "الألوية"),
        ("دخل الجندي الألماني", "الألماني"),
        ("شاهدوا الألغام", "الألغام"),
        ("بعد الالتحاق بالتنظيم", "الالتحاق"),
    ],
)
def test_a_word_that_begins_like_the_article_takes_the_article(find: Find, text: str, words: str) -> None:
    document, hits = find(text, "ar")
    assert any(document.span(h.start, h.end).text.startswith(words) for h in hits)


@pytest.mark.parametrize(
    ("text", "words", "prefix"),
    [
        ("هاجموا نقطة للجيش السوري", "للجيش السوري", "لل"),
        ("وتقدموا وللحشد الشعبي دور", "للحشد الشعبي", "ولل"),
        ("تصدى الجيش السوري", "الجيش السوري", ""),
        ("اتهموا حزب الله", "حزب الله", ""),
        ("اعتداء لحزب الله", "حزب الله", "ل"),
    ],
)
def test_names_of_actors_with_clitics(find: Find, text: str, words: str, prefix: str) -> None:
    hit = at(*find(text, "ar"), words)
    assert hit.prefix == prefix
    assert any(isinstance(e, Actor) for e in hit.entries)


def test_ta_marbuta_is_no_pronoun(find: Find) -> None:
    _, hits = find("شن غارة أخرى", "ar")
    assert all(h.suffix == "" for h in hits)
    document, hits = find("كانت غارته الأولى", "ar")
    assert at(document, hits, "غارته").suffix == "ه"


def test_the_article_takes_no_pronoun(find: Find) -> None:
    document, hits = find("القصفه", "ar")
    assert [document.span(h.start, h.end).text for h in hits] == []


@pytest.mark.parametrize("text", ["بالمستقصف", "مقصفات", "تقصفين الآن"])
def test_a_form_within_another_word_is_none(find: Find, text: str) -> None:
    _document, hits = find(text, "ar")
    assert not [h for h in hits if "bombard" in senses(h)]


def test_the_longest_name_wins(find: Find) -> None:
    document, hits = find("مسلحو تنظيم الدولة الإسلامية في العراق والشام", "ar")
    assert at(document, hits, "تنظيم الدولة الإسلامية في العراق والشام").entries[0].id == "isis"  # type: ignore[union-attr]
    assert not any(document.span(h.start, h.end).text == "العراق" for h in hits)
    document, hits = find("A suicide car bombing hit the market", "en")
    assert senses(at(document, hits, "suicide car bombing")) == {"suicide"}


@pytest.mark.parametrize(
    ("text", "lang", "first", "last", "sense"),
    [
        ("شنت طائرات التحالف أمس عدة غارات على الرقة", "ar", "شنت", "غارات", "air_strike"),
        ("لقي ثلاثة جنود مصرعهم في انفجار", "ar", "لقي", "مصرعهم", "kill"),
        ("لقيت امرأة مصرعها بالقصف", "ar", "لقيت", "مصرعها", "kill"),
        ("ألقت الشرطة القبض على خمسة", "ar", "ألقت", "القبض", "arrest"),
        ("أطلق مسلحون مجهولون النار على دورية", "ar", "أطلق", "النار", "shoot"),
        ("They carried out two heavy air strikes on Idlib", "en", "carried out", "air strikes", "air_strike"),
        ("The army shot down a drone", "en", "shot down", "drone", "disrupt"),
    ],
)
def test_phrases_with_a_gap(find: Find, text: str, lang: str, first: str, last: str, sense: str) -> None:
    document, hits = find(text, lang)
    hit = at(document, hits, first)
    assert sense in senses(hit)
    assert document.span(hit.start, hit.last).text.endswith(last)
    assert not any(senses(h) for h in hits if h.start > hit.start and h.end <= hit.last)


@pytest.mark.parametrize(
    ("text", "lang", "first", "last", "sense"),
    [
        ("قذيفة هاون نزلت على منزل", "ar", "قذيفة هاون", "نزلت على", "shelling"),
        ("صواريخ كاتيوشا هوت على القرية", "ar", "صواريخ كاتيوشا", "هوت على", "shelling"),
    ],
)
def test_a_longer_name_of_the_weapon_hides_no_phrase_that_opens_with_it(
    find: Find, text: str, lang: str, first: str, last: str, sense: str
) -> None:
    document, hits = find(text, lang)
    hit = at(document, hits, first)
    assert sense in senses(hit)
    assert document.span(hit.start, hit.last).text.endswith(last)


def test_a_longer_name_hides_no_phrase_that_opens_within_it(find: Find) -> None:
    document, hits = find("Russian jets struck the town", "en")
    assert [e.id for e in at(document, hits, "Russian jets").entries if isinstance(e, Actor)] == [
        "ru-air-force"
    ]
    assert senses(at(document, hits, "jets")) == {"air_strike"}


def test_a_phrase_does_not_reach_into_the_next_sentence(find: Find) -> None:
    document, hits = find("شنت القوات هجوما. ثم سمعت غارات", "ar")
    assert at(document, hits, "شنت").last <= document.sentences[0].end


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The US struck a base", True),
        ("It told us to leave", False),
        ("The SDF advanced", True),
        ("the sdf file", False),
        ("AP reported", True),
        ("an ap for phones", False),
    ],
)
def test_acronyms_count_in_capitals_only(find: Find, text: str, found: bool) -> None:
    _, hits = find(text, "en")
    kinds = (Actor, SourceName, Nationality)
    assert any(isinstance(e, kinds) for h in hits for e in h.entries) is found


def test_names_want_a_capital(find: Find) -> None:
    document, hits = find("They ate turkey in Turkey", "en")
    places = [
        document.span(h.start, h.end).text for h in hits if any(isinstance(e, PlaceName) for e in h.entries)
    ]
    assert places == ["Turkey"]


@pytest.mark.parametrize("name", ["al-Qaim", "Al-Qaim", "al-Bukamal", "al-Tanf base", "al-Hasakah"])
def test_a_name_with_its_article_is_whole(find: Find, name: str) -> None:
    document, hits = find(f"Rockets hit {name} on Monday", "en")
    assert any(isinstance(e, PlaceName) for e in at(document, hits, name).entries)


@pytest.mark.parametrize(
    ("text", "name", "suffix"),
    [
        ("Syrias army shelled the town", "Syria", "s"),
        ("Syria's army shelled it", "Syria", ""),
        ("Syria’s army", "Syria", ""),
    ],
)
def test_an_apostrophe_may_be_lost(find: Find, text: str, name: str, suffix: str) -> None:
    assert at(*find(text, "en"), name).suffix == suffix


def test_a_hyphen_is_a_space_and_accents_are_none(find: Find) -> None:
    for text in (
        "An air-strike hit Deir ez-Zor",
        "An air strike hit Deir ez Zor",
        "An air strike hit Deir ez-Zôr",
    ):
        _, hits = find(text, "en")
        assert "air_strike" in {s for h in hits for s in senses(h)}
        assert any(
            e.rows[0].name == "Deir ez-Zor" for h in hits for e in h.entries if isinstance(e, PlaceName)
        )


def test_means_and_common_nouns(find: Find) -> None:
    document, hits = find("انفجرت العبوة الناسفة بالجنود", "ar")
    assert Context("means:ied") in at(document, hits, "العبوة الناسفة").entries
    (soldiers,) = [e for e in at(document, hits, "الجنود").entries if isinstance(e, Descriptor)]
    assert (soldiers.class_, soldiers.number) == ("state_forces", "plural")


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.sampled_from("وفبلكسا قصفغارةهجيشحل ـًُ.،\n0ASyriausk'-"), max_size=50),
    st.sampled_from(("ar", "en")),
)
def test_hits_stand_in_order_within_the_text_and_do_not_overlap(text: str, lang: str) -> None:
    document = read_document(text, lang)
    hits = load_lexicon(lang).find(document)
    assert all(0 <= h.start < h.end <= len(document.norm) and h.entries for h in hits)
    for one, two in itertools.pairwise(hits):
        assert one.end <= two.start or (one.start, one.end) == (two.start, two.end)
