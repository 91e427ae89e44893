"""An M/M/c queue in other libraries and as a reduced world of Drift."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from sim.model import DAY
from sim.model.engine import engine
from sim.study.bench.reduced import reduced_draws, reduced_world

PROGRAM = Path(__file__).resolve().parents[3] / "tests" / "bench" / "mmc.py"
SERVERS = 10
LOAD = 0.9


def per_customer(customers: int) -> dict[str, float | None]:
    """Return seconds per customer by library and by engine of ours; None where it is missing."""
    out: dict[str, float | None] = {}
    if PROGRAM.exists():
        command = [sys.executable, str(PROGRAM), str(customers), str(SERVERS)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        out |= json.loads(told.splitlines()[-1])
    for name in ("reference", "compiled"):
        out[name] = _ours("simpy" if name == "reference" else name, customers)
    return out


def _ours(name: str, customers: int) -> float:
    days = 100
    world = reduced_world(SERVERS, 1, days, 0, {"opens": 0, "closes": DAY})
    draws = reduced_draws(world, customers, LOAD * SERVERS * days * DAY / customers, seed=1)
    simulate, best = engine(name), float("inf")
    for _ in range(3 if name == "compiled" else 1):
        start = time.perf_counter()
        simulate(world, draws)
        best = min(best, time.perf_counter() - start)
    return best / customers
