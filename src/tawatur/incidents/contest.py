"""On what an incident's independent origins exclude each other, as against merely differing: what, where, who.

An origin stands by the value that most of its texts give: one account told otherwise is a slip of the telling, not a
contest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, TypeVar

from tawatur.incidents.account import Account, published_key
from tawatur.incidents.consolidate import Sides, Texts, exclusive_sides
from tawatur.incidents.geography import agree, distance_km
from tawatur.incidents.grade import Evidence
from tawatur.incidents.independence import Independence
from tawatur.incidents.provenance import Told
from tawatur.model import Origin

_T = TypeVar("_T")
_EXACT_KM: Final = 20
_APART_KM: Final = 10
_PREVENTED: Final = "disrupted_weapons"
_CARRIED_OUT: Final = frozenset(
    ("air_drone_strike", "shelling_missile", "remote_explosive", "suicide_bomb", "grenade", "attack")
)
_PEACEFUL: Final = "peaceful_protest"
_VIOLENT: Final = frozenset(("violent_demonstration", "mob_violence"))


def evidence_of(
    accounts: Sequence[Account],
    told: Told,
    texts: Texts,
    sides: Mapping[str, Sides],
    found: Independence,
    origins: Sequence[Origin],
) -> Evidence:
    """The evidence for a grade that an incident's accounts give."""
    anonymous = {origin.id: origin.anonymous for origin in origins}
    groups = _accounts_of_groups(accounts, told, found)
    telling = [n for n, own in enumerate(groups) if any(a.event.status != "denied" for a in own)]
    return Evidence(
        independent=len(found.origins),
        telling=len(telling),
        denied=any(a.event.status == "denied" for a in accounts),
        excluding=tuple(_excluding([groups[n] for n in telling], texts, sides)),
        agree=bool(found.agree),
        admitted=any(group.admits for group in found.origins),
        named=sum(not all(anonymous.get(id, False) for id in group.origins) for group in found.origins),
        uninvolved=sum(group.side is None and not group.parties for group in found.origins),
        alike=bool(found.alike),
    )


def _accounts_of_groups(accounts: Sequence[Account], told: Told, found: Independence) -> list[list[Account]]:
    groups: list[list[Account]] = []
    for group in found.origins:
        ids = set(group.origins)
        groups.append([a for a in accounts if ids & {voice.id for voice in told.get(a.id, ())}])
    return groups


def _excluding(
    groups: Sequence[Sequence[Account]], texts: Texts, sides: Mapping[str, Sides]
) -> Iterator[str]:
    if any(_excludes_what(a, b, texts) for a, b in combinations(groups, 2)):
        yield "what"
    if any(_excludes_where(a, b, texts) for a, b in combinations(groups, 2)):
        yield "place"
    who = [_main(own, texts, lambda a: sides[a.report][0] or None, str) for own in groups]
    if any(p and q and exclusive_sides(p, q) for p, q in combinations(who, 2)):
        yield "side1"


def _main(
    own: Sequence[Account], texts: Texts, value: Callable[[Account], _T | None], key: Callable[[_T], str]
) -> _T | None:
    """The value that most of an origin's texts give, the first told among equals."""
    backing: dict[str, set[str]] = defaultdict(set)
    first: dict[str, _T] = {}
    for account in own:
        given = value(account)
        if given is not None:
            backing[key(given)].add(texts.get(account.report, account.report))
            first.setdefault(key(given), given)
    return first[max(backing, key=lambda k: len(backing[k]))] if backing else None


def _excludes_where(a: Sequence[Account], b: Sequence[Account], texts: Texts) -> bool:
    """Whether two origins tell of exact places far apart, and neither names the other's place as well.

    Areas and countries exclude nothing: what lies in them, and what a report takes for near, is a matter of reading.
    """
    ours, theirs = (_main(own, texts, lambda x: x.event.place, lambda p: p.id) for own in (a, b))
    if (
        ours is None
        or theirs is None
        or max(ours.radius_km, theirs.radius_km) > _EXACT_KM
        or agree(ours, theirs)
    ):
        return False
    if any(theirs.id in x.near for x in a) or any(ours.id in x.near for x in b):
        return False
    return distance_km(ours, theirs) > ours.radius_km + theirs.radius_km + _APART_KM


def _excludes_what(a: Sequence[Account], b: Sequence[Account], texts: Texts) -> bool:
    """Whether one tells that it was prevented and the other that it was carried out, and the like; or harm and none."""
    ours, theirs = (_main(own, texts, lambda x: x.event.type, str) for own in (a, b))
    for one, other in ((ours, theirs), (theirs, ours)):
        if (one == _PREVENTED and other in _CARRIED_OUT) or (one == _PEACEFUL and other in _VIOLENT):
            return True
    return any(_no_harm_against_harm(x, y, f) for f in ("killed", "injured") for x, y in ((a, b), (b, a)))


def _no_harm_against_harm(none: Sequence[Account], some: Sequence[Account], field: str) -> bool:
    """Whether an origin's last word is that nobody was hurt, not before another's first word that somebody was."""
    last = max((a for a in none if getattr(a.event, field) is not None), key=_when, default=None)
    first = min((a for a in some if getattr(a.event, field) not in (None, 0)), key=_when, default=None)
    if last is None or first is None or getattr(last.event, field) != 0:
        return False
    return published_key(last.published)[:10] >= published_key(first.published)[:10]


def _when(account: Account) -> tuple[str, tuple[str, str]]:
    return published_key(account.published), account.id
