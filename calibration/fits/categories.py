"""What requests are about: shares of types and priorities, and the season of each type."""

from __future__ import annotations

from collections.abc import Container

import numpy as np
import numpy.typing as npt

from calibration.base import TYPES
from calibration.estimate import Basis, Estimate
from calibration.fits.arrivals import REQUESTS, Calendar, months_seen
from calibration.fits.intervals import Bounds, relative, wilson
from calibration.log import UNKNOWN, Log
from sim.model import DAY, Priority
from sim.scenario.paths import Path

Floats = npt.NDArray[np.float64]
LEAST_ROWS = 200
"""Requests of known type below which no share is fitted."""
LEAST_SEASON = 600
"""Requests of a type below which it keeps the base's season: 50 a month."""
LEAST_PRIORITY = 200


def type_path(name: str, key: str) -> Path:
    """Return the path of a value of a type of request."""
    return (*TYPES, name, key)


def fit_types(
    log: Log, calendar: Calendar, basis: Basis, like: dict[str, str], told: Container[str]
) -> list[Estimate]:
    """Return share and season of each type; `like` names the base's type that lends a season.

    A type that never occurs, and that no category of the log could have told of (`told`), keeps the
    base's share and grade; those that occur divide the rest.
    """
    known = int((log.type != UNKNOWN).sum())
    names = [name for name in log.types if name in like]
    if known < LEAST_ROWS or len(names) < 2:
        return [basis.kept(type_path(like[name], "share"), known) for name in names]
    seasons = {name: _season(log, calendar, basis, name, like[name]) for name in names}
    level = np.array([_level(log, calendar, name, seasons[name][0]) for name in names])
    counts = np.array([int((log.type == log.types.index(name)).sum()) for name in names])
    kept = {
        name: basis.kept(type_path(name, "share"), 0)
        for name, count in zip(names, counts.tolist(), strict=True)
        if count == 0 and like[name] == name and name not in told
    }
    lent = sum(float(np.sum(one.value)) for one in kept.values())
    share = level / level.sum() * (1 - lent)
    around = wilson(counts, known)
    # The interval is that of the counted share, moved along with the value.
    shift = share / np.maximum(around.value, 1e-12)
    out = []
    for i, name in enumerate(names):
        low, high = around.low[i] * shift[i], min(around.high[i] * shift[i], 1.0)
        if counts[i] == 0:
            low, high = 0.0, around.high[i]
        path = type_path(name, "share")
        found = basis.measured(path, share[i], low, high, counts[i], "Wilson")
        out.append(kept.get(name, found))
        out.append(seasons[name][1])
    return out


def _season(
    log: Log, calendar: Calendar, basis: Basis, name: str, like: str
) -> tuple[Floats, Estimate]:
    """Return the season to reckon a type's share with, and its estimate."""
    kept = type_path(like, "season")
    rows = int((log.type == log.types.index(name)).sum())
    if rows < LEAST_SEASON or not months_seen(calendar):
        season = np.array(basis.numbers(kept))
        return season / season.mean(), basis.kept(kept, rows)
    bounds = _months(log, calendar, name)
    path = type_path(name, "season")
    return bounds.value, basis.measured(path, *bounds, rows, "Poisson with the days' factor")


def _months(log: Log, calendar: Calendar, name: str) -> Bounds:
    month, offset = calendar.days.month, calendar.offset
    expected = np.bincount(month, offset, 12)
    count = np.bincount(month, _daily(log, calendar, name), 12) + 0.5
    # The factor that all types share on a day does not average out within a month.
    rough = np.bincount(month, offset**2, 12) / (calendar.k * expected**2)
    return relative(count / expected, 1 / count + rough)


def _level(log: Log, calendar: Calendar, name: str, season: Floats) -> float:
    expected = float((calendar.offset * season[calendar.days.month]).sum())
    return float(_daily(log, calendar, name).sum()) / max(expected, 1e-12)


def _daily(log: Log, calendar: Calendar, name: str) -> Floats:
    """Return requests a day of one type, of rows that have a time of their own."""
    chosen = (log.type == log.types.index(name)) & ~log.clerical
    first = -(-log.start // DAY)
    day = log.report[chosen] // DAY - first
    length = len(calendar.offset)
    return np.bincount(day[(day >= 0) & (day < length)], minlength=length).astype(float)


def fit_priorities(log: Log, basis: Basis) -> list[Estimate]:
    """Return the shares of acute and urgent requests."""
    known = log.priority[log.priority != UNKNOWN]
    out = []
    for name, priority in (("akut", Priority.AKUT), ("haster", Priority.HASTER)):
        path = (*REQUESTS, "priorities", name)
        count = int((known == priority).sum())
        if len(known) < LEAST_PRIORITY:
            out.append(basis.kept(path, len(known)))
        else:
            out.append(basis.measured(path, *wilson(count, len(known)), len(known), "Wilson"))
    return out
