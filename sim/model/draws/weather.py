"""The weather of a year, common to the whole organisation: snow, salting and busy days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.model import DAY
from sim.model.draws.source import Year
from sim.model.draws.streams import stream
from sim.model.draws.tasks import Ints, Planned, planned
from sim.model.rules import PLANLAGT, SNE
from sim.model.world.catalogue import SALT, SNOW, type_names
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
    scenario: Scenario, weather: Weather, afdelinger: Sequence[Afdeling]
) -> list[Planned]:
    """Return the clearing and the salting of all afdelinger, split into pieces."""
    snow, names = scenario.demand.snow, type_names(scenario.demand)
    cleared, salted = np.flatnonzero(weather.snows), np.flatnonzero(weather.salts)
    from_call = cleared * DAY + weather.snow_second[cleared]
    at_dawn = salted * DAY + scenario.calendar.snow_from
    homes = np.array([afdeling.lejemaal for afdeling in afdelinger], dtype=np.int64)
    at, afdeling, each = _pieces(from_call, homes * snow.time_per_lejemaal, snow.piece)
    clearing = planned(at, afdeling, names.index(SNOW), SNE, each)
    at, afdeling, each = _pieces(at_dawn, homes * snow.salting_time_per_lejemaal, snow.piece)
    salting = planned(at, afdeling, names.index(SALT), PLANLAGT, each)
    return [clearing, salting._replace(due=at + DAY // 2)]


def _pieces(report: Ints, work: Ints, piece: int) -> tuple[Ints, Ints, Ints]:
    """Return time, afdeling and seconds of the pieces of the work (A,) at each of `report`."""
    count = -(-work // piece)
    each = work // np.maximum(count, 1)
    afdeling = np.repeat(np.arange(len(work)), count * len(report))
    at = np.concatenate([np.repeat(report, n) for n in count])
    return at, afdeling, each[afdeling]
