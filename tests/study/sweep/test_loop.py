"""The loop that hands out batches, with pools that die in every way."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent import futures
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from sim.study.sweep.file import Sweep
from sim.study.sweep.ledger import opened
from sim.study.sweep.play import Batch, Outcome, play_batch
from sim.study.sweep.pool import PoolLostError
from sim.study.sweep.words import SweepError
from tests.study.sweep import small


class Fragile(small.Threads):
    """small.Threads that behave like processes some of whose batches kill their worker."""

    def __init__(self, kills: Callable[[Batch, int], bool]) -> None:
        """Die at the batches for which `kills(batch, how many were submitted before)` holds."""
        super().__init__(2)
        self.kills = kills
        self.count = 0
        self.renewed = 0
        self.broken = False

    def submit(self, batch: Batch) -> futures.Future[Outcome]:
        """Play a batch, or die and take everything with it until renewed."""
        if self.broken:
            raise BrokenProcessPool("broken")
        self.count += 1
        done: futures.Future[Outcome] = futures.Future()
        if self.kills(batch, self.count - 1):
            self.broken = True
            done.set_exception(BrokenProcessPool("a worker died"))
        else:
            done.set_result(play_batch(batch))
        return done

    def renew(self) -> None:
        """Live again."""
        self.broken = False
        self.renewed += 1


def is_cursed(batch: Batch) -> bool:
    """Whether one certain run is in a batch."""
    return any(
        piece.content == CURSED[0] and 1 in piece.replications and variant.model == "faellesdrift"
        for piece in batch.pieces
        for variant in piece.variants
    )


CURSED: list[str] = [""]


def test_the_run_that_kills_its_worker_is_found_alone(
    grid: Sweep, played: Path, tmp_path: Path
) -> None:
    """Of 24 runs the one that kills every worker fails; the other 23 are finished."""
    with opened(played, write=False) as ledger:
        CURSED[0] = next(iter(ledger.points())).content
    pool = Fragile(lambda batch, _: is_cursed(batch))
    state = small.play(grid, tmp_path / "out", pool)
    assert (state.counts.done, state.counts.failed) == (23, 1)
    assert "stage 'worker'" in state.notes[0].en
    assert pool.renewed >= 3
    rows = (tmp_path / "out" / "runs.csv").read_text(encoding="utf-8").splitlines()
    whole = (played / "runs.csv").read_text(encoding="utf-8").splitlines()
    assert len(set(whole) - set(rows)) == 1


def test_a_pool_that_breaks_now_and_then_loses_nothing(
    grid: Sweep, played: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every seventh batch takes the pool with it; all runs are finished all the same."""
    monkeypatch.setattr("sim.study.sweep.plan.TARGET_SECONDS", 1e-9)
    pool = Fragile(lambda batch, before: before % 7 == 3)
    state = small.play(grid, tmp_path / "out", pool)
    assert pool.renewed >= 2
    assert (state.counts.done, state.counts.failed) == (24, 0)
    assert small.tables(tmp_path / "out") == small.tables(played)


class Deserted(small.Threads):
    """A pool whose workers leave after the first batch."""

    def submit(self, batch: Batch) -> futures.Future[Outcome]:
        """Play the first batch; nobody plays the others."""
        done: futures.Future[Outcome] = futures.Future()
        if self.width == 1:
            self.width = 2
            done.set_result(play_batch(batch))
        return done

    def check(self) -> None:
        """Say that nobody is left."""
        raise PoolLostError("no workers")


def test_a_pool_that_is_gone_ends_the_sweep_with_what_is_kept(
    grid: Sweep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was finished is in the tables, and the sentence says how to go on."""
    monkeypatch.setattr("sim.study.sweep.plan.TARGET_SECONDS", 1e-9)
    with pytest.raises(SweepError) as caught:
        small.play(grid, tmp_path / "out", Deserted(1))
    assert "those who compute are gone (no workers)" in caught.value.said.en
    assert "Go on with: drift sweep x --resume" in caught.value.said.en
    assert len((tmp_path / "out" / "runs.csv").read_text(encoding="utf-8").splitlines()) > 1


def test_told_to_stop_before_it_starts(grid: Sweep, tmp_path: Path) -> None:
    """Nothing is played, and the tables are empty but there."""
    stop = threading.Event()
    stop.set()
    with pytest.raises(SweepError) as caught:
        small.play(grid, tmp_path / "out", stop=stop)
    assert caught.value.code == 130
    assert "Stopped. 0 of 24 runs are kept" in caught.value.said.en
    assert (tmp_path / "out" / "runs.csv").is_file()
