"""Playing many years: the same draws under every variant of a replication, on all cores.

What a run gives depends on the scenario, the variant, the seed and the replication alone, so the
number of workers changes nothing but the time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sim.measure import Measures, measure
from sim.measure.asked import asked
from sim.measure.pooled import Standing, standing
from sim.model.draws import Draws, Requested, draw
from sim.model.draws.demand import draw_requests
from sim.model.draws.source import Year, build_year
from sim.model.engine import engine
from sim.model.roster import build_roster
from sim.model.world import World
from sim.model.world.build import build_world
from sim.scenario.schema import Scenario
from sim.study.fan import fan_out

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
    finished = 0

    def advance(more: int) -> None:
        nonlocal finished
        finished += more
        if progress is not None:
            progress(finished, len(replications))

    return fan_out(play_one, stage_of, job, replications, job.engine, workers, advance)
