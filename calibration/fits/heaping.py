"""From times as registered to bounds: people round to 5, 15 or 30 minutes, and systems have caps.

Whether 30 means 'thirty' or 'about half an hour' cannot be seen in a row, but the share of people
who round can in many: each value may have been rounded in every way it is a multiple of, and the
shares of the ways are fitted together with the durations (after Heitjan & Rubin 1990). Nobody
writes 0 minutes: the smallest entry is one unit.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from calibration.fits.families import FOLDS, LOGNORMAL, Spans, fit_family, log_chances
from sim.model.world import Ints

Floats = npt.NDArray[np.float64]
MINUTE = 60
UNITS = (5, 15, 30, 10, 60)
"""Minutes people round to, the commonest first."""
GAIN = 4.0
"""Log likelihood that a unit must gain on all times together to be reckoned with."""
FEW = 50
"""Times below which nothing but whole minutes is reckoned with."""
WHOLE = 0.99
"""Share of whole minutes from which times are taken as minutes."""
FINE = 0.01
"""Relative width within which exact times are taken as one observation."""


def ways_to_round(seconds: Ints) -> tuple[int, ...]:
    """Return the units, in seconds, that times seem rounded to, the finest first.

    A unit is taken up if that makes the times of all types together clearly likelier; one too many
    does no harm, since each type fits the shares of its own.
    """
    values = seconds[seconds > 0]
    if len(values) < FEW:
        return (MINUTE,)
    fine = MINUTE if np.mean(values % MINUTE == 0) > WHOLE else 1
    whole = [unit * MINUTE for unit in UNITS if np.all(values % (unit * MINUTE) == 0)]
    found = [max(whole, default=fine)]
    best = _likelihood(values, found)
    for unit in UNITS:
        tried = sorted({*found, unit * MINUTE})
        if unit * MINUTE <= found[0]:
            continue
        new = _likelihood(values, tried)
        if new > best + GAIN:
            found, best = tried, new
    return tuple(found)


def _likelihood(seconds: Ints, units: list[int]) -> float:
    spans = rounded_spans(seconds, tuple(units))
    fit = fit_family(LOGNORMAL, spans)
    return float(spans.times.sum(axis=1) @ log_chances(LOGNORMAL, fit.parameters, spans))


def rounded_spans(seconds: Ints, units: tuple[int, ...], cap: int | None = None) -> Spans:
    """Return registered times as bounds; at or above the `cap` only a lower bound is known."""
    value, inverse = np.unique(seconds, return_inverse=True)
    unit = np.array(units, dtype=np.int64)
    fits = value[:, None] % unit == 0
    fits[~fits.any(axis=1), 0] = True
    low = np.where(value[:, None] <= unit, 0.0, value[:, None] - unit / 2)
    high = value[:, None] + unit / 2
    if cap is not None:
        high = np.where(value[:, None] >= cap, np.inf, high)
    return Spans(low, np.where(fits, high, low), counted(inverse, len(value)))


def counted(index: npt.NDArray[np.integer], length: int) -> Floats:
    """Return how many rows of each fold fall on each index; rows take the folds in turn."""
    out = np.zeros((length, FOLDS))
    np.add.at(out, (index, np.arange(len(index)) % FOLDS), 1.0)
    return out


def exact_spans(low: Floats, high: Floats) -> Spans:
    """Return times between bounds, those that hardly differ as one observation.

    `high` is infinite for what had not ended. Bounds move by at most half of `FINE`, or half a
    minute where that is more.
    """
    ends = np.column_stack([_on_grid(low), np.where(np.isinf(high), np.inf, _on_grid(high))])
    pairs, inverse = np.unique(ends, axis=0, return_inverse=True)
    same = pairs[:, 0] == pairs[:, 1]
    half = np.maximum(MINUTE / 2, pairs[:, 0] * FINE / 2)
    bottom = np.where(same, np.maximum(pairs[:, 0] - half, 0.0), pairs[:, 0])
    top = np.where(same, pairs[:, 0] + half, pairs[:, 1])
    return Spans(bottom[:, None], top[:, None], counted(inverse.ravel(), len(pairs)))


def _on_grid(values: Floats) -> Floats:
    """Return values moved to the nearest point of a grid: minutes first, then steps of `FINE`."""
    edge = MINUTE / FINE
    minutes = np.rint(values / MINUTE) * MINUTE
    with np.errstate(divide="ignore"):
        steps = np.rint(np.log(np.maximum(values, 1.0) / edge) / FINE)
    return np.where(values < edge, minutes, edge * np.exp(steps * FINE))
