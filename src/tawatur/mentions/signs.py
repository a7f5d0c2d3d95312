"""Words around an event word that decide whether it tells of the conflict (``lexicon/*/signs.tsv``), as patterns."""

from __future__ import annotations

import re
from functools import cache

from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.text import fold


@cache
def signs(lang: str, kind: str) -> re.Pattern[str]:
    """A pattern over the normal form for the signs of a kind."""
    return re.compile(
        "|".join(
            (r"\b" if form.startswith("_") else "")
            + re.escape(fold(form.strip("_")))
            + (r"\b" if form.endswith("_") else "")
            for form in _forms(lang, kind)
        )
    )


def stems(lang: str, kind: str) -> str:
    """Source of a pattern for whole words of a kind: "accus" is any word that begins so, "said_" no longer one."""
    return "|".join(
        re.escape(fold(form.strip("_"))) + (r"\b" if form.endswith("_") else r"\w*")
        for form in _forms(lang, kind)
    )


@cache
def sign_words(lang: str, kind: str) -> frozenset[str]:
    """The signs of a kind that are whole words, or several, folded."""
    return frozenset(fold(form) for form in _forms(lang, kind))


def _forms(lang: str, kind: str) -> list[str]:
    rows = read_table(DATA / "lexicon" / lang / "signs.tsv")
    return [form for row in rows if row["kind"] == kind for form in split_list(row["form"])]
