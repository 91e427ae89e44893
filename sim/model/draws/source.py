"""Where an afdeling's part of a year is drawn from."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from sim.model.draws.streams import stream
from sim.model.world import Days, Ints
from sim.model.world.calendar import build_days, dates
from sim.scenario.schema import Afdeling, Scenario


class Year(NamedTuple):
    """The simulated days as arrays (D,), looked up by everything that is drawn."""

    days: Days
    dates: list[dt.date]
    year: Ints
    month: Ints
    """0 for January."""
    week: Ints
    """ISO week."""
    next_workday: Ints
    """(D + 1,): the first working day on or after each day; D where there is none."""


def build_year(scenario: Scenario) -> Year:
    """Return the simulated days of a scenario."""
    days, every = build_days(scenario), dates(scenario)
    following = np.full(len(every) + 1, len(every), dtype=np.int64)
    worked = np.flatnonzero(days.workday)
    following[worked] = worked
    return Year(
        days=days,
        dates=every,
        year=np.array([day.year for day in every], dtype=np.int64),
        month=np.array([day.month - 1 for day in every], dtype=np.int64),
        week=np.array([day.isocalendar().week for day in every], dtype=np.int64),
        next_workday=np.minimum.accumulate(following[::-1])[::-1].copy(),
    )


class Source(NamedTuple):
    """One afdeling in one replication of a study."""

    scenario: Scenario
    year: Year
    seed: int
    replication: int
    name: str
    afdeling: Afdeling

    def stream(self, decision: str) -> np.random.Generator:
        """Return the afdeling's own stream for a decision."""
        return stream(self.seed, self.replication, f"{decision}/{self.name}")


def build_sources(scenario: Scenario, year: Year, seed: int, replication: int) -> list[Source]:
    """Return the sources of a replication, one for each afdeling."""
    return [
        Source(scenario, year, seed, replication, name, afdeling)
        for name, afdeling in scenario.organisation.afdelinger.items()
    ]


def numbers(
    sources: Sequence[Source],
    counts: Sequence[Any] | npt.NDArray[Any],
    decision: str | Sequence[str],
    how: Callable[[np.random.Generator, Any], npt.NDArray[Any]],
    kept: Sequence[npt.NDArray[np.int64]] | None = None,
) -> npt.NDArray[Any]:
    """Return what each source's own stream gives for a decision, one after the other.

    `how` takes the generator of a source and its entry of `counts`; with a list of decisions each
    source has its own. Of what is given only the numbers at the places in `kept` are returned, for
    each source by itself.
    """
    each = [decision] * len(sources) if isinstance(decision, str) else decision
    drawn = (how(source.stream(d), n) for source, n, d in zip(sources, counts, each, strict=True))
    if kept is not None:
        drawn = (one.take(places, axis=0) for one, places in zip(drawn, kept, strict=True))
    return np.concatenate(list(drawn))


LONGEST = 2**31 - 1
"""No drawn time is longer (68 years): the compiled engine keeps them in 32 bits."""


def seconds(values: npt.NDArray[np.float64]) -> Ints:
    """Return drawn times rounded to whole seconds, from one to `LONGEST`."""
    whole = np.rint(values)
    return np.clip(whole, 1, LONGEST, out=whole).astype(np.int64)


def marks(generator: np.random.Generator, shape: tuple[int, ...]) -> npt.NDArray[np.uint16]:
    """Return drawn marks, whole numbers below `world.MARKS`.

    They are the parts of the words the stream is made of, the lowest part first: the same as what
    `Generator.integers` gives for all of 16 bits, in a fraction of the time.
    """
    count = math.prod(shape)
    words = generator.bit_generator.random_raw(-(-count // PARTS))
    parts = words.astype("<u8", copy=False).view("<u2")
    return parts[:count].reshape(shape).astype(np.uint16, copy=False)


PARTS = 4
"""So many marks are in a word of 64 bits."""
