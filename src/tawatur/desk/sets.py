"""Sets of positions as the bits of a number: what is counted and cut a hundred thousand at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_TO_FLAGS: Final = bytes.maketrans(b"01", b"\0\1")
_TO_DIGITS: Final = bytes.maketrans(b"\0\1", b"01")


def whole(size: int) -> int:
    """The positions from 0 up to a size."""
    return (1 << size) - 1


def between(start: int, end: int) -> int:
    """The positions from a start up to an end, which is not among them."""
    return whole(end) ^ whole(start) if start < end else 0


def made_of(positions: Iterable[int], size: int) -> int:
    """Some positions below a size."""
    flags = bytearray(size)
    for position in positions:
        flags[position] = 1
    return int(flags[::-1].translate(_TO_DIGITS), 2) if size else 0


def flags_of(positions: int, size: int) -> bytes:
    """A byte for each position below a size: 1 where it is in the set."""
    digits = format(positions, f"0{size}b") if size else ""
    return digits.encode().translate(_TO_FLAGS)[::-1]
