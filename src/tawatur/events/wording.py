"""What all the words of a sentence tell: a learned guess at the type of its event, or at none.

No table holds every way to tell of an event. Where the event words of a note or of a sentence tell of nothing, and
where those of any sentence tell of one event alone, a linear model weighs all its words: their stems and letters, the
senses of its event words, the classes of its parties, the type that the tables give, and whether the text is a note
of few sentences. Names of actors, peoples and places and words for those who fight are left out, so that what is told
does not hang on who did it, or where. Softmax regression; its weights stand in ``data/weights/wording-LANG.tsv`` and
are made by ``tools/train_wording.py``. docs/adr/0021-learned-wording.md says why here and not elsewhere.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from tawatur.events.proto import STATEMENTS, Telling
from tawatur.events.roles import fill_roles
from tawatur.events.scene import Scene
from tawatur.events.tellings import as_telling
from tawatur.events.types import DIRECT, RANK, resolve_type
from tawatur.mentions.entries import Actor, Descriptor, Nationality, PlaceName, Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.parties import PartyFound
from tawatur.mentions.tables import WEIGHTS, read_table
from tawatur.text import Document
from tawatur.text.document import Sentence
from tawatur.text.stems import stem_of

NOTHING = "none"
"""What the model says of a sentence that tells of no event."""
BASE = "base"
NOTE = 3
"""Sentences of a note: a text of no more, told of by itself."""
LEAST = 0.5
"""How likely an event has to be, from 0 to 1, to be taken in a note where the tables tell of none."""
SURELY, FEW_WORDS = 0.9, 12
"""How likely an event has to be to be taken in a longer report where the tables tell of none; in how long a sentence at least."""
LEAST_TYPE, BY_FAR = 0.4, math.e
"""How likely a type has to be to be taken for that which the tables give, and how many times likelier than it."""
BACKGROUND = 0.95
"""How likely it has to be that a sentence tells of nothing for what the tables see in it to be left out."""
_WORD = re.compile(r"[^\W_]+")
_NAMES = (Actor, Nationality, PlaceName)
_LETTERS = (3, 4)  # in a group
_TOLD = 0.5
_A_NOTE = "s note"
_ARMED = "armed"
"""The class of all who fight, of whichever side."""
SENSES = {type_: sense for sense, type_ in DIRECT.items() if sense not in ("ambush", "execute")} | {
    "attack": "assault",
    "protest_with_intervention": "disperse",
    "excessive_force": "disperse",
    "government_regains_territory": "regain",
    "nonstate_overtakes_territory": "capture",
}
"""By type, the sense of an event word that may tell of it."""
_TYPES = (*SENSES, NOTHING)
_BY_ROLES = {
    "government_regains_territory",
    "nonstate_overtakes_territory",
    "abduction",
    "arrests",
    "disrupted_weapons",
}
"""Which of them a word such as "captured" or "seized" tells depends on who took what, which the tables see and words do not."""
_PLAIN = 9
"""The rank from which on a sense says its type by itself (``types.RANK``)."""
_FRAMES = {
    "ar": (("subj", "side1"), ("obj", "target"), ("علي", "target"), ("ضد", "target"), ("في", "place")),
    "en": (("subj", "side1"), ("obj", "target"), ("on", "target"), ("against", "target"), ("in", "place")),
}


def see(
    norm: str,
    hits: Sequence[Hit],
    parties: Sequence[PartyFound],
    stretch: tuple[int, int],
    note: bool,
) -> dict[str, float]:
    """The clues of a stretch of the normal form, whose hits and parties are given, each with what it weighs.

    All its words weigh 1 together, so do the groups of letters in them, and what the cascade saw weighs half of that.
    """
    told: set[str] = set()
    for hit in hits:
        trigger = next((e for e in hit.entries if isinstance(e, Trigger)), None)
        if trigger is not None:
            told.add(f"t {trigger.sense}")
            if trigger.means:
                told.add(f"m {trigger.means}")
    classes = [_ARMED if party.armed else party.class_ for party in parties]
    told.update(f"c {class_}" for class_ in classes)
    if classes:
        told.add(f"f {classes[0]}")
    words: set[str] = set()
    letters: set[str] = set()
    for word, _, _ in _words(norm, hits, parties, stretch):
        stem, groups = _clues(word)
        words.add(stem)
        letters.update(groups)
    values: dict[str, float] = {}
    for group, weight in ((words, 1.0), (letters, 1.0), (told, _TOLD)):
        if group:
            values.update(dict.fromkeys(group, weight / math.sqrt(len(group))))
    if note:
        values[_A_NOTE] = 1.0
    return values


def _words(
    norm: str, hits: Sequence[Hit], parties: Sequence[PartyFound], stretch: tuple[int, int]
) -> Iterator[tuple[str, int, int]]:
    """The words of a stretch that are weighed, with their offsets; all numbers are one word."""
    armed = [(p.start, p.end) for p in parties if p.armed]
    names: set[int] = set()
    for hit in hits:
        if hit.has(_NAMES) or (hit.has(Descriptor) and any(a <= hit.start < b for a, b in armed)):
            names.update(range(hit.start, hit.end))
    for match in _WORD.finditer(norm, *stretch):
        start, end = match.span()
        if start not in names:
            yield "0" if match[0].isdigit() else match[0], start, end


@lru_cache(maxsize=1 << 15)
def _clues(word: str) -> tuple[str, tuple[str, ...]]:
    """The stem of a word, and its groups of letters, with where it begins and ends."""
    edged = f"<{word}>"
    groups = (edged[i : i + n] for n in _LETTERS for i in range(len(edged) - n + 1))
    return f"w {stem_of(word)}", tuple(f"l {group}" for group in groups)


def with_coded(seen: Mapping[str, float], happening: Telling | None) -> dict[str, float]:
    """What is seen of a sentence, and the type that the tables give to the one happening that it tells of."""
    if happening is None or happening.guessed or happening.sense in STATEMENTS:
        return dict(seen)
    return {**seen, f"k {resolve_type(happening)[0]}": 1.0}


def likely(lang: str, values: Mapping[str, float]) -> dict[str, float]:
    """How likely each type is, and ``NOTHING``, from 0 to 1; they make 1 together."""
    known = _weights(lang)
    totals = [0.0] * len(_TYPES)
    for clue, value in ((BASE, 1.0), *values.items()):
        for index, weight in known.get(clue, ()):
            totals[index] += weight * value
    highest = max(totals)
    powers = [math.exp(total - highest) for total in totals]
    whole = sum(powers)
    return {type_: power / whole for type_, power in zip(_TYPES, powers, strict=True)}


class Guesses:
    """What the sentences of a document most likely tell of; a note is one sentence."""

    def __init__(self, document: Document, hits: Sequence[Hit], parties: Sequence[PartyFound]) -> None:
        self._document, self._hits, self._parties = document, hits, parties
        self._starts = [h.start for h in hits]
        self._party_starts = [p.start for p in parties]
        self.note = len(document.sentences) <= NOTE

    def wordless(self) -> list[int]:
        """The numbers of the sentences of a note that hold no event word and yet seem to tell of an event."""
        if not self.note:
            return []
        found = []
        for sentence in self._document.sentences:
            hits, _ = self._inside(sentence.start, sentence.end)
            if not any(h.has(Trigger) for h in hits) and self._guess(sentence) is not None:
                found.append(sentence.index)
        return found

    def told(self, scene: Scene) -> list[Telling]:
        """The event that a sentence of a note seems to tell of, if any; its grammar and its kind must not speak against it."""
        if not self.note or _is_unreal(scene):
            return []
        type_ = self._guess(self._document.sentences[scene.index])
        return [] if type_ is None else [self._telling(scene, type_)]

    def untold(self, scene: Scene, types: Collection[str]) -> list[Telling]:
        """The event that a sentence of a report surely tells of though the tables see none in it, of none of the ``types``.

        Those of a type that the report tells of anyway are mostly that event once more; so are headlines.
        """
        sentence = self._document.sentences[scene.index]
        if _is_unreal(scene):
            return []
        if sum(1 for _ in _WORD.finditer(scene.text, sentence.start, sentence.end)) < FEW_WORDS:
            return []
        found = likely(self._lang, self.seen(sentence))
        best = max(SENSES, key=found.__getitem__)
        if found[NOTHING] > 1 - SURELY or best in types:
            return []
        return [self._telling(scene, best)]

    def settle(self, happenings: Sequence[Telling]) -> list[Telling]:
        """The happenings without those whose words tell of nothing; what is told by itself may get another type."""
        in_sentence = Counter(h.sentence for h in happenings)
        kept = []
        for happening in happenings:
            alone = self.note and len(happenings) == 1
            if in_sentence[happening.sentence] == 1 and (alone or not happening.guessed):
                seen = self.whole() if alone else self.seen(self._document.sentences[happening.sentence])
                found = likely(self._lang, with_coded(seen, happening))
                told_again = happening.guessed or happening.last > happening.sentence
                if not self.note and not told_again and found[NOTHING] > BACKGROUND:
                    continue
                happening.guessed = _better(happening, found) or happening.guessed
            kept.append(happening)
        return kept

    def whole(self) -> dict[str, float]:
        """What is seen of the whole text."""
        return self._see(0, len(self._document.norm))

    def seen(self, sentence: Sentence) -> dict[str, float]:
        """What is seen of a sentence."""
        return self._see(sentence.start, sentence.end)

    def _see(self, start: int, end: int) -> dict[str, float]:
        return see(self._document.norm, *self._inside(start, end), (start, end), self.note)

    def _inside(self, start: int, end: int) -> tuple[Sequence[Hit], Sequence[PartyFound]]:
        hits = slice(bisect_left(self._starts, start), bisect_left(self._starts, end))
        parties = slice(bisect_left(self._party_starts, start), bisect_left(self._party_starts, end))
        return self._hits[hits], self._parties[parties]

    @property
    def _lang(self) -> str:
        return self._document.lang or "en"

    def _guess(self, sentence: Sentence) -> str | None:
        found = likely(self._lang, self.seen(sentence))
        return None if found[NOTHING] > 1 - LEAST else max(SENSES, key=found.__getitem__)

    def _telling(self, scene: Scene, type_: str) -> Telling:
        """The event of a type that a sentence tells of: the word that says most of it, and who stands around it."""
        start, end = self._word(scene, type_)
        hit = next((h for h in scene.triggers if h.start <= start < max(h.end, h.last)), Hit(start, end, ()))
        lemma = scene.text[hit.start : hit.end]
        trigger = Trigger(lemma, SENSES[type_], "past", _FRAMES[scene.lang], (), None)
        telling = as_telling(scene, hit, trigger, fill_roles(scene, hit, trigger))
        telling.guessed = type_
        return telling

    def _word(self, scene: Scene, type_: str) -> tuple[int, int]:
        """Where the word lies that speaks most for a type."""
        known = _weights(scene.lang)
        ours, nothing = _TYPES.index(type_), _TYPES.index(NOTHING)

        def speaks(word: str) -> float:
            stem, groups = _clues(word)
            rows = [known.get(clue, ()) for clue in (stem, *groups)]
            return sum(w if i == ours else -w if i == nothing else 0.0 for row in rows for i, w in row)

        stretch = scene.start, scene.end
        words = _words(scene.text, *self._inside(*stretch), stretch)
        _, start, end = max(words, key=lambda w: speaks(w[0]), default=("", *stretch))
        return start, end


def _is_unreal(scene: Scene) -> bool:
    """Whether its grammar says that nothing happened, or it is of sport, markets, film and the like."""
    return scene.unreal or any(kind.startswith("noise_") for _, _, kind in scene.contexts)


def _better(happening: Telling, found: Mapping[str, float]) -> str:
    """The type for which the words of a happening speak by far more than for its own, "" where there is none."""
    type_, best = resolve_type(happening)[0], max(SENSES, key=found.__getitem__)
    plain = max((RANK.get(sense, 0) for sense in happening.senses), default=0) >= _PLAIN
    if type_ not in SENSES or {type_, best} <= _BY_ROLES or (plain and not happening.guessed):
        return ""
    return best if found[best] > max(LEAST_TYPE, found[type_] * BY_FAR) else ""


@cache
def _weights(lang: str) -> dict[str, tuple[tuple[int, float], ...]]:
    """By clue, what it weighs for each type, by the type's number."""
    number = {type_: index for index, type_ in enumerate(_TYPES)}
    found = {}
    for row in read_table(WEIGHTS / f"wording-{lang}.tsv"):
        pairs = (pair.split(" ") for pair in row["weights"].split(","))
        found[row["clue"]] = tuple((number[type_], float(weight)) for type_, weight in pairs)
    return found
