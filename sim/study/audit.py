"""The audit: a share of every study is played again by the reference engine and compared."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from sim.model.draws import Draws
from sim.model.draws.streams import stream
from sim.model.engine import engine, resolved
from sim.model.trace import first_difference
from sim.model.world import World
from sim.study.runner import Job, slots_of, worlds_of

SHARE = 0.01


class Audit(NamedTuple):
    """What the audit found; `equal` is None where there was nothing to compare with."""

    engine: str
    runs: int
    equal: bool | None
    different: tuple[str, ...]


def audit(job: Job, replications: int) -> Audit:
    """Play a seeded 1 % of the runs of a job, at least one, with SimPy and compare the traces."""
    name = resolved(job.engine)
    worlds = [] if name == "simpy" else worlds_of(job)

    def made(run: int) -> tuple[World, Draws]:
        replication, k = divmod(run, len(worlds))
        return worlds[k], job.draws(replication, slots_of(worlds))

    labels = [
        f"{one.model} × {one.norm}, replication {replication}"
        for replication in range(replications)
        for one in job.variants
    ]
    return audit_runs(name, job.seed, labels, made)


def audit_runs(
    name: str, seed: int, labels: Sequence[str], made: Callable[[int], tuple[World, Draws]]
) -> Audit:
    """Play a seeded 1 % of some runs, at least one, with SimPy and compare the traces.

    Args:
        name: Engine that played them.
        seed: Seed of the study.
        labels: What each run is called where the engines differ.
        made: World and year of a run, by its index in `labels`.
    """
    name, every = resolved(name), len(labels)
    if name == "simpy":
        return Audit(name, 0, None, ())
    if name == "both":  # else the study would not have come to its end
        return Audit(name, every, True, ())
    chosen = stream(seed, 0, "audit").permutation(every)[: math.ceil(every * SHARE)]
    fast, slow = engine(name), engine("simpy")
    different = []
    for run in sorted(int(one) for one in chosen):
        world, draws = made(run)
        where = first_difference(fast(world, draws), slow(world, draws))
        if where is not None:
            different.append(f"{labels[run]}, row {where}")
    return Audit(name, len(chosen), not different, tuple(different))
