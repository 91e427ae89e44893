"""What a message says should stand where a value of the schema is wrong or missing."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, get_args

from sim.scenario import shape
from sim.scenario.nearest import did_you_mean, nearest
from sim.scenario.number import number_hint
from sim.scenario.words import NOTHING, Text, say

_BY_TYPE = {int: "whole_number", float: "number", str: "text", bool: "bool", dt.date: "date"}
_YES = ("yes", "on", "ja", "sand", "1")
_NO = ("no", "off", "nej", "falsk", "0")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})")
_LEADING_ZEROS = re.compile(r"0+[0-9]+")
_NUMBER_WITH_UNIT = re.compile(r"[0-9][0-9.,]*\s*[^0-9.,\s].*")


def expectation(kind: Any) -> Text:
    """Return what should stand where the schema wants `kind`."""
    for told in (*get_args(kind)[1:], shape.bare(kind)):
        if hasattr(told, "expected"):
            expected: Text = told.expected()
            return expected
    if shape.choices(kind):
        return say("one_of", choices=", ".join(shape.choices(kind)))
    if shape.fields(kind) is not None or shape.named(kind) is not None:
        return say("a_section")
    if shape.item(kind) is not None:
        return say("list")
    found = shape.bare(kind)
    return say(_BY_TYPE[found]) if found in _BY_TYPE else NOTHING


def hint(kind: Any, text: str) -> Text:
    """Return what `text` may have meant where the schema wants `kind`, or nothing."""
    if shape.choices(kind):
        return nearest(text, shape.choices(kind))
    found = shape.bare(kind)
    if found is bool:
        return _bool_hint(text)
    if found in (int, float):
        return _number_hint(text)
    if found is str:
        return say("quote_text", text=text)
    day_first = _DAY_FIRST.fullmatch(text)
    if found is dt.date and day_first:
        return did_you_mean(f"{day_first[3]}-{day_first[2]:0>2}-{day_first[1]:0>2}")
    return NOTHING


def _bool_hint(text: str) -> Text:
    if text.casefold() in _YES:
        return did_you_mean("true")
    return did_you_mean("false") if text.casefold() in _NO else NOTHING


def _number_hint(text: str) -> Text:
    if _LEADING_ZEROS.fullmatch(text):
        return did_you_mean(text.lstrip("0") or "0")
    return say("no_unit") if _NUMBER_WITH_UNIT.fullmatch(text) else number_hint(text)
