"""Times of day: '05:00', and working hours '07:00-15:30' or 'closed'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic_core import CoreSchema

from sim.scenario.nearest import did_you_mean
from sim.scenario.value import misread, text_schema
from sim.scenario.words import NOTHING, Text, say

_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_DOTTED = re.compile(r"\b([0-9]{1,2})\.([0-9]{2})\b")
_HOURS = re.compile(r"\s*([0-9:]+)\s*[-\N{EN DASH}]\s*([0-9:]+)\s*")
_CLOSED = ("closed", "lukket")
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_CLOCK_PATTERN = r"([01]?[0-9]|2[0-4]):[0-5][0-9]"


def _seconds(text: str) -> int | None:
    """Return the second of the day of 'HH:MM' (24:00 is its end), or None."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None or int(match[2]) >= _HOUR // _MINUTE:
        return None
    second = int(match[1]) * _HOUR + int(match[2]) * _MINUTE
    return second if second <= _DAY else None


def _written(second: int) -> str:
    return f"{second // _HOUR:02d}:{second % _HOUR // _MINUTE:02d}"


class ClockTime:
    """In `Annotated[int, ClockTime()]` it reads 'HH:MM' as the second of the day."""

    @staticmethod
    def read(value: object) -> int:
        """Return the second of the day; raise `MisreadError` for anything but 'HH:MM'."""
        # YAML takes 7.30 for a number, and only the number gets here.
        text = f"{value:.2f}" if isinstance(value, float) else str(value)
        second = _seconds(text)
        if second is None:
            dotted = _DOTTED.fullmatch(text)
            hint = did_you_mean(f"{dotted[1]}:{dotted[2]}") if dotted else NOTHING
            raise misread(value, ClockTime.expected(), hint)
        return second

    @staticmethod
    def expected() -> Text:
        """Return what a message says should stand here."""
        return say("clock")

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """Read with `read`, write JSON as 'HH:MM'."""
        return text_schema(self.read, _written)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        """Tell an editor what the text looks like."""
        return {"type": "string", "pattern": f"^{_CLOCK_PATTERN}$"}


@dataclass(frozen=True, order=True, slots=True)
class Hours:
    """The half-open span of a day in which something is open, in seconds; closed is 0 to 0."""

    start: int
    end: int

    @staticmethod
    def expected() -> Text:
        """Return what a message says should stand here."""
        return say("hours")

    @classmethod
    def read(cls, value: object) -> Hours:
        """Return the hours that 'HH:MM-HH:MM' or 'closed' says; raise `MisreadError` otherwise."""
        if isinstance(value, Hours):
            return value
        if not isinstance(value, str):
            raise misread(value, cls.expected())
        if value.strip().casefold() in _CLOSED:
            return cls(0, 0)
        match = _HOURS.fullmatch(value)
        start, end = (_seconds(match[1]), _seconds(match[2])) if match else (None, None)
        if start is None or end is None:
            colons = _DOTTED.sub(r"\1:\2", value)
            hint = did_you_mean(colons) if colons != value else NOTHING
            raise misread(value, cls.expected(), hint)
        if start >= end:
            raise misread(value, say("hours_order"))
        return cls(start, end)

    def write(self) -> str:
        """Return the hours as `read` takes them."""
        if self.start == self.end:
            return "closed"
        return f"{_written(self.start)}-{_written(self.end)}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        """Read with `read`, write JSON with `write`."""
        return text_schema(cls.read, cls.write)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        """Tell an editor what the text looks like."""
        span = f"{_CLOCK_PATTERN} ?- ?{_CLOCK_PATTERN}"
        return {"type": "string", "pattern": f"^({span}|closed|lukket)$"}
