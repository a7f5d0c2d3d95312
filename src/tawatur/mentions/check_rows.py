"""What each table must look like: its columns, its key, and the checks of its rows, as one literal list."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from tawatur.mentions import vocabulary as words
from tawatur.mentions.tables import split_list
from tawatur.text.normalise import fold


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table and the line it stands on."""

    line: int
    cells: Mapping[str, str]


Cells = Mapping[str, str]
Known = Mapping[str, frozenset[str]]
RowCheck = Callable[[Cells, str, Known], Iterator[str]]
"""Takes a row's cells, the table's or row's language and what other tables define; yields problems."""
TableCheck = Callable[[Sequence[Row]], Iterator[tuple[int, str]]]
"""Takes all rows of a table; yields lines with problems."""


@dataclass(frozen=True, slots=True)
class Table:
    """The form of a table: the path below ``data/``, all columns, those that make a row unique, those never empty."""

    pattern: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    required: tuple[str, ...] = ()
    checks: tuple[RowCheck, ...] = ()
    whole: tuple[TableCheck, ...] = ()


def references(tables: Mapping[str, Sequence[Row]]) -> dict[str, frozenset[str]]:
    """The ids and lemmas that rows of other tables may refer to."""

    def column(name: str, column: str) -> frozenset[str]:
        return frozenset(row.cells.get(column, "") for row in tables.get(name, ())) - {""}

    known = {
        "actors": column("actors.tsv", "id"),
        "sources": column("sources.tsv", "id"),
        "countries": column("nationalities.tsv", "iso2") | column("gazetteer/registry.tsv", "country"),
        "places": column("gazetteer/registry.tsv", "id"),
    }
    for lang in sorted(words.LANGUAGES):
        light = (
            form
            for row in tables.get(f"lexicon/{lang}/context.tsv", ())
            if row.cells.get("kind") == "light_verb"
            for form in split_list(row.cells.get("form", ""))[:1]
        )
        own = (column(f"lexicon/{lang}/{name}.tsv", "lemma") for name in ("verbs", "nouns"))
        known[f"lemmas {lang}"] = frozenset(light).union(*own)
    return known


def among(column: str, allowed: Collection[str], *, listed: bool = False) -> RowCheck:
    """A check that a column holds one of some values, or nothing."""

    def check(cells: Cells, lang: str, known: Known) -> Iterator[str]:
        for value in split_list(cells[column]) if listed else filter(None, [cells[column]]):
            if value not in allowed:
                yield f"{column} {value!r} is not known; {_advice(value, allowed)}"

    return check


def refers(column: str, target: str) -> RowCheck:
    """A check that a column names rows of another table."""

    def check(cells: Cells, lang: str, known: Known) -> Iterator[str]:
        for value in split_list(cells[column]):
            if value not in known[target]:
                yield f"{column} {value!r} is no id of the {target}; {_advice(value, known[target])}"

    return check


def _advice(value: str, allowed: Collection[str]) -> str:
    near = get_close_matches(value, list(allowed), 1)
    if near:
        return f"did you mean {near[0]}?"
    return f"use one of {', '.join(sorted(allowed))}" if len(allowed) <= 50 else "add it there or correct it"


def number(column: str, least: float, greatest: float, *, required: bool = True) -> RowCheck:
    """A check that a column holds a number within bounds."""

    def check(cells: Cells, lang: str, known: Known) -> Iterator[str]:
        value = cells[column]
        if not value and not required:
            return
        try:
            within = least <= float(value) <= greatest
        except ValueError:
            within = False
        if not within:
            yield f"{column} {value!r} is no number from {least:g} to {greatest:g}; correct it"

    return check


def frame(cells: Cells, lang: str, known: Known) -> Iterator[str]:
    """A check of a frame: slot:role pairs and needs."""
    for part in filter(None, (p.strip() for p in cells["frame"].split(","))):
        slot, colon, role = part.partition(":")
        if not colon or not role:
            yield f"frame part {part!r} is no slot:role such as subj:side1; correct it"
        elif slot == "needs":
            for need in role.split("|"):
                if need not in words.NEEDS:
                    yield f"frame needs {need!r}, which is not known; {_advice(need, words.NEEDS)}"
        elif slot not in words.SLOTS.get(lang, ()):
            yield f"frame slot {slot!r} is not known; {_advice(slot, words.SLOTS.get(lang, ()))}"
        elif role not in words.ROLES:
            yield f"frame role {role!r} is not known; {_advice(role, words.ROLES)}"


def inflected(cells: Cells, lang: str, known: Known) -> Iterator[str]:
    """A check that each +word of a phrase has an entry to inflect."""
    for word in cells["form"].split():
        if word.startswith("+") and word[1:] not in known.get(f"lemmas {lang}", ()):
            yield f"{word} has no entry in verbs.tsv, nouns.tsv or light_verb; add one or write it without +"


def matchable(*columns: str) -> RowCheck:
    """A check that forms can occur in a normalised text at all."""

    def check(cells: Cells, lang: str, known: Known) -> Iterator[str]:
        for column in columns:
            script = "ar" if column.endswith("_ar") else "en" if column.endswith("_en") else lang
            for form in split_list(cells[column]):
                problem = _unmatchable(form.strip("~«»"), script)
                if problem:
                    yield f"{column} {form!r} {problem}"

    return check


_ARABIC = re.compile(r"[\u0620-\u064a]")
_LATIN = re.compile(r"[A-Za-z]")


def _unmatchable(form: str, lang: str) -> str:
    folded = re.sub(r"[-\s]+", " ", fold(form)).strip()
    if len(folded) < 2:
        return "is a single letter, which is never matched; write a longer form"
    if "/" in folded or "_" in folded:
        return "holds / or _, which a text is read without; write a space"
    if lang == "en" and _ARABIC.search(form):
        return "is Arabic in an English column; move it"
    if lang == "ar" and _LATIN.search(form) and not _ARABIC.search(form):
        return "is English in an Arabic column; move it"
    return ""


def code(cells: Cells, lang: str, known: Known) -> Iterator[str]:
    """A check of an ISO 3166 code in column iso2."""
    if cells["iso2"] and not re.fullmatch(r"[A-Z]{2}", cells["iso2"]):
        yield f"iso2 {cells['iso2']!r} is no code of two capitals; correct it"


def handles(cells: Cells, lang: str, known: Known) -> Iterator[str]:
    """A check of a source's handles and domains."""
    for handle in split_list(cells["handles"]):
        if not re.fullmatch(r"@\w{2,30}", handle):
            yield f"handle {handle!r} is none such as @Reuters; correct it"
    for domain in split_list(cells["domains"]):
        if not re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", domain):
            yield f"domain {domain!r} is none such as reuters.com; correct it"


def calendar_value(cells: Cells, lang: str, known: Known) -> Iterator[str]:
    """A check that a month or weekday has its number."""
    bounds = words.CALENDAR_KINDS.get(cells["kind"])
    if bounds and bounds != (0, 0):
        yield from number("value", *bounds)(cells, lang, known)


def later_readings(*columns: str) -> TableCheck:
    """A check that no reading stands behind one that always holds: readings of a word are tried in order."""

    def check(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
        certain: dict[str, int] = {}
        for row in rows:
            key = "\t".join(fold(row.cells[column]) for column in columns)
            if key in certain:
                reason = f"is never reached: line {certain[key]} has the same form and no needs; give that one needs"
                yield row.line, f"{row.cells[columns[0]]!r} {reason}"
            elif "needs:" not in row.cells["frame"]:
                certain[key] = row.line

    return check


def unique_names(*columns: str) -> TableCheck:
    """A check that no name stands for two rows."""

    def check(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
        owner: dict[tuple[str, str], Row] = {}
        for row in rows:
            for name in dict.fromkeys(_names(row.cells, columns)):
                # A short form may be shared: it counts only after the full one.
                other = owner.setdefault((fold(name), name if name.isupper() else ""), row)
                if other is not row and not name.startswith("~"):
                    yield (
                        row.line,
                        f"{name!r} stands for {other.cells['id']} (line {other.line}) too; keep one",
                    )

    return check


def _names(cells: Cells, columns: Iterable[str]) -> Iterator[str]:
    for column in columns:
        for name in split_list(cells[column]):
            if "(" not in name:
                yield name


_LEXICON = (among("sense", words.SENSES), among("means", words.MEANS), frame)
_PLACE = (
    *("id", "name", "name_ar", "aliases_en", "aliases_ar", "kind", "country", "admin1"),
    *("lat", "lon", "radius_km", "population"),
)
_PLACE_CHECKS = (
    among("kind", words.PLACE_KINDS),
    refers("country", "countries"),
    number("lat", -90, 90),
    number("lon", -180, 180),
    number("radius_km", 0.1, 4000),
    number("population", 0, 2e9, required=False),
)
_NAMES = ("name_en", "name_ar", "aliases_en", "aliases_ar")
_SOURCE = (
    *("id", "name_en", "name_ar", "kind", "country", "lang", "aliases_en", "aliases_ar"),
    *("domains", "handles", "affiliation", "actor", "republishes", "note"),
)
_NATIONALITY = (
    *("iso2", *_NAMES, "adj_en", "adj_ar", "demonym_en", "capital_en", "capital_ar"),
    *("lat", "lon", "radius_km", "note", "plural_ar"),
)

TABLES: tuple[Table, ...] = (
    Table(
        "lexicon/*/verbs.tsv",
        ("lemma", "present", "masdar", "sense", "frame", "means", "note"),
        ("lemma", "present", "sense", "frame", "means"),
        ("lemma", "sense"),
        (*_LEXICON, matchable("lemma", "masdar")),
        (later_readings("lemma", "present"),),
    ),
    Table(
        "lexicon/*/nouns.tsv",
        ("lemma", "plural", "sense", "frame", "means", "note"),
        ("lemma", "sense", "frame", "means"),
        ("lemma", "sense"),
        (*_LEXICON, matchable("lemma", "plural")),
        (later_readings("lemma"),),
    ),
    Table(
        "lexicon/*/phrases.tsv",
        ("form", "sense", "frame", "means", "note"),
        ("form", "sense", "frame", "means"),
        ("form", "sense"),
        (*_LEXICON, inflected, matchable("form")),
        (later_readings("form"),),
    ),
    Table(
        "lexicon/*/context.tsv",
        ("kind", "form", "note"),
        ("kind", "form"),
        ("kind", "form"),
        (among("kind", words.CONTEXT_KINDS), matchable("form")),
    ),
    Table(
        "actors.tsv",
        ("id", "name_en", "name_ar", "class", "country", "aliases_en", "aliases_ar", "affiliation", "note"),
        ("id",),
        ("id", "name_en", "name_ar", "class"),
        (
            among("class", words.ACTOR_CLASSES),
            refers("country", "countries"),
            refers("affiliation", "actors"),
            matchable(*_NAMES),
        ),
        (unique_names(*_NAMES),),
    ),
    Table(
        "sources.tsv",
        (
            "id",
            *_NAMES[:2],
            "kind",
            "country",
            "lang",
            *_NAMES[2:],
            "domains",
            "handles",
            "affiliation",
            "actor",
            "republishes",
            "note",
        ),  # fmt: skip
        ("id",),
        ("id", "name_en", "kind"),
        (
            among("kind", words.SOURCE_KINDS),
            refers("country", "countries"),
            refers("affiliation", "actors"),
            refers("actor", "actors"),
            refers("republishes", "sources"),
            handles,
            matchable(*_NAMES),
        ),
        (unique_names(*_NAMES),),
    ),
    Table(
        "nationalities.tsv",
        (
            "iso2",
            *_NAMES,
            "adj_en",
            "adj_ar",
            "demonym_en",
            "capital_en",
            "capital_ar",
            "lat",
            "lon",
            "radius_km",
            "note",
            "plural_ar",
        ),  # fmt: skip
        ("iso2", "name_en"),
        ("name_en", "name_ar"),
        (
            code,
            number("lat", -90, 90, required=False),
            number("lon", -180, 180, required=False),
            number("radius_km", 0.1, 4000, required=False),
            matchable("name_en", "name_ar", "adj_en", "adj_ar", "demonym_en"),
        ),
    ),
    Table(
        "descriptors.tsv",
        ("lang", "form", "plural_forms", "class", "role", "actor_rule", "note"),
        ("lang", "form"),
        ("lang", "form", "class", "role"),
        (
            among("lang", words.LANGUAGES),
            among("class", words.DESCRIPTOR_CLASSES),
            among("role", words.DESCRIPTOR_ROLES),
            among("actor_rule", words.ACTOR_RULES),
            matchable("form", "plural_forms"),
        ),
    ),
    Table(
        "descriptors_source.tsv",
        ("lang", "form", "plural_forms", "kind", "anonymous", "note"),
        ("lang", "form", "kind"),
        ("lang", "form"),
        (
            among("lang", words.LANGUAGES),
            among("kind", words.SOURCE_KINDS),
            among("anonymous", ("yes", "no")),
            matchable("form", "plural_forms"),
        ),
    ),
    Table(
        "cues.tsv",
        ("lang", "kind", "forms", "note"),
        ("lang", "kind", "forms"),
        ("lang", "kind", "forms"),
        (among("lang", words.LANGUAGES), among("kind", words.CUE_KINDS), matchable("forms")),
    ),
    Table(
        "calendar.tsv",
        ("lang", "kind", "value", "forms", "weak", "note"),
        ("lang", "kind", "value", "forms", "weak"),
        ("lang", "kind"),
        (
            among("lang", words.LANGUAGES),
            among("kind", tuple(words.CALENDAR_KINDS)),
            calendar_value,
            matchable("forms", "weak"),
        ),
    ),
    Table("given_names.tsv", ("key", "ar", "en"), ("key",), ("key",)),
    Table("gazetteer/registry.tsv", _PLACE, ("id",), ("id", "name", "kind"), _PLACE_CHECKS),
    Table(
        "gazetteer/curated.tsv",
        (*_PLACE, "note", "replaces"),
        ("id",),
        ("id", "name", "kind"),
        (*_PLACE_CHECKS, refers("replaces", "places"), matchable("aliases_en", "aliases_ar")),
    ),
    Table(
        "gazetteer/common_names.tsv",
        ("lang", "name", "note"),
        ("lang", "name"),
        ("lang", "name"),
        (among("lang", words.LANGUAGES),),
    ),
)
