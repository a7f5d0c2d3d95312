"""The words of reports, as the index of the desk's database has them, and how a search asks for them.

What is indexed are stems of our own (``text.stems``), which fold what Arabic attaches to a word; the databases' own
stemmers take no part. In a file the index is FTS5, on a server a column of PostgreSQL's ``tsvector``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    column,
    select,
    table,
    text,
    true,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from tawatur.desk.dialects import as_json
from tawatur.desk.schema import REPORT_WORDS, reports
from tawatur.model import Report
from tawatur.text.stems import stems

_BATCH: Final = 500
_MOST_BYTES: Final = 500_000
"""Of a text that is longer than this, PostgreSQL, whose index of one text is bounded, is given each word once."""
_BITS: Final = (1 << 64) - 1
_AGAIN: Final = text(REPORT_WORDS.replace("report_words", "temp.words_again"))
"""An index of the same kind, beside the desk, of words that are read again."""
_WORDS = table("report_words", column("rowid"), column("words"))
_INSERT: Final = {
    "sqlite": text("INSERT INTO report_words (rowid, words) VALUES (:number, :words)"),
    "postgresql": text(
        "INSERT INTO report_words (rowid, words) VALUES (:number, to_tsvector('simple', :words))"
    ),
}
_DELETE: Final = text(
    "INSERT INTO report_words (report_words, rowid, words) VALUES ('delete', :number, :words)"
)


def index_words(connection: Connection, number: int, report: Report) -> None:
    """Index the words of a report by the number of its row."""
    _index(connection, number, report.title, report.text)


def index_reports(connection: Connection, which: ColumnElement[bool] | None = None) -> None:
    """Index the words of reports that have no such index yet, of all or of some; a batch at a time."""
    query = select(reports.c.n, reports.c.title, reports.c.text).where(true() if which is None else which)
    for row in batches(connection, query, reports.c.n):
        _index(connection, row.n, row.title, row.text)


def forget_words(connection: Connection, gone: Mapping[int, Report]) -> None:
    """Take the words of reports out of the index, by the numbers of their rows; nothing of them stays in it."""
    if connection.dialect.name == "postgresql":
        connection.execute(_WORDS.delete().where(_WORDS.c.rowid.in_(list(gone))))
        return
    for number, report in gone.items():
        words = _words(connection, report.title, report.text)
        connection.execute(_DELETE, {"number": number, "words": words})
    connection.execute(text("INSERT INTO report_words (report_words) VALUES ('optimize')"))
    connection.execute(
        text("CREATE VIRTUAL TABLE temp.words_left USING fts5vocab(main, report_words, instance)")
    )
    left = connection.execute(text("SELECT DISTINCT doc FROM temp.words_left")).scalars()
    stay = gone.keys() & set(left)
    connection.execute(text("DROP TABLE temp.words_left"))
    if stay:  # indexed by other stems, of another version: the whole is indexed again
        connection.execute(text("INSERT INTO report_words (report_words) VALUES ('delete-all')"))
        index_reports(connection, reports.c.n.not_in(gone))


def wrongly_indexed(connection: Connection, which: ColumnElement[bool]) -> Iterator[int]:
    """The numbers of the reports, of those that a condition names, of which the index holds other words than theirs."""
    query = select(reports.c.n, reports.c.title, reports.c.text).where(which)
    if connection.dialect.name == "postgresql":
        for row in batches(connection, query, reports.c.n):
            there = select(_WORDS.c.words == text("to_tsvector('simple', :words)")).where(
                _WORDS.c.rowid == row.n
            )
            if not connection.execute(there, {"words": _words(connection, row.title, row.text)}).scalar():
                yield row.n
        return
    held = _sums(connection, "main", "report_words")
    connection.execute(_AGAIN)
    rows = []
    for row in batches(connection, query, reports.c.n):
        rows.append(row.n)
        connection.execute(
            text("INSERT INTO temp.words_again (rowid, words) VALUES (:number, :words)"),
            {"number": row.n, "words": _words(connection, row.title, row.text)},
        )
        if len(rows) == _BATCH:
            yield from _other_sums(connection, rows, held)
            rows = []
    yield from _other_sums(connection, rows, held)
    connection.execute(text("DROP TABLE temp.words_again"))


def _other_sums(connection: Connection, rows: list[int], held: Mapping[int, int]) -> list[int]:
    again = _sums(connection, "temp", "words_again")
    connection.execute(text("INSERT INTO temp.words_again (words_again) VALUES ('delete-all')"))
    return [number for number in rows if again.get(number) != held.get(number)]


def _sums(connection: Connection, schema: str, index: str) -> dict[int, int]:
    """A sum over the words of each row of an index and where they stand in it, by which two rows are compared."""
    connection.execute(
        text(f"CREATE VIRTUAL TABLE temp.words_in USING fts5vocab({schema}, {index}, instance)")
    )
    found: dict[int, int] = defaultdict(int)
    for word, row, at in connection.execute(text("SELECT term, doc, offset FROM temp.words_in")):
        found[row] = (found[row] + hash((word, at))) & _BITS
    connection.execute(text("DROP TABLE temp.words_in"))
    return found


Phrases = tuple[tuple[str, ...], ...]


def phrases_of(words: str) -> Phrases:
    """What a search looks for, in stems: words one by one, and what stands in quotation marks in its order."""
    parts = words.split('"')
    phrases = [tuple(stems(part)) for part in parts[1::2]]
    phrases += [(stem,) for part in parts[::2] for stem in stems(part)]
    return tuple(phrase for phrase in phrases if phrase)


def reports_with(phrases: Phrases) -> Select[Any]:
    """The numbers of the reports that hold all phrases, as one text (``as_json``)."""
    return select(as_json(_WORDS.c.rowid)).where(_Holds(phrases))


def in_fts5(phrases: Phrases) -> str:
    """Phrases in the language of SQLite's index: each stem quoted, so that none is an operator."""
    # what has no letters matches nothing, not everything
    return " AND ".join(f'"{" ".join(phrase)}"' for phrase in phrases) or '"\u0001"'


class _Holds(FunctionElement[Any]):
    """Whether a row of the index holds some phrases; each database has its own words for that."""

    inherit_cache = True

    def __init__(self, phrases: Phrases) -> None:
        fts5 = in_fts5(phrases)
        tsquery = " & ".join(
            "(" + " <-> ".join("'" + stem.replace("\\", "").replace("'", "''") + "'" for stem in phrase) + ")"
            for phrase in phrases
        )
        super().__init__(bindparam(None, fts5), bindparam(None, tsquery))


@compiles(_Holds, "sqlite")
def _in_fts5(element: _Holds, compiler: SQLCompiler, **kw: Any) -> str:
    fts5, _ = element.clauses
    return f"report_words MATCH {compiler.process(fts5, **kw)}"


@compiles(_Holds, "postgresql")
def _in_tsvector(element: _Holds, compiler: SQLCompiler, **kw: Any) -> str:
    _, tsquery = element.clauses
    return f"report_words.words @@ to_tsquery('simple', {compiler.process(tsquery, **kw)})"


def _index(connection: Connection, number: int, title: str | None, body: str) -> None:
    words = _words(connection, title, body)
    connection.execute(_INSERT[connection.dialect.name], {"number": number, "words": words})


def _words(connection: Connection, title: str | None, body: str) -> str:
    found = _stems(title, body)
    words = " ".join(found)
    if connection.dialect.name == "postgresql" and len(words.encode("utf-8", "replace")) > _MOST_BYTES:
        words = " ".join(dict.fromkeys(found))[:_MOST_BYTES]
    return words


def _stems(title: str | None, body: str) -> list[str]:
    return [*stems(f"{title or ''}\n{body}")]


def batches(connection: Connection, query: Select[Any], number: ColumnElement[int]) -> Iterator[Row[Any]]:
    """The rows of a query in the order of their numbers, read in batches, so that rows may be written in between."""
    last = 0
    while rows := connection.execute(query.where(number > last).order_by(number).limit(_BATCH)).all():
        yield from rows
        last = rows[-1].n
