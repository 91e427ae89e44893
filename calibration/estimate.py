"""An estimate: a parameter's value, how sure we are, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from calibration.base import Base
from sim.scenario.paths import Path, dotted

Value = float | tuple[float, ...]
LEVEL = 0.95
"""Of every interval."""
Z = 1.959963984540054
"""Normal multiplier of `LEVEL`."""
KEPT = "base"
"""Method of an estimate that is the base's own value."""
ABOUT_THE_LOG = "log"
"""First key of an estimate that describes the log and is no parameter of a scenario."""


@dataclass(frozen=True)
class Estimate:
    """One parameter, or a list of them that belong together (a week, a year)."""

    path: Path
    """Keys in the scenario; below `ABOUT_THE_LOG` what is no parameter of a scenario."""
    value: Value
    """In base units: seconds, per year, shares."""
    low: Value
    high: Value
    """95 % interval, elementwise; equal to the value where nothing was estimated."""
    rows: int
    """Rows of the log behind it."""
    method: str
    grade: str
    source: str

    @property
    def name(self) -> str:
        """The dotted path."""
        return dotted(self.path)

    @property
    def fitted(self) -> bool:
        """False for what the log could not tell: it keeps the base's value and grade."""
        return self.method != KEPT

    @property
    def written(self) -> bool:
        """Whether it belongs in a scenario."""
        return self.fitted and self.path[0] != ABOUT_THE_LOG


@dataclass(frozen=True)
class Basis:
    """What every estimate of one log has in common: the base below it and the source above."""

    base: Base
    source: str
    """Whose log, and its period."""
    grade: str = "B"

    def measured(
        self, path: Path, value: ArrayLike, low: ArrayLike, high: ArrayLike, rows: int, method: str
    ) -> Estimate:
        """Return an estimate from the log; arrays become tuples."""
        return Estimate(
            path,
            _plain(value),
            _plain(low),
            _plain(high),
            int(rows),
            method,
            self.grade,
            self.source,
        )

    def kept(self, path: Path, rows: int) -> Estimate:
        """Return the base's value with its own grade, for want of rows."""
        value = self.base.value(path)
        evidence = self.base.evidence(path)
        plain = _plain(value if value is not None else np.nan)
        return Estimate(path, plain, plain, plain, int(rows), KEPT, evidence.grade, evidence.source)

    def number(self, path: Path) -> float:
        """Return the base's number at `path`."""
        return float(self.base.value(path))

    def numbers(self, path: Path) -> Sequence[float]:
        """Return the base's list of numbers at `path`."""
        return [float(item) for item in self.base.value(path)]


def _plain(value: ArrayLike) -> Value:
    array = np.asarray(value, dtype=float)
    return float(array) if array.ndim == 0 else tuple(float(item) for item in array)
