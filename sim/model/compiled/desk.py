"""Where a thread plays its years: tables laid out once, and room for the state and the trace.

The tables of a world and of draws are kept as long as the same object is played again; so a world
or draws that were played must not be changed, and their arrays become read-only. The room is used
again by the next year, which saves asking the operating system for it.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from sim.model.compiled import fields as c
from sim.model.compiled.fields import BLOCK_WORDS, FIELDS
from sim.model.compiled.layout import (
    Tables,
    aligned,
    class_codes,
    classes_of,
    of_draws,
    of_roster,
    of_world,
    words,
)
from sim.model.draws import Draws
from sim.model.roster import Roster
from sim.model.trace import Trace
from sim.model.world import Ints, World

TRACE = ("time", "row", "row_task", "row_man", "seconds", "lost")
MOST_WORLDS = 64
_KINDS: dict[int, np.dtype[Any]] = {
    64: np.dtype(np.int64),
    32: np.dtype(np.int32),
    8: np.dtype(np.int8),
}

Entry = list[int]
"""Address and dimensions of a table."""


class _Kept(NamedTuple):
    """Tables that were laid out for an object, and where they lie."""

    owner: Any
    tables: Tables
    entries: dict[str, Entry]


class Desk(threading.local):
    """Everything a thread keeps from one year to the next."""

    def __init__(self) -> None:
        self._draws: _Kept | None = None
        self._occur: Ints = np.zeros(0, dtype=np.int64)
        self._worlds: dict[int, _Kept] = {}
        self._room: dict[str, npt.NDArray[Any]] = {}
        self._address: dict[str, int] = {}
        self._capacity = 0

    def lay_out(self, world: World, draws: Draws, roster: Roster, capacity: int) -> Ints:
        """Return the block of a year with room for `capacity` rows.

        Raises:
            ValueError: If a number is beyond what the engine counts with.
        """
        drawn = self._of_draws(draws)
        placed = self._of_world(world)
        rostered = _kept(roster, of_roster(world, roster))
        shapes = _shapes(world, draws, len(self._occur), capacity)
        number = _numbers(world, shapes, draws, capacity)
        state = {name: self._place(name, shape) for name, shape in shapes.items()}
        self._held = (rostered, number)
        entries = (
            placed.entries | drawn.entries | rostered.entries | state
            | {"number": _entry("number", number)}
        )  # fmt: skip
        block = [word for name in FIELDS for word in entries[name]]
        assert len(block) == BLOCK_WORDS
        return np.array(block, dtype=np.int64)

    def trace(self, rows: int) -> Trace:
        """Return what was written down."""
        return Trace(*(self._room[name][:rows].copy() for name in TRACE))

    def _of_draws(self, draws: Draws) -> _Kept:
        if self._draws is None or self._draws.owner is not draws:
            occur, klass = class_codes(draws)
            self._draws = _kept(draws, of_draws(draws, klass))
            _seal(draws)
            if not np.array_equal(occur, self._occur):
                self._occur = occur
                self._worlds.clear()
        return self._draws

    def _of_world(self, world: World) -> _Kept:
        found = self._worlds.get(id(world))
        if found is None:
            if len(self._worlds) >= MOST_WORLDS:
                self._worlds.clear()
            found = _kept(world, of_world(world) | classes_of(world, self._occur))
            self._worlds[id(world)] = found
            _seal(world)
        return found

    def _place(self, name: str, shape: tuple[int, ...]) -> Entry:
        """Return the entry of a table with room for `shape`."""
        size = math.prod(shape)
        if name not in self._room or self._room[name].size < size:
            self._room[name] = aligned((size + size // 4,), _KINDS[FIELDS[name].bits])
            self._address[name] = self._room[name].ctypes.data
        return [self._address[name], *shape]


def _kept(owner: Any, tables: Tables) -> _Kept:
    return _Kept(owner, tables, {name: _entry(name, table) for name, table in tables.items()})


def _entry(name: str, table: npt.NDArray[Any]) -> Entry:
    """Return where a table lies.

    Raises:
        ValueError: If it is not stored as its field says.
    """
    field = FIELDS[name]
    fits = all(
        not isinstance(want, int) or length == want
        for length, want in zip(table.shape, field.shape, strict=True)
    )
    if not fits or table.dtype != _KINDS[field.bits] or not table.flags.c_contiguous:
        raise ValueError(f"table '{name}' is not stored as {field}")
    return [table.ctypes.data, *table.shape]


def _seal(parts: Iterable[Any]) -> None:
    """Let nobody change arrays that tables were made of."""
    for part in parts:
        if isinstance(part, np.ndarray):
            part.flags.writeable = False
        elif isinstance(part, tuple):
            _seal(part)


def _shapes(world: World, draws: Draws, classes: int, capacity: int) -> dict[str, tuple[int, ...]]:
    """Return the dimensions of the tables of state and trace."""
    (tasks, _), (men, skills) = draws.gap.shape, world.staff.speed.shape
    places, groups = world.regime.shape[1], max(1, -(-men // c.GROUP))
    wide, deep = words(men), words(classes)
    sites, kinds = -(-places // c.GROUP), -(-classes // c.GROUP)
    buckets = (world.days.horizon >> (c.BUCKET_SHIFT - c.TIME_SHIFT)) + 2
    return {
        "live": (c.LIVES,),
        "man": (men, c.MAN_COLUMNS),
        "jobs": (men, places),
        "machines": world.machine_sets.shape,
        "finish": (groups * c.GROUP,),
        "earliest": (groups,),
        "crowd": (3, wide),
        "here": (places, wide),
        "spot": (places, c.SPOT_COLUMNS),
        "home": (places, wide),
        "reachers": (places, 2, wide),
        "skilled": (skills, wide),
        "mine": (men, places, deep),
        "crafts": (men, deep),
        "kinds": (2, deep),
        "level": (men, c.GROUP * sites),
        "way": (2, places, c.GROUP * sites),
        "task": (tasks, c.TASK_COLUMNS),
        "requests": (places,),
        "ends": (places, classes, 2),
        "keys": (places, c.GROUP * kinds),
        "least": (c.GROUP * sites,),
        "bound": (c.GROUP * sites,),
        "links": (tasks, 2),
        "asks": (places, deep),
        "heap": (c.SLOTS * tasks + 1,),
        "later_key": (tasks, c.SLOTS),
        "later_next": (c.SLOTS * tasks,),
        "bucket": (buckets,),
        **dict.fromkeys(TRACE, (capacity,)),
    }


def _numbers(world: World, shapes: dict[str, tuple[int, ...]], draws: Draws, capacity: int) -> Ints:
    number = np.zeros(c.NUMBERS, dtype=np.int64)
    number[c.WALK] = world.walk
    number[c.NO_ACCESS], number[c.NO_ACCESS_TIME] = world.no_access, world.no_access_time
    number[c.FIRST_TIME_FIX], number[c.REPEAT_WORK] = world.first_time_fix, world.repeat_work
    number[c.DIAGNOSIS], number[c.ESCALATION] = world.diagnosis, world.escalation
    number[c.HORIZON], number[c.DAYS] = world.days.horizon, world.days.workday.size
    number[c.MEN], number[c.SKILLS] = world.staff.speed.shape
    number[c.AFDELINGER], number[c.CLASSES], _ = shapes["ends"]
    number[c.ATTEMPTS], number[c.CAPACITY] = draws.gap.shape[1], capacity
    number[c.MEN_WORDS] = shapes["crowd"][1]
    number[c.CLASS_WORDS] = shapes["asks"][1]
    number[c.PLACE_GROUPS] = shapes["least"][0] // c.GROUP
    number[c.CLASS_GROUPS] = shapes["keys"][1] // c.GROUP
    number[c.MEN_GROUPS], number[c.BUCKETS] = shapes["earliest"][0], shapes["bucket"][0]
    number[c.UNITS] = shapes["machines"][0]
    number[c.GOAL : c.GOAL + 5] = world.goals
    return number
