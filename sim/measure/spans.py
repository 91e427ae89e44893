"""Spans: the measured window cut where levers move or men come and go, and who is in which part."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.measure.kpis import Floats
from sim.model.world import World
from sim.model.world.phases import part_scenario, phases
from sim.scenario.schema import Scenario


class Part(NamedTuple):
    """The afdelinger that are under one driftsmodel in a span, and their men."""

    model: str
    alone: Scenario
    """The scenario of these afdelinger and no others."""
    members: list[int]
    men: npt.NDArray[np.bool_]
    """(W,): whose day starts in one of them; before and after employment, whose did or will."""


class Span(NamedTuple):
    """A stretch of the measured window in which nothing moves."""

    epochs: list[int]
    start: int
    end: int
    share: float
    """Its length over that of the measured window."""
    parts: list[Part]


def spans(scenario: Scenario, model: str, world: World) -> list[Span]:
    """Return the spans of `world`, which is that of `model`, in order; they fill the window.

    An epoch that is like the one before it belongs to the same span: a driftsmodel has one span.
    """
    days, models = world.days, phases(scenario, model).models
    window = days.measure_to - days.measure_from
    ends = [*world.epoch_start[1:].tolist(), days.measure_to]
    out: list[Span] = []
    for e, (start, end) in enumerate(zip(world.epoch_start.tolist(), ends, strict=True)):
        first, last = max(start, days.measure_from), min(end, days.measure_to)
        if first >= last:
            continue
        if out and not _moves(world, e):
            epochs, first = [*out[-1].epochs, e], out.pop().start
        else:
            epochs = [e]
        parts = _parts(scenario, models, world, epochs[0])
        out.append(Span(epochs, first, last, (last - first) / window, parts))
    return out


def _moves(world: World, e: int) -> bool:
    """Return whether an epoch differs from the one before it."""
    staff, now = world.staff, world.epoch_start[e]
    return bool(
        (world.regime[e] != world.regime[e - 1]).any()
        or (staff.base[e] != staff.base[e - 1]).any()
        or (staff.own[e] != staff.own[e - 1]).any()
        or (staff.employed_from == now).any()
        or (staff.employed_to == now).any()
    )


def _parts(scenario: Scenario, models: tuple[str, ...], world: World, e: int) -> list[Part]:
    out = []
    for r in np.unique(world.regime[e]):
        members = np.flatnonzero(world.regime[e] == r).tolist()
        alone = part_scenario(scenario, models[r], members)
        out.append(Part(models[r], alone, members, world.regime[e][world.staff.base[e]] == r))
    return out


def posts_of(world: World, start: int, end: int) -> Floats:
    """Return the mean size of each man's post from `start` to `end`, per mille (W,)."""
    staff = world.staff
    there = np.minimum(staff.employed_to, end) - np.maximum(staff.employed_from, start)
    return np.asarray(staff.share * np.maximum(there, 0) / (end - start))


def mean_posts(world: World) -> float:
    """Return the mean number of posts in the measured window."""
    return float(posts_of(world, world.days.measure_from, world.days.measure_to).sum()) / 1000


def own_posts(world: World, epoch: int) -> Floats:
    """Return the posts in an epoch of the men whose own each afdeling is, per mille (A,).

    A man with several afdelinger is split evenly between them.
    """
    own = world.staff.own[epoch]
    shares = own / np.maximum(own.sum(axis=1, keepdims=True), 1)
    return np.asarray(shares.T @ world.staff.share.astype(np.float64))
