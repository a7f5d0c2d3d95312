"""The registries that mentions resolve to, by id: actors and sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from tawatur.mentions.entries import Actor, read_actor
from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.text.normalise import folded


@dataclass(frozen=True, slots=True)
class RegisteredSource:
    """A row of the source registry. ``affiliation`` is whose side it speaks for; ``actor`` the actor it is the voice of.

    ``names``: all that it goes by where a name stands alone, as a publisher's does: id, names, sites, handles.
    """

    id: str
    name: str
    name_ar: str | None
    kind: str
    country: str | None
    affiliation: str | None
    actor: str | None
    names: tuple[str, ...]
    republishes: tuple[str, ...]
    owner: str | None


NON_STATE: Final = frozenset({"rebel_group", "political_militia", "identity_militia"})
"""The classes of groups that fight and are no state's (ACLED's rebel groups, political and identity militias)."""


def is_non_state(actor: str | None) -> bool:
    """Whether an actor, by its id, is a group that fights and is no state's."""
    known = actors().get(actor) if actor else None
    return known is not None and known.class_ in NON_STATE


@cache
def actors() -> Mapping[str, Actor]:
    """The actors of data/actors.tsv by id."""
    return {row["id"]: read_actor(row) for row in read_table(DATA / "actors.tsv")}


@cache
def related(first: str, second: str) -> bool:
    """Whether two actors are one party: the same, one of the other's, or both of one state."""
    if first == second:
        return True
    one, two = actors().get(first), actors().get(second)
    if one is None or two is None:
        return False
    if first in two.affiliation or second in one.affiliation:
        return True
    return (
        one.country == two.country
        and one.class_ in ("state_forces", "government")
        and two.class_ in ("state_forces", "government")
    )


@cache
def camp(actor: str) -> frozenset[str]:
    """An actor with all that it belongs to or fights for, and what these do in turn."""
    found, open_ = {actor}, [actor]
    while open_:
        known = actors().get(open_.pop())
        for other in known.affiliation if known is not None else ():
            if other not in found:
                found.add(other)
                open_.append(other)
    return frozenset(found)


@cache
def _opponents() -> frozenset[tuple[str, str]]:
    pairs = set()
    for row in read_table(DATA / "opponents.tsv"):
        for one in split_list(row["camp"]):
            for other in split_list(row["against"]):
                pairs |= {(one, other), (other, one)}
    return frozenset(pairs)


@cache
def opposed(first: str, second: str) -> bool:
    """Whether two actors are known to fight each other: by data/opponents.tsv, or a state and a rebel group of its country."""
    if related(first, second):
        return False
    ours, theirs = camp(first), camp(second)
    if any((a, b) in _opponents() for a in ours for b in theirs):
        return True
    one, two = actors().get(first), actors().get(second)
    if one is None or two is None or one.country is None or one.country != two.country or ours & theirs:
        return False
    classes = {one.class_, two.class_}
    return "rebel_group" in classes and bool(classes & {"state_forces", "government"})


@cache
def allied(actor: str, country: str) -> bool:
    """Whether an actor is known to fight in a camp with the state of a country, by data/opponents.tsv."""
    ours = camp(actor)
    return any(
        ours.intersection(members)
        and any(
            (a := actors().get(m)) is not None and a.class_ == "government" and a.country == country
            for m in members
        )
        for members in (split_list(row["camp"]) for row in read_table(DATA / "opponents.tsv"))
    )


def names_of(row: Mapping[str, str]) -> Iterator[str]:
    """The names by which a row of the source registry is known where a name stands alone.

    A form marked ~ is short for the full one in running text only; as a publisher's name it would be anyone's. The
    marks of a form that running text sets in quotation marks are taken off.
    """
    for column in ("id", "name_en", "name_ar"):
        if row.get(column):
            yield row[column]
    for column in ("aliases_en", "aliases_ar"):
        yield from (a.strip("«»") for a in split_list(row.get(column, "")) if not a.startswith("~"))
    for column in ("domains", "handles"):
        yield from split_list(row.get(column, ""))


def name_key(name: str) -> str:
    """A source's name as names are compared: case and spelling variants folded, spaces single, no "www."."""
    return folded(name).removeprefix("www.")


@cache
def _publishers() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for source in sources().values():
        for name in source.names:
            names.setdefault(name_key(name), source.id)
    return names


def publisher_id(publisher: str | None) -> str | None:
    """The registry id of a report's publisher, by its id, a name, its site or a handle; None where it has none."""
    return _publishers().get(name_key(publisher)) if publisher else None


@cache
def sources() -> Mapping[str, RegisteredSource]:
    """The sources of data/sources.tsv by id."""
    found = {}
    for row in read_table(DATA / "sources.tsv"):
        found[row["id"]] = RegisteredSource(
            row["id"],
            row["name_en"],
            row["name_ar"] or None,
            row["kind"],
            row["country"] or None,
            row["affiliation"] or None,
            row["actor"] or None,
            tuple(names_of(row)),
            tuple(split_list(row["republishes"])),
            row["owner"] or None,
        )
    return found
