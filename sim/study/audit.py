"""The audit: a share of every study is played again by the reference engine and compared."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from sim.model.draws import Draws
from sim.model.draws.streams import stream
from sim.model.engine import engine, resolved
from sim.model.trace import first_difference
from sim.model.world import World
from sim.model.world.build import build_world
from sim.study.fan import cores, fan_out
from sim.study.runner import Job

SHARE = 0.01
WORTH_A_PROCESS = 4
"""Runs for which it pays to start one more process."""

Made = Callable[[int], tuple[World, Draws]]
"""World and year of a run by its number; can be pickled."""


class Audit(NamedTuple):
    """What the audit found; `equal` is None where there was nothing to compare with."""

    engine: str
    runs: int
    equal: bool | None
    different: tuple[str, ...]


def share_of(runs: int) -> int:
    """Return how many of some runs the audit plays again."""
    return math.ceil(runs * SHARE)


def audit(job: Job, replications: int, workers: int = 0) -> Audit:
    """Play a seeded 1 % of the runs of a job, at least one, with SimPy and compare the traces."""
    labels = [
        f"{one.model} × {one.norm}, replication {replication}"
        for replication in range(replications)
        for one in job.variants
    ]
    return audit_runs(job.engine, job.seed, labels, partial(_run_of, job), workers)


def _run_of(job: Job, run: int) -> tuple[World, Draws]:
    replication, k = divmod(run, len(job.variants))
    world = build_world(job.scenario, *job.variants[k])
    return world, job.draws(replication, world.staff.share.size)


def audit_runs(
    name: str,
    seed: int,
    labels: Sequence[str],
    made: Made,
    workers: int = 0,
    advance: Callable[[int], None] = lambda _: None,
) -> Audit:
    """Play a seeded 1 % of some runs, at least one, with SimPy and compare the traces.

    Args:
        name: Engine that played them.
        seed: Seed of the study.
        labels: What each run is called where the engines differ.
        made: World and year of a run, by its index in `labels`.
        workers: How many at a time; 0 for one per core.
        advance: Told 1 after each run.
    """
    name, every = resolved(name), len(labels)
    if name == "simpy":
        return Audit(name, 0, None, ())
    if name == "both":  # else the study would not have come to its end
        return Audit(name, every, True, ())
    shuffled = stream(seed, 0, "audit").permutation(every)
    chosen = sorted(int(run) for run in shuffled[: share_of(every)])
    width = min(workers or cores(), max(len(chosen) // WORTH_A_PROCESS, 1))
    found = fan_out(_row, _nothing, (name, made), chosen, "simpy", width, advance)
    different = [
        f"{labels[run]}, row {where}"
        for run, where in zip(chosen, found, strict=True)
        if where is not None
    ]
    return Audit(name, len(chosen), not different, tuple(different))


def _row(job: tuple[str, Made], stage: None, run: int) -> int | None:
    """Return the first row in which the engines differ in a run."""
    name, made = job
    world, draws = made(run)
    return first_difference(engine(name)(world, draws), engine("simpy")(world, draws))


def _nothing(job: tuple[str, Made]) -> None:
    """Every run has a stage of its own."""
