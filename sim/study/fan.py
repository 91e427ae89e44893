"""Playing replications side by side: whatever is played, whatever it gives."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent import futures
from typing import TypeVar

from sim.model.engine import resolved

Job = TypeVar("Job")
Found = TypeVar("Found")


def fan_out(
    play: Callable[[Job, int], Found],
    job: Job,
    replications: Sequence[int],
    engine: str,
    workers: int = 0,
    advance: Callable[[int], None] = lambda _: None,
) -> list[Found]:
    """Return what `play(job, replication)` gives for each replication, in their order.

    The compiled engine lets threads run side by side; SimPy needs processes, so `play` is a
    function of a module.

    Args:
        play: What is done for one replication.
        job: What all of them have in common.
        replications: Their numbers.
        engine: The engine `play` uses.
        workers: How many at a time; 0 for one per core.
        advance: Told after each.
    """
    count = min(workers or os.cpu_count() or 1, max(len(replications), 1))
    out: dict[int, Found] = {}
    for number, found in _results(play, job, replications, engine, count):
        out[number] = found
        advance(1)
    return [out[number] for number in replications]


def _results(
    play: Callable[[Job, int], Found],
    job: Job,
    replications: Sequence[int],
    engine: str,
    workers: int,
) -> Iterator[tuple[int, Found]]:
    if workers == 1:
        for number in replications:
            yield number, play(job, number)
        return
    pool: futures.Executor
    if resolved(engine) == "compiled":
        pool = futures.ThreadPoolExecutor(workers)
    else:
        pool = futures.ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"))
    submitted = {pool.submit(play, job, number): number for number in replications}
    try:
        for future in futures.as_completed(submitted):
            yield submitted[future], future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
