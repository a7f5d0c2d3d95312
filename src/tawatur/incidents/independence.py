"""Which origins of an incident are independent: those of one party count once, and what they admit or deny.

Two voices of one party are one party. Two anonymous sources whom one outlet heard, and whose descriptors may mean one
person, have one author: they count once. Heard by two outlets they count as two, and are marked as not
distinguishable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from tawatur.incidents.account import Account
from tawatur.incidents.actors import actor_party
from tawatur.incidents.actors import parties as parties_of
from tawatur.incidents.consolidate import Sides
from tawatur.incidents.provenance import Told
from tawatur.incidents.voice import Voice
from tawatur.mentions.registry import actors, opposed
from tawatur.model import IndependentOrigin, Party

_CIVILIANS: Final = frozenset(("civilians", "civilian", "protesters"))
_LOSING: Final = ("government_regains_territory", "nonstate_overtakes_territory")


@dataclass(frozen=True, slots=True)
class Independence:
    """The independent origins, the pairs that cannot be told apart, and the opposing parties of which both tell it."""

    origins: tuple[IndependentOrigin, ...] = ()
    alike: tuple[tuple[str, str], ...] = ()
    agree: tuple[tuple[str, str], ...] = ()

    def group_of(self, origin: str) -> int | None:
        """Which independent origin one belongs to, by its number."""
        return next((n for n, group in enumerate(self.origins) if origin in group.origins), None)


def independence(
    accounts: Sequence[Account], told: Told, sides: Mapping[str, Sides] | None = None
) -> Independence:
    """Bring an incident's origins together into those that are independent; ``sides`` as ``orient`` gives them."""
    everyone = {voice.id: voice for a in accounts for voice in told.get(a.id, ())}
    groups = [tuple(group) for group in _groups(list(everyone.values()))]
    described = tuple(_described(group, accounts, told, sides or {}) for group in groups)
    alike = tuple(
        (a.id, b.id)
        for one, other in combinations(groups, 2)
        for a in one
        for b in other
        if _indistinguishable(a, b)
    )
    return Independence(described, alike, tuple(_agreeing(described, groups, accounts, told)))


def _groups(everyone: Sequence[Voice]) -> list[list[Voice]]:
    groups: list[list[Voice]] = []
    for voice in everyone:
        touching = [group for group in groups if any(_one_author(voice, other) for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([v for group in touching for v in group] + [voice])
    return sorted(groups, key=lambda group: everyone.index(group[0]))


def _one_author(a: Voice, b: Voice) -> bool:
    return bool(a.parties & b.parties) or (_indistinguishable(a, b) and a.heard_by == b.heard_by)


def _indistinguishable(a: Voice, b: Voice) -> bool:
    """Whether two anonymous descriptors may mean one source: of one kind, and one says no more than the other."""
    if not (a.anonymous and b.anonymous) or a.kind != b.kind:
        return False
    ours, theirs = set(a.words), set(b.words)
    return ours <= theirs or theirs <= ours


def _described(
    group: Sequence[Voice], accounts: Sequence[Account], told: Told, sides: Mapping[str, Sides]
) -> IndependentOrigin:
    ids = {voice.id for voice in group}
    parties = sorted({party for voice in group for party in voice.parties})
    own = [a for a in accounts if ids & {voice.id for voice in told.get(a.id, ())}]
    why = None
    if len(group) > 1:
        shared = sorted({p for a, b in combinations(group, 2) for p in a.parties & b.parties})
        names = ", ".join(_party_name(party) for party in shared)
        why = (
            f"They speak for one party: {names}."
            if shared
            else "One outlet heard them, and they cannot be told apart."
        )
    return IndependentOrigin(
        tuple(voice.id for voice in group),
        tuple(parties),
        _side(frozenset(parties), sides.values()),
        any(a.event.status == "denied" for a in own),
        any(_admits(frozenset(parties), a, sides.get(a.report)) for a in own),
        why,
    )


def _party_name(party: str) -> str:
    known = actors().get(party)
    return known.name if known else party


def _side(parties: frozenset[str], sides: Iterable[Sides]) -> Literal["side1", "side2"] | None:
    """The side that most accounts give to these parties, by what their words say."""
    votes = [0, 0]
    for both in sides:
        for which in (0, 1):
            votes[which] += bool(parties & _actors(both[which]))
    if votes[0] == votes[1]:
        return None
    return "side1" if votes[0] > votes[1] else "side2"


def _actors(side: Iterable[Party]) -> frozenset[str]:
    return frozenset(
        p for party in side if party.actor and not party.inferred for p in parties_of(party.actor)
    )


def _admits(parties: frozenset[str], account: Account, sides: Sides | None) -> bool:
    """Whether an account, told by these parties, harms them: their own losses, or civilians that they hurt."""
    event = account.event
    if not parties or event.status != "occurred":
        return False
    side1, side2 = sides or (event.side1, event.side2)
    hurt = any(count not in (None, 0) for count in (event.killed, event.injured))
    # a clash that was turned round has those whom it harmed on its own second side
    if parties & _own_forces(event.side2 if event.type == "armed_clash" else side2):
        return hurt or event.type in _LOSING
    return hurt and bool(parties & _actors(side1)) and any(p.actor in _CIVILIANS for p in side2)


def _own_forces(side: Iterable[Party]) -> frozenset[str]:
    """The parties of a side's armed actors; a state's people are not its forces."""
    return frozenset(
        actor_party(p.actor)
        for p in side
        if p.actor and not p.inferred and not p.actor.endswith("-state") and p.actor not in _CIVILIANS
    )


def _agreeing(
    described: Sequence[IndependentOrigin],
    groups: Sequence[Sequence[Voice]],
    accounts: Sequence[Account],
    told: Told,
) -> Iterator[tuple[str, str]]:
    """Pairs of parties that fight each other and both tell that it happened."""
    telling = {v.id for a in accounts if a.event.status == "occurred" for v in told.get(a.id, ())}
    for (one, ours), (other, theirs) in combinations(zip(described, groups, strict=True), 2):
        if (
            not (telling & {v.id for v in ours} and telling & {v.id for v in theirs})
            or one.denies
            or other.denies
        ):
            continue
        pair = next(((p, q) for p in one.parties for q in other.parties if opposed(p, q)), None)
        if pair is None and {one.side, other.side} == {"side1", "side2"}:
            pair = (one.parties[0], other.parties[0])
        if pair is not None:
            yield pair
