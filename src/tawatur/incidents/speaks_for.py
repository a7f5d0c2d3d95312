"""For whom a source speaks by its own words: "a commander in the SDF", "the Houthi spokesman"."""

from __future__ import annotations

import re
from functools import cache

from tawatur.incidents.actors import parties
from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.text.normalise import fold

_CLITICS = ("و", "ل", "ب", "ف", "ك")
_LONGEST = 6
_SHORTEST = 3
_WORD = re.compile(r"[\w'&-]+")


def actors_in(text: str) -> frozenset[str]:
    """The actors that words name, by the tables' names and aliases, the longest name first."""
    words = [word.removesuffix("'s") for word in _WORD.findall(fold(text))]
    found, n = set(), 0
    while n < len(words):
        longest = next(
            (size for size in range(min(_LONGEST, len(words) - n), 0, -1) if _named(words[n : n + size])), 0
        )
        if longest:
            found.add(_named(words[n : n + longest]))
        n += longest or 1
    return frozenset(actor for actor in found if actor)


def parties_in(text: str) -> frozenset[str]:
    """The parties of the actors that words name."""
    return frozenset(party for actor in actors_in(text) for party in parties(actor))


def _named(words: list[str]) -> str | None:
    name = " ".join(words)
    if len(name) < _SHORTEST:
        return None
    for form in (name, *(name.removeprefix(clitic) for clitic in _CLITICS if name.startswith(clitic))):
        for spelt in (form, f"ا{form}" if form.startswith("ل") else form):
            if spelt in _names():
                return _names()[spelt]
    return None


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in read_table(DATA / "actors.tsv"):
        for column in ("name_en", "name_ar", "aliases_en", "aliases_ar"):
            for name in split_list(row[column]):
                if len(name.strip("~«»")) >= _SHORTEST and not name.startswith("~"):
                    names.setdefault(" ".join(_WORD.findall(fold(name.strip("«»")))), row["id"])
    return names
