"""The names of a registry's row, and how they are matched."""

from __future__ import annotations

from collections.abc import Mapping

from tawatur.mentions.tables import split_list
from tawatur.text.arabic import Affixes


def names_of(row: Mapping[str, str], lang: str) -> list[str]:
    """The names of a row in a language; one with a bracketed part is for display only."""
    own = [row["name_ar"]] if lang == "ar" else [row.get("name_en") or row.get("name", "")]
    return [n for n in own + split_list(row[f"aliases_{lang}"]) if n and "(" not in n]


def name_affixes(name: str, lang: str) -> Affixes:
    """How a name is matched: an English one with its capitals."""
    if lang == "en" and not name[:1].isupper():
        return "exact"  # "pro-Iran militias", "4th Division": no capital opens them
    return "acronym" if lang == "en" and len(name) <= 5 and name.replace(".", "").isupper() else "name"
