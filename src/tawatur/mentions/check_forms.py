"""What each table under ``data/`` must look like: its columns, its key and the checks of its rows, as a literal."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.mentions import vocabulary as words
from tawatur.mentions.check_rows import (
    RowCheck,
    TableCheck,
    affiliated,
    among,
    calendar_value,
    code,
    frame,
    handles,
    inflected,
    later_readings,
    matchable,
    number,
    points,
    refers,
    unique_names,
    unique_values,
)
from tawatur.model import EVENT_TYPES


@dataclass(frozen=True, slots=True)
class Table:
    """The form of a table: the path below ``data/``, all columns, those that make a row unique, those never empty.

    ``choices`` is the column in which alternatives may stand: its row is checked once for each of the forms meant.
    """

    pattern: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    required: tuple[str, ...] = ()
    checks: tuple[RowCheck, ...] = ()
    whole: tuple[TableCheck, ...] = ()
    choices: str = ""


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
    *("domains", "handles", "affiliation", "actor", "republishes", "owner", "note"),
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
        choices="form",
    ),
    Table(
        "lexicon/*/context.tsv",
        ("kind", "form", "note"),
        ("kind", "form"),
        ("kind", "form"),
        (among("kind", words.CONTEXT_KINDS), matchable("form")),
    ),
    Table(
        "lexicon/*/signs.tsv",
        ("kind", "form", "note"),
        ("kind", "form"),
        ("kind", "form"),
        (among("kind", words.SIGN_KINDS),),
    ),
    Table(
        "actors.tsv",
        ("id", "name_en", "name_ar", "class", "country", "aliases_en", "aliases_ar", "affiliation", "note"),
        ("id",),
        ("id", "name_en", "name_ar", "class"),
        (
            among("class", words.ACTOR_CLASSES),
            refers("country", "countries"),
            affiliated,
            matchable(*_NAMES),
        ),
        (unique_names(*_NAMES),),
    ),
    Table(
        "sources.tsv",
        _SOURCE,
        ("id",),
        ("id", "name_en", "kind"),
        (
            among("kind", words.SOURCE_KINDS),
            refers("country", "countries"),
            refers("affiliation", "actors"),
            refers("actor", "actors"),
            refers("republishes", "sources"),
            refers("owner", "sources"),
            handles,
            matchable(*_NAMES),
        ),
        (unique_names(*_NAMES), unique_values("domains")),
    ),
    Table(
        "nationalities.tsv",
        _NATIONALITY,
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
        "claim_words.tsv",
        ("lang", "name", "words", "note"),
        ("lang", "name"),
        ("lang", "name", "words"),
        (among("lang", words.LANGUAGES),),
    ),
    Table(
        "casualty_words.tsv",
        ("lang", "what", "kind", "forms", "plural", "note"),
        ("lang", "what", "kind", "forms"),
        ("lang", "kind", "forms"),
        (among("lang", words.LANGUAGES),),
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
    *(
        Table(
            name,
            ("lang", "forms", "country", "actor", "note"),
            ("lang", "forms", "country"),
            ("lang", "forms", "country", "actor"),
            (
                among("lang", words.LANGUAGES),
                refers("country", "countries"),
                refers("actor", "actors"),
                matchable("forms"),
            ),
        )
        for name in ("short_names.tsv", "bare_names.tsv")
    ),
    Table(
        "opponents.tsv",
        ("camp", "against", "note"),
        ("camp", "against"),
        ("camp", "against"),
        (refers("camp", "actors"), refers("against", "actors")),
    ),
    Table(
        "no_place_names.tsv",
        ("lang", "kind", "forms"),
        ("lang", "kind", "forms"),
        ("lang", "kind", "forms"),
        (among("lang", words.LANGUAGES), among("kind", ("adjective", "word"))),
    ),
    Table("given_names.tsv", ("key", "ar", "en"), ("key",), ("key",)),
    Table("zones.tsv", ("country", "zone", "note"), ("country",), ("country", "zone")),
    Table("gazetteer/registry.tsv", _PLACE, ("id",), ("id", "name", "kind"), _PLACE_CHECKS),
    Table(
        "gazetteer/curated*.tsv",
        (*_PLACE, "note", "replaces", "confidence"),
        ("id",),
        ("id", "name", "kind", "confidence"),
        (
            *_PLACE_CHECKS,
            among("confidence", words.PLACE_CONFIDENCE),
            refers("replaces", "places"),
            matchable("aliases_en", "aliases_ar"),
        ),
    ),
    Table(
        "gazetteer/spellings.tsv",
        ("country", "name", "spellings_en", "spellings_ar"),
        ("country", "name"),
        ("country", "name"),
        (refers("country", "countries"), matchable("spellings_en", "spellings_ar")),
    ),
    Table(
        "gazetteer/borders.tsv",
        ("one", "other", "points", "note"),
        ("one", "other"),
        ("one", "other", "points"),
        (refers("one", "countries"), refers("other", "countries"), points),
    ),
    Table(
        "gazetteer/extents.tsv",
        ("country", "south", "west", "north", "east"),
        ("country",),
        ("country", "south", "west", "north", "east"),
        (refers("country", "countries"),),
    ),
    Table(
        "gazetteer/common_names.tsv",
        ("lang", "name", "note"),
        ("lang", "name"),
        ("lang", "name"),
        (among("lang", words.LANGUAGES),),
    ),
    Table(
        "notices.tsv",
        ("lang", "kind", "place", "forms", "note"),
        ("lang", "kind", "place"),
        ("lang", "kind", "forms"),
        (
            among("lang", words.LANGUAGES),
            among("kind", ("correction", "retraction", "wrong", "right", "not")),
            among("place", ("head", "self", "any")),
        ),
    ),
    Table(
        "heads.tsv",
        ("lang", "sense", "type", "forms", "note"),
        ("lang", "sense", "type"),
        ("lang", "sense", "forms"),
        (
            among("lang", words.LANGUAGES),
            among("sense", words.SENSES),
            among("type", tuple(EVENT_TYPES)),
        ),
    ),
    Table(
        "weights/sides.tsv",
        ("clue", "side1", "side2"),
        ("clue",),
        ("clue", "side1", "side2"),
        (number("side1", -99, 99), number("side2", -99, 99)),
    ),
    Table("weights/wording-*.tsv", ("clue", "weights"), ("clue",), ("clue", "weights"), ()),
    Table("weights/*.tsv", ("clue", "weight"), ("clue",), ("clue", "weight"), (number("weight", -99, 99),)),
)
