"""What is told of the roads: weeks, kroner month by month, payback, the worst month, stopping."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from sim.model import DAY
from sim.scenario import Checked
from sim.scenario.plans import CheckedPlan
from sim.scenario.schema import Scenario
from sim.scenario.schema.plan import Plan
from sim.stats.intervals import mean_interval
from sim.study.answer import head_of, opening_of
from sim.study.fan import fan_out
from sim.study.road.decision import Days, plan_days
from sim.study.road.play import Courses, RoadJob, months_of, play_roads, roads_of
from sim.study.road.result import Band, Lasting, Payback, PlanResult, RoadResult, Spread, Worst
from sim.study.road.stages import learning

Floats = npt.NDArray[np.float64]
BAND = (0.1, 0.9)
"""Quantiles between which eight in ten replications lie."""
WEEKS = 52
"""Of the last year."""


def road_job(
    checked: Checked,
    start: str,
    end: str,
    plans: list[CheckedPlan],
    years: int = 4,
    seed: int | None = None,
    engine: str = "auto",
) -> RoadJob:
    """Return what the replications of a study of roads have in common."""
    first = checked.scenario.calendar.start
    # a start on 29 February has its anniversaries on 1 March
    later = (first + dt.timedelta(days=1)).replace(year=first.year + years) - dt.timedelta(days=1)
    calendar = checked.scenario.calendar.model_copy(update={"days": (later - first).days})
    scenario = checked.scenario.model_copy(update={"calendar": calendar})
    chosen = scenario.study.seed if seed is None else seed
    return RoadJob(scenario, start, end, tuple(one.plan for one in plans), chosen, engine)


def study_roads(
    checked: Checked,
    start: str,
    end: str,
    plans: list[CheckedPlan],
    years: int = 4,
    replications: int | None = None,
    seed: int | None = None,
    engine: str = "auto",
    workers: int = 0,
    advance: Callable[[int], None] = lambda _: None,
) -> RoadResult:
    """Play the roads of some plans over the same years and return what is told of them."""
    job = road_job(checked, start, end, plans, years, seed, engine)
    scenario = job.scenario
    count = replications or scenario.study.replications
    runs = fan_out(play_roads, roads_of, job, range(count), engine, workers, advance)
    weeks = len(runs[0][0].nothing.backlog_tasks)
    return RoadResult(
        **head_of(opening_of(checked, job.seed, count, engine), scenario, start, end),
        weeks=[str(scenario.calendar.start + dt.timedelta(weeks=k)) for k in range(weeks)],
        months=[str(date) for date in months_of(scenario)],
        plans={
            one.name: _plan(scenario, one, [run[k] for run in runs]) for k, one in enumerate(plans)
        },
    )


def _plan(scenario: Scenario, one: CheckedPlan, runs: list[Courses]) -> PlanResult:
    days = plan_days(scenario, one.plan)
    months = months_of(scenario)
    extra = extra_kroner(scenario, one.plan, days, None)
    sunk = extra_kroner(scenario, one.plan, days, days.stop)
    nothing = np.array([run.nothing.cost_kr for run in runs])
    running = np.array([run.changed.cost_kr for run in runs]) - nothing
    stopped = (np.array([run.stopped.cost_kr for run in runs]) + sunk - nothing).cumsum(axis=1)
    cumulated = (running + extra).cumsum(axis=1)
    end = scenario.calendar.start + dt.timedelta(days=scenario.calendar.days)
    comes, none = days.first < end, Spread(mean=None, low=None, high=None)
    first = sum(date <= days.first for date in months) - 1 if comes else len(months)
    worst = Worst(
        month=0, date=str(days.first), response_h_p90=none, more_h=none, backlog_tasks=none
    )
    if comes:
        worst = _worst(scenario, runs, first, _settling(one.plan, days, months))
    return PlanResult(
        title=one.plan.title.model_dump(),
        grades=one.grades,
        decision=str(days.decision),
        meeting=str(days.meeting),
        budget=None if days.budget is None else str(days.budget),
        stop=str(days.stop),
        phases=[
            {"date": str(phase.date), "afdelinger": list(phase.afdelinger)} for phase in days.phases
        ],
        payback_month=payback(cumulated, first),
        worst_month=worst,
        lasting=_lasting(scenario, one.plan, days, runs),
        stop_cost_kr=_spread(stopped[:, -1]),
        total_kr=_spread(cumulated[:, -1]),
        last_year_kr=_spread((running * _of_last_year(scenario)).sum(axis=1)),
        skipped_more=_spread(
            np.array([run.changed.skipped.sum() - run.nothing.skipped.sum() for run in runs])
        ),
        one_off_kr=float(one_off(scenario, one.plan, days, None).sum()),
        response_h_p90=_band([run.changed.response_h_p90 for run in runs]),
        unchanged_response_h_p90=_band([run.nothing.response_h_p90 for run in runs]),
        backlog_tasks=_band([run.changed.backlog_tasks for run in runs]),
        unchanged_backlog_tasks=_band([run.nothing.backlog_tasks for run in runs]),
        skipped_rounds=_band([run.changed.skipped for run in runs]),
        unchanged_skipped_rounds=_band([run.nothing.skipped for run in runs]),
        cumulated_kr=_band(list(cumulated)),
        stopped_kr=_band(list(stopped)),
    )


def _of_last_year(scenario: Scenario) -> Floats:
    """Return the share of each month's days that lie in the last year of the horizon."""
    months = months_of(scenario)
    end = scenario.calendar.start + dt.timedelta(days=scenario.calendar.days)
    later = end + dt.timedelta(days=1)  # a year before 29 February begins on 28 February
    since = later.replace(year=later.year - 1) - dt.timedelta(days=1)
    return np.array(
        [
            max((following - max(start, since)).days, 0) / (following - start).days
            for start, following in zip(months, [*months[1:], end], strict=True)
        ]
    )


def one_off(scenario: Scenario, plan: Plan, days: Days, stop: dt.date | None) -> Floats:
    """Return the kroner spent once in each month; what would come after `stop` is not spent."""
    months = months_of(scenario)
    end = scenario.calendar.start + dt.timedelta(days=scenario.calendar.days)
    out = np.zeros(len(months))
    for k, phase in enumerate(days.phases):
        if phase.date >= (stop or end) or phase.date >= end:
            continue
        sizes = [scenario.organisation.afdelinger[name].lejemaal for name in phase.afdelinger]
        month = max(sum(date <= phase.date for date in months) - 1, 0)
        out[month] += plan.one_off.per_lejemaal * sum(sizes) + (plan.one_off.start if not k else 0)
    return out


def extra_kroner(scenario: Scenario, plan: Plan, days: Days, stop: dt.date | None) -> Floats:
    """Return what a plan costs in each month besides the running of drift.

    That is what it costs once, and the leaders' extra time from the first change on.
    """
    months = months_of(scenario)
    end = scenario.calendar.start + dt.timedelta(days=scenario.calendar.days)
    until = days.first + dt.timedelta(days=plan.leaders.lasts // DAY)
    until = min(until, stop or end)
    out = one_off(scenario, plan, days, stop)
    for k, (start, following) in enumerate(zip(months, [*months[1:], end], strict=True)):
        there = (min(following, until) - max(start, days.first)).days
        out[k] += plan.leaders.posts * scenario.economy.leader * max(there, 0) / 365
    return out


def payback(cumulated: Floats, first: int) -> Payback:
    """Return when cumulated kroner (replications, months) are back at nought and stay there.

    `first` is the month of the first change; one after the last month pays nothing back.
    """
    back = []
    if first >= cumulated.shape[1]:
        return Payback(mean=None, low=None, high=None, probability=0.0)
    for row in cumulated:
        above = np.flatnonzero(row > 0)
        last = int(above[-1]) if len(above) else first - 1
        if last < len(row) - 1:
            back.append(float(max(last, first - 1) + 1 - first + 1))
    spread = _spread(np.array(back)) if back else Spread(mean=None, low=None, high=None)
    return Payback(**spread, probability=len(back) / len(cumulated))


def _settling(plan: Plan, days: Days, months: list[dt.date]) -> list[dt.date]:
    """Return the months until the last dip is over, at least a year after the last phase."""
    seconds = max(learning(plan.dip), 365 * DAY)
    end = days.phases[-1].date + dt.timedelta(days=math.ceil(seconds / DAY))
    within = [date for date in months if date < end]
    return within if within[-1] > days.first else months


def _worst(scenario: Scenario, runs: list[Courses], first: int, months: list[dt.date]) -> Worst:
    """Return the month from the change on with the longest extra wait."""
    start = scenario.calendar.start
    count = len(runs[0].nothing.backlog_tasks)
    middle = [start + dt.timedelta(days=7 * k + 3) for k in range(count)]
    month = np.array([sum(date <= day for date in months) - 1 for day in middle])
    last = (months[-1].replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    month[[day >= last for day in middle]] = -1

    def monthly(weeks: Floats) -> Floats:
        return np.array([_mean(weeks[month == m]) for m in range(first, len(months))])

    level = np.array([monthly(run.changed.response_h_p90) for run in runs])
    more = level - np.array([monthly(run.nothing.response_h_p90) for run in runs])
    backlog = np.array([monthly(run.changed.backlog_tasks) for run in runs])
    means = np.array([_mean(column) for column in more.T])
    worst = int(np.nanargmax(means)) if np.isfinite(means).any() else 0
    return Worst(
        month=worst + 1,
        date=str(months[min(first + worst, len(months) - 1)]),
        response_h_p90=_spread(level[:, worst]),
        more_h=_spread(more[:, worst]),
        backlog_tasks=_spread(backlog[:, worst]),
    )


def _lasting(scenario: Scenario, plan: Plan, days: Days, runs: list[Courses]) -> Lasting | None:
    """Return how long residents wait in the last year, with the change and without."""
    end = scenario.calendar.start + dt.timedelta(days=scenario.calendar.days)
    last = end - dt.timedelta(days=365)
    if days.phases[-1].date > last:
        return None
    extra = plan.leaders.lasts if plan.leaders.posts else 0
    seconds = max(learning(plan.dip), plan.habits, extra)
    settled = days.phases[-1].date + dt.timedelta(days=math.ceil(seconds / DAY))
    weeks = slice(-WEEKS, None)
    level = np.array([_mean(run.changed.response_h_p90[weeks]) for run in runs])
    unchanged = np.array([_mean(run.nothing.response_h_p90[weeks]) for run in runs])
    return Lasting(
        settled=settled <= last,
        response_h_p90=_spread(level),
        unchanged_h=_spread(unchanged),
        more_h=_spread(level - unchanged),
    )


def _mean(values: Floats) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else math.nan


def _spread(values: Floats) -> Spread:
    known = values[np.isfinite(values)]
    if not len(known):
        return Spread(mean=None, low=None, high=None)
    interval = mean_interval(known)
    return Spread(mean=_plain(interval.mean), low=_plain(interval.low), high=_plain(interval.high))


def _band(rows: list[Floats]) -> Band:
    columns = np.array(rows).T
    known = [column[np.isfinite(column)] for column in columns]
    return Band(
        mean=[_plain(_mean(column)) for column in columns],
        low=[_plain(float(np.quantile(c, BAND[0])) if len(c) else math.nan) for c in known],
        high=[_plain(float(np.quantile(c, BAND[1])) if len(c) else math.nan) for c in known],
    )


def _plain(value: float) -> float | None:
    return None if math.isnan(value) else float(f"{value:.9g}")
