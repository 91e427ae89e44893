"""Numbers with a unit as people write them: '45 min', '500000 kr/year', '13000 m2'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from pydantic_core import CoreSchema

from sim.scenario.nearest import did_you_mean, fold
from sim.scenario.number import LONGEST, read_number, write_number
from sim.scenario.problem import MisreadError
from sim.scenario.value import misread, text_schema
from sim.scenario.words import Text, say

_NUMBER_AND_UNIT = re.compile(r"([+-]?[0-9](?:[0-9.,'\s]*[0-9])?)\s*(\D.*)", re.DOTALL)
_PER = re.compile(r"\s*(?:/|\bper\b|\bpr\b\.?)\s*")
_LARGEST = Decimal(10) ** 12


@dataclass(frozen=True, eq=False)
class Quantity:
    """A kind of quantity; in `Annotated[float, Quantity(…)]` it makes pydantic read and write it.

    `units` says what one of each unit is in the base unit, by the unit as `_plain` leaves it.
    `written` are the units used to print, largest first, the last of them the base unit.
    `whole` rounds to whole base units (seconds).
    """

    what: Text
    example: str
    units: Mapping[str, int]
    written: tuple[str, ...]
    whole: bool = False

    def read(self, value: object) -> float:
        """Return `value` in the base unit; raise `MisreadError` unless it is text with a unit."""
        if isinstance(value, int | float) and not isinstance(value, bool):
            unit = self.example.partition(" ")[2]
            raise misread(value, self.expected(), did_you_mean(f"{write_number(value)} {unit}"))
        if not isinstance(value, str) or len(value) > LONGEST:
            raise misread(value, self.expected())
        parts = _NUMBER_AND_UNIT.fullmatch(value.strip())
        if parts is None or _plain(parts[2]) not in self.units:
            raise misread(value, self.expected(), say("units_are", units=", ".join(self.written)))
        try:
            number = read_number(parts[1], parts[2])
        except MisreadError as error:
            raise misread(value, error.expected, error.suggestion) from None
        return self._checked(value, number * self.units[_plain(parts[2])])

    def _checked(self, text: str, amount: Decimal) -> float:
        """Return `amount`, read from `text`, as the number the model uses."""
        if amount < 0:
            raise misread(text, say("not_negative", what=self.what))
        if amount >= _LARGEST:
            raise misread(text, say("too_large", what=self.what, limit=write_number(_LARGEST)))
        if not self.whole:
            return float(amount)
        seconds = int(amount.to_integral_value(ROUND_HALF_UP))
        if amount and not seconds:
            raise misread(text, say("whole_second"))
        return seconds

    def expected(self) -> Text:
        """Return what a message says should stand here."""
        return say("quantity", what=self.what, example=self.example)

    def write(self, value: float) -> str:
        """Return `value` (in base units) in the largest unit that leaves a whole number."""
        exact = Decimal(repr(value))
        for unit in self.written:
            size = self.units[_plain(unit)]
            if value and exact % size == 0:
                return f"{write_number(exact / size)} {unit}"
        return f"{write_number(exact)} {self.written[-1]}"

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """Read with `read`, write JSON with `write`."""
        return text_schema(self.read, self.write)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        """Tell an editor what the text looks like."""
        units = "|".join(_pattern(unit) for unit in self.units)
        return {"type": "string", "pattern": rf"^[0-9]+(\.[0-9]+)? ?({units})$"}


def _plain(unit: str) -> str:
    """Return `unit` in the form in which the units of a `Quantity` are listed."""
    folded = fold(unit).casefold().replace("²", "2")
    return _PER.sub("/", folded).replace(".", "").strip()


def _pattern(unit: str) -> str:
    """Return a regular expression for the ways an editor may meet a unit."""
    return unit.replace("/", r" ?(/|per |pr\. )").replace("aa", "(aa|å)").replace("m2", "m(2|²)")
