"""``tawatur code --engine ray``: an archive in, a folder of coded reports out."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from tawatur.cli.failures import DONE, SOME_FAILED, Failure, complain
from tawatur.cli.inputs import counted, short_reason

if TYPE_CHECKING:
    from tawatur.intake import ReadOptions
    from tawatur.scale.archive import Coded

_ENGINE = re.compile(r"ray(?:://[^/\s]+)?")


def code_archive(
    paths: list[str], options: ReadOptions, engine: str, jobs: int | None, *, linked: bool
) -> int:
    """Code every path but the last into the last, and with ``linked`` the incidents of all that it holds."""
    if not _ENGINE.fullmatch(engine):
        raise typer.BadParameter(
            f"--engine takes ray, ray://auto or ray://HOST:PORT, not {engine!r}; leave it out for one machine"
        )
    if len(paths) < 2 or "-" in paths:
        raise typer.BadParameter("--engine takes files or folders, and last the folder to write to")
    *inputs, out = paths
    with _sentences():
        from tawatur.scale import archive, storage
        from tawatur.scale.engine import call, running

        sources = [source for path in inputs for source in storage.inputs(path)]
        with running(engine, jobs) as cpus:
            folder = storage.absolute(out)
            found = call(archive.code_archive, sources, folder, options, cpus)
            complain(_sentence(found, out))
            if linked:
                from tawatur.scale.linking import link_archive

                links = call(link_archive, folder, cpus)
                copies = "older copy" if links.copies == 1 else "older copies"
                again = f"; {links.copies:,} {copies} left out" if links.copies else ""
                accounts = counted(links.accounts, "account")
                complain(f"{counted(links.incidents, 'incident')} of {accounts} in {out}/incidents{again}.")
    return SOME_FAILED if found.lost or found.skipped else DONE


@contextmanager
def _sentences() -> Iterator[None]:
    """What the job cannot do is a Failure of one sentence; so is a missing engine."""
    for name in ("ray", "pyarrow"):
        if importlib.util.find_spec(name) is None:
            raise Failure("The engine ray is not installed; run: pip install 'tawatur[ray]'.")
    from tawatur.scale.errors import ScaleError

    try:
        yield
    except ScaleError as error:
        raise Failure(str(error)) from error


def _sentence(found: Coded, out: str) -> str:
    """What was done and what not, such as "3 reports coded; 1 record could not be read (see OUT/problems)."."""
    parts = [f"{counted(found.coded, 'report')} coded"]
    for reason, number in sorted(found.skipped.items()):
        parts.append(f"{number:,} skipped ({short_reason(reason)})")
    if found.lost:
        parts.append(f"{counted(found.lost, 'record')} could not be read or coded (see {out}/problems)")
    if found.before:
        parts.append(f"{counted(found.before, 'report')} had been coded before")
    if found.files_before:
        parts.append(f"{counted(found.files_before, 'file')} had been done before")
    return "; ".join(parts) + "."
