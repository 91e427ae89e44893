"""Fraflytninger: how many, how bunched at month turns, and in which months."""

from __future__ import annotations

import datetime as dt

import numpy as np

from calibration.estimate import Basis, Estimate
from calibration.fits.intervals import Bounds, on_log_scale, relative, wilson
from calibration.log import moment
from calibration.side import MOVE_KINDS, SideTable
from sim.model.world import Ints
from sim.scenario.paths import Path

MOVES: Path = ("demand", "moves")
LEAST_ROWS = 30
"""Moves below which no rate is fitted."""
LEAST_TURN = 100
LEAST_SEASON = 600
"""Moves below which the base's season stays: 50 a month."""
TURN_DAYS = 2
"""The first and the last day of a month."""


def fit_moves(table: SideTable, homes: dict[str, float], basis: Basis) -> list[Estimate]:
    """Return rates, month turns and season.

    Args:
        table: Moves, a row each, over whole months.
        homes: Lejemål by kind, 'family' and 'youth' (all other); empty where not known.
        basis: What stands where rows are few.
    """
    when = table.dates["date"]
    if not len(when):
        return [basis.kept((*MOVES, name), 0) for name in ("family_rate", "youth_rate")]
    dates = [moment(second).date() for second in when]
    months = np.array([date.year * 12 + date.month - 1 for date in dates])
    first, last = int(months.min()), int(months.max())
    seen = np.arange(first, last + 1)
    starts = np.array(
        [f"{m // 12:04d}-{m % 12 + 1:02d}" for m in (*seen, last + 1)], "datetime64[M]"
    )
    days: Ints = np.diff(starts.astype("datetime64[D]").astype(np.int64)).astype(np.int64)
    years = days.sum() / 365
    out = _rates(table, homes, float(years), basis)
    out.append(_turn(dates, days, basis))
    out.append(_season(months, seen, days, basis))
    return out


def _rates(table: SideTable, homes: dict[str, float], years: float, basis: Basis) -> list[Estimate]:
    rows = len(table)
    paths = {kind: (*MOVES, f"{kind}_rate") for kind in MOVE_KINDS}
    if not homes or rows < LEAST_ROWS:
        return [basis.kept(path, rows) for path in paths.values()]
    if "kind" in table.codes:
        out = []
        for code, kind in enumerate(MOVE_KINDS):
            count = int((table.codes["kind"] == code).sum())
            out.append(_rate(paths[kind], count, homes.get(kind, 0.0) * years, basis))
        return out
    base = {kind: basis.number(path) for kind, path in paths.items()}
    expected = years * sum(base[kind] * homes.get(kind, 0.0) for kind in MOVE_KINDS)
    ratio = on_log_scale(rows / expected, 1 / np.sqrt(rows))
    return [
        basis.measured(
            path, *Bounds(*(base[kind] * part for part in ratio)), rows, "Poisson, both together"
        )
        for kind, path in paths.items()
    ]


def _rate(path: Path, count: int, exposure: float, basis: Basis) -> Estimate:
    if count < LEAST_ROWS or exposure <= 0:
        return basis.kept(path, count)
    rate = on_log_scale(count / exposure, 1 / np.sqrt(count))
    return basis.measured(path, *rate, count, "Poisson")


def _turn(dates: list[dt.date], days: Ints, basis: Basis) -> Estimate:
    """Return the share of moves at month turns beyond what any two days would have."""
    path = (*MOVES, "month_turn")
    if len(dates) < LEAST_TURN:
        return basis.kept(path, len(dates))
    day = np.array([date.day for date in dates])
    ends = np.array([_next_is_first(date) for date in dates])
    share = wilson(int(((day == 1) | ends).sum()), len(dates))
    by_chance = TURN_DAYS * len(days) / days.sum()
    beyond = Bounds(*(np.clip((part - by_chance) / (1 - by_chance), 0, 1) for part in share))
    return basis.measured(path, *beyond, len(dates), "Wilson")


def _next_is_first(date: dt.date) -> bool:
    return (date + dt.timedelta(days=1)).day == 1


def _season(
    months: Ints,
    seen: Ints,
    days: Ints,
    basis: Basis,
) -> Estimate:
    path = (*MOVES, "season")
    expected = np.bincount(seen % 12, days, 12)
    if len(months) < LEAST_SEASON or expected.min() < 28:
        return basis.kept(path, len(months))
    count = np.bincount(months % 12, minlength=12) + 0.5
    return basis.measured(path, *relative(count / expected, 1 / count), len(months), "Poisson")
