"""Laying out a year for the compiled engine: `World`, `Draws` and `Roster` as tables.

What depends on the draws alone, or on the world and the kinds of task drawn, is laid out once and
used for many years; see `desk`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from sim.model import Kind, rules
from sim.model.compiled import fields as c
from sim.model.compiled.fields import ID_BITS, NEVER, TIME_SHIFT
from sim.model.draws import Draws
from sim.model.roster import Roster
from sim.model.world import Ints, World

Tables = dict[str, npt.NDArray[Any]]
_MOST = (1 << 31) - 1
LINE = 64


def words(members: int) -> int:
    """Return how many 64-bit words hold a set of `members`."""
    return max(1, -(-members // 64))


def aligned(shape: tuple[int, ...], kind: np.dtype[Any]) -> npt.NDArray[Any]:
    """Return room for numbers that begins where a line of the processor's cache does."""
    size = int(np.prod(shape)) * kind.itemsize
    room = np.empty(size + LINE, dtype=np.uint8)
    skip = -room.ctypes.data % LINE
    return room[skip : skip + size].view(kind).reshape(shape)


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
        "vehicle": _plain(staff.vehicle),
        "sets": _plain(world.machine_sets),
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


def of_draws(draws: Draws, klass: Ints) -> Tables:
    """Return the tables that depend on the draws alone; `klass` is from `class_codes`.

    Raises:
        ValueError: If there are too many tasks, or a time is too long.
    """
    tasks, attempts = draws.gap.shape
    if max(tasks, len(draws.contact_time)) >= 1 << ID_BITS:
        raise ValueError(f"the compiled engine takes at most {1 << ID_BITS} tasks and contacts")
    drawn = aligned((tasks, c.DRAWN_COLUMNS), np.dtype(np.int32))
    drawn[:, c.KLASS] = klass
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
    drawn[:, c.FIRST_TRY :] = tries[:, 0, : c.FIRST_TRIES]
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


def classes_of(world: World, occur: Ints) -> Tables:
    """Return the facts about the classes that `occur`, see `class_codes`."""
    catalogue = world.catalogue
    priority, kind = occur >> 32, occur & _MOST
    request = (priority >= rules.AKUT) & (priority <= rules.ALMINDELIG)
    table = np.zeros((len(occur), c.CLASS_COLUMNS), dtype=np.int64)
    table[:, c.TYPE], table[:, c.PRIORITY], table[:, c.REQUEST] = kind, priority, request
    for column, fact in (
        (c.SKILL, catalogue.skill),
        (c.WORK_KIND, catalogue.work),
        (c.SPLITTABLE, catalogue.splittable),
        (c.MACHINE, catalogue.machine),
        (c.PERSONS, catalogue.persons),
        (c.INDOOR, catalogue.indoor),
    ):
        table[:, column] = fact[kind]
    table[:, c.NEEDED] = [
        rules.time_needed(one, splittable == 1, expected)
        for one, splittable, expected in zip(
            priority.tolist(),
            catalogue.splittable[kind].tolist(),
            catalogue.expected[kind].tolist(),
            strict=True,
        )
    ]
    table[:, c.URGENT] = [rules.is_urgent(one) for one in priority.tolist()]
    return {"classes": table, "urgent": _urgent(table)}


def _urgent(classes: Ints) -> Ints:
    """Return the set of urgent classes."""
    out = [0] * words(len(classes))
    for k in np.flatnonzero(classes[:, c.URGENT]).tolist():
        out[k >> 6] |= 1 << (k & 63)
    return np.array(out, dtype=np.uint64).view(np.int64)
