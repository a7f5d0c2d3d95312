"""Krippendorff's alpha: how far people agree beyond what chance would bring.

After Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): any number of coders, values may be missing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

Value = str | float
Level = Literal["nominal", "interval"]


def alpha(units: Iterable[Sequence[Value | None]], level: Level = "nominal") -> float | None:
    """Alpha of some units, each with what the coders say of it, None where one says nothing.

    1 is agreement throughout, 0 what chance would bring. None where it is not defined: no unit has two values, or all
    values are the same.
    """
    differ = _DIFFERENCE[level]
    together: dict[tuple[Value, Value], float] = defaultdict(float)
    for unit in units:
        values = Counter(value for value in unit if value is not None)
        told = values.total()
        if told < 2:
            continue
        for first, count in values.items():
            for second, other in values.items():
                together[first, second] += count * (other - (first == second)) / (told - 1)
    each: dict[Value, float] = defaultdict(float)
    for (first, _), share in together.items():
        each[first] += share
    observed = sum(share * differ(first, second) for (first, second), share in together.items())
    expected = sum(
        each[first] * each[second] * differ(first, second)
        for first in each
        for second in each
        if first != second
    )
    return 1 - (sum(each.values()) - 1) * observed / expected if expected else None


def _nominal(first: Value, second: Value) -> float:
    return float(first != second)


def _interval(first: Value, second: Value) -> float:
    return (float(first) - float(second)) ** 2


_DIFFERENCE: dict[Level, Callable[[Value, Value], float]] = {"nominal": _nominal, "interval": _interval}
