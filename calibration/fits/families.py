"""Families of durations, fitted to times that are known only within bounds.

Every observation is an interval: a rounded minute, an open case (from now to infinity), a time
known to the second (a sliver). So a family needs nothing but its distribution function, and no
rounding, cap or censoring needs a special case.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import optimize, special

Floats = npt.NDArray[np.float64]
TINY = 1e-300
MANY = 400
SURE = 2.0
"""Standard errors by which another family must foretell better to be chosen."""
FOLDS = 4
FEW = 8.0
"""Sd of the weak prior on the logits of rounding and mixing shares."""


class Spans(NamedTuple):
    """Observations: U different ones, each between `low` and `high` by each of R ways to round."""

    low: Floats
    """(U, R)."""
    high: Floats
    """(U, R); infinite where censored; equal to `low` where it cannot be rounded so."""
    times: Floats
    """(U, FOLDS): how many rows of each fold."""

    @property
    def rows(self) -> int:
        """Number of rows."""
        return int(self.times.sum())


class Family(NamedTuple):
    """A family of distributions by unbounded parameters."""

    name: str
    start: Callable[[float, float], Floats]
    """Parameters from mean and sd of the log of the times."""
    below: Callable[[Floats, Floats], Floats]
    """Probability below each time."""
    above: Callable[[Floats, Floats], Floats]
    quantile: Callable[[Floats, float], float]
    mean: Callable[[Floats], float]


class Fit(NamedTuple):
    """A family with its parameters."""

    family: Family
    parameters: Floats
    """The family's, then the logits of the ways to round."""
    covariance: Floats
    rows: int

    def quantile(self, share: float) -> float:
        """Return the time below which a share lies."""
        return self.family.quantile(self.parameters, share)

    @property
    def mean(self) -> float:
        """Mean time."""
        return self.family.mean(self.parameters)

    def error_of_log(self, function: Callable[[Floats], float]) -> float:
        """Return the standard error of the log of a function of the parameters (delta method)."""
        step = 1e-4
        at = self.parameters
        gradient = np.array(
            [
                (np.log(function(at + step * unit)) - np.log(function(at - step * unit)))
                / (2 * step)
                for unit in np.eye(len(at))
            ]
        )
        return float(np.sqrt(max(gradient @ self.covariance @ gradient, 0.0)))


def _log(x: Floats) -> Floats:
    return np.log(np.maximum(x, TINY))


def _lognormal(sign: int) -> Callable[[Floats, Floats], Floats]:
    def probability(p: Floats, x: Floats) -> Floats:
        return np.asarray(special.ndtr(sign * (_log(x) - p[0]) / np.exp(p[1])))

    return probability


def _two(sign: int) -> Callable[[Floats, Floats], Floats]:
    one = _lognormal(sign)

    def probability(p: Floats, x: Floats) -> Floats:
        share = special.expit(p[4])
        second = np.array([p[0] + np.exp(p[2]), p[3]])
        return np.asarray((1 - share) * one(p, x) + share * one(second, x))

    return probability


def _two_quantile(p: Floats, share: float) -> float:
    below = _two(1)
    ends = p[0] - 12 * np.exp(p[1]), p[0] + np.exp(p[2]) + 12 * np.exp(max(p[1], p[3]))

    def gap(log_time: float) -> float:
        return float(below(p, np.array([np.exp(log_time)]))[0]) - share

    return float(np.exp(optimize.brentq(gap, *np.clip(ends, -600, 600))))


def _two_mean(p: Floats) -> float:
    share = float(special.expit(p[4]))
    second = np.exp(p[0] + np.exp(p[2]) + np.exp(2 * p[3]) / 2)
    return float((1 - share) * np.exp(p[0] + np.exp(2 * p[1]) / 2) + share * second)


def _power(p: Floats, x: Floats) -> Floats:
    with np.errstate(over="ignore"):
        return np.asarray(np.exp(np.clip(np.exp(p[0]) * (_log(x) - p[1]), -700, 700)))


def _scaled(p: Floats, x: Floats) -> Floats:
    return np.asarray(np.minimum(x, 1e200) * np.exp(-p[1]))


LOGNORMAL = Family(
    "lognormal",
    lambda mean, sd: np.array([mean, np.log(sd)]),
    _lognormal(1),
    _lognormal(-1),
    lambda p, share: float(np.exp(p[0] + np.exp(p[1]) * special.ndtri(share))),
    lambda p: float(np.exp(p[0] + np.exp(2 * p[1]) / 2)),
)
GAMMA = Family(
    "gamma",
    lambda mean, sd: np.array([-np.log(sd), mean + np.log(sd)]),
    lambda p, x: np.asarray(special.gammainc(np.exp(p[0]), _scaled(p, x))),
    lambda p, x: np.asarray(special.gammaincc(np.exp(p[0]), _scaled(p, x))),
    lambda p, share: float(special.gammaincinv(np.exp(p[0]), share) * np.exp(p[1])),
    lambda p: float(np.exp(p[0] + p[1])),
)
WEIBULL = Family(
    "weibull",
    lambda mean, sd: np.array([np.log(1.28 / sd), mean + 0.45 * sd]),
    lambda p, x: np.asarray(-np.expm1(-_power(p, x))),
    lambda p, x: np.asarray(np.exp(-_power(p, x))),
    lambda p, share: float(np.exp(p[1] + np.log(-np.log1p(-share)) / np.exp(p[0]))),
    lambda p: float(np.exp(p[1]) * special.gamma(1 + np.exp(-p[0]))),
)
TWO_LOGNORMALS = Family(
    "two lognormals",
    lambda mean, sd: np.array([mean - sd / 2, np.log(sd / 1.5), np.log(sd), np.log(sd / 1.5), 0.0]),
    _two(1),
    _two(-1),
    _two_quantile,
    _two_mean,
)
FAMILIES = (LOGNORMAL, GAMMA, WEIBULL, TWO_LOGNORMALS)
SINGLE = (LOGNORMAL, GAMMA, WEIBULL)


def log_chances(family: Family, p: Floats, spans: Spans) -> Floats:
    """Return the log probability (U,) of each observation, its way of rounding being unknown."""
    ways = spans.low.shape[1]
    own = p[: len(p) - (ways - 1)]
    chance = family.below(own, spans.high) - family.below(own, spans.low)
    upper = family.above(own, spans.low) - family.above(own, spans.high)
    # Far out the two tails differ in how many digits they keep.
    chance = np.where(chance > 0.5, chance, np.maximum(chance, upper))
    return _log(chance @ shares_of(p, ways))


def shares_of(p: Floats, ways: int) -> Floats:
    """Return the shares of the ways to round."""
    logits = np.concatenate([[0.0], p[len(p) - (ways - 1) :] if ways > 1 else []])
    weight = np.exp(logits - logits.max())
    return np.asarray(weight / weight.sum())


def fit_family(family: Family, spans: Spans) -> Fit:
    """Return the maximum-likelihood fit."""
    times = spans.times.sum(axis=1)
    ways = spans.low.shape[1]
    start = np.concatenate([family.start(*_rough(spans, times)), np.zeros(ways - 1)])
    weak = len(start) - (ways - 1) - (1 if family is TWO_LOGNORMALS else 0)

    def loss(p: Floats) -> float:
        prior = 0.5 * float(np.sum((p[weak:] / FEW) ** 2))
        return prior - float(times @ log_chances(family, p, spans))

    found = optimize.minimize(
        loss, start, method="BFGS", options={"gtol": 1e-3 * times.sum() ** 0.5}
    )
    hessian = _hessian(loss, found.x)
    covariance = np.asarray(np.linalg.pinv(hessian, rcond=1e-10), dtype=np.float64)
    return Fit(family, found.x, covariance, int(times.sum()))


def _rough(spans: Spans, times: Floats) -> tuple[float, float]:
    """Return mean and sd of the log of about where the times are."""
    low, high = spans.low[:, 0], spans.high[:, 0]
    middle = np.where(np.isinf(high), 1.5 * low, (low + high) / 2)
    logs = _log(np.maximum(middle, 0.5))
    mean = float(np.average(logs, weights=times))
    sd = float(np.sqrt(np.average((logs - mean) ** 2, weights=times)))
    return mean, min(max(sd, 0.1), 5.0)


def _hessian(function: Callable[[Floats], float], at: Floats) -> Floats:
    """Return second derivatives by central differences."""
    n, step = len(at), 1e-3
    out = np.zeros((n, n))
    units = step * np.eye(n)
    for i in range(n):
        for j in range(i + 1):
            value = (
                function(at + units[i] + units[j])
                - function(at + units[i] - units[j])
                - function(at - units[i] + units[j])
                + function(at - units[i] - units[j])
            ) / (4 * step**2)
            out[i, j] = out[j, i] = value
    return out


def choose(spans: Spans, families: tuple[Family, ...] = FAMILIES) -> Fit:
    """Return the fit of the family that best foretells rows it was not fitted on.

    The first family stays unless another is better by more than `SURE` standard errors of the gain.
    A mixture is tried on `MANY` rows only: fewer cannot tell two humps from luck.
    """
    if spans.rows < MANY:
        families = tuple(one for one in families if one is not TWO_LOGNORMALS)
    best = fit_family(families[0], spans)
    known = _held_out(best, spans) if len(families) > 1 else np.zeros(0)
    most = 0.0
    for family in families[1:]:
        fit = fit_family(family, spans)
        gain = _held_out(fit, spans) - known
        total = float((spans.times * gain).sum())
        spread = float((spans.times * gain**2).sum()) - total**2 / max(spans.rows, 1)
        if total > max(most, SURE * np.sqrt(max(spread, 0.0))):
            best, most = fit, total
    return best


def _held_out(fit: Fit, spans: Spans) -> Floats:
    """Return the log probability (U, FOLDS) of each observation by a fit without its fold.

    The fit without a fold is one Newton step from the fit with it.
    """
    whole = spans.times.sum(axis=1)
    at, step = fit.parameters, 1e-4
    score = np.column_stack(
        [
            (
                log_chances(fit.family, at + step * unit, spans)
                - log_chances(fit.family, at - step * unit, spans)
            )
            / (2 * step)
            for unit in np.eye(len(at))
        ]
    )
    columns = []
    for fold in spans.times.T:
        kept = max(1 - fold.sum() / whole.sum(), 0.5)
        moved = at - fit.covariance @ (fold @ score) / kept
        columns.append(log_chances(fit.family, moved, spans))
    return np.column_stack(columns)
