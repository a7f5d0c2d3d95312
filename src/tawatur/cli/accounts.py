"""``tawatur accounts``: who may open a desk that a team uses, and what is restricted."""

from __future__ import annotations

import json as json_module
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.failures import DONE, WRONG_USE, Failure, complain
from tawatur.cli.options import AsJson, DeskFile, examples

if TYPE_CHECKING:
    from tawatur.desk.team import Team

ADD_EXAMPLE = examples(
    "tawatur accounts add rana --desk watch.db --role admin",
    "tawatur accounts add sami --desk watch.db --role reviewer --group aleppo --url https://desk.example.org",
)
LIST_EXAMPLE = examples(
    "tawatur accounts list --desk watch.db", "tawatur accounts list --desk watch.db --json"
)
ROLE_EXAMPLE = examples("tawatur accounts role sami editor --desk watch.db")
DISABLE_EXAMPLE = examples(
    "tawatur accounts disable sami --desk watch.db", "tawatur accounts disable sami --desk watch.db --undo"
)
RESET_EXAMPLE = examples("tawatur accounts reset sami --desk watch.db")
GROUPS_EXAMPLE = examples(
    "tawatur accounts groups --desk watch.db",
    "tawatur accounts groups sami --desk watch.db --join aleppo --leave idlib",
)
RESTRICT_EXAMPLE = examples(
    'tawatur accounts restrict --desk watch.db --report r-17 --group aleppo --why "names a witness"',
    'tawatur accounts restrict --desk watch.db --source "Field Office" --group aleppo --why "our own people"',
    'tawatur accounts restrict --desk watch.db --report r-17 --why "the witness is safe"',
)
LOG_EXAMPLE = examples("tawatur accounts log --desk watch.db", "tawatur accounts log --desk watch.db --json")
_URL = "http://localhost:8420"

group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The account's name.", show_default=False)]
Url = Annotated[
    str, typer.Option("--url", metavar="URL", help="Where the desk is served; begins the invitation's link.")
]
Groups = Annotated[
    list[str] | None, typer.Option("--group", metavar="GROUP", help="A group, by its name; repeatable.")
]


@group.command("add", epilog=ADD_EXAMPLE, short_help="Make an account and its invitation.")
def add(
    name: Name,
    desk: DeskFile,
    role: Annotated[
        str, typer.Option("--role", metavar="ROLE", help="reader, reviewer, editor or admin.")
    ] = "reader",
    groups: Groups = None,
    url: Url = _URL,
) -> int:
    """Make an account. Prints the link of an invitation, with which its holder opens the account once, within 3 days.

    The holder chooses the password and pairs an authenticator there; no password is ever given at the command line.
    """
    with _team(desk) as (team, by):
        token = team.add(name, role, by, groups or ())
    print(f"{url.rstrip('/')}/invitation/{token}")
    complain(f"{name} opens the account with this link, once, within 3 days; send it by a safe way.")
    return DONE


@group.command("list", epilog=LIST_EXAMPLE, short_help="List the accounts.")
def list_(desk: DeskFile, json: AsJson = False) -> int:
    """List the accounts of a desk: name, state, role, groups."""
    with _team(desk) as (team, _):
        people = team.people()
    for person in people:
        groups = sorted(person.groups)
        if json:
            found = {"name": person.name, "state": person.state, "role": person.role, "groups": groups}
            print(json_module.dumps({**found, "since": person.at}, ensure_ascii=False))
        else:
            print(f"{person.name:<20}  {person.state:<8}  {person.role:<8}  {', '.join(groups)}".rstrip())
    return DONE


@group.command("role", epilog=ROLE_EXAMPLE, short_help="Give an account another role.")
def role(
    name: Name,
    role: Annotated[
        str, typer.Argument(metavar="ROLE", help="reader, reviewer, editor or admin.", show_default=False)
    ],
    desk: DeskFile,
) -> int:
    """Give an account another role; it holds from the next page on."""
    with _team(desk) as (team, by):
        person = team.change(name, by, role=role)
    complain(f"{person.name} is {person.role} now.")
    return DONE


@group.command("disable", epilog=DISABLE_EXAMPLE, short_help="Shut an account, or open it again.")
def disable(
    name: Name, desk: DeskFile, undo: Annotated[bool, typer.Option("--undo", help="Open it again.")] = False
) -> int:
    """Shut an account and end its sessions; what its holder did stays on record."""
    with _team(desk) as (team, by):
        person = team.change(name, by, disabled=not undo)
    complain(f"{person.name} is {person.state} now.")
    return DONE


@group.command("reset", epilog=RESET_EXAMPLE, short_help="Invite the holder of an account anew.")
def reset(name: Name, desk: DeskFile, url: Url = _URL) -> int:
    """Take away an account's password, authenticator and codes, end its sessions and print a new invitation."""
    with _team(desk) as (team, by):
        token = team.reset(name, by)
    print(f"{url.rstrip('/')}/invitation/{token}")
    complain(f"{name} opens the account with this link, once, within 3 days; send it by a safe way.")
    return DONE


@group.command("groups", epilog=GROUPS_EXAMPLE, short_help="List groups, or change those of an account.")
def groups(
    desk: DeskFile,
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="The account; all groups without.", show_default=False),
    ] = None,
    join: Annotated[
        list[str] | None, typer.Option("--join", metavar="GROUP", help="A group to join; repeatable.")
    ] = None,
    leave: Annotated[
        list[str] | None, typer.Option("--leave", metavar="GROUP", help="A group to leave; repeatable.")
    ] = None,
) -> int:
    """List the groups with their members and what they alone see, or let an account join and leave some."""
    if name is None and (join or leave):
        raise Failure("Name the account that is to join or leave a group.", WRONG_USE)
    with _team(desk) as (team, by):
        if name is not None:
            from tawatur.desk.accounts import account_name

            known = {person.name: person.groups for person in team.people()}
            now = known.get(account_name(name), frozenset())
            left = {account_name(group) for group in leave or ()}
            person = team.change(name, by, groups=({*now, *map(account_name, join or ())} - left))
            complain(f"{person.name} is in {', '.join(sorted(person.groups)) or 'no group'} now.")
            return DONE
        people, restrictions = team.people(), team.restrictions()
    named = {g for p in people for g in p.groups} | {g for r in restrictions for g in r.groups}
    for group in sorted(named):
        print(f"{group}: {', '.join(p.name for p in people if group in p.groups) or 'nobody'}")
        for restriction in restrictions:
            if group in restriction.groups:
                print(f"  {restriction.kind} {restriction.value}")
    return DONE


@group.command(
    "restrict", epilog=RESTRICT_EXAMPLE, short_help="Let only some groups see a report or a source."
)
def restrict(
    desk: DeskFile,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, in a sentence.")],
    report: Annotated[
        str | None, typer.Option("--report", metavar="ID", help="The report, by its id.")
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="NAME", help="All that a publisher of this name publishes."),
    ] = None,
    groups: Groups = None,
) -> int:
    """Let only some groups see a report or a source, and what rests on it; everybody again where no group is named."""
    if (report is None) == (source is None):
        raise Failure("Give either --report or --source.", WRONG_USE)
    with _team(desk) as (team, by):
        team.restrict("source" if report is None else "report", report or source or "", groups or (), by, why)
    seen = f"only by {', '.join(groups)}" if groups else "by everybody"
    complain(f"{report or source} is seen {seen} now.")
    return DONE


@group.command("log", epilog=LOG_EXAMPLE, short_help="List who read, searched and exported what.")
def log(desk: DeskFile, json: AsJson = False) -> int:
    """List who read, searched and exported what, who logged in and who was refused, from the beginning."""
    with _team(desk) as (team, _):
        for entry in team.accesses():
            if json:
                found = {"number": entry.number, "at": entry.at, "who": entry.who, "what": entry.what}
                print(json_module.dumps({**found, "about": entry.about}, ensure_ascii=False))
            else:
                about = " ".join(f"{k}={v}" for k, v in entry.about.items() if v)
                line = f"{entry.at}  {entry.who or '-':<20}  {entry.what:<10}  {about}"
                print("".join(c if c.isprintable() else " " for c in line))
    return DONE


@contextmanager
def _team(desk: str) -> Iterator[tuple[Team, str]]:
    """The team of a desk, and the name of who runs the command."""
    from tawatur.cli.desks import opened
    from tawatur.desk.ledger import current_user

    with opened(desk) as store:
        yield store.team, f"{current_user()} (command line)"
