"""The few quantiles and probabilities the statistics need.

They come from scipy.special, which imports in a tenth of the time of scipy.stats,
and only when a statement is asked for.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sim.stats.samples import Floats, check_level


def student_t(level: float, df: ArrayLike) -> Floats:
    """Two-sided Student t multiplier: P(|T| <= t) = level with `df` degrees of freedom."""
    from scipy.special import stdtrit

    check_level(level)
    found: Floats = stdtrit(df, 0.5 + level / 2)
    return found


def normal(level: float) -> float:
    """Two-sided normal multiplier: P(|Z| <= z) = level."""
    from scipy.special import ndtri

    check_level(level)
    return float(ndtri(0.5 + level / 2))


def f_quantile(p: float, df_above: float, df_below: float) -> float:
    """Quantile `p` of the F distribution (degrees of freedom above and below the line)."""
    from scipy.special import fdtri

    return float(fdtri(df_above, df_below, p))


def binomial_cdf(n: int, p: float) -> Floats:
    """P(B <= k) for k = 0 … n with B binomial(n, p); shape (n + 1,)."""
    from scipy.special import bdtr

    found: Floats = bdtr(np.arange(n + 1.0), n, p)
    return found
