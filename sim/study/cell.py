"""Text in a cell of a table that a spreadsheet will open."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"\s*[=+\-@]|[\t\r]")
_UNITS = ("%", "s", "min", "t", "h", "d", "dage", "days", "km", "km/t", "km/h", "m²", "kr", "kr.")
_QUANTITY = re.compile(rf"[+-]?\d[\d.,]*(?:\s?(?:{'|'.join(map(re.escape, _UNITS))}))?")
"""A number with one known unit; no unit reads as a cell of a sheet, and matching is linear."""


def inert(value: object) -> object:
    """Return a cell that no spreadsheet runs as a formula; what is no text is left as it is.

    Names come from files of other people, and a spreadsheet computes what begins with `=`, `+`,
    `-` or `@`. Such a text gets an apostrophe in front, unless it is a number, or one with a unit
    from a closed list.
    """
    if not isinstance(value, str) or not _FORMULA.match(value) or _QUANTITY.fullmatch(value):
        return value
    return f"'{value}"
