"""Frozen dataclasses to plain JSON values and back, by their type hints, without loss.

This is how the desk keeps the model; what leaves the project has contracts of its own, in export. A field that holds
its default is left out, so a field added later reads as its default from an older desk.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

_T = TypeVar("_T")
_PLAIN = frozenset((str, int, float, bool, type(None)))


def dumps(value: Any) -> str:
    """The one JSON text of a packed value: equal values give equal texts."""
    return json.dumps(pack(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def loads(type_: type[_T], text: str) -> _T:
    """The value of a type that :func:`dumps` wrote."""
    return unpack(type_, json.loads(text))


def pack(value: Any) -> Any:
    """The JSON value of a dataclass, tuple, date, mapping or plain value."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if is_dataclass(value):
        found = ((name, getattr(value, name), default) for name, default in _defaults(kind))
        return {name: pack(item) for name, item, default in found if item != default or default is MISSING}
    if isinstance(value, tuple | list):
        return [pack(item) for item in value]
    if isinstance(value, dict):
        return {key: pack(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def unpack(type_: type[_T], value: Any) -> _T:
    """The value of a type from what :func:`pack` made of it. Raises TypeError for a type that cannot be packed."""
    hint: Any = type_
    made: _T = _reader(hint)(value)
    return made


@cache
def _defaults(type_: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, _default(f)) for f in fields(type_))


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """Reads a JSON value as a type; made once a type, since desks read many values of few types."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is date:
        return date.fromisoformat
    if hint in (str, int, float, bool, type(None)) or origin is Literal:
        return _as_is
    if origin in (Union, types.UnionType):
        return _union_reader(arguments)
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin is dict:
        return _as_is
    if is_dataclass(hint) and isinstance(hint, type):
        return _dataclass_reader(hint)
    raise TypeError(f"no way to pack {hint!r}")


def _as_is(value: Any) -> Any:
    return value


def _union_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    readers = {_reader(argument) for argument in arguments} - {_as_is}
    if not readers:
        return _as_is
    if len(readers) > 1 or type(None) not in arguments or len(arguments) > 2:
        raise TypeError(f"no way to tell the types of {arguments!r} apart")
    read = readers.pop()
    return lambda value: None if value is None else read(value)


def _tuple_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        read = _reader(arguments[0])
        return tuple if read is _as_is else lambda value: tuple(map(read, value))
    readers = tuple(_reader(argument) for argument in arguments)
    return lambda value: tuple(one(item) for one, item in zip(readers, value, strict=True))


def _dataclass_reader(type_: Any) -> Callable[[Any], Any]:
    def read_dataclass(value: Any) -> Any:
        readers = _field_readers(type_)
        given = {name: readers[name](item) if name in readers else item for name, item in value.items()}
        return type_(**given)

    return read_dataclass


@cache
def _field_readers(type_: Any) -> dict[str, Callable[[Any], Any]]:
    # Found at the first value, not with the type, since a type may hold values of its own.
    hints = get_type_hints(type_)
    return {f.name: read for f in fields(type_) if (read := _reader(hints[f.name])) is not _as_is}
