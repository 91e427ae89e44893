"""The stand-in for satisfaction under each driftsmodel against today's, for those who ask."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from sim.measure.asked import asked
from sim.measure.rows import rows_of
from sim.measure.satisfaction import Weights, corners, index
from sim.model.engine import engine
from sim.model.world import World
from sim.study.fan import fan_out
from sim.study.runner import Job, Variant, slots_of, worlds_of

Tendency = dict[str, float]
"""`mean`, `low` and `high`: index points against today, and how far they move with the weights."""


def tendencies(
    job: Job,
    models: list[str],
    replications: int,
    workers: int = 0,
    advance: Callable[[int], None] = lambda _: None,
) -> dict[str, Tendency]:
    """Return the change of the index from today's driftsmodel to each other one.

    The bounds are those over all combinations of weights, not those of luck.
    """
    today = job.scenario.today
    chosen = [today, *(model for model in models if model != today)]
    short = job._replace(variants=tuple(Variant(model) for model in chosen))
    runs = fan_out(_play, worlds_of, short, range(replications), job.engine, workers, advance)
    change = np.nanmean(np.array(runs), axis=0)
    change = change - change[0]
    return {
        model: {
            "mean": float(f"{change[k, 0]:.6g}"),
            "low": float(f"{change[k].min():.6g}"),
            "high": float(f"{change[k].max():.6g}"),
        }
        for k, model in enumerate(chosen)
        if k
    }


def _play(job: Job, worlds: list[World], replication: int) -> npt.NDArray[np.float64]:
    """Return the index of each variant under each set of weights, (variants, 17)."""
    draws = job.draws(replication, max(slots_of(worlds), 1))
    simulate, weights = engine(job.engine), [Weights(), *corners()]
    out = []
    for world in worlds:
        trace = simulate(world, draws)
        basis = asked(world.days, draws, world.regime.shape[1])
        out.append(index(world, draws, trace, rows_of(trace), basis, weights))
    return np.array(out)
