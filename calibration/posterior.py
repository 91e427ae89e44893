"""A posterior sample from draws and what they led to: approximate Bayesian computation.

The nearest draws are kept and moved by local linear regression to where the observed numbers lie
(Beaumont, Zhang & Balding 2002), on the logit scale, so that they stay in their ranges. Knows
nothing of caretakers.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sim.model.world import Ints

Floats = npt.NDArray[np.float64]
KEPT = 0.12
"""Share of the draws that are nearest, and kept."""
TRIALS = 60
"""Draws near the log that are taken for the log, to see whether intervals hold the truth."""
SURE = 0.9


def weighted_quantiles(values: Floats, weight: Floats, at: Sequence[float]) -> list[float]:
    """Return quantiles of weighted values."""
    order = np.argsort(values)
    cumulative = np.cumsum(weight[order]) / weight.sum()
    index = np.minimum(np.searchsorted(cumulative, np.asarray(at)), len(order) - 1)
    return [float(value) for value in values[order][index]]


def posterior(unit: Floats, seen: Floats, observed: Floats) -> tuple[Floats, Floats, Ints, Floats]:
    """Return a sample of the unit cube, its weights, the draws it comes from, how it was widened.

    Args:
        unit: (N, P) draws over the unit cube.
        seen: (N, S) their summaries, in units of noise.
        observed: (S,) those of the log.
    """
    sample, weight, kept = adjusted(unit, seen - observed)
    wider = widening(unit, seen, observed)
    return _expit(_widened(_logit(sample), weight, wider)), weight, kept, wider


def adjusted(unit: Floats, away: Floats) -> tuple[Floats, Floats, Ints]:
    """Return the kept draws moved to where nothing is away, their weights, and which they are.

    Args:
        unit: (N, P) draws over the unit cube.
        away: (N, S) their summaries less the observed, in units of noise.
    """
    count = min(max(round(KEPT * len(unit)), 6 * (away.shape[1] + 1)), len(unit))
    distance = np.sqrt((away**2).sum(axis=1))
    kept = np.argsort(distance, kind="stable")[:count]
    widest = float(distance[kept].max()) or 1.0
    weight = 1 - (distance[kept] / (widest * 1.0001)) ** 2
    logit = _logit(unit[kept])
    design = np.column_stack([np.ones(count), away[kept]])
    root = np.sqrt(weight)[:, None]
    ridge = np.diag([0.0, *(1e-2 for _ in range(away.shape[1]))])
    left = (design * root).T @ (design * root) + ridge
    slope = np.linalg.solve(left, (design * root).T @ (logit * root))[1:]
    return _expit(logit - away[kept] @ slope), weight, kept


def widening(unit: Floats, seen: Floats, observed: Floats) -> Floats:
    """Return by how much (P,) intervals must be widened to hold the truth as often as they say.

    Draws near the log are taken for the log in turn (Prangle et al. 2014): of them the truth is
    known, and a 90 % interval must hold it in 90 % of the cases.
    """
    near = np.argsort(((seen - observed) ** 2).sum(axis=1), kind="stable")[:TRIALS]
    over = np.empty((len(near), unit.shape[1]))
    for row, k in enumerate(near):
        others = np.delete(np.arange(len(unit)), k)
        sample, weight, _ = adjusted(unit[others], seen[others] - seen[k])
        logit, truth = _logit(sample), _logit(unit[k])
        for p in range(unit.shape[1]):
            low, middle, high = weighted_quantiles(logit[:, p], weight, (0.05, 0.5, 0.95))
            half = max(high - middle if truth[p] > middle else middle - low, 1e-6)
            over[row, p] = abs(truth[p] - middle) / half
    return np.asarray(np.maximum(np.quantile(over, SURE, axis=0), 1.0))


def _widened(logit: Floats, weight: Floats, wider: Floats) -> Floats:
    """Return values moved away from their median by a factor for each knob."""
    middle = np.array([weighted_quantiles(column, weight, (0.5,))[0] for column in logit.T])
    return np.asarray(middle + wider * (logit - middle))


def _logit(unit: Floats) -> Floats:
    inside = np.clip(unit, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(inside / (1 - inside)))


def _expit(logit: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(logit, -30, 30))))
