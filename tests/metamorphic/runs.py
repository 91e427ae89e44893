"""Runs that are compared with each other: the same draws, one thing changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.model.engine import engine
from sim.scenario import Scenario, read_scenario
from tests.model.small import Year, play

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "scenarios"

Floats = npt.NDArray[np.float64]


def read(file: str, *overrides: str) -> Scenario:
    """Read a scenario of this folder."""
    return read_scenario(HERE / file, overrides).scenario


def shipped(file: str, weeks: int, *overrides: str) -> Scenario:
    """Read a shipped scenario with so many measured weeks of winter and spring, a warm-up of one."""
    calendar = ("calendar.start=2025-01-13", f"calendar.days={7 * weeks}", "calendar.warmup_days=7")
    return read_scenario(SHIPPED / file, (*calendar, *overrides)).scenario


def run(
    scenario: Scenario,
    model: str,
    replication: int = 0,
    *,
    norm: float = 1.0,
    posts: list[float] | None = None,
) -> Year:
    """Return a year under a driftsmodel."""
    simulate = engine("auto")
    return play(simulate, scenario, model, replication=replication, norm=norm, posts=posts)


def responses(
    scenario: Scenario,
    model: str,
    replications: Iterable[int],
    *,
    norm: float = 1.0,
    posts: list[float] | None = None,
) -> Floats:
    """Return the mean response of each replication, hours."""
    years = (run(scenario, model, r, norm=norm, posts=posts) for r in replications)
    return np.array([year.measures.total["response_h_mean"] for year in years])


class Life(NamedTuple):
    """What became of a task, and what tells it from every other in whatever order they stand."""

    afdeling: str
    type: str
    report: int
    work: int
    priority: int
    first_visit: int
    completed: int


def lives(year: Year) -> list[Life]:
    """Return the lives of all tasks, sorted by what tells them apart."""
    names = list(year.scenario.organisation.afdelinger)
    types = list(year.scenario.demand.requests.types)
    draws, times = year.draws, year.times
    columns = (
        [names[a] for a in draws.afdeling.tolist()],
        [types[k] if k < len(types) else str(k) for k in draws.type.tolist()],
        draws.report.tolist(),
        draws.work.tolist(),
        draws.priority.tolist(),
        times.first_visit.tolist(),
        times.completed.tolist(),
    )
    return sorted(Life(*row) for row in zip(*columns, strict=True))
