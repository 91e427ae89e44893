"""The program as a user starts it, in small batches, so that it can be struck down between them."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from tests.study.sweep.small import ROOT

START = """\
import sys
import sim.study.sweep.plan as plan
plan.TARGET_SECONDS = {seconds}
sys.argv[0] = "drift"
from sim.cli import main
main()
"""
PATIENCE_SECONDS = 120


def start(*arguments: str, seconds: float = 0.03) -> subprocess.Popen[str]:
    """Start `drift` with batches of about so many seconds."""
    return subprocess.Popen(
        [sys.executable, "-c", START.format(seconds=seconds), *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        start_new_session=True,
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Wait for its end; return exit code, output and errors."""
    out, err = process.communicate(timeout=PATIENCE_SECONDS)
    return process.returncode, out, err


def kept(folder: Path) -> int:
    """How many runs the ledger in a folder has, however the sweep is doing."""
    file = folder / "ledger.sqlite"
    if not file.is_file():
        return 0
    with closing(sqlite3.connect(file)) as ledger:
        try:
            return int(ledger.execute("SELECT count(*) FROM runs").fetchone()[0])
        except sqlite3.OperationalError:  # the tables are being made
            return 0


def wait_for(process: subprocess.Popen[str], folder: Path, runs: int) -> bool:
    """Wait until a sweep has kept so many runs; return False if it ended before."""
    until = time.monotonic() + PATIENCE_SECONDS
    while kept(folder) < runs:
        if process.poll() is not None:
            return False
        assert time.monotonic() < until
        time.sleep(0.002)
    return process.poll() is None


def children(pid: int) -> list[int]:
    """The processes that a process has started (Linux)."""
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(word) for word in text.split()]


def are_gone(pids: list[int]) -> bool:
    """Wait a little for processes to end; return whether they have."""
    until = time.monotonic() + 10
    while any(_lives(pid) for pid in pids):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"
