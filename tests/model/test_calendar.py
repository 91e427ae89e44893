"""The calendar: working hours, helligdage, and where the clock starts."""

import datetime as dt

import numpy as np
import pytest

from sim.model import DAY, HOUR
from sim.model.world.calendar import build_days, dates, days_off, first_monday, measured_years
from sim.scenario import Scenario
from tests.model.small import case, varied


def workday(scenario: Scenario, date: dt.date) -> bool:
    """Return whether a date has ordinary working hours."""
    return bool(build_days(scenario).workday[dates(scenario).index(date)])


def test_time_starts_on_the_monday_before_the_warm_up() -> None:
    """28 days before Wednesday 1 January 2025 is Wednesday 4 December 2024: Monday is the 2nd."""
    assert first_monday(case()) == dt.date(2024, 12, 2)
    days = build_days(case())
    assert days.measure_from == 30 * DAY  # 2 December to 1 January
    assert days.horizon == days.measure_to == (30 + 365) * DAY
    assert len(days.workday) == 395
    assert measured_years(days) == 1


def test_a_start_on_a_monday_without_warm_up_is_time_0() -> None:
    """Nothing is played before it."""
    monday = varied(case(), {"calendar.start": dt.date(2025, 1, 6), "calendar.warmup_days": 0})
    assert first_monday(monday) == dt.date(2025, 1, 6)
    assert build_days(monday).measure_from == 0


def test_the_week_has_37_hours_and_friday_is_short() -> None:
    """Four days of 8.5 h less lunch and 5 h on Friday: 4 x 8 + 5 = 37."""
    days, lunch = build_days(case()), 0.5
    week = slice(49, 56)  # seven days after 2 December: Monday 20 January 2025
    assert dates(case())[49] == dt.date(2025, 1, 20)
    hours = ((days.closes - days.opens) / HOUR)[week]
    assert hours.tolist() == [8.5, 8.5, 8.5, 8.5, 5, 0, 0]
    assert hours.sum() - 4 * lunch == 37
    assert days.workday[week].tolist() == [1, 1, 1, 1, 1, 0, 0]
    assert (days.lunch_from, days.lunch_to) == (11.5 * HOUR, 12 * HOUR)


HELLIGDAGE_2025 = {
    # On weekdays: nytår, skærtorsdag, langfredag, 2. påskedag, Kristi himmelfart, 2. pinsedag,
    # 1. and 2. juledag. Påskedag and pinsedag are Sundays.
    (1, 1), (4, 17), (4, 18), (4, 20), (4, 21), (5, 29), (6, 8), (6, 9), (12, 25), (12, 26),
}  # fmt: skip
AGREED = {(5, 1), (6, 5), (12, 24), (12, 31)}


def test_days_off_in_2025() -> None:
    """Ten helligdage and four agreement days, and no Store Bededag (Friday 16 May)."""
    assert {(day.month, day.day) for day in days_off(case(), {2025})} == HELLIGDAGE_2025 | AGREED


def test_workdays_of_2025() -> None:
    """261 weekdays, less 8 helligdage and 4 agreement days on weekdays: 249."""
    measured = build_days(case()).workday[30:]
    assert int(measured.sum()) == 261 - 8 - 4
    none = varied(case(), {"calendar.holidays": False, "calendar.agreement_days": ()})
    assert int(build_days(none).workday[30:].sum()) == 261


@pytest.mark.parametrize(
    ("date", "works"),
    [
        (dt.date(2023, 5, 5), False),  # the last Store Bededag
        (dt.date(2024, 4, 26), True),  # would have been the first that is none
        (dt.date(2025, 5, 16), True),
        (dt.date(2025, 5, 29), False),  # Kristi himmelfart
        (dt.date(2025, 5, 30), True),  # the Friday after
        (dt.date(2025, 4, 16), True),  # the Wednesday before Easter
        (dt.date(2025, 12, 27), False),  # a Saturday
    ],
    ids=str,
)
def test_single_days(date: dt.date, works: bool) -> None:
    """Days that are easy to get wrong."""
    one = {"calendar.start": date, "calendar.days": 1, "calendar.warmup_days": 0}
    assert workday(varied(case(), one), date) == works


def test_an_agreement_day_in_leap_years_only() -> None:
    """29 February is off when there is one."""
    leap = varied(case(), {"calendar.agreement_days": ("02-29",), "calendar.holidays": False})
    assert days_off(leap, {2023, 2024, 2025, 2100}) == {dt.date(2024, 2, 29)}


def test_weekdays_repeat_from_time_0() -> None:
    """Day d is a Monday when d is divisible by 7: rosters and demand count on it."""
    weekdays = np.array([date.weekday() for date in dates(case())])
    assert (weekdays == np.arange(len(weekdays)) % 7).all()
