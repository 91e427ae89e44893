"""The same sweep on a Dask cluster: byte for byte what this machine gives."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.study.sweep import cluster as ours
from sim.study.sweep import identity
from sim.study.sweep.cluster import Cluster
from sim.study.sweep.file import Sweep
from sim.study.sweep.identity import code_version
from sim.study.sweep.words import SweepError
from tests.study.sweep import cluster, small

pytest.importorskip("distributed")

LONGER = """\
replications: 25
seed: 1
design:
  grid:
    organisation.team_size: [2, 3]
    demand.requests.rate: {low: 1 /year, high: 2 /year, steps: 3}
"""


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[cluster.Running]:
    """A scheduler and two workers for the tests that leave them alive."""
    with cluster.running(tmp_path_factory.mktemp("dask")) as found:
        yield found


def test_a_cluster_gives_the_same_bytes(
    dask: cluster.Running, grid: Sweep, played: Path, tmp_path: Path
) -> None:
    """Two workers of a real scheduler: all tables are those of a local sweep."""
    pool = Cluster(dask.address, "simpy")
    assert pool.width == 2
    state = small.play(grid, tmp_path / "out", pool)
    assert (state.counts.done, state.counts.failed) == (grid.total, 0)
    assert small.tables(tmp_path / "out") == small.tables(played)


def test_workers_with_another_version_of_the_model_are_refused(
    dask: cluster.Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numbers of two versions are never mixed: the sentence says what to do."""
    monkeypatch.setattr(identity, "DECIDING", ("numpy",))
    code_version.cache_clear()
    try:
        with pytest.raises(SweepError) as caught:
            Cluster(dask.address, "simpy")
    finally:
        monkeypatch.undo()
        code_version.cache_clear()
    assert "another version of the model" in caught.value.said.en


@pytest.mark.slow
def test_a_worker_killed_in_mid_run_costs_nothing(tmp_path: Path) -> None:
    """`kill -9` of one of two workers: the other plays its batches, and all bytes are the same."""
    sweep = small.read(tmp_path, LONGER)
    small.play(sweep, tmp_path / "local")
    (tmp_path / "dask").mkdir()
    told: list[int] = []
    with cluster.running(tmp_path / "dask") as found:
        victim = found.workers[0]

        def strike() -> None:
            while sum(told) < sweep.total // 4:
                time.sleep(0.01)
            os.kill(victim.pid, signal.SIGKILL)

        thread = threading.Thread(target=strike, daemon=True)
        thread.start()
        pool = Cluster(found.address, "simpy")
        state = small.play(sweep, tmp_path / "out", pool, told=told)
        thread.join()
        assert victim.wait() == -signal.SIGKILL
        assert found.workers[1].poll() is None
    assert (state.counts.done, state.counts.failed) == (sweep.total, 0)
    assert small.tables(tmp_path / "out") == small.tables(tmp_path / "local")


@pytest.mark.slow
def test_a_cluster_that_goes_away_is_told(
    grid: Sweep, played: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Scheduler and workers killed in mid-run: what is finished is kept, and --resume goes on."""
    monkeypatch.setattr("sim.study.sweep.plan.TARGET_SECONDS", 1e-9)
    monkeypatch.setattr(ours, "ALONE_SECONDS", 2.0)
    (tmp_path / "dask").mkdir()
    told: list[int] = []
    with cluster.running(tmp_path / "dask") as found:
        pool = Cluster(found.address, "simpy")

        def strike() -> None:
            while not told:
                time.sleep(0.001)
            for process in found.processes:
                os.kill(process.pid, signal.SIGKILL)

        threading.Thread(target=strike, daemon=True).start()
        with pytest.raises(SweepError) as caught:
            small.play(grid._replace(replications=50), tmp_path / "out", pool, told=told)
    assert "those who compute are gone" in caught.value.said.en
    assert "--resume" in caught.value.said.en
    small.play(grid, tmp_path / "out", resume=True)
    assert small.tables(tmp_path / "out") == small.tables(played)
