"""The compiled engine beside the same loop written in C, in the reduced world."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sim.model.compiled.layout import of_roster
from sim.model.draws import Draws
from sim.model.roster import build_roster
from sim.model.trace import Trace
from sim.model.world import World
from sim.study.bench.reduced import EXPECTED, reduced_draws, reduced_world

SOURCE = Path(__file__).resolve().parents[3] / "tests" / "bench" / "twin.c"


class Twins(NamedTuple):
    """Seconds of a year in the reduced world."""

    ours_s: float
    c_s: float
    rows: int


def compiler() -> str | None:
    """Return the system's C compiler, if there is one."""
    return next((found for name in ("cc", "gcc", "clang") if (found := shutil.which(name))), None)


def beside_c(tasks: int, times: int) -> Twins | None:
    """Return what both take for the same trace; None without a C compiler or the source.

    Raises:
        ValueError: If they write different traces.
    """
    found = compiler()
    if found is None or not SOURCE.exists():
        return None
    world = reduced_world(men=30, places=20, days=364, travel=1200)
    draws = reduced_draws(world, tasks, work=30 * 3600 * 364 * 7 / tasks, seed=1)
    with tempfile.TemporaryDirectory() as folder:
        program, data = Path(folder, "twin"), Path(folder, "world")
        command = [found, "-O3", "-march=native", "-o", str(program), str(SOURCE)]
        subprocess.run(command, check=True, capture_output=True)
        data.write_bytes(_numbers(world, draws).tobytes())
        told = subprocess.run(
            [program, data, str(times)], check=True, capture_output=True, text=True
        ).stdout.split()
    ours, trace = _ours(world, draws, times)
    if (int(told[1]), int(told[2])) != (len(trace.time), checksum(trace)):
        raise ValueError("the C twin and the compiled engine play different years")
    return Twins(ours, float(told[0]), len(trace.time))


def checksum(trace: Trace) -> int:
    """Return the sum by which the C twin tells one trace from another."""
    numbers = (
        trace.time
        + 31 * trace.row.astype(np.int64)
        + 1009 * trace.task.astype(np.int64)
        + 7919 * trace.man.astype(np.int64)
        + 65537 * trace.seconds.astype(np.int64)
    )
    total = 0
    for number in numbers.tolist():
        total = (total * 1099511628211 + number) % (1 << 64)
    return total


def _ours(world: World, draws: Draws, times: int) -> tuple[float, Trace]:
    """Return the seconds of the fastest play of the loop alone, and the trace."""
    from sim.model.compiled import room_for
    from sim.model.compiled.desk import Desk
    from sim.model.compiled.kernel import play

    desk, roster, best = Desk(), build_roster(world, draws), float("inf")
    rows = 0
    for _ in range(times):
        block = desk.lay_out(world, draws, roster, room_for(draws))
        start = time.process_time()
        rows = play(block)
        best = min(best, time.process_time() - start)
    return best, desk.trace(rows)


def _numbers(world: World, draws: Draws) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    roster = build_roster(world, draws)
    calendar = of_roster(world, roster)["calendar"]
    men, places = world.staff.own.shape[1:]
    sizes = [men, places, len(draws.report), len(roster.start), len(calendar)]
    head = np.array([*sizes, world.days.horizon, EXPECTED], dtype=np.int64)
    parts = (
        head, world.travel[0].ravel(), world.staff.base[0], draws.report, draws.afdeling,
        draws.work, calendar, roster.end, roster.man, roster.first,
    )  # fmt: skip
    return np.concatenate(parts).astype(np.int64)
