"""The weather of a year, common to the whole organisation: snow, salting and busy days."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.model import DAY
from sim.model.catalogue import SALT, SNOW, type_names
from sim.model.rules import PLANLAGT, SNE
from sim.model.source import Year
from sim.model.streams import stream
from sim.model.tasks import Ints, Tasks, plain_tasks
from sim.scenario.schema import Afdeling, Scenario

LATEST_SNOW = 2 * 3600
"""Snow is found at most this long after the earliest call-in (grade D)."""
MOST = 0.95
"""No day has snow with a probability above this."""


class Weather(NamedTuple):
    """One year's weather, one entry per day."""

    day_factor: npt.NDArray[np.float64]
    """Gamma factor of mean 1 on the day's requests."""
    snows: npt.NDArray[np.bool_]
    snow_second: Ints
    """Second of the day at which snow is found."""
    salts: npt.NDArray[np.bool_]


def draw_weather(scenario: Scenario, year: Year, seed: int, replication: int) -> Weather:
    """Return the weather of one replication."""
    n = len(year.dates)
    snow = scenario.demand.snow
    season = np.array(snow.season) / max(sum(snow.season), 1e-12)
    month_days = 365 / 12
    daily = season[year.month] / month_days
    winter = year.year + (year.month >= 6)
    winter = winter - winter[0]
    harsh = np.ones(winter[-1] + 1)
    if snow.dispersion is not None:
        shape = snow.dispersion
        harsh = stream(seed, replication, "weather.winter").gamma(shape, 1 / shape, len(harsh))
    snows = stream(seed, replication, "weather.snow").random(n) < np.minimum(
        daily * snow.episodes * harsh[winter], MOST
    )
    salts = stream(seed, replication, "weather.salt").random(n) < np.minimum(
        daily * snow.salting, MOST
    )
    at = stream(seed, replication, "weather.snow_time").integers(0, LATEST_SNOW, size=n)
    factor = np.ones(n)
    dispersion = scenario.demand.requests.day_dispersion
    if dispersion is not None:
        generator = stream(seed, replication, "weather.day_factor")
        factor = generator.gamma(dispersion, 1 / dispersion, size=n)
    return Weather(factor, snows, scenario.calendar.snow_from + at, salts & ~snows)


def draw_snow_tasks(
    scenario: Scenario, weather: Weather, afdeling: Afdeling, attempts: int
) -> Tasks:
    """Return the clearing and salting of an afdeling, split into pieces."""
    snow = scenario.demand.snow
    names = type_names(scenario.demand)
    cleared = np.flatnonzero(weather.snows)
    salted = np.flatnonzero(weather.salts)
    from_call = cleared * DAY + weather.snow_second[cleared]
    at_dawn = salted * DAY + scenario.calendar.snow_from
    clearing = _pieces(from_call, afdeling.lejemaal * snow.time_per_lejemaal, snow.piece, attempts)
    salting = _pieces(
        at_dawn, afdeling.lejemaal * snow.salting_time_per_lejemaal, snow.piece, attempts
    )
    return Tasks.joined(
        [
            clearing.of(names.index(SNOW), SNE),
            salting.of(names.index(SALT), PLANLAGT)._replace(due=salting.report + DAY // 2),
        ],
        attempts,
    )


def _pieces(report: Ints, work: int, piece: int, attempts: int) -> Tasks:
    count = -(-work // piece)
    each = work // count if count else 0
    index = np.repeat(report, count)
    return plain_tasks(index, 0, PLANLAGT, np.full(len(index), each, dtype=np.int64), attempts)
