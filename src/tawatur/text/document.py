"""A text ready to be read: normal form, language, sentences and words, with the way back to the original."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from tawatur.model import Span
from tawatur.text.glued import unglue
from tawatur.text.language import detect_language, same_language
from tawatur.text.normalise import Normalised, normalise
from tawatur.text.sentences import split_sentences

WORD = re.compile(r"[^\W_]+(?:'[a-z]+\b)?")
"""A word of the normal form."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number and its offsets in the normal form."""

    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its normal form. ``lang`` is an ISO 639 code, None where the text has no letters."""

    normalised: Normalised
    lang: str | None
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...] = field(repr=False, default=())

    @property
    def norm(self) -> str:
        """The normal form, on whose offsets every stage works."""
        return self.normalised.text

    @property
    def text(self) -> str:
        """The original text."""
        return self.normalised.original

    def span(self, start: int, end: int) -> Span:
        """The original's stretch for offsets of the normal form."""
        normalised = self.normalised
        if normalised.breaks:
            start, end = normalised.span(start, end)
        return Span(start, end, normalised.original[start:end])

    def sentence_at(self, position: int) -> int:
        """Number of the sentence that holds (or follows nearest before) an offset of the normal form."""
        return max(0, bisect_right(self.starts, position) - 1)

    def is_capitalised(self, start: int) -> bool:
        """Whether the original has a capital letter at an offset of the normal form."""
        normalised = self.normalised
        at = normalised.at(start) if normalised.breaks else start
        return normalised.original[at : at + 1].isupper()

    def original_at(self, position: int) -> str:
        """The original's character for an offset of the normal form."""
        at = self.normalised.at(position)
        return self.text[at : at + 1]

    def is_upper(self, start: int, end: int) -> bool:
        """Whether the original has capitals only between two offsets of the normal form."""
        return self.text[self.normalised.at(start) : self.normalised.at(end - 1) + 1].isupper()


def read_document(text: str, lang: str | None = None) -> Document:
    """Read a text. ``lang`` is taken as given where it is one; else it is detected."""
    normalised = unglue(normalise(text))
    sentences = tuple(Sentence(i, s, e) for i, (s, e) in enumerate(split_sentences(normalised.text)))
    language = same_language(lang) if lang else detect_language(text)
    return Document(normalised, language, sentences, tuple(s.start for s in sentences))
