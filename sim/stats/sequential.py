"""Choose the best alternative while replications come in, dropping the hopeless early.

The promise is on the probability of a right choice, not on the width of an interval, and
the pairing of replications is used throughout.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from sim.stats.samples import Floats, table


@dataclass(frozen=True)
class Selection:
    """The verdict of `select_best`.

    Attributes:
        best: index of the selected alternative (so far, if not decided).
        decided: whether the guarantee holds.
        survivors: indices not ruled out.
        replications: how many were looked at.
    """

    best: int
    decided: bool
    survivors: tuple[int, ...]
    replications: int


class KimNelson:
    """Fully sequential selection of the best mean, by procedure KN.

    Kim & Nelson (2001), A fully sequential procedure for indifference-zone selection in
    simulation, ACM TOMACS 11, 251-273, in the version for common random numbers. With n0
    first replications, alpha = 1 - level and k alternatives:

        eta = ((2 alpha / (k - 1)) ** (-2 / (n0 - 1)) - 1) / 2,   h² = 2 eta (n0 - 1),
        W(i, l) = max(0, (h² S²(i, l) / delta - delta r) / 2),

    S²(i, l) being the variance of the difference over the first n0. After r replications
    alternative i is dropped if its sum is worse than that of some l by more than W(i, l).

    The promise: the best is selected with probability at least `level` whenever it is
    better than every other by `indifference` or more; replications independent and normal.
    (KN++ of 2006 re-estimates the variance and promises this only in the limit.)

    Args:
        k: number of alternatives.
        indifference: the smallest difference worth detecting, in the unit of the measure.
        level: promised probability, at least 0.5.
        first_stage: n0, replications before anything is dropped, at least 2.
        minimise: whether small is good.
    """

    def __init__(
        self,
        k: int,
        indifference: float,
        level: float = 0.95,
        *,
        first_stage: int = 10,
        minimise: bool = True,
    ) -> None:
        if k < 1 or indifference <= 0 or first_stage < 2 or not 0.5 < level < 1:
            raise ValueError("need k >= 1, indifference > 0, first_stage >= 2, 0.5 < level < 1")
        self._delta, self._first = indifference, first_stage
        alpha = (1.0 - level) / max(k - 1, 1)
        eta = ((2.0 * alpha) ** (-2.0 / (first_stage - 1)) - 1.0) / 2.0
        self._h2 = 2.0 * eta * (first_stage - 1)
        self._sign = -1.0 if minimise else 1.0
        self._sums: Floats = np.zeros(k)
        self._rows: list[Floats] = []
        self._variances: Floats = np.zeros((k, k))
        self._alive = np.arange(k)
        self._r = 0

    def add(self, values: ArrayLike) -> None:
        """Take in one replication of the survivors, shape (k,); dropped entries are ignored.

        Raises:
            ValueError: another shape, a survivor without a finite value, or already decided.
        """
        row = np.asarray(values, dtype=np.float64)
        if row.shape != self._sums.shape or not np.isfinite(row[self._alive]).all():
            raise ValueError(f"need a finite value for each of {self.survivors}, got {row}")
        if self.decided:
            raise ValueError("the selection is already decided")
        self._sums[self._alive] += self._sign * row[self._alive]
        self._r += 1
        if self._r <= self._first:
            self._rows.append(row)
        if self._r == self._first:
            stage = np.array(self._rows).T
            apart = stage[:, None, :] - stage[None, :, :]
            self._variances = apart.var(axis=2, ddof=1)
        if self._r >= self._first:
            self._screen()

    def _screen(self) -> None:
        old = self._alive
        margin = self._h2 * self._variances[np.ix_(old, old)] / self._delta - self._delta * self._r
        lead = self._sums[old][:, None] - self._sums[old][None, :]
        keep = (lead >= -np.maximum(margin, 0.0) / 2.0).all(axis=1)
        self._alive = old[keep]
        if (margin < 0.0).all():
            # Nothing may be distinguished any further: the best sum, or the first of equals.
            self._alive = np.array([self.best])

    @property
    def survivors(self) -> tuple[int, ...]:
        """Indices of the alternatives that still need replications."""
        return tuple(int(i) for i in self._alive)

    @property
    def decided(self) -> bool:
        """Whether one alternative is left."""
        return len(self._alive) == 1

    @property
    def best(self) -> int:
        """Index of the leader among the survivors; the verdict once `decided`."""
        return int(self._alive[np.argmax(self._sums[self._alive])])


def select_best(
    samples: ArrayLike,
    indifference: float,
    level: float = 0.95,
    *,
    first_stage: int = 10,
    minimise: bool = True,
) -> Selection:
    """Play stored paired samples, shape (k, n), through `KimNelson` until it decides."""
    x = table(samples)
    rule = KimNelson(len(x), indifference, level, first_stage=first_stage, minimise=minimise)
    used = 0
    while not rule.decided and used < x.shape[1]:
        rule.add(x[:, used])
        used += 1
    return Selection(rule.best, rule.decided, rule.survivors, used)
