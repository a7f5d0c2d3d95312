"""The checks of rows and of whole tables: small functions that say what is wrong and what to do."""

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


_DAY = r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?"
_PERIOD = re.compile(rf"({_DAY})\.\.({_DAY})")


def affiliated(cells: Cells, lang: str, known: Known) -> Iterator[str]:
    """A check that each affiliation names an actor and, behind an @, a period such as 2014..2017, 2025.. or ..2024-12."""
    for value in split_list(cells["affiliation"]):
        actor, at, period = value.partition("@")
        if actor not in known["actors"]:
            yield f"affiliation {actor!r} is no id of the actors; {_advice(actor, known['actors'])}"
        ends = _PERIOD.fullmatch(period)
        if at and (ends is None or not any(ends.groups())):
            yield f"affiliation {value!r} has no period such as @2014..2017, @2025.. or @..2024-12; correct it"
        elif ends is not None and all(ends.groups()) and ends[1][: len(ends[2])] > ends[2]:
            yield f"affiliation {value!r} ends before it begins; correct it"


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


def points(cells: Cells, lang: str, known: Known) -> Iterator[str]:
    """A check that column points holds latitudes and longitudes."""
    for point in split_list(cells["points"]):
        if not re.fullmatch(r"-?\d{1,2}(?:\.\d+)?,-?\d{1,3}(?:\.\d+)?", point):
            yield f"points {point!r} is no latitude,longitude such as 36.83,38.00; correct it"


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
        elif slot == "is":
            if role not in words.MARKS:
                yield f"frame mark {role!r} is not known; {_advice(role, words.MARKS)}"
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
_LONE_LETTER = re.compile(r"\w{3}\s[بلكفو](?:\s\*|$)")


def _unmatchable(form: str, lang: str) -> str:
    folded = re.sub(r"[-/_\s]+", " ", fold(form)).strip()
    if len(folded) < 2:
        return "is a single letter, which is never matched; write a longer form"
    if lang == "ar" and _LONE_LETTER.search(folded):
        return "ends in a letter that is written with the next word; write that word too"
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


def unique_values(column: str) -> TableCheck:
    """A check that no value of a list stands in two rows."""

    def check(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
        owner: dict[str, Row] = {}
        for row in rows:
            for value in split_list(row.cells[column]):
                other = owner.setdefault(value.lower(), row)
                if other is not row:
                    yield (
                        row.line,
                        f"{column} {value!r} is that of {other.cells['id']} (line {other.line}) too; keep one",
                    )

    return check


def _names(cells: Cells, columns: Iterable[str]) -> Iterator[str]:
    for column in columns:
        for name in split_list(cells[column]):
            if "(" not in name:
                yield name
