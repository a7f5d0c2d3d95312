"""What an actor is called where the report's country makes clear who is meant: "the resistance" in a report on Yemen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from tawatur.mentions.entries import Actor, Descriptor, Nationality, PlaceName
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.text import fold


@cache
def theatres() -> Mapping[str, str]:
    """The one country (lower case) in which an actor, by its id, has a short name: the Arab coalition fights in Yemen."""
    found: dict[str, set[str]] = {}
    for row in read_table(DATA / "short_names.tsv"):
        found.setdefault(row["actor"], set()).add(row["country"].lower())
    return {actor: countries.pop() for actor, countries in found.items() if len(countries) == 1}


@cache
def short_names(lang: str) -> Mapping[tuple[str, str], str]:
    """The actors of data/short_names.tsv by the folded form, without its article, and the country's code in lower case."""
    return {
        (fold(form), row["country"].lower()): row["actor"]
        for row in read_table(DATA / "short_names.tsv")
        if row["lang"] == lang
        for form in split_list(row["forms"])
    }


def main_country(hits: Sequence[Hit]) -> str | None:
    """The country, by its code in lower case, that a report's names of actors, nations and places point to most."""
    countries: Counter[str] = Counter()
    for hit in hits:
        for entry in hit.entries:
            if isinstance(entry, PlaceName):
                if hit.has((Descriptor,)):
                    continue  # "قرى", "الحكومة" are no villages
                country = (entry.rows[0].country or "").lower()
            elif isinstance(entry, (Actor, Nationality)):
                country = entry.country or ""
            else:
                continue
            if country:
                countries[country] += 1
            break
    return countries.most_common(1)[0][0] if countries else None


def actor_of(words: str, lang: str, country: str | None, actors: Mapping[str, Actor]) -> Actor | None:
    """The actor that a phrase of the normal form stands for in a report on a country; None where it is anybody's."""
    if country is None:
        return None
    bare = words.removeprefix("ال") if lang == "ar" else words.removeprefix("the ")
    return actors.get(short_names(lang).get((bare, country), ""))
