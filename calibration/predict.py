"""What a calibration foretells of days it has not seen, from its record."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from calibration.base import TYPES, Base
from calibration.clock import Clock
from calibration.distance import Curve, of_function
from calibration.estimate import ABOUT_THE_LOG
from calibration.fits.arrivals import REQUESTS
from calibration.fits.families import FAMILIES
from calibration.log import Log
from sim.model import DAY

Floats = npt.NDArray[np.float64]
GRID = 2000


class Foretold(NamedTuple):
    """The days of a hold-out, and what was foretold of each."""

    first: int
    """Second of the log's epoch at which the first whole day starts."""
    types: tuple[str, ...]
    daily: Floats
    """(D, T): requests expected by day and type."""
    hours: Floats
    """(24,): share of a day's requests in each hour."""
    k: float
    """Shape of the day's gamma factor; infinite for Poisson days."""


class Record:
    """The estimates of a record by path, with the base's values behind them."""

    def __init__(self, entry: dict[str, Any], base: Base, like: dict[str, str]) -> None:
        """Read a record; `like` names the base's type that lends what was not fitted."""
        self._values = {
            tuple(one["path"]): one["value"] for one in entry["estimates"] if one["fitted"]
        }
        self._base = base
        self._like = like
        self.waits = {
            (one["column"], one["group"]): (one["family"], np.array(one["parameters"]))
            for one in entry["waits"]
        }

    def number(self, *path: str) -> float:
        """Return a number at a path below requests; infinite where it was fitted as such."""
        value = self._values.get((*REQUESTS, *path), self._base.value((*REQUESTS, *path)))
        return np.inf if value is None else float(value)

    def numbers(self, *path: str) -> Floats:
        """Return a list at a path below requests."""
        return np.array(self._values.get((*REQUESTS, *path), self._base.value((*REQUESTS, *path))))

    def of_type(self, name: str, key: str) -> Any:
        """Return a value of a type, its lender's where it was not fitted."""
        own = self._values.get((*TYPES, name, key))
        return own if own is not None else self._base.value((*TYPES, self._like[name], key))

    @property
    def requests_a_day(self) -> float | None:
        """Requests on an average day, None where the log was too short to tell."""
        value = self._values.get((ABOUT_THE_LOG, "requests_a_day"))
        return None if value is None else float(value)

    def wait(self, column: str, group: str, upto: float) -> Curve | None:
        """Return the distribution of a waiting time in hours, on a grid up to `upto`."""
        if (column, group) not in self.waits:
            return None
        name, parameters = self.waits[column, group]
        family = next(one for one in FAMILIES if one.name == name)
        at = np.linspace(0.0, upto, GRID + 1)[1:]
        return of_function(family.below(parameters, at * 3600), at)


def foretell(record: Record, log: Log, clock: Clock, types: tuple[str, ...]) -> Foretold | None:
    """Return what a record foretells of the whole days of a hold-out, None if it cannot."""
    level = record.requests_a_day
    if level is None:
        return None
    first = -(-log.start // DAY) * DAY
    index = clock.day_of(np.arange(first, log.end // DAY * DAY, DAY))
    month = np.array([clock.dates[i].month - 1 for i in index], dtype=np.int64)
    weekday = record.numbers("weekday")
    holiday = clock.is_holiday()[index]
    offset = (weekday / weekday.mean())[index % 7]
    offset = offset * np.where(holiday, record.number("holiday_factor"), 1.0)
    table = np.array(
        [record.of_type(name, "share") * np.array(record.of_type(name, "season")) for name in types]
    ).T
    table = table / table.sum(axis=1).mean()
    hours = record.numbers("hours")
    return Foretold(
        first=int(first),
        types=types,
        daily=level * offset[:, None] * table[month],
        hours=hours / hours.sum(),
        k=record.number("day_dispersion"),
    )
