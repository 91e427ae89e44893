"""A sweep that is struck down at any moment and resumed gives the bytes of an undisturbed one."""

from __future__ import annotations

import os
import random
import shutil
import signal
import threading
import time
from pathlib import Path

import pytest

from sim.study.sweep.file import Sweep, read_sweep
from sim.study.sweep.pool import Processes
from tests.study.sweep import program, small

MANY = """\
replications: 10
seed: 1
design:
  grid:
    organisation.team_size: [2, 3]
    demand.requests.rate: [1 /year, 2 /year]
"""
EVERYTHING = """\
replications: 20
seed: 1
norms: [0.8, 0.9, 1.0, 1.1, 1.2]
design:
  grid:
    organisation.team_size: [2, 3]
    demand.requests.rate: {low: 1 /year, high: 2 /year, steps: 4}
"""
SIMPLY = ("--workers", "1", "--engine", "simpy")
linux = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc")


def survives(file: Path, folder: Path, undisturbed: Path, moments: list[float]) -> None:
    """Kill a sweep at shares of its way, resume it each time, and compare all bytes."""
    sweep = read_sweep(file)
    dice = random.Random(20261125)
    arguments = ["sweep", str(file), "--out", str(folder), *SIMPLY]
    for share in moments:
        process = program.start(*arguments, "--resume")
        if program.wait_for(process, folder, round(share * sweep.total)):
            time.sleep(dice.random() * 0.03)
        below = program.children(process.pid)
        process.kill()
        process.communicate()
        assert program.are_gone(below)
    before = program.kept(folder)
    code, out, err = program.finish(program.start(*arguments, "--resume", "--lang", "en"))
    assert code == 0, err
    assert f"{sweep.total} of {sweep.total} runs are finished, 0 failed, 0 are missing." in out
    assert program.kept(folder) == sweep.total > before > 0
    assert small.tables(folder) == small.tables(undisturbed)


@linux
def test_a_sweep_killed_at_random_moments_is_the_same_in_the_end(tmp_path: Path) -> None:
    """Three `kill -9` of the parent lose no run, count none twice and leave no process behind."""
    file = small.written(tmp_path, MANY)
    small.play(read_sweep(file), tmp_path / "undisturbed")
    survives(file, tmp_path / "killed", tmp_path / "undisturbed", [0.01, 0.3, 0.7])


@linux
@pytest.mark.slow
def test_two_thousand_runs_killed_at_five_random_moments(tmp_path: Path) -> None:
    """2,400 runs, five `kill -9`: byte for byte the tables of an undisturbed sweep."""
    file = small.written(tmp_path, EVERYTHING)
    sweep = read_sweep(file)
    assert sweep.total >= 2000
    small.play(sweep, tmp_path / "undisturbed")
    dice = random.Random(5)
    moments = sorted(dice.random() for _ in range(5))
    survives(file, tmp_path / "killed", tmp_path / "undisturbed", moments)


@linux
def test_ctrl_c_keeps_what_is_finished_and_says_how_to_go_on(tmp_path: Path) -> None:
    """After Ctrl-C the tables of what is finished are there, and --resume does only the rest."""
    file = small.written(tmp_path, MANY)
    folder = tmp_path / "out"
    arguments = ["sweep", str(file), "--out", str(folder), *SIMPLY, "--lang", "en"]
    process = program.start(*arguments)
    assert program.wait_for(process, folder, 20)
    below = program.children(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    code, _, err = program.finish(process)
    assert code == 130
    assert f"Go on with: drift sweep {file} --resume --out {folder} --engine simpy" in err
    assert "Traceback" not in err
    assert program.are_gone(below)
    first = (folder / "runs.csv").read_text(encoding="utf-8").splitlines()
    assert 20 <= len(first) - 1 < 120
    told: list[int] = []
    small.play(read_sweep(file), folder, resume=True, told=told)
    assert sum(told) == 120 - (len(first) - 1)
    assert set(first) <= set((folder / "runs.csv").read_text(encoding="utf-8").splitlines())


def test_a_killed_worker_costs_nothing(grid: Sweep, played: Path, tmp_path: Path) -> None:
    """`kill -9` of one of two workers: its batch is played again, and nothing failed."""
    pool = Processes(2, "simpy")
    killed: list[int] = []

    def kill_one() -> None:
        until = time.monotonic() + 60
        while not killed and time.monotonic() < until:
            for process in list((pool._pool._processes or {}).values()):
                if process.pid is not None and process.is_alive():
                    os.kill(process.pid, signal.SIGKILL)
                    killed.append(process.pid)
                    return
            time.sleep(0.01)

    thread = threading.Thread(target=kill_one)
    thread.start()
    state = small.play(grid, tmp_path / "out", pool)
    thread.join()
    assert killed
    assert (state.counts.done, state.counts.failed) == (grid.total, 0)
    assert small.tables(tmp_path / "out") == small.tables(played)


def test_the_order_in_which_runs_were_finished_does_not_show(
    grid: Sweep, played: Path, tmp_path: Path
) -> None:
    """Half of the points first, the rest later, gives the same bytes."""
    stop = threading.Event()
    half = grid._replace(points=grid.points[2:])
    small.play(half, tmp_path / "out", stop=stop)
    small.play(grid, tmp_path / "out", resume=True)
    assert small.tables(tmp_path / "out") == small.tables(played)


def test_a_copied_folder_goes_on(grid: Sweep, played: Path, tmp_path: Path) -> None:
    """A finished sweep moved elsewhere has nothing left to play."""
    told: list[int] = []
    shutil.copytree(played, tmp_path / "copy")
    small.play(grid, tmp_path / "copy", resume=True, told=told)
    assert told == []
    assert small.tables(tmp_path / "copy") == small.tables(played)
