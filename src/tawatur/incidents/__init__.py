"""Incidents: from the events of many reports to the happenings they tell of, and on whose word.

In: coded reports. Out: incidents, in the order of their first accounts; the same for any order of the reports.
candidates (which pairs may be one) -> compare (why they are, or not) -> cluster -> provenance (copies, origins)
-> consolidate, disagree, titles, grade -> an ``Incident``. All but ``Clusterer`` are pure functions over the model,
and nothing here reads the clock, the network or a store. A link is never made from wording alone, a field never
averaged, a value that some account tells never dropped: it stands under ``disagreements``.
"""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.incidents.account import Account, accounts_of
from tawatur.incidents.build import build_incident
from tawatur.incidents.candidates import account_keys, block_keys
from tawatur.incidents.cluster import Clusterer, link, resolve
from tawatur.incidents.compare import Comparison, Feature, compare, total
from tawatur.incidents.decisions import Decision
from tawatur.incidents.grade import GRADES, explain_grade
from tawatur.incidents.registry import SourceRegistry, bundled_registry
from tawatur.model import CodedReport, Incident

__all__ = [
    "GRADES",
    "Account",
    "Clusterer",
    "Comparison",
    "Decision",
    "Feature",
    "SourceRegistry",
    "account_keys",
    "accounts_of",
    "block_keys",
    "build_incident",
    "build_incidents",
    "bundled_registry",
    "compare",
    "explain_grade",
    "link",
    "resolve",
    "total",
]


def build_incidents(coded: Iterable[CodedReport], registry: SourceRegistry | None = None) -> list[Incident]:
    """Link the events of coded reports into incidents.

    Embedded posts enter as reports of their own; statements stay out. ``registry`` is the source registry that
    publishers and sources are looked up in, the bundled one by default. Every event is in exactly one incident.
    Raises ValueError where two reports of one id tell different events under one event id.
    """
    registry = registry or bundled_registry()
    return [build_incident(cluster, registry) for cluster in link(a for c in coded for a in accounts_of(c))]
