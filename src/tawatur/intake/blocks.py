"""The words of a piece of HTML that is no page of a site: a mail, a chapter of a book."""

from __future__ import annotations

import lxml.html

_BLOCKS = frozenset(
    {
        "p",
        "div",
        "br",
        "tr",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "table",
        "ul",
        "ol",
        "section",
    }
)


def block_lines(page: str | bytes) -> str:
    """The words of a piece of HTML, a block a line; "" where there are none."""
    if not page.strip():
        return ""
    tree = lxml.html.fromstring(page)
    for element in list(tree.iter("script", "style", "head")):
        if element.getparent() is not None:
            element.drop_tree()
    for element in tree.iter():
        if element.tag in _BLOCKS:
            element.tail = "\n" + (element.tail or "")
            element.text = ("\n" if element.tag != "br" else "") + (element.text or "")
    return "\n".join(line for raw in tree.text_content().split("\n") if (line := " ".join(raw.split())))
