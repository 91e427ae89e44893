"""The roster: when each ejendomsfunktionær works, from his calendar and his absence."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.model import DAY
from sim.model.absence import PRESENT
from sim.model.draws import Draws
from sim.model.rules import ORDINARY_BLOCK, SNOW_BLOCK
from sim.model.world import Ints, World

Flags = npt.NDArray[np.bool_]


class Roster(NamedTuple):
    """Blocks of working time in order of (start, man), and who is at work."""

    start: Ints
    end: Ints
    man: Ints
    kind: Ints
    """`rules.ORDINARY_BLOCK`, or `rules.SNOW_BLOCK` for a call-in."""
    first: Ints
    """1 for the first block of a man's day: it starts at his base."""
    home_men: Ints
    """(D, A): own men at work that day."""
    meeting: Ints
    """(W,): seconds of briefs and meetings in the measured window."""
    temp: Flags
    """(W, D): a temp stands in."""


def build_roster(world: World, draws: Draws) -> Roster:
    """Return the roster of a world in a year.

    Raises:
        ValueError: If the draws hold absence for fewer men than the world has.
    """
    men, days = world.staff.share.size, world.days.workday.size
    if draws.absent.shape[0] < men:
        raise ValueError(f"absence is drawn for {draws.absent.shape[0]} men, the world has {men}")
    employed = _employed(world)
    away = draws.absent[:men] != PRESENT
    temp = _temps(world, away)
    at_work = employed & (~away | temp) & (world.days.workday == 1)
    called = employed & ~away & (draws.snow >= 0)
    blocks = [*_ordinary(world, at_work), *_snow(world, draws, at_work, called)]
    table = np.concatenate(blocks) if blocks else np.zeros((0, 4), dtype=np.int64)
    table = _joined(table[table[:, 1] > table[:, 0]])
    table = table[np.lexsort((table[:, 2], table[:, 0]))]
    day = table[:, 0] // DAY
    first = np.zeros(len(table), dtype=np.int64)
    _, where = np.unique(table[:, 2] * days + day, return_index=True)
    first[where] = 1
    return Roster(
        start=table[:, 0].copy(),
        end=table[:, 1].copy(),
        man=table[:, 2].copy(),
        kind=table[:, 3].copy(),
        first=first,
        home_men=_home_men(world, at_work),
        meeting=(_meeting(world) * at_work * _measured(world)).sum(axis=1),
        temp=temp & at_work,
    )


def _joined(table: Ints) -> Ints:
    """Return the blocks with those joined that follow on each other without a break."""
    table = table[np.lexsort((table[:, 0], table[:, 2]))]
    same = (table[1:, 0] == table[:-1, 1]) & (table[1:, 2:] == table[:-1, 2:]).all(axis=1)
    starts = np.flatnonzero(np.append(True, ~same)[: len(table)])
    out = table[starts]
    out[:, 1] = table[np.append(starts[1:], len(table)) - 1, 1] if len(table) else out[:, 1]
    return out


def _measured(world: World) -> Flags:
    day = np.arange(world.days.workday.size) * DAY
    return (day >= world.days.measure_from) & (day < world.days.measure_to)


def _employed(world: World) -> Flags:
    day = np.arange(world.days.workday.size) * DAY
    staff = world.staff
    return (day >= staff.employed_from[:, None]) & (day < staff.employed_to[:, None])


def _temps(world: World, away: Flags) -> Flags:
    """Return the days (W, D) on which an absence has lasted long enough for a temp."""
    workday = world.days.workday == 1
    run = np.zeros(away.shape[0], dtype=np.int64)
    out = np.zeros_like(away)
    after = world.staff.temp_after
    for d in np.flatnonzero(workday):
        run = np.where(away[:, d], run + 1, 0)
        out[:, d] = (after >= 0) & (run > after)
    return out


def _day_regime(world: World) -> Ints:
    """Return the regime (W, D) a man's day is planned under: that of his first own afdeling."""
    day = np.arange(world.days.workday.size) * DAY
    epoch = np.searchsorted(world.epoch_start, day, side="right") - 1
    home = world.staff.own.argmax(axis=2)
    regime = world.regime[np.arange(len(world.epoch_start))[:, None], home]
    return np.asarray(regime[epoch].T)


def _meeting(world: World) -> Ints:
    """Return seconds (W, D) of brief and weekly meeting at the start of each day."""
    regime = _day_regime(world)
    monday = np.arange(world.days.workday.size) % 7 == 0
    return np.asarray(world.levers.brief[regime] + world.levers.meeting[regime] * monday)


def _ordinary(world: World, at_work: Flags) -> list[Ints]:
    """Return ordinary blocks (start, end, man, kind): meetings first, then work around lunch."""
    days = world.days
    man, day = np.nonzero(at_work)
    length = (days.closes - days.opens)[day] * world.staff.share[man] // 1000
    midnight = day * DAY
    start = midnight + days.opens[day]
    end = start + length
    start = np.minimum(start + _meeting(world)[man, day], end)
    lunch_from, lunch_to = midnight + days.lunch_from, midnight + days.lunch_to
    spans = (start < lunch_from) & (end > lunch_to)
    kind = np.full(len(man), ORDINARY_BLOCK)
    before = np.column_stack([start, np.where(spans, lunch_from, end), man, kind])
    after = np.column_stack([lunch_to, end, man, kind])[spans]
    return [before, after]


def _snow(world: World, draws: Draws, at_work: Flags, called: Flags) -> list[Ints]:
    """Return call-ins for snow: until working hours on workdays, for a fixed time on days off."""
    days = world.days
    man, day = np.nonzero(called & (at_work | (days.workday == 0)))
    start = day * DAY + draws.snow[day]
    working = days.workday[day] == 1
    end = np.where(working, day * DAY + days.opens[day], start + world.weekend_snow)
    end = np.where(working & (end < start), start, end)
    return [np.column_stack([start, end, man, np.full(len(man), SNOW_BLOCK)])]


def _home_men(world: World, at_work: Flags) -> Ints:
    day = np.arange(world.days.workday.size) * DAY
    epoch = np.searchsorted(world.epoch_start, day, side="right") - 1
    own = world.staff.own[epoch]
    return np.asarray((own * at_work.T[:, :, None]).sum(axis=1))
