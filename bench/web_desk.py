"""A desk for the bench of the pages: a million events in a hundred thousand incidents, with what pages read.

The reports are those of bench/world.py, but ten tell of a happening where there two do. The first weeks are coded and
added as any others, and written again with other days as in bench/generated.py, without what only adding reads (links
and the index of block keys). Earlier versions of incidents, half of a desk's room, are kept in one span of sixteen.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Final

from bench import generated, world
from tawatur.desk import Desk
from tawatur.model import Report

BUILD: Final = Path(__file__).resolve().parents[1] / "build" / "web"
REPORTS: Final = 5000
_TOLD: Final = {1: 15, 2: 10, 4: 15, 8: 20, 12: 20, 20: 15, 30: 5}
"""By how many reports a happening is told, and of how many in a hundred that is so."""
_HAPPENINGS_A_DAY: Final = 32
"""With ten reports each, three hundred reports a day, as in the stream of two."""
_LEFT_OUT: Final = frozenset({"links", "block_keys"})
_HISTORY: Final = 16


def desk_of(events: int, folder: Path = BUILD, reports: int = REPORTS) -> Path:
    """The path of a desk of about so many events (accounts), which is made where it is not there yet."""
    folder = folder / f"{generated.digest_with(Path(__file__))[:12]}-{reports}"
    path, base = folder / f"{events}.db", folder / "base.db"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    if not base.exists():
        making = folder / "base.making"
        making.unlink(missing_ok=True)
        with Desk(making) as desk:
            desk.add(islice(_Crowd(generated.NAME).reports(), reports))
        making.rename(base)
    making = folder / f"{events}.making"
    making.unlink(missing_ok=True)
    generated.repeat(
        base, making, lambda accounts: max(1, round(events / accounts)), left_out=_LEFT_OUT, history=_HISTORY
    )
    making.rename(path)
    return path


class _Crowd(world._Press):
    """A press that tells each happening more often."""

    def reports(self) -> Iterator[Report]:
        numbers = count()
        coming: list[tuple[datetime, int, world.Happening]] = []
        for passed in count():
            day = world.FIRST_DAY + timedelta(days=passed)
            chance = random.Random(f"crowd {passed}")
            begin = datetime.combine(day, datetime.min.time(), UTC)
            for _ in range(_HAPPENINGS_A_DAY):
                happening = self._happening(day, chance)
                first = begin + timedelta(minutes=chance.randrange(24 * 60))
                for _ in range(chance.choices([*_TOLD], weights=[*_TOLD.values()])[0]):
                    moment = first + timedelta(minutes=min(3 * 24 * 60, int(chance.expovariate(1 / 480))))
                    heapq.heappush(coming, (moment, next(numbers), happening))
            while coming and coming[0][0] < begin + timedelta(days=1):
                moment, number, happening = heapq.heappop(coming)
                report = self._told(happening, moment, number)
                happening.told.append(report)
                yield report
