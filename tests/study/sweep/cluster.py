"""A real Dask scheduler and two workers on this machine, in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.study.sweep.small import ROOT

PATIENCE_SECONDS = 60


class Running:
    """A scheduler and its workers."""

    def __init__(self, folder: Path) -> None:
        """Start a scheduler and two workers that keep their files in `folder`."""
        self._folder = folder
        self._card = folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []
        self._start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        until = time.monotonic() + PATIENCE_SECONDS
        while not self._card.is_file() or not self._card.read_text(encoding="utf-8").strip():
            assert time.monotonic() < until
            time.sleep(0.05)
        self.address = str(json.loads(self._card.read_text(encoding="utf-8"))["address"])
        self.workers = [self._worker(), self._worker()]

    def _worker(self) -> subprocess.Popen[bytes]:
        words = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1"]
        return self._start("dask_worker", *words, "--local-directory", str(self._folder))

    def _start(self, program: str, *words: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", f"distributed.cli.{program}"),
                *("--scheduler-file", str(self._card), *words),
            ],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.processes.append(process)
        return process

    def await_workers(self) -> None:
        """Wait until both workers have come."""
        import distributed

        with distributed.Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=PATIENCE_SECONDS)


@contextmanager
def running(folder: Path) -> Iterator[Running]:
    """Give a scheduler with two workers, and end them afterwards."""
    found = Running(folder)
    try:
        found.await_workers()
        yield found
    finally:
        for process in found.processes:
            process.kill()
        for process in found.processes:
            process.wait()
