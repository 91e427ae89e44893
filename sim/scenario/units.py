"""The types of quantities a scenario is made of.

All are plain numbers in Python, in the base unit named here, and text with a unit in YAML.
"""

from __future__ import annotations

from typing import Annotated

from sim.scenario.clock import ClockTime, Hours
from sim.scenario.quantity import Quantity
from sim.scenario.share import Part
from sim.scenario.words import say

__all__ = [
    "Clock",
    "Factor",
    "Hours",
    "KmPerHour",
    "Kroner",
    "KronerPerHour",
    "KronerPerYear",
    "PerYear",
    "Seconds",
    "Share",
    "SquareMetres",
]

_SECOND_WORDS = {"s": 1, "sec": 1, "sek": 1, "second": 1, "seconds": 1, "sekunder": 1}
_MINUTE_WORDS = {"min": 60, "minute": 60, "minutes": 60, "minut": 60, "minutter": 60}
_HOUR_WORDS = {"h": 3600, "hour": 3600, "hours": 3600, "t": 3600, "time": 3600, "timer": 3600}
_DAY_WORDS = {"d": 86_400, "day": 86_400, "days": 86_400, "dag": 86_400, "dage": 86_400}
_TIME = _SECOND_WORDS | _MINUTE_WORDS | _HOUR_WORDS | _DAY_WORDS
_A_YEAR = ("/year", "/aar")
_AN_HOUR = ("/h", "/hour", "/t", "/time")
_KRONER = ("kr", "dkk")


def _unit(amounts: tuple[str, ...], per: tuple[str, ...]) -> dict[str, int]:
    """Return every way to write one unit of an amount per something."""
    return {amount + over: 1 for amount in amounts for over in per}


Seconds = Annotated[int, Quantity(say("time"), "45 min", _TIME, ("d", "h", "min", "s"), whole=True)]
"""A span of time in whole seconds: '45 min', '30 s', '1.5 h', '3 d' (24 hours each)."""

PerYear = Annotated[float, Quantity(say("rate"), "2 /year", _unit(("",), _A_YEAR), ("/year",))]
"""A number a year: '2.0 /year'."""

Kroner = Annotated[float, Quantity(say("money"), "3500 kr", _unit(_KRONER, ("",)), ("kr",))]
"""An amount: '3500 kr'."""

KronerPerYear = Annotated[
    float,
    Quantity(say("money_year"), "500000 kr/year", _unit(_KRONER, _A_YEAR), ("kr/year",)),
]
"""An amount a year: '500000 kr/year'."""

KronerPerHour = Annotated[
    float, Quantity(say("money_hour"), "450 kr/h", _unit(_KRONER, _AN_HOUR), ("kr/h",))
]
"""A price per hour: '450 kr/h'."""

SquareMetres = Annotated[
    float, Quantity(say("area"), "13000 m2", _unit(("m2", "kvm"), ("",)), ("m2",))
]
"""An area: '13000 m2'."""

KmPerHour = Annotated[float, Quantity(say("speed"), "25 km/h", _unit(("km",), _AN_HOUR), ("km/h",))]
"""A speed: '25 km/h'."""

Share = Annotated[float, Part()]
"""A share from 0 to 1: 0.22 or '22 %'."""

Factor = Annotated[float, Part(limit=10)]
"""A proportion from 0 to 10: 1.3 or '130 %'."""

Clock = Annotated[int, ClockTime()]
"""A second of the day: '05:00'."""
