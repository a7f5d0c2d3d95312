"""A sentence with all its mentions: what the cascade works on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tawatur.events.losses import with_actor
from tawatur.events.spelt import as_spelt, doubled, is_month, is_other_noun, marches_of
from tawatur.events.turns import find_deeds, find_turns, turns_in_english, turns_of_headline
from tawatur.mentions.casualties import CasualtyMention, find_casualties
from tawatur.mentions.date_offsets import Offset, find_offsets
from tawatur.mentions.date_sequels import find_sequels
from tawatur.mentions.dates import DateMention, find_dates
from tawatur.mentions.entries import Context, Nationality, Trigger
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.narrowed import narrowed
from tawatur.mentions.parties import PartyFound
from tawatur.mentions.slots import slot_before
from tawatur.text import Document
from tawatur.text.keywords import RELATED, titles_until

if TYPE_CHECKING:
    from tawatur.events.trace import Trace

_Item = TypeVar("_Item")
_NO_DOER = ("in", "في", "ل", "on", "علي")  # what stands after these is not what a sentence is about
_JOINED_EN = re.compile(
    r"\band (?:the |its |an? )?(?:\w+ |(?:[\w-]+ ){0,3}(?:group|movement|militia|party|faction|alliance|organi[sz]ation) )?$"
)
_CLAUSE_EN = re.compile(r", and (?:the |its |an? )?(?:\w+ )?$")
_BREAK = re.compile(r"[،,;؛:]|\s-\s|\s\|\s")


class Filler(NamedTuple):
    """A party or place as it stands in a sentence: the preposition that governs it, and the phrase it is."""

    start: int
    end: int
    slot: str
    party: PartyFound | None
    place: PlaceFound | None
    joined: bool


_SAID_ON = re.compile(r"\b(?:said|reported|announced|added|confirmed)(?: (?:on|late|early))* $")
_HEAD = 2  # sentences: within which a headline stands, with what goes under it
_DAY_REACH = 6  # sentences: how far before "the next day" the day stands that it follows


@dataclass(slots=True)
class Scene:
    """One sentence: its offsets in the normal form and the mentions that lie in it, each in order.

    ``subjects`` holds, by where a verb begins, who does it, as far as the verbs have been read.
    ``passives`` holds the offsets of the verbs that the text vowels as passives (قُتل). ``carried`` is the party that the sentence before is about, for a verb whose subject is a pronoun or left out.
    ``unreal`` where its grammar says of an event word that it did not happen, or only may: planned, wished, feared.
    """

    index: int
    start: int
    end: int
    text: str
    lang: str
    triggers: list[Hit]
    fillers: list[Filler]
    contexts: list[tuple[int, int, str]]
    nations: list[tuple[int, int, Nationality]]
    published: date | None = None
    dateline: tuple[int, int] | None = None
    carried: Filler | None = None
    previous: Scene | None = None
    passives: frozenset[int] = frozenset()
    headline: bool = False
    subjects: dict[int, Filler] = field(default_factory=dict)
    unreal: bool = False
    trace: Trace | None = None
    _dates: list[DateMention] | None = None
    _offsets: list[Offset] | None = None
    _counted: tuple[list[CasualtyMention], list[CasualtyMention]] | None = None
    _breaks: list[tuple[int, int]] | None = None
    _verbs: list[int] | None = None
    _finite: list[int] | None = None
    _turns: list[int] | None = None
    _parts: list[int] | None = None

    @property
    def dates(self) -> list[DateMention]:
        """The dates told in the sentence, without that which dates the report; read when first asked for."""
        if self._dates is None:
            found = find_dates(self.text, self.lang, self.published, self.start, self.end)
            line = self.dateline
            found = [d for d in found if line is None or not line[0] <= d.start < line[1]]
            further = find_sequels(
                self.text, self.lang, self.start, self.end, found, self.day_before(), self.published
            )
            kept = [d for d in found if not any(f.start < d.end and d.start < f.end for f in further)]
            self._dates = sorted([*kept, *further], key=lambda d: d.start)
        return self._dates

    def day_before(self) -> DateMention | None:
        """The day told last in the sentences close before; that which dates the report is none."""
        scene = self.previous
        while scene is not None and self.index - scene.index <= _DAY_REACH:
            told = [d for d in scene.dates if d.rule != "dateline"]
            if len(told) > 1 and self.lang == "en":  # "killed 17 men on 21 February, the group said today"
                told = [d for d in told if not _SAID_ON.search(self.text, scene.start, d.start)] or told
            if told:
                return told[-1]
            scene = scene.previous
        return None

    @property
    def offsets(self) -> list[Offset]:
        """What the sentence says of so long after another happening; read when first asked for."""
        if self._offsets is None:
            self._offsets = find_offsets(self.text, self.lang, self.start, self.end)
        return self._offsets

    @property
    def casualties(self) -> list[CasualtyMention]:
        """The counts of people killed and injured that the sentence tells; read when first asked for."""
        return self._tolls()[0]

    @property
    def others(self) -> list[CasualtyMention]:
        """The counts of people missing, captured or displaced that the sentence tells."""
        return self._tolls()[1]

    def _tolls(self) -> tuple[list[CasualtyMention], list[CasualtyMention]]:
        if self._counted is None:
            found = find_casualties(self.text, self.lang, self.start, self.end)
            named = [
                (f.start, f.end, f.party.actor) for f in self.fillers if f.party is not None and f.party.actor
            ]
            harmed = [with_actor(self.text, c, named) for c in found if c.what in ("killed", "injured")]
            self._counted = harmed, [c for c in found if c.what not in ("killed", "injured")]
        return self._counted

    def between(self, start: int, end: int) -> str:
        """The normal form between two offsets."""
        return self.text[start:end]

    def has_context(self, kind: str, start: int, end: int) -> tuple[int, int, str] | None:
        """The first context word of a kind (or of a family, ``noise``) that lies between two offsets."""
        return next(
            (
                c
                for c in self.contexts
                if start <= c[0] < end and (c[2] == kind or c[2].startswith(kind + "_"))
            ),
            None,
        )

    def clause(self, position: int) -> tuple[int, int]:
        """Start and end of the stretch between breaks (punctuation, conjunctions) around an offset."""
        start, end = self.start, self.end
        for a, b in self.breaks():
            if b <= position:
                start = max(start, b)
            elif a >= position:
                end = min(end, a)
                break
        return start, end

    def verbs(self) -> list[int]:
        """Where the verbs among the sentence's event words begin, in order."""
        if self._verbs is None:
            self._verbs = [
                h.start
                for h in self.triggers
                if any(isinstance(e, Trigger) and e.tense not in ("noun", "masdar", "ing") for e in h.entries)
            ]
        return self._verbs

    def finite_verbs(self) -> list[int]:
        """Where those of the sentence's event words begin that can be nothing but verbs, in order."""
        if self._finite is None:
            self._finite = [
                h.start
                for h in self.triggers
                if all(
                    not isinstance(e, Trigger) or e.tense not in ("noun", "masdar", "ing") for e in h.entries
                )
            ]
        return self._finite

    def turns(self) -> list[int]:
        """Where a sentence turns to its next piece of news, in order."""
        if self._turns is None:
            places = [(f.place.name_start, f.end) for f in self.fillers if f.place is not None]
            if self.lang == "en":
                self._turns = turns_in_english(self.text, self.start, places, self.verbs())
                if self.index < _HEAD:
                    self._turns = sorted({*self._turns, *turns_of_headline(self.text, self.start, self.end)})
            else:
                starts = (start for start, _ in places)
                self._turns = find_turns(self.text, self.start, self.end, starts, self.verbs())
        return self._turns

    def parts(self) -> list[int]:
        """Where an Arabic sentence turns to other news or goes on to another deed, in order."""
        if self._parts is None:
            told = (h.start for h in self.triggers if any(_is_deed(e) for e in h.entries))
            deeds = find_deeds(self.text, self.start, told) if self.lang == "ar" else []
            self._parts = sorted({*self.turns(), *deeds})
        return self._parts

    def parted(self, start: int, end: int) -> bool:
        """Whether another part of the sentence begins between two offsets, in either order."""
        first, last = (start, end) if start <= end else (end, start)
        return any(first < part <= last for part in self.parts())

    def breaks(self) -> list[tuple[int, int]]:
        """The breaks between clauses, in order."""
        if self._breaks is None:
            found = [m.span() for m in _BREAK.finditer(self.text, self.start, self.end)]
            found += [(a, b) for a, b, kind in self.contexts if kind == "clause_break"]
            self._breaks = sorted(found)
        return self._breaks


def _is_deed(entry: object) -> bool:
    return isinstance(entry, Trigger) and entry.sense not in ("kill", "injure")


def _may_be_weapon(hit: Hit) -> bool:
    """Whether an event word is a weapon as well: مسيرة, a march or a drone."""
    return any(isinstance(e, Context) and e.kind.startswith("means:") for e in hit.entries)


_DAMMA = re.compile(r"^[\u0600-\u06ff]{1,5}?[\u064f\u064c]")


def _vowelled_passives(document: Document, triggers: Sequence[Hit]) -> frozenset[int]:
    if document.lang != "ar" or not document.normalised.breaks:
        return frozenset()
    return frozenset(h.start for h in triggers if _DAMMA.match(document.span(h.start, h.end).text))


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether a report's first sentence is its headline: a line of its own, short and without a full stop."""
    return end - start < _HEADLINE and text[end - 1] != "." and "\n" in text[end : end + 2]


_HEADLINE = 160  # characters


def _within(items: Sequence[_Item], starts: list[int], start: int, end: int) -> Sequence[_Item]:
    """The items that start between two offsets; all are in order, and ``starts`` holds where each does."""
    return items[bisect_left(starts, start) : bisect_left(starts, end)]


# A footer that links to the page itself and repeats its headline: no telling, though it reads like one.
_LINK_BACK = re.compile(
    r"(?:(?:رابط|لينك) (?:ال)?(?:خبر|مقال|تقرير|موضوع|قص[هة])|\b(?:link|permalink) to (?:the |this )?(?:\w+ )?(?:story|article|report)"
    r"|\bread the (?:\w+ )?(?:story|article|report))\b[^\n:]{0,40}:[^\n]*"
    r"|(?:مقالات|مواضيع|موضوعات|اخبار) (?:اخري|سابقه) للكاتب[^\n]*"
)


def is_of_other_reports(text: str, start: int, end: int) -> bool:
    """Whether a sentence links back to its page or lists the titles of other reports."""
    return _LINK_BACK.search(text, start, end) is not None or RELATED.search(text, start, end) is not None


def make_scenes(
    document: Document,
    hits: Sequence[Hit],
    parties: Sequence[PartyFound],
    places: Sequence[PlaceFound],
    wanted: Collection[int] = (),
) -> list[Scene]:
    """A scene for each sentence of a document that holds a trigger, and for those ``wanted`` though they hold none."""
    text, lang = document.norm, document.lang or "en"
    starts = [h.start for h in hits]
    party_starts, place_starts = [p.start for p in parties], [p.start for p in places]
    scenes: list[Scene] = []
    carried: Filler | None = None
    writes_ta = lang == "ar" and document.text.count("ة ") > 3
    links = [m.span() for m in _LINK_BACK.finditer(text)]
    lists = "related" in text or "category news" in text
    titles_end = 0
    for sentence in document.sentences:
        index, start, end = sentence.index, sentence.start, sentence.end
        parties_inside = _within(parties, party_starts, start, end)
        before, carried = carried, _carried(text, lang, start, parties_inside) or carried
        inside = _within(hits, starts, start, end)
        triggers = [h for h in inside if h.has(Trigger)]
        if links:
            triggers = [h for h in triggers if not any(a <= h.start < b for a, b in links)]
        if lang == "en":
            titles = RELATED.search(text, max(0, start - 12), end) if lists else None
            cut = start if start < titles_end else end if titles is None else titles.start()
            if titles is not None:
                titles_end = titles_until(text, titles.end())
            triggers = [h for h in triggers if h.start < cut and not is_month(document, h)]
            triggers = [h for h in triggers if not _ends_thing(h, parties_inside)]
        elif writes_ta:
            triggers = [h for h in triggers if not is_other_noun(document, h)]
        if lang == "ar":
            triggers = [s for h in triggers if (s := as_spelt(document, h)) is not None]
        triggers = [
            h
            for h in triggers
            if not (_may_be_weapon(h) and h.last < 0 and (len(triggers) > 1 or doubled(document, h)))
        ]
        if not triggers and index not in wanted:
            continue
        contexts: list[tuple[int, int, str]] = []
        nations: list[tuple[int, int, Nationality]] = []
        marches = marches_of(text, triggers) if lang == "ar" else ()
        if marches:
            inside = [h for h in inside if h.start not in marches or h.has(Trigger)]
            parties_inside = [p for p in parties_inside if p.start not in marches]
        for hit in inside:
            for entry in hit.entries:
                if isinstance(entry, Context):
                    contexts.append((hit.start, hit.end, entry.kind))
                elif isinstance(entry, Nationality):
                    nations.append((hit.start, hit.end, entry))
        scenes.append(
            Scene(
                index,
                start,
                end,
                text,
                lang,
                triggers,
                _fillers(
                    text, lang, start, triggers, parties_inside, _within(places, place_starts, start, end)
                ),
                contexts,
                nations,
                carried=before,
                previous=scenes[-1] if scenes else None,
                passives=_vowelled_passives(document, triggers),
                headline=index == 0 and _is_headline(text, start, end),
            )
        )
    return scenes


def _ends_thing(hit: Hit, parties: Sequence[PartyFound]) -> bool:
    """Whether a word in the letters of a verb is the noun that ends a thing's name: "Hezbollah [targets]"."""
    return any(p.class_ == "object" and p.start < hit.start and p.end == hit.end for p in parties) and all(
        not isinstance(e, Trigger) or e.tense == "present" for e in hit.entries
    )


def _carried(text: str, lang: str, start: int, parties: Sequence[PartyFound]) -> Filler | None:
    """The party that a sentence is about, for the sentences after it: its first that fights and may be a doer."""
    for party in parties:
        if party.armed:
            filler = _party_filler(text, lang, start, party)
            if filler.slot not in _NO_DOER:
                return filler
    return None


def _fillers(
    text: str,
    lang: str,
    start: int,
    triggers: Sequence[Hit],
    parties: Sequence[PartyFound],
    places: Sequence[PlaceFound],
) -> list[Filler]:
    """The fillers of a sentence that starts at ``start``, in order."""
    found = [_party_filler(text, lang, start, party) for party in parties]
    for place, lead in narrowed(text, lang, places):
        slot = slot_before(text, lead.name_start, lead.prefix, lang, start)
        joined = _is_joined(text, lead.name_start, lead.prefix, lang)
        found.append(Filler(place.start, place.end, slot, None, place, joined))
    if lang == "en":
        verbs = {h.end for h in triggers if joins_verb(text, h)}
        acts = {
            h.start for h in triggers if any(isinstance(e, Trigger) and e.tense == "past" for e in h.entries)
        }
        found = [
            f._replace(joined=False)
            if f.joined and (f.start - 1 in verbs or (f.end + 1 in acts and _opens_clause(text, f)))
            else f
            for f in found
        ]
    return sorted(found, key=_order)


def _opens_clause(text: str, filler: Filler) -> bool:
    """Whether a phrase right before a verb is the subject of a clause that ", and" opens: "at Odesa, and [the army] shot"."""
    return _CLAUSE_EN.search(text, max(0, filler.start - 24), filler.start) is not None


def joins_verb(text: str, hit: Hit) -> bool:
    """Whether "and" joins an English verb to one before it: "killed two and [wounded] five"."""
    return text.endswith("and ", 0, hit.start) and any(
        isinstance(e, Trigger) and e.tense not in ("noun", "masdar") for e in hit.entries
    )


def _order(filler: Filler) -> tuple[int, int]:
    return filler.start, filler.end


def _party_filler(text: str, lang: str, start: int, party: PartyFound) -> Filler:
    slot = slot_before(text, party.start, party.prefix, lang, start)
    return Filler(
        party.start, party.end, slot, party, None, _is_joined(text, party.start, party.prefix, lang)
    )


_OF_JOINED_AR = re.compile(r"\sو(?:تحالف|ائتلاف|حلفاء|انصار|اتباع|فلول|بقايا)\s$")
"""A word for many, which "and" joins with those it is of: "الجيش وتحالف [الفصائل]"."""


def _is_joined(text: str, start: int, prefix: str, lang: str) -> bool:
    """Whether "and" stands right before: the phrase shares the role of the one before it."""
    if lang == "ar":
        return prefix.startswith("و") or (
            not prefix and _OF_JOINED_AR.search(text, max(0, start - 14), start) is not None
        )
    before = text[max(0, start - 44) : start]
    return "and " in before and _JOINED_EN.search(before) is not None
