"""The registries that mentions resolve to, by id: actors and sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tawatur.mentions.entries import Actor
from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.text import fold


@dataclass(frozen=True, slots=True)
class RegisteredSource:
    """A row of the source registry. ``affiliation`` is whose side it speaks for; ``actor`` the actor it is the voice of."""

    id: str
    name: str
    name_ar: str | None
    kind: str
    country: str | None
    affiliation: str | None
    actor: str | None
    domains: tuple[str, ...]
    handles: tuple[str, ...]
    aliases: tuple[str, ...]
    republishes: tuple[str, ...]


@cache
def actors() -> Mapping[str, Actor]:
    """The actors of data/actors.tsv by id."""
    return {
        row["id"]: Actor(
            row["id"],
            row["name_en"],
            row["name_ar"],
            row["class"],
            row["country"].lower() or None,
            tuple(split_list(row["affiliation"])),
        )
        for row in read_table(DATA / "actors.tsv")
    }


@cache
def _publishers() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for source in sources().values():
        for name in (source.id, source.name, source.name_ar or "", *source.domains, *source.aliases):
            names.setdefault(fold(name).removeprefix("www.").strip(), source.id)
    names.pop("", None)
    return names


def publisher_id(publisher: str | None) -> str | None:
    """The registry id of a report's publisher, by its id, a name or its domain; None where it is not registered."""
    return _publishers().get(fold(publisher).removeprefix("www.").strip()) if publisher else None


@cache
def sources() -> Mapping[str, RegisteredSource]:
    """The sources of data/sources.tsv by id."""
    found = {}
    for row in read_table(DATA / "sources.tsv"):
        names = [n.lstrip("~") for n in split_list(row["aliases_en"]) + split_list(row["aliases_ar"])]
        found[row["id"]] = RegisteredSource(
            row["id"],
            row["name_en"],
            row["name_ar"] or None,
            row["kind"],
            row["country"] or None,
            row["affiliation"] or None,
            row["actor"] or None,
            tuple(split_list(row["domains"])),
            tuple(split_list(row["handles"])),
            tuple(names),
            tuple(split_list(row["republishes"])),
        )
    return found
