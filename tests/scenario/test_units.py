"""Quantities: what is read, what is refused with which hint, and that writing reads back."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from sim.scenario import units
from sim.scenario.problem import MisreadError

SECONDS, SHARE, FACTOR, PER_YEAR, AREA, CLOCK, HOURS = (
    TypeAdapter(kind)
    for kind in (
        units.Seconds,
        units.Share,
        units.Factor,
        units.PerYear,
        units.SquareMetres,
        units.Clock,
        units.Hours,
    )
)
KRONER, KRONER_YEAR, KRONER_HOUR, SPEED = (
    TypeAdapter(kind)
    for kind in (units.Kroner, units.KronerPerYear, units.KronerPerHour, units.KmPerHour)
)


def misread(kind: TypeAdapter[Any], value: object) -> MisreadError:
    """Return the error `value` gives."""
    with pytest.raises(ValidationError) as caught:
        kind.validate_python(value)
    error = caught.value.errors()[0]["ctx"]["error"]
    assert isinstance(error, MisreadError)
    return error


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("45 min", 45 * 60),
        ("45min", 45 * 60),
        ("30 s", 30),
        ("2 h", 7200),
        ("2 timer", 7200),
        ("1.5 h", 5400),
        ("3 d", 3 * 86_400),
        ("3 dage", 3 * 86_400),
        ("0 min", 0),
        ("0.125 h", 450),  # 0.125 x 3600; a zero before the point is never thousands
        ("1.1250 h", 4050),  # 1.125 x 3600
        ("0.33 min", 20),  # 19.8 s
    ],
)
def test_time_is_read_as_whole_seconds(text: str, seconds: int) -> None:
    """A time with a Danish or English unit becomes seconds."""
    assert SECONDS.validate_python(text) == seconds


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (PER_YEAR, "2.0 /year", 2.0),
        (PER_YEAR, "2 per year", 2.0),
        (PER_YEAR, "2 pr. år", 2.0),
        (KRONER, "3500 kr", 3500.0),
        (KRONER, "3500 kr.", 3500.0),
        (KRONER_YEAR, "500000 kr/year", 500_000.0),
        (KRONER_YEAR, "500000 kr/år", 500_000.0),
        (KRONER_HOUR, "450 kr/h", 450.0),
        (KRONER_HOUR, "450 kr/t", 450.0),
        (AREA, "13000 m2", 13_000.0),
        (AREA, "13000 m²", 13_000.0),
        (SPEED, "25 km/h", 25.0),
        (SPEED, "25 km/t", 25.0),
        (SHARE, "22 %", 0.22),
        (SHARE, 0.22, 0.22),
        (SHARE, 1, 1.0),
        (FACTOR, "130 %", 1.3),
        (CLOCK, "05:00", 5 * 3600),
        (CLOCK, "7:30", 7 * 3600 + 1800),
        (HOURS, "07:00-15:30", units.Hours(25_200, 55_800)),
        (HOURS, "22:00 – 24:00", units.Hours(79_200, 86_400)),
        (HOURS, "closed", units.Hours(0, 0)),
        (HOURS, "lukket", units.Hours(0, 0)),
    ],
)
def test_quantities_are_read(kind: TypeAdapter[Any], text: object, value: object) -> None:
    """Each quantity is read in its English and its Danish unit."""
    assert kind.validate_python(text) == value


@pytest.mark.parametrize(
    ("kind", "value", "hint"),
    [
        (SECONDS, 45, "Did you mean '45 min'?"),
        (SECONDS, 0, "Did you mean '0 min'?"),
        (SECONDS, "45", "Units: d, h, min, s."),
        (SECONDS, "45 kr", "Units: d, h, min, s."),
        (SECONDS, "1.250 min", "Did you mean '1250 min'? Write 1.2500 min if it has three"),
        (SECONDS, "0,5 h", "Did you mean '0.5 h'?"),
        (SECONDS, True, ""),
        (SECONDS, None, ""),
        (SECONDS, "-5 min", ""),
        (SECONDS, "0.2 s", ""),
        (SECONDS, "1e5 min", "Units"),
        (SECONDS, "9" * 300 + " d", ""),
        (AREA, "1.250.000 m2", "Did you mean '1250000 m2'?"),
        (AREA, "13 000 m2", "Did you mean '13000 m2'?"),
        (KRONER, "1.250,50 kr", "Did you mean '1250.50 kr'?"),
        (SHARE, 22, "Did you mean '22 %'?"),
        (SHARE, "0,22", "Did you mean '0.22'?"),
        (SHARE, "22,5 %", "Did you mean '22.5 %'?"),
        (SHARE, "140 %", ""),
        (SHARE, -0.1, ""),
        (SHARE, math.nan, ""),
        (SHARE, math.inf, ""),
        (SHARE, True, ""),
        (FACTOR, 11, "Did you mean '11 %'?"),
        (CLOCK, "07.00", "Did you mean '07:00'?"),
        (CLOCK, 7.3, "Did you mean '7:30'?"),  # YAML makes a number of 7.30
        (CLOCK, "25:00", ""),
        (CLOCK, "12:60", ""),
        (HOURS, "07.00-15.30", "Did you mean '07:00-15:30'?"),
        (HOURS, "15:30-07:00", ""),
        (HOURS, 7, ""),
    ],
)
def test_what_is_refused(kind: TypeAdapter[Any], value: object, hint: str) -> None:
    """A missing unit, Danish separators and impossible values are refused, with a hint."""
    said = misread(kind, value).suggestion.en
    assert said.startswith(hint)
    assert bool(said) == bool(hint)


NON_NEGATIVE = st.decimals(0, 10**9, places=6).map(float)


@given(st.integers(0, 10**10))
def test_times_read_back(seconds: int) -> None:
    """A time written with its unit is the same time."""
    text = SECONDS.dump_python(seconds, mode="json")
    assert SECONDS.validate_python(text) == seconds


@given(NON_NEGATIVE, st.sampled_from([PER_YEAR, KRONER, KRONER_YEAR, KRONER_HOUR, AREA, SPEED]))
def test_amounts_read_back(amount: float, kind: TypeAdapter[Any]) -> None:
    """An amount written with its unit is the same amount, three decimals or not."""
    text = kind.dump_python(amount, mode="json")
    assert text.split(" ", 1)[1] in ("/year", "kr", "kr/year", "kr/h", "m2", "km/h")
    assert kind.validate_python(text) == amount


@given(st.floats(0, 1))
def test_shares_read_back(share: float) -> None:
    """A share written as a percentage is the same share, to the last bit."""
    text = SHARE.dump_python(share, mode="json")
    assert text.endswith(" %")
    assert SHARE.validate_python(text) == share


@given(st.integers(0, 1440), st.integers(0, 1440))
def test_hours_read_back(first: int, second: int) -> None:
    """Hours and clock times to the minute read back."""
    start, end = sorted((first * 60, second * 60))
    hours = units.Hours(start, end) if start < end else units.Hours(0, 0)
    assert HOURS.validate_python(HOURS.dump_python(hours, mode="json")) == hours
    assert CLOCK.validate_python(CLOCK.dump_python(start, mode="json")) == start


def test_python_dumps_keep_numbers() -> None:
    """Only JSON carries units; Python code sees base units."""
    assert SECONDS.dump_python(90) == 90
    assert SECONDS.dump_python(90, mode="json") == "90 s"
    assert SECONDS.dump_python(5400, mode="json") == "90 min"


def outcome(kind: TypeAdapter[Any], value: object) -> object:
    """Return the value read, or the reason why not."""
    try:
        return kind.validate_python(value)
    except ValidationError as error:
        return error.errors()[0]["ctx"]["error"]


@given(st.text(max_size=30) | st.floats() | st.integers())
def test_nothing_else_is_raised(value: object) -> None:
    """Whatever stands in a value, it is read as a finite number or refused in words."""
    for kind in (SECONDS, SHARE, CLOCK, KRONER):
        found = outcome(kind, value)
        assert isinstance(found, MisreadError) or math.isfinite(found)  # type: ignore[arg-type]
    assert isinstance(outcome(HOURS, value), MisreadError | units.Hours)
