"""Words around an event word that decide whether it tells of the conflict (``lexicon/*/signs.tsv``), as patterns."""

from __future__ import annotations

import re
from functools import cache

from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.text import fold


@cache
def signs(lang: str, kind: str) -> re.Pattern[str]:
    """A pattern over the normal form for the signs of a kind."""
    found = [
        (r"\b" if form.startswith("_") else "")
        + re.escape(fold(form.strip("_")))
        + (r"\b" if form.endswith("_") else "")
        for row in read_table(DATA / "lexicon" / lang / "signs.tsv")
        if row["kind"] == kind
        for form in split_list(row["form"])
    ]
    return re.compile("|".join(found))


@cache
def sign_words(lang: str, kind: str) -> frozenset[str]:
    """The signs of a kind that are whole words, or several, folded."""
    rows = read_table(DATA / "lexicon" / lang / "signs.tsv")
    return frozenset(fold(form) for row in rows if row["kind"] == kind for form in split_list(row["form"]))
