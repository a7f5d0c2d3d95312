"""What SQLite and PostgreSQL say in words of their own: JSON texts, and what stands in them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import String, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.functions import FunctionElement


class as_json(FunctionElement[str]):
    """The numbers of a column in one JSON text, which the database makes while other threads of the process work."""

    type = String()
    inherit_cache = True


@compiles(as_json, "sqlite")
def _in_json(element: as_json, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_group_array({compiler.process(element.clauses, **kw)})"


@compiles(as_json, "postgresql")
def _in_json_text(element: as_json, compiler: SQLCompiler, **kw: Any) -> str:
    return f"CAST(json_agg({compiler.process(element.clauses, **kw)}) AS text)"


class json_parts(FunctionElement[str]):
    """Some fields of a JSON object in a text column, by their names: a JSON array of their values, as one text."""

    type = String()
    inherit_cache = True

    def __init__(self, body: ColumnElement[Any], *names: str) -> None:
        super().__init__(body, *(literal_column(f"'{name}'") for name in names))


@compiles(json_parts, "sqlite")
def _parts_in_sqlite(element: json_parts, compiler: SQLCompiler, **kw: Any) -> str:
    body, *names = (compiler.process(clause, **kw) for clause in element.clauses)
    paths = [f"'$.{name[1:-1]}'" for name in names]
    found = f"json_extract({body}, {', '.join(paths)})"
    return found if len(paths) > 1 else f"json_array({found})"


@compiles(json_parts, "postgresql")
def _parts_in_postgresql(element: json_parts, compiler: SQLCompiler, **kw: Any) -> str:
    body, *names = (compiler.process(clause, **kw) for clause in element.clauses)
    every = ", ".join(f"CAST({body} AS json) -> {name}" for name in names)
    return f"CASE WHEN {body} IS NULL THEN NULL ELSE CAST(json_build_array({every}) AS text) END"
