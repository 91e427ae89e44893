"""Service: response, completion, goals, backlog and planned work on time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sim.measure.kpis import PRIORITIES, Floats, counted
from sim.measure.tasks import TaskTimes
from sim.model import HOUR
from sim.model.draws import Draws
from sim.model.rules import AKUT, PLANLAGT
from sim.model.world import Ints, World

Columns = dict[str, Floats]
"""Key figures as (A + 1,) arrays: the afdelinger, then the whole organisation."""


def service(world: World, draws: Draws, times: TaskTimes) -> Columns:
    """Return the key figures of service, (A + 1,) each, NaN where there is no task.

    A request that nobody has come for when the year ends counts with its age: as late if it is
    older than its goal, not at all in the share within goal if it is younger.
    """
    afdelinger = world.regime.shape[1]
    asked = times.request & times.measured
    out = _responses(world, draws, times, asked)
    end = np.minimum(times.completed, world.days.horizon)
    completion = (end - draws.report)[asked] / HOUR
    groups = draws.afdeling[asked]
    for name, q in (("completion_h_p50", 0.5), ("completion_h_p90", 0.9)):
        out[name] = _grouped_quantile(completion, groups, afdelinger, q)
    out["backlog_tasks"] = _backlog(world, draws, times)
    out.update(_planned(world, draws, times))
    return out


def _responses(
    world: World, draws: Draws, times: TaskTimes, asked: npt.NDArray[np.bool_]
) -> Columns:
    afdelinger = world.regime.shape[1]
    goal = world.goals[draws.priority]
    answered = times.first_visit < world.days.horizon
    wait = np.minimum(times.first_visit, world.days.horizon) - draws.report
    within = np.where(wait <= goal, 1.0, 0.0)
    judged = answered | (wait > goal)
    out: Columns = {}
    for suffix, chosen in [("", asked), *_by_priority(draws, asked)]:
        groups, hours = draws.afdeling[chosen], wait[chosen] / HOUR
        out[f"response_h_p50{suffix}"] = _grouped_quantile(hours, groups, afdelinger, 0.5)
        out[f"response_h_p90{suffix}"] = _grouped_quantile(hours, groups, afdelinger, 0.9)
        out[f"response_h_mean{suffix}"] = grouped_mean(hours, groups, afdelinger)
        sure = chosen & judged
        out[f"within_goal_share{suffix}"] = grouped_mean(
            within[sure], draws.afdeling[sure], afdelinger
        )
    return out


def _by_priority(
    draws: Draws, asked: npt.NDArray[np.bool_]
) -> list[tuple[str, npt.NDArray[np.bool_]]]:
    return [(f".{name}", asked & (draws.priority == AKUT + k)) for k, name in enumerate(PRIORITIES)]


def _backlog(world: World, draws: Draws, times: TaskTimes) -> Floats:
    """Return the mean number of requests waiting for a first visit in the measured window."""
    days, afdelinger = world.days, world.regime.shape[1]
    start = np.clip(draws.report, days.measure_from, days.measure_to)
    end = np.clip(times.first_visit, days.measure_from, days.measure_to)
    waiting = np.where(times.request, end - start, 0)
    sums = counted(draws.afdeling, waiting, afdelinger)
    return _with_total(sums) / (days.measure_to - days.measure_from)


def _planned(world: World, draws: Draws, times: TaskTimes) -> Columns:
    """Return shares of planned work done by its last day, and skipped."""
    afdelinger = world.regime.shape[1]
    planned = (draws.priority == PLANLAGT) & times.measured & (draws.due < world.days.horizon)
    groups = draws.afdeling[planned]
    latest = draws.due + np.where(times.firm, draws.work, 0)
    on_time = times.completed <= latest
    return {
        "planned_on_time_share": grouped_mean(on_time[planned] * 1.0, groups, afdelinger),
        "planned_skipped_share": grouped_mean(times.skipped[planned] * 1.0, groups, afdelinger),
    }


def _with_total(sums: Floats) -> Floats:
    return np.append(sums, sums.sum())


def grouped_mean(values: Floats, groups: Ints, count: int) -> Floats:
    """Return means by group and over all, (count + 1,)."""
    number = _with_total(counted(groups, np.ones(len(groups)), count))
    sums = _with_total(counted(groups, values, count))
    out: Floats = np.full(count + 1, np.nan)
    return np.divide(sums, number, out=out, where=number > 0)


def _grouped_quantile(values: Floats, groups: Ints, count: int, q: float) -> Floats:
    """Return linear-interpolated quantiles by group and over all, (count + 1,)."""
    order = np.lexsort((values, groups))
    ordered, ends = values[order], np.cumsum(np.bincount(groups, minlength=count))
    starts = np.append(0, ends[:-1])
    out = [_sorted_quantile(ordered[s:e], q) for s, e in zip(starts, ends, strict=True)]
    out.append(_sorted_quantile(np.sort(values), q))
    return np.array(out)


def _sorted_quantile(ordered: Floats, q: float) -> float:
    if len(ordered) == 0:
        return float("nan")
    position = q * (len(ordered) - 1)
    low = int(position)
    high = min(low + 1, len(ordered) - 1)
    return float(ordered[low] + (position - low) * (ordered[high] - ordered[low]))
