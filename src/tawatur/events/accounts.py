"""Under whose word the stretches of a report stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from tawatur.claims import Attribution, Link, chains_for
from tawatur.events.kinds import type_of
from tawatur.events.proto import Telling
from tawatur.mentions.found import PlaceFound
from tawatur.text import Document


class Accounts:
    """The chains of attribution under which a stretch of the text stands, by offsets of the normal form.

    ``credits_`` says from where on which agency is credited; ``told`` are the spans of all happenings of the report,
    each with its happening.
    """

    def __init__(
        self,
        document: Document,
        attributions: Sequence[Attribution],
        credits_: Sequence[tuple[int, Link | None]],
        publisher: str | None,
        told: Mapping[tuple[int, int], Telling],
        places: Sequence[PlaceFound],
    ) -> None:
        self._document = document
        self._attributions = attributions
        self._credits = credits_
        self._publisher = publisher
        self._told = told
        self._places = places
        self._starts = [s.start for s in document.sentences]

    def chains(self, spans: Sequence[tuple[int, int]]) -> list[tuple[Link, ...]]:
        """The chains over the spans, in order, each once."""
        found: list[tuple[Link, ...]] = []
        credited = [link for at, link in self._credits if not spans or at <= spans[-1][0]][-1]
        accounts = () if self._in_passing(spans) else self._attributions
        for start, end in spans:
            for links in chains_for(start, end, accounts, credited):
                chain = self._heard(links)
                if chain and chain not in found:
                    found.append(chain)
        credit = () if credited is None else (credited,)
        named = [c for c in found if c != credit]
        if not named:
            further = self._told_further(spans)
            return [(*credit, *further)] if further else found
        return named if credit else found

    def _in_passing(self, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether those who are quoted only come upon a happening while they tell of another.

        The report tells of it in nobody's name, sentences away and as often at least.
        """
        over = [(s, e, [a for a in self._attributions if a.start <= (s + e) // 2 < a.end]) for s, e in spans]
        said = [(s, named) for s, _, named in over if named]
        own = [bisect_right(self._starts, s) for s, _, named in over if not named]
        if not said or 2 * len(said) > len(spans):
            return False
        near = min(abs(bisect_right(self._starts, s) - at) for s, _ in said for at in own)
        return near >= _AWAY and not any(
            min((span for span in self._told if a.start <= span[0] < a.end), default=None) in spans
            for _, named in said
            for a in named
        )

    def _heard(self, links: Sequence[Link]) -> tuple[Link, ...]:
        """The links without the publisher: an outlet that names itself is its own voice; its reporter is a source."""
        return tuple(
            link
            for link in links
            if link.source is None
            or link.source != self._publisher
            or _REPORTER.search(self._document.norm, link.start, link.end)
        )

    def _told_further(self, spans: Sequence[tuple[int, int]]) -> tuple[Link, ...]:
        """Whose word the details are that follow a happening told in nobody's name: "The attack hit a bus. Police said the bus ...".

        They stand in the next sentence, which opens with its source, tells of no other happening (or of one of the
        same type, at a place that is named again) and is for a good part of what has just been told.
        """
        sentences = self._document.sentences
        own = next((self._told[span] for span in spans if span in self._told), None)
        for at in sorted({bisect_right(self._starts, start) - 1 for start, _ in spans}):
            if not 0 <= at < len(sentences) - 1:
                continue
            here, following = sentences[at], sentences[at + 1]
            words = self._words(here.start, here.end)
            again = self._named(here.start, here.end) & self._named(following.start, following.end)
            for said in self._attributions:
                if (
                    said.sentence == following.index
                    and said.kind == "report"
                    and said.chain
                    and said.chain[0].start - following.start < _OPENING
                    and all(
                        t is own or (again and own is not None and type_of(t) == type_of(own))
                        for (s, _), t in self._told.items()
                        if said.start <= s < said.end
                    )
                    and self._goes_on(words, said)
                ):
                    return self._heard(said.chain)
        return ()

    def _goes_on(self, words: set[str], said: Attribution) -> bool:
        """Whether what is said takes up enough of the words before."""
        own = self._words(said.start, said.end)
        return len(words & own) >= max(_TAKEN_UP, len(own) / _PART)

    def _named(self, start: int, end: int) -> set[str]:
        """The names of places within a stretch."""
        norm = self._document.norm
        return {norm[p.name_start : p.end].removeprefix("ال") for p in self._places if start <= p.start < end}

    def _words(self, start: int, end: int) -> set[str]:
        """The longer words of a stretch, without what is written onto them in Arabic."""
        return {_WRITTEN_ON.sub("", word) for word in _WORD.findall(self._document.norm, start, end)}

    def claimant(self, spans: Sequence[tuple[int, int]]) -> Link | None:
        """Who claims responsibility for what one of the spans tells, where it is an actor of the registry."""
        for attribution in self._attributions:
            origin = attribution.chain[-1] if attribution.chain else None
            said = (
                origin is not None
                and origin.kind == "armed_group"
                and (origin.source or "").startswith("actor:")
            )
            if said and any(attribution.start <= s and e <= attribution.end for s, e in spans):
                return origin
        return None

    def denied(self, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether every telling of a happening stands within a denial."""
        return bool(spans) and all(
            any(
                a.kind == "denial"
                and a.start <= s
                and e <= a.end
                and not _OF_PART.search(self._document.norm, a.start, e)
                and not _TURNS_AWAY.search(self._document.norm, a.start, s)
                for a in self._attributions
            )
            for s, e in spans
        )


_OF_PART = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?)\s(?:[\w-]+\s){0,3}?"
    r"(?:responsibility|involvement|role|part|hand|complicity|links?|behind|(?:carrying out|ordering|planning) the)\b"
)
"""A denial of one's part in a deed, which has happened all the same: "denied responsibility for the bombing"."""
_TURNS_AWAY = re.compile(r"\s(?:في وقت|في حين|في الوقت الذي|فيما|بينما)\s")
"""Where a denial ends: "نفت أنقرة القصف، في وقت [انتزع] فيه المقاتلون البلدة"."""
_REPORTER = re.compile(r"\b(?:reporter|correspondent|journalist|مراسل\w*|موفد\w*)s?\b")
_OPENING = 70  # characters: how far into a sentence its source may stand for the whole to be its word
_AWAY = 2  # sentences
_TAKEN_UP = 2  # words
_PART = 4  # the words taken up are a quarter of what is said
_WORD = re.compile(
    r"(?!(?:الذي|التي|الذين|خلال|كذلك|هذا|هذه|that|were|with|from|said|which|been|have|their|into|after|also)\b)"
    r"[^\W\d_]{4,}"
)
_WRITTEN_ON = re.compile(r"^(?:[وفبكل]?ال|لل)(?=\w{3})|^[وفبل](?=\w{4})")
