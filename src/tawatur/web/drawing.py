"""Drawings as plain figures for SVG templates: the origin graph in columns, the timeline, a toll over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tawatur.model import GraphNode, Incident, Provenance

WIDTH: Final = 720
_BOX: Final = 196
_ROW: Final = 30
_BARS: Final = 120
"""About as many bars as a timeline has: a bar is a day, a week, a month or a year."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node of the graph: its place and size in pixels, its group (0 for none), how many copies lie below it."""

    node: GraphNode
    x: float
    y: float
    group: int
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An edge of the graph, from one box to another."""

    start: Box
    end: Box
    how: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """The boxes and lines of an origin graph and how high it is; it is ``WIDTH`` wide."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    height: int
    box_width: int = _BOX


def graph(incident: Incident) -> Graph:
    """The origin graph in three columns: reports (copies stacked on what they copy), relays, origins."""
    found = incident.provenance
    group_of = {f"origin:{o}": n for n, one in enumerate(found.independent, 1) for o in one.origins}
    copies = _copies(found)
    hidden = {copy for below in copies.values() for copy in below}
    columns = {"report": 0, "relay": 1, "origin": 2}
    boxes: dict[str, Box] = {}
    filled = [0, 0, 0]
    for node in _ordered(found, hidden):
        column = columns[node.role]
        below = copies.get(node.id, ())
        x = column * (WIDTH - _BOX) / 2
        boxes[node.id] = Box(node, x, 4 + filled[column], group_of.get(node.id, 0), below)
        filled[column] += _ROW + (6 if below else 0)
    edges: dict[tuple[str, str, str], list[str]] = {}
    for edge in found.edges:
        if edge.start in boxes and edge.end in boxes and edge.start != edge.end:
            edges.setdefault((edge.start, edge.end, edge.how), []).extend(edge.reports)
    lines = [Line(boxes[a], boxes[b], how, tuple(dict.fromkeys(told))) for (a, b, how), told in edges.items()]
    return Graph(tuple(boxes.values()), tuple(lines), max(filled) + 8)


def _copies(found: Provenance) -> dict[str, tuple[str, ...]]:
    """The node of each copied report with the nodes of its copies."""
    below: dict[str, list[str]] = {}
    for copy in found.copies:
        below.setdefault(f"report:{copy.of}", []).append(f"report:{copy.report}")
    return {of: tuple(reports) for of, reports in below.items()}


def _ordered(found: Provenance, hidden: set[str]) -> list[GraphNode]:
    """The nodes of each column, each by the mean position of what it leads to, so that few lines cross."""
    origins = [n for n in found.nodes if n.role == "origin"]
    at = {node.id: float(place) for place, node in enumerate(origins)}
    ordered = list(origins)
    for role in ("relay", "report"):
        nodes = [n for n in found.nodes if n.role == role and n.id not in hidden]
        weight = {}
        for place, node in enumerate(nodes):
            ends = [at[e.end] for e in found.edges if e.start == node.id and e.end in at]
            weight[node.id] = (sum(ends) / len(ends) if ends else float(len(origins)), place)
        nodes.sort(key=lambda n, w=weight: w[n.id])  # type: ignore[misc]
        for place, node in enumerate(nodes):
            at.setdefault(node.id, place * len(origins) / max(len(nodes), 1))
        ordered += nodes
    return ordered


@dataclass(frozen=True, slots=True)
class Bar:
    """Incidents that begin within some days: their number and the height of the bar, 0 to 1."""

    start: date
    end: date
    count: int
    height: float


def timeline(days: Sequence[tuple[str, int]]) -> list[Bar]:
    """One bar for each day, week, month or year from the first to the last, so that there are not too many."""
    if not days:
        return []
    counts = {date.fromisoformat(day): count for day, count in days}
    first, last = min(counts), max(counts)
    span = (last - first).days + 1
    step = next((s for s in (1, 7, 30, 91, 365) if span / s <= _BARS), 3652)
    told = Counter(dict.fromkeys(range(-(-span // step)), 0))
    for day, count in counts.items():
        told[(day - first).days // step] += count
    most = max(told.values()) or 1
    starts = {place: first + timedelta(days=place * step) for place in told}
    return [
        Bar(start, min(start + timedelta(days=step - 1), last), told[place], told[place] / most)
        for place, start in starts.items()
    ]


@dataclass(frozen=True, slots=True)
class Told:
    """A toll that was told: when, by whom, how many; 0 to 1 across and up."""

    x: float
    y: float
    value: int
    when: str
    publisher: str


def toll_over_time(incident: Incident, field: str) -> list[Told]:
    """The numbers told for a field in the order in which they were published; none where fewer than two differ."""
    values = next((found.values for found in incident.values if found.field == field), ())
    told = [
        (telling.published, int(value.value), telling.publisher or telling.report)
        for value in values
        if value.value.isdigit()
        for telling in value.told
        if telling.published and telling.withdrawn_by is None
    ]
    if len({number for _, number, _ in told}) < 2:
        return []
    told.sort()
    most = max(number for _, number, _ in told)
    return [
        Told(place / (len(told) - 1), number / most if most else 0.0, number, when, by)
        for place, (when, number, by) in enumerate(told)
    ]
