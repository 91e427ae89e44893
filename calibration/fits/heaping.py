"""From times as registered to bounds: people round to 5, 15 or 30 minutes, and systems have caps.

Whether 30 means 'thirty' or 'about half an hour' cannot be seen in a row, but the share of people
who round can in many: each value may have been rounded in every way it is a multiple of, and the
shares of the ways are fitted together with the durations (after Heitjan & Rubin 1990). Nobody
writes 0 minutes: the smallest entry is one unit.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from calibration.fits.families import FOLDS, Spans
from sim.model.world import Ints

Floats = npt.NDArray[np.float64]
MINUTE = 60
UNITS = ((5, 1, 1 / 5), (10, 5, 1 / 2), (15, 5, 1 / 3), (30, 15, 1 / 2), (60, 30, 1 / 2))
"""Minutes people round to; the unit among whose multiples an excess shows; its share by chance."""
EXCESS = 1.4
"""Multiples of a unit are heaped where they are this many times as many as by chance …"""
SURE = 4.0
"""… and this many standard errors above it."""
FINE = 0.01
"""Relative width within which exact times are taken as one observation."""


def ways_to_round(seconds: Ints) -> tuple[int, ...]:
    """Return the units, in seconds, that times seem rounded to, the finest first."""
    values = seconds[seconds > 0]
    fine = MINUTE if len(values) and np.mean(values % MINUTE == 0) > 0.99 else 1
    found = [fine]
    for unit, among, by_chance in UNITS:
        any_second = fine == 1 and among == 1
        base = values if any_second else values[values % max(among * MINUTE, fine) == 0]
        chance = 1 / (unit * MINUTE) if any_second else by_chance
        n = len(base)
        if n == 0:
            continue
        share = float(np.mean(base % (unit * MINUTE) == 0))
        if share > EXCESS * chance and share - chance > SURE * np.sqrt(chance * (1 - chance) / n):
            found.append(unit * MINUTE)
    coarse = [unit for unit in found if np.all(values % unit == 0)]
    return tuple(unit for unit in found if unit >= max(coarse, default=fine))


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
