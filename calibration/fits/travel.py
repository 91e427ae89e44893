"""Travel: a whole matrix as it stands, or speed and stop time from single trips.

From trips only the quotient of detour and speed can be told; the base's detour is kept.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from calibration.base import AFDELINGER
from calibration.estimate import Basis, Estimate
from calibration.fits.intervals import on_log_scale
from calibration.side import SideTable
from sim.model.world.geography import straight_km
from sim.scenario.paths import Path
from sim.scenario.schema.organisation import Afdeling, Organisation, Position

Floats = npt.NDArray[np.float64]
GEOGRAPHY: Path = ("organisation", "geography")
LEAST_TRIPS = 50
LONGEST = 8 * 60
"""Minutes: longer is a day out, not a trip."""
STEPS = 100


def fit_travel(table: SideTable, basis: Basis, names: list[str]) -> list[Estimate]:
    """Return travel times between the afdelinger `names`: a matrix, or speed and stop time.

    A matrix has each pair of afdelinger once; any pair more than once makes it a list of trips.
    """
    start, end = (_here(table, column, names) for column in ("from", "to"))
    minutes = table.numbers["minutes"]
    known = (start >= 0) & (end >= 0) & (start != end) & (minutes > 0) & (minutes < LONGEST)
    start, end, minutes = start[known], end[known], minutes[known]
    pairs, count = np.unique(start * len(names) + end, return_counts=True)
    if len(pairs) == len(names) * (len(names) - 1) and len(pairs) and count.max() == 1:
        return _matrix(start, end, minutes, basis, names)
    return _trips(start, end, minutes, basis, names)


def _here(table: SideTable, column: str, names: list[str]) -> npt.NDArray[np.int64]:
    index = [names.index(name) if name in names else -1 for name in table.names[column]]
    codes = table.codes[column]
    return np.where(codes >= 0, np.array(index or [-1])[np.maximum(codes, 0)], -1).astype(np.int64)


def _matrix(
    start: npt.NDArray[np.int64],
    end: npt.NDArray[np.int64],
    minutes: Floats,
    basis: Basis,
    names: list[str],
) -> list[Estimate]:
    path = (*GEOGRAPHY, "travel_times")
    return [
        basis.measured((*path, names[i], names[j]), 60 * m, 60 * m, 60 * m, 1, "matrix")
        for i, j, m in zip(start.tolist(), end.tolist(), minutes, strict=True)
    ]


def _trips(
    start: npt.NDArray[np.int64],
    end: npt.NDArray[np.int64],
    minutes: Floats,
    basis: Basis,
    names: list[str],
) -> list[Estimate]:
    """Return speed and stop time by least squares on the log of ``stop + km × minutes per km``."""
    paths = [(*GEOGRAPHY, name) for name in ("speed", "stop_time")]
    km = _km(basis, names)
    far = km is not None and len(minutes) >= LEAST_TRIPS and len(np.unique(km[start, end])) > 2
    if km is None or not far:
        return [basis.kept(path, len(minutes)) for path in paths]
    log_p, covariance = _fit(km[start, end], minutes)
    error = np.sqrt(np.diag(covariance))
    detour = basis.number((*GEOGRAPHY, "detour"))
    speed = on_log_scale(60 * detour / np.exp(log_p[1]), error[1])
    stop = on_log_scale(60 * np.exp(log_p[0]), error[0])
    method = "least squares on the log, detour as in the base"
    return [
        basis.measured(paths[0], *speed, len(minutes), method),
        basis.measured(paths[1], *stop, len(minutes), method),
    ]


def _fit(km: Floats, minutes: Floats) -> tuple[Floats, Floats]:
    """Return logs of stop minutes and of minutes per km, with their covariance."""
    p = np.log([max(minutes.min(), 0.5), max(np.median(minutes / km) / 2, 1e-3)])
    for _ in range(STEPS):
        stop, way = np.exp(p[0]), np.exp(p[1]) * km
        residual = np.log(minutes) - np.log(stop + way)
        slope = np.column_stack([np.full(len(km), stop), way]) / (stop + way)[:, None]
        step = np.linalg.lstsq(slope, residual, rcond=None)[0]
        p = p + np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-9:
            break
    variance = float((residual**2).sum()) / (len(km) - 2)
    return p, variance * np.linalg.pinv(slope.T @ slope)


def _km(basis: Basis, names: list[str]) -> Floats | None:
    """Return straight distances, None where the base has no positions."""
    places = {}
    for name in names:
        path = (*AFDELINGER, name, "position")
        if not basis.base.has(path):
            return None
        where: dict[str, Any] = {"position": Position.model_validate(basis.base.plain(path))}
        places[name] = Afdeling.model_construct(None, **where)
    only: dict[str, Any] = {"afdelinger": places}
    return straight_km(Organisation.model_construct(None, **only))
