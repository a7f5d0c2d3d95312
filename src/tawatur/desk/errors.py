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


@contextmanager
def told(path: str) -> Iterator[None]:
    """Turn what the database raises about the desk at a path into a DeskError."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(cause, "sqlite_errorname", None) or ""
        for name, sentence in _SENTENCES:
            if code.startswith(name):
                raise DeskError(f"The desk {path} was not used: {sentence}.") from error
        if "Could not decode to UTF-8" in str(cause):
            raise DeskError(f"The desk {path} was not used: {_DAMAGED}.") from error
        raise
