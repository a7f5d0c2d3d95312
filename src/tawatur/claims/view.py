"""A sentence as the frames see it: its words, what each may be, and the cues among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.claims.cues import Cue
from tawatur.mentions.entries import (
    Actor,
    Descriptor,
    Nationality,
    PlaceName,
    SourceName,
    SourceWord,
    Trigger,
)
from tawatur.mentions.lexicon import Hit
from tawatur.text.document import WORD, Document, Sentence

Span = tuple[int, int]

_SPEAKING = (SourceName, SourceWord, Actor)


@dataclass(frozen=True, slots=True)
class CueAt:
    """A cue in a sentence: the words it covers, first to last (exclusive)."""

    cue: Cue
    first: int
    last: int


@dataclass(slots=True)
class Account:
    """What a frame found: who speaks (``speakers``, several where "and another" follows), through whom, and of what.

    ``back`` where no speaker is named and the one before goes on. ``cites`` where the speaker is cited by the account
    before it in the sentence. Spans and offsets are of the normal form.
    """

    cue: CueAt
    speakers: list[Span]
    outer: Span | None
    start: int
    end: int
    kind: str = "report"
    back: bool = False
    cites: bool = False
    final: bool = False


@dataclass(slots=True)
class View:
    """A sentence with its words (start, end, text) and the hit that each word belongs to."""

    document: Document
    sentence: Sentence
    words: list[tuple[int, int, str]]
    hits: list[Hit]
    hit_of: list[Hit | None]
    cues: list[CueAt]

    def gap(self, left: int, right: int) -> str:
        """What stands between two words."""
        return self.document.norm[self.words[left][1] : self.words[right][0]]

    def before(self, index: int) -> str:
        """What stands between a word and the word before it, or the start of the sentence."""
        left = self.words[index - 1][1] if index else self.sentence.start
        return self.document.norm[left : self.words[index][0]]

    def after(self, index: int) -> str:
        """What stands between a word and the next, or the end of the sentence."""
        right = self.words[index + 1][0] if index + 1 < len(self.words) else self.sentence.end
        return self.document.norm[self.words[index][1] : right]

    def word(self, index: int) -> str:
        """A word of the normal form; "" outside the sentence."""
        return self.words[index][2] if 0 <= index < len(self.words) else ""

    def capital(self, index: int) -> bool:
        """Whether the original has a capital there; no word outside the sentence has."""
        return 0 <= index < len(self.words) and self.document.is_capitalised(self.words[index][0])

    def has(self, index: int, *kinds: type) -> bool:
        """Whether the word belongs to a hit with an entry of one of the kinds."""
        hit = self.hit_of[index] if 0 <= index < len(self.words) else None
        return hit is not None and hit.has(kinds)

    def speaking(self, index: int) -> bool:
        """Whether the word belongs to a hit that may name a speaker."""
        hit = self.hit_of[index] if 0 <= index < len(self.words) else None
        if hit is None:
            return False
        for entry in hit.entries:
            if isinstance(entry, Descriptor):
                if entry.class_ not in ("object", "platform"):
                    return True
            elif isinstance(entry, _SPEAKING):
                return True
        return False

    def classes(self, index: int) -> set[str]:
        """The classes of the actors and nouns that the word may stand for."""
        hit = self.hit_of[index] if 0 <= index < len(self.words) else None
        return {e.class_ for e in hit.entries if isinstance(e, (Actor, Descriptor))} if hit else set()

    def media(self, index: int) -> bool:
        """Whether the word belongs to the name of a medium."""
        hit = self.hit_of[index] if 0 <= index < len(self.words) else None
        return hit is not None and any(isinstance(e, SourceName) and e.kind == "media" for e in hit.entries)

    def event(self, index: int) -> bool:
        """Whether the word can be nothing but an event's."""
        hit = self.hit_of[index] if 0 <= index < len(self.words) else None
        return (
            hit is not None
            and any(isinstance(e, Trigger) and e.sense != "none" for e in hit.entries)
            and not self.speaking(index)
        )

    def hit_end(self, index: int) -> int:
        """The word after the last of the hit that a word belongs to."""
        hit = self.hit_of[index]
        last = index + 1
        while last < len(self.words) and hit is not None and self.hit_of[last] is hit:
            last += 1
        return last

    def hit_start(self, index: int) -> int:
        """The first word of the hit that a word belongs to."""
        hit = self.hit_of[index]
        while index > 0 and hit is not None and self.hit_of[index - 1] is hit:
            index -= 1
        return index

    def place(self, index: int) -> bool:
        """Whether the word belongs to a place name and to nothing that speaks."""
        return self.has(index, PlaceName) and not self.has(index, SourceName, Actor, SourceWord, Nationality)

    def span(self, first: int, last: int) -> Span:
        """Offsets of the words first to last (exclusive), with a bracket that they close."""
        start, end = self.words[first][0], self.words[last - 1][1]
        norm = self.document.norm
        if norm[start:end].count("(") > norm[start:end].count(")") and norm[end : end + 1] == ")":
            end += 1
        return start, end


def make_view(document: Document, sentence: Sentence, hits: Sequence[Hit], cues: Sequence[CueAt]) -> View:
    """The view of a sentence, whose hits and cues are given in order."""
    words = [(*m.span(), m[0]) for m in WORD.finditer(document.norm, sentence.start, sentence.end)]
    hit_of: list[Hit | None] = [None] * len(words)
    position = 0
    for hit in hits:
        while position < len(words) and words[position][1] <= hit.start:
            position += 1
        k = position
        while k < len(words) and words[k][0] < hit.end:
            if hit_of[k] is None:
                hit_of[k] = hit
            k += 1
    return View(document, sentence, words, list(hits), hit_of, list(cues))


def find_cues(words: list[str], table: Mapping[str, tuple[Cue, ...]]) -> list[CueAt]:
    """The cues among the words of a sentence, in order; ``table`` gives by its first word what may be one."""
    found: list[CueAt] = []
    floor = 0
    for index, word in enumerate(words):
        if word not in table or index < floor:
            continue
        for cue in table[word]:
            rest = cue.words[1:]
            if all(index + n + 1 < len(words) and words[index + n + 1] == w for n, w in enumerate(rest)):
                found.append(CueAt(cue, index, index + 1 + len(rest)))
                floor = index + 1 + len(rest)
                break
    return found
