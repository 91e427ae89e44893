"""The single values of a checked scenario, by path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from sim.scenario.clock import Hours
from sim.scenario.paths import Path


def leaves(part: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield path and value of everything below `part` that has no keys below it."""
    if isinstance(part, BaseModel):
        for key in type(part).model_fields:
            yield from leaves(getattr(part, key), (*path, key))
    elif isinstance(part, dict):
        for key, below in part.items():
            yield from leaves(below, (*path, key))
    else:
        yield path, part


def is_number(value: Any) -> bool:
    """Return whether a leaf is a number, a time of day or a list of numbers: a parameter."""
    if isinstance(value, tuple):
        return bool(value) and all(is_number(item) for item in value)
    return isinstance(value, int | float | Hours) and not isinstance(value, bool)
