"""Who plays the batches: processes of this machine, or (`cluster`) a Dask cluster."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from concurrent import futures
from typing import Protocol

from sim.model.engine import make_ready
from sim.study.sweep.play import Batch, Outcome, play_batch


class PoolLostError(Exception):
    """Nobody is left to play, and nobody will come back."""


class Pool(Protocol):
    """Something that plays batches."""

    width: int
    """How many batches it plays at a time."""

    def submit(self, batch: Batch) -> futures.Future[Outcome]:
        """Start to play a batch."""

    def renew(self) -> None:
        """Start anew after a worker died and took the pool with it."""

    def check(self) -> None:
        """Raise `PoolLostError` if nobody is left."""

    def is_death(self, error: BaseException) -> bool:
        """Return whether `error` says that a batch has killed its workers again and again."""

    def close(self) -> None:
        """Stop; what runs is given up."""


class Processes:
    """Processes of this machine, spawned, that end when this one does."""

    def __init__(self, width: int, engine: str) -> None:
        """Start `width` processes as they are needed, each with its engine ready."""
        self.width = width
        self._engine = engine
        self._pool = self._start()

    def _start(self) -> futures.ProcessPoolExecutor:
        spawn = multiprocessing.get_context("spawn")
        return futures.ProcessPoolExecutor(self.width, spawn, settle, (self._engine,))

    def submit(self, batch: Batch) -> futures.Future[Outcome]:
        """Start to play a batch."""
        return self._pool.submit(play_batch, batch)

    def renew(self) -> None:
        """Start new processes in place of those that were lost."""
        self.close()
        self._pool = self._start()

    def check(self) -> None:
        """Do nothing: a lost process breaks the pool by itself."""

    def is_death(self, error: BaseException) -> bool:
        """Return False: a lost process breaks the pool and is seen there."""
        return False

    def close(self) -> None:
        """Stop at once; nobody waits for what is half done."""
        workers = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.kill()
        for worker in workers:
            worker.join()


def settle(engine: str) -> None:
    """Prepare a worker process: Ctrl-C is the parent's business, and so is its death."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        sentinel = parent.sentinel
        threading.Thread(target=_end_with, args=(sentinel,), daemon=True).start()
    make_ready(engine)


def _end_with(sentinel: int) -> None:
    """Wait for the parent to end, however it does, and end at once."""
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


def local_pool(engine: str, workers: int) -> Pool:
    """Return the pool of this machine; 0 workers is one per core.

    Processes also for the compiled engine, which would let threads run: drawing and measuring take
    as long as it does, and a crash costs a batch instead of the sweep.
    """
    return Processes(workers or os.cpu_count() or 1, engine)
