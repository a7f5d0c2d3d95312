"""What a page says of its day: in its metadata, in elements made for it, and in words beside its heading."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from tawatur.intake.dates.clues import address_clue
from tawatur.intake.dates.words import Told, read_line
from tawatur.intake.published import parse_published
from tawatur.model import DateClue

# The tree is lxml's, which ships no types.
Element = Any

_ARTICLES = frozenset({"article", "newsarticle", "reportagenewsarticle", "blogposting", "liveblogposting"})
_ARTICLES_TOO = frozenset(
    {"analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle", "report", "socialmediaposting"}
)
# Names by which pages give the day in their head, in the order in which they are believed.
_NAMES = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *("parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "publishdate", "publication_date"),
    *("published_time", "pubdate", "pub_date", "article_date_original", "dcterms.issued", "dc.date.issued"),
    *("dcterms.created", "dc.date", "dcterms.date", "citation_publication_date", "cxenseparse:publishtime"),
    *("article.published", "date", "created"),
)
_HINT = re.compile(r"date|time|publi|posted|byline|dateline|meta|stamp|تاريخ", re.IGNORECASE)
_BLOCKS = frozenset(
    {"p", "div", "li", "td", "tr", "section", "header", "footer", "article", "h1", "h2", "h3", "h4", "time"}
    | {"ul", "ol", "dd", "dt", "main", "aside", "body", "table", "blockquote", "nav", "figcaption", "address"}
)
_UNSEEN = frozenset({"script", "style", "head", "noscript", "template", "iframe", "svg", "select", "button"})
# what stands in these is of another day than the page: posts that it embeds are quotations by now
_ASIDE = frozenset({"nav", "aside", "footer", "blockquote"})
_LONG = 160  # characters from which a block is the article's own text
_BEFORE, _AFTER = 6, 12  # blocks before and after the heading in which a day may stand
_CUED_REST = 12  # words that may stand beside a day that is said to be one of publication
_BARE = 3  # words that may stand beside a day that nothing says is one of publication
_SAME = timedelta(minutes=2)


def page_clues(
    tree: Element, url: str | None, fetched: datetime | None = None, modified: str | None = None
) -> list[DateClue]:
    """What the tree of a page says of the day on which it was published; nothing later than the day after its fetch.

    ``fetched`` is when that was, ``modified`` what the server said of when it last changed, as it wrote it. Of a day in
    figures that may be read month first too, the reading is taken that another clue or the address gives.
    """
    found = [*_metadata(tree), *_time_elements(tree), *_header(modified, fetched)]
    told = _words(tree, fetched)
    if told is not None:
        value = told.value
        others = {c.value[:10] for c in (*found, address_clue(url)) if c is not None and c.value}
        if told.other in others and (value or "")[:10] not in others:
            value = f"{told.other}{(value or '')[10:]}"
        found.append(DateClue("text", "byline", told.words, value))
    limit = fetched + timedelta(days=1) if fetched else None
    return [c for c in found if limit is None or not c.value or c.value[:10] <= limit.date().isoformat()]


def _metadata(tree: Element) -> Iterator[DateClue]:
    stated = sorted(_in_json(tree), key=lambda pair: pair[0])
    yield from (DateClue("metadata", "JSON-LD", words, parse_published(words)) for _, words in stated[:1])
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if meta.get("content"):
            metas.setdefault(name, meta.get("content"))
    for name in _NAMES:
        value = parse_published(metas.get(name, ""))
        if value:
            yield DateClue("metadata", name, metas[name].strip(), value)
            return


def _in_json(tree: Element) -> Iterator[tuple[int, str]]:
    """The days that linked data in the page gives: of articles first, then of any other thing."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(value):
            words = thing.get("datePublished")
            if isinstance(words, str) and parse_published(words):
                kinds = thing.get("@type")
                named = {str(k).lower() for k in (kinds if isinstance(kinds, list) else [kinds])}
                yield (0 if named & (_ARTICLES | _ARTICLES_TOO) else 1), words.strip()


def _things(value: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > 8:
        return
    if isinstance(value, dict):
        yield value
        for key, inner in value.items():
            # what an article only mentions has days of its own
            if key in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _things(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _things(inner, depth + 1)


def _time_elements(tree: Element) -> Iterator[DateClue]:
    """The day in an element made for it: one that is marked as of publication, else the one nearest the heading."""
    marked: list[DateClue] = []
    near: list[DateClue] = []
    heading = next(tree.iter("h1"), None)
    past = heading is None
    for element in tree.iter():
        if element is heading:
            past = True
        stamp = (
            (element.get("datetime") or element.get("content") or "") if isinstance(element.tag, str) else ""
        )
        value = parse_published(stamp)
        if value is None or _is_aside(element):
            continue
        clue = DateClue("metadata", "time element", stamp.strip(), value)
        said = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('pubdate') or ''}"
        if (
            re.search(r"datePublished|\bpublished\b|entry-date|pubdate", said)
            and "updated" not in said.split()
        ):
            marked.append(clue)
        elif element.tag == "time" and past and not re.search(r"modified|updated", said, re.IGNORECASE):
            near.append(clue)
    yield from (marked or near)[:1]


def _is_aside(element: Element) -> bool:
    return any(up.tag in _ASIDE for up in element.iterancestors())


def _words(tree: Element, fetched: datetime | None) -> Told | None:
    """The day in the words around the heading, and wherever a short line says that it is of publication."""
    lines = list(_lines(tree))
    heading = next((n for n, (words, tag, _) in enumerate(lines) if tag == "h1" and words), None)
    bare: Told | None = None
    unknown: Told | None = None
    seen_text = False
    for number, (words, _, hinted) in enumerate(lines):
        if len(words) > _LONG:
            seen_text = seen_text or heading is None or number > heading
            continue
        told = read_line(words, fetched)
        if told is None:
            continue
        near = heading is not None and -_BEFORE <= number - heading <= _AFTER
        if told.cued and told.rest <= _CUED_REST:
            return told
        after = heading is not None and number > heading and near and not seen_text
        if after and (told.rest <= _BARE or hinted):
            bare, unknown = (bare or told, unknown) if told.value else (bare, unknown or told)
    return bare or unknown


def _lines(tree: Element) -> Iterator[tuple[str, str, bool]]:
    """The page's blocks of words in their order: the words, its element's name, and if its class hints at a day."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag not in _BLOCKS | {"span"}:
            continue
        if element.tag == "span" and not _is_hinted(element):
            continue
        if any(up.tag in _UNSEEN | _ASIDE for up in (element, *element.iterancestors())):
            continue
        words = " ".join("".join(_own_words(element)).split())
        if words:
            yield words, element.tag, _is_hinted(element)


def _is_hinted(element: Element) -> bool:
    return bool(_HINT.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _own_words(element: Element) -> Iterator[str]:
    """The words of an element outside the blocks within it."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _BLOCKS and child.tag not in _UNSEEN:
            yield from _own_words(child)
        elif child.tag == "time" and len(child) == 0:
            yield f" {child.text or ''} "
        yield f" {child.tail or ''}"


def _header(modified: str | None, fetched: datetime | None) -> Iterator[DateClue]:
    """The server's Last-Modified, unless it is the moment of the answer: then the page is made anew for each reader."""
    try:
        moment = parsedate_to_datetime(modified or "").astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return
    if fetched is None or abs(fetched - moment) > _SAME:
        yield DateClue("header", "Last-Modified", (modified or "").strip(), moment.isoformat())
