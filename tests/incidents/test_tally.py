"""How many attacks an event's own words count."""

from __future__ import annotations

import pytest
from tests.incidents.factory import event

from tawatur.events import code_report
from tawatur.incidents.tally import counted
from tawatur.model import Report


def _counted(text: str) -> tuple[int, ...]:
    coded = code_report(Report("r", text, published="2024-03-06"))
    return counted(coded.events[0], text, coded.report.lang)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The coalition carried out 29 air strikes on Islamic State near Mosul on Friday.", (29,)),
        ("نفذت قوات التحالف الدولي 23 غارة على مواقع لداعش قرب الموصل الجمعة", (23,)),
        ("نفذت قوات التحالف الدولي تسع ضربات جوية على مواقع لداعش قرب الموصل الجمعة", (9,)),
        ("The coalition said nine air strikes hit Islamic State near Mosul on Friday.", (9,)),
        ("Coalition aircraft struck Islamic State near Mosul on Friday, killing 29 fighters.", ()),
    ],
)
def test_attacks_are_counted_and_victims_are_not(text: str, numbers: tuple[int, ...]) -> None:
    assert _counted(text) == numbers


def test_only_attacks_are_counted() -> None:
    assert counted(event("arrests", words="arrested 29 men"), "", "en") == ()
    assert counted(event(words="hit it with 29 drones"), "", "en") == (29,)
