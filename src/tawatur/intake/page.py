"""Web pages: one page is one report, its article parted from the page around it.

The extraction is trafilatura's, taken as XML so that paragraphs, headings and quotations stay apart. Loading
it takes a third of a second, so this module is imported when the first page comes.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

import trafilatura

from tawatur.intake.dates.page import page_clues
from tawatur.intake.embeds import marked_post, set_posts_apart
from tawatur.intake.encodings import NotText, decode
from tawatur.intake.problem import Problem
from tawatur.intake.records import Origin, ReadOptions, build_report
from tawatur.model import DateClue, Report

_CHARSET = re.compile(
    rb"""<(?:meta[^>]{0,200}?|\?xml[^>]{0,60}?)(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.I
)
# Code pages that pages of the region declare, as their declared names resolve. Browsers read Latin-1 as
# Windows-1252.
_DECLARED = {
    "utf-8": "utf-8",
    "cp1256": "cp1256",
    "iso8859-6": "iso8859-6",
    "cp1252": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "cp1254": "cp1254",
    "ascii": "utf-8",
}
_BLOCKS = frozenset({"p", "head", "quote", "item", "row", "lb", "list", "table", "code", "fw", "ab", "main"})


def read_page(raw: bytes, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """Read the bytes of an HTML page; yields one report (after warnings) or one problem.

    The text has one paragraph, heading, list item or table row a line; an embedded post stands between blank
    lines and ends with its signature. Title, author, site, address and day come from what the page says about
    itself, the user's options fill what it does not say. The page's ``lang`` attribute is not taken: it names
    the template.
    """
    try:
        page = decode_page(raw)
    except NotText as error:
        yield origin.problem(str(error))
        return
    if not page.strip():
        yield origin.problem("is empty; save the page again or leave it out")
        return
    try:
        found = _extract(page, origin)
    # The extractor works on whatever the web holds and may raise anything; a page must not end the batch.
    except Exception as error:
        yield origin.problem(
            f"the page could not be taken apart ({type(error).__name__}); save its text as .txt"
        )
        return
    if found is None:
        yield origin.problem("no article was found in the page; save its text as .txt or leave it out")
        return
    article, clues = found
    yield from build_report(article, origin, raw, options.unmapped, clues=clues, machine=True)


def decode_page(raw: bytes) -> str:
    """Decode a page by its byte order mark, else by what its bytes show, else by the charset it declares.

    Valid UTF-8 beats a declaration that says otherwise, which is mostly a template's. Raises NotText.
    """
    marked = raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    declared = None if marked else _declared(raw)
    if declared not in (None, "utf-8"):
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return raw.decode(declared)
            except UnicodeDecodeError:
                pass
    return decode(raw)


def _declared(raw: bytes) -> str | None:
    found = _CHARSET.search(raw[:4096])
    if not found:
        return None
    try:
        return _DECLARED.get(codecs.lookup(found[1].decode("ascii")).name)
    except (LookupError, UnicodeDecodeError):
        return None


def _extract(page: str, origin: Origin) -> tuple[dict[str, object], list[DateClue]] | None:
    """The article of a page, and what the page says of its day; None where it holds no article."""
    tree = trafilatura.load_html(page)
    if tree is None:
        return None
    capture = origin.capture
    fetched = datetime.fromisoformat(capture.at) if capture.at else None
    posts = set_posts_apart(tree)
    clues = page_clues(tree, capture.url or _address(tree), fetched, capture.modified)
    xml = trafilatura.extract(
        tree,
        output_format="xml",
        include_links=True,
        include_comments=False,
        with_metadata=True,
        # days are read by ``dates``, which keeps what says so
        date_extraction_params={"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"},
    )
    if not xml:
        return None
    document = ElementTree.fromstring(xml)
    main = document.find("main")
    text = _text(main, posts) if main is not None else ""
    if not text:
        return None
    record: dict[str, object] = {
        "text": text,
        "title": document.get("title"),
        "publisher": document.get("sitename"),
        "url": document.get("url"),
        "author": document.get("author"),
    }
    return record, clues


def _address(tree: Any) -> str | None:
    """The address that a page gives itself."""
    for path in ('.//link[@rel="canonical"]/@href', './/meta[@property="og:url"]/@content'):
        for value in tree.xpath(path):
            return str(value)
    return None


def _text(main: ElementTree.Element, posts: list[list[str]]) -> str:
    """The article's text, a line for each block."""
    pieces: list[str] = []
    stack: list[tuple[ElementTree.Element, bool]] = [(main, False)]
    while stack:
        node, done = stack.pop()
        if not done:
            stack.append((node, True))
            pieces.append("\n" if node.tag in _BLOCKS else "")
            pieces.append(_spaced(node.text))
            stack.extend((child, False) for child in reversed(node))
        else:
            pieces.append("\n" if node.tag in _BLOCKS else " " if node.tag == "cell" else "")
            pieces.append(_spaced(node.tail) if node is not main else "")
    lines: list[str] = []
    for line in "".join(pieces).split("\n"):
        post = marked_post(line, posts)
        if post:
            # Blank lines tell where the post begins, which its script may not.
            lines += ["", *post, ""]
        elif words := " ".join(line.split()):
            lines.append(words)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
