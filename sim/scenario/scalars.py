"""Which plain YAML text is a number, true, false or nothing; all else is text.

YAML 1.1 reads 7:00 as 420, no and off as false, 010 as 8 and 2025-01-06 as a date. Here only the
forms below are more than text. The loader and the writer share them, so they agree on quoting.
"""

from __future__ import annotations

import math
import re

NULL = re.compile(r"(?:~|null|Null|NULL|)\Z")
BOOL = re.compile(r"(?:true|True|TRUE|false|False|FALSE)\Z")
INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z")
FLOAT = re.compile(
    r"[-+]?(?:(?:0|[1-9][0-9]{0,17})(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?\Z"
)
TAGS = {"null": NULL, "bool": BOOL, "int": INT, "float": FLOAT}
"""YAML's name of each form, in the order in which they are tried."""


def resolve(text: str) -> str | int | float | bool | None:
    """Return what unquoted `text` means."""
    if NULL.match(text):
        return None
    if BOOL.match(text):
        return text.lower() == "true"
    if INT.match(text):
        return int(text)
    if FLOAT.match(text):
        number = float(text)
        return number if math.isfinite(number) else text
    return text
