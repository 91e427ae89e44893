"""What has to be measured in a process of its own: starting, and memory."""

from __future__ import annotations

import subprocess
import sys
import time

HELP = "from sim.cli import main; import sys; sys.argv = ['drift', '--help']; main()"
WARM = """
from sim.present.engine import get_ready
from sim.scenario import read_scenario
from sim.study.bench.years import job_of
from sim.study.compare import compare
from sim.study.runner import stage_of
import sys
job = job_of(read_scenario(sys.argv[1]).scenario)
get_ready("auto")
stage_of(job)
"""
PEAK = """
import resource, sys
from sim.scenario import read_scenario
from sim.study.bench.years import compare_s
compare_s([read_scenario(path).scenario for path in sys.argv[1:]], 2, 2, 1)
scale = 1 if sys.platform == "darwin" else 1024
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 1e6)
"""


def started_s(code: str, *arguments: str) -> float:
    """Return the seconds of the fastest of three processes that run `code`."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        _run(code, *arguments)
        best = min(best, time.perf_counter() - start)
    return best


def peak_mb(paths: list[str]) -> float | None:
    """Return the most memory a process takes to play scenarios; None where it is not told."""
    if sys.platform == "win32":
        return None
    return float(_run(PEAK, *paths).splitlines()[-1])


def _run(code: str, *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
