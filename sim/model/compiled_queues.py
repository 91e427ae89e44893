"""Queues of the compiled engine: what happens later, who is under way, which tasks wait."""

from __future__ import annotations

from sim.model import Kind, TaskState
from sim.model import compiled_layout as c
from sim.model.compiled_jit import enter, leave, part
from sim.model.compiled_layout import Year
from sim.model.trace import NOBODY
from sim.model.world import Ints

_FINISH = int(Kind.FINISH) << c.ID_BITS
WAITING = int(TaskState.WAITING)


@part
def push_heap(heap: Ints, size: int, key: int) -> None:
    """Enter a key into a heap of `size` keys."""
    k = size
    while k > 0:
        above = (k - 1) >> 1
        if heap[above] <= key:
            break
        heap[k] = heap[above]
        k = above
    heap[k] = key


@part
def drop_first(heap: Ints, size: int) -> None:
    """Take the first key out of a heap of `size` keys."""
    last = size - 1
    key = heap[last]
    k = 0
    while True:
        below = 2 * k + 1
        if below >= last:
            break
        if below + 1 < last and heap[below + 1] < heap[below]:
            below += 1
        if heap[below] >= key:
            break
        heap[k] = heap[below]
        k = below
    heap[k] = key


@part
def later(y: Year, time: int, kind: int, i: int, slot: int) -> None:
    """Let something happen to task `i`.

    `slot` 0 is for calls and releases, 1 for chases and expiries, 2 for escalations: a task has at
    most one of each outstanding.
    """
    if time >= y.number[c.HORIZON]:
        return
    key = (time << c.TIME_SHIFT) | (kind << c.ID_BITS) | i
    number = key >> c.BUCKET_SHIFT
    if number <= y.live[c.BUCKET]:
        push_heap(y.heap, y.live[c.HEAPED], key)
        y.live[c.HEAPED] += 1
        return
    node = 3 * i + slot
    y.later_key[node] = key
    y.later_next[node] = y.bucket[number]
    y.bucket[number] = node


@part
def open_bucket(y: Year) -> None:
    """Move what is in the next bucket to the heap."""
    y.live[c.BUCKET] += 1
    node = y.bucket[y.live[c.BUCKET]]
    while node != NOBODY:
        push_heap(y.heap, y.live[c.HEAPED], y.later_key[node])
        y.live[c.HEAPED] += 1
        node = y.later_next[node]


@part
def under_way_until(y: Year, w: int, time: int) -> None:
    """Let a man's travel or work end at `time`."""
    _set_finish(y, w, (time << c.TIME_SHIFT) | _FINISH | w)


@part
def not_under_way(y: Year, w: int) -> None:
    """Let a man have nothing that ends by itself."""
    _set_finish(y, w, c.NEVER)


@part
def _set_finish(y: Year, w: int, key: int) -> None:
    group = w // c.GROUP
    before = y.finish[w]
    y.finish[w] = key
    if key <= y.earliest[group]:
        y.earliest[group] = key
    elif before == y.earliest[group]:
        first = y.finish[group * c.GROUP]
        for k in range(group * c.GROUP + 1, (group + 1) * c.GROUP):
            first = min(first, y.finish[k])
        y.earliest[group] = first


@part
def next_finish(y: Year) -> int:
    """Return the key of the first end of travel or work."""
    first = y.earliest[0]
    for group in range(1, y.earliest.size):
        first = min(first, y.earliest[group])
    return first  # type: ignore[no-any-return]


@part
def enqueue(y: Year, i: int, front: bool) -> None:
    """Let a task wait, behind all of its class and afdeling or in front of them."""
    k, a = y.klass[i], y.afdeling[i]
    queue = k * y.number[c.AFDELINGER] + a
    y.task[i, c.TASK_STATE] = WAITING
    y.requests[a] += y.classes[k, c.REQUEST]
    first, last = y.ends[queue, 0], y.ends[queue, 1]
    if first == NOBODY:
        y.ends[queue, 0] = y.ends[queue, 1] = i
        y.links[i, 0] = y.links[i, 1] = NOBODY
        enter(y.waiting[k], a)
        y.waits[k] += 1
    elif front:
        y.links[i, 0], y.links[i, 1] = NOBODY, first
        y.links[first, 0] = i
        y.ends[queue, 0] = i
    else:
        y.links[i, 0], y.links[i, 1] = last, NOBODY
        y.links[last, 1] = i
        y.ends[queue, 1] = i


@part
def dequeue(y: Year, i: int, state: int) -> None:
    """Take a waiting task out of its queue."""
    k, a = y.klass[i], y.afdeling[i]
    queue = k * y.number[c.AFDELINGER] + a
    y.task[i, c.TASK_STATE] = state
    y.requests[a] -= y.classes[k, c.REQUEST]
    before, after = y.links[i, 0], y.links[i, 1]
    if before == NOBODY:
        y.ends[queue, 0] = after
    else:
        y.links[before, 1] = after
    if after == NOBODY:
        y.ends[queue, 1] = before
    else:
        y.links[after, 0] = before
    if before == NOBODY and after == NOBODY:
        leave(y.waiting[k], a)
        y.waits[k] -= 1


@part
def emit(y: Year, row: int, i: int, w: int, seconds: int, lost: int) -> None:
    """Write a row of the trace; rows beyond the capacity are only counted."""
    n = y.live[c.ROWS]
    y.live[c.ROWS] = n + 1
    if n >= y.number[c.CAPACITY]:
        return
    y.time[n], y.row[n] = y.live[c.NOW], row
    y.row_task[n], y.row_man[n] = i, w
    y.seconds[n], y.lost[n] = seconds, lost
