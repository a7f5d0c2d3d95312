from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.web.conftest import fullest

from tawatur.incidents.consolidate import RULES
from tawatur.model import Event, Span
from tawatur.web.drawing import WIDTH, graph, timeline
from tawatur.web.matrix import matrix
from tawatur.web.passages import marks_of, stretches

_MARKS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(("event", "side", "date")))
)


@given(st.text(max_size=50), _MARKS)
def test_the_stretches_of_a_text_are_the_text(text: str, marks: list[tuple[int, int, str]]) -> None:
    cut = stretches(text, marks)
    assert "".join(stretch.text for stretch in cut) == text


def test_marks_may_lie_within_each_other() -> None:
    cut = stretches("shot down on Monday", [(0, 9, "event"), (5, 9, "side"), (13, 19, "date")])
    assert [(s.text, s.kinds) for s in cut] == [
        ("shot ", ("event",)),
        ("down", ("event", "side")),
        (" on ", ()),
        ("Monday", ("date",)),
    ]


def test_an_event_marks_its_own_words_last() -> None:
    event = Event("e1", "attack", "occurred", False, (Span(3, 6, "hit"),))
    assert [*marks_of(event)] == [(3, 6, "event")]


@given(st.dictionaries(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(1, 50), max_size=40))
def test_a_timeline_counts_every_incident_once_in_few_bars(days: dict[date, int]) -> None:
    bars = timeline([(day.isoformat(), count) for day, count in sorted(days.items())])
    assert sum(bar.count for bar in bars) == sum(days.values())
    assert len(bars) <= 125
    assert all(a.end + timedelta(days=1) == b.start for a, b in itertools.pairwise(bars))


def test_the_graph_stacks_copies_and_colours_independent_groups(client: TestClient) -> None:
    incident = fullest(client)
    drawn = graph(incident)
    shown = {box.node.id: box for box in drawn.boxes}
    first = shown["report:tanf-01"]
    assert {"report:tanf-02", "report:tanf-03", "report:tanf-04"} <= {*first.copies}
    assert "report:tanf-02" not in shown
    origins = [box for box in drawn.boxes if box.node.role == "origin"]
    assert {box.group for box in origins} == {1, 2}
    assert all(0 <= box.x <= WIDTH - drawn.box_width and 0 <= box.y < drawn.height for box in drawn.boxes)
    assert all(line.start in drawn.boxes and line.end in drawn.boxes for line in drawn.lines)


def test_the_matrix_has_a_column_for_each_independent_origin(client: TestClient) -> None:
    incident = fullest(client)
    found = matrix(incident, {field: rule.sentence for field, rule in RULES.items()})
    assert [column.number for column in found.columns] == [1, 2]
    by_field = {row.field: row for row in found.rows}
    assert by_field["type"].differs and not by_field["killed"].differs
    assert [cell.value for cell in by_field["killed"].cells[0]] == ["0"]
    taken = {cell.value for cells in by_field["type"].cells for cell in cells if cell.taken}
    assert taken == {incident.type}
    told = {report for row in found.rows for cells in row.cells for cell in cells for report in cell.reports}
    assert told <= {*incident.reports}
