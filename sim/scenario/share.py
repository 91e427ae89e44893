"""Shares and factors: plain numbers or percentages."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic_core import CoreSchema

from sim.scenario.nearest import did_you_mean
from sim.scenario.number import read_number, write_number
from sim.scenario.problem import MisreadError
from sim.scenario.value import misread, text_schema
from sim.scenario.words import NOTHING, Text, say

_PERCENT = ("%", "pct.", "pct", "procent", "percent")
_HUNDRED = 100


@dataclass(frozen=True)
class Part:
    """A number from 0 to `limit`, written 0.22 or '22 %'."""

    limit: int = 1

    def read(self, value: object) -> float:
        """Return `value` as a number; raise `MisreadError` if it is none or out of range."""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise misread(value, self.expected())
        try:
            number = _number(value) if isinstance(value, str) else Decimal(repr(value))
        except MisreadError as error:
            raise misread(value, self.expected(), error.suggestion) from None
        if number.is_nan() or not 0 <= number <= self.limit:
            raise misread(value, self.expected(), self._percent_hint(value, number))
        return float(number)

    def _percent_hint(self, value: object, number: Decimal) -> Text:
        """Return a guess at '22 %' where somebody wrote 22."""
        is_percent = any(sign in str(value).casefold() for sign in _PERCENT)
        if is_percent or number.is_nan() or not self.limit < number <= self.limit * _HUNDRED:
            return NOTHING
        return did_you_mean(f"{write_number(number)} %")

    def write(self, value: float) -> str:
        """Return `value` as a percentage."""
        return f"{write_number(Decimal(repr(value)) * _HUNDRED)} %"

    def expected(self) -> Text:
        """Return what a message says should stand here."""
        return say("share", limit=self.limit)

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """Read with `read`, write JSON with `write`."""
        return text_schema(self.read, self.write)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        """Tell an editor about both forms."""
        return {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": self.limit},
                {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)? ?(%|pct\.?|procent|percent)$"},
            ]
        }


def _number(text: str) -> Decimal:
    """Return the number in `text`, a percentage over a hundred."""
    stripped = text.strip()
    for sign in _PERCENT:
        if stripped.casefold().endswith(sign):
            return read_number(stripped[: -len(sign)].rstrip(), sign) / _HUNDRED
    return read_number(stripped)
