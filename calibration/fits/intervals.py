"""Intervals for shares and for numbers estimated on the log scale."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from calibration.estimate import Z

Floats = npt.NDArray[np.float64]


class Bounds(NamedTuple):
    """Value and interval, elementwise."""

    value: Floats
    low: Floats
    high: Floats


def wilson(count: npt.ArrayLike, total: npt.ArrayLike) -> Bounds:
    """Return shares with Wilson's score interval (Wilson 1927)."""
    k, n = np.asarray(count, dtype=float), np.asarray(total, dtype=float)
    share = k / n
    middle = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * np.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return Bounds(share, np.maximum(middle - half, 0.0), np.minimum(middle + half, 1.0))


def on_log_scale(value: npt.ArrayLike, error: npt.ArrayLike, multiplier: float = Z) -> Bounds:
    """Return positive values with intervals from the standard error of their logarithm."""
    middle, spread = np.asarray(value, dtype=float), multiplier * np.asarray(error, dtype=float)
    return Bounds(middle, middle * np.exp(-spread), middle * np.exp(spread))


def relative(level: Floats, variance: Floats) -> Bounds:
    """Return independent positive levels over their mean, with intervals by the delta method.

    `variance` is that of the logarithm of each level.
    """
    weight = level / level.sum()
    own = (1 - 2 * weight) * variance
    spread = np.sqrt(np.maximum(own + (weight**2 * variance).sum(), 0.0))
    return on_log_scale(level / level.mean(), spread)


def relative_of(level: Floats, covariance: Floats) -> Bounds:
    """Return positive levels over their mean where their logarithms have a covariance matrix."""
    weight = level / level.sum()
    gradient = np.eye(len(level)) - weight[None, :]
    variance = np.einsum("ij,jk,ik->i", gradient, covariance, gradient)
    return on_log_scale(level / level.mean(), np.sqrt(np.maximum(variance, 0.0)))
