"""What a sensitivity study says, as one object: `drift sensitivity --json` prints it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from typing_extensions import TypedDict

from sim.measure import UNITS
from sim.stats.distributions import normal
from sim.stats.intervals import Interval, paired_difference
from sim.stats.luck import share_where, split_variance
from sim.stats.sensitivity import Effects, Indices
from sim.study.answer import Head
from sim.study.sensitivity.ranges import Input
from sim.study.sensitivity.service import COST, Served
from sim.study.sensitivity.stages import Floats, difference

SPLIT = (COST, "response_h_p90", "within_goal_share", "planned_on_time_share")
"""Key figures whose intervals are split."""
LEVEL = 0.95


class Bounds(TypedDict):
    """A figure with its 95 % interval; None for what is not known."""

    mean: float | None
    low: float | None
    high: float | None


class Varied(TypedDict):
    """One input: its range, what it does alone, and how much of what is not known it causes."""

    low: str
    high: str
    grade: str
    at_low: float | None
    at_high: float | None
    """The difference with this input alone at an end of its range."""
    mu: float | None
    mu_star: float | None
    mu_star_error: float | None
    sigma: float | None
    """Morris: mean effect, mean size of the effect with half its interval, its spread."""
    first: Bounds | None
    total: Bounds | None
    """Sobol: share of the variance alone, and with interactions; None where not computed."""


class Halves(TypedDict):
    """The difference in a key figure over plausible worlds: an interval split in two."""

    unit: str
    mean: float | None
    luck: float | None
    """Half-width of the 95 % interval of a year's outcome in one world."""
    knowledge: float | None
    """Half-width of the 95 % interval of the worlds' means."""
    share: Bounds
    """Share of the variance that is lack of knowledge."""


class Worlds(TypedDict):
    """In how many plausible worlds `end` costs less than `start`."""

    worlds: int
    cheaper: Bounds
    saving: Bounds
    """Mean and the 2.5 % and 97.5 % quantiles over the worlds of `end` less `start`."""


class Sensitivity(Head):
    """All of a study."""

    kpi: str
    unit: str
    base: Bounds
    inputs: dict[str, Varied]
    measured: list[str]
    posterior: str | None
    """What the posterior rests on that took the place of ranges; None without one."""
    split: dict[str, Halves]
    at_rule: Worlds
    goals: list[str]
    """Service that both keep at equal service; none: what `start` gives at its posting rule."""
    at_service: Worlds | None
    unmet: int
    """Worlds in which no number of posts served as well; they are not counted at equal service."""


def varied(
    inputs: Sequence[Input],
    tornado: dict[str, Floats],
    effects: Effects,
    indices: dict[int, tuple[Bounds, Bounds]],
    kpi: str,
) -> dict[str, Varied]:
    """Return what each input does; `indices` has those of the inputs looked at closely."""
    means = difference(tornado, kpi).mean(axis=1)
    out: dict[str, Varied] = {}
    for i, one in enumerate(inputs):
        first, total = indices.get(i, (None, None))
        out[one.path] = Varied(
            low=one.low,
            high=one.high,
            grade=one.grade,
            at_low=_kept(means[1 + 2 * i]),
            at_high=_kept(means[2 + 2 * i]),
            mu=_kept(effects.mu[i]),
            mu_star=_kept(effects.mu_star[i]),
            mu_star_error=_kept(effects.error[i]),
            sigma=_kept(effects.sigma[i]),
            first=first,
            total=total,
        )
    return out


def shares_of(chosen: Sequence[int], found: Indices) -> dict[int, tuple[Bounds, Bounds]]:
    """Return the indices of the inputs at the places `chosen`."""
    return {
        i: (
            _bounds(found.first[k], found.first_low[k], found.first_high[k]),
            _bounds(found.total[k], found.total_low[k], found.total_high[k]),
        )
        for k, i in enumerate(chosen)
    }


def base_of(tornado: dict[str, Floats], kpi: str) -> Bounds:
    """Return the difference in the scenario as it is."""
    found = tornado[kpi][0]
    return bounds_of(paired_difference(found[0], found[1]))


def split(worlds: dict[str, Floats]) -> dict[str, Halves]:
    """Return the split of each key figure's difference; all worlds meet the same years."""
    out = {}
    for kpi in SPLIT:
        values = difference(worlds, kpi)
        values = values[~np.isnan(values).any(axis=1)]
        if len(values) < 2 or values.shape[1] < 2:
            continue
        found = split_variance(values, shared_draws=True)
        z = normal(LEVEL)
        out[kpi] = Halves(
            unit=UNITS[kpi],
            mean=_kept(found.mean),
            luck=_kept(z * math.sqrt(found.luck)),
            knowledge=_kept(z * math.sqrt(found.knowledge)),
            share=bounds_of(found.share),
        )
    return out


def at_rule(worlds: dict[str, Floats]) -> Worlds:
    """Return in how many worlds `end` is cheaper, each model at its posting rule."""
    means = worlds[COST].mean(axis=2)
    return _worlds(means[:, 0], means[:, 1])


def at_service(found: Sequence[Served]) -> Worlds | None:
    """Return the same at equal service, over the worlds in which that can be had."""
    met = [one for one in found if one.met]
    if len(met) < 2:
        return None
    return _worlds(np.array([one.start for one in met]), np.array([one.end for one in met]))


def _worlds(start: npt.NDArray[np.float64], end: npt.NDArray[np.float64]) -> Worlds:
    known = ~(np.isnan(start) | np.isnan(end))
    change = (end - start)[known]
    low, high = np.quantile(change, [0.025, 0.975])
    return Worlds(
        worlds=int(known.sum()),
        cheaper=bounds_of(share_where(end[known], start[known])),
        saving=_bounds(change.mean(), low, high),
    )


def bounds_of(interval: Interval) -> Bounds:
    """Return an interval as it is written."""
    return _bounds(interval.mean, interval.low, interval.high)


def _bounds(mean: float, low: float, high: float) -> Bounds:
    return Bounds(mean=_kept(mean), low=_kept(low), high=_kept(high))


def _kept(value: float) -> float | None:
    """Return nine digits: sums of floats may differ in the last bits between machines."""
    return None if math.isnan(value) else float(f"{value:.9g}")
