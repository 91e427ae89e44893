"""The compiled engine as plain Python, with a deliberate mistake if one is wanted.

The same files are read, but nothing is compiled: tables are read through `ctypes`. That is slow
and needs no compiler, so a mistake costs no compilation. There must be fewer than 63 men and
afdelinger, since words do not overflow here.
"""

from __future__ import annotations

import ctypes
import importlib.util
import sys
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from sim.model import Engine
from sim.model.compiled.fields import FIELDS, GROUP, PLACES

FILES = ("queues", "men", "dispatch", "intake", "visits", "kernel")
_KINDS = {64: ctypes.c_int64, 32: ctypes.c_int32, 8: ctypes.c_int8}


class _Table:
    """A table at an address."""

    def __init__(self, block: Any, name: str) -> None:
        place, field = PLACES[name], FIELDS[name]
        shape = [int(n) for n in block[place + 1 : place + 1 + len(field.shape)]]
        size = int(np.prod(shape))
        room = (_KINDS[field.bits] * size).from_address(int(block[place])) if size else []
        self.numbers = np.ctypeslib.as_array(room).reshape(shape) if size else np.zeros(shape)

    def __getitem__(self, at: Any) -> int:
        assert np.min(at) >= 0, "an index below 0"
        return int(self.numbers[at])

    def __setitem__(self, at: Any, value: int) -> None:
        assert np.min(at) >= 0, "an index below 0"
        self.numbers[at] = value


class _Year:
    """The tables of a block, each looked up when it is first asked for."""

    def __init__(self, block: Any) -> None:
        self._block = block

    def __getattr__(self, name: str) -> _Table:
        table = _Table(self._block, name)
        setattr(self, name, table)
        return table


def _same(function: Any) -> Any:
    return function


def _wipe(table: _Table, byte: int) -> None:
    table.numbers[...] = byte


def _least(table: _Table, start: int) -> int:
    return int(table.numbers.reshape(-1)[start : start + GROUP].min())


def _equal(table: _Table, start: int, value: int) -> int:
    same = table.numbers.reshape(-1)[start : start + GROUP] == value
    return sum(1 << k for k in np.flatnonzero(same).tolist())


def _add(
    out: _Table, one: _Table, two: _Table, three: _Table, at: int, at_two: int, at_three: int
) -> None:
    tables = ((one, at), (two, at_two), (three, at_three))
    parts = [table.numbers.reshape(-1)[start : start + GROUP] for table, start in tables]
    out.numbers[at : at + GROUP] = sum(parts)


def _stand_ins() -> dict[str, types.ModuleType]:
    """Return plain modules in place of those that need the compiler."""
    jit, year = types.ModuleType("jit"), types.ModuleType("year")
    jit.__dict__.update(
        part=_same,
        inlined=_same,
        lowest=lambda word: (word & -word).bit_length() - 1,
        bit=lambda member: 1 << (member & 63),
    )
    year.__dict__.update(
        wipe=_wipe,
        least_of_group=_least,
        equal_in_group=_equal,
        add_group=_add,
        year_at=_Year,
    )
    cache, numba = types.ModuleType("cache"), types.ModuleType("numba")
    cache.__dict__.update(cached=_same)
    numba.__dict__.update(njit=lambda **_: _same)
    return {
        "sim.model.compiled.jit": jit,
        "sim.model.compiled.year": year,
        "sim.model.compiled.cache": cache,
        "numba": numba,
    }


def uncompiled(file: str = "", old: str = "", new: str = "") -> Engine:
    """Return the engine as plain Python, with `old` in one of its files replaced by `new`.

    Raises:
        ValueError: If the file does not hold `old` exactly once.
    """
    modules = _stand_ins()
    names = [f"sim.model.compiled.{name}" for name in FILES]
    before = {name: sys.modules.get(name) for name in (*modules, *names)}
    sys.modules.update(modules)
    try:
        for name in names:
            change = (old, new) if name.endswith(f".{file}") else ("", "")
            sys.modules[name] = _loaded(name, *change)
        play: Callable[[Any], int] = sys.modules[names[-1]].__dict__["play"]
    finally:
        for name, module in before.items():
            sys.modules.pop(name, None)
            if module is not None:
                sys.modules[name] = module
    return _engine(play)


def _loaded(name: str, old: str, new: str) -> types.ModuleType:
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    with open(spec.origin, encoding="utf-8") as file:
        source = file.read()
    if old:
        if source.count(old) != 1:
            raise ValueError(f"{name} holds {old!r} {source.count(old)} times")
        source = source.replace(old, new)
    module = types.ModuleType(name)
    exec(compile(source, spec.origin, "exec"), module.__dict__)
    return module


def _engine(play: Callable[[Any], int]) -> Engine:
    from sim.model.compiled.desk import Desk
    from sim.model.roster import build_roster

    desk = Desk()

    def simulate(world: Any, draws: Any) -> Any:
        roster = build_roster(world, draws)
        return desk.trace(play(desk.lay_out(world, draws, roster, 1 << 16)))

    return simulate
