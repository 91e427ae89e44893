"""Where an afdeling's part of a year is drawn from."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import numpy as np

from sim.model.streams import stream
from sim.model.world import Days, Ints
from sim.scenario.schema import Afdeling, Scenario


class Source(NamedTuple):
    """One afdeling in one replication of a study."""

    scenario: Scenario
    days: Days
    dates: list[dt.date]
    seed: int
    replication: int
    name: str
    afdeling: Afdeling

    def stream(self, decision: str) -> np.random.Generator:
        """Return the afdeling's own stream for a decision."""
        return stream(self.seed, self.replication, f"{decision}/{self.name}")


def seconds(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Ints:
    """Return drawn times rounded to whole seconds, at least one."""
    return np.maximum(np.rint(values), 1).astype(np.int64)


def months(days: list[dt.date]) -> Ints:
    """Return the month index (January 0) of each day."""
    return np.array([day.month - 1 for day in days], dtype=np.int64)
