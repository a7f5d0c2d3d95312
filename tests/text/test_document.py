"""A text read: sentences by offset, and the way back to what was written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawatur.model import Span
from tawatur.text import read_document

TEXT = "قُتِل 3 جنود. وتبنّى «داعش» الهجوم."


def test_span_gives_the_original_words() -> None:
    document = read_document(TEXT)
    start = document.norm.index("وتبني")
    span = document.span(start, start + 5)
    assert span == Span(TEXT.index("وتبنّى"), TEXT.index("وتبنّى") + 6, "وتبنّى")


def test_sentence_at_an_offset() -> None:
    document = read_document(TEXT)
    assert [s.index for s in document.sentences] == [0, 1]
    assert document.sentence_at(0) == 0
    assert document.sentence_at(document.norm.index("الهجوم")) == 1
    assert document.sentence_at(len(document.norm)) == 1


def test_language_is_detected_unless_given() -> None:
    assert read_document("The army shelled the town on Monday.").lang == "en"
    assert read_document(TEXT).lang == "ar"
    assert read_document("3 KIA", lang="en-GB").lang == "en"
    assert read_document("12.11.2023").lang is None


def test_capitals_are_those_of_the_original() -> None:
    document = read_document("The US and us: Deir ez-Zor")
    assert document.is_upper(4, 6)
    assert not document.is_upper(11, 13)
    assert document.is_capitalised(document.norm.index("deir"))
    assert not document.is_capitalised(document.norm.index("ez"))


def test_original_tells_ta_marbuta_from_a_pronoun() -> None:
    document = read_document("غارة غاره")
    assert document.original_at(3) == "ة"
    assert document.original_at(8) == "ه"


def test_an_empty_text_has_no_sentences() -> None:
    document = read_document("")
    assert document.sentences == ()
    assert document.sentence_at(0) == 0
    assert document.lang is None


@given(st.text(st.characters(exclude_categories=()), max_size=50))
def test_every_sentence_is_a_stretch_of_the_original(text: str) -> None:
    document = read_document(text, lang="ar")
    for sentence in document.sentences:
        span = document.span(sentence.start, sentence.end)
        assert text[span.start : span.end] == span.text
        assert span.text.strip()
        assert document.sentence_at(sentence.start) == sentence.index
