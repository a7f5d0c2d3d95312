"""The heads of notes: the type that they give, and their mention where no other word tells of an event."""

from __future__ import annotations

import pytest

from tawatur.events import code_report
from tawatur.events.explain import explain
from tawatur.events.heads import find_head
from tawatur.model import Event, Report


def coded(text: str) -> tuple[Event, ...]:
    return code_report(Report("r", text, published="2022-06-20")).events


# the head's own words are the mention, since no event word stands behind it
@pytest.mark.parametrize(
    ("text", "head", "type_", "side1"),
    [
        (
            "Weapons seizure: On 11 June 2022, Colombian marines came upon a container in Tumaco.",
            "Weapons seizure",
            "disrupted_weapons",
            "Colombian marines",
        ),
        (
            "Recruitment: On 11 June 2022, rebels went from door to door in Rutshuru.",
            "Recruitment",
            "group_activity",
            "rebels",
        ),
        (
            "12 June 2022: Government regains territory: The army walked into Marka.",
            "Government regains territory",
            "government_regains_territory",
            "The army",
        ),
        (
            "Defensive action: On 11 June 2022, soldiers stood firm in Sake.",
            "Defensive action",
            "armed_clash",
            "soldiers",
        ),
        (
            "إجراءات أمنية: في 11 يونيو 2022، عمم الجيش تعليمات في الخرطوم.",
            "إجراءات أمنية",
            "other_strategic",
            None,
        ),
    ],
)
def test_a_head_is_the_event_where_no_other_word_tells_of_it(
    text: str, head: str, type_: str, side1: str | None
) -> None:
    (event,) = coded(text)
    assert event.type == type_
    assert [m.text for m in event.mentions] == [head]
    assert all(text[m.start : m.end] == m.text for m in event.mentions)
    assert event.date is not None and str(event.date.start) in ("2022-06-11", "2022-06-12")
    if side1 is not None:
        assert side1 in [p.text for p in event.side1]


def test_a_head_gives_its_type_to_the_event_behind_it() -> None:
    text = "On 11 June 2022, the army attacked the rebels in Marka and took over the depot."
    (plain,), (headed,) = coded(text), coded("Property destruction: " + text)
    assert plain.type == "armed_clash" and headed.type == "looting_destruction"
    assert "Property destruction" not in [m.text for m in headed.mentions]
    assert "head of the note, “property destruction”" in headed.why["type"]


@pytest.mark.parametrize(
    "text",
    [
        "Defensive action: On 11 June 2022, Ukrainian air defence shot down two drones over Odesa.",  # says no type
        "Interception: On 11 June 2022, Ukrainian air defence shot down two drones over Odesa.",
    ],
)
def test_the_words_of_the_event_stand_where_they_say_its_type(text: str) -> None:
    (event,) = coded(text)
    assert event.type == "disrupted_weapons"
    assert all("shot down" in m.text for m in event.mentions)


def test_a_toll_told_behind_a_head_is_of_its_event() -> None:
    (event,) = coded("Arson: On 11 June 2022, gunmen came to the market of Sebba. No casualties.")
    assert (event.killed, event.injured) == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "Movement of forces was seen in Gao: trucks left.",  # no colon behind it
        "Trucks left Gao. Movement of forces: none.",  # not at the beginning
        "The agreement: what is in it",
        "Statement: the army moves",
        "",
    ],
)
def test_what_is_no_head(text: str) -> None:
    assert find_head(text) is None


def test_explained() -> None:
    found = explain(Report("r", "Recruitment: On 11 June 2022, rebels went from door to door in Rutshuru."))
    (told,) = found.events
    lines = dict(told.lines)
    assert lines["type"] == "the head of the note, “recruitment” [heads.tsv]"
    assert lines["word"] == "the head that the note opens with, “recruitment” [heads.tsv]"
