"""The coded values and the strings of the pages in the reader's language, from one catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Final

from markupsafe import Markup, escape

from tawatur.incidents.titles import MONTHS_AR, MONTHS_EN, day_words
from tawatur.mentions.registry import actors
from tawatur.mentions.tables import DATA, read_table
from tawatur.model import EVENT_TYPES, Count, Day, Incident, Origin, Party, Place, Toll
from tawatur.web.view import Lang

NONE: Final = "–"
CATALOGUE: Final = Path(__file__).with_name("messages.tsv")


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """The strings by key, each in both languages. A sentence of a rule is its own key."""
    return {row["key"]: row for row in read_table(CATALOGUE)}


class Words:
    """Everything a page says in one language; what comes from reports is isolated, since it may run the other way."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Final = lang
        self.direction: Final = "rtl" if lang == "ar" else "ltr"
        self._comma: Final = "، " if lang == "ar" else ", "
        self._months: Final = MONTHS_AR if lang == "ar" else MONTHS_EN

    def t(self, key: str, **values: object) -> str:
        """A string of the catalogue with its values; a key that is not in it stands for itself."""
        row = catalogue().get(key)
        text = (row[self.lang] if row else "") or key
        return text.format(**values) if values else text

    def counted(self, key: str, number: int) -> str:
        """A number with its noun: the keys ``report.1``, ``report.2``, ``report.few`` and ``report.many``."""
        return self.t(f"{key}.{self._form(number)}", n=f"{number:,}")

    def _form(self, number: int) -> str:
        if number == 1:
            return "1"
        if self.lang == "en":
            return "many"
        # the plural of three to ten, the singular beyond, as Unicode's rules for Arabic have it
        return "2" if number == 2 else "few" if 3 <= number % 100 <= 10 else "many"

    def type(self, slug: str) -> str:
        """A type, a class, a status, a means or a grade."""
        if slug in EVENT_TYPES and self.lang == "en":
            return EVENT_TYPES[slug].acled_sub_event_type or slug.replace("_", " ").capitalize()
        return self.t(slug) if slug in catalogue() else slug.replace("_", " ")

    def title(self, incident: Incident) -> str:
        """The title of an incident."""
        return incident.title_ar if self.lang == "ar" else incident.title

    def day(self, day: Day | None) -> Markup:
        """An interval of days, as titles have it: 23 Oct 2023, 22–23 Oct 2023, Oct 2023; "?" after an inferred one."""
        if day is None:
            return Markup(NONE)
        return escape(day_words(day, self._months)) + self._unsure(inferred=day.inferred)

    def date(self, day: date) -> str:
        """One day: 23 Oct 2023."""
        return f"{day.day} {self._months[day.month - 1]} {day.year}"

    def moment(self, written: str | None) -> str:
        """A day or moment in ISO 8601, with its offset unless it is UTC; as it stands where it is neither."""
        if not written:
            return NONE
        try:
            found = datetime.fromisoformat(written)
        except ValueError:
            return written
        if len(written) <= 10:
            return self.date(found)
        return f"{self.date(found)} {found:%H:%M}" + (f" {found:%z}" if found.utcoffset() else "")

    def place(self, place: Place | None) -> Markup:
        """A place with what contains it; "?" after an inferred one."""
        if place is None:
            return Markup(NONE)
        within: tuple[str | None, ...] = (place.admin1, place.country)
        name = place.name
        if self.lang == "ar":
            name = place.name_ar or place.name
            province, country = _arabic_areas()
            of = place.country or ""
            within = (province.get((of, place.admin1 or ""), place.admin1), country.get(of, place.country))
        whole = self._comma.join(dict.fromkeys(p for p in (name, *within) if p))
        return _isolated(whole) + self._unsure(inferred=place.inferred)

    def _unsure(self, *, inferred: bool) -> Markup:
        """The mark of a value that no words of the event bring, with what it means; nothing for one that is told."""
        if not inferred:
            return Markup()
        mark = "؟" if self.lang == "ar" else "?"
        return Markup('<span class="unsure" title="{}">{}</span>').format(self.t("inferred"), mark)

    def near(self, kind: str, admin1: str | None, country: str | None, km: float) -> str:
        """What a place near a point is, where, and how far off."""
        sort = self.type(f"place.{kind}").removeprefix("place.")
        provinces, countries = _arabic_areas()
        if self.lang == "ar":
            admin1 = provinces.get((country or "", admin1 or ""), admin1)
            country = countries.get(country or "", country)
        where = self._comma.join(part for part in (admin1, country) if part)
        return self.t("place.off", kind=sort, where=where, km=f"{km:.0f}")

    def place_detail(self, place: Place) -> str:
        """How exact a place is."""
        kind = self.type(f"place.{place.precision}").removeprefix("place.")
        return self.t("within", kind=kind, km=f"{place.radius_km:g}")

    def side(self, side: Sequence[Party]) -> Markup:
        """The parties of a side by their neutral names, else by the report's words; "?" after an inferred one."""
        names: dict[str, bool] = {}
        for party in side:
            name = self.actor(party.actor) if party.actor else " ".join(party.text.split())
            names[name] = names.get(name, True) and party.inferred
        shown = [_isolated(name) + self._unsure(inferred=inferred) for name, inferred in names.items()]
        return Markup(self._comma).join(shown) if shown else Markup(NONE)

    def actor(self, slug: str) -> str:
        """The name of an actor's slug."""
        known = actors().get(slug)
        if known is None:
            return slug
        return (known.name_ar if self.lang == "ar" else "") or known.name

    def origin(self, origin: Origin) -> str:
        """The name of an origin; that of a party in the reader's language."""
        return self.actor(origin.id.removeprefix("actor:")) if origin.id.startswith("actor:") else origin.name

    def toll(self, toll: Toll) -> str:
        """The range of an incident's numbers: 9, 9–15, 1+ where there is no upper bound."""
        if toll.min is None:
            return NONE
        if toll.max is None:
            return f"{toll.min}+"
        return str(toll.min) if toll.min == toll.max else f"{toll.min}–{toll.max}"

    def count(self, count: Count) -> str:
        """A number told in one report."""
        return NONE if count is None else self.t("some") if count == "some" else str(count)

    def value(self, field: str, value: str, places: Mapping[str, Place]) -> str:
        """A told value of a field, as ``FieldValues`` holds it; ``places`` are those told, by their names."""
        if field == "place" and self.lang == "ar" and value in places:
            return places[value].name_ar or value
        if field in ("side1", "side2") and self.lang == "ar":
            return self._comma.join(self.actor(_slugs().get(name, name)) for name in value.split(", "))
        if field in ("type", "status", "means"):
            return self.type(value)
        if field == "date":
            return self._days(value)
        return self.t("some") if value == "some" else value

    def _days(self, value: str) -> str:
        try:
            days = [date.fromisoformat(part) for part in value.split("/")]
        except ValueError:
            return value
        return " – ".join(map(self.date, days))


@cache
def _slugs() -> dict[str, str]:
    """The slugs of actors by their neutral names."""
    return {actor.name: slug for slug, actor in actors().items()}


@cache
def _arabic_areas() -> tuple[dict[tuple[str, str], str], dict[str, str]]:
    """The Arabic names of provinces, by country and English name, and of countries, by code."""
    rows = read_table(DATA / "gazetteer" / "registry.tsv")
    named = [row for row in rows if row["name_ar"] and row["kind"] in ("country", "admin1")]
    provinces = {(row["country"], row["name"]): row["name_ar"] for row in named if row["kind"] == "admin1"}
    return provinces, {row["country"]: row["name_ar"] for row in named if row["kind"] == "country"}


def _isolated(text: str) -> Markup:
    return Markup(f"<bdi>{escape(text)}</bdi>")
