"""Playing replications side by side, on all cores: whatever is played, whatever it gives."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent import futures
from typing import Any, TypeVar

from sim.model.engine import resolved

Job = TypeVar("Job")
Stage = TypeVar("Stage")
Found = TypeVar("Found")


def fan_out(
    play: Callable[[Job, Stage, int], Found],
    stage_of: Callable[[Job], Stage],
    job: Job,
    replications: Sequence[int],
    engine: str,
    workers: int = 0,
    advance: Callable[[int], None] = lambda _: None,
) -> list[Found]:
    """Return what `play(job, stage, replication)` gives for each replication, in their order.

    The compiled engine lets threads run side by side; SimPy needs processes, so `play` and
    `stage_of` are functions of a module and a job can be pickled.

    Args:
        play: What is done for one replication.
        stage_of: Makes what all replications are played on, once for each process.
        job: What all of them have in common.
        replications: Their numbers.
        engine: The engine `play` uses.
        workers: How many at a time; 0 for one per core.
        advance: Told 1 after each.
    """
    count = min(workers or cores(), max(len(replications), 1))
    out: dict[int, Found] = {}
    for number, found in _results(play, stage_of, job, replications, engine, count):
        out[number] = found
        advance(1)
    return [out[number] for number in replications]


def cores() -> int:
    """Return how many runs there is room for at a time."""
    return os.cpu_count() or 1


_ADOPTED: tuple[Callable[[Any, Any, int], Any], Any, Any] | None = None


def _adopt(
    play: Callable[[Job, Stage, int], Found], stage_of: Callable[[Job], Stage], job: Job
) -> None:
    """Give a worker process the job once, instead of with each replication."""
    global _ADOPTED  # noqa: PLW0603 - a process pool offers no other place
    _ADOPTED = (play, job, stage_of(job))


def _play_adopted(replication: int) -> Any:
    assert _ADOPTED is not None
    play, job, stage = _ADOPTED
    return play(job, stage, replication)


def _results(
    play: Callable[[Job, Stage, int], Found],
    stage_of: Callable[[Job], Stage],
    job: Job,
    replications: Sequence[int],
    engine: str,
    workers: int,
) -> Iterator[tuple[int, Found]]:
    """Yield (replication, what it gives) as they are finished."""
    if workers == 1:
        stage = stage_of(job)
        for number in replications:
            yield number, play(job, stage, number)
        return
    pool: futures.Executor
    if resolved(engine) == "compiled":
        stage = stage_of(job)
        pool = futures.ThreadPoolExecutor(workers)
        submitted = {pool.submit(play, job, stage, number): number for number in replications}
    else:
        spawn = multiprocessing.get_context("spawn")
        pool = futures.ProcessPoolExecutor(
            workers, spawn, initializer=_adopt, initargs=(play, stage_of, job)
        )
        submitted = {pool.submit(_play_adopted, number): number for number in replications}
    try:
        for future in futures.as_completed(submitted):
            yield submitted[future], future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
