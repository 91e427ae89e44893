"""The audit: a share of every study is played again by the reference engine and compared."""

from __future__ import annotations

import math
from typing import NamedTuple

from sim.model.engine import engine, resolved
from sim.model.streams import stream
from sim.model.trace import first_difference
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
    if name == "simpy":
        return Audit(name, 0, None, ())
    worlds = worlds_of(job)
    every = replications * len(worlds)
    if name == "both":  # else the study would not have come to its end
        return Audit(name, every, True, ())
    chosen = stream(job.seed, 0, "audit").permutation(every)[: math.ceil(every * SHARE)]
    fast, slow = engine(name), engine("simpy")
    different = []
    for run in sorted(int(one) for one in chosen):
        replication, k = divmod(run, len(worlds))
        draws = job.draws(replication, slots_of(worlds))
        where = first_difference(fast(worlds[k], draws), slow(worlds[k], draws))
        if where is not None:
            different.append(
                f"{job.variants[k].model} × {job.variants[k].norm}, "
                f"replication {replication}, row {where}"
            )
    return Audit(name, len(chosen), not different, tuple(different))
