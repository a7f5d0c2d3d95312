"""Posts embedded in a page: brought to one written form before the article is extracted.

Each platform's embed code has a shape of its own, and an extractor would run the post's words into the
article's. A post becomes its lines, then a signature line "— Name (@handle) November 17, 2023", the form in
which X publishes posts for embedding and by which the text stage finds them.
"""

from __future__ import annotations

import re
from typing import Any

from tawatur.intake.published import parse_published

# The tree is lxml's, which ships no types.
Element = Any

_BLOCKQUOTE_CLASSES = ("twitter-tweet", "twitter-video", "bluesky-embed")
_FACEBOOK_CLASSES = ("fb-xfbml-parse-ignore", "fb-post", "fb-video")
_TELEGRAM_CLASS = "tgme_widget_message"
_BREAKS = frozenset({"p", "br", "div", "li", "blockquote"})
_SIGNED = re.compile(
    r"^\s*(?:—|–|-{1,2})\s*(?P<who>[^(]{1,80}\(\s*@[\w.:-]+\s*\))\s*(?P<when>.*)$", re.DOTALL
)
_FACEBOOK_OWNER = re.compile(r"facebook\.com/(?P<owner>[\w.-]{2,60})(?:/|$)", re.IGNORECASE)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

MARK = "embeddedpostmark"
"""The word that stands for a post while the article is extracted, followed by the post's number and "x"."""


def set_posts_apart(tree: Element) -> list[list[str]]:
    """Replace each post in a page's tree by a quotation that carries a mark; returns the posts' lines.

    The quotation still holds the post's words, since extractors weigh a block by them; :func:`marked_post`
    finds the mark again in the extracted text. An embed without words (a bare frame or script) is left as it
    is.
    """
    posts: list[list[str]] = []
    for element in list(tree.iter("blockquote", "div")):
        lines = _post(element)
        # A platform's wrapper and its inner quotation are one post: the inner one left the tree with the wrapper.
        if lines and any(up is tree for up in element.iterancestors()):
            _replace(element, f"{MARK}{len(posts)}x " + " ".join(lines))
            posts.append(lines)
    return posts


def marked_post(line: str, posts: list[list[str]]) -> list[str] | None:
    """The lines of the post that a line of extracted text stands for; None if it is a line of the article."""
    found = re.search(rf"{MARK}(\d{{1,6}})x", line)
    return posts[int(found[1])] if found and int(found[1]) < len(posts) else None


def _post(element: Element) -> list[str] | None:
    classes = (element.get("class") or "").split()
    if element.tag == "blockquote" and any(name in classes for name in _BLOCKQUOTE_CLASSES):
        return _signed_quotation(element)
    if any(name in classes for name in _FACEBOOK_CLASSES):
        return _facebook(element)
    return _telegram(element) if _TELEGRAM_CLASS in classes else None


def _signed_quotation(element: Element) -> list[str] | None:
    """X and Bluesky: paragraphs, then the signature as loose text."""
    lines, loose = _paragraphs(element)
    signed = _SIGNED.match(loose)
    if not lines or not signed:
        return None
    return [*lines, _signature(signed["who"], signed["when"])]


def _facebook(element: Element) -> list[str] | None:
    """Facebook: paragraphs, then "Posted by <a>Name</a> on <a>date</a>" in the language of the page."""
    lines, _ = _paragraphs(element)
    links = [a for a in element.iter("a") if not any(up.tag == "p" for up in a.iterancestors())]
    names = [_line(a) for a in links if _line(a)]
    if not lines or not names:
        return None
    addresses = [element.get("data-href"), element.get("cite"), *(a.get("href") for a in links)]
    addresses += [up.get("data-href") for up in element.iterancestors("div")]
    owner = next((m["owner"] for a in addresses if a and (m := _FACEBOOK_OWNER.search(a))), "facebook")
    return [*lines, _signature(f"{names[0]} (@{owner})", names[1] if len(names) > 1 else "")]


def _telegram(element: Element) -> list[str] | None:
    """Telegram's widget: the words, the channel and the moment, each in an element of its own class."""
    words = _of_class(element, "tgme_widget_message_text")
    name = _of_class(element, "tgme_widget_message_owner_name")
    if name is None:
        name = _of_class(element, "tgme_widget_message_author")
    channel = (element.get("data-post") or "").partition("/")[0]
    if words is None or name is None or not channel:
        return None
    moment = next((t.get("datetime") for t in element.iter("time") if t.get("datetime")), "")
    return [*_lines(words), _signature(f"{_line(name)} (@{channel})", _day_in_words(moment))]


def _signature(who: str, when: str) -> str:
    name, _, handle = who.rpartition("(")
    name = " ".join(re.sub(r"[(@]", " ", name).split())[:60]
    # A handle is one word: names that platforms allow beyond letters, figures and low lines are brought to
    # these.
    handle = re.sub(r"\W", "_", handle.strip(" )@\n\t\xa0"))[:30]
    return f"— {name} (@{handle}) {' '.join(when.split())[:40]}".rstrip()


def _day_in_words(moment: str) -> str:
    iso = parse_published(moment)
    return f"{_MONTHS[int(iso[5:7]) - 1]} {int(iso[8:10])}, {iso[:4]}" if iso else ""


def _paragraphs(element: Element) -> tuple[list[str], str]:
    """The lines of an element's paragraphs, and the words that stand in none of them."""
    paragraphs = [p for p in element.iter("p") if not any(up.tag == "p" for up in p.iterancestors())]
    return [line for p in paragraphs for line in _lines(p)], " ".join(_lines(element, leaving_out="p"))


def _of_class(element: Element, name: str) -> Element | None:
    return next((e for e in element.iter() if name in (e.get("class") or "").split()), None)


def _line(element: Element) -> str:
    return " ".join(" ".join(_lines(element)).split())


def _lines(element: Element, leaving_out: str = "") -> list[str]:
    """The words of an element by line, without the elements named; a picture of a sign gives the sign."""
    pieces: list[str] = []

    def take(text: str | None) -> None:
        pieces.append(re.sub(r"\s+", " ", text or ""))

    stack: list[tuple[Element, bool]] = [(element, False)]
    while stack:
        node, done = stack.pop()
        if done:
            if node.tag in _BREAKS:
                pieces.append("\n")
            if node is not element:
                take(node.tail)
            continue
        stack.append((node, True))
        if not isinstance(node.tag, str) or node.tag in ("script", "style", leaving_out):
            continue
        if node.tag == "img" and len(node.get("alt") or "") <= 8:
            take(node.get("alt"))
        take(node.text)
        stack.extend((child, False) for child in reversed(node))
    return [" ".join(line.split()) for line in "".join(pieces).split("\n") if line.strip()]


def _replace(element: Element, words: str) -> None:
    quotation = element.makeelement("blockquote", {})
    paragraph = quotation.makeelement("p", {})
    paragraph.text = words
    quotation.append(paragraph)
    quotation.tail = element.tail
    element.getparent().replace(element, quotation)
