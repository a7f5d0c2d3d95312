"""What can go wrong with a desk, as one sentence for its user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError


class DeskError(Exception):
    """A desk that cannot be opened, read or written; the message is one sentence that says why and what to do."""


class NotThereError(DeskError):
    """What was asked for by its name is not on the desk."""


_UNHARMED = "what was stored before is unharmed"
_DAMAGED = "the file is damaged; restore it from a copy, or see what is with: tawatur verify"
# By SQLite's result codes (https://www.sqlite.org/rescode.html); the longest name that fits comes first.
_SENTENCES: tuple[tuple[str, str], ...] = (
    ("SQLITE_FULL", f"the disk is full; {_UNHARMED}: make room and run the command again"),
    (
        "SQLITE_READONLY",
        f"it may not be written to; {_UNHARMED}: check the rights to the file and its folder",
    ),
    (
        "SQLITE_BUSY",
        f"another program holds it for too long; {_UNHARMED}: wait for that program and run it again",
    ),
    (
        "SQLITE_LOCKED",
        f"another program holds it for too long; {_UNHARMED}: wait for that program and run it again",
    ),
    ("SQLITE_NOTADB", "it is no desk; give the path of a desk or of a file that does not exist yet"),
    ("SQLITE_CORRUPT", _DAMAGED),
    ("SQLITE_CANTOPEN", "it cannot be opened; check the path and the rights to the file and its folder"),
    ("SQLITE_PERM", "it cannot be opened; check the path and the rights to the file and its folder"),
    ("SQLITE_IOERR", f"the disk does not answer as it should; {_UNHARMED} if the disk is: check the disk"),
)


# By PostgreSQL's codes (https://www.postgresql.org/docs/current/errcodes-appendix.html).
_SERVER_SENTENCES: tuple[tuple[str, str], ...] = (
    ("53100", f"the disk of the server is full; {_UNHARMED}: make room and run the command again"),
    ("53", f"the server has no room for more; {_UNHARMED}: wait and run the command again"),
    ("25006", f"it may not be written to; {_UNHARMED}: ask who runs the server"),
    ("42501", f"this account may not do that there; {_UNHARMED}: ask who runs the server"),
    ("28", "the server does not know this account and password; check the address, PGUSER and PGPASSWORD"),
    ("3D000", "the server has no such database; make it first, with: createdb NAME"),
    ("3F000", "the database has no such schema; make it first, with: CREATE SCHEMA"),
    ("42P01", "a table of it is not there; restore it from a copy"),
    ("40P01", f"others were in the way; {_UNHARMED}: run the command again"),
    ("55P03", f"another program holds it for too long; {_UNHARMED}: wait for that program and run it again"),
    ("22021", f"a text has a character that its server cannot hold; {_UNHARMED}: take it out of the report"),
    ("57", f"the server was stopped; {_UNHARMED}: start it and run the command again"),
    ("08", f"the server does not answer; {_UNHARMED}: check that it runs, and its address"),
)


def _sentence(error: DBAPIError | sqlite3.Error) -> str | None:
    cause = error.orig if isinstance(error, DBAPIError) else error
    code, sentences = getattr(cause, "sqlite_errorname", None), _SENTENCES
    if code is None and cause is not None and not isinstance(cause, sqlite3.Error):
        # what the server says comes as a mapping of one-letter fields; a broken connection has none
        said = cause.args[0] if cause.args else None
        code, sentences = str(said.get("C")) if isinstance(said, dict) else "08", _SERVER_SENTENCES
    found = next((sentence for name, sentence in sentences if (code or "").startswith(name)), None)
    return _DAMAGED if found is None and "Could not decode to UTF-8" in str(cause) else found


@contextmanager
def told(path: str) -> Iterator[None]:
    """Turn what the database raises about the desk at a path into a DeskError."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        raise DeskError(f"The desk {path} was not used: {sentence}.") from error
