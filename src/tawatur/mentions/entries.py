"""What a lexicon entry says: one small class a kind. Compiled from the tables under ``data/``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that may tell of an event.

    ``sense`` is one of docs/lexicon.md's; ``frame`` gives roles by slot (``subj``, ``obj``, ``of`` or a
    preposition), ``needs`` the conditions under which the reading holds (any of the alternatives of each).
    ``tense`` is past, present, ing, participle or noun; ``marks`` say what it is beyond its sense (a massacre, an
    offensive), as far as reading it differs by that.
    """

    lemma: str
    sense: str
    tense: str
    frame: tuple[tuple[str, str], ...]
    needs: tuple[tuple[str, ...], ...]
    means: str | None
    marks: frozenset[str] = frozenset()

    def role(self, slot: str) -> tuple[str, ...]:
        """The roles that a slot may bring, in the order to be tried; "towards" brings what "to", else "at" does."""
        found = tuple(role for s, role in self.frame if s == slot)
        if found or slot not in _TOWARDS:
            return found
        return next((roles for like in _TOWARDS[slot] if (roles := self.role(like))), ())


_TOWARDS = {
    **dict.fromkeys(("نحو", "باتجاه", "صوب", "تجاه"), ("الي", "علي")),
    **dict.fromkeys(("toward", "towards"), ("to", "at", "on")),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """The first part of a phrase whose further parts follow, each within a few words.

    ``rest`` holds the forms that each of them may have, and ``wording`` how the table writes those that it writes in
    another way; ``trigger`` has the first of them in its lemma.
    """

    rest: tuple[frozenset[str], ...]
    trigger: Trigger
    wording: Mapping[str, str] = field(hash=False, compare=False)

    def worded(self, told: Sequence[str]) -> Trigger:
        """The trigger with the parts that a text has in its lemma."""
        parts = (
            p if p in forms else p[:-1] for p, forms in zip(told, self.rest, strict=True)
        )  # "حاجزا": "حاجز"
        first = self.trigger.lemma.partition(" * ")[0]
        lemma = " * ".join([first, *(self.wording.get(part, part) for part in parts)])
        return self.trigger if lemma == self.trigger.lemma else replace(self.trigger, lemma=lemma)


class Affiliation(NamedTuple):
    """An actor that another belongs to or fights for, ``since`` and ``until`` a year, month or day (ISO); "" is open."""

    actor: str
    since: str = ""
    until: str = ""

    def holds(self, day: date | None) -> bool:
        """Whether it holds on a day; where no day is known, whether it always holds."""
        if day is None:
            return not self.since and not self.until
        told = day.isoformat()
        return self.since <= told[: len(self.since)] and (
            not self.until or told[: len(self.until)] <= self.until
        )


def read_affiliation(text: str) -> Affiliation:
    """An item of the affiliation column: ``id``, or ``id@since..until`` with either end left open."""
    actor, _, period = text.partition("@")
    since, _, until = period.partition("..")
    return Affiliation(actor, since, until)


@dataclass(frozen=True, slots=True)
class Actor:
    """A named actor of the registry. ``terms`` are its affiliations, ``affiliation`` those that always hold."""

    id: str
    name: str
    name_ar: str
    class_: str
    country: str | None
    affiliation: tuple[str, ...]
    terms: tuple[Affiliation, ...] = ()

    def affiliated(self, day: date | None) -> tuple[str, ...]:
        """The actors that it belongs to or fights for on a day; where no day is known, those it always does."""
        return tuple(term.actor for term in self.terms if term.holds(day))


def read_actor(row: Mapping[str, str]) -> Actor:
    """The actor of a row of actors.tsv."""
    terms = tuple(read_affiliation(item.strip()) for item in row["affiliation"].split("|") if item.strip())
    return Actor(
        row["id"],
        row["name_en"],
        row["name_ar"],
        row["class"],
        row["country"].lower() or None,
        tuple(term.actor for term in terms if term.holds(None)),
        terms,
    )


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A noun that names people, a group or a thing without a proper name; ``count`` is 1, 2 or None (plural)."""

    lemma: str
    class_: str
    role: str
    rule: str | None
    number: str


@dataclass(frozen=True, slots=True)
class Nationality:
    """An adjective or demonym of a country; ``people`` where it is the demonym (Americans), ``place`` is the country."""

    country: str
    name: str
    people: bool
    place: PlaceRow | None


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name with the gazetteer rows that bear it, best first; ``common`` where it is an everyday word too."""

    rows: tuple[PlaceRow, ...]
    common: bool


@dataclass(frozen=True, slots=True)
class Spellings:
    """The sounds of place names that share a skeleton (mentions/spelling.py)."""

    sounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of the gazetteer."""

    id: str
    name: str
    name_ar: str | None
    kind: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    radius_km: float
    population: int


@dataclass(frozen=True, slots=True)
class SourceName:
    """A registered source; ``short`` where the name counts only after the full one, ``quoted`` only in quotation marks."""

    id: str
    name: str
    kind: str
    actor: str | None
    short: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class SourceWord:
    """A word for a source that is not named (``head``), or an adjective that says of what kind it is."""

    kind: str
    anonymous: bool
    modifier: bool


@dataclass(frozen=True, slots=True)
class Context:
    """A word that changes how what stands near it is read: ``negation``, ``planned``, ``means:drone`` and the like."""

    kind: str


Entry = (
    Trigger
    | Gap
    | Actor
    | Descriptor
    | Nationality
    | PlaceName
    | Spellings
    | SourceName
    | SourceWord
    | Context
)
