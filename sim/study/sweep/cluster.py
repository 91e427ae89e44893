"""A Dask cluster as a pool: the same batches, on other machines."""

from __future__ import annotations

import logging
import time
from concurrent import futures
from typing import Any

from sim.model.engine import make_ready
from sim.study.sweep.identity import code_version
from sim.study.sweep.play import Batch, Outcome, play_batch
from sim.study.sweep.pool import PoolLostError
from sim.study.sweep.words import SweepError, tell

CONNECT_SECONDS = 10
ALONE_SECONDS = 60.0
"""So long the cluster may be without any worker before the sweep gives up."""


class Cluster:
    """The workers of a Dask scheduler."""

    def __init__(self, address: str, engine: str) -> None:
        """Connect to the scheduler at `address` and have the engine ready on its workers.

        Raises:
            SweepError: Dask is not installed, nobody answers, nobody works there, or the workers
                have another version of the model.
        """
        try:
            import distributed
        except ImportError:
            raise SweepError(tell("no_dask")) from None
        # What happens to workers and scheduler is told in sentences of ours.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        try:
            connect: Any = distributed.Client
            self._client = connect(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise SweepError(tell("no_scheduler", address=address, reason=reason)) from None
        try:
            self.width = _checked_width(self._client, address)
            self._client.run(make_ready, engine)
        except BaseException:
            self._client.close()
            raise
        self._pool: futures.Executor = self._client.get_executor(pure=False)
        self._alone_since: float | None = None

    def submit(self, batch: Batch) -> futures.Future[Outcome]:
        """Start to play a batch."""
        return self._pool.submit(play_batch, batch)

    def renew(self) -> None:
        """Do nothing: the scheduler gives a dead worker's batches to others."""

    def check(self) -> None:
        """Raise `PoolLostError` if the scheduler is gone, or all workers for a minute."""
        if self._client.status != "running":
            raise PoolLostError(f"scheduler: {self._client.status}")
        if self._client.nthreads():
            self._alone_since = None
            return
        now = time.monotonic()
        self._alone_since = self._alone_since or now
        if now - self._alone_since > ALONE_SECONDS:
            raise PoolLostError("no workers")

    def is_death(self, error: BaseException) -> bool:
        """Return whether a batch was lost with several workers in turn."""
        return type(error).__name__ == "KilledWorker"

    def close(self) -> None:
        """Give up what runs and disconnect."""
        self._pool.shutdown(wait=False)
        self._client.close(timeout=CONNECT_SECONDS)


def _checked_width(client: Any, address: str) -> int:
    """Return how many batches the workers play at a time; their model must be ours."""
    versions = client.run(code_version)
    if not versions:
        raise SweepError(tell("no_workers", address=address))
    if set(versions.values()) != {code_version()}:
        raise SweepError(tell("other_code", address=address))
    return sum(client.nthreads().values())
