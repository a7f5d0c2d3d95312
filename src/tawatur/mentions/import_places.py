"""Reads places from the tables that others publish: GeoNames' country dumps and OCHA's tables of p-codes.

In: a file. Out: rows with the columns of the gazetteer's own tables, without those that the gazetteer has already.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple

from tawatur.mentions.distance import great_circle_km
from tawatur.mentions.gazetteer import AREAS, COLUMNS, SAME_PLACE_KM, gazetteer_rows
from tawatur.mentions.naming import names_of
from tawatur.mentions.spelling import sound

Format = Literal["geonames", "pcodes"]
Row = dict[str, str]

_GEONAMES_COLUMNS: Final = 19
_MOST_ALIASES: Final = 12
_CITY, _TOWN = 50_000, 5_000  # people
_RADIUS: Final = {
    "admin1": 80,
    "admin2": 30,
    "district": 20,
    "city": 15,
    "town": 8,
    "quarter": 3,
    "mountain": 10,
}
_KINDS: Final = {
    "ADM1": "admin1",
    "ADM2": "admin2",
    "ADM3": "district",
    "ADM4": "district",
    "PPLX": "quarter",
    "AIRP": "airport",
    "AIRB": "base",
    "AIRF": "airport",
    "MILB": "base",
    "INSM": "base",
    "CMP": "camp",
    "CMPRF": "camp",
    "DAM": "dam",
    "OILF": "oil_field",
    "GASF": "oil_field",
    "ISL": "island",
    "MT": "mountain",
    "MTS": "mountain",
    "PSTB": "crossing",
    "CSTM": "crossing",
}
"""GeoNames' feature codes that become places, beside the populated ones (class P)."""
_LEVELS: Final = {1: "admin1", 2: "admin2", 3: "district", 4: "village", 5: "village"}
_ARABIC: Final = re.compile(r"[\u0621-\u064a]")
_LATIN: Final = re.compile(r"[A-Za-z][a-z'’ .-]*[a-z](?:[ -][A-Za-z][a-z'’.-]*)*")
_LATITUDE: Final = re.compile(r"(?:.*_)?(?:lat|latitude|y|point_?y|ycoord|y_coord)(?:_?dd)?")
_LONGITUDE: Final = re.compile(r"(?:.*_)?(?:lon|long|longitude|x|point_?x|xcoord|x_coord)(?:_?dd)?")
_COLUMN: Final = re.compile(
    r"adm(?:in)?_?(?P<level>[0-5])_?(?P<what>p_?code|(?:ref)?name(?:_?(?:en|ar))?|en|ar|name_?1?)?"
)


class ImportProblem(ValueError):
    """A file that cannot be imported; the message is one sentence for the user."""


class Imported(NamedTuple):
    """The rows read, and how many places the gazetteer has already or does not take (kinds without a use)."""

    rows: list[Row]
    known: int
    left_out: int


def read_places(path: Path, format_: Format | None = None) -> Imported:
    """The places of a file that the gazetteer lacks. Raises ``ImportProblem`` where it cannot be read as a table of places."""
    lines = _lines(path)
    chosen = format_ or ("geonames" if lines[0].count("\t") >= _GEONAMES_COLUMNS - 2 else "pcodes")
    read, left_out = (_geonames if chosen == "geonames" else _pcodes)(path, lines)
    if not read:
        raise ImportProblem(f"{path} holds no place that the gazetteer takes.")
    known = _Known()
    rows: list[Row] = []
    for row in read:
        if known.has(row):
            continue
        row["admin1"] = row["admin1"] if row["kind"] == "admin1" else known.province(row)
        rows.append(row)
        known.add(row)
    return Imported(rows, len(read) - len(rows), left_out)


def _lines(path: Path) -> list[str]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ImportProblem(f"{path} could not be read: {(error.strerror or 'error').lower()}.") from error
    if data.startswith(b"PK"):
        raise ImportProblem(f"{path} is a spreadsheet or archive; save its table of places as CSV or text.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ImportProblem(f"{path} is no UTF-8 text; save it as UTF-8.") from None
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise ImportProblem(f"{path} is empty.")
    return lines


def _geonames(path: Path, lines: Sequence[str]) -> tuple[list[Row], int]:
    rows: list[Row] = []
    left_out = 0
    for number, line in enumerate(lines, 1):
        cells = line.split("\t")
        if len(cells) != _GEONAMES_COLUMNS or not cells[0].isdecimal():
            raise ImportProblem(
                f"{path}, line {number}: a GeoNames dump has {_GEONAMES_COLUMNS} columns, the first a number; "
                f"this line has {len(cells)}."
            )
        kind = _geonames_kind(cells[6], cells[7], _count(cells[14]))
        if kind is None:
            left_out += 1
            continue
        names = [cells[1], *cells[3].split(",")]
        latin = [n.strip() for n in [*names, cells[2]] if _LATIN.fullmatch(n.strip())]
        arabic = [n.strip() for n in names if _ARABIC.search(n)]
        where = f"{path}, line {number}"
        row = _row(f"u-g{cells[0]}", latin or [cells[2]], arabic, kind, cells[8], cells[4], cells[5], where)
        row["population"] = str(_count(cells[14]) or "")
        row["note"] = f"GeoNames {cells[0]}, {path.name}"
        rows.append(row)
    return rows, left_out


def _geonames_kind(class_: str, code: str, population: int) -> str | None:
    if class_ == "P" and code not in ("PPLX", "PPLH", "PPLQ", "PPLW"):
        if population >= _CITY or code in ("PPLC", "PPLA"):
            return "city"
        return "town" if population >= _TOWN else "village"
    return _KINDS.get(code)


def _pcodes(path: Path, lines: Sequence[str]) -> tuple[list[Row], int]:
    delimiter = max(",;\t", key=lines[0].count)
    table = csv.DictReader(lines, delimiter=delimiter)
    columns = _pcode_columns(path, table.fieldnames or [])
    rows: list[Row] = []
    left_out = 0
    for number, cells in enumerate(table, 2):
        row = _pcode_row(columns, cells, f"{path}, line {number}", path.name)
        if row is None:
            left_out += 1
        else:
            rows.append(row)
    return rows, left_out


def _pcode_columns(path: Path, header: Sequence[str]) -> dict[str, str]:
    """The columns of a table of p-codes by what they hold: "lat", "lon", "3 code", "3 en", "3 ar"."""
    columns: dict[str, str] = {}
    for name in header:
        plain = re.sub(r"[\s-]+", "_", (name or "").strip().lower())
        match = _COLUMN.fullmatch(plain)
        if match:
            what = (match["what"] or "en").replace("_", "")
            what = "code" if what == "pcode" else "ar" if what.endswith("ar") else "en"
            columns.setdefault(f"{match['level']} {what}", name)
        elif _LATITUDE.fullmatch(plain):
            columns.setdefault("lat", name)
        elif _LONGITUDE.fullmatch(plain):
            columns.setdefault("lon", name)
    if not any(key.endswith("code") for key in columns):
        raise ImportProblem(f"{path} is no table of p-codes: no column such as admin3Pcode or ADM3_PCODE.")
    if "lat" not in columns or "lon" not in columns:
        raise ImportProblem(f"{path} gives no points: columns such as latitude and longitude are missing.")
    return columns


def _pcode_row(columns: Mapping[str, str], cells: Mapping[str, str], where: str, file: str) -> Row | None:
    """The place of a row at the deepest level that it fills; None where it has no point or no name."""

    def cell(key: str) -> str:
        return (cells.get(columns.get(key, "")) or "").strip()

    level = max((n for n in _LEVELS if cell(f"{n} code")), default=0)
    english, arabic = cell(f"{level} en"), cell(f"{level} ar")
    if not level or not (english or arabic) or not cell("lat") or not cell("lon"):
        return None
    code = cell(f"{level} code")
    country = cell("0 code")[:2] or code[:2]
    kind = _LEVELS[level]
    row = _row(
        f"u-p{code}", [english or arabic], [arabic], kind, country.upper(), cell("lat"), cell("lon"), where
    )
    row["admin1"] = cell("1 en") if level > 1 else ""
    row["note"] = f"p-code {code}, {file}"
    return row


def _row(
    id_: str,
    latin: Sequence[str],
    arabic: Sequence[str],
    kind: str,
    country: str,
    lat: str,
    lon: str,
    where: str,
) -> Row:
    try:
        at = float(lat.replace(",", ".")), float(lon.replace(",", "."))
    except ValueError:
        at = (999.0, 999.0)
    if abs(at[0]) > 90 or abs(at[1]) > 180:
        raise ImportProblem(f"{where}: {lat!r}, {lon!r} is no latitude and longitude.")
    english, own = list(dict.fromkeys(filter(None, latin))), list(dict.fromkeys(filter(None, arabic)))
    row = dict.fromkeys(COLUMNS, "")
    row.update(
        id=id_,
        name=_clean(english[0]),
        name_ar=_clean(own[0]) if own else "",
        aliases_en="|".join(map(_clean, english[1:_MOST_ALIASES])),
        aliases_ar="|".join(map(_clean, own[1:_MOST_ALIASES])),
        kind=kind,
        country=country,
        lat=f"{at[0]:.4f}",
        lon=f"{at[1]:.4f}",
        radius_km=str(_RADIUS.get(kind, 5)),
        confidence="high",
    )
    return row


def _clean(name: str) -> str:
    return re.sub(r"[|\t\s]+", " ", name).strip()


def _count(cell: str) -> int:
    return int(cell) if cell.isdecimal() else 0


class _Known:
    """What the gazetteer has, and what is added meanwhile: by id, and by sound near a point."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._points: dict[tuple[str, str], list[tuple[float, float]]] = {}
        self._provinces: dict[str, list[tuple[float, float, str]]] = {}
        for fields, place in gazetteer_rows():
            self._ids.update({place.id, *fields.get("replaces", "").split("|")} - {""})
            self._put(fields, place.country or "", place.lat, place.lon)
            if place.admin1:
                at = (place.lat, place.lon, place.admin1)
                self._provinces.setdefault(place.country or "", []).append(at)

    def add(self, row: Row) -> None:
        """Take up a row that has been read."""
        self._ids.add(row["id"])
        self._put(row, row["country"], float(row["lat"]), float(row["lon"]))

    def has(self, row: Row) -> bool:
        """Whether a row's place is known: its id, GeoNames' id, or a place of its name within some kilometres."""
        if row["id"] in self._ids or row["id"].removeprefix("u-") in self._ids:
            return True
        lat, lon = float(row["lat"]), float(row["lon"])
        return any(
            great_circle_km(lat, lon, *point) <= SAME_PLACE_KM
            for key in _keys(row, row["country"])
            for point in self._points.get(key, ())
        )

    def province(self, row: Row) -> str:
        """The province of a row as the gazetteer names it: its own where that is known, else that of the nearest place."""
        near = self._provinces.get(row["country"], ())
        given = sound(row["admin1"], "en") if row["admin1"] else ""
        for _, _, name in near:
            if given and sound(name, "en") == given:
                return name
        lat, lon = float(row["lat"]), float(row["lon"])
        nearest = min(near, key=lambda p: (p[0] - lat) ** 2 + (p[1] - lon) ** 2, default=None)
        return nearest[2] if nearest else row["admin1"]

    def _put(self, row: Mapping[str, str], country: str, lat: float, lon: float) -> None:
        for key in _keys(row, country):
            self._points.setdefault(key, []).append((lat, lon))


def _keys(row: Mapping[str, str], country: str) -> Iterator[tuple[str, str]]:
    area = row["kind"] in AREAS
    for lang in ("en", "ar"):
        for name in names_of(row, lang):
            yield country, f"{area}:{lang}:{sound(name, lang)}"
