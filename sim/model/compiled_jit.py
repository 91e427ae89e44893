"""How functions of the compiled engine are compiled, and sets of men or places as bits of words."""

from __future__ import annotations

from typing import Any

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.extending import intrinsic, register_jitable

from sim.model import rules
from sim.model.trace import NOBODY
from sim.model.world import Ints

for _rule in rules.RULES:
    register_jitable(_rule)

part = njit(nogil=True)
"""Marks a function that compiled functions call."""


@intrinsic  # type: ignore[untyped-decorator]
def _trailing_zeros(typing: Any, word: Any) -> Any:
    """Return the number of the lowest set bit of a 64-bit word that is not 0."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.cttz(args[0], ir.Constant(ir.IntType(1), 1))

    return types.int64(types.int64), generate


@part
def lowest(word: int) -> int:
    """Return the lowest member of a word that is not empty."""
    return _trailing_zeros(word)  # type: ignore[no-any-return]


@part
def enter(members: Ints, which: int) -> None:
    """Put a member into a set."""
    members[which >> 6] |= np.int64(1) << (which & 63)


@part
def leave(members: Ints, which: int) -> None:
    """Take a member out of a set."""
    members[which >> 6] &= ~(np.int64(1) << (which & 63))


@part
def first_from(members: Ints, start: int) -> int:
    """Return the first member at or after `start`, then from 0; `NOBODY` of an empty set."""
    word = start >> 6
    at_start = members[word] & (np.int64(-1) << (start & 63))
    if at_start != 0:
        return (word << 6) | lowest(at_start)
    for k in range(word + 1, members.size):
        if members[k] != 0:
            return (k << 6) | lowest(members[k])
    for k in range(word + 1):
        if members[k] != 0:
            return (k << 6) | lowest(members[k])
    return NOBODY
