"""Where the start-up of a run ends: MSER-5, and Welch's moving average to look at.

Most studies here start on a Monday with empty desks; the first weeks then flatter every
alternative and have to be cut off.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from sim.stats.samples import Floats

# Means over the last few batches are small by accident and would attract the minimum.
_LAST = 5


@dataclass(frozen=True)
class Truncation:
    """Where to cut a series.

    Attributes:
        observations: how many to leave out from the start.
        statistic: the smallest MSER value, the squared standard error at that cut.
        settled: False if the cut lies in the second half: then the run is too short to
            tell start-up from steady state, and must be made longer.
    """

    observations: int
    statistic: float
    settled: bool


def _mean_run(runs: ArrayLike) -> Floats:
    """Average (replications, time) or a single (time,) series into shape (time,)."""
    series = np.asarray(runs, dtype=np.float64)
    if series.ndim not in (1, 2) or series.size == 0 or not np.isfinite(series).all():
        raise ValueError(f"a run must be finite, (time,) or (replications, time): {series.shape}")
    mean: Floats = np.atleast_2d(series).mean(axis=0)
    return mean


def mser(runs: ArrayLike, batch: int = 5) -> Truncation:
    """Cut that minimises the standard error of what remains (MSER-5 with `batch` 5).

    With batch means z(1) … z(m), cut d minimises sum over i > d of (z(i) - mean)² divided
    by (m - d)²; the last five cuts are not tried, and of equal minima the earliest counts
    (White 1997, Simulation 69, 323-334; White, Cobb & Spratt 2000, Winter Simulation
    Conference, 755-760; Hoad, Robinson & Davies 2010, J. Opl Res. Soc. 61, 1389-1403).

    Args:
        runs: shape (time,), or (replications, time) which is averaged first.
        batch: observations per batch; a last incomplete batch is dropped.

    Raises:
        ValueError: fewer than ten batches.
    """
    series = _mean_run(runs)
    m = series.size // batch
    if m < 2 * _LAST:
        raise ValueError(f"MSER needs {2 * _LAST * batch} observations, got {series.size}")
    means = series[: m * batch].reshape(m, batch).mean(axis=1)
    # Sums of what remains behind each cut, around the overall mean against cancellation.
    z = (means - means.mean())[::-1]
    left = np.arange(m, 0, -1)
    sums, squares = np.cumsum(z)[::-1], np.cumsum(z * z)[::-1]
    error = ((squares - sums * sums / left) / (left * left))[: m - _LAST]
    error = np.maximum(error, 0.0)
    # Rounding leaves dust on a constant tail; dust must not decide between cuts.
    dust = 1e-14 * float(np.square(z).max())
    cut = int(np.flatnonzero(error <= error.min() + dust)[0])
    return Truncation(cut * batch, float(error[cut]), cut <= m // 2)


def welch_average(runs: ArrayLike, window: int) -> Floats:
    """Moving average over 2 * window + 1 points, narrower at the start (Welch 1983).

    Point i (from 1) averages i - w … i + w, with w = min(window, i - 1); the last `window`
    points have no average, so the result has shape (time - window,). Choose the window so
    large that the curve is smooth, and the warm-up where it turns flat.

    Args:
        runs: shape (time,), or (replications, time) which is averaged first.
        window: half-width in observations, at most a quarter of the run.
    """
    series = _mean_run(runs)
    if not 0 <= window <= series.size // 4:
        raise ValueError(f"the window must be 0 … {series.size // 4} (a quarter), got {window}")
    total = np.concatenate(([0.0], np.cumsum(series)))
    at = np.arange(series.size - window)
    reach = np.minimum(window, at)
    smooth: Floats = (total[at + reach + 1] - total[at - reach]) / (2 * reach + 1)
    return smooth
