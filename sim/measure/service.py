"""Service: response, completion, goals, backlog and planned work on time."""

from __future__ import annotations

import numpy as np

from sim.measure.asked import Asked, Flags, asked
from sim.measure.kpis import PRIORITIES, Floats, with_totals
from sim.measure.quantiles import quantiles
from sim.measure.tasks import TaskTimes
from sim.model import HOUR
from sim.model.compiled.loops import loop
from sim.model.draws import Draws
from sim.model.rules import AKUT
from sim.model.world import Ints, World

Columns = dict[str, Floats]
"""Key figures as (A + 1,) arrays: the afdelinger, then the whole organisation."""

SUFFIXES = ("", *(f".{name}" for name in PRIORITIES))
"""Of the key figures of all requests and of those of one priority."""


def service(world: World, draws: Draws, times: TaskTimes, basis: Asked | None = None) -> Columns:
    """Return the key figures of service, (A + 1,) each, NaN where there is no task.

    A request that nobody has come for when the year ends counts with its age: as late if it is
    older than its goal, not at all in the share within goal if it is younger. `basis` is that of
    the draws, where it is at hand.
    """
    afdelinger = world.regime.shape[1]
    if basis is None:
        basis = asked(world.days, draws, afdelinger)
    first, horizon = times.first_visit[basis.which], world.days.horizon
    wait = np.minimum(first, horizon) - basis.report
    out = _responses(world, basis, wait, first < horizon)
    done = np.minimum(times.completed[basis.which], horizon) - basis.report
    middle, long = quantiles(basis.completion, done, HOUR)
    out["completion_h_p50"], out["completion_h_p90"] = middle[0], long[0]
    out["backlog_tasks"] = _backlog(world, times, basis)
    out.update(_planned(draws, times, basis, afdelinger))
    return out


def _responses(world: World, basis: Asked, wait: Ints, answered: Flags) -> Columns:
    """Return quantiles and means of the time to the first visit, and the share within goal.

    The share is that of requests on which there is a verdict.
    """
    hours, good, bad = sums = np.zeros((3, len(SUFFIXES), world.regime.shape[1]))
    _judge(
        basis.group, basis.afdeling, wait, answered, world.goals, *(one.reshape(-1) for one in sums)
    )
    middle, long = quantiles(basis.response, wait, HOUR)
    mean, share = _means(hours, basis.number), _means(good, with_totals(good + bad))
    out: Columns = {}
    for k, suffix in enumerate(SUFFIXES):
        out[f"response_h_p50{suffix}"] = middle[k]
        out[f"response_h_p90{suffix}"] = long[k]
        out[f"response_h_mean{suffix}"] = mean[k]
    return out | {f"within_goal_share{suffix}": share[k] for k, suffix in enumerate(SUFFIXES)}


@loop(
    reads=(np.int64, np.int64, np.int64, np.bool_, np.int64),
    writes=(np.float64, np.float64, np.float64),
)
def _judge(
    group: Ints,
    afdeling: Ints,
    wait: Ints,
    answered: Flags,
    goals: Ints,
    hours: Floats,
    good: Floats,
    bad: Floats,
) -> None:
    """Add up waiting and verdicts by afdeling, for all requests and then for each priority."""
    places = len(hours) // (len(PRIORITIES) + 1)
    for j in range(len(wait)):
        late = wait[j] > goals[AKUT + group[j] // places]
        for at in (afdeling[j], places + group[j]):
            hours[at] += wait[j] / HOUR
            bad[at] += late
            good[at] += answered[j] and not late


def _backlog(world: World, times: TaskTimes, basis: Asked) -> Floats:
    """Return the mean number of requests waiting for a first visit in the measured window."""
    days = world.days
    sums = np.zeros(world.regime.shape[1])
    _wait(
        basis.requests, basis.request_afdeling, basis.waits_from, times.first_visit,
        days.measure_from, days.measure_to, sums,
    )  # fmt: skip
    return with_totals(sums) / (days.measure_to - days.measure_from)


@loop(reads=(np.int64, np.int64, np.int64, np.int64, int, int), writes=(np.float64,))
def _wait(
    requests: Ints,
    afdeling: Ints,
    waits_from: Ints,
    first_visit: Ints,
    start: int,
    end: int,
    sums: Floats,
) -> None:
    """Add up the seconds that requests wait from `start` to `end`, by afdeling."""
    for j in range(len(requests)):
        until = min(max(first_visit[requests[j]], start), end)
        sums[afdeling[j]] += until - waits_from[j]


def _planned(draws: Draws, times: TaskTimes, basis: Asked, afdelinger: int) -> Columns:
    """Return shares of planned work done by its last day, and skipped."""
    sums = np.zeros((2, afdelinger))
    _keep(
        basis.planned, draws.afdeling, draws.due, draws.work, times.firm, times.completed,
        times.skipped, *sums,
    )  # fmt: skip
    on_time, skipped = _means(sums, basis.planned_number)
    return {"planned_on_time_share": on_time, "planned_skipped_share": skipped}


@loop(
    reads=(np.int64, np.int64, np.int64, np.int64, np.bool_, np.int64, np.bool_),
    writes=(np.float64, np.float64),
)
def _keep(
    planned: Ints,
    afdeling: Ints,
    due: Ints,
    work: Ints,
    firm: Flags,
    completed: Ints,
    skipped: Flags,
    on_time: Floats,
    left_out: Floats,
) -> None:
    """Count planned tasks done in time and skipped: a firm may finish what it began in time."""
    for i in planned:
        latest = due[i] + work[i] * firm[i]
        on_time[afdeling[i]] += completed[i] <= latest
        left_out[afdeling[i]] += skipped[i]


def _means(sums: Floats, number: Floats) -> Floats:
    """Return means (…, A + 1) from sums (…, A) and how many there are, (…, A + 1)."""
    whole = with_totals(sums)
    out: Floats = np.full(whole.shape, np.nan)
    return np.divide(whole, number, out=out, where=number > 0)
