"""What a handful of replications says about a mean, a difference or a quantile.

Two alternatives played through the same drawn years are compared by the interval
of their *difference per year* (`paired_difference`), never by whether two
intervals overlap.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from sim.stats.distributions import binomial_cdf, student_t
from sim.stats.samples import Floats, check_level, paired, sample, samples

# Probabilities closer than this are equal: the last bits differ between processors.
_TIE = 1e-12


@dataclass(frozen=True)
class Interval:
    """An estimate with its confidence bounds, in the unit of the data.

    Attributes:
        mean: the estimate (a mean, a difference, a quantile or a share).
        low: lower bound; NaN where the data cannot bound it.
        high: upper bound; NaN where the data cannot bound it.
        n: number of replications behind it.
    """

    mean: float
    low: float
    high: float
    n: int

    @property
    def half_width(self) -> float:
        """Half the distance between the bounds."""
        return (self.high - self.low) / 2


def mean_interval(x: ArrayLike, level: float = 0.95) -> Interval:
    """Student's t interval of a mean: mean ± t(n-1) s / sqrt(n).

    Args:
        x: one value per replication, shape (n,).
        level: confidence, 0.95 for 95 %.

    Returns:
        NaN bounds for n = 1, NaN throughout if every value is NaN, and a constant
        sample as exactly that constant with no width.
    """
    return mean_intervals(sample(x)[None], level)[0]


def mean_intervals(rows: ArrayLike, level: float = 0.95) -> list[Interval]:
    """`mean_interval` of each row of a table, shape (k, n), all at once."""
    check_level(level)
    x = samples(rows)
    n = x.shape[1]
    if n == 1:
        return [Interval(value, math.nan, math.nan, 1) for value in x[:, 0].tolist()]
    mean = x.mean(axis=1)
    half = student_t(level, n - 1) * x.std(axis=1, ddof=1) / math.sqrt(n)
    # + 0.0 turns a minus zero into a zero; a sum of equal terms would be rounded.
    constant = (x == x[:, :1]).all(axis=1)
    mean, half = np.where(constant, x[:, 0] + 0.0, mean), np.where(constant, 0.0, half)
    bounds = zip(mean.tolist(), (mean - half).tolist(), (mean + half).tolist(), strict=True)
    return [Interval(middle, low, high, n) for middle, low, high in bounds]


def paired_difference(a: ArrayLike, b: ArrayLike, level: float = 0.95) -> Interval:
    """Interval of the mean of b - a over replications that share their draws, shape (n,).

    Alternatives that never differ give exactly (0, 0, 0).
    """
    x, y = paired(a, b)
    return mean_interval(y - x, level)


def variance_ratio(a: ArrayLike, b: ArrayLike) -> float:
    """Gain of pairing: (var a + var b) / var(b - a).

    The number of unpaired replications that one paired replication replaces. 1 means
    that pairing gave nothing; infinite, that the difference never varies; NaN, that
    nothing varies or n = 1.
    """
    x, y = paired(a, b)
    if x.size < 2:
        return math.nan
    apart = float(x.var(ddof=1) + y.var(ddof=1))
    together = float((y - x).var(ddof=1))
    if together == 0.0:
        return math.inf if apart > 0.0 else math.nan
    return apart / together


def quantile_ranks(n: int, q: float, level: float = 0.95) -> tuple[int, int] | None:
    """Ranks (l, u), counted from 1, of the sorted values that bound quantile `q`.

    P(X(l) <= quantile < X(u)) = P(l <= B <= u - 1) with B binomial(n, q), whatever the
    distribution (David & Nagaraja 2003, Order Statistics, 7.1). The narrowest pair of
    ranks with at least `level` is taken; of several, the one with the most equal tails,
    then the lower.

    Returns:
        The ranks, or None if n is so small that even the smallest and the largest value
        fall short of `level` (`quantile_sample_size` says how many are needed).
    """
    check_level(level)
    if not 0.0 < q < 1.0:
        raise ValueError(f"a quantile lies between 0 and 1, got {q}")
    below: Floats = binomial_cdf(n, q)[:n]
    reach = np.searchsorted(below, below + level - _TIE)
    possible = np.flatnonzero(reach < n)
    if possible.size == 0:
        return None
    width = reach[possible] - possible
    narrow = possible[width == width.min()]
    uneven = np.abs(below[narrow] - (1.0 - below[reach[narrow]]))
    first = int(narrow[np.flatnonzero(uneven <= uneven.min() + _TIE)[0]])
    return first + 1, int(reach[first]) + 1


def quantile_sample_size(q: float, level: float = 0.95) -> int:
    """Smallest n for which `quantile_interval` can bound quantile `q` on both sides."""
    n = 2
    while quantile_ranks(n, q, level) is None:
        n += 1
    return n


def quantile_interval(x: ArrayLike, q: float, level: float = 0.95) -> Interval:
    """Distribution-free interval of quantile `q` between two of the sorted values.

    Args:
        x: one independent value per replication, shape (n,).
        q: 0.9 for P90.
        level: least confidence; the true one is a little higher, since ranks are whole.

    Returns:
        The sample quantile (linear between ranks) and its bounds. With too few values
        there is no resampling to fall back on that would know more than the sample:
        both bounds are NaN (P90 at 95 % needs 29 values, the median 6).
    """
    values = np.sort(sample(x))
    ranks = quantile_ranks(values.size, q, level)
    estimate = float(np.quantile(values, q))
    if ranks is None or math.isnan(estimate):
        return Interval(estimate, math.nan, math.nan, values.size)
    return Interval(estimate, float(values[ranks[0] - 1]), float(values[ranks[1] - 1]), values.size)


def simultaneous_level(level: float, m: int) -> float:
    """Level for each of `m` intervals so that all hold at once with `level` (Bonferroni)."""
    check_level(level)
    if m < 1:
        raise ValueError(f"the number of comparisons must be at least 1, got {m}")
    return 1.0 - (1.0 - level) / m
