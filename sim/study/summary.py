"""What many years under one driftsmodel, or under two, say: key figures with their intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sim.measure import KPIS, UNITS, Measures
from sim.measure.cost import year_overhead
from sim.model.world import World
from sim.scenario.schema import Scenario
from sim.stats.intervals import (
    Interval,
    mean_interval,
    mean_intervals,
    quantile_interval,
    variance_ratio,
)
from sim.study.comparison import Difference, Figure, Figures, Model, Spread

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
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
        afdelinger=_by_afdeling(scenario, _own_names(years), _own(scenario, years), LEVEL),
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
    own = _own(scenario, after) - _own(scenario, before)
    pairing = {}
    for name in PAIRED:
        a, b = _both(column(before, name), column(after, name))
        ratio = variance_ratio(a, b) if len(a) else math.nan
        pairing[name] = rounded(ratio) if math.isfinite(ratio) else None
    return Difference(
        model=model,
        baseline=scenario.today,
        kpis=_figures(KPIS, _columns(after) - _columns(before), level),
        afdelinger=_by_afdeling(scenario, _own_names(before), own, level),
        pairing=pairing,
    )


def _both(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """Return the years in which both are known."""
    known = ~(np.isnan(a) | np.isnan(b))
    return a[known], b[known]


def _own_names(years: Sequence[Measures]) -> list[str]:
    """Return the key figures that an afdeling has of its own."""
    return [name for name in UNITS if years and name in years[0].afdelinger]


def _own(scenario: Scenario, years: Sequence[Measures]) -> Floats:
    """Return the key figures of the afdelinger, (A, names, years) in the order of `_own_names`."""
    names = _own_names(years)
    out = np.empty((len(scenario.organisation.afdelinger), len(names), len(years)))
    for k, name in enumerate(names):
        for j, year in enumerate(years):
            out[:, k, j] = year.afdelinger[name]
    return out


def _by_afdeling(
    scenario: Scenario, names: Sequence[str], tables: Floats, level: float
) -> dict[str, Figures]:
    """Return the figures of each afdeling from their tables, see `_own`."""
    afdelinger = scenario.organisation.afdelinger
    return {a: _figures(names, rows, level) for a, rows in zip(afdelinger, tables, strict=True)}


def total_figures(years: Sequence[Measures]) -> Figures:
    """Return all key figures of the organisation."""
    return _figures(KPIS, _columns(years), LEVEL)


def _columns(years: Sequence[Measures]) -> Floats:
    """Return the key figures of the organisation, (names, years) in the order of `KPIS`."""
    return np.array([column(years, name) for name in KPIS])


def column(years: Sequence[Measures], name: str) -> Floats:
    """Return a key figure of the organisation in each year."""
    return np.array([year.total[name] for year in years], dtype=np.float64)


def _figures(names: Sequence[str], rows: Floats, level: float) -> Figures:
    """Return the mean of each row (names, years), over the years in which it is known."""
    known = ~np.isnan(rows)
    whole: Flags = np.asarray(known.all(axis=1) & known.any(axis=1))
    found = iter(mean_intervals(rows[whole], level) if whole.any() else ())
    out: Figures = {}
    for name, values, there, all_there in zip(names, rows, known, whole.tolist(), strict=True):
        if all_there:
            out[name] = figure(name, next(found))
        else:
            out[name] = figure(name, mean_interval(values[there], level) if there.any() else None)
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
