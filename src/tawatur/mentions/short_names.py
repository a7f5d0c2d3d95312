"""What an actor is called where the report's country makes clear who is meant: "the resistance" in a report on Yemen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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


@cache
def _bare_names() -> Mapping[str, tuple[re.Pattern[str], Mapping[str, str]]]:
    """By the country's code in lower case: what finds the Arabic words of data/bare_names.tsv, and the actor of each."""
    actors: dict[str, dict[str, str]] = {}
    for row in read_table(DATA / "bare_names.tsv"):
        for form in split_list(row["forms"]):
            actors.setdefault(row["country"].lower(), {})[fold(form).removeprefix("ال")] = row["actor"]
    return {
        country: (re.compile(rf"(?<!\w)([وف]?[بك]?)(ال|لل)({'|'.join(of)})(?!\w)"), of)
        for country, of in actors.items()
    }


_QUALIFIED = re.compile(r"(?<!\w)(?:[وف]?[بك]?ال\w+|[وف]?لل\w+|اعلام|وسايل|صحف|صحافه|غاره|غارات) $")


def bare_names(
    text: str, country: str | None, actors: Mapping[str, Actor], taken: Sequence[Hit]
) -> Iterator[Hit]:
    """The one-word names of actors in an Arabic report on a country: "هاجمت المشتركة", not "العمليات المشتركة"."""
    pattern, ids = _bare_names().get(country or "", (None, {}))
    if pattern is None:
        return
    for m in pattern.finditer(text):
        actor = actors.get(ids[m[3]])
        if actor is None or _QUALIFIED.search(text, max(0, m.start() - 20), m.start()):
            continue
        if not any(
            hit.start < m.end() and m.start(2) < hit.end and m.end() - m.start(2) <= hit.end - hit.start
            for hit in taken
        ):
            yield Hit(m.start(2), m.end(), (actor,), m[1] + m[2])


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
