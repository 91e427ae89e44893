"""How surely a log's own rows tell a quantile: the rows drawn anew, many times (bootstrap)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

RESAMPLES = 400
"""Logs drawn from the rows of a log, with replacement."""
COVERED = 0.95
SEED = 0
"""Of the rows drawn: the same log gives the same interval, whatever is replayed."""

Floats = npt.NDArray[np.float64]


def quantile_intervals(
    times: Floats, ended: npt.NDArray[np.bool_], shares: tuple[float, ...]
) -> tuple[tuple[float, float], ...]:
    """Return the interval of each Kaplan–Meier quantile, infinite where it may not be reached.

    Args:
        times: How long each waited, (N,).
        ended: Whether it was served then; else it waited at least so long.
        shares: Quantiles asked for.
    """
    # A served one comes before one that still waits at the same time, so ties multiply rightly.
    order = np.lexsort((~ended, times))
    at, served = times[order], ended[order]
    rows = len(at)
    random = np.random.Generator(np.random.PCG64(SEED))
    found = np.empty((RESAMPLES, len(shares)))
    for k in range(RESAMPLES):
        weight = np.bincount(random.integers(0, rows, rows), minlength=rows)
        waiting = np.maximum(np.cumsum(weight[::-1])[::-1], 1)
        below = 1 - np.cumprod(1 - weight * served / waiting)
        index = np.searchsorted(below, np.array(shares) - 1e-12)
        found[k] = np.append(at, np.inf)[index]
    found.sort(axis=0)
    out = round((1 - COVERED) / 2 * RESAMPLES)
    return tuple((float(column[out]), float(column[-1 - out])) for column in found.T)
