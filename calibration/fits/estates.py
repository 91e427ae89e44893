"""Afdelinger: how far they differ, and each one's own level with strength borrowed from the rest.

Requests of an afdeling are Poisson around lejemål × rate × its level; levels are gamma with mean 1
between afdelinger (empirical Bayes). A small afdeling is drawn to the mean, a large one hardly.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from calibration.fits.daily import CHI2
from calibration.fits.intervals import Bounds
from sim.model.draws.streams import stream

Floats = npt.NDArray[np.float64]
DRAWS = 4000
LOG_SPREAD = (-4.6, 1.6)
"""Range of the log of the spread: from 1 % to 5."""


class EstateFit(NamedTuple):
    """Spread and levels of afdelinger."""

    spread: Bounds | None
    """Standard deviation of the levels over their mean, None where it was given."""
    factor: Bounds
    """(A,) level over the mean weighted by lejemål."""
    left: float
    """Relative uncertainty of a level that remains: what a year is still drawn with."""


def fit_estates(count: Floats, size: Floats, spread: float | None = None) -> EstateFit:
    """Return the fit from requests and lejemål of each afdeling, (A,).

    `spread` is taken as given where the afdelinger are too few to tell.
    """
    found = None if spread is not None else _spread(count, size)
    used = float(found.value) if found is not None else max(spread or 0.0, np.exp(LOG_SPREAD[0]))
    shape = 1 / used**2
    mean = _mean(count, size, shape)
    after = shape + count
    rate = shape / mean + size
    draws = stream(0, 0, "calibration.estates").gamma(after, size=(DRAWS, len(count))) / rate
    over = (draws * size).sum(axis=1, keepdims=True) / size.sum()
    low, high = np.quantile(draws / over, [0.025, 0.975], axis=0)
    level = after / rate
    factor = level / ((level * size).sum() / size.sum())
    left = float(np.sqrt(np.mean(1 / after)))
    return EstateFit(found, Bounds(factor, low, high), left)


def _mean(count: Floats, size: Floats, shape: float) -> float:
    """Return the mean rate per lejemål that the marginal likelihood of a given shape prefers."""
    mean = count.sum() / size.sum()
    for _ in range(100):
        weight = 1 / (shape + mean * size)
        mean = (weight * count).sum() / (weight * size).sum()
    return float(mean)


def _spread(count: Floats, size: Floats) -> Bounds:
    from scipy.optimize import brentq, minimize_scalar

    def loss(log_spread: float) -> float:
        return -_marginal(count, size, float(np.exp(-2 * log_spread)))

    best = minimize_scalar(loss, bounds=LOG_SPREAD, method="bounded", options={"xatol": 1e-4})
    peak = float(best.x)

    def beyond(log_spread: float) -> float:
        return loss(log_spread) - float(best.fun) - CHI2 / 2

    low = brentq(beyond, LOG_SPREAD[0], peak) if beyond(LOG_SPREAD[0]) > 0 else -np.inf
    high = brentq(beyond, peak, LOG_SPREAD[1]) if beyond(LOG_SPREAD[1]) > 0 else LOG_SPREAD[1]
    return Bounds(*(np.asarray(np.exp(end)) for end in (peak, low, high)))


def _marginal(count: Floats, size: Floats, shape: float) -> float:
    """Return the log likelihood of a shape, adjusted for the fitted mean."""
    from scipy.special import gammaln

    expected = _mean(count, size, shape) * size
    terms = gammaln(count + shape) - gammaln(shape) + count * np.log(expected / (shape + expected))
    terms = terms + shape * np.log(shape / (shape + expected))
    information = (expected * shape / (shape + expected)).sum()
    return float(terms.sum() - 0.5 * np.log(information))
