"""What a worker does: play a batch of runs and hand back numbers; a run that fails is data too."""

from __future__ import annotations

import hashlib
import math
import time
import traceback
from typing import NamedTuple

from sim.measure import KPIS, measure
from sim.model.draws import Draws, draw
from sim.model.engine import engine, resolved
from sim.model.trace import Trace, first_difference
from sim.model.world import World
from sim.model.world.build import build_world
from sim.scenario.schema import Scenario
from sim.study.runner import Variant, slots_of
from sim.study.sweep.events import Event, struck
from sim.study.sweep.identity import code_version, identity_of

DIGITS = 9
"""Significant digits that are kept: sums of floats may differ in the last bits between machines."""


class Piece(NamedTuple):
    """Runs of one point that share their draws: all `variants` in each of `replications`."""

    content: str
    scenario: Scenario
    events: tuple[Event, ...]
    variants: tuple[Variant, ...]
    posts: tuple[tuple[float, ...] | None, ...]
    """Posts of each unit by variant, None for the posting rule."""
    seed: int
    replications: tuple[int, ...]
    audit_first: bool = False
    """Its first run is played again with SimPy whatever the share: a study has one at least."""

    @property
    def runs(self) -> int:
        """How many runs it has."""
        return len(self.variants) * len(self.replications)

    def is_audited(self, key: RunKey, share: float) -> bool:
        """Return whether a run is played again: the first one, or one of the `share`."""
        first = (*self.variants[0], self.replications[0])
        if self.audit_first and (key.model, key.norm, key.replication) == first:
            return True
        return is_audited(key.identity, share)


class Batch(NamedTuple):
    """What is sent to a worker at a time."""

    pieces: tuple[Piece, ...]
    engine: str
    audit: float
    """Share of the runs that are played again with SimPy."""
    code: str

    @property
    def runs(self) -> int:
        """How many runs it has."""
        return sum(piece.runs for piece in self.pieces)


class RunKey(NamedTuple):
    """Which run it is."""

    content: str
    model: str
    norm: float
    seed: int
    replication: int

    @property
    def identity(self) -> str:
        """The identity of the run."""
        variant = Variant(self.model, self.norm)
        return identity_of(self.content, variant, self.seed, self.replication)


class Run(NamedTuple):
    """A finished run; `same` says whether SimPy told the same, None where it was not asked."""

    key: RunKey
    kpis: tuple[float | None, ...]
    same: bool | None


class Failure(NamedTuple):
    """A run that could not be finished, with the stage that failed and what Python said."""

    key: RunKey
    stage: str
    message: str
    traceback: str


class Outcome(NamedTuple):
    """What a batch gave, and the seconds of computing it took."""

    runs: tuple[Run, ...]
    failures: tuple[Failure, ...]
    seconds: float


class WrongVersionError(Exception):
    """This worker has another version of the model than whoever sent the batch."""


def play_batch(batch: Batch) -> Outcome:
    """Play all runs of a batch.

    Raises:
        WrongVersionError: the model here is not the sender's.
    """
    if batch.code != code_version():
        raise WrongVersionError(code_version())
    start = time.thread_time()
    runs: list[Run] = []
    failures: list[Failure] = []
    for piece in batch.pieces:
        _play_piece(piece, batch, runs, failures)
    return Outcome(tuple(runs), tuple(failures), time.thread_time() - start)


def _play_piece(piece: Piece, batch: Batch, runs: list[Run], failures: list[Failure]) -> None:
    worlds: dict[Variant, World] = {}
    for variant, posts in zip(piece.variants, piece.posts, strict=True):
        try:
            given = None if posts is None else list(posts)
            worlds[variant] = build_world(piece.scenario, variant.model, variant.norm, given)
        except Exception as error:  # whatever a scenario makes of the model is data
            keys = [_key(piece, variant, number) for number in piece.replications]
            failures += _failed(keys, "world", error)
    slots = slots_of(list(worlds.values()))
    for number in piece.replications if worlds else ():
        try:
            draws = draw(piece.scenario, piece.seed, number, slots)
            draws = struck(draws, piece.scenario, piece.events)
        except Exception as error:
            failures += _failed([_key(piece, v, number) for v in worlds], "draws", error)
            continue
        for variant, world in worlds.items():
            _play_run(piece, batch, _key(piece, variant, number), world, draws, runs, failures)


def _play_run(
    piece: Piece,
    batch: Batch,
    key: RunKey,
    world: World,
    draws: Draws,
    runs: list[Run],
    failures: list[Failure],
) -> None:
    stage = "engine"
    try:
        trace = engine(batch.engine)(world, draws)
        stage = "measures"
        found = measure(piece.scenario, key.model, world, draws, trace).total
        stage = "audit"
        again = resolved(batch.engine) != "simpy" and piece.is_audited(key, batch.audit)
        same = _same(world, draws, trace) if again else None
        runs.append(Run(key, tuple(_rounded(found[name]) for name in KPIS), same))
    except Exception as error:
        failures += _failed([key], stage, error)


def is_audited(identity: str, share: float) -> bool:
    """Return whether a run is among the `share` that is played twice: its identity decides."""
    drawn = hashlib.sha256(f"audit/{identity}".encode()).digest()
    return int.from_bytes(drawn[:6], "big") < share * (1 << 48)


def _same(world: World, draws: Draws, trace: Trace) -> bool:
    return first_difference(trace, engine("simpy")(world, draws)) is None


def _key(piece: Piece, variant: Variant, replication: int) -> RunKey:
    return RunKey(piece.content, variant.model, variant.norm, piece.seed, replication)


def _failed(keys: list[RunKey], stage: str, error: Exception) -> list[Failure]:
    told = traceback.format_exception(error)
    message = "".join(traceback.format_exception_only(error)).strip()
    return [Failure(key, stage, message, "".join(told)) for key in keys]


def _rounded(value: float) -> float | None:
    return None if math.isnan(value) else float(f"{value:.{DIGITS}g}")
