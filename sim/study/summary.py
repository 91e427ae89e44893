"""What many years under one driftsmodel, or under two, say: key figures with their intervals."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from sim.measure import KPIS, UNITS, Measures
from sim.measure.cost import year_overhead
from sim.model.world import World
from sim.scenario.schema import Scenario
from sim.stats.intervals import (
    Interval,
    mean_interval,
    paired_difference,
    quantile_interval,
    variance_ratio,
)
from sim.study.comparison import Difference, Figure, Figures, Model, Spread

Floats = npt.NDArray[np.float64]
DIGITS = 9
"""Significant digits that are kept: more than any number here deserves, fewer than noise needs."""
LEVEL = 0.95
"""Confidence of every interval."""
PAIRED = (
    "cost_kr_per_year",
    "response_h_p90",
    "within_goal_share",
    "planned_on_time_share",
)
"""Key figures whose gain from pairing is told, and whose differences `--precision` is about."""


def model_entry(scenario: Scenario, model: str, world: World, years: Sequence[Measures]) -> Model:
    """Return what `years` under a driftsmodel say, for the organisation and each afdeling."""
    extra = year_overhead(scenario, model, world)
    return Model(
        title=scenario.title(model).model_dump(),
        posts=years[0].total["posts"] if years else math.nan,
        leaders=rounded(extra.leaders + extra.contract) or 0.0,
        desk=rounded(extra.desk) or 0.0,
        kpis=total_figures(years),
        afdelinger={
            afdeling: _figures(
                lambda name, a=a: _own(years, name, a),  # type: ignore[misc]
                [name for name in UNITS if name in years[0].afdelinger],
            )
            for a, afdeling in enumerate(scenario.organisation.afdelinger)
        },
        spread={name: _spread(name, column(years, name)) for name in PAIRED},
    )


def _spread(name: str, values: Floats) -> Spread:
    known = values[~np.isnan(values)]
    low, high = (quantile_interval(known, q, LEVEL) if len(known) else None for q in (0.1, 0.9))
    return Spread(p10=figure(name, low), p90=figure(name, high))


def difference_entry(
    scenario: Scenario,
    model: str,
    before: Sequence[Measures],
    after: Sequence[Measures],
    level: float = LEVEL,
) -> Difference:
    """Return what `model` gives (`after`) less what today's model gives, paired year by year."""
    own = [name for name in UNITS if before and name in before[0].afdelinger]
    pairing = {}
    for name in PAIRED:
        a, b = _both(column(before, name), column(after, name))
        ratio = variance_ratio(a, b) if len(a) else math.nan
        pairing[name] = rounded(ratio) if math.isfinite(ratio) else None
    return Difference(
        model=model,
        baseline=scenario.today,
        kpis={
            name: _paired(name, column(before, name), column(after, name), level) for name in KPIS
        },
        afdelinger={
            afdeling: {
                name: _paired(name, _own(before, name, k), _own(after, name, k), level)
                for name in own
            }
            for k, afdeling in enumerate(scenario.organisation.afdelinger)
        },
        pairing=pairing,
    )


def _paired(name: str, before: Floats, after: Floats, level: float) -> Figure:
    a, b = _both(before, after)
    return figure(name, paired_difference(a, b, level) if len(a) else None)


def _both(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """Return the years in which both are known."""
    known = ~(np.isnan(a) | np.isnan(b))
    return a[known], b[known]


def _own(years: Sequence[Measures], name: str, afdeling: int) -> Floats:
    return np.array([year.afdelinger[name][afdeling] for year in years], dtype=np.float64)


def total_figures(years: Sequence[Measures]) -> Figures:
    """Return all key figures of the organisation."""
    return _figures(lambda name: column(years, name), KPIS)


def column(years: Sequence[Measures], name: str) -> Floats:
    """Return a key figure of the organisation in each year."""
    return np.array([year.total[name] for year in years], dtype=np.float64)


def _figures(values_of: Callable[[str], Floats], names: Sequence[str]) -> Figures:
    out: Figures = {}
    for name in names:
        values = values_of(name)
        known = values[~np.isnan(values)]
        out[name] = figure(name, mean_interval(known, LEVEL) if len(known) else None)
    return out


def figure(name: str, interval: Interval | None) -> Figure:
    """Return a key figure for a result; nothing known for None."""
    unit = UNITS[name]
    if interval is None:
        return Figure(mean=None, low=None, high=None, unit=unit)
    return Figure(
        mean=rounded(interval.mean),
        low=rounded(interval.low),
        high=rounded(interval.high),
        unit=unit,
    )


def rounded(value: float) -> float | None:
    """Return a value to `DIGITS` significant digits, None for NaN.

    Sums of floats may differ in their last bits between processors; rounded ones are the same
    bytes everywhere.
    """
    return None if math.isnan(value) else float(f"{value:.{DIGITS}g}")
