"""Who may open a desk in a browser: accounts with their roles and groups, by whom they were made and changed.

An account is made with an invitation, which opens one page once: there its holder chooses a password and pairs an
authenticator. So nobody ever knows another's password, and none is given at the command line.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from sqlalchemy import Connection, Row, delete, func, insert, select

from tawatur.desk import passwords
from tawatur.desk.clock import now
from tawatur.desk.errors import DeskError, NotThereError
from tawatur.desk.ledger import write_entry
from tawatur.desk.roles import ROLES, Role
from tawatur.desk.schema import invitations, people, secrets, sessions

INVITED_FOR: Final = 3 * 24 * 3600.0
_LONGEST_NAME: Final = 64


@dataclass(frozen=True, slots=True)
class Person:
    """An account: its name, what it may, the groups whose restricted reports it sees.

    ``state`` is "invited" until a password was chosen, then "active", or "disabled".
    """

    name: str
    role: Role
    groups: frozenset[str] = frozenset()
    state: Literal["invited", "active", "disabled"] = "active"
    at: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation that still holds: for whom, and the secret that the authenticator is to be paired with."""

    name: str
    totp: str


def read_people(connection: Connection) -> tuple[Person, ...]:
    """Every account, by name."""
    newest = select(func.max(people.c.n)).group_by(people.c.name)
    rows = connection.execute(select(people).where(people.c.n.in_(newest)).order_by(people.c.name)).all()
    chosen = set(connection.execute(select(secrets.c.name)).scalars())
    return tuple(_person(row, chosen) for row in rows)


def read_person(connection: Connection, name: str) -> Person | None:
    """The account of a name, None where there is none."""
    query = select(people).where(people.c.name == name).order_by(people.c.n.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    return _person(
        row, set(connection.execute(select(secrets.c.name).where(secrets.c.name == name)).scalars())
    )


def named(connection: Connection, name: str) -> Person:
    """The account of a name. Raises NotThereError where there is none."""
    found = read_person(connection, account_name(name))
    if found is None:
        raise NotThereError(f"There is no account {name!r}; list them with: tawatur accounts list.")
    return found


def add_person(
    connection: Connection, name: str, role: str, groups: Iterable[str], by: str, now_: float
) -> str:
    """Make an account; the token of its invitation. Raises DeskError for a name that is taken or is none."""
    name = account_name(name)
    if read_person(connection, name) is not None:
        raise DeskError(f"There is an account {name!r} already; choose another name.")
    _write(connection, Person(name, _role(role), _groups(groups), "invited"), by, "account added")
    return invite(connection, name, now_)


def change_person(
    connection: Connection,
    name: str,
    by: str,
    *,
    role: str | None = None,
    groups: Iterable[str] | None = None,
    disabled: bool | None = None,
) -> Person:
    """Change an account; what was stays on record. Raises DeskError where no admin would be left."""
    found = named(connection, name)
    changed = found
    if role is not None:
        changed = replace(changed, role=_role(role))
    if groups is not None:
        changed = replace(changed, groups=_groups(groups))
    if disabled is not None:
        changed = replace(changed, state="disabled" if disabled else "active")
    _keep_an_admin(connection, found, changed)
    if changed.state == "disabled":
        close_all(connection, found.name)
        connection.execute(delete(invitations).where(invitations.c.name == found.name))
    if changed != found:
        _write(connection, changed, by, "account changed")
    return named(connection, name)


def reset_person(connection: Connection, name: str, by: str, now_: float) -> str:
    """Take an account's password, authenticator and codes away and end its sessions; the token of a new invitation."""
    found = named(connection, name)
    if found.state == "disabled":
        raise DeskError(f"The account {found.name!r} is disabled; enable it first.")
    close_all(connection, found.name)
    connection.execute(delete(secrets).where(secrets.c.name == found.name))
    write_entry(connection, "account reset", {"account": found.name}, by)
    return invite(connection, found.name, now_)


def invite(connection: Connection, name: str, now_: float) -> str:
    """The token of an invitation, which takes the place of any before it."""
    token = passwords.new_token()
    connection.execute(delete(invitations).where(invitations.c.name == name))
    row = {"name": name, "digest": passwords.digest(token), "totp": passwords.new_totp()}
    connection.execute(insert(invitations).values(**row, until=now_ + INVITED_FOR))
    return token


def read_invitation(connection: Connection, token: str, now_: float) -> Invitation:
    """What an invitation is for. Raises NotThereError where it was used, has run out or never was."""
    query = select(invitations).where(
        invitations.c.digest == passwords.digest(token), invitations.c.until > now_
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotThereError("This invitation holds no longer; ask an admin of the desk for another.")
    return Invitation(row.name, row.totp)


def accept(
    connection: Connection, token: str, kept: str, code: str, now_: float
) -> tuple[str, tuple[str, ...]]:
    """Open an account with what its holder chose: its name and the recovery codes, which are shown this once.

    ``kept`` is the password as ``passwords.hashed`` gives it. Raises DeskError for a code that does not fit.
    """
    found = read_invitation(connection, token, now_)
    step = passwords.totp_step(found.totp, code, now_)
    if step is None:
        raise DeskError(
            "The six digits do not fit; wait for the next ones and check the clock of the device."
        )
    codes = passwords.new_codes()
    connection.execute(delete(invitations).where(invitations.c.name == found.name))
    connection.execute(delete(secrets).where(secrets.c.name == found.name))
    row = {"name": found.name, "password": kept, "totp": found.totp, "used": step}
    connection.execute(insert(secrets).values(**row, codes=_digests(codes)))
    close_all(connection, found.name)
    write_entry(connection, "account opened", {"account": found.name}, found.name)
    return found.name, codes


def close_all(connection: Connection, name: str) -> None:
    """End the sessions of an account."""
    connection.execute(delete(sessions).where(sessions.c.name == name))


def account_name(name: str) -> str:
    """A name as it is kept. Raises DeskError for what is none."""
    found = unicodedata.normalize("NFC", " ".join(name.split()))
    if not 1 <= len(found) <= _LONGEST_NAME or not found.isprintable():
        raise DeskError(f"An account's name has 1 to {_LONGEST_NAME} letters, on one line; choose another.")
    return found.casefold()


def _digests(codes: Iterable[str]) -> str:
    return json.dumps([passwords.code_digest(code) for code in codes])


def _keep_an_admin(connection: Connection, before: Person, after: Person) -> None:
    if before.role != "admin" or (after.role == "admin" and after.state != "disabled"):
        return
    others = (p for p in read_people(connection) if p.role == "admin" and p.state == "active")
    if not any(other.name != before.name for other in others):
        raise DeskError("The desk would be left without an admin; make another one first.")


def _role(role: str) -> Role:
    for known in ROLES:
        if known == role:
            return known
    raise DeskError(f"There is no role {role!r}; give one of {', '.join(ROLES)}.")


def _groups(groups: Iterable[str]) -> frozenset[str]:
    return frozenset(account_name(group) for group in groups if group.strip())


def _person(row: Row[Any], chosen: Collection[str]) -> Person:
    state: Any = "disabled" if row.disabled else "active" if row.name in chosen else "invited"
    return Person(row.name, _role(row.role), frozenset(json.loads(row.groups)), state, row.at)


def _write(connection: Connection, person: Person, by: str, what: str) -> None:
    groups = sorted(person.groups)
    row = {"name": person.name, "role": person.role, "disabled": int(person.state == "disabled")}
    connection.execute(insert(people).values(**row, groups=json.dumps(groups), by=by, at=now()))
    about = {"account": person.name, "role": person.role, "groups": groups}
    write_entry(connection, what, {**about, "disabled": person.state == "disabled"}, by)
