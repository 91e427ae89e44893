"""Laying out a year for the compiled engine: `World`, `Draws` and `Roster` as tables."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from sim.model import Kind, rules
from sim.model import compiled_fields as c
from sim.model.compiled_fields import BLOCK_WORDS, FIELDS, GROUP, ID_BITS, NEVER, TIME_SHIFT
from sim.model.draws import Draws
from sim.model.roster import Roster
from sim.model.trace import NOBODY
from sim.model.world import Ints, World

Tables = dict[str, npt.NDArray[Any]]
_KINDS = {64: np.int64, 32: np.int32, 8: np.int8}
_MOST = (1 << 31) - 1


def words(members: int) -> int:
    """Return how many 64-bit words hold a set of `members`."""
    return max(1, -(-members // 64))


def lay_out(world: World, draws: Draws, roster: Roster, capacity: int) -> Tables:
    """Return a year in which nothing has happened yet, with room for `capacity` rows.

    Raises:
        ValueError: If a number is beyond what the engine counts with.
    """
    drawn = of_draws(draws)
    tables = of_world(world) | of_roster(world, roster) | drawn
    tables["classes"] = _classes(world, draws)
    tasks, attempts = draws.gap.shape
    tables |= _state_of_men(world) | _state_of_tasks(world, tables["classes"], tasks)
    tables |= _blank_trace(capacity)
    tables["number"] = _numbers(world, tables, attempts, capacity)
    return tables


def block_of(tables: Tables) -> Ints:
    """Return the block of addresses and dimensions of tables, which must be kept while it is used.

    Raises:
        ValueError: If a table is not stored as its field says.
    """
    words: list[int] = []
    for name, field in FIELDS.items():
        table = tables[name]
        fixed = [
            n
            for n, want in zip(table.shape, field.shape, strict=True)
            if n != want and isinstance(want, int)
        ]
        if fixed or table.dtype != _KINDS[field.bits] or not table.flags.c_contiguous:
            raise ValueError(f"table '{name}' is not stored as {field}")
        words += [table.ctypes.data, *table.shape]
    assert len(words) == BLOCK_WORDS
    return np.array(words, dtype=np.int64)


def of_world(world: World) -> Tables:
    """Return the tables that depend on the world alone."""
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


def of_roster(world: World, roster: Roster) -> Tables:
    """Return the tables that depend on who is at work.

    Starts of blocks come in the order of the roster, so their number is their block.
    """
    epochs = np.arange(len(world.epoch_start))
    return {
        "home_men": _plain(roster.home_men),
        "block": np.column_stack([roster.end, roster.man, roster.kind, roster.first]),
        "calendar": _sorted(
            _keys(roster.start, int(Kind.BLOCK_START), roster.man),
            _keys(roster.end, int(Kind.BLOCK_END), roster.man),
            _keys(world.epoch_start, int(Kind.CHANGE), epochs),
        ),
    }


def of_draws(draws: Draws) -> Tables:
    """Return the tables that depend on the draws alone.

    Raises:
        ValueError: If there are too many tasks, or a time is too long.
    """
    tasks, attempts = draws.gap.shape
    if max(tasks, len(draws.contact_time)) >= 1 << ID_BITS:
        raise ValueError(f"the compiled engine takes at most {1 << ID_BITS} tasks and contacts")
    drawn = np.zeros((tasks, c.DRAWN_COLUMNS), dtype=np.int32)
    drawn[:, c.KLASS] = class_codes(draws)[1]
    for column, values in (
        (c.AFDELING, draws.afdeling),
        (c.REPORT, draws.report),
        (c.WORK, draws.work),
        (c.DIRECT_MARK, draws.direct),
        (c.TRADE_MARK, draws.trade),
        (c.BOUGHT_MARK, draws.bought),
        (c.FIRM_RATE, draws.firm),
        (c.PATIENCE, draws.patience),
        (c.VAGT, draws.vagt),
        (c.DRAWN_DUE, draws.due),
        (c.EXPIRES, draws.expire),
    ):
        drawn[:, column] = _small(values)
    tries = np.zeros((tasks, attempts, c.TRY_COLUMNS), dtype=np.int32)
    for column, values in (
        (c.AGAIN, draws.again),
        (c.GAP, draws.gap),
        (c.RETRY, draws.retry),
        (c.NO_ACCESS_MARK, draws.no_access),
        (c.FIX_MARK, draws.fix),
        (c.HEARD_MARK, draws.heard),
    ):
        tries[:, :, column] = _small(values)
    return {
        "outside": outside_keys(draws),
        "drawn": drawn,
        "tries": tries,
        "contact": np.column_stack([draws.contact_afdeling, draws.contact_seconds]),
    }


def outside_keys(draws: Draws) -> Ints:
    """Return the keys of first events of tasks and of contacts, in order, `NEVER` at the end."""
    planned = (draws.priority == rules.SNE) | (draws.priority == rules.PLANLAGT)
    kind = np.where(planned, int(Kind.RELEASE), int(Kind.CALL))
    tasks = _keys(draws.report, kind, np.arange(len(kind)))
    times = draws.contact_time
    return _sorted(tasks, _keys(times, int(Kind.CONTACT), np.arange(len(times))))


def class_codes(draws: Draws) -> tuple[Ints, Ints]:
    """Return the classes that occur, and the number (N,) of each task's class among them.

    Classes are in order of priority and type, which stand in the high and the low 32 bits.
    """
    order = (draws.priority << 32) | draws.type
    occur, number = np.unique(order, return_inverse=True)
    return occur, number


def _keys(time: Ints, kind: Ints | int, ident: Ints) -> Ints:
    return np.asarray((time << TIME_SHIFT) | (kind << ID_BITS) | ident, dtype=np.int64)


def _sorted(*parts: Ints) -> Ints:
    keys = np.concatenate([*parts, np.array([NEVER])])
    keys.sort()
    return keys


def _plain(array: Ints) -> Ints:
    """Return an array in the one form the engine is compiled for."""
    return np.ascontiguousarray(array, dtype=np.int64)


def _small(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    if values.size and (int(values.min()) < 0 or int(values.max()) > _MOST):
        raise ValueError(f"the compiled engine counts from 0 to {_MOST}")
    return values


def _numbers(world: World, tables: Tables, attempts: int, capacity: int) -> Ints:
    number = np.zeros(c.NUMBERS, dtype=np.int64)
    number[c.WALK] = world.walk
    number[c.NO_ACCESS], number[c.NO_ACCESS_TIME] = world.no_access, world.no_access_time
    number[c.FIRST_TIME_FIX], number[c.REPEAT_WORK] = world.first_time_fix, world.repeat_work
    number[c.DIAGNOSIS], number[c.ESCALATION] = world.diagnosis, world.escalation
    number[c.HORIZON], number[c.DAYS] = world.days.horizon, world.days.workday.size
    number[c.MEN], number[c.SKILLS] = world.staff.speed.shape
    number[c.AFDELINGER], number[c.CLASSES] = world.regime.shape[1], len(tables["classes"])
    number[c.ATTEMPTS], number[c.CAPACITY] = attempts, capacity
    number[c.MEN_WORDS] = tables["crowd"].shape[1]
    number[c.PLACE_WORDS] = tables["waiting"].shape[1]
    number[c.GROUPS], number[c.BUCKETS] = len(tables["earliest"]), len(tables["bucket"])
    number[c.GOAL : c.GOAL + 5] = world.goals
    return number


def _classes(world: World, draws: Draws) -> Ints:
    """Return the classes of task that occur, the most urgent first."""
    catalogue = world.catalogue
    occur, _ = class_codes(draws)
    priority, kind = occur >> 32, occur & _MOST
    request = (priority >= rules.AKUT) & (priority <= rules.ALMINDELIG)
    table = np.zeros((len(occur), c.CLASS_COLUMNS), dtype=np.int64)
    table[:, c.TYPE], table[:, c.PRIORITY], table[:, c.REQUEST] = kind, priority, request
    for column, fact in (
        (c.SKILL, catalogue.skill),
        (c.WORK_KIND, catalogue.work),
        (c.EXPECTED, catalogue.expected),
        (c.SPLITTABLE, catalogue.splittable),
        (c.MACHINE, catalogue.machine),
        (c.PERSONS, catalogue.persons),
        (c.INDOOR, catalogue.indoor),
    ):
        table[:, column] = fact[kind]
    return table


def _state_of_men(world: World) -> Tables:
    staff, places = world.staff, world.regime.shape[1]
    men, skills = staff.speed.shape
    groups = max(1, -(-men // GROUP))
    wide = words(men)
    man = np.zeros((men, c.MAN_COLUMNS), dtype=np.int64)
    man[:, c.PLACE] = staff.base[0]
    man[:, [c.TASK, c.PARTNER, c.HELD, c.LAST_TYPE]] = NOBODY
    man[:, c.VEHICLE] = staff.vehicle
    return {
        "live": np.zeros(c.LIVES, dtype=np.int64),
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


def _state_of_tasks(world: World, classes: Ints, tasks: int) -> Tables:
    places, count = world.regime.shape[1], len(classes)
    buckets = (world.days.horizon >> (c.BUCKET_SHIFT - TIME_SHIFT)) + 2
    return {
        "task": np.zeros((tasks, c.TASK_COLUMNS), dtype=np.int32),
        "requests": np.zeros(places, dtype=np.int64),
        "ends": np.full((count, places, 2), NOBODY, dtype=np.int32),
        "links": np.empty((tasks, 2), dtype=np.int32),
        "waiting": np.zeros((count, words(places)), dtype=np.int64),
        "waits": np.zeros(count, dtype=np.int64),
        "heap": np.empty(c.SLOTS * tasks + 1, dtype=np.int64),
        "later_key": np.empty((tasks, c.SLOTS), dtype=np.int64),
        "later_next": np.empty(c.SLOTS * tasks, dtype=np.int32),
        "bucket": np.full(buckets, NOBODY, dtype=np.int32),
    }


def _blank_trace(capacity: int) -> Tables:
    small = ("row_task", "row_man", "seconds", "lost")
    return {name: np.empty(capacity, dtype=np.int32) for name in small} | {
        "time": np.empty(capacity, dtype=np.int64),
        "row": np.empty(capacity, dtype=np.int8),
    }
