"""Streams and sets cut into parts of a size that one query, or one transaction, can take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

QUERY_SIZE: Final = 500
_T = TypeVar("_T")


def chunks(items: Iterable[_T], size: int = QUERY_SIZE) -> Iterator[list[_T]]:
    """The items in their order, in lists of at most ``size``; takes no more of a stream than it hands on."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part
