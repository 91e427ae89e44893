"""Text in a cell of a table that a spreadsheet will open."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"\s*[=+\-@]|[\t\r]")
_QUANTITY = re.compile(r"[+-]?\d[\d.,]*(\s?[%\w/²]+)*")


def inert(value: object) -> object:
    """Return a cell that no spreadsheet runs as a formula; what is no text is left as it is.

    Names come from files of other people, and a spreadsheet computes what begins with `=`, `+`,
    `-` or `@`. Such a text gets an apostrophe in front, unless it is plainly a number with a unit.
    """
    if not isinstance(value, str) or not _FORMULA.match(value) or _QUANTITY.fullmatch(value):
        return value
    return f"'{value}"
