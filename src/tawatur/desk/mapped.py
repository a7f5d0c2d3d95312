"""The view ``incident_map`` of a desk on a server that has PostGIS, for maps made with other programs.

Tawatur itself needs no PostGIS: it compares boxes of points. QGIS, GeoServer and the like ask a database for geometry;
where the extension is, the desk has a view that answers them, with a spatial index behind it.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, text

MAP: Final = "incident_map"
_POSTGIS: Final = text(
    "SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
    f"WHERE e.extname = 'postgis' AND to_regclass('{MAP}') IS NULL AND EXISTS (SELECT FROM pg_tables "
    "WHERE schemaname = current_schema() AND tablename = 'points' AND tableowner = current_user)"
)
_INDEX: Final = "CREATE INDEX IF NOT EXISTS points_on_the_map ON points USING gist ({point})"
_VIEW: Final = """CREATE OR REPLACE VIEW incident_map AS
SELECT v.incident, v.body::jsonb ->> 'title' AS title, v.body::jsonb ->> 'title_ar' AS title_ar,
  v.type, v.class, v.grade, v.independent_origins, v.first_day, v.last_day, v.country, p.radius_km,
  {point} AS point,
  {schema}.ST_Buffer({point}::{schema}.geography, p.radius_km * 1000)::{schema}.geometry AS area
FROM incident_versions v JOIN points p ON p.version = v.n
WHERE v.body IS NOT NULL AND NOT coalesce((v.body::jsonb ->> 'retracted')::boolean, false)
  AND NOT EXISTS (SELECT FROM incident_versions w WHERE w.incident = v.incident AND w.n > v.n)"""


def lacks_map(connection: Connection) -> str | None:
    """The schema in which PostGIS lies, where the desk could have the view and has not; None elsewhere.

    Who does not own the tables of the desk leaves it to who does.
    """
    if connection.dialect.name != "postgresql":
        return None
    schema: str | None = connection.execute(_POSTGIS).scalar()
    return schema


def add_map(connection: Connection, schema: str) -> None:
    """Make the view, one row an incident as it stands: its point (WGS 84), and the area in which it lies.

    ``schema`` is the one in which PostGIS lies, quoted.
    """
    point = f"{schema}.ST_SetSRID({schema}.ST_MakePoint({{}}lon, {{}}lat), 4326)"
    connection.execute(text(_INDEX.format(point=point.format("", ""))))
    connection.execute(
        text(_VIEW.format(schema=schema, point=point.format("p.", "p.")).replace("::", r"\:\:"))
    )
