"""What the compiled engine works on: the world, the year and the state of both as plain arrays.

`Year` is all a compiled function is given. Tables hold one row per thing and one column per fact,
so that what is read together lies together. Names of columns are the constants below.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from sim.model import Kind, rules
from sim.model.draws import Draws
from sim.model.roster import Roster
from sim.model.trace import NOBODY
from sim.model.world import Ints, LeverTable, World

Small = npt.NDArray[np.int32]
Marks = npt.NDArray[np.uint16]

# A key of an event: time, kind and id in one number that sorts as the contract orders them.
ID_BITS = 24
TIME_SHIFT = 28
NEVER = (1 << 63) - 1
BUCKET_SHIFT = TIME_SHIFT + 10
"""Later events are kept in buckets of 1,024 s; those of the present bucket in a heap."""
GROUP = 32
"""Ends of travel and work are kept in groups of so many men, with the earliest of each group."""

# Columns of `Year.number`, single numbers that stand still.
(
    WALK,
    NO_ACCESS,
    NO_ACCESS_TIME,
    FIRST_TIME_FIX,
    REPEAT_WORK,
    DIAGNOSIS,
    ESCALATION,
    HORIZON,
    MEN,
    AFDELINGER,
    CLASSES,
    ATTEMPTS,
    CAPACITY,
    GOAL,
) = range(14)
NUMBERS = GOAL + 5

# Columns of `Year.live`, single numbers that move.
NOW, EPOCH, ROWS, BUCKET, HEAPED, MACHINE_BACK, BLOCK = range(7)

# Columns of `Year.levers`.
LEVER_NAMES = LeverTable._fields[:-1]
_lever = LEVER_NAMES.index
DISPATCH, PROTECTED, WINDOW = _lever("dispatch"), _lever("protected"), _lever("window")
CATCH_UP, CHANNEL, DELAY = _lever("catch_up"), _lever("channel"), _lever("delay")
OPEN_FROM, OPEN_TO = _lever("open_from"), _lever("open_to")
DIRECT, MISSED, ABANDONED = _lever("direct"), _lever("missed"), _lever("abandoned")
DIRECT_STOPS, CALL_TIME, SETUP = _lever("direct_stops"), _lever("call"), _lever("setup")
HELP_ABOVE, OWN_FIX, TRANSPORT = _lever("help_above"), _lever("own_fix"), _lever("transport")
STRANGE_FIRST, STRANGE_PERMANENT = _lever("strange_first"), _lever("strange_permanent")
STRANGE_JOBS, PRODUCTIVE = _lever("strange_jobs"), _lever("productive")
BOUGHT_REQUESTS, SLA = _lever("bought_requests"), _lever("sla")
FIRM_ON_TIME = _lever("firm_on_time")

# Columns of `Year.classes`: a class is a pair of type and priority that occurs.
(
    TYPE,
    PRIORITY,
    SKILL,
    WORK_KIND,
    EXPECTED,
    SLACK,
    SPLITTABLE,
    MACHINE,
    PERSONS,
    INDOOR,
    REQUEST,
) = range(11)

# Columns of `Year.man`.
(
    STATE,
    ON,
    PLACE,
    TASK,
    PARTNER,
    BEGUN,
    WHOLE,
    LOST,
    BLOCK_END,
    BLOCK_KIND,
    LAST_TYPE,
    HELD,
    CLOSED_DOOR,
    VEHICLE,
) = range(14)
MAN_COLUMNS = 16

# Columns of `Year.task`; `TASK_STATE` 0 is unreported.
LEFT, SINCE, DUE, TASK_STATE, CALLS, TRIED, VISITED, CONTRACTOR = range(8)

# Rows of `Year.crowd`: sets of men.
AT_WORK, IDLE_MEN, WORKING, FOUND = range(4)

# Columns of `Year.block`.
ENDS, BY, BLOCK_TYPE, IS_FIRST = range(4)


class Year(NamedTuple):
    """The world, the draws and the state of a year.

    A afdelinger, C classes, E epochs, R regimes, W men, N tasks, M contacts, V attempts, D days.
    Sets are rows of 64-bit words, one bit for each member.
    """

    # The world.
    number: Ints
    levers: Ints
    bought: Ints
    classes: Ints
    travel: Ints
    reach: Ints
    own: Ints
    base: Ints
    speed: Ints
    regime: Ints
    unit: Ints
    workday: Ints
    home_men: Ints
    block: Ints
    calendar: Ints
    # The draws.
    outside: Ints
    klass: Small
    afdeling: Ints
    report: Ints
    work: Ints
    again: Ints
    gap: Ints
    retry: Ints
    no_access: Marks
    fix: Marks
    heard: Marks
    direct: Marks
    trade: Marks
    firm_mark: Marks
    firm: Ints
    patience: Ints
    vagt: Ints
    expire: Ints
    contact_afdeling: Ints
    contact_seconds: Ints
    # The state.
    live: Ints
    man: Ints
    task: Ints
    jobs: Ints
    machines: Ints
    requests: Ints
    finish: Ints
    """(W,): key of the end of a man's travel or work, or `NEVER`."""
    earliest: Ints
    """The earliest of each group of `finish`."""
    heap: Ints
    later_key: Ints
    later_next: Small
    bucket: Small
    ends: Small
    """(C * A, 2): first and last task of each queue."""
    links: Small
    """(N, 2): the tasks before and after in the queue."""
    waiting: Ints
    """(C, words of A): afdelinger in which a class waits."""
    waits: Ints
    """(C,): in how many afdelinger a class waits."""
    crowd: Ints
    """(4, words of W): sets of men, see `AT_WORK` …"""
    here: Ints
    """(A, words of W): men who stand in an afdeling."""
    home: Ints
    """(A, words of W): men whose own an afdeling is, in the present epoch."""
    reachers: Ints
    """(A, 2, words of W): men who reach an afdeling at all, in the present epoch."""
    reached: Ints
    """(W, 2, words of A): the same the other way round."""
    skilled: Ints
    """(S, words of W): men who have a skill."""
    # The trace.
    time: Ints
    row: npt.NDArray[np.int8]
    row_task: Small
    row_man: Small
    seconds: Small
    lost: Small


def words(members: int) -> int:
    """Return how many 64-bit words hold a set of `members`."""
    return max(1, -(-members // 64))


def lay_out(world: World, draws: Draws, roster: Roster, capacity: int) -> Year:
    """Return a year in which nothing has happened yet, with room for `capacity` rows."""
    classes, klass = _classes(world, draws)
    count = len(klass)
    horizon = int(world.days.horizon)
    if max(count, len(draws.contact_time), len(world.staff.share)) >= 1 << ID_BITS:
        raise ValueError("too many tasks for the compiled engine")
    outside = outside_keys(draws)
    return Year(
        number=_numbers(world, draws, len(classes), capacity),
        classes=classes,
        klass=klass,
        outside=outside,
        calendar=calendar_keys(world, roster),
        block=np.column_stack([roster.end, roster.man, roster.kind, roster.first]),
        home_men=_plain(roster.home_men),
        **_of_world(world),
        **_of_draws(draws),
        **_state_of_men(world),
        **_state_of_tasks(count, len(classes), world.regime.shape[1], horizon),
        **_blank_trace(capacity),
    )


def outside_keys(draws: Draws) -> Ints:
    """Return the keys of first events of tasks and of contacts, in order, `NEVER` at the end."""
    planned = (draws.priority == rules.SNE) | (draws.priority == rules.PLANLAGT)
    kind = np.where(planned, int(Kind.RELEASE), int(Kind.CALL))
    tasks = _keys(draws.report, kind, np.arange(len(kind)))
    times = draws.contact_time
    return _sorted(tasks, _keys(times, int(Kind.CONTACT), np.arange(len(times))))


def calendar_keys(world: World, roster: Roster) -> Ints:
    """Return the keys of blocks and epochs, in order, `NEVER` at the end.

    Starts of blocks come in the order of the roster, so their number is their block.
    """
    return _sorted(
        _keys(roster.start, int(Kind.BLOCK_START), roster.man),
        _keys(roster.end, int(Kind.BLOCK_END), roster.man),
        _keys(world.epoch_start, int(Kind.CHANGE), np.arange(len(world.epoch_start))),
    )


def _keys(time: Ints, kind: Ints | int, ident: Ints) -> Ints:
    return np.asarray((time << TIME_SHIFT) | (kind << ID_BITS) | ident, dtype=np.int64)


def _sorted(*parts: Ints) -> Ints:
    keys = np.concatenate([*parts, np.array([NEVER])])
    keys.sort()
    return keys


def _plain(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return an array in the one form the engine is compiled for."""
    return np.require(array, requirements=("C", "W"))


def _numbers(world: World, draws: Draws, classes: int, capacity: int) -> Ints:
    number = np.zeros(NUMBERS, dtype=np.int64)
    number[WALK] = world.walk
    number[NO_ACCESS], number[NO_ACCESS_TIME] = world.no_access, world.no_access_time
    number[FIRST_TIME_FIX], number[REPEAT_WORK] = world.first_time_fix, world.repeat_work
    number[DIAGNOSIS], number[ESCALATION] = world.diagnosis, world.escalation
    number[HORIZON] = world.days.horizon
    number[MEN], number[AFDELINGER] = world.staff.share.size, world.regime.shape[1]
    number[CLASSES], number[ATTEMPTS] = classes, draws.gap.shape[1]
    number[CAPACITY] = capacity
    number[GOAL : GOAL + 5] = world.goals
    return number


def _classes(world: World, draws: Draws) -> tuple[Ints, Small]:
    """Return the classes that occur, the most urgent first, and the class of each task."""
    catalogue = world.catalogue
    types = len(catalogue.skill)
    code = draws.priority * types + draws.type
    occur = np.flatnonzero(np.bincount(code, minlength=1))
    number = np.zeros(int(occur[-1]) + 1 if len(occur) else 1, dtype=np.int32)
    number[occur] = np.arange(len(occur))
    kind, priority = occur % types, occur // types
    request = (priority >= rules.AKUT) & (priority <= rules.ALMINDELIG)
    facts = (
        catalogue.skill,
        catalogue.work,
        catalogue.expected,
        catalogue.slack,
        catalogue.splittable,
        catalogue.machine,
        catalogue.persons,
        catalogue.indoor,
    )
    table = np.column_stack([kind, priority, *(fact[kind] for fact in facts), request])
    return np.ascontiguousarray(table, dtype=np.int64), number[code]


def _of_world(world: World) -> dict[str, Any]:
    levers, staff = world.levers, world.staff
    return {
        "levers": np.column_stack(levers[:-1]),
        "bought": _plain(levers.bought),
        "travel": _plain(world.travel),
        "reach": _plain(staff.reach),
        "own": _plain(staff.own),
        "base": _plain(staff.base),
        "speed": _plain(staff.speed),
        "regime": _plain(world.regime),
        "unit": _plain(world.machine_unit),
        "workday": _plain(world.days.workday),
    }


def _of_draws(draws: Draws) -> dict[str, Any]:
    same = (
        "afdeling report work again gap retry no_access fix heard direct trade firm patience vagt "
        "expire contact_afdeling contact_seconds"
    )
    columns = {name: _plain(getattr(draws, name)) for name in same.split()}
    return columns | {"firm_mark": _plain(draws.bought)}


def _state_of_men(world: World) -> dict[str, Any]:
    staff, places = world.staff, world.regime.shape[1]
    men, skills = staff.speed.shape
    groups = max(1, -(-men // GROUP))
    wide = words(men)
    man = np.zeros((men, MAN_COLUMNS), dtype=np.int64)
    man[:, PLACE] = staff.base[0]
    man[:, [TASK, PARTNER, HELD, LAST_TYPE]] = NOBODY
    man[:, VEHICLE] = staff.vehicle
    return {
        "live": np.zeros(8, dtype=np.int64),
        "man": man,
        "jobs": np.zeros((men, places), dtype=np.int64),
        "machines": world.machine_sets.astype(np.int64),
        "finish": np.full(groups * GROUP, NEVER),
        "earliest": np.full(groups, NEVER),
        "crowd": np.zeros((4, wide), dtype=np.int64),
        "here": np.zeros((places, wide), dtype=np.int64),
        "home": np.zeros((places, wide), dtype=np.int64),
        "reachers": np.zeros((places, 2, wide), dtype=np.int64),
        "reached": np.zeros((men, 2, words(places)), dtype=np.int64),
        "skilled": np.zeros((skills, wide), dtype=np.int64),
    }


def _state_of_tasks(count: int, classes: int, places: int, horizon: int) -> dict[str, Any]:
    return {
        "task": np.zeros((count, 8), dtype=np.int64),
        "requests": np.zeros(places, dtype=np.int64),
        "heap": np.empty(3 * count + 1, dtype=np.int64),
        "later_key": np.empty(3 * count, dtype=np.int64),
        "later_next": np.empty(3 * count, dtype=np.int32),
        "bucket": np.full((horizon >> (BUCKET_SHIFT - TIME_SHIFT)) + 2, NOBODY, dtype=np.int32),
        "ends": np.full((classes * places, 2), NOBODY, dtype=np.int32),
        "links": np.empty((count, 2), dtype=np.int32),
        "waiting": np.zeros((classes, words(places)), dtype=np.int64),
        "waits": np.zeros(classes, dtype=np.int64),
    }


def _blank_trace(capacity: int) -> dict[str, Any]:
    small = ("row_task", "row_man", "seconds", "lost")
    return {name: np.empty(capacity, dtype=np.int32) for name in small} | {
        "time": np.empty(capacity, dtype=np.int64),
        "row": np.empty(capacity, dtype=np.int8),
    }
