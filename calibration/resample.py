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
    rows = len(times)
    random = np.random.Generator(np.random.PCG64(SEED))
    weighted = Weighted(times, ended, shares)
    found = np.empty((RESAMPLES, len(shares)))
    for k in range(RESAMPLES):
        found[k] = weighted.quantiles(np.bincount(random.integers(0, rows, rows), minlength=rows))
    found.sort(axis=0)
    out = round((1 - COVERED) / 2 * RESAMPLES)
    return tuple((float(column[out]), float(column[-1 - out])) for column in found.T)


class Weighted:
    """The Kaplan–Meier quantiles of rows that count several times, or not at all."""

    def __init__(
        self, times: Floats, ended: npt.NDArray[np.bool_], shares: tuple[float, ...]
    ) -> None:
        # A served one comes before one that still waits at the same time, so ties multiply rightly.
        self._order = np.lexsort((~ended, times))
        self._at = np.append(times[self._order], np.inf)
        self._served = ended[self._order]
        self._shares = np.array(shares) - 1e-12

    def quantiles(self, weight: npt.NDArray[np.int64]) -> Floats:
        """Return the quantiles where row k counts `weight[k]` times."""
        count = weight[self._order]
        waiting = np.maximum(np.cumsum(count[::-1])[::-1], 1)
        below = 1 - np.cumprod(1 - count * self._served / waiting)
        return np.asarray(self._at[np.searchsorted(below, self._shares)])
