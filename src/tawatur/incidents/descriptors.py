"""What an anonymous descriptor says, in either language: the concepts of its words."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from tawatur.mentions.tables import read_table, split_list
from tawatur.text.normalise import fold

# At the head of a word: the conjunctions and prepositions that Arabic writes with it, and the article.
_CLITICS = ("وال", "بال", "لل", "ال", "و", "ل", "ب")
_TOO_SHORT = 3
_LITTLE = frozenset(("the", "a", "an", "this", "that", "its", "of", "by", "same", "في", "من"))
_HEAD = re.compile(r"[,،(;؛]")


@lru_cache(maxsize=1)
def _concepts() -> dict[str, str]:
    rows = read_table(Path(__file__).with_name("concepts.tsv"))
    return {
        fold(word): row["concept"]
        for row in rows
        for word in (*split_list(row["en"]), *split_list(row["ar"]))
    }


def descriptor_key(text: str) -> tuple[str, ...]:
    """The sorted concepts of a descriptor; its own folded words where none of them is known."""
    words = [word.strip(".-'") for word in re.findall(r"[\w.'-]+", fold(text))]
    known = sorted({concept for word in words if (concept := _concept(word))})
    return tuple(known) or tuple(sorted({word for word in words if len(word) >= _TOO_SHORT}))


def is_bare(text: str) -> bool:
    """Whether words only point back at an organisation or what it said: "the group", "the ministry's statement"."""
    words = [word.strip(".-'") for word in re.findall(r"[\w.'-]+", fold(_HEAD.split(text)[0]))]
    concepts = [_concept(word.removesuffix("'s")) for word in words if word not in _LITTLE]
    return bool(concepts) and set(concepts) == {"organisation"}


def descriptor_state(text: str) -> str | None:
    """The state whose nationality a descriptor names, as an actor's id such as us-state; None for none or several."""
    states = [
        concept.removeprefix("state:") for concept in descriptor_key(text) if concept.startswith("state:")
    ]
    return f"{states[0]}-state" if len(states) == 1 else None


def _concept(word: str) -> str | None:
    table = _concepts()
    if word in table:
        return table[word]
    for clitic in _CLITICS:
        if word.startswith(clitic) and word.removeprefix(clitic) in table:
            return table[word.removeprefix(clitic)]
    return None
