"""At equal service: what each driftsmodel costs in a world when the new one serves as today's does.

Today's model is staffed by its posting rule; the other one gets the fewest posts that keep, on
average over the same years, what residents and plans got from it. Where goals are stated both get
the fewest posts that keep these.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent import futures
from typing import NamedTuple

from sim.measure import Measures
from sim.model.world.staffing import rounded_posts
from sim.scenario.schema import Scenario
from sim.study.goals import Goal, as_today, promising
from sim.study.mixtures import AS_LIKELY_AS_NOT
from sim.study.staff.ladder import Plan
from sim.study.staff.search import lowest_rung
from sim.study.staff.years import Years
from sim.study.sweep.pool import settle

COST = "cost_kr_per_year"


class Served(NamedTuple):
    """Costs (kr/year, mean over the years) and posts of both models in a world."""

    start: float
    end: float
    start_posts: float
    end_posts: float
    met: bool
    """Whether some number of posts serves as well; if not, `end` is the most that was tried."""


class Task(NamedTuple):
    """One world to search."""

    scenario: Scenario
    start: str
    end: str
    seed: int
    replications: int
    engine: str
    goals: tuple[Goal, ...] = ()
    """Service that both keep; none: what `start` gives at its posting rule."""


def served(task: Task) -> Served:
    """Return what equal service costs in one world."""
    scenario = promising(task.scenario, task.goals)
    years = Years(scenario, task.seed, task.replications, task.engine)
    plan, kept = tuple(rounded_posts(scenario, task.start)), True
    if task.goals:
        plan, _, kept = _fewest(years, task.start, task.goals)
    before = years.play(task.start, plan)
    fewest, after, met = _fewest(years, task.end, task.goals or as_today(before))
    costs = [sum(y.total[COST] for y in found) / len(found) for found in (before, after)]
    return Served(costs[0], costs[1], sum(plan), sum(fewest), kept and met)


def _fewest(years: Years, model: str, goals: tuple[Goal, ...]) -> tuple[Plan, list[Measures], bool]:
    """Return the fewest posts that keep the goals on average, their years, and whether any do."""
    rung = lowest_rung(years, model, goals, AS_LIKELY_AS_NOT)
    return rung.plan, years.play(model, rung.plan), rung.met


def served_in_all(
    tasks: Sequence[Task],
    workers: int,
    advance: Callable[[int], object],
    stop: threading.Event,
) -> list[Served]:
    """Return the worlds' answers in their order, or none if it was told to `stop`.

    The number of workers changes only the time.
    """
    width = min(workers or os.cpu_count() or 1, len(tasks))
    spawn = multiprocessing.get_context("spawn")
    pool = futures.ProcessPoolExecutor(width, spawn, settle, (tasks[0].engine,))
    try:
        waiting = [pool.submit(served, task) for task in tasks]
        left = set(waiting)
        while left and not stop.is_set():
            done, left = futures.wait(left, 0.5, return_when=futures.FIRST_COMPLETED)
            advance(len(done))
        return [] if left else [future.result() for future in waiting]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
