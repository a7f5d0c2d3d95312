"""The word lists of data/claim_words.tsv, in the normal form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from tawatur.mentions.tables import DATA, TableError, read_table, split_list
from tawatur.text.normalise import fold


def words(lang: str, name: str) -> frozenset[str]:
    """The list of a language (``ar`` or ``en``) by its name. Raises ``TableError`` where there is none."""
    try:
        return _lists()[lang, name]
    except KeyError:
        raise TableError(f"claim_words.tsv: there is no list {name!r} for {lang!r}; add its line.") from None


@cache
def _lists() -> Mapping[tuple[str, str], frozenset[str]]:
    rows = read_table(DATA / "claim_words.tsv")
    return {(row["lang"], row["name"]): frozenset(map(fold, split_list(row["words"]))) for row in rows}


def bare_words(text: str) -> set[str]:
    """The words of a stretch of the normal form without articles."""
    return {_ARTICLE.sub("", word) for word in text.split()} - {"the", "same"}


_ARTICLE = re.compile(r"^(?:و?ال|لل)(?=\w{3})|'s$")
