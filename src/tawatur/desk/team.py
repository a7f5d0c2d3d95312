"""What a desk knows of those who use it together: accounts, sessions, restrictions and who read what."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from tawatur.desk import accounts, entering, passwords
from tawatur.desk.accesses import newest_accesses, read_accesses, write_access
from tawatur.desk.accounts import Invitation, Person
from tawatur.desk.entering import Session
from tawatur.desk.restricting import Kind, Restriction, read_restrictions, restrict
from tawatur.evidence import Entry

if TYPE_CHECKING:
    from tawatur.desk.desk import Desk


class Team:
    """The team of a desk. ``clock`` gives seconds since 1970. ``by`` is who does it, as the log will name them."""

    def __init__(self, desk: Desk, clock: Callable[[], float] = time.time) -> None:
        self._desk = desk
        self._now = clock

    def people(self) -> tuple[Person, ...]:
        """Every account, by name."""
        with self._reading() as connection:
            return accounts.read_people(connection)

    def add(self, name: str, role: str, by: str, groups: Iterable[str] = ()) -> str:
        """Make an account; the token of its invitation, which opens it once within three days."""
        with self._writing() as connection:
            return accounts.add_person(connection, name, role, groups, by, self._now())

    def change(
        self,
        name: str,
        by: str,
        *,
        role: str | None = None,
        groups: Iterable[str] | None = None,
        disabled: bool | None = None,
    ) -> Person:
        """Change an account's role or groups, or disable it; what is not given stays."""
        with self._writing() as connection:
            return accounts.change_person(connection, name, by, role=role, groups=groups, disabled=disabled)

    def reset(self, name: str, by: str) -> str:
        """Take away what opens an account and end its sessions; the token of a new invitation."""
        with self._writing() as connection:
            return accounts.reset_person(connection, name, by, self._now())

    def invitation(self, token: str) -> Invitation:
        """What an invitation is for. Raises NotThereError where it holds no longer."""
        with self._reading() as connection:
            return accounts.read_invitation(connection, token, self._now())

    def accept(self, token: str, password: str, code: str) -> tuple[str, tuple[str, ...]]:
        """Open an invited account with a password and an authenticator: its name, and its recovery codes."""
        kept = passwords.hashed(password, self.invitation(token).name)
        with self._writing() as connection:
            return accounts.accept(connection, token, kept, code, self._now())

    def log_in(self, name: str, password: str, code: str, address: str, before: str = "") -> str:
        """The token of a new session; see ``entering.log_in``."""
        return entering.log_in(self._writing, name, password, code, address, self._now(), before)

    def session(self, token: str) -> Session | None:
        """Who a token is of; None where the session has ended."""
        return entering.read_session(self._reading, self._writing, token, self._now())

    def log_out(self, token: str, name: str) -> None:
        """End a session."""
        with self._writing() as connection:
            entering.close_session(connection, token)
            write_access(connection, name, "logout", {})

    def change_password(self, name: str, old: str, new: str, address: str) -> str:
        """Give an account another password; the token of a new session, as all others end."""
        return entering.change_password(self._writing, name, old, new, address, self._now())

    def restrict(self, kind: Kind, value: str, groups: Iterable[str], by: str, why: str) -> None:
        """Let only some groups see a report or a source; everybody again where none is given."""
        with self._writing() as connection:
            restrict(connection, kind, value, groups, by, why)

    def restrictions(self) -> tuple[Restriction, ...]:
        """The restrictions that hold."""
        with self._reading() as connection:
            return read_restrictions(connection)

    def note(self, who: str, what: str, about: Mapping[str, object]) -> None:
        """Write down that somebody read, searched or took something away."""
        with self._writing() as connection:
            write_access(connection, who, what, about)

    def accesses(self) -> Iterator[Entry]:
        """Who read, searched and took away what, from the beginning; a stream."""
        with self._reading() as connection:
            yield from read_accesses(connection)

    def newest_accesses(self, most: int = 200) -> list[Entry]:
        """The last of them, the newest first."""
        with self._reading() as connection:
            return newest_accesses(connection, most)

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._desk._reading()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._desk._writing() as connection:
            # a password that was changed is to be gone from the file as well
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA secure_delete = ON")
            yield connection
