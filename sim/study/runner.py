"""Playing many years: the same draws under every variant of a replication, on all cores.

What a run gives depends on the scenario, the variant, the seed and the replication alone, so the
number of workers changes nothing but the time.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent import futures
from typing import NamedTuple

from sim.measure import Measures, measure
from sim.measure.asked import asked
from sim.measure.pooled import Standing, standing
from sim.model.build import build_world
from sim.model.demand import draw_requests
from sim.model.draws import Draws, Requested, draw
from sim.model.engine import engine, resolved
from sim.model.roster import build_roster
from sim.model.source import Year, build_year
from sim.model.world import World
from sim.scenario.schema import Scenario

Progress = Callable[[int, int], None]
"""Called with (finished, all) replications."""


class Variant(NamedTuple):
    """A driftsmodel at a staffing level relative to its posting rule."""

    model: str
    norm: float = 1.0


class Job(NamedTuple):
    """What all replications of a study have in common."""

    scenario: Scenario
    variants: tuple[Variant, ...]
    seed: int
    engine: str
    requested: Requested = draw_requests
    """Where the requests come from: drawn, or a log's (then picklable)."""

    def draws(self, replication: int, slots: int, year: Year | None = None) -> Draws:
        """Return the year of a replication, with absence for `slots` men; see `draws.draw`."""
        return draw(self.scenario, self.seed, replication, slots, year, self.requested)


def worlds_of(job: Job) -> list[World]:
    """Return the world of each variant."""
    return [build_world(job.scenario, one.model, one.norm) for one in job.variants]


def slots_of(worlds: Sequence[World]) -> int:
    """Return for how many men absence must be drawn."""
    return max((world.staff.share.size for world in worlds), default=0)


class Stage(NamedTuple):
    """What is made once for all replications of a job."""

    year: Year
    worlds: list[World]
    fixed: list[list[Standing]]
    """What of the cost stands fixed in each world."""


def stage_of(job: Job) -> Stage:
    """Return what all replications of a job are played on."""
    worlds = worlds_of(job)
    fixed = [
        standing(job.scenario, one.model, world)
        for one, world in zip(job.variants, worlds, strict=True)
    ]
    return Stage(build_year(job.scenario), worlds, fixed)


def play_one(job: Job, stage: Stage, replication: int) -> list[Measures]:
    """Return the key figures of one replication, one entry per variant."""
    simulate = engine(job.engine)
    scenario = job.scenario
    draws = job.draws(replication, slots_of(stage.worlds), stage.year)
    basis = asked(stage.year.days, draws, len(scenario.organisation.afdelinger))
    out = []
    for variant, world, fixed in zip(job.variants, stage.worlds, stage.fixed, strict=True):
        roster = build_roster(world, draws)
        trace = simulate(world, draws, roster)
        out.append(measure(scenario, variant.model, world, draws, trace, roster, basis, fixed))
    return out


_JOB: tuple[Job, Stage] | None = None


def _adopt(job: Job) -> None:
    """Give a worker process the job once, instead of with each replication."""
    global _JOB  # noqa: PLW0603 - a process pool offers no other place
    _JOB = (job, stage_of(job))


def _play_adopted(replication: int) -> list[Measures]:
    assert _JOB is not None
    return play_one(*_JOB, replication)


def play(
    job: Job, replications: Sequence[int], workers: int = 0, progress: Progress | None = None
) -> list[list[Measures]]:
    """Return the key figures of all runs, by replication and then by variant.

    Args:
        job: What to play.
        replications: Numbers of the replications.
        workers: How many at a time; 0 for one per core.
        progress: Told after each replication.
    """
    count = min(workers or os.cpu_count() or 1, max(len(replications), 1))
    out: dict[int, list[Measures]] = {}
    for finished, (number, measures) in enumerate(_results(job, replications, count), start=1):
        out[number] = measures
        if progress is not None:
            progress(finished, len(replications))
    return [out[number] for number in replications]


def _results(
    job: Job, replications: Sequence[int], workers: int
) -> Iterator[tuple[int, list[Measures]]]:
    """Yield (replication, key figures) as they are finished.

    The compiled engine lets threads run side by side; SimPy needs processes.
    """
    if workers == 1:
        stage = stage_of(job)
        for number in replications:
            yield number, play_one(job, stage, number)
        return
    pool: futures.Executor
    if resolved(job.engine) == "compiled":
        stage = stage_of(job)
        pool = futures.ThreadPoolExecutor(workers)
        submit = {pool.submit(play_one, job, stage, number): number for number in replications}
    else:
        spawn = multiprocessing.get_context("spawn")
        pool = futures.ProcessPoolExecutor(workers, spawn, initializer=_adopt, initargs=(job,))
        submit = {pool.submit(_play_adopted, number): number for number in replications}
    try:
        for future in futures.as_completed(submit):
            yield submit[future], future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
