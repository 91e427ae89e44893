"""Numbers as Danes and others write them: 1.250 is a thousand or one and a quarter, never a guess.

A column is read by one rule: decimal comma or decimal point. Where its values cannot tell which,
the separator of the file does (Danish Excel writes `;` because its comma is taken); where that
cannot either, doubtful values are not read and are reported.
"""

from __future__ import annotations

import re
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Decimal = Literal[",", ".", "?"]
"""Decimal comma, decimal point, or nobody knows."""

_PLAIN = r"^[+-]?\d+$"
_MACHINE = r"^[+-]?\d+(\.\d+)?[eE][+-]?\d+$"
_HOURS = r"^(\d+):([0-5]\d)(:([0-5]\d))?$"
_COMMA = r"^[+-]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$"
_POINT = r"^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$"
_ONLY_COMMA = re.compile(r"[+-]?(\d+,(\d{1,2}|\d{4,})|0+,\d+|\d{4,},\d+|\d{1,3}(\.\d{3})+,\d+)")
_ONLY_POINT = re.compile(r"[+-]?(\d+\.(\d{1,2}|\d{4,})|0+\.\d+|\d{4,}\.\d+|\d{1,3}(,\d{3})+\.\d+)")
_ONLY_COMMA_THOUSANDS = re.compile(r"[+-]?\d{1,3}(\.\d{3}){2,}")
_ONLY_POINT_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3}){2,}")
_DOUBTFUL = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")


class Numbers(NamedTuple):
    """A column of numbers (N,)."""

    value: npt.NDArray[np.float64]
    """NaN where there is none."""
    blank: npt.NDArray[np.bool_]
    wrong: npt.NDArray[np.bool_]
    """Something stands there that is no number by the column's rule."""


def decide(values: Any, separator: str = "") -> tuple[Decimal, bool]:
    """Return the rule that the values of a column follow, and whether any value needs one.

    `separator` is that of the file, for columns whose values do not tell.
    """
    if not _is_text(values):
        return ".", False
    comma = point = doubtful = 0
    for text in _stripped(values).unique().to_pylist():
        comma += bool(_ONLY_COMMA.fullmatch(text) or _ONLY_COMMA_THOUSANDS.fullmatch(text))
        point += bool(_ONLY_POINT.fullmatch(text) or _ONLY_POINT_THOUSANDS.fullmatch(text))
        doubtful += bool(_DOUBTFUL.fullmatch(text))
    needed = comma + point + doubtful > 0
    if comma != point:
        return ("," if comma > point else "."), needed
    return ("," if separator == ";" and not comma else "?"), needed


def read_numbers(values: Any, decimal: Decimal, minutes: float = 1.0) -> Numbers:
    """Return a column of numbers; '1:30' counts as an hour and a half.

    `minutes` is how many minutes one of the column's unit is: '1:30' is 1.5 where the unit is an
    hour and 90 where it is a minute.
    """
    if not _is_text(values):
        value = np.asarray(
            pc.cast(values, pa.float64()).to_numpy(zero_copy_only=False), dtype=float
        )
        return Numbers(value, np.isnan(value), np.isinf(value))
    text = _stripped(values)
    blank = np.asarray(pc.equal(text, "").to_numpy(zero_copy_only=False), dtype=bool)
    value = np.full(len(text), np.nan)
    for pattern, plain in _rules(decimal):
        value = np.where(np.isnan(value), _matched(text, pattern, plain), value)
    value = np.where(np.isnan(value), _clock(text) / minutes, value)
    return Numbers(value, blank, np.isnan(value) & ~blank)


def _rules(decimal: Decimal) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Return patterns, and what to replace in a match to make it a machine's number."""
    rules: list[tuple[str, tuple[tuple[str, str], ...]]] = [(_MACHINE, ()), (_PLAIN, ())]
    if decimal == ",":
        rules.append((_COMMA, ((".", ""), (",", "."))))
    elif decimal == ".":
        rules.append((_POINT, ((",", ""),)))
    return rules


def _matched(text: Any, pattern: str, replaced: tuple[tuple[str, str], ...]) -> Any:
    found = pc.if_else(pc.match_substring_regex(text, pattern), text, None)
    for old, new in replaced:
        found = pc.replace_substring(found, old, new)
    number = pc.cast(pc.utf8_ltrim(found, characters="+"), pa.float64())
    return np.asarray(number.to_numpy(zero_copy_only=False), dtype=float)


def _clock(text: Any) -> npt.NDArray[np.float64]:
    """Return the minutes of values like '1:30' or '0:45:00'."""
    out = np.full(len(text), np.nan)
    where = np.flatnonzero(pc.match_substring_regex(text, _HOURS).to_numpy(zero_copy_only=False))
    for index in where:
        parts = [int(part) for part in text[int(index)].as_py().split(":")]
        out[index] = parts[0] * 60 + parts[1] + (parts[2] / 60 if len(parts) > 2 else 0)
    return out


def _is_text(values: Any) -> bool:
    kind = values.type
    return not (
        pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
    )


def _stripped(values: Any) -> Any:
    """Return text without blanks of any kind; nothing becomes ''."""
    text = pc.fill_null(pc.cast(values, pa.string()), "")
    return pc.replace_substring_regex(text, "[\\s\u00a0\u202f']", "")
