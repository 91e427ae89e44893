"""Timing of years: engines, draws and measures, of one organisation or of the whole portfolio."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from sim.measure import measure
from sim.measure.asked import asked
from sim.model.draws import Draws
from sim.model.engine import engine
from sim.model.roster import build_roster
from sim.model.world import World
from sim.scenario.schema import Scenario
from sim.study.runner import Job, Variant, play, slots_of, stage_of

Value = TypeVar("Value")


class Split(NamedTuple):
    """Seconds of one replication under all models, draws shared, and the rows of its traces."""

    draws_s: float
    engine_s: float
    measures_s: float
    rows: int
    tasks: int


def fastest(action: Callable[[], Value], times: int) -> tuple[float, Value]:
    """Return the shortest of some timings of an action, and what it gives.

    Seconds of this process alone, so that other programs disturb little.
    """
    best, value = float("inf"), None
    for _ in range(times):
        start = time.process_time()
        value = action()
        best = min(best, time.process_time() - start)
    assert value is not None
    return best, value


def job_of(scenario: Scenario, name: str = "compiled", models: Sequence[str] = ()) -> Job:
    """Return the job of all models of a scenario at their posting rules."""
    chosen = models or scenario.models
    return Job(scenario, tuple(Variant(model) for model in chosen), 1, name)


def split(scenario: Scenario, times: int, models: Sequence[str] = ()) -> Split:
    """Return how the time of a replication is spent."""
    job = job_of(scenario, "compiled", models)
    stage, simulate = stage_of(job), engine("compiled")
    slots = slots_of(stage.worlds)
    draws_s, draws = fastest(lambda: job.draws(0, slots, stage.year), times)
    basis = asked(stage.year.days, draws, len(scenario.organisation.afdelinger))
    engine_s = measures_s = 0.0
    rows = 0
    for variant, world, fixed in zip(job.variants, stage.worlds, stage.fixed, strict=True):
        roster_s, roster = fastest(lambda: build_roster(world, draws), times)  # noqa: B023
        played_s, trace = fastest(lambda: simulate(world, draws, roster), times)  # noqa: B023
        measured_s, _ = fastest(
            lambda: measure(
                scenario, variant.model, world, draws, trace, roster, basis, fixed  # noqa: B023
            ),
            times,
        )  # fmt: skip
        engine_s += roster_s + played_s
        measures_s += measured_s
        rows += len(trace.time)
    return Split(draws_s, engine_s, measures_s, rows, len(draws.report) * len(stage.worlds))


def reference_s(scenario: Scenario, models: Sequence[str] = ()) -> float:
    """Return the seconds the SimPy engine takes for one replication under all models."""
    job = job_of(scenario, "simpy", models)
    stage, simulate = stage_of(job), engine("simpy")
    draws = job.draws(0, slots_of(stage.worlds), stage.year)
    return sum(_seconds(simulate, world, draws) for world in stage.worlds)


def _seconds(simulate: Callable[[World, Draws], object], world: World, draws: Draws) -> float:
    start = time.process_time()
    simulate(world, draws)
    return time.process_time() - start


def compare_s(scenarios: Sequence[Scenario], replications: int, workers: int, times: int) -> float:
    """Return the seconds of all models × replications of some organisations, one after another."""
    jobs, best = [job_of(scenario) for scenario in scenarios], float("inf")
    for _ in range(times):
        start = time.perf_counter()
        for job in jobs:
            play(job, range(replications), workers)
        best = min(best, time.perf_counter() - start)
    return best
