"""The loop that hands out batches and takes in results; the same for every pool.

A worker that dies takes the pool of this machine with it, and which of the batches in hand killed
it nobody knows. So these are played again one at a time, and the one that kills its worker alone is
taken apart run by run; a run that kills its worker twice more is a failure of the stage "worker".
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent import futures

from sim.study.sweep.play import Batch, Failure, Outcome, RunKey
from sim.study.sweep.pool import Pool, PoolLostError

AHEAD = 2
"""Batches in hand per worker: one that runs and one that waits."""
PATIENCE_SECONDS = 0.5
"""How often the pool is asked whether anybody is left."""
DEATHS = 2
"""Deaths after which a run that was alone with its worker is a failure."""
WORKER = "worker"
"""The stage of a run whose worker died."""

Keep = Callable[[list[tuple[Batch, Outcome]]], object]
"""Takes in what was finished."""


class Loop:
    """Batches on their way through a pool."""

    def __init__(
        self, pool: Pool, batches: Iterator[Batch], keep: Keep, stop: threading.Event
    ) -> None:
        """Play `batches` with `pool` and hand what they give to `keep`, until `stop` is set."""
        self._stop = stop
        self._pool = pool
        self._batches = batches
        self._keep = keep
        self._suspects: deque[tuple[Batch, int]] = deque()
        self._in_hand: dict[futures.Future[Outcome], tuple[Batch, int]] = {}

    def run(self) -> None:
        """Play everything, or until it is told to stop.

        Raises:
            PoolLostError: nobody is left to play.
        """
        while not self._stop.is_set() and self._fill():
            done, _ = futures.wait(
                self._in_hand, PATIENCE_SECONDS, return_when=futures.FIRST_COMPLETED
            )
            if done:
                self._take(done)
            else:
                self._pool.check()

    def take_finished(self) -> None:
        """Take in what is finished at this moment, and nothing more."""
        done = {future for future in self._in_hand if future.done() and not future.cancelled()}
        finished = [(self._in_hand[f][0], f.result()) for f in done if f.exception() is None]
        self._keep(finished)
        self._in_hand.clear()

    def _fill(self) -> bool:
        """Hand out batches; return whether any is in hand."""
        if self._suspects:
            if not self._in_hand:
                self._hand_out(*self._suspects.popleft())
            return True
        while len(self._in_hand) < AHEAD * self._pool.width:
            batch = next(self._batches, None)
            if batch is None:
                break
            self._hand_out(batch, 0)
        return bool(self._in_hand)

    def _hand_out(self, batch: Batch, deaths: int) -> None:
        try:
            self._in_hand[self._pool.submit(batch)] = (batch, deaths)
        except futures.BrokenExecutor:
            # The pool broke since the last look: nobody has started on this batch.
            self._suspects.append((batch, deaths))
            self._pool_broke()

    def _take(self, done: set[futures.Future[Outcome]]) -> None:
        finished: list[tuple[Batch, Outcome]] = []
        broke = False
        lost: PoolLostError | None = None
        for future in done:
            # A pool that goes away cancels what it had.
            error = PoolLostError("gone") if future.cancelled() else future.exception()
            batch, _ = self._in_hand[future]
            if error is None:
                finished.append((batch, future.result()))
                del self._in_hand[future]
            elif isinstance(error, futures.BrokenExecutor):
                broke = True
            elif self._pool.is_death(error):
                finished.append((batch, died(batch)))
                del self._in_hand[future]
            elif isinstance(error, PoolLostError):
                lost = error
            else:
                lost = PoolLostError(f"{type(error).__name__}: {error}")
                lost.__cause__ = error
        if finished:
            self._keep(finished)
        if lost is not None:
            raise lost
        if broke:
            self._pool_broke()

    def _pool_broke(self) -> None:
        """Find out who did it: play what was in hand again, one batch at a time."""
        lost = []
        for future, (batch, deaths) in self._in_hand.items():
            # A batch may have been finished just before the pool broke.
            if future.done() and not future.cancelled() and future.exception() is None:
                self._keep([(batch, future.result())])
            else:
                lost.append((batch, deaths))
        self._in_hand.clear()
        self._pool.renew()
        if len(lost) == 1:
            self._blame(*lost[0])
        else:
            self._suspects.extend(lost)

    def _blame(self, batch: Batch, deaths: int) -> None:
        """Deal with a batch that was alone when its worker died."""
        if batch.runs > 1:
            self._suspects.extend((one, 0) for one in single_runs(batch))
        elif deaths + 1 < DEATHS:
            self._suspects.append((batch, deaths + 1))
        else:
            self._keep([(batch, died(batch))])


def single_runs(batch: Batch) -> Iterator[Batch]:
    """Yield the runs of a batch as batches of their own."""
    for piece in batch.pieces:
        for number in piece.replications:
            for variant, posts in zip(piece.variants, piece.posts, strict=True):
                one = piece._replace(
                    variants=(variant,), posts=(posts,), replications=(number,), audit_first=False
                )
                yield batch._replace(pieces=(one,))


def died(batch: Batch) -> Outcome:
    """Return the failure of every run of a batch whose worker died."""
    message = "the process that played it died: killed, out of memory, or a crash in the engine"
    failures = [
        Failure(RunKey(piece.content, *variant, piece.seed, number), WORKER, message, message)
        for piece in batch.pieces
        for number in piece.replications
        for variant in piece.variants
    ]
    return Outcome((), tuple(failures), 0.0)
