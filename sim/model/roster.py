"""The roster: when each ejendomsfunktionær works, from his calendar and his absence."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.model import DAY
from sim.model.draws import Draws
from sim.model.draws.absence import PRESENT
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
    men = world.staff.share.size
    if draws.absent.shape[0] < men:
        raise ValueError(f"absence is drawn for {draws.absent.shape[0]} men, the world has {men}")
    midnight = np.arange(world.days.workday.size) * DAY
    epoch = np.searchsorted(world.epoch_start, midnight, side="right") - 1
    works = world.days.workday == 1
    employed = (midnight >= world.staff.employed_from[:, None]) & (
        midnight < world.staff.employed_to[:, None]
    )
    away = draws.absent[:men] != PRESENT
    temp = _temps(world, away, works)
    at_work = employed & (~away | temp) & works
    called = employed & ~away & (draws.snow >= 0) & (at_work | ~works)
    meeting = _meeting(world, epoch)
    blocks = _joined(_blocks(world, draws, at_work, called, meeting))
    first = _first(blocks)
    order = _in_order(blocks.start)
    measured = (midnight >= world.days.measure_from) & (midnight < world.days.measure_to)
    return Roster(
        start=blocks.start.take(order),
        end=blocks.end.take(order),
        man=blocks.man.take(order),
        kind=blocks.kind.take(order),
        first=first.take(order),
        home_men=_home_men(world, epoch, at_work),
        meeting=(meeting * (at_work & measured)).sum(axis=1),
        temp=temp & at_work,
    )


class _Blocks(NamedTuple):
    """Blocks of working time by man, those of each in order; columns as in `Roster`."""

    start: Ints
    end: Ints
    man: Ints
    kind: Ints


def _blocks(world: World, draws: Draws, at_work: Flags, called: Flags, meeting: Ints) -> _Blocks:
    """Return the blocks of every man's days: call-in, work until lunch, work after it.

    Meetings come first in working hours. A call-in lasts until these on workdays, and for a fixed
    time on days off.
    """
    days, midnight = world.days, np.arange(world.days.opens.size) * DAY
    opening, snow = midnight + days.opens, midnight + draws.snow
    until = np.where(days.workday == 1, opening, snow + world.weekend_snow)
    # Places in flat tables, which are many times as fast as pairs of man and day.
    present = np.flatnonzero(at_work | called)
    man, day = np.divmod(present, len(midnight))
    opens, before, after = (
        column.take(day)
        for column in (opening, midnight + days.lunch_from, midnight + days.lunch_to)
    )
    length = (days.closes - days.opens) * world.staff.share[:, None] // 1000
    closes = np.where(at_work.take(present), opens + length.take(present), 0)
    begins = np.minimum(opens + meeting.take(present), closes)
    lunch = (begins < before) & (closes > after)
    start, end = np.empty((2, len(man), 3), dtype=np.int64)
    start[:, 0] = snow.take(day)
    end[:, 0] = np.where(called.take(present), until.take(day), start[:, 0])
    start[:, 1], end[:, 1] = begins, np.where(lunch, before, closes)
    start[:, 2], end[:, 2] = after, np.where(lunch, closes, 0)
    long = np.flatnonzero(end > start)
    kinds = np.array([SNOW_BLOCK, ORDINARY_BLOCK, ORDINARY_BLOCK])
    columns = (start.ravel(), end.ravel(), np.repeat(man, 3), np.tile(kinds, len(man)))
    return _Blocks(*(column.take(long) for column in columns))


def _joined(blocks: _Blocks) -> _Blocks:
    """Return the blocks with those joined that follow on each other without a break."""
    start, end, man, kind = blocks
    follows = np.zeros(len(start), dtype=bool)
    follows[1:] = (start[1:] == end[:-1]) & (man[1:] == man[:-1]) & (kind[1:] == kind[:-1])
    if not follows.any():
        return blocks
    begins = np.flatnonzero(~follows)
    last = np.append(begins[1:], len(start)) - 1
    return _Blocks(*(column.take(begins) for column in blocks))._replace(end=end.take(last))


def _first(blocks: _Blocks) -> Ints:
    """Return 1 for the first block that a man begins on a day."""
    day = blocks.start // DAY
    out = np.ones(len(day), dtype=np.int64)
    out[1:] = (day[1:] != day[:-1]) | (blocks.man[1:] != blocks.man[:-1])
    return out


def _in_order(start: Ints) -> Ints:
    """Return the indices that sort by start and leave those of equal starts as they are."""
    # One sort of whole numbers that hold a time, which is below 2³¹, and a place.
    keys = (start << 32) | np.arange(len(start))
    keys.sort()
    return np.asarray(keys & ((1 << 32) - 1))


def _temps(world: World, away: Flags, works: Flags) -> Flags:
    """Return the days (W, D) on which an absence has lasted long enough for a temp."""
    out = np.zeros_like(away)
    after = world.staff.temp_after[:, None]
    if (after >= 0).any():
        gone = away[:, works]
        day = np.arange(gone.shape[1])
        there = np.maximum.accumulate(np.where(gone, -1, day), axis=1)
        out[:, works] = (after >= 0) & (day - there > after)
    return out


def _meeting(world: World, epoch: Ints) -> Ints:
    """Return seconds (W, D) of brief and weekly meeting at the start of each day.

    They are those of a man's first own afdeling.
    """
    home = world.staff.own.argmax(axis=2)
    regime = world.regime[np.arange(len(home))[:, None], home]
    monday = np.arange(len(epoch)) % 7 == 0
    brief, meeting = world.levers.brief[regime].T, world.levers.meeting[regime].T
    return np.asarray(brief[:, epoch] + meeting[:, epoch] * monday)


def _home_men(world: World, epoch: Ints, at_work: Flags) -> Ints:
    """Return the own men at work by day and afdeling, (D, A)."""
    # Products of floats, which are exact here and many times as fast as those of integers.
    there, own = at_work.T.astype(np.float64), world.staff.own.astype(np.float64)
    cuts = np.flatnonzero(np.diff(epoch)) + 1
    parts = [
        there[first:last] @ own[epoch[first]]
        for first, last in zip([0, *cuts], [*cuts, len(epoch)], strict=True)
    ]
    return np.asarray(np.rint(np.concatenate(parts)), dtype=np.int64)
