"""Medians and ninth deciles of many groups at once, by afdeling and in total.

Who is in which group is known before the values are, so all but one sort is done once and serves
every driftsmodel.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sim.measure.kpis import Floats
from sim.model.world import Ints

SHARES = (0.5, 0.9)
"""Quantiles that are taken."""
SHIFT = 32
"""Whole seconds have their place below this bit, the number of their group above it."""
SECONDS = (1 << SHIFT) - 1


class Ranks(NamedTuple):
    """K values in H kinds of groups, each of A afdelinger and their total.

    A value is in one group of each of L layers: its afdeling and the total, of all and of a kind.
    """

    keys: Ints
    """(L, K): the number of the group, above the place of the value."""
    low: Ints
    """(2, H, A + 1): places, in a table sorted by group and value, between which a quantile is."""
    high: Ints
    between: Floats
    """(2, H, A + 1): how far the quantile is from the lower to the higher; NaN without a value."""


def ranks(afdeling: Ints, afdelinger: int, kind: Ints | None = None, kinds: int = 0) -> Ranks:
    """Return the ranks of values in all and in each of `kinds`; H is `kinds` + 1.

    Args:
        afdeling: (K,), below `afdelinger`.
        afdelinger: How many there are.
        kind: (K,), below `kinds`.
        kinds: How many there are; 0: the values are not told apart.
    """
    width = afdelinger + 1
    layers = [afdeling, np.full(len(afdeling), afdelinger, dtype=np.int64)]
    if kind is not None:
        layers += [layer + (kind + 1) * width for layer in layers]
    count, start = np.zeros((2, (kinds + 1) * width), dtype=np.int64)
    for at, layer in enumerate(layers):
        inside = np.bincount(layer, minlength=len(count))
        start += np.where(inside > 0, np.cumsum(inside) - inside + at * len(layer), 0)
        count += inside
    shape = (len(SHARES), kinds + 1, width)
    position = np.multiply.outer(SHARES, np.maximum(count - 1, 0))
    low = position.astype(np.int64)
    high = np.minimum(low + 1, np.maximum(count - 1, 0))
    return Ranks(
        keys=np.stack(layers) << SHIFT,
        low=(start + low).reshape(shape),
        high=(start + high).reshape(shape),
        between=np.where(count > 0, position - low, np.nan).reshape(shape),
    )


def quantiles(ranked: Ranks, values: Ints, unit: int) -> Floats:
    """Return linear-interpolated quantiles, (2, H, A + 1) by `SHARES`, NaN where there is no value.

    Args:
        ranked: The ranks of K values.
        values: (K,), whole seconds from 0 to 2³² - 1.
        unit: Seconds of the unit of what is returned.
    """
    if values.size == 0:
        return np.full(ranked.between.shape, np.nan)
    table = np.sort(ranked.keys + values, axis=1).ravel()
    below, above = ((table[place] & SECONDS) / unit for place in (ranked.low, ranked.high))
    return np.asarray(below + ranked.between * (above - below))
