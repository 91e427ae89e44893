"""The plan: the runs that are missing, gathered into batches that are worth a worker's while."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby

from sim.model.engine import resolved
from sim.model.world.phases import part_scenario, parts, phases
from sim.model.world.staffing import rounded_posts
from sim.scenario.paths import dotted
from sim.study.runner import Variant
from sim.study.sweep.designs import Point, label
from sim.study.sweep.file import Sweep
from sim.study.sweep.ledger import Known, Ledger
from sim.study.sweep.play import Batch, Failure, Outcome, Piece, RunKey
from sim.study.sweep.points import Resolved, resolve, varied

TARGET_SECONDS = 0.5
"""A batch should take so long: much more than it costs to send, little enough to lose."""
GUESS = {"simpy": 2e-3, "compiled": 5e-5}
"""Seconds per home, model and year before anything is measured."""


class Pace:
    """How long runs take: the guess at first, what was measured later."""

    def __init__(self, engine: str) -> None:
        """Start from the guess for an engine."""
        self._seconds = 0.0
        self._homes = 0.0
        self._guess = GUESS.get(resolved(engine), GUESS["simpy"])

    def seconds(self, piece: Piece) -> float:
        """Return how long a piece may take."""
        rate = self._seconds / self._homes if self._homes else self._guess
        return rate * _homes(piece)

    def learn(self, batch: Batch, seconds: float) -> None:
        """Take note of how long a batch took."""
        self._seconds += seconds
        self._homes += sum(_homes(piece) for piece in batch.pieces)


def _homes(piece: Piece) -> float:
    """Return homes × years × models, what time is about proportional to."""
    afdelinger = piece.scenario.organisation.afdelinger.values()
    years = (piece.scenario.calendar.days + piece.scenario.calendar.warmup_days) / 365
    return max(sum(a.lejemaal for a in afdelinger), 1) * years * piece.runs


class Plan:
    """What a sweep has still to play, in the order of its points."""

    def __init__(self, sweep: Sweep, ledger: Ledger, engine: str, code: str, pace: Pace) -> None:
        """Plan a sweep over what its ledger knows already; notes its points there."""
        self._sweep = sweep
        self._ledger = ledger
        self._engine = engine
        self._code = code
        self._pace = pace
        self._paths = varied(sweep.points)
        self._recipes = {p.number: _recipe(sweep, p, self._paths, code) for p in sweep.points}
        self._contents = ledger.keep_points(self._recipes)
        self._noted: list[tuple[Known, str]] = []
        self._seen: set[str] = set()
        posts = [_posts(sweep, variant) for variant in sweep.variants] if sweep.held else []
        self._posts = dict(zip(sweep.variants, posts, strict=False))
        self.unplayable: list[Outcome] = []
        """Points that cannot be played, as failures of all their runs."""

    def batches(self) -> Iterator[Batch]:
        """Yield batches of what is missing."""
        pieces: list[Piece] = []
        seconds = 0.0
        for piece in self._pieces():
            pieces.append(piece)
            seconds += self._pace.seconds(piece)
            if seconds >= TARGET_SECONDS:
                yield self._batch(pieces)
                pieces, seconds = [], 0.0
        if pieces:
            yield self._batch(pieces)

    def _batch(self, pieces: list[Piece]) -> Batch:
        return Batch(tuple(pieces), self._engine, self._sweep.audit, self._code)

    def _pieces(self) -> Iterator[Piece]:
        for point in self._sweep.points:
            for whole in self._missing(point):
                yield from self._split(whole)

    def _missing(self, point: Point) -> Iterator[Piece]:
        """Yield what is missing at a point, replications that miss the same models together."""
        every = {(v, n) for v in self._sweep.variants for n in range(self._sweep.replications)}
        content = self._contents.get(point.number)
        if content and every <= self._ledger.finished(content, self._sweep.seed):
            return
        found = resolve(self._sweep, point, self._paths, self._code)
        known = Known(point.number, point.name, found.content, found.factors)
        self._noted.append((known, self._recipes[point.number]))
        if found.content in self._seen:
            return
        self._seen.add(found.content)
        missing = every - self._ledger.finished(found.content, self._sweep.seed)
        if found.scenario is None:
            self.unplayable.append(_refused(found, missing, self._sweep.seed))
            return
        for variants, numbers in _alike(missing, self._sweep):
            yield Piece(
                found.content,
                found.scenario,
                point.events,
                variants,
                tuple(self._posts.get(variant) for variant in variants),
                self._sweep.seed,
                numbers,
                # A country has its smallest organisation last: SimPy takes minutes for its largest.
                audit_first=point.number == self._sweep.points[-1].number and numbers[0] == 0,
            )

    def _split(self, piece: Piece) -> Iterator[Piece]:
        """Yield a piece in parts that take about as long as a batch should."""
        one = piece._replace(replications=piece.replications[:1])
        at = 0
        while at < len(piece.replications):
            # Asked anew each time: the pace is learned while the sweep runs.
            count = max(1, int(TARGET_SECONDS / max(self._pace.seconds(one), 1e-9)))
            yield piece._replace(
                replications=piece.replications[at : at + count],
                audit_first=piece.audit_first and at == 0,
            )
            at += count

    def note(self) -> None:
        """Note in the ledger the points that were planned since: before their runs are kept."""
        if self._noted:
            self._ledger.add_points(self._noted)
            self._noted = []


def _posts(sweep: Sweep, variant: Variant) -> tuple[float, ...]:
    """Return the posts that the rule gives in the base, in the order `build_world` takes them."""
    scenario = sweep.base.scenario
    course = phases(scenario, variant.model)
    out: list[float] = []
    for regime in course.regime:
        for part in parts(regime):
            model = course.models[part.regime]
            alone = part_scenario(scenario, model, part.members)
            out += rounded_posts(alone, model, variant.norm)
    return tuple(out)


def _recipe(sweep: Sweep, point: Point, paths: list[tuple[str, ...]], code: str) -> str:
    """Return what a point is made from, so that a known point need not be made again."""
    estates = point.afdelinger or {}
    parts = [
        sweep.base.digest,
        sweep.held,
        code,
        point.name,
        [(dotted(path), label(node)) for path, node in point.settings],
        point.events,
        [dotted(path) for path in paths],
        [(name, str(afdeling)) for name, afdeling in estates.items()],
    ]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def _alike(
    missing: set[tuple[Variant, int]], sweep: Sweep
) -> Iterator[tuple[tuple[Variant, ...], tuple[int, ...]]]:
    """Yield the variants that are missing with the replications that miss just these."""

    def lacking(number: int) -> tuple[Variant, ...]:
        return tuple(variant for variant in sweep.variants if (variant, number) in missing)

    for variants, numbers in groupby(range(sweep.replications), key=lacking):
        if variants:
            yield variants, tuple(numbers)


def _refused(found: Resolved, missing: set[tuple[Variant, int]], seed: int) -> Outcome:
    keys = sorted(RunKey(found.content, *variant, seed, number) for variant, number in missing)
    failures = [Failure(key, "scenario", found.error, found.error) for key in keys]
    return Outcome((), tuple(failures), 0.0)
