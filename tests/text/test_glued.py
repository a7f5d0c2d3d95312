"""Numbers written without a space before their word, and the way back to the offsets of the text."""

from __future__ import annotations

import pytest

import tawatur
from tawatur.text.glued import unglue
from tawatur.text.normalise import normalise


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("قتل 15حوثيا", "قتل 15 حوثيا"),
        ("مقتل ٣٠جُنديًا وإصابة 12آخرين", "مقتل 30 جنديا واصابه 12 اخرين"),
        ("في 22-2-1436هـ", "في 22-2-1436ه"),
        ("5ر1 مليون", "5ر1 مليون"),
        ("ـ7جنود", "7 جنود"),
    ],
)
def test_a_number_is_parted_from_its_word(written: str, normal: str) -> None:
    found = unglue(normalise(written))
    assert found.text == normal
    places = [found.at(i) for i in range(len(normal))]
    assert places == sorted(places)
    for at, place in enumerate(places):
        assert normal[at] == " " or normalise(written[place]).text == normal[at]


def test_the_toll_is_read_and_quoted_as_written() -> None:
    text = "لقي 15حوثيا مصرعهم في غارة على صعدة."
    (event,) = tawatur.code(text).events
    assert (event.type, event.killed) == ("air_drone_strike", 15)
    assert all(text[m.start : m.end] == m.text for m in event.mentions)
    assert "حوثيا" in [s.text for s in event.side2]
