"""Is the warm-up long enough? Open tasks from an empty start, with the seasons taken out.

A year starts with nobody waiting; the days before it (`calendar.warmup_days`) build up the backlog
that the measured year starts with. Where the start-up ends is found by MSER-5 on the open tasks of
each working day, batches being weeks. A year has seasons, which MSER would take for start-up; so
this check plays the scenario without them: no snow, no helligdage, even leave, every round all
year, the same demand every month.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.measure.tasks import NEVER, task_times
from sim.model import DAY
from sim.model.draws import Draws, draw
from sim.model.engine import engine
from sim.model.trace import Row, Trace
from sim.model.world import World
from sim.model.world.build import build_world
from sim.scenario.schema import Scenario
from sim.stats.warmup import mser, welch_average

WORKDAYS_A_WEEK = 5
WINDOW = 10
"""Working days on either side in the average that is drawn."""
DAYS = 364
REPLICATIONS = 20
"""Years averaged; with fewer the luck of single months is taken for start-up."""

Floats = npt.NDArray[np.float64]


class Startup(NamedTuple):
    """Where the start-up of a driftsmodel ends."""

    open_tasks: Floats
    """(workdays,): mean over the replications, at the end of each working day."""
    smooth: Floats
    """Welch's moving average of it; shorter by `WINDOW`."""
    cut_days: int
    """Calendar days to leave out, whole weeks."""
    settled: bool
    """False if the run is too short to tell: the backlog grows all year."""


def startups(
    scenario: Scenario,
    models: list[str],
    seed: int,
    replications: int = REPLICATIONS,
    name: str = "auto",
) -> dict[str, Startup]:
    """Return where the start-up ends under each driftsmodel at its posting rule."""
    steady = without_seasons(scenario)
    simulate = engine(name)
    worlds = {model: build_world(steady, model) for model in models}
    slots = max(world.staff.share.size for world in worlds.values())
    years = [draw(steady, seed, number, slots) for number in range(replications)]
    out = {}
    for model, world in worlds.items():
        runs = [_open_tasks(world, draws, simulate(world, draws)) for draws in years]
        out[model] = startup(np.array(runs))
    return out


def startup(runs: Floats) -> Startup:
    """Return where the start-up of (replications, workdays) of open tasks ends."""
    found = mser(runs, WORKDAYS_A_WEEK)
    weeks = found.observations // WORKDAYS_A_WEEK
    smooth = welch_average(runs, min(WINDOW, runs.shape[1] // 4))
    return Startup(runs.mean(axis=0), smooth, 7 * weeks, found.settled)


def without_seasons(scenario: Scenario) -> Scenario:
    """Return the scenario as a process that has no season, from an empty start."""
    demand, calendar = scenario.demand, scenario.calendar
    even = tuple(1.0 for _ in range(12))
    types = {
        name: kind.model_copy(update={"season": even})
        for name, kind in demand.requests.types.items()
    }
    rounds = {
        name: item.model_copy(update={"first_week": 1, "last_week": 53})
        for name, item in demand.rounds.items()
    }
    absence = calendar.absence.model_copy(update={"summer_leave_days": 0})
    return scenario.model_copy(
        update={
            "demand": demand.model_copy(
                update={
                    "requests": demand.requests.model_copy(update={"types": types}),
                    "rounds": rounds,
                    "moves": demand.moves.model_copy(update={"season": even}),
                    "snow": demand.snow.model_copy(update={"episodes": 0.0, "salting": 0.0}),
                }
            ),
            "calendar": calendar.model_copy(
                update={
                    "warmup_days": 0,
                    "days": DAYS,
                    "holidays": False,
                    "agreement_days": (),
                    "absence": absence,
                }
            ),
        }
    )


def _open_tasks(world: World, draws: Draws, trace: Trace) -> Floats:
    """Return the tasks reported or due and not yet done, at the end of each working day."""
    times = task_times(world, draws, trace)
    skipped = np.full(len(draws.report), NEVER, dtype=np.int64)
    rows = trace.row == Row.SKIPPED
    skipped[trace.task[rows]] = trace.time[rows]
    begun = np.sort(draws.report)
    ended = np.sort(np.minimum(times.completed, skipped))
    day = np.flatnonzero(world.days.workday == 1)
    moment = day * DAY + world.days.closes[day]
    waiting = np.searchsorted(begun, moment, "right") - np.searchsorted(ended, moment, "right")
    return waiting.astype(np.float64)
