"""What a task waits for: working hours, men who have other work, or something else."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from sim.model import DAY, rules
from sim.model.draws import Draws
from sim.model.roster import Roster
from sim.model.trace import Row, Trace
from sim.model.world import SKILLS, Ints, World

_ENDS = (
    Row.DIVERTED, Row.PREEMPTED, Row.STOPPED, Row.NO_ACCESS, Row.FOLLOW_UP, Row.DONE,
    Row.CONTRACTOR, Row.HELPED, Row.CUT_TRAVEL, Row.CUT_WORK,
)  # fmt: skip


class Wait(NamedTuple):
    """A stretch of waiting, in seconds; the four kinds add up to it."""

    seconds: int
    closed: int
    """Outside working hours, and nobody was called in."""
    absent: int
    """In working hours, but none of those who serve the place was at work."""
    busy: int
    """All of them who were at work had something else to do."""
    free: int
    """One of them was free: too little of the day was left, no machine, or help not yet due."""
    men: list[int]
    """Who serves it: those whose own the place is, or else who may help."""
    planned: int
    requests: int
    """Seconds of men in that time on planned work and on other requests."""


def wait_of(
    world: World, draws: Draws, roster: Roster, trace: Trace, task: int, start: int, end: int
) -> Wait:
    """Return what a task waited for from `start` to `end`."""
    men = who_serves(world, draws, task, start)
    at_work = [_blocks(roster, w, start, end) for w in men]
    taken = [_spells(trace, w, start, end) for w in men]
    edges = {start, end, *_hours(world, start, end)}
    for spans in (*at_work, *([span[:2] for span in spells] for spells in taken)):
        edges |= {edge for span in spans for edge in span}
    cuts = sorted(edges)
    closed = absent = busy = free = 0
    for one, other in pairwise(cuts):
        on = [w for w, blocks in enumerate(at_work) if _covers(blocks, one)]
        if not on and _is_open(world, one):
            absent += other - one
        elif not on:
            closed += other - one
        elif all(_covers([span[:2] for span in taken[w]], one) for w in on):
            busy += other - one
        else:
            free += other - one
    spent = [0, 0]
    for spells in taken:
        for first, last, other_task in spells:
            is_planned = draws.priority[other_task] in (rules.PLANLAGT, rules.SNE)
            spent[0 if is_planned else 1] += last - first
    return Wait(end - start, closed, absent, busy, free, men, *spent)


def who_serves(world: World, draws: Draws, task: int, time: int) -> list[int]:
    """Return the men employed at `time` who can serve a task: its own, else those who help."""
    staff, kind = world.staff, draws.type[task]
    epoch = int(np.searchsorted(world.epoch_start, time, side="right")) - 1
    reach = staff.reach[epoch, :, draws.afdeling[task], world.catalogue.work[kind]]
    able = staff.speed[:, world.catalogue.skill[kind] % len(SKILLS)] > 0
    there = (staff.employed_from <= time) & (time < staff.employed_to)
    own = np.flatnonzero((reach == rules.OWN) & able & there)
    return (own if len(own) else np.flatnonzero((reach != rules.NEVER) & able & there)).tolist()


def _hours(world: World, start: int, end: int) -> list[int]:
    """Return when working hours begin and end from `start` to `end`."""
    days = world.days
    out = []
    for day in range(start // DAY, min(end // DAY + 1, len(days.workday))):
        if days.workday[day]:
            out += [day * DAY + int(days.opens[day]), day * DAY + int(days.closes[day])]
    return [edge for edge in out if start < edge < end]


def _is_open(world: World, time: int) -> bool:
    day, second = divmod(time, DAY)
    days = world.days
    return bool(days.workday[day]) and days.opens[day] <= second < days.closes[day]


def _blocks(roster: Roster, man: int, start: int, end: int) -> list[tuple[int, int]]:
    inside = (roster.man == man) & (roster.start < end) & (roster.end > start)
    return [
        (max(int(a), start), min(int(b), end))
        for a, b in zip(roster.start[inside], roster.end[inside], strict=True)
    ]


def _spells(trace: Trace, man: int, start: int, end: int) -> list[tuple[int, int, int]]:
    """Return when a man had which task, cut to a stretch of time."""
    rows: Ints = np.flatnonzero(
        (trace.man == man) & np.isin(trace.row, [Row.ASSIGNED, *_ENDS]) & (trace.time <= end)
    )
    out = []
    began, task = None, -1
    for k in rows.tolist():
        time = int(trace.time[k])
        if began is not None and time > start:
            out.append((max(began, start), min(time, end), task))
        began, task = (time, int(trace.task[k])) if trace.row[k] == Row.ASSIGNED else (None, -1)
    if began is not None and began < end:
        out.append((max(began, start), end, task))
    return [span for span in out if span[0] < span[1]]


def _covers(spans: list[tuple[int, int]], time: int) -> bool:
    return any(first <= time < last for first, last in spans)
