"""Numbers are written as Danes and Britons write them, rounded by one rule."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.present.numbers import (
    estimate,
    goal,
    hours,
    interval,
    kroner,
    millions,
    number,
    quantity,
    scale,
    share,
    signed,
)

MINUS, NBSP = "\u2212", "\u00a0"


@pytest.mark.parametrize(
    ("x", "decimals", "shown"),
    [
        (8.25, 1, "8,3"),  # Babel alone: 8,2 (half to even)
        (8.35, 1, "8,4"),  # the float is 8.3499999…: its shortest decimal decides
        (2.5, 0, "3"),
        (1.005, 2, "1,01"),
        (-2.5, 0, f"{MINUS}3"),  # away from zero
        (-0.4, 0, "0"),  # no minus before a zero
        (1234.5, 1, "1.234,5"),
        (1234567, 0, "1.234.567"),
        (999999.5, 0, "1.000.000"),
        (0, 2, "0,00"),
        (np.float64(0.125), 2, "0,13"),
        (Decimal("0.5"), 0, "1"),
        (1e22, 0, "10.000.000.000.000.000.000.000"),
    ],
)
def test_danish_numbers_round_half_up(x: float, decimals: int, shown: str) -> None:
    """Thousands are dotted, decimals follow a comma, halves go away from zero."""
    assert number(x, decimals) == shown


@pytest.mark.parametrize("x", [None, float("nan"), float("inf"), np.nan, Decimal("NaN")])
def test_what_is_not_a_number_is_a_dash(x: float | None) -> None:
    """A missing value shows as a dash in every format, without a unit."""
    shown = [number(x, 1), kroner(x), share(x), hours(x), millions(x), quantity(x, "posts")]
    assert shown == ["–"] * 6


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 3))
def test_a_written_number_can_be_read_back(x: Decimal, decimals: int) -> None:
    """Undoing the Danish signs gives a number within half a unit of the last decimal."""
    written = number(x, decimals).replace(".", "").replace(",", ".").replace(MINUS, "-")
    assert abs(Decimal(written) - x) <= Decimal(10) ** -decimals / 2


def test_units_in_both_languages() -> None:
    """Kroner, shares and millions; Danish has a no-break space before %."""
    assert kroner(1234.5) == "1.235 kr."
    assert kroner(1234.5, 1, "en") == "DKK 1,234.5"
    assert share(0.845) == f"85{NBSP}%"  # 84,5 exactly, though 0.845 * 100 is 84.49999…
    assert share(0.845, 1, "en") == "84.5%"
    assert millions(8_124_999) == "8,12 mio. kr."
    assert quantity(16, "posts") == "16,0 stillinger"


@pytest.mark.parametrize(
    ("h", "shown"),
    [
        (0.5, "0,5 timer"),
        (47.9, "47,9 timer"),
        (47.96, "2,0 døgn"),  # would round to 48,0 timer
        (48, "2,0 døgn"),
        (81.6, "3,4 døgn"),  # 81.6 / 24 = 3.4
        (-72, f"{MINUS}3,0 døgn"),
    ],
)
def test_hours_turn_into_days_at_48(h: float, shown: str) -> None:
    """A response is given in hours under 48 and in days from there."""
    assert hours(h) == shown


def test_goals_have_no_needless_decimals() -> None:
    """72 hours are 3 days, 24 are 24 hours, and 60 hours keep their half day."""
    assert [goal(72.0), goal(24), goal(60)] == ["3 døgn", "24 timer", "2,5 døgn"]


def test_intervals_are_joined_by_a_dash_or_by_a_word() -> None:
    """A minus beside a dash could be misread, so negative bounds are joined by a word."""
    assert interval(1200, 1268.95, 1) == "1.200,0–1.269,0"
    assert interval(-444, -380) == f"{MINUS}444 til {MINUS}380"
    assert interval(-0.2, 0.1, 1, "en") == f"{MINUS}0.2 to 0.1"
    assert interval(-0.2, 3, 0) == "0–3"
    assert interval(None, 3) == "–"


def test_an_estimate_carries_its_interval_on_its_own_scale() -> None:
    """Both bounds are in the unit the mean is shown in; without bounds there is no bracket."""
    assert estimate(1234.5, (1200, 1268.9), "kr", "da", 1) == "1.234,5 kr. (1.200,0–1.268,9)"
    # 60 h = 2.5 d; 36 h would be hours by itself, but 36 / 24 = 1.5 stands beside days
    assert estimate(60, (36, 84), "h") == "2,5 døgn (1,5–3,5)"
    assert estimate(412, (None, None), "kr") == "412 kr."
    assert estimate(None, (1, 2), "kr") == "–"


def test_differences_show_their_sign_unless_they_round_to_nothing() -> None:
    """A plus is written before what is seen to be positive."""
    kr = scale("kr")
    assert [signed(x, kr) for x in (412, -412, 0.2, None)] == ["+412", f"{MINUS}412", "0", "–"]
