"""How many replications are enough: run until every measure is precise, and stays so.

The algorithm of Hoad, Robinson & Davies (2010), Automated selection of the number of
replications for a discrete-event simulation, Journal of the Operational Research Society
61, 1632-1644. After n replications the precision of a measure is

    d(n) = t(n-1) s(n) / sqrt(n) / |mean(n)|,

the half-width of its confidence interval relative to its mean. The answer is the first n
at which d(n) is small enough and remains so for f more replications, where
f = floor(look_ahead * max(n, 100) / 100): that guards against an early lucky calm.

Three things are added here. Several measures must be precise *at the same time*. A
measure may have a floor, a half-width that is good enough in its own unit, since a
percentage of a mean near zero asks for the impossible. And a difference may be judged
against the mean of another measure (`yardsticks`), for the same reason.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sim.stats.distributions import student_t
from sim.stats.samples import Floats


@dataclass(frozen=True)
class Precision:
    """How precise one measure is, in its own unit: half_width should be <= allowed."""

    mean: float
    half_width: float
    allowed: float
    deviation: float

    @property
    def reached(self) -> bool:
        """Whether the interval is narrow enough now."""
        return self.half_width <= self.allowed


class _Running:
    """Mean and standard deviation, one value at a time (Welford 1962)."""

    def __init__(self) -> None:
        self.n = 0
        self.mean = 0.0
        self.squares = 0.0

    def add(self, value: float) -> None:
        self.n += 1
        step = value - self.mean
        self.mean += step / self.n
        self.squares += step * (value - self.mean)

    @property
    def deviation(self) -> float:
        return math.sqrt(self.squares / (self.n - 1)) if self.n > 1 else math.nan


class ReplicationRule:
    """Feed it each replication's measures; it says when to stop.

    Args:
        precision: largest half-width relative to the mean, 0.05 for ± 5 %.
        level: confidence of the intervals.
        minimum: replications before precision is judged at all (3 in the source).
        look_ahead: replications it must hold on, up to n = 100; proportional beyond.
        cap: the most replications anybody will pay for.
        floors: measure -> half-width that is always good enough, in its own unit.
        yardsticks: measure -> the measure whose mean its precision is relative to
            ({"cost b - a": "cost a"}); itself if not named.
    """

    def __init__(
        self,
        precision: float = 0.05,
        level: float = 0.95,
        *,
        minimum: int = 3,
        look_ahead: int = 5,
        cap: int = 1000,
        floors: Mapping[str, float] | None = None,
        yardsticks: Mapping[str, str] | None = None,
    ) -> None:
        if precision <= 0 or look_ahead < 0 or not 2 <= minimum <= cap:
            raise ValueError("need precision > 0, look_ahead >= 0 and 2 <= minimum <= cap")
        self.precision, self.level = precision, level
        self.minimum, self.look_ahead, self.cap = minimum, look_ahead, cap
        self._floors, self._yardsticks = dict(floors or {}), dict(yardsticks or {})
        self._measures: dict[str, _Running] = {}
        self._n = 0
        self._since: int | None = None
        sizes = np.arange(2.0, cap + 1.0)
        # Half-width in standard deviations after 2 … cap replications; it only falls.
        self._factors: Floats = student_t(level, sizes - 1) / np.sqrt(sizes)

    def add(self, values: Mapping[str, float]) -> None:
        """Take in one replication, measure -> value; NaN only if the measure is always NaN.

        Raises:
            ValueError: other measures than last time, an infinite value, or a NaN in a
                measure that has had a value (or the other way round).
        """
        if self._n == 0:
            self._start(values)
        if values.keys() != self._measures.keys():
            odd = sorted(values.keys() ^ self._measures.keys())
            raise ValueError(f"replication {self._n + 1} has other measures than the first: {odd}")
        for name, value in values.items():
            running = self._measures[name]
            if math.isinf(value) or (self._n > 0 and math.isnan(value) != (running.n == 0)):
                raise ValueError(f"{name} is {value} in replication {self._n + 1}")
        for name, value in values.items():
            if not math.isnan(value):
                self._measures[name].add(value)
        self._n += 1
        judged = self.table()
        reached = self._n >= self.minimum and bool(judged)
        if not (reached and all(one.reached for one in judged.values())):
            self._since = None
        elif self._since is None:
            self._since = self._n

    def _start(self, values: Mapping[str, float]) -> None:
        named = self._floors.keys() | self._yardsticks.keys() | set(self._yardsticks.values())
        if not named <= values.keys():
            unknown = sorted(named - values.keys())
            raise ValueError(f"floors or yardsticks name measures that are not there: {unknown}")
        self._measures = {name: _Running() for name in values}

    def table(self) -> dict[str, Precision]:
        """Precision of every measure that exists, at the present n; empty before n = 2."""
        if self._n < 2:
            return {}
        factor = self._factor(self._n)
        rows = {}
        for name, running in self._measures.items():
            if running.n:
                yard = self._measures[self._yardsticks.get(name, name)].mean
                allowed = max(self.precision * abs(yard), self._floors.get(name, 0.0))
                spread = running.deviation
                rows[name] = Precision(running.mean, factor * spread, allowed, spread)
        return rows

    @property
    def n(self) -> int:
        """Replications taken in so far."""
        return self._n

    @property
    def reached_at(self) -> int | None:
        """The n from which all measures have been precise without a break, or None."""
        return self._since

    @property
    def satisfied(self) -> bool:
        """Whether all measures became precise and have remained so for the look-ahead."""
        return self._since is not None and self._n >= self._since + self._ahead(self._since)

    @property
    def finished(self) -> bool:
        """Whether to stop: satisfied, or the cap is reached (then say so to the reader)."""
        return self.satisfied or self._n >= self.cap

    def needed(self) -> int:
        """Replications in all that the present spread suggests, look-ahead included.

        At most `cap`; a forecast, which settles as n grows.
        """
        if self._since is not None:
            return min(self.cap, self._since + self._ahead(self._since))
        least = max(self.minimum, self._n + 1)
        for row in self.table().values():
            wanted = row.allowed / row.deviation if row.deviation > 0 else math.inf
            # The factors fall with n, so the first one small enough counts those above it.
            least = max(least, 2 + int(np.count_nonzero(self._factors > wanted)))
        return min(self.cap, least + self._ahead(least))

    def _ahead(self, n: int) -> int:
        return self.look_ahead * max(n, 100) // 100

    def _factor(self, n: int) -> float:
        if n <= self.cap:
            return float(self._factors[n - 2])
        return float(student_t(self.level, n - 1)) / math.sqrt(n)
