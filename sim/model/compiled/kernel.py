"""The loop of the compiled engine: the next event, in the order of the contract."""

from __future__ import annotations

from numba import njit

from sim.model import Kind
from sim.model.compiled import fields as c
from sim.model.compiled.cache import cached
from sim.model.compiled.dispatch import share_machines
from sim.model.compiled.fields import Year
from sim.model.compiled.intake import call, chase, contact, escalate, expire, release
from sim.model.compiled.jit import part
from sim.model.compiled.men import start_year
from sim.model.compiled.queues import drop_first, next_finish, open_bucket
from sim.model.compiled.visits import change, cut, end_block, finished, start_block
from sim.model.compiled.year import year_at
from sim.model.world import Ints

FINISH, BLOCK_START, BLOCK_END = int(Kind.FINISH), int(Kind.BLOCK_START), int(Kind.BLOCK_END)
RELEASE, CALL, CONTACT = int(Kind.RELEASE), int(Kind.CALL), int(Kind.CONTACT)
CHASE, ESCALATE = int(Kind.CHASE), int(Kind.ESCALATE)
_ID_MASK = (1 << c.ID_BITS) - 1
_KIND_MASK = (1 << (c.TIME_SHIFT - c.ID_BITS)) - 1


@cached
@njit(nogil=True, error_model="numpy")
def play(block: Ints) -> int:
    """Play the year whose tables `block` tells of; return the number of rows of its trace.

    The next event is the smallest key of four heads: the calendar, what comes from outside, what
    was arranged to happen later, and the ends of travel and work. Where there is no room for all
    rows the play ends early.
    """
    y: Year = year_at(block)
    start_year(y)
    at, outer, starts = 0, 0, 0
    planned, outside = y.calendar[0], y.outside[0]
    while y.live[c.ROWS] <= y.number[c.CAPACITY]:
        key = min(planned, outside, y.heap[0], next_finish(y))
        while key >> c.BUCKET_SHIFT > y.live[c.BUCKET] < y.number[c.BUCKETS] - 1:
            open_bucket(y)
            key = min(key, y.heap[0])
        time = key >> c.TIME_SHIFT
        if time >= y.number[c.HORIZON]:
            cut(y)
            break
        kind, ident = (key >> c.ID_BITS) & _KIND_MASK, key & _ID_MASK
        y.live[c.NOW] = time
        if kind == FINISH:
            finished(y, ident)
        elif key == planned:
            at += 1
            planned = y.calendar[at]
            if kind == BLOCK_START:
                start_block(y, starts)
                starts += 1
            elif kind == BLOCK_END:
                end_block(y, ident)
            else:
                change(y, ident)
        else:
            if key == outside:
                outer += 1
                outside = y.outside[outer]
            else:
                drop_first(y)
            happen(y, kind, ident)
        share_machines(y)
    return y.live[c.ROWS]


@part
def happen(y: Year, kind: int, ident: int) -> None:
    """Play an event of a task or a contact."""
    if kind == CONTACT:
        contact(y, ident)
    elif kind == RELEASE:
        release(y, ident)
    elif kind == CALL:
        call(y, ident)
    elif kind == CHASE:
        chase(y, ident)
    elif kind == ESCALATE:
        escalate(y, ident)
    else:
        expire(y, ident)
