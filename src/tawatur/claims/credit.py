"""Agency credits: the medium named in a dateline or after the last sentence, whose story the report runs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain
from operator import itemgetter

from tawatur.claims.speakers import as_kind, make_link
from tawatur.claims.types import Link
from tawatur.claims.view import make_view
from tawatur.mentions.entries import SourceName, SourceWord
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.registry import sources
from tawatur.text.document import Document
from tawatur.text.keywords import RELATED

_FORWARDED = re.compile(
    r"forwarded from (?P<name>[^\n]{1,100}?)[ \t]*(?=\n)"
)  # as intake heads a passed-on post
_SOURCE = re.compile(
    r"(?:^|[\n(\[]|[.!?؟]\s) ?(?:source|المصدر) ?: ?(?P<name>\w[^\n()\[\]]{1,60}?)[\s.]*(?:[)\]]|\n|$)"
)
"""Who is named as the source of the whole, in brackets or on a line of its own: "(Source: Syrian Coalition)"."""
_LAST = re.compile(r"[^\n)\]]{0,40}[)\]][\s.]*(?:\w+[\s.]*){0,3}(?:\n|$)|[^\n)\]]{0,40}$")
_WITHIN = re.compile(r"(?:وكال[هت]|انباء|صحيف[هت]|قنا[هت]|موقع|agency|newspaper|channel)\s*[(\[]\s*$")
_HEAD = 250  # characters
_LEAD = 450  # characters: within which an agency with its dash may open a sentence of the text proper
_DASH = re.compile(r"\)?\s?-{1,2}\s")
_TAIL = 120
_BEFORE = re.compile(
    r"(?:^|[\n(\[|]|-{1,2}|\s-\s|/|[-/]20\d\d\s|\\)\s*(?:\(|\[)?\s*(?:source|المصدر|agencies|by)?\s*:?\s*$"
    r"|[.!?؟\"]\s+source\s*:?\s*$"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? \d"
_AFTER = re.compile(
    rf"\s*(?:[)\]]|:|-|\n|$|/|،\s*وكالات|\||{_DAY}|related news\b|category news\b"
    r"|(?:،|,|و|and) ?[^\n.:،]{2,30}(?:\n|$))"
)
_DATE_FIRST = re.compile(rf"{_DAY}\d? [a-z]{{3,9}} 20\d\d\s")
"""The head of a page whose date, headline, agency and text have run into one line."""
_SPOKEN_TO = re.compile(r"\b(?:told|to|by|an?|the|with|citing|and|from|for|via|quoted|of)\s+$|[.,;:(]\s*$")
_DATED = re.compile(rf"\s*{_DAY}")


def dateline_credit(document: Document, hits: Sequence[Hit]) -> Link | None:
    """The link of the agency that the report credits as a whole, None where it credits none.

    Looked for in the first 250 characters, before the text proper, and in the last 120 of the normal form.
    """
    norm = document.norm
    passed_on = _FORWARDED.match(norm)
    if passed_on is not None:
        return _forwarded(document, hits, *passed_on.span("name"))
    short = _SHORT.search(norm, 0, _HEAD) if document.lang == "ar" else None
    if short is not None:
        known = sources()[_SHORT_NAMES[short["name"]]]
        start, end = short.span("name")
        return Link(start, end, as_kind(known.kind), False, known.id, known.name)
    titles = RELATED.search(norm) if "related" in norm and document.lang == "en" else None
    tail = (len(norm.rstrip()) if titles is None else titles.start()) - _TAIL
    head = bisect_right(hits, _LEAD, key=_start)
    foot = max(head, bisect_right(hits, tail, key=_start))
    for hit in chain(hits[:head], hits[foot:]):
        link = _credited(document, norm, hit, tail)
        if link is not None:
            return link
    return _named_source(document, hits, max(0, tail))


_SHORT_NAMES = {
    "واع": "ina", "واس": "spa", "سبا": "saba", "سونا": "suna", "وال": "lana", "وفا": "wafa", "نينا": "nina",
    "بترا": "petra", "كونا": "kuna", "قنا": "qna", "وام": "wam", "بنا": "bna", "سانا": "sana", "واج": "aps",
    "وات": "tap", "وطنيه": "nna", "ومع": "map", "معا": "maan", "اعماق": "amaq",
}  # fmt: skip
"""The short names of agencies, most of them other words as well, by which a dateline credits them: their ids."""
_SHORT = re.compile(
    r"(?:^|\n)(?:[^\W\d_]+[ ،,/]{1,2}){0,3}(?:[^\W\d_]+ ?(?:-|/|،|\() ?|[^\n:.]{4,60}\b20\d\d ?م? )?"
    rf"(?P<name>{'|'.join(_SHORT_NAMES)})(?= ?(?:\)|:|-{{1,2}} |\n))"
)
"""A dateline with such a name: "بغداد / واع", "الرياض 01 مارس 2021 م واس", "أعماق:"."""


def _named_source(document: Document, hits: Sequence[Hit], tail: int) -> Link | None:
    """The link of "(Source: X)" after the last sentence, or before the first."""
    said = _SOURCE.match(document.norm) or _SOURCE.search(document.norm, tail)
    if said is None:
        return None
    start, end = said.span("name")
    within = [h for h in hits if start <= h.start and h.end <= end]
    return make_link(
        make_view(document, document.sentences[document.sentence_at(start)], within, []), (start, end)
    )


def credits_of(document: Document, hits: Sequence[Hit]) -> list[tuple[int, Link | None]]:
    """From where on which agency is credited: that of the whole report, then each that opens a later item of a digest.

    An item opens with its town and agency: "أبوجا - رويترز: قتل ...". So are monitors and press offices credited,
    also at the head of the report: "محافظة درعا - المرصد السوري: قتل ...".
    """
    found = [(0, dateline_credit(document, hits))]
    for hit in hits:
        colon = _ITEM_COLON.match(document.norm, hit.end)
        if colon is None:
            continue
        for named in (e for e in hit.entries if isinstance(e, SourceName)):
            if named.kind != "media" and colon[0].endswith(":") and ")" not in colon[0]:
                start = document.norm.rfind("\n", 0, hit.start) + 1
            elif hit.start > _HEAD and _is_agency(named.id):
                start = document.sentences[document.sentence_at(hit.start)].start
            else:
                continue
            if _ITEM_TOWN.fullmatch(document.norm, start, hit.start):
                link = Link(hit.start, hit.end, as_kind(named.kind), False, named.id, named.name)
                found.append((start, link))
            break
    return sorted(found, key=itemgetter(0))


_ITEM_TOWN = re.compile(r"(?:[^\W\d_]+[ ،,/]{1,2}){0,3}[^\W\d_]+ ?(?:-|\() ?")
_ITEM_COLON = re.compile(r" ?\)? ?(?::|- )")


def _forwarded(document: Document, hits: Sequence[Hit], start: int, end: int) -> Link:
    """The link of the channel whose post is passed on, by the registry's name where it has one."""
    within = hits[: bisect_right(hits, end, key=_start)]
    known = [(h, e) for h in within if h.end <= end for e in h.entries if isinstance(e, SourceName)]
    if known:
        _, entry = max(known, key=lambda pair: pair[0].end - pair[0].start)
        return Link(start, end, as_kind(entry.kind), False, entry.id, entry.name)
    return Link(start, end, "social_media", False, None, document.span(start, end).text)


def _start(hit: Hit) -> int:
    return hit.start


def _credited(document: Document, norm: str, hit: Hit, tail: int) -> Link | None:
    if hit.prefix:
        return None
    named = next((e for e in hit.entries if isinstance(e, SourceName) and e.kind == "media"), None)
    word = next(
        (e for e in hit.entries if isinstance(e, SourceWord) and e.kind == "media" and e.anonymous), None
    )
    if named is None and (
        word is None or norm[hit.start : hit.end] not in ("وكالات", "الوكالات", "agencies", "news agencies")
    ):
        return None
    if _WITHIN.search(norm[max(0, hit.start - 24) : hit.start]):
        return None  # "وكالة أنباء (الأناضول) أن": part of a sentence
    before, after = norm[max(0, hit.start - 40) : hit.start], norm[hit.end : hit.end + 16]
    dated = bool(_DATED.match(norm[hit.end : hit.end + 16]))
    dated = dated or _run_in(document, norm, hit) or _opens(document, norm, hit)
    if hit.start > _HEAD and hit.start < tail and not dated:
        return None
    if not dated and (not _BEFORE.search(before) or not _AFTER.match(after)):
        return None
    # the outlet's own dateline ("Okaz - Riyadh") credits nobody else
    if (
        named is not None
        and not _is_agency(named.id)
        and not (hit.start >= tail and norm[hit.start - 1 : hit.start] in "([")
    ):
        return None
    if hit.start <= _HEAD and not dated and not _in_head(norm, hit) and hit.start < tail:
        return None
    if (
        hit.start > _HEAD
        and not dated
        and norm[: hit.start].rstrip()[-1:] in ("(", "[")
        and not _LAST.match(norm, hit.end)
    ):
        return None  # a name in brackets within the last sentence
    name = named.name if named else document.span(hit.start, hit.end).text
    return Link(hit.start, hit.end, "media", named is None, named.id if named else None, name)


def _run_in(document: Document, norm: str, hit: Hit) -> bool:
    """Whether an agency stands unmarked behind a headline: "Tuesday 4 Apr 2017 Raid kills 9 AFP A raid"."""
    after = hit.end + 1
    return (
        document.lang == "en"
        and 0 < hit.start <= _HEAD
        and _DATE_FIRST.match(norm) is not None
        and norm[hit.end : after] == " "
        and document.is_capitalised(after)
        and not _SPOKEN_TO.search(norm, max(0, hit.start - 12), hit.start)
    )


def _opens(document: Document, norm: str, hit: Hit) -> bool:
    """Whether an agency with its dash opens a sentence: "Raid kills 9. (Reuters) - A raid"."""
    sentence = document.sentences[document.sentence_at(hit.start)]
    bracket = norm[hit.start - 1 : hit.start] == "("
    dash = _DASH.match(norm, hit.end)
    return dash is not None and sentence.start == hit.start - bracket and document.is_capitalised(dash.end())


def _is_agency(source: str) -> bool:
    registered = sources().get(source)
    return registered is not None and (
        (registered.name_ar or "").startswith("وكالة") or "Agency" in registered.name
    )


def _in_head(norm: str, hit: Hit) -> bool:
    return (
        bool(_DATED.match(norm[hit.end : hit.end + 16]))
        or bool(re.search(r"[()\[\]:،-]|\n", norm[hit.end : hit.end + 4]))
        or hit.end == len(norm)
    )
