"""Events of an old coding found again in a new one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.incidents.factory import event

from tawatur.desk.matching import match_events
from tawatur.model import Event, Span


def told(
    id: str, start: int, end: int, type: str = "air_drone_strike", day: str = "2023-10-23", **more: object
) -> Event:
    """An event that the words from one offset to another set off."""
    found = event(type, day, str(more.pop("place", "tanf")), id=id)
    return replace(found, mentions=(Span(start, end, f"words {start}"),), **more)  # type: ignore[arg-type]


def test_the_same_words_are_the_same_event_whatever_it_is_called() -> None:
    old = [told("e1", 0, 10), told("e2", 20, 30, "armed_clash")]
    new = [told("e1", 20, 30, "armed_clash"), told("e2", 0, 10, "shelling_missile", "2023-10-25")]
    assert match_events(old, new) == {"e1": "e2", "e2": "e1"}


def test_else_class_day_place_and_overlapping_words() -> None:
    old = [told("e1", 0, 10)]
    assert match_events(old, [told("e1", 4, 14, "shelling_missile")]) == {"e1": "e1"}
    assert match_events(old, [told("e1", 4, 14, "armed_clash")]) == {}
    assert match_events(old, [told("e1", 4, 14, day="2023-10-24")]) == {}
    assert match_events(old, [told("e1", 4, 14, place="asad")]) == {}
    assert match_events(old, [told("e1", 12, 14)]) == {}
    assert match_events(old, [replace(told("e1", 4, 14), place=None, date=None)]) == {"e1": "e1"}


def test_of_two_events_in_the_same_words_the_one_of_its_place_is_taken() -> None:
    old = [told("e1", 0, 10, place="tanf"), told("e2", 0, 10, place="asad")]
    new = [
        told("e1", 0, 10, place="mayadin"),
        told("e2", 0, 10, place="asad"),
        told("e3", 0, 10, place="tanf"),
    ]
    assert match_events(old, new) == {"e1": "e3", "e2": "e2"}


def test_in_another_text_words_count_and_not_offsets() -> None:
    old = [told("e1", 0, 10), told("e2", 50, 60)]
    moved = [
        replace(e, mentions=tuple(replace(s, start=s.start + 7, end=s.end + 7) for s in e.mentions))
        for e in old
    ]
    assert match_events(old, moved, same_text=False) == {"e1": "e1", "e2": "e2"}


events = st.lists(
    st.builds(
        lambda start, length, type_, day, place: told(
            "", start, start + length, type_, f"2023-10-{day:02d}", place=place
        ),
        st.integers(0, 30),
        st.integers(1, 12),
        st.sampled_from(["air_drone_strike", "shelling_missile", "armed_clash"]),
        st.integers(20, 23),
        st.sampled_from(["tanf", "asad"]),
    ),
    max_size=6,
).map(lambda found: [replace(e, id=f"e{n}") for n, e in enumerate(found, 1)])


@given(events, events)
def test_every_event_has_one_match_at_most_and_equal_codings_match_in_full(
    old: list[Event], new: list[Event]
) -> None:
    found = match_events(old, new)
    assert len(set(found.values())) == len(found)
    assert found.keys() <= {e.id for e in old}
    assert set(found.values()) <= {e.id for e in new}
    assert match_events(old, old) == {e.id: e.id for e in old}
