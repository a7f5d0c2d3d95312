"""Notices: where a report says that its publisher corrects or takes back what it printed, and what of it was wrong.

Words of ``data/notices.tsv``. Conservative: a heading counts only as a heading, a phrase about "its report" only where
the publisher is the one who speaks of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from tawatur.mentions.counts import CountMention, find_counts
from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.model import Casualties, Chain, Count, Event, Report, Span
from tawatur.text import read_document
from tawatur.text.document import Document
from tawatur.text.normalise import fold

NoticeKind = Literal["correction", "retraction"]
_HEADING_END: Final = r"\s*(?:[:\-)\]]|$)"
_GAP: Final = r"\W+(?:\w+\W+){0,4}"
_EDGE_SENTENCES: Final = 2
"""A report is taken back in its first or last sentences, not in the midst of other news."""
_NEAR: Final = 30
"""Characters between a right number and "not" with the wrong one."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a report says of its publisher's earlier ones. ``wrong``: fields and values that it names as wrong.

    ``reach``: whether it speaks of what its publisher printed ("Correction: ...", "we withdraw our report"), or of
    itself ("this report has been corrected"), that is, of earlier versions of one page.
    """

    kind: NoticeKind
    words: str
    reach: Literal["publisher", "page"] = "page"
    wrong: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Wrong:
    """The stretches of a text that tell what was wrong, and pairs of a wrong number and the right one."""

    stretches: tuple[tuple[int, int], ...] = ()
    numbers: tuple[tuple[int, int | None], ...] = ()


_Found = tuple[NoticeKind, tuple[int, int] | None, Literal["publisher", "page"]]


def read_notice(report: Report, events: tuple[Event, ...]) -> tuple[Notice | None, tuple[Event, ...]]:
    """The notice that a report gives, None for most; and its events without what it names as wrong.

    A correction's events keep the right numbers only. A retraction's events stay as told: they say what is taken back.
    """
    title, text = fold(report.title or ""), fold(report.text)
    if not _quick().search(f"{title}\n{text}"):
        return None, events
    document = read_document(report.text, report.lang)
    found = _heading(title) or next(_in_text(document, fold(report.publisher or "")), None)
    if found is None:
        return None, events
    kind, at, reach = found
    words = _words(document, at) if at else " ".join((report.title or "").split())
    if kind == "retraction":
        return Notice(kind, words, reach), events
    wrong = _wrong(document, at)
    told = tuple(_right(event, wrong) for event in events)
    named = {pair for event in events for pair in _wrong_values(event, wrong)}
    return Notice(kind, words, reach, tuple(sorted(named))), told


def _heading(title: str) -> _Found | None:
    found = _pattern("head").match(title)
    return (_kind(found), None, "publisher") if found else None


def _in_text(document: Document, publisher: str) -> Iterator[_Found]:
    """The notices of a text, those in headings first, each with the stretch that it holds for and its reach."""
    norm, sentences = document.norm, document.sentences
    starts = [0, *(m.end() for m in re.finditer(r"\n+", norm))]
    for start in starts:
        found = _pattern("head").match(norm, start)
        if found:
            end = norm.find("\n", found.end())
            # A heading at the top is for the whole text, one further down for its paragraph.
            whole = start == 0
            stretch = (start, len(norm) if whole or end < 0 else end)
            yield _kind(found), stretch, "publisher" if whole else "page"
    edges = {*sentences[:_EDGE_SENTENCES], *sentences[-_EDGE_SENTENCES:]}
    for sentence in sentences:
        words = norm[sentence.start : sentence.end]
        for place in ("any", "self"):
            for found in _pattern(place).finditer(words):
                kind = _kind(found)
                ours = place == "any" or _speaks(words[: found.end()], publisher)
                if ours and (kind == "correction" or sentence in edges):
                    yield kind, (sentence.start, sentence.end), "page" if place == "any" else "publisher"


def _speaks(words: str, publisher: str) -> bool:
    """Whether the publisher speaks: it says "we" and "our", or is named in what stands before."""
    name = publisher.removeprefix("www.").split(".")[0].strip()
    return bool(re.search(r"\b(?:we|our|نسحب|نصحح|خبرنا|سحبنا|صححنا)\b", words)) or bool(
        name and name in words
    )


def _wrong(document: Document, at: tuple[int, int] | None) -> _Wrong:
    norm = document.norm
    start, end = at or (0, len(norm))
    stretches: list[tuple[int, int]] = []
    for sentence in document.sentences:
        if sentence.end <= start or sentence.start >= end:
            continue
        found = _pattern("wrong").search(norm, sentence.start, sentence.end)
        if found:
            right = _pattern("right").search(norm, found.end(), sentence.end)
            parted = re.compile(r"[;؛]").search(norm, found.end(), sentence.end)
            stop = min(m.start() for m in (right, parted) if m) if right or parted else sentence.end
            stretches.append((sentence.start, stop))
    counts = find_counts(norm, document.lang or "en", start, end)
    numbers = tuple(_numbers(norm, counts, start, end))
    return _Wrong(tuple(document.normalised.span(*s) for s in stretches), numbers)


def _numbers(norm: str, counts: list[CountMention], start: int, end: int) -> Iterator[tuple[int, int | None]]:
    """Wrong numbers with the right one: "five people, not nine"; "nine ... the correct number is five"."""
    for found in _pattern("not").finditer(norm, start, end):
        wrong = next((c for c in counts if 0 <= c.start - found.end() <= 2), None)
        if wrong is not None:
            before = [c for c in counts if 0 <= found.start() - c.end <= _NEAR]
            yield wrong.min, before[-1].min if before else None
    for found in _pattern("right").finditer(norm, start, end):
        right = next((c for c in counts if 0 <= c.start - found.end() <= _NEAR), None)
        wrongs = [c for c in counts if c.end <= found.start()]
        if right is not None and wrongs:
            yield wrongs[-1].min, right.min


def _right(event: Event, wrong: _Wrong) -> Event:
    """The event without what the notice names as wrong."""
    told = {field: _right_count(event, field, wrong) for field in ("killed", "injured")}
    mentions = tuple(m for m in event.mentions if not _within(m.start, m.end, wrong)) or event.mentions
    sources = tuple(chain for chain in event.sources if not _chain_within(chain, wrong))
    return replace(event, mentions=mentions, sources=sources, killed=told["killed"], injured=told["injured"])


def _right_count(event: Event, field: str, wrong: _Wrong) -> Count:
    value: Count = getattr(event, field)
    wrongs = {int(v) for f, v in _wrong_values(event, wrong) if f == field}
    if not isinstance(value, int) or value not in wrongs:
        return value
    numbers = {number: right for number, right in wrong.numbers if right is not None}
    elsewhere = (c.min for c in _counted(event, field) if c.min not in wrongs)
    return numbers.get(value, next(elsewhere, None))


def _wrong_values(event: Event, wrong: _Wrong) -> Iterator[tuple[str, str]]:
    numbers = {number for number, _ in wrong.numbers}
    for field in ("killed", "injured"):
        for count in _counted(event, field):
            if count.min in numbers or _within(count.mention.start, count.mention.end, wrong):
                yield field, str(count.min)


def _counted(event: Event, field: str) -> list[Casualties]:
    return [c for c in event.casualties if c.what == field]


def _within(start: int, end: int, wrong: _Wrong) -> bool:
    return any(s <= start and end <= e for s, e in wrong.stretches)


def _chain_within(chain: Chain, wrong: _Wrong) -> bool:
    return bool(chain) and all(_within(link.start, link.end, wrong) for link in chain)


def _words(document: Document, at: tuple[int, int]) -> str:
    """The first sentence of a notice, as the report has it."""
    sentence = next(s for s in document.sentences if s.end > at[0])
    span: Span = document.span(sentence.start, sentence.end)
    return " ".join(span.text.split())


def _kind(found: re.Match[str]) -> NoticeKind:
    return "retraction" if found["retraction"] else "correction"


@lru_cache(maxsize=1)
def _forms() -> dict[tuple[str, str], list[str]]:
    """The folded forms by kind and place."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in read_table(DATA / "notices.tsv"):
        forms = [fold(form) for form in split_list(row["forms"])]
        found.setdefault((row["kind"], row["place"]), []).extend(forms)
    return found


def _any_of(forms: list[str]) -> str:
    return "|".join(re.escape(form).replace(r"\ \*\ ", _GAP) for form in sorted(forms, key=len, reverse=True))


@lru_cache(maxsize=8)
def _pattern(name: str) -> re.Pattern[str]:
    """The pattern of a place ("head", "any", "self"), or of a part of a notice ("wrong", "right", "not")."""
    forms = _forms()
    if name in ("wrong", "right", "not"):
        return re.compile(rf"\b(?:{_any_of(forms[name, 'any'])})\b")
    choice = "|".join(rf"(?P<{k}>{_any_of(forms[k, name])})" for k in ("correction", "retraction"))
    return re.compile(rf"[\W_]*(?:{choice}){_HEADING_END}" if name == "head" else rf"\b(?:{choice})\b")


@lru_cache(maxsize=1)
def _quick() -> re.Pattern[str]:
    """What every notice holds somewhere: tells quickly that most reports hold none."""
    forms = [
        form
        for (kind, _), found in _forms().items()
        if kind in ("correction", "retraction")
        for form in found
    ]
    return re.compile(rf"\b(?:{_any_of(forms)})\b")
