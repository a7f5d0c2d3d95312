"""Coding many reports: in this process while they are few, then on every core, always in the order they came in."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Generic, TypeVar

from tawatur import events
from tawatur.mentions.lexicon import load_lexicon
from tawatur.model import CodedReport, Report
from tawatur.text.language import READ

if TYPE_CHECKING:
    from concurrent.futures import Future

ALONE = 200
"""Reports that are coded before further processes are started: those cost more than so few take."""
_CHUNK = 16  # reports a process is given at a time
_WAITING = 4  # chunks a process that may wait: what bounds the memory

Named = tuple[str, Report]
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[_Made]):
    """What came of a report: what was made of its coded form and why it was skipped, or the error that stopped it."""

    name: str
    report: Report
    made: _Made | None = None
    skipped: str | None = None
    error: Exception | None = None


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def code_all(
    reports: Iterable[Named], make: Callable[[CodedReport], _Made], jobs: int, alone: int = ALONE
) -> Iterator[Outcome[_Made]]:
    """The outcome of each report in order, ``make`` having been applied to its coded form.

    With more than one job, what comes after the first ``alone`` reports is coded by so many processes; ``make`` must
    then be a function of a module. A report that the coder stumbles over does not stop the others.
    """
    waiting = iter(reports)
    first = islice(waiting, alone) if jobs > 1 else waiting
    for name, report in first:
        yield _code(name, report, make)
    if jobs > 1:
        head = list(islice(waiting, 1))
        if head:
            yield from _in_processes(chain(head, waiting), make, jobs)


def _code(name: str, report: Report, make: Callable[[CodedReport], _Made]) -> Outcome[_Made]:
    try:
        coded = events.code_report(report)
        return Outcome(name, report, make(coded), coded.skipped)
    except Exception as error:
        return Outcome(name, report, error=error)


def _in_processes(
    reports: Iterator[Named], make: Callable[[CodedReport], _Made], jobs: int
) -> Iterator[Outcome[_Made]]:
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(jobs, initializer=_begin)
    pending: deque[tuple[list[Named], Future[list[Outcome[_Made]]]]] = deque()
    try:
        while True:
            while len(pending) < jobs * _WAITING and (chunk := list(islice(reports, _CHUNK))):
                pending.append((chunk, pool.submit(_code_chunk, chunk, make)))
            if not pending:
                return
            yield from pending.popleft()[1].result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _code_chunk(chunk: list[Named], make: Callable[[CodedReport], _Made]) -> list[Outcome[_Made]]:
    return [_code(name, report, make) for name, report in chunk]


def _begin() -> None:
    """Make a process ready: Ctrl-C is its parent's to answer, and the lexicons are loaded before the first report."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for lang in READ:
        load_lexicon(lang)
