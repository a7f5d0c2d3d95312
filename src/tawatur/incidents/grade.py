"""Grades how well an incident is borne out, by a table of rules: the first rule that holds gives the grade.

Beside the grade stands the digit of the Admiralty system for the credibility of information that it suggests (1
confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged), by a table of its own. How
reliable a source is (A to F) is for a person to say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tawatur.model import Assessment, Incident


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the grade rests on.

    ``telling`` of the ``independent`` origins tell that it happened; ``denied`` where some account denies it.
    ``excluding`` names on what those that tell it exclude each other; ``agree`` where opposing sides both tell it,
    ``admitted`` where a party tells what harms it. ``named`` origins are not anonymous, ``uninvolved`` ones speak for
    no side of it; ``alike`` where two anonymous origins may be one.
    """

    independent: int
    telling: int = 0
    denied: bool = False
    excluding: tuple[str, ...] = ()
    agree: bool = False
    admitted: bool = False
    named: int = 0
    uninvolved: int = 0
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A grade, when it holds, and the sentence that says why it was given."""

    slug: str
    grade: str
    holds: Callable[[Evidence], bool]
    sentence: str


RULES: tuple[Rule, ...] = (
    Rule("denied", "contested", lambda e: e.denied, "An origin denies that it happened."),
    Rule(
        "rival-what",
        "contested",
        lambda e: "what" in e.excluding,
        "Accounts of different origins exclude each other on what happened.",
    ),
    Rule(
        "rival-where",
        "contested",
        lambda e: "place" in e.excluding,
        "Accounts of different origins exclude each other on where.",
    ),
    Rule(
        "rival-who",
        "contested",
        lambda e: "side1" in e.excluding,
        "Accounts of different origins exclude each other on who did it.",
    ),
    Rule("no-origin", "unattributed", lambda e: e.independent == 0, "No account says who tells it."),
    Rule(
        "one-origin",
        "single-origin",
        lambda e: e.independent == 1,
        "All accounts rest on one origin or one party.",
    ),
    Rule(
        "opposing-sides",
        "well-corroborated",
        lambda e: e.agree,
        "Parties that oppose each other both tell it.",
    ),
    Rule("two-origins", "corroborated", lambda e: e.independent == 2, "Two independent origins tell it."),
    Rule("three-origins", "well-corroborated", lambda e: True, "Three or more independent origins tell it."),
)
GRADES: tuple[str, ...] = ("unattributed", "single-origin", "corroborated", "well-corroborated", "contested")


@dataclass(frozen=True, slots=True)
class CredibilityRule:
    """A digit, when it is suggested, and the sentence that says why."""

    digit: int
    holds: Callable[[Evidence], bool]
    sentence: str


CREDIBILITY: tuple[CredibilityRule, ...] = (
    CredibilityRule(6, lambda e: e.independent == 0, "It cannot be judged: nobody is named who tells it."),
    CredibilityRule(6, lambda e: e.telling == 0, "It cannot be judged: only the denial is known."),
    CredibilityRule(
        4, lambda e: e.denied and e.telling == 1, "Doubtful: one origin tells it, another denies it."
    ),
    CredibilityRule(
        3, lambda e: e.denied or bool(e.excluding), "Possibly true: it is told by several, and disputed."
    ),
    CredibilityRule(
        3, lambda e: e.independent == 1 and e.admitted, "Possibly true: one party tells what harms itself."
    ),
    CredibilityRule(
        6,
        lambda e: e.independent == 1 and not e.named,
        "It cannot be judged: it rests on one origin without a name.",
    ),
    CredibilityRule(
        6,
        lambda e: e.independent == 1 and not e.uninvolved,
        "It cannot be judged: it rests on the word of one side.",
    ),
    CredibilityRule(
        3, lambda e: e.independent == 1, "Possibly true: one named origin tells it, nobody confirms it."
    ),
    CredibilityRule(
        3,
        lambda e: e.independent == 2 and e.alike,
        "Possibly true: the two origins have no name and may be one.",
    ),
    CredibilityRule(
        1, lambda e: e.agree and e.named > 0, "Confirmed: parties that oppose each other both tell it."
    ),
    CredibilityRule(2, lambda e: e.independent == 2, "Probably true: a second origin confirms it."),
    CredibilityRule(
        2,
        lambda e: e.alike or e.named < 2,
        "Probably true: several origins tell it, of which fewer than two have a name or some may be one.",
    ),
    CredibilityRule(1, lambda e: True, "Confirmed: three or more independent origins tell it."),
)


def grade(evidence: Evidence) -> tuple[str, Assessment]:
    """The grade, the rule that gave it, and the credibility that it suggests."""
    rule = next(rule for rule in RULES if rule.holds(evidence))
    digit = next(rule for rule in CREDIBILITY if rule.holds(evidence))
    return rule.grade, Assessment(rule.slug, rule.sentence, digit.digit, digit.sentence)


def explain_grade(incident: Incident) -> str:
    """The sentence of the rule that gave an incident its grade."""
    return incident.assessment.why
