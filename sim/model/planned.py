"""Planned rounds and moves of one afdeling."""

from __future__ import annotations

import datetime as dt

import numpy as np
import numpy.typing as npt

from sim.model import DAY
from sim.model.catalogue import MOVE, type_names
from sim.model.rules import PLANLAGT
from sim.model.source import Source, Year, seconds
from sim.model.tasks import Ints, Tasks, plain_tasks
from sim.model.workload import move_rate, round_units
from sim.scenario.schema.demand import Round

SECOND_INSPECTION = 10
"""Days between the inspections of one move (grade D)."""


def draw_rounds(source: Source, attempts: int) -> Tasks:
    """Return the planned rounds of an afdeling, long ones split into pieces.

    A round falls due every `every_days` within its season, from a phase drawn once, and moves to
    the next working day. It expires when the next one falls due.
    """
    names = type_names(source.scenario.demand)
    parts = [
        _one_round(source, name, item, names.index(name), attempts)
        for name, item in source.scenario.demand.rounds.items()
    ]
    return Tasks.joined(parts, attempts)


def _one_round(source: Source, name: str, item: Round, kind: int, attempts: int) -> Tasks:
    phase = int(source.stream(f"rounds.phase.{name}").integers(item.every_days))
    due = np.arange(phase, len(source.year.dates), item.every_days)
    in_season = _in_season(item, source.year.week[due])
    noise = source.stream(f"rounds.time.{name}").normal(0.0, 1.0, size=len(due))
    weeks = (item.last_week - item.first_week) % 53 + 1
    per_round = item.hours * round_units(item, source.afdeling) / (weeks * 7 / item.every_days)
    drawn = per_round * np.exp(item.sigma * noise - item.sigma**2 / 2)
    day = source.year.next_workday[due]
    keep = in_season & (day < len(source.year.dates)) & (drawn >= 1)
    day, work = day[keep], seconds(drawn[keep])
    pieces = -(-work // item.piece)
    index = np.repeat(np.arange(len(day)), pieces)
    tasks = plain_tasks(day[index] * DAY, kind, PLANLAGT, work[index] // pieces[index], attempts)
    marks = source.stream(f"rounds.bought.{name}").integers(
        0, 1 << 16, size=len(source.year.dates), dtype=np.uint16
    )
    return tasks._replace(
        due=last_moment(source.year, tasks.report + item.slack),
        expire=(day[index] + item.every_days) * DAY,
        bought=marks[day[index]].astype(np.uint16),
    )


def last_moment(year: Year, latest: Ints) -> Ints:
    """Return each moment, put off to the end of the next working day if it is on a day off."""
    day = np.minimum(latest // DAY, len(year.dates))
    works = year.next_workday[day]
    return np.asarray(np.where(works == day, latest, (works + 1) * DAY))


def _in_season(item: Round, week: Ints) -> npt.NDArray[np.bool_]:
    if item.first_week <= item.last_week:
        return (item.first_week <= week) & (week <= item.last_week)
    return (week >= item.first_week) | (week <= item.last_week)


def draw_moves(source: Source, attempts: int) -> Tasks:
    """Return the inspections of an afdeling's moves; paperwork goes with the first."""
    moves = source.scenario.demand.moves
    days = source.year.dates
    season = np.array(moves.season) / np.mean(moves.season)
    rate = move_rate(source.scenario, source.afdeling) / 365 * season[source.year.month]
    spread = source.stream("moves.count").poisson(rate * (1 - moves.month_turn))
    turn = source.stream("moves.turn").poisson(_at_month_turn(days, rate * moves.month_turn))
    day = np.repeat(np.arange(len(days)), spread + turn)
    n = len(day)
    draws = source.stream("moves.work").normal(0.0, 1.0, size=(n, max(moves.inspections, 1)))
    work = seconds(moves.median * np.exp(moves.sigma * draws))
    kind = type_names(source.scenario.demand).index(MOVE)
    parts = []
    for visit in range(moves.inspections):
        at = source.year.next_workday[np.minimum(day + visit * SECOND_INSPECTION, len(days))]
        inside = at < len(days)
        hands_on = work[:, visit] + (moves.paperwork if visit == 0 else 0)
        tasks = plain_tasks(at[inside] * DAY, kind, PLANLAGT, hands_on[inside], attempts)
        due = last_moment(source.year, tasks.report + moves.slack)
        parts.append(tasks._replace(due=due))
    return Tasks.joined(parts, attempts)


def _at_month_turn(days: list[dt.date], rate: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the rate of each month gathered on its first day."""
    first = np.array([d == 0 or day.day == 1 for d, day in enumerate(days)])
    out = np.zeros(len(days))
    out[first] = np.add.reduceat(rate, np.flatnonzero(first))
    return out
