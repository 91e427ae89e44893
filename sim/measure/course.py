"""The course of a run: response and backlog week by week, kroner month by month."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sim.measure.cost import year_cost
from sim.measure.kpis import Floats, counted
from sim.measure.tasks import TaskTimes, task_times
from sim.measure.time_use import Flags, time_use
from sim.model import HOUR, WEEK
from sim.model.draws import Draws
from sim.model.roster import Roster, build_roster
from sim.model.trace import Trace
from sim.model.world import Ints, World
from sim.model.world.calendar import measured_years
from sim.scenario.schema import Scenario


class Course(NamedTuple):
    """Weeks (K,) of the measured window, whole ones, and months (M,)."""

    response_h_p50: Floats
    response_h_p90: Floats
    """Of the requests reported in the week; NaN where there are none."""
    within_goal_share: Floats
    backlog_tasks: Floats
    """Requests that wait for a first visit when the week ends."""
    skipped: Floats
    """Planned rounds of the week that were skipped."""
    cost_kr: Floats
    """(M,): kroner spent in each month."""
    late: Ints
    """(M,): requests of the month that were not visited within their goal."""


def course(
    scenario: Scenario, model: str, world: World, draws: Draws, trace: Trace, months: Ints
) -> Course:
    """Return the course of the year `draws` played in `world` as `trace` tells it.

    Args:
        scenario: The scenario of the world.
        model: Id of its driftsmodel or omlægning.
        world: The world.
        draws: The year.
        trace: What happened.
        months: (M + 1,) seconds at which months begin; the last ends the last month.
    """
    times = task_times(world, draws, trace)
    roster = build_roster(world, draws)
    bounds = list(zip(months[:-1].tolist(), months[1:].tolist(), strict=True))
    late = times.request & ~_within(world, draws, times)
    return Course(
        *_weeks(world, draws, times),
        cost_kr=np.array(
            [
                _kroner(scenario, model, world, draws, trace, times, roster, start, end)
                for start, end in bounds
            ]
        ),
        late=np.array(
            [
                int((late & (draws.report >= start) & (draws.report < end)).sum())
                for start, end in bounds
            ],
            dtype=np.int64,
        ),
    )


def _within(world: World, draws: Draws, times: TaskTimes) -> Flags:
    end = np.minimum(times.first_visit, world.days.horizon)
    return np.asarray(end - draws.report <= world.goals[draws.priority])


def _weeks(
    world: World, draws: Draws, times: TaskTimes
) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    first, last = world.days.measure_from, world.days.measure_to
    count = (last - first) // WEEK
    asked = np.flatnonzero(times.request & (draws.report < first + count * WEEK))
    week = (draws.report[asked] - first) // WEEK
    wait = (np.minimum(times.first_visit[asked], world.days.horizon) - draws.report[asked]) / HOUR
    within = _within(world, draws, times)[asked]
    p50: Floats = np.full(count, np.nan)
    p90: Floats = p50.copy()
    share: Floats = p50.copy()
    order = np.argsort(week, kind="stable")
    edges = np.searchsorted(week[order], np.arange(count + 1))
    for k in range(count):
        chosen = order[edges[k] : edges[k + 1]]
        if len(chosen):
            p50[k], p90[k] = np.quantile(wait[chosen], (0.5, 0.9))
            share[k] = within[chosen].mean()
    ends = first + WEEK * np.arange(1, count + 1)
    reported = np.sort(draws.report[times.request])
    visited = np.sort(times.first_visit[times.request])
    backlog = np.searchsorted(reported, ends) - np.searchsorted(visited, ends)
    skipped = (draws.report[times.skipped] - first) // WEEK
    inside = (skipped >= 0) & (skipped < count)
    return (
        p50,
        p90,
        share,
        np.asarray(backlog * 1.0),
        counted(skipped[inside], np.ones(int(inside.sum())), count),
    )


def _kroner(
    scenario: Scenario,
    model: str,
    world: World,
    draws: Draws,
    trace: Trace,
    times: TaskTimes,
    roster: Roster,
    start: int,
    end: int,
) -> float:
    """Return the kroner spent from `start` to `end`."""
    days = world.days._replace(measure_from=start, measure_to=end)
    month = world._replace(days=days)
    blocks = (roster.start >= start) & (roster.start < end)
    columns = ("start", "end", "man", "kind", "first")
    inside = roster._replace(**{name: getattr(roster, name)[blocks] for name in columns})
    reported = (draws.report >= start) & (draws.report < end)
    use = time_use(month, draws, inside, trace.between(start, end))
    cost = year_cost(scenario, model, month, draws, inside, times._replace(measured=reported), use)
    return cost.total / 100 * measured_years(days)
