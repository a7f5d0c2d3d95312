"""Who acted and on whom, where the words of the event itself do not say it."""

from __future__ import annotations

import pytest

import tawatur


@pytest.mark.parametrize("harmed", ["women", "children", "civilians"])
def test_a_strike_that_harmed_civilians_is_given_no_fighting_target(harmed: str) -> None:
    text = (
        "Islamic State attacked the Syrian army near Palmyra on Monday. "
        f"The Syrian army shelled Sukhna on Wednesday, killing 12 {harmed}."
    )
    fight, shelling = tawatur.code(text, published="2019-05-10").events
    assert [p.actor for p in fight.side2] == ["sy-army"]
    assert shelling.type == "shelling_missile"
    assert {p.text for p in shelling.side2} == {"Sukhna", harmed}
