"""Planned rounds and moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.random import Generator

from sim.model import DAY
from sim.model.draws.source import Source, Year, marks, numbers, seconds
from sim.model.draws.tasks import Ints, Planned, planned
from sim.model.rules import PLANLAGT
from sim.model.world.catalogue import MOVE, type_names
from sim.model.world.workload import move_rate, round_units
from sim.scenario.schema.demand import Round

SECOND_INSPECTION = 10
"""Days between the inspections of one move (grade D)."""


def draw_rounds(sources: Sequence[Source]) -> Planned:
    """Return the planned rounds of some afdelinger, long ones split into pieces.

    A round falls due every `every_days` within its season, from a phase drawn once, and moves to
    the next working day. It expires when the next one falls due.
    """
    year, rounds = sources[0].year, sources[0].scenario.demand.rounds
    items, days, kinds = list(rounds.values()), len(year.dates), len(rounds)
    if not items:
        none = np.zeros(0, dtype=np.int64)
        return planned(none, none, 0, PLANLAGT, none)
    every = np.tile([item.every_days for item in items], len(sources))
    phase = _by_round(sources, "phase", every, lambda g, n: np.array([g.integers(n)]))
    count = np.maximum(-(-(days - phase) // every), 0)
    noise = _by_round(sources, "time", count, Generator.standard_normal)
    mark = _by_round(sources, "bought", [(days,)] * len(every), marks).reshape(-1, days)
    which = np.repeat(np.arange(len(every)), count)
    kind = which % kinds
    nth = np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
    due = phase[which] + nth * every[which]
    sigma, half = np.array([(item.sigma, item.sigma**2 / 2) for item in items]).T
    drawn = _hours(sources)[which] * np.exp(sigma[kind] * noise - half[kind])
    day = year.next_workday[due]
    in_season = np.array([_in_season(item, year.week) for item in items])[kind, due]
    keep = in_season & (day < days) & (drawn >= 1)
    which, day, work = which[keep], day[keep], seconds(drawn[keep])
    pieces = -(-work // np.array([item.piece for item in items])[which % kinds])
    index = np.repeat(np.arange(len(day)), pieces)
    which, day, work = which[index], day[index], work[index] // pieces[index]
    kind, report = which % kinds, day * DAY
    first = type_names(sources[0].scenario.demand).index(next(iter(rounds)))
    tasks = planned(report, which // kinds, first + kind, PLANLAGT, work)
    slack = np.array([item.slack for item in items])[kind]
    return tasks._replace(
        due=last_moment(year, report + slack),
        expire=(day + every[which]) * DAY,
        bought=mark[which, day],
    )


def _by_round(
    sources: Sequence[Source],
    decision: str,
    counts: Sequence[Any] | Ints,
    how: Callable[[Generator, Any], Any],
) -> npt.NDArray[Any]:
    """Return numbers by afdeling and then by round, one after the other; see `numbers`."""
    names = list(sources[0].scenario.demand.rounds)
    each = [source for source in sources for _ in names]
    decisions = [f"rounds.{decision}.{name}" for name in names] * len(sources)
    return numbers(each, counts, decisions, how)


def _hours(sources: Sequence[Source]) -> npt.NDArray[np.float64]:
    """Return the mean hands-on seconds of a round, by afdeling and then by round."""
    out = []
    for source in sources:
        for item in source.scenario.demand.rounds.values():
            weeks = (item.last_week - item.first_week) % 53 + 1
            a_year = item.hours * round_units(item, source.afdeling)
            out.append(a_year / (weeks * 7 / item.every_days))
    return np.array(out)


def last_moment(year: Year, latest: Ints) -> Ints:
    """Return each moment, put off to the end of the next working day if it is on a day off."""
    day = np.minimum(latest // DAY, len(year.dates))
    works = year.next_workday[day]
    return np.asarray(np.where(works == day, latest, (works + 1) * DAY))


def _in_season(item: Round, week: Ints) -> npt.NDArray[np.bool_]:
    if item.first_week <= item.last_week:
        return (item.first_week <= week) & (week <= item.last_week)
    return (week >= item.first_week) | (week <= item.last_week)


def draw_moves(sources: Sequence[Source]) -> list[Planned]:
    """Return the inspections of moves, first ones apart; paperwork goes with the first."""
    scenario, year = sources[0].scenario, sources[0].year
    moves, days = scenario.demand.moves, len(year.dates)
    season = np.array(moves.season) / np.mean(moves.season)
    yearly = np.array([move_rate(scenario, source.afdeling) for source in sources])
    rate = yearly[:, None] / 365 * season[year.month]
    turn = _at_month_turn(year.dates, rate * moves.month_turn)
    counts = numbers(sources, rate * (1 - moves.month_turn), "moves.count", Generator.poisson)
    counts = counts + numbers(sources, turn, "moves.turn", Generator.poisson)
    where = np.repeat(np.arange(len(counts)), counts)
    afdeling, day = where // days, where % days
    width = max(moves.inspections, 1)
    noise = numbers(
        sources,
        counts.reshape(-1, days).sum(axis=1),
        "moves.work",
        lambda g, n: g.standard_normal((n, width)),
    )
    work = seconds(moves.median * np.exp(moves.sigma * noise))
    kind = type_names(scenario.demand).index(MOVE)
    parts = []
    for visit in range(moves.inspections):
        at = year.next_workday[np.minimum(day + visit * SECOND_INSPECTION, days)]
        inside = at < days
        hands_on = work[inside, visit] + (moves.paperwork if visit == 0 else 0)
        report = at[inside] * DAY
        tasks = planned(report, afdeling[inside], kind, PLANLAGT, hands_on)
        parts.append(tasks._replace(due=last_moment(year, report + moves.slack)))
    return parts


def _at_month_turn(days: list[dt.date], rate: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the rates (A, D) of each month gathered on its first day."""
    first = np.array([d == 0 or day.day == 1 for d, day in enumerate(days)])
    out = np.zeros(rate.shape)
    out[:, first] = np.add.reduceat(rate, np.flatnonzero(first), axis=1)
    return out
