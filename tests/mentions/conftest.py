"""What the tests of mentions share: a text read, and the forms found in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.mentions.lexicon import Hit, load_lexicon
from tawatur.text import Document, read_document

Found = tuple[Document, list[Hit]]


@pytest.fixture
def find() -> Callable[[str, str], Found]:
    """A function that reads a text in a language and finds the lexicon's forms in it."""

    def read(text: str, lang: str) -> Found:
        document = read_document(text, lang)
        return document, load_lexicon(lang).find(document)

    return read
