"""The clock: off-duty time taken out of durations, by the calendar the simulator uses.

Working time is what `sim.model.world.calendar` opens: the hours of the working week less lunch,
without helligdage and agreement days.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import numpy.typing as npt

from calibration.base import Base
from calibration.log import seconds_at
from sim.model import DAY
from sim.model.world import Ints
from sim.model.world.calendar import build_days, dates

SPARE_DAYS = 8
"""Days added at both ends, so that the first Monday and the last moment are inside."""
LONGEST = 3600
"""Days of the longest clock: a scenario's limit less the spare ones."""


class Clock:
    """Working seconds between any two moments from `start` to `end` (seconds from `EPOCH`)."""

    def __init__(self, base: Base, start: int, end: int, changes: dict[str, Any] | None = None):
        """Build the calendar of the days from `start` to `end`; `changes` are laid over it."""
        first = dt.date(2000, 1, 3) + dt.timedelta(days=start // DAY - SPARE_DAYS)
        count = min(-(-(end - start) // DAY) + 2 * SPARE_DAYS, LONGEST)
        scenario = base.scenario_on(first, int(count), changes or {})
        self.days = build_days(scenario)
        self.dates = dates(scenario)
        self.zero = seconds_at(self.dates[0])
        """The Monday the calendar starts on."""
        hours = self._within(np.arange(len(self.dates)), np.full(len(self.dates), DAY))
        self._before = np.concatenate([[0], np.cumsum(hours)]).astype(np.int64)

    def _within(self, day: Ints, second: Ints) -> Ints:
        """Return working seconds of each day before a second of that day."""
        days = self.days
        opens, closes = days.opens[day], days.closes[day]
        until = np.clip(second, opens, closes)
        from_lunch = np.clip(days.lunch_from, opens, until)
        lunch = np.clip(days.lunch_to, opens, until) - from_lunch
        # As in the simulator's roster, lunch is taken only on days whose hours span it.
        spans = (opens < days.lunch_from) & (days.lunch_to < closes)
        worked = until - opens - np.where(spans, lunch, 0)
        return np.asarray(np.where(days.workday[day] == 1, worked, 0), dtype=np.int64)

    def worked(self, moments: Ints) -> Ints:
        """Return working seconds before each moment; moments outside count as at the ends."""
        since = np.clip(np.asarray(moments, dtype=np.int64) - self.zero, 0, self.length - 1)
        day = since // DAY
        return np.asarray(self._before[day] + self._within(day, since % DAY))

    def between(self, start: Ints, end: Ints) -> Ints:
        """Return working seconds from `start` to `end`, elementwise; at least 0."""
        return np.asarray(np.maximum(self.worked(end) - self.worked(start), 0))

    @property
    def length(self) -> int:
        """Seconds the calendar covers."""
        return len(self.dates) * DAY

    def day_of(self, moments: Ints) -> Ints:
        """Return the index into `dates` of each moment."""
        return np.asarray((np.asarray(moments) - self.zero) // DAY, dtype=np.int64)

    def is_holiday(self) -> npt.NDArray[np.bool_]:
        """Return (D,) whether a Monday to Friday is a day off."""
        weekday = np.arange(len(self.dates)) % 7 < 5
        return np.asarray(weekday & (self.days.workday == 0))
