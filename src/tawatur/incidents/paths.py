"""The origin graph of an incident as paths: from each report over those who passed it on to who says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tawatur.model import GraphEdge, Provenance


@dataclass(frozen=True, slots=True)
class Path:
    """The ids of the nodes from a report to where its telling ends; ``how`` is its first step."""

    nodes: tuple[str, ...]
    how: Literal["copies", "translates", "names", "own_voice"]


def paths(found: Provenance) -> tuple[Path, ...]:
    """Every path of a graph, by report in the order of its nodes. One that copies ends at the report that it copies.

    A path follows only what its own report shows: what others say of the same relay is theirs.
    """
    return tuple(
        Path((node.id, *(edge.end for edge in steps)), steps[0].how)
        for node in found.nodes
        if node.role == "report"
        for steps in _from(node.id, node.id.removeprefix("report:"), found.edges, frozenset((node.id,)))
        if steps
    )


def _from(
    start: str, report: str, edges: tuple[GraphEdge, ...], passed: frozenset[str]
) -> Iterator[tuple[GraphEdge, ...]]:
    onward = [e for e in edges if e.start == start and report in e.reports and e.end not in passed]
    for edge in onward:
        if edge.end.startswith("report:"):
            yield (edge,)
        else:
            for rest in _from(edge.end, report, edges, passed | {edge.end}):
                yield (edge, *rest)
    if not onward:
        yield ()
