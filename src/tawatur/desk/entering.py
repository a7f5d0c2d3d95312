"""Logging in, and the sessions that follow: kept on the desk, so that they hold for every process and end for all.

Wrong tries are counted by account and by address, whether there is such an account or not, and every try takes the same
steps: neither what is answered nor how long it takes says whether a name is known.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from tawatur.desk import passwords
from tawatur.desk.accesses import write_access
from tawatur.desk.accounts import Person, account_name, close_all, read_person
from tawatur.desk.errors import DeskError
from tawatur.desk.schema import attempts, secrets, sessions

IDLE: Final = 3600.0
LONGEST: Final = 12 * 3600.0
"""Seconds after which a session ends: without a request, and in any case."""
_NOTED: Final = 60.0
WITHIN: Final = 900.0
"""Wrong tries count for so many seconds."""
MOST_OF_BOTH: Final = 5
MOST_OF_ADDRESS: Final = 20
MOST_OF_ACCOUNT: Final = 50
"""So many wrong tries are let pass: of one account from one address; of one address; of one account from anywhere."""
Transaction = Callable[[], AbstractContextManager[Connection]]


class RefusedError(DeskError):
    """A login that failed; one sentence for every reason."""


class WaitError(DeskError):
    """Too many wrong tries; ``seconds`` until the next one is heard."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"There were too many wrong tries; try again in {-(-seconds // 60)} minutes.")
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is logged in, and the token that their forms must carry."""

    person: Person
    csrf: str
    digest: str


def log_in(
    writing: Transaction, name: str, password: str, code: str, address: str, now: float, before: str = ""
) -> str:
    """The token of a new session; that of ``before`` ends. Raises RefusedError or WaitError.

    ``code`` is that of the authenticator or a recovery code, which is then used up.
    """
    account, nobody = _account(name), passwords.nobody()
    with writing() as connection:
        tried = _try(connection, account, address, now)
        kept = connection.execute(select(secrets).where(secrets.c.name == account)).one_or_none()
    right = passwords.fits(kept.password if kept else nobody, password)
    anew = passwords.kept_as(password) if kept and right and passwords.is_dated(kept.password) else None
    with writing() as connection:
        person = read_person(connection, account)
        kept = connection.execute(select(secrets).where(secrets.c.name == account)).one_or_none()
        step, left = _second(kept, code, now)
        entered = right and (step is not None or left is not None)
        if not entered or kept is None or person is None or person.state != "active":
            about = {"account": account if person else None, "address": address}
            write_access(connection, person.name if person else "", "login refused", about)
        else:
            connection.execute(delete(attempts).where(attempts.c.n == tried))
            values = {"used": step or kept.used, "password": anew or kept.password}
            values["codes"] = kept.codes if left is None else json.dumps(left)
            connection.execute(update(secrets).where(secrets.c.name == account).values(**values))
            how = {"address": address, "by": "recovery code" if step is None else "authenticator"}
            write_access(connection, account, "login", how)
            return open_session(connection, account, now, before)
    raise RefusedError("The name, the password or the code is wrong.")


def open_session(connection: Connection, name: str, now: float, before: str = "") -> str:
    """The token of a new session; that of ``before``, and those that have run out, are taken away."""
    token = passwords.new_token()
    old = (sessions.c.began < now - LONGEST) | (sessions.c.seen < now - IDLE)
    connection.execute(delete(sessions).where(old | (sessions.c.digest == passwords.digest(before))))
    row = {"digest": passwords.digest(token), "name": name, "csrf": passwords.new_token()}
    connection.execute(insert(sessions).values(**row, began=now, seen=now))
    return token


def read_session(reading: Transaction, writing: Transaction, token: str, now: float) -> Session | None:
    """Who a token is of, as their account stands now; None where the session has ended, or never was."""
    key = passwords.digest(token)
    with reading() as connection:
        row = connection.execute(select(sessions).where(sessions.c.digest == key)).one_or_none()
        if row is None or now > row.began + LONGEST or now > row.seen + IDLE:
            return None
        person = read_person(connection, row.name)
    if person is None or person.state != "active":
        return None
    if now > row.seen + _NOTED:
        with writing() as connection:
            connection.execute(update(sessions).where(sessions.c.digest == key).values(seen=now))
    return Session(person, row.csrf, key)


def close_session(connection: Connection, token: str) -> None:
    """End one session."""
    connection.execute(delete(sessions).where(sessions.c.digest == passwords.digest(token)))


def change_password(writing: Transaction, name: str, old: str, new: str, address: str, now: float) -> str:
    """Give an account another password and end its sessions; the token of a new one. Raises DeskError."""
    with writing() as connection:
        tried = _try(connection, name, address, now)
        kept = connection.execute(select(secrets).where(secrets.c.name == name)).one_or_none()
    if kept is None or not passwords.fits(kept.password, old):
        raise DeskError("The password that you gave as your present one is wrong; nothing was changed.")
    anew = passwords.hashed(new, name)
    with writing() as connection:
        connection.execute(delete(attempts).where(attempts.c.n == tried))
        connection.execute(update(secrets).where(secrets.c.name == name).values(password=anew))
        close_all(connection, name)
        write_access(connection, name, "password changed", {"address": address})
        return open_session(connection, name, now)


def _account(name: str) -> str:
    try:
        return account_name(name)
    except DeskError:
        return ""


def _second(kept: Row[Any] | None, code: str, now: float) -> tuple[int | None, list[str] | None]:
    """The step of an authenticator's code, or the recovery codes that are left once one was used."""
    secret, used = (kept.totp, kept.used) if kept is not None else (passwords.new_totp(), 0)
    step = passwords.totp_step(secret, code, now, used)
    codes: list[str] = json.loads(kept.codes) if kept is not None else []
    given = passwords.code_digest(code)
    left = [known for known in codes if known != given]
    return step, left if step is None and len(left) < len(codes) else None


def _try(connection: Connection, account: str, address: str, now: float) -> int:
    """The number of a try, which counts as wrong until it is known to be right: many at once do not slip through."""
    _wait(connection, account, address, now)
    row = insert(attempts).values(account=passwords.digest(account), address=address, at=now)
    key = connection.execute(row).inserted_primary_key
    return int(key[0]) if key is not None else 0


def _wait(connection: Connection, account: str, address: str, now: float) -> None:
    """Raise WaitError where an account or an address has had too many wrong tries of late."""
    connection.execute(delete(attempts).where(attempts.c.at < now - WITHIN))
    ours = attempts.c.account == passwords.digest(account)
    theirs = attempts.c.address == address
    for where, most in ((ours & theirs, MOST_OF_BOTH), (theirs, MOST_OF_ADDRESS), (ours, MOST_OF_ACCOUNT)):
        _wait_for(connection, where, most, now)


def _wait_for(connection: Connection, where: ColumnElement[bool], most: int, now: float) -> None:
    count, first = connection.execute(select(func.count(), func.min(attempts.c.at)).where(where)).one()
    if count >= most:
        raise WaitError(max(60, int(first + WITHIN - now)))
