"""The same years with a change, with the change given up half way, and with none."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import NamedTuple

import numpy as np

from sim.measure.course import Course, course
from sim.model import DAY
from sim.model.draws import Draws, draw
from sim.model.engine import engine
from sim.model.world import Ints, World
from sim.model.world.build import build_world
from sim.model.world.calendar import first_monday
from sim.scenario.schema import Scenario
from sim.scenario.schema.plan import Plan, Turnover
from sim.study.audit import Audit, audit_runs
from sim.study.road.decision import Days, plan_days
from sim.study.road.stages import Road, build_road
from sim.study.road.turnover import with_turnover

NEVER = 1 << 60
"""Second of a change that does not come."""


class RoadJob(NamedTuple):
    """What all replications of a study of roads have in common."""

    scenario: Scenario
    """With the horizon as its measured days."""
    start: str
    end: str
    plans: tuple[Plan, ...]
    seed: int
    engine: str


class Courses(NamedTuple):
    """One replication of one plan."""

    nothing: Course
    changed: Course
    stopped: Course


class PlanRoads(NamedTuple):
    """A plan, its days, and its roads by the names in `Courses`."""

    plan: Plan
    days: Days
    roads: dict[str, Road]


def roads_of(job: RoadJob) -> list[PlanRoads]:
    """Return what all replications of a job are played on."""
    return [_roads(job, plan) for plan in job.plans]


def play_roads(job: RoadJob, roads: list[PlanRoads], replication: int) -> list[Courses]:
    """Return the courses of each plan in one replication."""
    worlds = {}
    for k, (plan, days, chosen) in enumerate(roads):
        change = second_of(job.scenario, days.first)
        for name, road in chosen.items():
            when = NEVER if name == "nothing" else change
            key = _key(k, name, plan.turnover)
            if key not in worlds:
                made = world_of(road, plan.turnover, when, job.seed, replication)
                worlds[key] = (road, made)
    slots = max(world.staff.share.size for _, world in worlds.values())
    draws = draw(job.scenario, job.seed, replication, max(slots, 1))
    simulate, months = engine(job.engine), month_starts(job.scenario)
    played = {
        key: course(road.scenario, road.model, world, draws, simulate(world, draws), months)
        for key, (road, world) in worlds.items()
    }
    return [
        Courses(*(played[_key(k, name, plan.turnover)] for name in Courses._fields))
        for k, (plan, _, _) in enumerate(roads)
    ]


def audit_roads(job: RoadJob, replications: int, workers: int = 0) -> Audit:
    """Play a share of the changed years again with SimPy."""
    labels = [
        f"plan {k}, replication {replication}"
        for replication in range(replications)
        for k in range(len(job.plans))
    ]
    return audit_runs(job.engine, job.seed, labels, partial(_changed, job), workers)


def _changed(job: RoadJob, run: int) -> tuple[World, Draws]:
    replication, k = divmod(run, len(job.plans))
    plan, days, chosen = _roads(job, job.plans[k])
    change = second_of(job.scenario, days.first)
    world = world_of(chosen["changed"], plan.turnover, change, job.seed, replication)
    return world, draw(job.scenario, job.seed, replication, max(world.staff.share.size, 1))


def _key(k: int, name: str, turnover: Turnover) -> tuple[object, ...]:
    """Return what tells runs apart: doing nothing is the same under plans of equal turnover."""
    return (name, turnover.rate, turnover.hire_lag) if name == "nothing" else (name, k)


def _roads(job: RoadJob, plan: Plan) -> PlanRoads:
    scenario, days = job.scenario, plan_days(job.scenario, plan)
    nothing = days._replace(phases=())
    return PlanRoads(
        plan,
        days,
        {
            "nothing": build_road(scenario, job.start, job.end, plan, nothing),
            "changed": build_road(scenario, job.start, job.end, plan, days),
            "stopped": build_road(scenario, job.start, job.end, plan, days, stops=True),
        },
    )


def world_of(road: Road, turnover: Turnover, change: int, seed: int, replication: int) -> World:
    """Return the world of a road in one replication: everybody in his post, and then turnover."""
    world = build_world(road.scenario, road.model, posts=road.posts)
    return with_turnover(world, road, turnover, change, seed, replication)


def second_of(scenario: Scenario, date: dt.date) -> int:
    """Return the second at which a day begins."""
    return (date - first_monday(scenario)).days * DAY


def months_of(scenario: Scenario) -> list[dt.date]:
    """Return the first day of each month of the measured window; the first starts it."""
    first = scenario.calendar.start
    last = first + dt.timedelta(days=scenario.calendar.days)
    out, date = [first], first
    while True:
        date = (date.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
        if date >= last:
            return out
        out.append(date)


def month_starts(scenario: Scenario) -> Ints:
    """Return the seconds at which the months of the measured window begin, and its end."""
    end = scenario.calendar.start + dt.timedelta(days=scenario.calendar.days)
    return np.array(
        [second_of(scenario, date) for date in (*months_of(scenario), end)], dtype=np.int64
    )
