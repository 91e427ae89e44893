"""What is luck and what is lack of knowledge.

A study of input uncertainty plays m plausible parameter sets, n replications each.
Differences between replications of one set are luck: more replications average them out.
Differences between sets are lack of knowledge: only better data remove those.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from sim.stats.distributions import f_quantile, normal
from sim.stats.intervals import Interval
from sim.stats.samples import check_level, paired, table


@dataclass(frozen=True)
class Split:
    """Variance of one run's outcome, split in two.

    Attributes:
        mean: grand mean.
        luck: variance within a parameter set (between years of the same world).
        knowledge: variance between sets; 0 where the data show none.
        share: knowledge / (luck + knowledge) with its interval; NaN if nothing varies.
    """

    mean: float
    luck: float
    knowledge: float
    share: Interval


def split_variance(values: ArrayLike, level: float = 0.95, *, shared_draws: bool) -> Split:
    """Split variance by a random-effects analysis of variance.

    Without shared draws (one-way; Searle, Casella & McCulloch 1992, Variance Components,
    ch. 3): luck = MSW and knowledge = (MSB - MSW) / n, with the exact F interval of the
    share. With shared draws replication j is the same drawn year in every set, so a good
    year lifts all sets at once; one-way analysis would then put the interaction in the
    wrong place. Two-way: knowledge = (MSB - MSE) / n, luck = (MSY - MSE) / m + MSE with
    MSY the mean square between years, and the interval of the agreement form of the
    intraclass correlation (Shrout & Fleiss 1979, Psychological Bulletin 86, 420-428;
    McGraw & Wong 1996, Psychological Methods 1, 30-46), approximate.

    Args:
        values: shape (m sets, n replications), both at least 2.
        level: level of the interval of the share.
        shared_draws: whether column j is the same drawn year in every row.
    """
    check_level(level)
    x = table(values, "the outcomes")
    m, n = x.shape
    if m < 2:
        raise ValueError("one parameter set cannot show lack of knowledge: need at least 2")
    grand = float(x.mean())
    if (x == x[0, 0]).all():
        return Split(float(x[0, 0]), 0.0, 0.0, Interval(math.nan, math.nan, math.nan, m))
    between = n * float(np.var(x.mean(axis=1), ddof=1))
    within = float(x.var(axis=1, ddof=1).mean())
    if not shared_draws:
        knowledge = max(0.0, (between - within) / n)
        low, high = _one_way_bounds(between, within, m, n, level)
        return _split(grand, within, knowledge, (low, high), m)
    years = m * float(np.var(x.mean(axis=0), ddof=1))
    # Within sets there are years and noise: (n-1) m MSW = (n-1) MSY + (n-1)(m-1) MSE.
    noise = max(0.0, (m * within - years) / (m - 1))
    luck = max(0.0, (years - noise) / m) + noise
    bounds = _two_way_bounds((between, years, noise), m, n, level)
    return _split(grand, luck, max(0.0, (between - noise) / n), bounds, m)


def _split(
    mean: float, luck: float, knowledge: float, bounds: tuple[float, float], m: int
) -> Split:
    share = knowledge / (luck + knowledge)
    low, high = (min(max(bound, 0.0), 1.0) for bound in bounds)
    return Split(mean, luck, knowledge, Interval(share, low, high, m))


def _one_way_bounds(
    between: float, within: float, m: int, n: int, level: float
) -> tuple[float, float]:
    """Exact bounds of the intraclass correlation from F = MSB / MSW."""
    if within == 0.0:
        return 1.0, 1.0
    ratio = between / within
    tail = (1.0 - level) / 2
    low = ratio / f_quantile(1.0 - tail, m - 1, m * (n - 1))
    high = ratio / f_quantile(tail, m - 1, m * (n - 1))
    return (low - 1.0) / (low + n - 1.0), (high - 1.0) / (high + n - 1.0)


def _two_way_bounds(
    squares: tuple[float, float, float], m: int, n: int, level: float
) -> tuple[float, float]:
    """Approximate bounds of the agreement correlation, by Satterthwaite's degrees of freedom."""
    sets, years, noise = squares
    if sets == 0.0 and noise == 0.0:
        return 0.0, 0.0
    rho = (sets - noise) / (sets + (n - 1) * noise + n * (years - noise) / m)
    if rho >= 1.0:
        return 1.0, 1.0
    a = n * rho / (m * (1.0 - rho))
    b = 1.0 + n * rho * (m - 1) / (m * (1.0 - rho))
    df = (a * years + b * noise) ** 2 / (
        (a * years) ** 2 / (n - 1) + (b * noise) ** 2 / ((m - 1) * (n - 1))
    )
    upper = 1.0 - (1.0 - level) / 2
    above, below = f_quantile(upper, m - 1, df), f_quantile(upper, df, m - 1)
    rest = n * years + (n * m - n - m) * noise
    low = m * (sets - above * noise) / (above * rest + m * sets)
    high = m * (below * sets - noise) / (rest + m * below * sets)
    return low, high


def share_where(values_a: ArrayLike, values_b: ArrayLike, level: float = 0.95) -> Interval:
    """Share of plausible worlds in which a is smaller than b, with Wilson's interval.

    Wilson (1927), J. American Statistical Association 22, 209-212. Equal values do not
    count as smaller.

    Args:
        values_a: one value per world, shape (m,); pair i is the same world under both.
        values_b: shape (m,).
        level: level of the interval.
    """
    a, b = paired(values_a, values_b)
    m, z = a.size, normal(level)
    if np.isnan(a[0]) or np.isnan(b[0]):
        return Interval(math.nan, math.nan, math.nan, m)
    share = float(np.count_nonzero(a < b)) / m
    centre = (share + z * z / (2 * m)) / (1 + z * z / m)
    half = z / (1 + z * z / m) * math.sqrt(share * (1 - share) / m + z * z / (4 * m * m))
    # At 0 and 1 the bound is met exactly; rounding must not step over it.
    low = 0.0 if share == 0.0 else max(0.0, centre - half)
    high = 1.0 if share == 1.0 else min(1.0, centre + half)
    return Interval(share, low, high, m)
