"""Reading a text as far as its attributions, for the tests of this folder."""

from __future__ import annotations

from tawatur.claims import Attribution, Link, chains_for, dateline_credit, find_attributions
from tawatur.mentions.lexicon import load_lexicon
from tawatur.text import Document, read_document


def read(text: str, lang: str) -> tuple[Document, list[Attribution], Link | None]:
    """The document, its attributions and its credit."""
    document = read_document(text, lang)
    hits = load_lexicon(lang).find(document)
    return document, find_attributions(document, hits), dateline_credit(document, hits)


def chains_of(text: str, lang: str, about: str) -> list[list[str]]:
    """The chains, as the words of the text, under which the first ``about`` in a text stands."""
    document, attributions, credit = read(text, lang)
    positions = [document.normalised.at(i) for i in range(len(document.norm) + 1)]
    start = text.index(about)
    first = next(i for i, p in enumerate(positions) if p >= start)
    last = next(i for i, p in enumerate(positions) if p >= start + len(about))
    return [
        [document.span(link.start, link.end).text for link in chain]
        for chain in chains_for(first, last, attributions, credit)
    ]
