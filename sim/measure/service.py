"""Service: response, completion, goals, backlog and planned work on time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sim.measure.asked import Asked, asked
from sim.measure.kpis import PRIORITIES, Floats, counted
from sim.measure.quantiles import quantiles
from sim.measure.tasks import TaskTimes
from sim.model import HOUR
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
    out = _responses(basis, wait, afdelinger)
    out.update(_within_goal(world, basis, wait, first < horizon))
    done = np.minimum(times.completed[basis.which], horizon) - basis.report
    middle, long = quantiles(basis.completion, done, HOUR)
    out["completion_h_p50"], out["completion_h_p90"] = middle[0], long[0]
    out["backlog_tasks"] = _backlog(world, times, basis)
    out.update(_planned(draws, times, basis, afdelinger))
    return out


def _responses(basis: Asked, wait: Ints, afdelinger: int) -> Columns:
    """Return quantiles and means of the time to the first visit."""
    middle, long = quantiles(basis.response, wait, HOUR)
    hours, number = wait / HOUR, len(PRIORITIES) * afdelinger
    every = _means(counted(basis.afdeling, hours, afdelinger)[None], basis.number[:1])
    each = counted(basis.group, hours, number).reshape(-1, afdelinger)
    mean = np.concatenate([every, _means(each, basis.number[1:])])
    out: Columns = {}
    for k, suffix in enumerate(SUFFIXES):
        out[f"response_h_p50{suffix}"] = middle[k]
        out[f"response_h_p90{suffix}"] = long[k]
        out[f"response_h_mean{suffix}"] = mean[k]
    return out


def _within_goal(
    world: World, basis: Asked, wait: Ints, answered: npt.NDArray[np.bool_]
) -> Columns:
    """Return the share of requests, of those on which there is a verdict, that came in time."""
    afdelinger = world.regime.shape[1]
    late = wait > world.goals[AKUT + basis.group // afdelinger]
    number = len(PRIORITIES) * afdelinger
    good, bad = (
        np.bincount(basis.group[which], minlength=number).reshape(-1, afdelinger)
        for which in (answered & ~late, late)
    )
    good, bad = (np.concatenate([part.sum(axis=0)[None], part]) for part in (good, bad))
    share = _means(good, _with_totals(good + bad))
    return {f"within_goal_share{suffix}": share[k] for k, suffix in enumerate(SUFFIXES)}


def _backlog(world: World, times: TaskTimes, basis: Asked) -> Floats:
    """Return the mean number of requests waiting for a first visit in the measured window."""
    days, afdelinger = world.days, world.regime.shape[1]
    end = np.clip(times.first_visit[basis.requests], days.measure_from, days.measure_to)
    sums = counted(basis.request_afdeling, end - basis.waits_from, afdelinger)
    return _with_totals(sums) / (days.measure_to - days.measure_from)


def _planned(draws: Draws, times: TaskTimes, basis: Asked, afdelinger: int) -> Columns:
    """Return shares of planned work done by its last day, and skipped."""
    which = basis.planned
    latest = draws.due[which] + np.where(times.firm[which], draws.work[which], 0)
    groups = draws.afdeling[which]
    number = np.bincount(groups, minlength=afdelinger)
    sums = [
        np.bincount(groups[flag], minlength=afdelinger)
        for flag in (times.completed[which] <= latest, times.skipped[which])
    ]
    on_time, skipped = _means(np.array(sums), _with_totals(number))
    return {"planned_on_time_share": on_time, "planned_skipped_share": skipped}


def _with_totals(sums: npt.NDArray[np.number]) -> Floats:
    """Return sums (…, A) with their total behind them, (…, A + 1)."""
    whole = [sums, sums.sum(axis=-1, keepdims=True)]
    return np.asarray(np.concatenate(whole, axis=-1, dtype=np.float64))


def _means(sums: npt.NDArray[np.number], number: Floats) -> Floats:
    """Return means (…, A + 1) from sums (…, A) and how many there are, (…, A + 1)."""
    whole = _with_totals(sums)
    out: Floats = np.full(whole.shape, np.nan)
    return np.divide(whole, number, out=out, where=number > 0)
