"""A single value on its way from text: how it is described, how pydantic is told to read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic_core import CoreSchema, core_schema

from sim.scenario.problem import MisreadError
from sim.scenario.words import Text, both, say

_SHOWN = 60


def describe(value: object) -> Text:
    """Return `value` as a message names it: text and numbers quoted, the rest in words."""
    if value is None:
        return say("nothing")
    if isinstance(value, dict):
        return say("a_section")
    if isinstance(value, list | tuple):
        return say("a_list", count=len(value))
    if isinstance(value, bool):
        return both(f"'{str(value).lower()}'")
    text = str(value)
    return both(f"'{text}'" if len(text) <= _SHOWN else f"'{text[:_SHOWN]}…'")


def misread(value: object, expected: Text, *suggestion: Text) -> MisreadError:
    """Return the error for a `value` that is not what was expected."""
    return MisreadError(say("found", found=describe(value)), expected, *suggestion)


def text_schema(read: Callable[[Any], Any], write: Callable[[Any], str]) -> CoreSchema:
    """Return a pydantic schema that reads by `read` and writes JSON, but not Python, by `write`."""
    return core_schema.no_info_plain_validator_function(
        read,
        serialization=core_schema.plain_serializer_function_ser_schema(
            write, when_used="json", return_schema=core_schema.str_schema()
        ),
    )
