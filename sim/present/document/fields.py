"""The fields of a scenario with what the schema says of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from types import NoneType
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sim.scenario.clock import ClockTime, Hours
from sim.scenario.quantity import Quantity
from sim.scenario.share import Part

_PLAIN = {bool: "yes/no", int: "count", float: "number", str: "text", dt.date: "date"}


class Described(NamedTuple):
    """One value: where it stands, its unit, what it means, and the value as YAML has it."""

    path: tuple[str, ...]
    unit: str
    meaning: str
    shown: str


def described(part: BaseModel, path: tuple[str, ...] = ()) -> Iterator[Described]:
    """Yield every single value below a section, in the order of the schema."""
    values = part.model_dump(mode="json")
    for key, field in type(part).model_fields.items():
        below, where = getattr(part, key), (*path, key)
        if isinstance(below, BaseModel):
            yield from described(below, where)
        elif isinstance(below, dict) and all(isinstance(v, BaseModel) for v in below.values()):
            for name, section in below.items():
                yield from described(section, (*where, name))
        else:
            yield Described(where, unit_of(field), field.description or "", shown(values[key]))


def shown(value: Any) -> str:
    """Return a value as a reader of YAML knows it."""
    if isinstance(value, list):
        return ", ".join(map(shown, value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "null" if value is None else str(value)


def unit_of(field: FieldInfo) -> str:
    """Return the unit, or kind, of a field."""
    kinds = [field.annotation, *field.metadata]
    return next((unit for unit in map(_unit, kinds[::-1]) if unit), "text")


def _unit(kind: Any) -> str:
    if isinstance(kind, Quantity):
        return "time" if len(kind.written) > 1 else kind.written[-1]
    if isinstance(kind, Part):
        return "share"
    if isinstance(kind, ClockTime) or kind is Hours:
        return "clock"
    if kind in _PLAIN:
        return _PLAIN[kind]
    if get_origin(kind) is Literal:
        return " / ".join(map(str, get_args(kind)))
    inner = [one for one in get_args(kind) if one not in (NoneType, Ellipsis)]
    unit = next((found for found in map(_unit, inner[::-1]) if found), "")
    return f"list of {unit}s" if unit and get_origin(kind) is tuple and len(inner) == 1 else unit
