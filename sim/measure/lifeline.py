"""The life line of a task and the day of an ejendomsfunktionær: what happened, by which rule."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sim.measure.waiting import Wait, wait_of
from sim.model import rules
from sim.model.draws import Draws
from sim.model.roster import Roster
from sim.model.trace import NOBODY, Row, Trace
from sim.model.world import World

RULES = {
    Row.REGISTERED: "register",
    Row.MISSED: "gets_through",
    Row.CHASED: "patience",
    Row.ASSIGNED: "dispatch_key",
    Row.ARRIVED: "may_start",
    Row.DIVERTED: "preempts",
    Row.INTERRUPTED: "stops_planned",
    Row.PREEMPTED: "preempts",
    Row.STOPPED: "stops_at_block_end",
    Row.NO_ACCESS: "nobody_opens",
    Row.FOLLOW_UP: "must_return",
    Row.DONE: "must_return",
    Row.CONTRACTOR: "needs_contractor",
    Row.FIRM: "firm_takes_request",
    Row.VAGT: "vagt_takes",
    Row.ESCALATED: "escalation",
    Row.SKIPPED: "expiry",
    Row.OVERTIME: "may_start",
    Row.HELPER_ARRIVED: "persons",
    Row.HELPED: "persons",
    Row.CUT_TRAVEL: "horizon",
    Row.CUT_WORK: "horizon",
}
"""The rule (of `sim.model.rules` where it has that name) that decided each row."""
WAITS_AFTER = (
    Row.REGISTERED,
    Row.PREEMPTED,
    Row.STOPPED,
    Row.DIVERTED,
)
AWAY_AFTER = (Row.NO_ACCESS, Row.FOLLOW_UP)
"""A further visit is possible only after a while."""


class Event(NamedTuple):
    """Something that happened to a task, or to a man."""

    time: int
    row: Row | None
    """None for the report itself."""
    task: int
    man: int
    seconds: int
    lost: int
    rule: str
    dispatch: int
    """Dispatch rule in force at the task's afdeling, as in `rules`."""
    level: int
    """How far the man serves the place: 1 own, 2 help or cover, 0 no man."""
    wait: Wait | None
    """For an assignment: what the task had waited for."""


class Lifeline(NamedTuple):
    """A task from its report to its end."""

    task: int
    afdeling: int
    type: int
    priority: int
    report: int
    goal: int
    """Seconds from report to first visit; 0 where there is none."""
    due: int
    """Last second at which planned work is on time; 0 for requests."""
    events: list[Event]
    unfinished: Wait | None
    """What it waits for when the year ends, if it does."""


def lifeline(world: World, draws: Draws, roster: Roster, trace: Trace, task: int) -> Lifeline:
    """Return the life line of a task.

    Raises:
        IndexError: The year has no such task.
    """
    if not 0 <= task < len(draws.report):
        raise IndexError(f"tasks are numbered 0 to {len(draws.report) - 1}")
    planned = bool(draws.priority[task] in (rules.PLANLAGT, rules.SNE))
    report = int(draws.report[task])
    events = [_event(world, draws, trace, k) for k in np.flatnonzero(trace.task == task).tolist()]
    since: int | None = report if planned else None
    told = [_report(world, draws, task)]
    for event in events:
        wait = None
        if event.row == Row.ASSIGNED and since is not None:
            wait = wait_of(world, draws, roster, trace, task, since, event.time)
        told.append(event._replace(wait=wait))
        since = _waits_from(draws, told, event, since)
    horizon = world.days.horizon
    left = None
    if since is not None and since < horizon and not _ended(events):
        left = wait_of(world, draws, roster, trace, task, since, horizon)
    return Lifeline(
        task=task,
        afdeling=int(draws.afdeling[task]),
        type=int(draws.type[task]),
        priority=int(draws.priority[task]),
        report=report,
        goal=int(world.goals[draws.priority[task]]),
        due=int(draws.due[task]) if planned else 0,
        events=told,
        unfinished=left,
    )


def man_events(
    world: World, draws: Draws, trace: Trace, man: int, start: int, end: int
) -> list[Event]:
    """Return what happened to a man from `start` to before `end`.

    Raises:
        IndexError: The world has no such man.
    """
    if not 0 <= man < world.staff.share.size:
        raise IndexError(f"ejendomsfunktionærer are numbered 0 to {world.staff.share.size - 1}")
    inside = (trace.man == man) & (trace.time >= start) & (trace.time < end)
    return [_event(world, draws, trace, k) for k in np.flatnonzero(inside).tolist()]


def longest_wait(world: World, draws: Draws, trace: Trace) -> int:
    """Return the request of the measured window that waited longest for its first visit."""
    from sim.measure.tasks import task_times

    times = task_times(world, draws, trace)
    wait = np.minimum(times.first_visit, world.days.horizon) - draws.report
    return int(np.argmax(np.where(times.request & times.measured, wait, -1)))


def _report(world: World, draws: Draws, task: int) -> Event:
    time = int(draws.report[task])
    dispatch = _dispatch(world, draws, task, time)
    return Event(time, None, task, NOBODY, 0, 0, "report", dispatch, 0, None)


def _event(world: World, draws: Draws, trace: Trace, k: int) -> Event:
    task, man = int(trace.task[k]), int(trace.man[k])
    time, row = int(trace.time[k]), Row(int(trace.row[k]))
    level = 0
    if NOBODY not in (man, task):
        level = _level(world, draws, man, task, time)
    return Event(
        time,
        row,
        task,
        man,
        int(trace.seconds[k]),
        int(trace.lost[k]),
        RULES[row],
        _dispatch(world, draws, task, time) if task != NOBODY else 0,
        level,
        None,
    )


def epoch_at(world: World, time: int) -> int:
    """Return the epoch in force at a time."""
    return int(np.searchsorted(world.epoch_start, time, side="right")) - 1


def _dispatch(world: World, draws: Draws, task: int, time: int) -> int:
    regime = world.regime[epoch_at(world, time), draws.afdeling[task]]
    return int(world.levers.dispatch[regime])


def _level(world: World, draws: Draws, man: int, task: int, time: int) -> int:
    work = world.catalogue.work[draws.type[task]]
    reach = world.staff.reach[epoch_at(world, time), man, draws.afdeling[task], work]
    return 1 if reach == rules.OWN else 2


def _waits_from(draws: Draws, told: list[Event], event: Event, since: int | None) -> int | None:
    """Return from when a task waits after an event; None while somebody has it."""
    if event.row in WAITS_AFTER:
        return event.time
    if event.row in AWAY_AFTER:
        visits = sum(one.row in AWAY_AFTER for one in told)
        return event.time + int(draws.gap[event.task][visits - 1])
    if event.row in (Row.MISSED, Row.CHASED, Row.INTERRUPTED):
        return since
    return None


def _ended(events: list[Event]) -> bool:
    ends = (Row.DONE, Row.CONTRACTOR, Row.FIRM, Row.VAGT, Row.ESCALATED, Row.SKIPPED)
    return any(event.row in ends for event in events)
