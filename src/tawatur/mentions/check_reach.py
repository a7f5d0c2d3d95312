"""Finds entries that no text can reach: each form is looked for in a text that is nothing but the form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from tawatur.mentions.check_rows import Row
from tawatur.mentions.entries import Actor, Context, Descriptor, Entry, PlaceName, SourceName, Trigger
from tawatur.mentions.lexicon import load_lexicon
from tawatur.mentions.tables import split_list
from tawatur.text.document import read_document

Cells = Mapping[str, str]
_ADVICE = "is found in no text, not even in itself; another entry or the reader's rules keep it out: correct the form"


def unreachable(tables: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, int, str]]:
    """File, line and problem for each form of the hand-edited tables that the compiled lexicon does not find."""
    for name, rows in tables.items():
        for row in rows:
            for lang, form, bears in _forms(name, row.cells):
                if not _found(lang, form, bears):
                    yield name, row.line, f"{form!r} {_ADVICE}"


def _found(lang: str, form: str, bears: Callable[[Entry], bool]) -> bool:
    hits = load_lexicon(lang).find(read_document(form, lang))
    return any(bears(entry) for hit in hits for entry in hit.entries)


Wanted = tuple[str, str, Callable[[Entry], bool]]


def _forms(name: str, cells: Cells) -> Iterator[Wanted]:
    """What to look for: the language, the form, and how to tell the entry of this row among those found."""
    lexicon = re.fullmatch(r"lexicon/(\w\w)/(\w+)\.tsv", name)
    if lexicon:
        yield from _lexicon_forms(lexicon[1], lexicon[2], cells)
    elif name == "actors.tsv":
        yield from _named(cells, lambda e: isinstance(e, Actor) and e.id == cells["id"])
    elif name == "sources.tsv":
        yield from _named(cells, lambda e: isinstance(e, SourceName) and e.id == cells["id"])
    elif name.startswith("gazetteer/curated"):
        own = {**cells, "name_en": cells["name"]}
        yield from _named(
            own, lambda e: isinstance(e, PlaceName) and any(r.id == cells["id"] for r in e.rows)
        )
    elif name == "descriptors.tsv":
        yield cells["lang"], cells["form"], lambda e: isinstance(e, Descriptor) and e.lemma == cells["form"]


def _lexicon_forms(lang: str, table: str, cells: Cells) -> Iterator[Wanted]:
    if table == "context":
        if cells["kind"] != "light_verb":
            for form in split_list(cells["form"]):
                yield lang, form, lambda e: isinstance(e, Context) and e.kind == cells["kind"]
        return
    form = cells["lemma"] if "lemma" in cells else cells["form"]
    if "*" in form or (lang == "en" and "+" in form):
        # A phrase with a gap gives way to the one without, and the bare infinitive of a light verb tells of nothing
        # that has happened: both are kept out on purpose.
        return
    words = form.replace("+", "")
    yield lang, words, lambda e: isinstance(e, Trigger) and (e.lemma, e.sense) == (form, cells["sense"])


def _named(cells: Cells, bears: Callable[[Entry], bool]) -> Iterator[Wanted]:
    for lang in ("en", "ar"):
        for name in (cells[f"name_{lang}"], *split_list(cells[f"aliases_{lang}"])):
            # A bracketed name is for display only, and a short form (~) counts only after the full one.
            if name and "(" not in name and not name.startswith("~"):
                yield lang, name.replace("«", '"').replace("»", '"'), bears
