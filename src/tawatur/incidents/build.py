"""Makes one incident from the accounts of one cluster."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from tawatur.incidents.account import Account, published_key
from tawatur.incidents.consolidate import (
    consolidate_date,
    consolidate_place,
    consolidate_side,
    consolidate_status,
    consolidate_toll,
    consolidate_type,
    orient,
)
from tawatur.incidents.disagree import disagreements
from tawatur.incidents.grade import evidence_of, grade
from tawatur.incidents.provenance import copies, independent_origins, origins, voices
from tawatur.incidents.registry import SourceRegistry, bundled_registry
from tawatur.incidents.titles import Headline, title_ar, title_en
from tawatur.model import Incident


def build_incident(accounts: Iterable[Account], registry: SourceRegistry | None = None) -> Incident:
    """The incident that a cluster's accounts tell of; the same whatever their order.

    ``registry`` is the source registry, the bundled one by default. Raises ValueError for no account at all.
    """
    members = sorted(accounts, key=lambda a: a.order)
    if not members:
        raise ValueError("an incident needs at least one account")
    registry = registry or bundled_registry()
    texts = copies(members)
    told = voices(members, registry)
    type_ = consolidate_type(members, texts)
    sides = orient(members, type_)
    status = consolidate_status(members)
    # A denial gives no toll and no day of its own weight: what it denies is told by the others.
    telling = [a for a in members if a.event.status == status] or members
    date, place = consolidate_date(telling, texts), consolidate_place(telling, texts)
    side1, side2 = consolidate_side(telling, texts, sides, 0), consolidate_side(telling, texts, sides, 1)
    killed = consolidate_toll(a.event.killed for a in telling)
    injured = consolidate_toll(a.event.injured for a in telling)
    found = disagreements(members, sides, told)
    independent = independent_origins(told)
    headline = Headline(
        type_,
        _means(telling, type_),
        status,
        members[0].event.aggregate,
        date,
        place,
        side1,
        side2,
        killed,
        injured,
    )
    published = sorted((a.published for a in members if a.published), key=published_key)
    return Incident(
        id=incident_id(members[0]),
        aggregate=members[0].event.aggregate,
        type=type_,
        status=status,
        title=title_en(headline),
        title_ar=title_ar(headline),
        date=date,
        place=place,
        side1=side1,
        side2=side2,
        killed=killed,
        injured=injured,
        reports=tuple(dict.fromkeys(a.report for a in members)),
        events=tuple(a.id for a in members),
        publishers=len({_publisher(a.publisher, registry) for a in members if a.publisher}),
        origins=origins(told),
        independent_origins=independent,
        grade=grade(evidence_of(status, found, independent))[0],
        disagreements=found,
        first_reported=published[0] if published else None,
        updated=published[-1] if published else None,
    )


def incident_id(first: Account) -> str:
    """An id that depends on the canonical first account alone: "i" and ten hexadecimal digits."""
    return "i" + hashlib.sha256("\x1f".join(first.id).encode("utf-8", "replace")).hexdigest()[:10]


def _publisher(name: str, registry: SourceRegistry) -> str:
    entry = registry.find(name)
    return entry.id if entry else " ".join(name.casefold().split())


def _means(members: Sequence[Account], type_: str) -> str | None:
    """The means that most accounts of the consolidated type give, the first told among equals."""
    counts = Counter(a.event.means for a in members if a.event.means and a.event.type == type_)
    return counts.most_common(1)[0][0] if counts else None
