"""A small sweep that is quick to play, and quick ways to play it."""

from __future__ import annotations

import threading
from concurrent import futures
from pathlib import Path

from sim.study.sweep.file import Sweep, read_sweep
from sim.study.sweep.play import Batch, Outcome, play_batch
from sim.study.sweep.pool import Pool
from sim.study.sweep.state import State
from sim.study.sweep.sweep import Request, run_sweep

ROOT = Path(__file__).resolve().parents[3]
TABLES = ("points.csv", "runs.csv", "runs.parquet", "summary.csv", "failures.csv")

HEAD = f"""\
name: Lille
scenario: {ROOT / "scenarios/cases/lille_naer_hub.yaml"}
set:
  calendar.days: 7
  calendar.warmup_days: 0
models: [manglende_ledelse, faellesdrift]
"""
GRID = """\
replications: 2
seed: 1
design:
  grid:
    organisation.team_size: [2, 3]
    demand.requests.rate: [1 /year, 2 /year]
"""


class Threads:
    """Threads of this process, for tests: nothing has to be started."""

    def __init__(self, width: int) -> None:
        """Start `width` threads."""
        self.width = width
        self._pool = futures.ThreadPoolExecutor(width)

    def submit(self, batch: Batch) -> futures.Future[Outcome]:
        """Start to play a batch."""
        return self._pool.submit(play_batch, batch)

    def renew(self) -> None:
        """Do nothing: a thread does not die alone."""

    def check(self) -> None:
        """Do nothing."""

    def is_death(self, error: BaseException) -> bool:
        """Return False."""
        return False

    def close(self) -> None:
        """Stop after the batches that run."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def written(folder: Path, text: str, head: str = HEAD) -> Path:
    """The sweep file `folder/sweep.yaml` with a text below the head."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "sweep.yaml"
    file.write_text(head + text, encoding="utf-8")
    return file


def read(folder: Path, text: str, head: str = HEAD) -> Sweep:
    """The sweep of such a file."""
    return read_sweep(written(folder, text, head))


def play(
    sweep: Sweep,
    folder: Path,
    pool: Pool | None = None,
    resume: bool = False,
    stop: threading.Event | None = None,
    told: list[int] | None = None,
) -> State:
    """Play a sweep in threads of this process; `told` gathers the numbers of finished runs."""
    heard = [] if told is None else told
    request = Request(sweep, folder, "simpy", resume, "drift sweep x --resume", ("drift",))
    return run_sweep(
        request,
        lambda: pool or Threads(1),
        lambda missing: heard.append,
        stop or threading.Event(),
    )


def tables(folder: Path) -> dict[str, bytes]:
    """The bytes of all tables in a folder."""
    return {name: (folder / name).read_bytes() for name in TABLES}
