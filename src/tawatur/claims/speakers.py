"""From the words that name a speaker to a link: what kind of source, anonymous or not, and which one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from tawatur.claims.cues import load_cues
from tawatur.claims.names import person_name
from tawatur.claims.persons import person_key
from tawatur.claims.types import Link
from tawatur.claims.view import Span, View
from tawatur.claims.words import words
from tawatur.mentions.capitals import government_of
from tawatur.mentions.entries import Actor, Descriptor, Nationality, PlaceName, SourceName, SourceWord
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.registry import actors, sources
from tawatur.model import SourceKind

_Kind = TypeVar("_Kind", SourceName, Actor, SourceWord, Descriptor, Nationality, PlaceName)

_BY_CLASS: dict[str, SourceKind] = {
    "state_forces": "military",
    "external_forces": "military",
    "armed": "armed_group",
    "rebel_group": "armed_group",
    "political_militia": "armed_group",
    "identity_militia": "armed_group",
    "government": "official",
    "organisation": "other",
    "civilians": "witness",
    "protesters": "witness",
    "rioters": "witness",
}
_FORCES = {"state_forces": ("army", "forces"), "government": ("state",)}


_OWNS = re.compile(r"(?:the )?(?:[\w-]+ ){0,3}?[\w-]+'s? ")
_BASED = re.compile(r"[- ](?:based|backed|led|linked|allied|run|held|aligned|affiliated|supported)\b")


def _is_owner(view: View, hit: Hit, span: Span) -> bool:
    """Whether a country's name only says whose the speaker is: "Syrias opposition", "Syria Live Network"."""
    if not any(isinstance(e, PlaceName) for e in hit.entries):
        return False
    return bool(
        view.document.norm[span[0] : hit.start].removeprefix("the ").strip()
        or view.document.norm[hit.end : span[1]].strip(" '")
    )


def _is_given_name(view: View, hit: Hit, start: int) -> bool:
    """Whether a nationality without the article follows a word that has it: "العقيد تركي المالكي" is no Turk."""
    norm = view.document.norm
    if view.document.lang != "ar" or not hit.has(Nationality) or norm.startswith("ال", hit.start):
        return False
    return norm[start : hit.start].rstrip().rpartition(" ")[2].startswith("ال")


def _as_owner(hit: Hit) -> Hit:
    return hit._replace(entries=tuple(e for e in hit.entries if not isinstance(e, Actor)))


def make_link(view: View, span: Span, like: Link | None = None) -> Link:
    """The link that the words of a span make. ``like`` is the link before it, of which this is "another"."""
    start, end = span
    hits = [
        h
        for h in view.hits
        if h.start < end and start < h.end and not _BASED.match(view.document.norm, h.end)
    ]
    hits = [
        _as_owner(h) if _is_owner(view, h, span) else h for h in hits if not _is_given_name(view, h, start)
    ]
    text = view.document.span(start, end).text
    named = _first(hits, SourceName)
    actor = _first(hits, Actor)
    source_words = [e for h in hits for e in h.entries if isinstance(e, SourceWord)]
    heads = [w for w in source_words if not w.modifier and w.kind]
    anonymous = any(w.anonymous for w in heads) and not _definite_office(heads)
    kind = _kind(view, span, hits, heads, source_words)
    person = (
        person_name(view, span, hits)
        if not (set(words_of(view, span)[:4]) & words(view.document.lang or "en", "source_noun"))
        else None
    )
    if person is not None:
        if named is not None and named.kind != "media":
            return Link(start, end, as_kind(named.kind), False, named.id, person)
        return Link(
            start, end, kind or _by_noun(view, span) or "other", False, f"person:{person_key(person)}", person
        )
    if heads and anonymous and not _is_name_first(hits, heads):
        return Link(start, end, kind or "other", True, None, text)
    if named is not None:
        return Link(start, end, as_kind(named.kind), False, named.id, named.name)
    if actor is not None:
        source = actor.id if actor.id in sources() else f"actor:{actor.id}"
        return Link(start, end, kind or "other", False, source, actor.name)
    composed = _composed(hits, view.document.norm[start:end])
    if composed is not None:
        return Link(
            start,
            end,
            kind or _BY_CLASS.get(composed.class_, "other"),
            False,
            f"actor:{composed.id}",
            composed.name,
        )
    if like is not None:
        return Link(start, end, kind or like.kind, like.anonymous, None, text)
    return Link(start, end, kind or _by_noun(view, span) or "other", anonymous, None, text)


def _by_noun(view: View, span: Span) -> SourceKind | None:
    """The kind that a common noun among the words shows: the observatory, the ministry."""
    nouns = load_cues(view.document.lang or "en").nouns
    for start, end, word in view.words:
        if span[0] <= start and end <= span[1] and word in nouns:
            return as_kind(nouns[word])
    return None


def words_of(view: View, span: Span) -> list[str]:
    """The words of the normal form within a span."""
    return [w for s, e, w in view.words if span[0] <= s and e <= span[1]]


def _first(hits: Sequence[Hit], kind: type[_Kind]) -> _Kind | None:
    return next((e for h in hits for e in h.entries if isinstance(e, kind)), None)


def as_kind(kind: str) -> SourceKind:
    return kind  # type: ignore[return-value]  # the registry's kinds are checked when the tables are


def _definite_office(heads: Sequence[SourceWord]) -> bool:
    """Whether the first word for a source is an office that speaks (a spokesman, a minister)."""
    return not heads[0].anonymous


def _is_name_first(hits: Sequence[Hit], heads: Sequence[SourceWord]) -> bool:
    """Whether a registered name stands before the word for a source: "SANA sources" are SANA's."""
    for hit in hits:
        if any(isinstance(e, SourceName) for e in hit.entries):
            return True
        if any(e in heads for e in hit.entries):
            return False
    return False


def _kind(
    view: View, span: Span, hits: Sequence[Hit], heads: Sequence[SourceWord], words: Sequence[SourceWord]
) -> SourceKind | None:
    modifier = next((w.kind for w in words if w.modifier and w.kind), None)
    if heads:
        own = heads[0].kind
        actor = _first(hits, Actor)
        if own == "military" and actor is not None and _BY_CLASS.get(actor.class_) == "armed_group":
            return "armed_group"
        if modifier and (
            own == "other" or (own == "official" and modifier in ("military", "medical", "monitor"))
        ):
            return as_kind(modifier)
        if own not in ("other", "official"):
            return as_kind(own)
    noun = _by_noun(view, span)
    if noun in ("media", "monitor") and (not heads or heads[0].kind == "official"):
        return noun
    for hit in hits:
        for entry in sorted(hit.entries, key=lambda e: not isinstance(e, Actor)):
            if isinstance(entry, SourceName) and entry.kind != "media":
                return as_kind(entry.kind)
            if isinstance(entry, (Actor, Descriptor)) and entry.class_ in _BY_CLASS:
                if heads and entry.class_ in ("government", "civilians", "organisation"):
                    continue
                return _BY_CLASS[entry.class_]
    if heads:
        return as_kind(heads[0].kind)
    if _first(hits, SourceName):
        return "media"
    place = _first(hits, PlaceName)
    if place is not None and place.rows[0].kind in ("country", "city"):
        return "official"
    return None


def _composed(hits: Sequence[Hit], said: str) -> Actor | None:
    """The actor of a nationality or country and a noun ("Iraq's army"), or of a state that speaks itself."""
    nation = _first(hits, Nationality)
    descriptor = _first(hits, Descriptor)
    place = _first(hits, PlaceName)
    country = nation.country if nation else None
    if country is None and place is not None and place.rows[0].kind == "country" and _OWNS.match(said):
        country = (place.rows[0].country or "").lower()  # "Pakistan's military"
    if descriptor is None:
        said = said.removesuffix("'s")
        if place is None or nation is not None:
            return None
        if place.rows[0].kind != "country":
            return actors().get(government_of(place, said) or "")
        return actors().get(f"{(place.rows[0].country or '').lower()}-state")
    if country is None or not descriptor.rule:
        return None
    police = descriptor.class_ == "state_forces" and descriptor.lemma in ("police", "شرطة")
    for suffix in ("police",) if police else _FORCES.get(descriptor.class_, ()):
        actor = actors().get(f"{country}-{suffix}")
        if actor is not None:
            return actor
    return None
