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
from tawatur.incidents.contest import evidence_of
from tawatur.incidents.copies import copies_of, text_copies
from tawatur.incidents.disagree import disagreements
from tawatur.incidents.grade import grade
from tawatur.incidents.independence import Independence, independence
from tawatur.incidents.origin_graph import provenance
from tawatur.incidents.provenance import by_account, origins, voices, voices_of_chains
from tawatur.incidents.registry import SourceRegistry, bundled_registry
from tawatur.incidents.titles import Headline, title_ar, title_en
from tawatur.incidents.values import Taken, told_values
from tawatur.incidents.withdraw import is_telling, publisher_key, replaced, withdrawals, without
from tawatur.model import Incident


def build_incident(
    accounts: Iterable[Account], registry: SourceRegistry | None = None, earlier: Iterable[Account] = ()
) -> Incident:
    """The incident that a cluster's accounts tell of; the same whatever their order.

    ``registry`` is the source registry, the bundled one by default. ``earlier`` is what earlier texts of the same
    reports told of it: shown as withdrawn, and not counted. Raises ValueError for no account at all.
    """
    everyone = sorted(accounts, key=lambda a: a.order)
    if not everyone:
        raise ValueError("an incident needs at least one account")
    # Who only recalls it stands with it, and counts only where nobody tells it.
    members = [a for a in everyone if not a.recalled] or everyone
    registry = registry or bundled_registry()
    copied = text_copies(members)
    texts = copies_of(members, copied)
    withdrawn = withdrawals(members, texts, registry)
    old = replaced(earlier, members)
    counted = without(members, withdrawn)
    retracted = not counted
    # Of an incident that was taken back as a whole, the fields say what was told.
    counted = counted or [a for a in members if is_telling(a)] or members
    spoken = voices_of_chains(counted, registry, texts)
    told = by_account(spoken)
    type_ = consolidate_type(counted, texts)
    sides, standing_sides = orient(members, type_), orient(counted, type_)
    status = consolidate_status(counted)
    # A denial gives no toll and no day of its own weight: what it denies is told by the others.
    telling = [a for a in counted if a.event.status == status] or counted
    date, place = consolidate_date(telling, texts), consolidate_place(telling, texts)
    side1, side2 = (consolidate_side(telling, texts, standing_sides, which) for which in (0, 1))
    killed = consolidate_toll(a.event.killed for a in telling)
    injured = consolidate_toll(a.event.injured for a in telling)
    found = disagreements(counted, standing_sides, told)
    named = origins(told)
    independent = Independence() if retracted else independence(counted, told, standing_sides)
    given, assessment = grade(evidence_of(counted, told, texts, standing_sides, independent, named))
    means = _means(telling, type_)
    headline = Headline(
        type_,
        means,
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
        id=incident_id(everyone[0]),
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
        reports=tuple(dict.fromkeys(a.report for a in everyone)),
        events=tuple(a.id for a in everyone),
        publishers=len({publisher_key(a.publisher, registry) for a in counted if a.publisher}),
        origins=named,
        independent_origins=len(independent.origins),
        grade=given,
        disagreements=found,
        first_reported=published[0] if published else None,
        updated=published[-1] if published else None,
        values=told_values(
            members,
            sides,
            {**voices(members, registry, texts), **told} if withdrawn else told,
            withdrawn,
            Taken(type_, status, date, place, side1, side2, means),
            tuple(account for account, _ in old),
        ),
        withdrawn=(*withdrawn, *(withdrawal for _, withdrawal in old)),
        retracted=retracted,
        provenance=provenance(counted, spoken, copied, independent, registry),
        assessment=assessment,
        recalled=tuple(a.id for a in everyone if a.recalled and len(members) < len(everyone)),
    )


def incident_id(first: Account) -> str:
    """An id that depends on the canonical first account alone: "i" and ten hexadecimal digits."""
    return "i" + hashlib.sha256("\x1f".join(first.id).encode("utf-8", "replace")).hexdigest()[:10]


def _means(members: Sequence[Account], type_: str) -> str | None:
    """The means that most accounts of the consolidated type give, the first told among equals."""
    counts = Counter(a.event.means for a in members if a.event.means and a.event.type == type_)
    return counts.most_common(1)[0][0] if counts else None
