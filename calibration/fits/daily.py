"""Requests a day: weekday × month × helligdag, with more spread than Poisson.

The model's own: counts are Poisson around the day's mean times a gamma factor of mean 1 that the
whole organisation shares, so totals are negative binomial with size k, the factor's shape:
``var = mean + mean² / k``. Coefficients by iterated weighted least squares on the log scale; k by
the likelihood adjusted for them (Cox & Reid 1987), without which k comes out too large.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.model.world import Ints

Floats = npt.NDArray[np.float64]
STEPS = 50
RIDGE = 0.01
"""Weight of a normal prior of sd 10 around the mean level: it only holds what no day tells."""
LOG_K = (-3.0, 9.0)
"""Range of log k: from wild days to what 8,000 cannot tell from Poisson."""
CHI2 = 3.841458820694124
"""95 % point of chi-squared with one degree of freedom."""


class Days(NamedTuple):
    """Whole days of a log: (D,) each."""

    requests: Floats
    weekday: Ints
    month: Ints
    """0 for January."""
    holiday: npt.NDArray[np.bool_]
    """A Monday to Friday that is a helligdag or a day off by agreement."""


class DailyFit(NamedTuple):
    """What the days say, on the log scale."""

    weekday: Floats
    """(7,) log mean of each weekday in the first month."""
    months: Ints
    """Months the log has, in order."""
    month: Floats
    """Log level of each over the first: 0 first."""
    holiday: float
    covariance: Floats
    """Of weekday, month without the first, and holiday, in this order."""
    k: float
    k_low: float
    k_high: float
    """Infinite where the days are not rougher than Poisson."""

    @property
    def error(self) -> Floats:
        """Standard errors in the order of `covariance`."""
        return np.sqrt(np.maximum(np.diag(self.covariance), 0.0))


def fit_daily(days: Days) -> DailyFit:
    """Return the fit; days must hold every weekday at least once."""
    months = np.unique(days.month)
    design = _design(days, months)
    k, low, high = _dispersion(days.requests, design)
    beta, covariance = _regress(days.requests, design, k)
    return DailyFit(
        weekday=beta[:7],
        months=months,
        month=np.concatenate([[0.0], beta[7 : 6 + len(months)]]),
        holiday=float(beta[-1]),
        covariance=covariance,
        k=k,
        k_low=low,
        k_high=high,
    )


def _design(days: Days, months: Ints) -> Floats:
    weekday = days.weekday[:, None] == np.arange(7)
    month = days.month[:, None] == months[1:]
    return np.column_stack([weekday, month, days.holiday]).astype(float)


def _regress(count: Floats, design: Floats, k: float) -> tuple[Floats, Floats]:
    """Return coefficients and their covariance for a given k."""
    start = np.log(max(count.mean(), 1e-6))
    prior = np.concatenate([np.full(7, start), np.zeros(design.shape[1] - 7)])
    beta = prior.copy()
    ridge = RIDGE * np.eye(design.shape[1])
    for _ in range(STEPS):
        mean = np.exp(np.clip(design @ beta, -30, 30))
        weight = mean / (1 + mean / k)
        score = design.T @ ((count - mean) / (1 + mean / k)) - RIDGE * (beta - prior)
        step = np.linalg.solve(design.T @ (design * weight[:, None]) + ridge, score)
        beta = beta + np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-9:
            break
    mean = np.exp(np.clip(design @ beta, -30, 30))
    weight = mean / (1 + mean / k)
    return beta, np.linalg.inv(design.T @ (design * weight[:, None]) + ridge)


def _dispersion(count: Floats, design: Floats) -> tuple[float, float, float]:
    """Return k and its interval from the adjusted profile likelihood."""
    from scipy.optimize import brentq, minimize_scalar

    def loss(log_k: float) -> float:
        return -_adjusted(count, design, float(np.exp(log_k)))

    best = minimize_scalar(loss, bounds=LOG_K, method="bounded", options={"xatol": 1e-4})
    peak = float(best.x)

    def beyond(log_k: float) -> float:
        return loss(log_k) - float(best.fun) - CHI2 / 2

    low = brentq(beyond, LOG_K[0], peak, xtol=1e-4) if beyond(LOG_K[0]) > 0 else LOG_K[0]
    high = brentq(beyond, peak, LOG_K[1], xtol=1e-4) if beyond(LOG_K[1]) > 0 else np.inf
    smooth = not np.isfinite(high) and peak > LOG_K[1] - 1
    return np.inf if smooth else float(np.exp(peak)), float(np.exp(low)), float(np.exp(high))


def _adjusted(count: Floats, design: Floats, k: float) -> float:
    from scipy.special import gammaln

    beta, covariance = _regress(count, design, k)
    mean = np.exp(np.clip(design @ beta, -30, 30))
    terms = gammaln(count + k) - gammaln(k) + count * np.log(mean / (k + mean))
    terms = terms + k * np.log(k / (k + mean))
    return float(terms.sum() + 0.5 * np.linalg.slogdet(covariance)[1])
