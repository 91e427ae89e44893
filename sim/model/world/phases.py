"""Phases: which driftsmodel is in force in which afdeling, and from when.

A driftsmodel is one phase that lasts. An omlægning has a further phase from every day on which
afdelinger change. The afdelinger under one driftsmodel in a phase are a part: they are organised
by themselves, as if the others were not there.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import numpy as np

from sim.model import DAY
from sim.model.world import Ints
from sim.model.world.calendar import first_monday
from sim.model.world.staffing import need
from sim.scenario.schema import Omlaegning, Scenario


class Phases(NamedTuple):
    """E spans of time in which driftsmodeller stand still; the driftsmodeller are regimes."""

    start: Ints
    """(E,): first second of each phase; the first is 0."""
    models: tuple[str, ...]
    """Driftsmodeller in force at some time somewhere, in order of appearance: (R,)."""
    regime: Ints
    """(E, A): which of `models` is in force in an afdeling."""


class Part(NamedTuple):
    """The afdelinger that are under one driftsmodel at the same time."""

    regime: int
    members: list[int]


def phases(scenario: Scenario, model: str) -> Phases:
    """Return the phases of a driftsmodel or an omlægning within the simulated days.

    A step on the first simulated day takes the place of the start; one after the last day has no
    phase.
    """
    count = len(scenario.organisation.afdelinger)
    if model in scenario.driftsmodeller:
        start, rows = [0], [[model] * count]
    else:
        start, rows = _timeline(scenario, scenario.omlaegninger[model])
    models = tuple(dict.fromkeys(name for row in rows for name in row))
    regime = [[models.index(name) for name in row] for row in rows]
    return Phases(np.array(start, dtype=np.int64), models, np.array(regime, dtype=np.int64))


def _timeline(scenario: Scenario, road: Omlaegning) -> tuple[list[int], list[list[str]]]:
    """Return when the phases of an omlægning start, and each afdeling's driftsmodel in them."""
    names = list(scenario.organisation.afdelinger)
    end = scenario.calendar.start + dt.timedelta(days=scenario.calendar.days)
    start, rows = [0], [[road.start] * len(names)]
    for step in road.steps:
        if step.date >= end:
            continue
        time = _time_of(scenario, step.date)
        changing = names if step.afdelinger is None else step.afdelinger
        if time > start[-1]:
            start.append(time)
            rows.append(list(rows[-1]))
        rows[-1] = [
            step.to if name in changing else model
            for name, model in zip(names, rows[-1], strict=True)
        ]
    return start, rows


def _time_of(scenario: Scenario, date: dt.date) -> int:
    """Return the first second of a date, 0 for the first simulated day."""
    first = scenario.calendar.start - dt.timedelta(days=scenario.calendar.warmup_days)
    return 0 if date <= first else (date - first_monday(scenario)).days * DAY


def parts(regime: Ints) -> list[Part]:
    """Return the parts of a phase from the regimes (A,) in force, by regime."""
    return [Part(int(r), np.flatnonzero(regime == r).tolist()) for r in np.unique(regime)]


def part_scenario(scenario: Scenario, model: str, members: list[int]) -> Scenario:
    """Return the scenario of some afdelinger alone, as `model` organises them.

    They have a hub of their own unless they hold the hub of all, and their share of the posts of
    the whole organisation where the scenario states these.
    """
    organisation = scenario.organisation
    names = list(organisation.afdelinger)
    if len(members) == len(names):
        return scenario
    chosen = {names[a]: organisation.afdelinger[names[a]] for a in members}
    posts = scenario.staffing.posts
    if posts is not None:
        posts = float(need(scenario, model)[members].sum())
    hub = organisation.hub if organisation.hub in chosen else None
    return scenario.model_copy(
        update={
            "organisation": organisation.model_copy(update={"afdelinger": chosen, "hub": hub}),
            "staffing": scenario.staffing.model_copy(update={"posts": posts}),
        }
    )
