"""Attributions of a document: the frames of its language over the sentences that hold a cue, resolved and nested."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from tawatur.claims.arabic import read_arabic
from tawatur.claims.cues import CueTable, load_cues
from tawatur.claims.english import read_english
from tawatur.claims.posted import posted_by
from tawatur.claims.quotations import quoted_before_and_after, quoted_on
from tawatur.claims.speakers import make_link
from tawatur.claims.types import Attribution, ClaimKind, Link
from tawatur.claims.view import Account, CueAt, Span, View, find_cues, make_view
from tawatur.claims.words import bare_words
from tawatur.claims.words import words as listed
from tawatur.mentions.entries import Actor, Descriptor, SourceName, SourceWord, Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.text.document import WORD, Document, Sentence
from tawatur.text.normalise import fold


def find_attributions(document: Document, hits: Sequence[Hit]) -> list[Attribution]:
    """The attributions of a document, in order; ``hits`` are its lexicon's. None in a language that is not read."""
    if document.lang not in ("ar", "en"):
        return []
    table = load_cues(document.lang)
    read = read_arabic if document.lang == "ar" else read_english
    starts = [h.start for h in hits]
    memory = _Memory(table, hits, starts)
    found: list[Attribution] = []
    for sentence, cues in _sentences_with_cues(document, table):
        inside = hits[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        accounts = read(view := make_view(document, sentence, inside, cues), table)
        if accounts:
            resolved = [
                _of_before(document, a) for a in _prolonged(_nested(_resolved(view, accounts, memory)))
            ]
            found += resolved
            found += quoted_on(document, sentence, resolved)
    found += quoted_before_and_after(document, found)
    found += [c for a in found if a.kind == "claim" and (c := _claimed_before(document, a)) is not None]
    found += _stated(document, hits, found) or _headed(document, found)
    return sorted([*found, *posted_by(document, hits, found)], key=lambda a: a.sentence)


def _prolonged(accounts: Sequence[Attribution]) -> list[Attribution]:
    """The accounts, one chain going on in the next: "citing Reuters, which in turn quoted two officials"."""
    found: list[Attribution] = []
    for account in accounts:
        chain, further = found[-1].chain if found else (), account.chain[1:]
        relayed = len(chain) > 1 and chain[-1].kind == "media"
        if relayed and further and chain[-1].start == account.chain[0].start:
            found[-1] = replace(account, chain=(*chain, *further))
        else:
            found.append(account)
    return found


_STATEMENT = {
    "ar": re.compile(
        r"\W*(?P<what>بيان|بلاغ|تصريح|اعلان|تعميم)(?: (?:صحفي|عسكري|مشترك|هام|مهم|رقم|\W?\d+\W?))*"
        r" (?:صادر )?(?:عن|من) (?P<who>\w[^\n:.]{2,80})[\W_]*"
        r"|[\W_]*(?P<whose>\w[^\n:.|]{2,60}?)\W+(?:بيان|بلاغ|تصريح)"
        r"(?: (?:صحفي|عسكري|هام|مهم|رقم|\W{0,2}\d+\W{0,2})){1,3}[\W_]*"
    ),
    "en": re.compile(
        r"\W*(?P<what>statement|communique|press release)(?: (?:issued|released))? (?:by|from) "
        r"(?P<who>\w[^\n:.]{2,80})\W*"
    ),
}
"""A head line that says whose statement follows: "بيان صادر عن القوات المسلحة", "غرفة عمليات فتح حلب - بيان رقم 7"."""


def _stated(document: Document, hits: Sequence[Hit], found: Sequence[Attribution]) -> list[Attribution]:
    """What a report tells in nobody else's name where its head line says whose statement it is."""
    if not document.sentences:
        return []
    head, *rest = document.sentences
    said = _STATEMENT[document.lang or "en"].fullmatch(document.norm, head.start, head.end)
    if said is None:
        return []
    inside = [h for h in hits if h.end <= head.end]
    who = "who" if said["who"] else "whose"
    link = make_link(make_view(document, head, inside, []), said.span(who))
    if link.source is None and link.kind == "other":
        return []
    told = {a.sentence for a in found}
    return [
        Attribution((link,), s.start, s.end, "report", said["what"] or "بيان", s.index)
        for s in rest
        if s.index not in told
    ]


_CLAIMED = {
    "ar": re.compile(
        r"(?:(?!غالبيه|معظم|بعض|عدد).){0,60}?\b(?:ال|بال|لل)"
        r"(?:هجوم|هجومين|هجمات|تفجير|تفجيرين|تفجيرات|عمليه|عمليتين|اعتداء|اعتداءين|اعتداءات|اغتيال|قصف)\b"
    ),
    "en": re.compile(
        r"(?:responsibility |credit )?(?:for )?(?:the|that|this|both|these|those) (?:\w+ ){0,2}"
        r"(?:attacks?|bombings?|blasts?|explosions?|assaults?|killings?|strikes?|raids?|ambush|operations?)\b"
    ),
}
"""What a claim is of, where that has been told of before."""


def _claimed_before(document: Document, claim: Attribution) -> Attribution | None:
    """A claim of "the attack", over the sentence before that told of it."""
    norm, said = document.norm, document.sentences[claim.sentence]
    at = norm.find(claim.cue, said.start, said.end)
    what = _CLAIMED[document.lang or "en"]
    if claim.cue.endswith(" by"):  # "that attack was claimed by X"
        told = what.match(norm, said.start, at)
    else:
        told = what.match(norm, at + len(claim.cue) + 1, said.end)
    if claim.sentence == 0 or told is None:
        return None
    before = document.sentences[claim.sentence - 1]
    return replace(claim, start=before.start, end=before.end, sentence=before.index)


def _headed(document: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """What a report tells in nobody else's name where its headline names the speaker: "SOHR: S", "S - SOHR"."""
    heads = [a for a in found if a.sentence == 0 and a.cue == ":"]
    if not heads or any(a.chain[-1].name != heads[0].chain[-1].name for a in found):
        return []
    told = {a.sentence for a in found}
    rest = [s for s in document.sentences[1:] if s.index not in told]
    return [replace(heads[0], start=s.start, end=s.end, sentence=s.index) for s in rest]


def _of_before(document: Document, found: Attribution) -> Attribution:
    """The attribution, over the sentence before too where its own holds nothing but the source."""
    sentence = document.sentences[found.sentence]
    first = min(link.start for link in found.chain)
    told = document.norm[max(link.end for link in found.chain) : sentence.end]
    if found.sentence == 0 or first - sentence.start > _BARE or len(told.strip(' .,"»)')) > 0:
        return found
    if not document.norm.startswith(found.cue, sentence.start):
        return found
    return replace(found, start=document.sentences[found.sentence - 1].start)


_BARE = 16  # characters: "according to " before a source


def _sentences_with_cues(document: Document, table: CueTable) -> Iterator[tuple[Sentence, list[CueAt]]]:
    """The sentences that hold a cue, or a colon where a headline has one; all others need no closer look."""
    norm, firsts = document.norm, table.by_first.keys()
    for sentence in document.sentences:
        words = WORD.findall(norm, sentence.start, sentence.end)
        cues = [] if firsts.isdisjoint(words) else find_cues(words, table.by_first)
        if (
            cues
            or norm.find(":", sentence.start, min(sentence.end, sentence.start + _HEADING)) >= 0
            or (sentence.index == 0 and norm.find(" - ", sentence.start, sentence.end) >= 0)
        ):
            yield sentence, cues


_HEADING = 92  # characters: the longest headline before its colon


_NAME = re.compile(r"[^\W\d_]+")
_HEAD = 4  # words: within which the subject of a sentence begins
_BEFORE_NOUN = listed("ar", "stop") | {"في", "من"}
_OPENERS = listed("ar", "trailing")


class _Memory:
    """Who has spoken so far in the report."""

    def __init__(self, table: CueTable, hits: Sequence[Hit], starts: Sequence[int]) -> None:
        self.table, self.hits, self.starts = table, hits, starts
        self.chains: list[tuple[Link, ...]] = []
        self.links: list[Link] = []
        self.sentence = -1  # of which somebody has spoken last

    def resolve(self, view: View, link: Link) -> Link:
        """The link, where its words stand for a source named before: "the source", a surname."""
        words = view.document.norm[link.start : link.end]
        if words in self.table.fixed["back"] or (
            words.split(" ")[0] in self.table.fixed["back"]
            and len(words.split()) <= 2
            and (link.source is None or link.source.endswith("-state"))
        ):
            before = self._of_kind(view, link, words)
            if before is not None:
                return replace(
                    link, kind=before.kind, anonymous=before.anonymous, source=before.source, name=before.name
                )
        named = link.name if (link.source or "").startswith("person:") else words
        if link.source is None or link.source.startswith("person:"):
            bearer = next(
                (
                    b
                    for b in reversed(self.links)
                    if b.source and not b.anonymous and _is_part_of(named, b.name)
                ),
                None,
            )
            if bearer is not None:
                return replace(
                    link, kind=bearer.kind, anonymous=False, source=bearer.source, name=bearer.name
                )
        if link.kind == "monitor" and (link.source or "").startswith("person:") and "observatory" in words:
            body = next(
                (
                    b
                    for b in reversed(self.links)
                    if b.kind == "monitor" and "bservatory" in b.name and b.source
                ),
                None,
            )
            return replace(link, source=body.source) if body is not None else link
        return link

    def antecedent(self, link: Link) -> tuple[Link, ...]:
        """The chain of the fullest earlier mention of the same source where this one is shorter; else ()."""
        same = [
            c
            for c in self.chains
            if (c[-1].name, c[-1].source, c[-1].kind) == (link.name, link.source, link.kind)
        ]
        fullest = max(same, key=lambda c: c[-1].end - c[-1].start, default=())
        longer = bool(fullest) and fullest[-1].end - fullest[-1].start > link.end - link.start
        return fullest if longer and fullest[-1].start != link.start else ()

    def _of_kind(self, view: View, link: Link, words: str) -> Link | None:
        nouns = bare_words(words)
        for before in reversed(self.links):
            of_media = "media" in (before.kind, link.kind) and before.kind != link.kind
            if not of_media and nouns <= bare_words(view.document.norm[before.start : before.end]):
                return before
        if link.source is not None:
            return None
        anybody = link.kind in ("other", "expert")
        fitting = [b for b in self.links if (b.kind != "media" if anybody else b.kind == link.kind)]
        return next(reversed(fitting or (self.links if anybody else [])), None)

    def speaker(self, view: View, account: Account) -> tuple[Link, ...]:
        """The chain that goes on where no speaker is named: the last one that the verb or pronoun agrees with."""
        here = () if self.sentence == view.sentence.index else self._who_acted(view, account, view)
        if here:
            return here
        for chain in reversed(self.chains[-4:]):
            if chain and _agrees(view, account, chain[-1]):
                return chain
        return self.chains[-1] if self.chains else self._who_acted(view, account, self._before(view))

    def _before(self, view: View) -> View | None:
        """The sentence before, in Arabic."""
        if view.document.lang != "ar" or not view.sentence.index:
            return None
        sentence = view.document.sentences[view.sentence.index - 1]
        inside = self.hits[bisect_left(self.starts, sentence.start) : bisect_left(self.starts, sentence.end)]
        return make_view(view.document, sentence, inside, [])

    def _who_acted(self, view: View, account: Account, before: View | None) -> tuple[Link, ...]:
        """Who acts before in the sentence, or in the one before it: "زار الوزير المدينة، وقال إن"."""
        if before is None or view.document.lang != "ar" or before.word(0).removeprefix("و") in _OPENERS:
            return ()
        reach = account.cue.first - 1 if before is view else len(before.words)
        first = next((k for k in range(1, min(_HEAD, reach)) if before.speaking(k)), 0)
        verb = before.hit_of[0] if before.words else None
        acts = verb is not None and any(isinstance(e, Trigger) and e.sense != "talks" for e in verb.entries)
        if acts or not before.has(first, SourceWord, SourceName, Actor, Descriptor):
            return ()  # who kills or shells tells of it seldom
        link = make_link(before, before.span(first, before.hit_end(first)))
        return (link,) if before.word(first - 1) not in _BEFORE_NOUN and _agrees(view, account, link) else ()

    def remember(self, chain: tuple[Link, ...], sentence: int) -> None:
        self.sentence = sentence
        self.chains.append(chain)
        self.links += chain


_FEMININE_PLURALS = ("ات", "مصادر", "تقارير", "وساءل", "وسايل")


def _agrees(view: View, account: Account, link: Link) -> bool:
    """Whether a verb without subject may be said of a source: gender in Arabic, person or thing in English."""
    index = account.cue.first
    words = view.document.norm[link.start : link.end]
    if view.document.lang == "en":
        pronoun = next(
            (
                view.word(k)
                for k in range(index - 1, max(-1, index - 4), -1)
                if view.word(k) in ("he", "she", "it", "they")
            ),
            "",
        )
        person = (link.source or "").startswith("person:") or words.endswith(
            ("man", "woman", "official", "source", "person")
        )
        return {"he": person, "she": person, "it": not (link.source or "").startswith("person:")}.get(
            pronoun, True
        )
    form = view.word(index)
    head = words.removeprefix("و").split(" ")[0]
    feminine = head.endswith(("ه", *_FEMININE_PLURALS))
    cue = account.cue.cue
    if cue.tense == "past":
        return form.endswith("ت") == feminine
    return (cue.words[0].startswith("ت") == feminine) if cue.tense == "present" else True


def _is_part_of(words: str, name: str) -> bool:
    """Whether words are the last ones of a longer name: Barazi of Talal Barazi, Abdel Rahman of Rami Abdel Rahman."""
    short, full = _NAME.findall(fold(words)), _NAME.findall(fold(name))
    short = [w for w in short if w not in ("al", "the")] or short
    return 0 < len(short) < len(full) and full[-len(short) :] == short


def _resolved(view: View, accounts: list[Account], memory: _Memory) -> list[tuple[Account, Attribution]]:
    found: list[tuple[Account, Attribution]] = []
    for account in accounts:
        for chain in _chains(view, account, memory, found):
            if not chain or any(
                a.chain == chain and a.start == account.start and a.end == account.end for _, a in found
            ):
                continue
            cue = view.document.norm[view.words[account.cue.first][0] : view.words[account.cue.last - 1][1]]
            cue = ":" if account.cue.cue.kind == "colon" else cue
            found.append(
                (
                    account,
                    Attribution(
                        chain,
                        account.start,
                        account.end,
                        cast(ClaimKind, account.kind),
                        cue,
                        view.sentence.index,
                    ),
                )
            )
            antecedent = memory.antecedent(chain[-1])
            if antecedent:
                found.append((account, replace(found[-1][1], chain=antecedent)))
            memory.remember(chain, view.sentence.index)
    return found


def _chains(
    view: View, account: Account, memory: _Memory, found: list[tuple[Account, Attribution]]
) -> list[tuple[Link, ...]]:
    if account.back and not account.speakers:
        return [memory.speaker(view, account)]
    outer = [memory.resolve(view, make_link(view, account.outer))] if account.outer else []
    if account.cites:
        before = next((a for a in reversed(found) if a[0].cue.first < account.cue.first), None)
        if before is not None:
            outer = list(before[1].chain)
            # the account before it was only the relay
            if not before[0].cites:
                found.remove(before)
    first: Link | None = None
    chains = []
    for speaker in account.speakers:
        if _PRONOUN.match(view.document.norm, speaker[0]):
            continue  # "تعلن فيه مسؤوليتها": a preposition and its pronoun name nobody
        link = memory.resolve(view, make_link(view, speaker, first))
        first = first or link
        chains.append(tuple(_distinct([*outer, link])))
    return chains


_PRONOUN = re.compile(r"(?:في|ب|من|عن|ل|علي|الي|مع)(?:ه|ها|هم|هما|نا)\b")


def _distinct(links: list[Link]) -> list[Link]:
    kept: list[Link] = []
    for link in links:
        if not kept or (link.start, link.end) != (kept[-1].start, kept[-1].end):
            kept.append(link)
    return kept


def _nested(found: list[tuple[Account, Attribution]]) -> list[Attribution]:
    """Put the chain of what is told within another's telling behind that other's chain."""
    result: list[Attribution] = []
    for account, attribution in found:
        host = next((a for b, a in found if b is not account and _holds(b, a, account, attribution)), None)
        if host is not None and not account.back:
            chain = (*host.chain, *attribution.chain)
            if len({(link.start, link.end) for link in chain}) == len(chain):
                attribution = replace(attribution, chain=chain)
        result.append(attribution)
    return result


def _holds(outer: Account, host: Attribution, inner: Account, attribution: Attribution) -> bool:
    """Whether the host tells that the other said it: its stretch holds the other's speaker."""
    if host.kind != "report" or outer.cites or inner.cites or not inner.speakers:
        return False
    start, end = _span_of(attribution)
    if not (host.start <= start and end <= host.end) or (
        attribution.chain[-1].kind == "media" and host.chain[-1].kind != "media"
    ):
        return False
    if not outer.final and (outer.cue.first >= inner.cue.first or inner.final):
        return False  # "according to X, S, Y said": Y tells all of it, X's word too
    if not outer.final and outer.cue.first and inner.start <= host.chain[-1].start:
        return False  # what the other says holds the host's own speaker
    return host.chain[-1].kind == "media" or not outer.final


def _span_of(attribution: Attribution) -> Span:
    return attribution.chain[-1].start, attribution.chain[-1].end
