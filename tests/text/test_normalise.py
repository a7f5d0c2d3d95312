"""The normal form: what it folds and drops, and that every offset finds its way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.normalise import Normalised, fold, normalise

# Everything that the normal form edits, thrown together with anything else, lone surrogates among it.
EDITED = (
    "أإآؤئىةٱکیگھۀ۴٤"
    "«»“”’–—\u0640\u064b\u064e\u0651\u0670\u200b\u200e\u200f\u202b\u202c\u2067\ufeff\ufe0fﻻﷲﷺﭘﮎİÉéßﬁ\u0301"
)
ANY = st.characters(exclude_categories=())
TEXTS = st.text(st.one_of(st.sampled_from(EDITED), ANY), max_size=60)


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_normalising_gives_the_fold(text: str) -> None:
    found = normalise(text)
    assert found.text == fold(text)
    assert found.original == text


@given(TEXTS)
def test_every_character_maps_into_the_original_in_order(text: str) -> None:
    found = normalise(text)
    places = [found.at(i) for i in range(len(found.text))]
    assert all(0 <= place < len(text) for place in places)
    assert places == sorted(places)


@given(TEXTS, st.data())
def test_every_span_maps_to_a_span_within_the_original(text: str, data: st.DataObject) -> None:
    found = normalise(text)
    start = data.draw(st.integers(0, len(found.text)))
    end = data.draw(st.integers(start, len(found.text)))
    first, last = found.span(start, end)
    assert 0 <= first <= len(text)
    assert first <= last <= len(text)
    if start < end:
        assert first < last
        # what is cut out of the original reads as what was asked for, apart from what a ligature holds besides
        assert found.text[start:end] in fold(text[first:last])


@given(TEXTS, TEXTS)
def test_texts_fold_apart_as_they_fold_together(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


def cut(found: Normalised, words: str) -> str:
    start = found.text.index(words)
    return found.original[slice(*found.span(start, start + len(words)))]


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("قَصَفَتِ الطَّائِرَةُ", "قصفت الطايره"),
        ("إدلب أنشأت آخر ٱلجيش", "ادلب انشات اخر الجيش"),
        ("مستشفى سيئ مسؤول", "مستشفي سيي مسوول"),
        ("قـــصـــف", "قصف"),
        ("کرکوک ایران", "كركوك ايران"),
        ("١٢٣ ۴۵۶ ７", "123 456 7"),
        ("«الهجوم» “attack” ‘it’ — U.S.–led", '"الهجوم" "attack" \'it\' - u.s.-led'),
        ("\ufe8d\ufedf\ufea0\ufef4\ufeb6", "الجيش"),
        ("ﻻ ﷲ", "لا الله"),
        ("Erdoğan Médecins Deir ez-Zôr", "erdogan medecins deir ez-zor"),
        ("Me\u0301decins", "medecins"),
        ("İdlib", "idlib"),
        ("ﬁghters", "fighters"),
        ("three\u00a0km\u2009north\tof", "three km north of"),
        ("line\u2028line", "line\nline"),
        ("\u202bقصف\u202c \u2067حلب\u2069 \u200fدرعا", "قصف حلب درعا"),
        ("#دير_الزور 🚨 قصف", "#دير_الزور 🚨 قصف"),
        ("a\x00b", "a\x00b"),
        ("\ud83d قصف", "\ud83d قصف"),
        ("", ""),
    ],
)
def test_what_is_folded_and_dropped(written: str, normal: str) -> None:
    assert fold(written) == normal
    assert normalise(written).text == normal


def test_a_span_takes_the_marks_of_its_letters_along() -> None:
    found = normalise("ثم قَصَفَتْ طائِرةٌ حَلَبَ.")
    assert cut(found, "قصفت") == "قَصَفَتْ"
    assert cut(found, "طايره") == "طائِرةٌ"
    assert cut(found, "حلب") == "حَلَبَ"


def test_a_span_leaves_the_marks_of_layout_alone() -> None:
    found = normalise("\u202bمقتل\u202c \u200fجنديينِ\u202c")
    assert cut(found, "مقتل") == "مقتل"
    assert cut(found, "جنديين") == "جنديينِ"


def test_part_of_a_ligature_is_the_whole_ligature() -> None:
    found = normalise("قال ﻻ شيء")
    start = found.text.index("لا")
    assert found.span(start, start + 1) == found.span(start + 1, start + 2) == (4, 5)
    assert cut(found, "شيء") == "شيء"


def test_offsets_after_emoji_and_broken_characters() -> None:
    found = normalise("🚨🚨 \ud83d\u200f قُتل 3 جنود")
    assert cut(found, "قتل") == "قُتل"
    assert cut(found, "3 جنود") == "3 جنود"


def test_a_text_without_edits_maps_onto_itself() -> None:
    found = normalise("Seven soldiers were killed near Deir ez-Zor.")
    assert found.span(6, 14) == (6, 14)
