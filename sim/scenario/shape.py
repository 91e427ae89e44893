"""What the schema allows below a path: fixed keys, names of the user's own, or a value."""

from __future__ import annotations

import types
from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel

UNKNOWN: Final = object()
"""The kind of anything below an unknown key."""


def bare(kind: Any) -> Any:
    """Return the type `kind` without metadata and without 'or None'."""
    origin = get_origin(kind)
    if origin is Annotated:
        return bare(get_args(kind)[0])
    if origin in (Union, types.UnionType):
        rest = [option for option in get_args(kind) if option is not type(None)]
        return bare(rest[0]) if len(rest) == 1 else kind
    return kind


@cache
def _fields(section: type[BaseModel]) -> dict[str, Any]:
    """Return the kinds of a section's keys; pydantic keeps type and metadata apart."""
    return {
        name: Annotated[info.annotation, *info.metadata, info]
        for name, info in section.model_fields.items()
    }


def fields(kind: Any) -> dict[str, Any] | None:
    """Return the kinds of the fixed keys of a section by key, None if `kind` is no section."""
    found = bare(kind)
    return _fields(found) if isinstance(found, type) and issubclass(found, BaseModel) else None


def named(kind: Any) -> Any | None:
    """Return the kind of the values where keys are names of the user's own, else None."""
    found = bare(kind)
    return get_args(found)[1] if get_origin(found) is dict else None


def is_value(kind: Any) -> bool:
    """Return whether `kind` is a single value or a list, with no keys below it."""
    return kind is not UNKNOWN and fields(kind) is None and named(kind) is None


def child(kind: Any, key: str | int) -> Any:
    """Return the kind of what stands under `key`, `UNKNOWN` if nothing may."""
    fixed = fields(kind)
    if fixed is not None:
        return fixed.get(str(key), UNKNOWN)
    below = named(kind)
    if below is None and isinstance(key, int):
        below = item(kind)
    return UNKNOWN if below is None else below


def item(kind: Any) -> Any | None:
    """Return the kind of a list's items, None if `kind` is no list."""
    found = bare(kind)
    return get_args(found)[0] if get_origin(found) in (tuple, list) else None


def at(kind: Any, path: Iterable[str | int]) -> Any:
    """Return the kind of what stands at `path` below `kind`."""
    for key in path:
        kind = child(kind, key)
    return kind


def choices(kind: Any) -> tuple[str, ...]:
    """Return the words or numbers a `Literal` allows, as they are written."""
    found = bare(kind)
    return tuple(str(option) for option in get_args(found)) if get_origin(found) is Literal else ()
