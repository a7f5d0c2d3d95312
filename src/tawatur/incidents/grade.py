"""Grades how well an incident is borne out, by a table of rules: the first rule that holds gives the grade."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tawatur.model import Disagreement, Incident, Status

EXCLUDING_FIELDS = ("side1", "place")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the grade rests on. ``excluding`` names fields on which accounts of different origins exclude each other."""

    independent_origins: int
    denied: bool = False
    excluding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A grade, when it holds, and the sentence that says why it was given."""

    grade: str
    holds: Callable[[Evidence], bool]
    sentence: str


RULES: tuple[Rule, ...] = (
    Rule("contested", lambda e: e.denied, "An origin denies that it happened."),
    Rule(
        "contested",
        lambda e: bool(e.excluding),
        "Accounts of different origins exclude each other on who did it or where.",
    ),
    Rule("unattributed", lambda e: e.independent_origins == 0, "No account says who tells it."),
    Rule(
        "single-origin", lambda e: e.independent_origins == 1, "All accounts rest on one origin or one party."
    ),
    Rule("corroborated", lambda e: e.independent_origins == 2, "Two independent origins tell it."),
    Rule("well-corroborated", lambda e: True, "Three or more independent origins tell it."),
)
GRADES: tuple[str, ...] = ("unattributed", "single-origin", "corroborated", "well-corroborated", "contested")


def grade(evidence: Evidence) -> tuple[str, str]:
    """The grade and the sentence of the rule that gave it."""
    rule = next(rule for rule in RULES if rule.holds(evidence))
    return rule.grade, rule.sentence


def evidence_of(status: Status, found: tuple[Disagreement, ...], independent_origins: int) -> Evidence:
    """The evidence that an incident's own fields hold."""
    denied = status == "denied" or any(
        value.value == "denied" for d in found if d.field == "status" for value in d.values
    )
    excluding = tuple(d.field for d in found if d.field in EXCLUDING_FIELDS and _by_different_origins(d))
    return Evidence(independent_origins, denied, excluding)


def explain_grade(incident: Incident) -> str:
    """The sentence of the rule that gave an incident its grade."""
    return grade(evidence_of(incident.status, incident.disagreements, incident.independent_origins))[1]


def _by_different_origins(found: Disagreement) -> bool:
    """One origin told two ways is a slip of the telling, not a contest."""
    return any(set(a.origins).isdisjoint(b.origins) for a in found.values for b in found.values if a is not b)
