"""A sweep from beginning to end: a locked folder, a plan, a pool, a ledger and tables."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from sim.model.engine import resolved
from sim.scenario.words import Text
from sim.study.audit import Audit
from sim.study.store import about
from sim.study.sweep.file import Sweep
from sim.study.sweep.identity import code_version
from sim.study.sweep.ledger import Ledger, opened
from sim.study.sweep.ledger_file import NAME as LEDGER
from sim.study.sweep.lock import is_foreign, locked
from sim.study.sweep.loop import Loop
from sim.study.sweep.plan import Pace, Plan
from sim.study.sweep.play import Batch, Outcome
from sim.study.sweep.pool import Pool, PoolLostError
from sim.study.sweep.state import State, frame_of, state_in
from sim.study.sweep.tables import write_tables
from sim.study.sweep.whole import write_text
from sim.study.sweep.words import SweepError, tell

FAULT = 1
STOPPED = 130
"""Exit codes of a sweep that could not go on, and of one that was told to stop."""

Told = Callable[[int], object]
"""Called with how many runs have just been finished."""


class Request(NamedTuple):
    """What somebody wants played, and where."""

    sweep: Sweep
    folder: Path
    engine: str
    resume: bool
    again: str
    """The command that goes on with it, for messages."""
    command: tuple[str, ...]


def run_sweep(
    request: Request,
    pool: Callable[[], Pool],
    started: Callable[[int], Told],
    stop: threading.Event,
) -> State:
    """Play what is missing of a sweep and write its tables.

    Args:
        request: What to play, and where.
        pool: Makes those who play; not called where nothing is missing.
        started: Told how many runs are missing; returns what is told of finished ones.
        stop: When it is set, nothing new is started and the tables are written.

    Raises:
        SweepError: the folder is busy, taken or cannot be written to; or the sweep could not go
            on. What was finished is in the ledger, and the sentence says how to go on.
    """
    folder = request.folder
    if is_foreign(folder, (LEDGER,)):
        raise SweepError(tell("foreign", folder=folder))
    with locked(folder):
        try:
            with opened(folder, write=True) as ledger:
                return _Run(request, ledger, stop).run(pool, started)
        except (OSError, sqlite3.OperationalError) as error:
            # Nothing was played yet: what fails later is told with how far the sweep is.
            said = tell("not_writable", folder=folder, reason=_reason(error))
            raise SweepError(said) from error


class _Run:
    """A sweep under way."""

    def __init__(self, request: Request, ledger: Ledger, stop: threading.Event) -> None:
        self.request = request
        self.ledger = ledger
        self.stop = stop
        self.told: Told = lambda _: None
        self.pace = Pace(request.engine)

    def run(self, pool: Callable[[], Pool], started: Callable[[int], Told]) -> State:
        request, sweep = self.request, self.request.sweep
        if not request.resume and not self.ledger.is_empty():
            kept = self.ledger.size()
            raise SweepError(tell("begun", folder=request.folder, runs=kept, again=request.again))
        self.ledger.describe({"name": sweep.name, "sweep": sweep.text})
        self.plan = Plan(sweep, self.ledger, request.engine, code_version(), self.pace)
        missing = sweep.total - self.ledger.counts(frame_of(sweep)).done
        try:
            if missing:
                self.told = started(missing)
                self._play(pool)
            self._write()
        except PoolLostError as error:
            self._write()
            raise SweepError(self._how_far("pool_lost", _reason(error)), FAULT) from error
        except (OSError, sqlite3.OperationalError) as error:
            raise SweepError(self._how_far("full", _reason(error)), FAULT) from error
        if self.stop.is_set():
            raise SweepError(self._how_far("stopped"), STOPPED)
        return state_in(sweep, self.ledger)

    def _play(self, pool: Callable[[], Pool]) -> None:
        batches = self.plan.batches()
        first = list(islice(batches, 1))
        self._keep_unplayable()
        if not first:
            return
        players = pool()
        loop = Loop(players, chain(first, batches), self._keep, self.stop)
        try:
            loop.run()
        finally:
            players.close()
        loop.take_finished()
        self._keep_unplayable()

    def _keep_unplayable(self) -> None:
        self.plan.note()
        outcomes, self.plan.unplayable = self.plan.unplayable, []
        self.ledger.add(outcomes)
        self.told(sum(len(outcome.failures) for outcome in outcomes))

    def _keep(self, finished: list[tuple[Batch, Outcome]]) -> None:
        self.plan.note()
        self.ledger.add([outcome for _, outcome in finished])
        for batch, outcome in finished:
            if outcome.seconds:
                self.pace.learn(batch, outcome.seconds)
            self.told(len(outcome.runs) + len(outcome.failures))

    def _write(self) -> None:
        sweep, folder = self.request.sweep, self.request.folder
        write_tables(folder, self.ledger, frame_of(sweep), sweep.base.scenario.today)
        write_text(folder / "sweep.yaml", sweep.text)
        write_text(folder / "scenario.yaml", sweep.base.to_yaml())
        text = json.dumps(self._manifest(), ensure_ascii=False, indent=2)
        write_text(folder / "manifest.json", text + "\n")

    def _manifest(self) -> dict[str, object]:
        """Return all that is needed to play the sweep again, and what the audit found."""
        sweep, frame = self.request.sweep, frame_of(self.request.sweep)
        counts, audited = self.ledger.counts(frame), self.ledger.audited(frame)
        command, engine = list(self.request.command), resolved(self.request.engine)
        found = Audit(
            engine,
            audited.runs,
            audited.different == 0 if audited.runs else None,
            (f"{audited.different} runs, first point {audited.number}",) * bool(audited.different),
        )
        return about(sweep.base, sweep.seed, sweep.replications, found, command) | {
            "sweep": sweep.name,
            "models": list(dict.fromkeys(variant.model for variant in sweep.variants)),
            "norms": list(dict.fromkeys(variant.norm for variant in sweep.variants)),
            "posts": "held" if sweep.held else "rule",
            "points": len(sweep.points),
            "left_out": sweep.left_out,
            "runs": {"all": sweep.total, "finished": counts.done, "failed": counts.failed},
            "model_sha256": code_version(),
        }

    def _how_far(self, phrase: str, reason: str = "") -> Text:
        sweep = self.request.sweep
        return tell(
            phrase,
            reason=reason,
            done=self.ledger.counts(frame_of(sweep)).done,
            total=sweep.total,
            folder=self.request.folder,
            again=self.request.again,
        )


def _reason(error: BaseException) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
