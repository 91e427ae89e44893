"""The calendar: which days are worked, and when."""

from __future__ import annotations

import calendar
import datetime as dt

import numpy as np

from sim.model import DAY
from sim.model.world import Days
from sim.scenario.schema import Scenario


def first_monday(scenario: Scenario) -> dt.date:
    """Return the date of time 0: the Monday on or before the first simulated day."""
    first = scenario.calendar.start - dt.timedelta(days=scenario.calendar.warmup_days)
    return first - dt.timedelta(days=first.weekday())


def dates(scenario: Scenario) -> list[dt.date]:
    """Return the date of each simulated day, from time 0 to the last measured day."""
    monday = first_monday(scenario)
    end = scenario.calendar.start + dt.timedelta(days=scenario.calendar.days)
    return [monday + dt.timedelta(days=i) for i in range((end - monday).days)]


def days_off(scenario: Scenario, years: set[int]) -> set[dt.date]:
    """Return the helligdage and agreement days of some years."""
    import holidays

    given = scenario.calendar
    off: set[dt.date] = set()
    if given.holidays:
        off.update(holidays.country_holidays("DK", years=sorted(years)))
    for text in given.agreement_days:
        month, day = (int(part) for part in text.split("-"))
        off.update(dt.date(year, month, day) for year in sorted(years) if _exists(year, month, day))
    return off


def _exists(year: int, month: int, day: int) -> bool:
    return (month, day) != (2, 29) or calendar.isleap(year)


def build_days(scenario: Scenario) -> Days:
    """Return the calendar of a scenario as arrays."""
    week = scenario.calendar.working_week.days()
    lunch = scenario.calendar.working_week.lunch
    all_dates = dates(scenario)
    off = days_off(scenario, {date.year for date in all_dates})
    opens = np.array([week[date.weekday()].start for date in all_dates], dtype=np.int64)
    closes = np.array([week[date.weekday()].end for date in all_dates], dtype=np.int64)
    free = np.array([date in off for date in all_dates])
    measure_from = (scenario.calendar.start - first_monday(scenario)).days * DAY
    return Days(
        workday=((closes > opens) & ~free).astype(np.int64),
        opens=opens,
        closes=closes,
        lunch_from=lunch.start,
        lunch_to=lunch.end,
        horizon=len(all_dates) * DAY,
        measure_from=measure_from,
        measure_to=len(all_dates) * DAY,
    )


def measured_years(days: Days) -> float:
    """Return the length of the measured window in years of 365 days."""
    return (days.measure_to - days.measure_from) / (365 * DAY)
