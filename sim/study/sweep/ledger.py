"""The ledger of a sweep: one SQLite file with all that is finished.

One process writes, whole batches at a time, so that a kill at any moment leaves whole batches. A
run is known by its identity and stands there once, however often it was played.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from sim.measure import KPIS
from sim.study.runner import Variant
from sim.study.sweep.ledger_file import connect
from sim.study.sweep.play import Failure, Outcome, RunKey
from sim.study.sweep.points import Factor


class Frame(NamedTuple):
    """Which runs of each point belong to a sweep."""

    variants: tuple[Variant, ...]
    seed: int
    replications: int


class Known(NamedTuple):
    """A point as the ledger has it."""

    number: int
    name: str
    content: str
    factors: tuple[Factor, ...]


class Counts(NamedTuple):
    """How far a sweep is; `other` are runs in the ledger that do not belong to it."""

    done: int
    failed: int
    other: int
    seconds_per_run: float | None


class Stage(NamedTuple):
    """How many runs failed at a stage; number, name and message of the first."""

    stage: str
    runs: int
    number: int
    name: str
    message: str


class Audited(NamedTuple):
    """How many runs were played again, how many came out otherwise, and the first of these."""

    runs: int
    different: int
    number: int
    name: str


_NAMES = "content, model, norm, seed, replication"
_COLUMNS = ", ".join(f'"{name}"' for name in KPIS)

Row = tuple[int, tuple[float | None, ...]]
"""Replication and key figures of a run."""


class Ledger:
    """An open ledger."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use an open connection to a file whose tables are right."""
        self._db = connection

    def describe(self, about: Mapping[str, str]) -> None:
        """Note what the sweep is; what was noted before under the same keys is replaced."""
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", about.items())

    def keep_points(self, recipes: Mapping[int, str]) -> dict[int, str]:
        """Drop all points but those made by the same recipe; return the content of these."""
        rows = self._db.execute("SELECT number, recipe, content FROM points").fetchall()
        stale = [(number,) for number, recipe, _ in rows if recipes.get(number) != recipe]
        with self._db:
            self._db.executemany("DELETE FROM points WHERE number = ?", stale)
        return {number: text for number, recipe, text in rows if recipes.get(number) == recipe}

    def add_points(self, points: Iterable[tuple[Known, str]]) -> None:
        """Note points with the recipes they were made by."""
        with self._db:
            self._db.executemany(
                "INSERT OR REPLACE INTO points VALUES (?, ?, ?, ?, ?)",
                (
                    (p.number, p.name, recipe, p.content, json.dumps(p.factors, ensure_ascii=False))
                    for p, recipe in points
                ),
            )

    def points(self) -> Iterator[Known]:
        """Yield the points in order."""
        rows = self._db.execute("SELECT number, name, content, factors FROM points ORDER BY number")
        for number, name, content, factors in rows.fetchall():
            known = tuple(Factor(*factor) for factor in json.loads(factors))
            yield Known(number, name, content, known)

    def add(self, outcomes: Sequence[Outcome]) -> None:
        """Keep what some batches gave, all or nothing; a run that is known stays single."""
        holes = ", ".join("?" * (7 + len(KPIS)))
        into = f"INSERT OR IGNORE INTO runs (identity, {_NAMES}, same, {_COLUMNS})"
        with self._db:
            for outcome in outcomes:
                rows = [(run.key.identity, *run.key, run.same, *run.kpis) for run in outcome.runs]
                self._db.executemany(f"{into} VALUES ({holes})", rows)
                played = [(row[0],) for row in rows]
                self._db.executemany("DELETE FROM failures WHERE identity = ?", played)
                self._db.executemany(
                    "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    [(one.key.identity, *one.key, *one[1:]) for one in outcome.failures],
                )
                self._db.execute(
                    "INSERT INTO batches (runs, seconds) VALUES (?, ?)",
                    (len(outcome.runs) + len(outcome.failures), outcome.seconds),
                )

    def finished(self, content: str, seed: int) -> set[tuple[Variant, int]]:
        """Return the runs of a content that need not be played again."""
        rows = self._db.execute(
            "SELECT model, norm, replication FROM runs WHERE content = ? AND seed = ?",
            (content, seed),
        )
        return {(Variant(model, norm), replication) for model, norm, replication in rows}

    def runs_of(self, content: str, frame: Frame) -> dict[Variant, list[Row]]:
        """Return the runs of a content by variant, in order of replication."""
        where, values = _within(frame)
        rows = self._db.execute(
            f"SELECT model, norm, replication, {_COLUMNS} FROM runs "
            f"WHERE content = ? AND {where} ORDER BY replication",
            (content, *values),
        )
        out: dict[Variant, list[Row]] = {}
        for model, norm, replication, *kpis in rows:
            out.setdefault(Variant(model, norm), []).append((replication, tuple(kpis)))
        return out

    def failures_of(self, content: str, frame: Frame) -> list[Failure]:
        """Return the failures of a content in order of replication, norm and model."""
        where, values = _within(frame)
        rows = self._db.execute(
            f"SELECT {_NAMES}, stage, message, traceback FROM failures "
            f"WHERE content = ? AND {where} ORDER BY replication, norm, model",
            (content, *values),
        )
        return [Failure(RunKey(*row[:5]), *row[5:]) for row in rows]

    def counts(self, frame: Frame) -> Counts:
        """Return how many runs of the points are finished, and how many failed."""
        where, values = _within(frame)

        def count(query: str) -> int:
            return int(self._db.execute(f"{query} {where}", values).fetchone()[0])

        joined = "SELECT count(*) FROM points JOIN {} USING (content) WHERE"
        # Two points may have the same content, and so share runs.
        inside = "SELECT count(*) FROM runs WHERE content IN (SELECT content FROM points) AND"
        runs, seconds = self._db.execute("SELECT sum(runs), sum(seconds) FROM batches").fetchone()
        return Counts(
            done=count(joined.format("runs")),
            failed=count(joined.format("failures")),
            other=self.size() - count(inside),
            seconds_per_run=seconds / runs if runs else None,
        )

    def stages(self, frame: Frame) -> list[Stage]:
        """Return what failed, by stage."""
        where, values = _within(frame)
        rows = self._db.execute(
            "SELECT stage, count(*), min(number), name, message FROM points "
            f"JOIN failures USING (content) WHERE {where} GROUP BY stage ORDER BY stage",
            values,
        )
        return [Stage(*row) for row in rows]

    def audited(self, frame: Frame) -> Audited:
        """Return what playing runs again with SimPy showed."""
        where, values = _within(frame)
        joined = f"FROM points JOIN runs USING (content) WHERE {where} AND same"
        runs = self._db.execute(f"SELECT count(*) {joined} IS NOT NULL", values).fetchone()[0]
        row = self._db.execute(f"SELECT count(*), min(number), name {joined} = 0", values)
        different, number, name = row.fetchone()
        return Audited(runs, different, number or 0, name or "")

    def is_empty(self) -> bool:
        """Return whether nothing has been played."""
        query = "SELECT NOT EXISTS (SELECT 1 FROM runs) AND NOT EXISTS (SELECT 1 FROM failures)"
        return bool(self._db.execute(query).fetchone()[0])

    def size(self) -> int:
        """Return how many runs are kept, of this and of other sweeps."""
        return int(self._db.execute("SELECT count(*) FROM runs").fetchone()[0])


def _within(frame: Frame) -> tuple[str, tuple[object, ...]]:
    """Return a condition on runs or failures, and its values."""
    pairs = ", ".join("(?, ?)" for _ in frame.variants)
    flat = tuple(part for variant in frame.variants for part in variant)
    where = f"seed = ? AND replication < ? AND (model, norm) IN (VALUES {pairs})"
    return where, (frame.seed, frame.replications, *flat)


@contextmanager
def opened(folder: Path, write: bool) -> Iterator[Ledger]:
    """Give the ledger in `folder`, and close it afterwards.

    Raises:
        SweepError: there is none to read, it is none of ours, or a newer Drift wrote it.
    """
    with closing(connect(folder, write)) as connection:
        yield Ledger(connection)
