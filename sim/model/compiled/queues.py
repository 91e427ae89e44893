"""Queues of the compiled engine: what happens later, who is under way, which tasks wait."""

from __future__ import annotations

from sim.model import Kind, TaskState, rules
from sim.model.compiled import fields as c
from sim.model.compiled.fields import Year
from sim.model.compiled.jit import bit, inlined, lowest, part
from sim.model.compiled.year import least_of_group
from sim.model.trace import NOBODY

FINISH = int(Kind.FINISH) << c.ID_BITS
WAITING = int(TaskState.WAITING)


@inlined
def at_try(y: Year, i: int, attempt: int, column: int) -> int:
    """Return what was drawn for an attempt; the first ones lie beside the task's other numbers."""
    if attempt == 0:
        return y.drawn[i, c.FIRST_TRY + column]
    return y.tries[i, attempt, column]


@part
def push(y: Year, key: int) -> None:
    """Enter a key into the heap of what happens soon."""
    k = y.live[c.HEAPED]
    y.live[c.HEAPED] = k + 1
    while k > 0:
        above = (k - 1) >> 1
        if y.heap[above] <= key:
            break
        y.heap[k] = y.heap[above]
        k = above
    y.heap[k] = key


@part
def drop_first(y: Year) -> None:
    """Take the first key out of the heap; `NEVER` stands first in an empty one."""
    last = y.live[c.HEAPED] - 1
    y.live[c.HEAPED] = last
    key, k = y.heap[last], 0
    if last == 0:
        key = c.NEVER
    while True:
        below = 2 * k + 1
        if below >= last:
            break
        if below + 1 < last and y.heap[below + 1] < y.heap[below]:
            below += 1
        if y.heap[below] >= key:
            break
        y.heap[k] = y.heap[below]
        k = below
    y.heap[k] = key


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
        push(y, key)
        return
    y.later_key[i, slot] = key
    y.later_next[c.SLOTS * i + slot] = y.bucket[number]
    y.bucket[number] = c.SLOTS * i + slot


@part
def open_bucket(y: Year) -> None:
    """Move what is in the next bucket to the heap.

    Nobody asks after a task that was visited, nor does it expire or go to a firm: that is left out.
    """
    number = y.live[c.BUCKET] + 1
    y.live[c.BUCKET] = number
    node = y.bucket[number]
    while node != NOBODY:
        i, slot = node // c.SLOTS, node % c.SLOTS
        if slot == 0 or y.task[i, c.VISITED] == 0:
            push(y, y.later_key[i, slot])
        node = y.later_next[node]


@part
def under_way_until(y: Year, w: int, time: int) -> None:
    """Let a man's travel or work end at `time`."""
    set_finish(y, w, (time << c.TIME_SHIFT) | FINISH | w)


@part
def not_under_way(y: Year, w: int) -> None:
    """Let a man have nothing that ends by itself."""
    set_finish(y, w, c.NEVER)


@part
def set_finish(y: Year, w: int, key: int) -> None:
    """Enter the key of the end of a man's travel or work."""
    group = w // c.GROUP
    before, first = y.finish[w], y.earliest[group]
    y.finish[w] = key
    if key < first:
        y.earliest[group] = key
    elif before == first:
        y.earliest[group] = c.UNKNOWN


@inlined
def next_finish(y: Year) -> int:
    """Return the key of the first end of travel or work."""
    first = c.NEVER
    for group in range(y.number[c.MEN_GROUPS]):
        if y.earliest[group] == c.UNKNOWN:
            y.earliest[group] = least_of_group(y.finish, group * c.GROUP)
        first = min(first, y.earliest[group])
    return first


@part
def look_at(y: Year, a: int, k: int) -> None:
    """Enter what time adds to the key of the first of a queue, and how long that holds."""
    i, now, window = y.ends[a, k, c.FIRST], y.live[c.NOW], y.spot[a, c.SPOT_WINDOW]
    since, due, dispatch = y.task[i, c.SINCE], y.task[i, c.DUE], y.spot[a, c.SPOT_DISPATCH]
    priority, protected = y.classes[k, c.PRIORITY], y.spot[a, c.SPOT_PROTECTED]
    urgency = rules.rank(priority, dispatch, protected, window, now, due)
    y.keys[a, k] = rules.key_of_time(dispatch, urgency, since, due, now)
    holds = rules.key_holds_until(priority, dispatch, protected, window, now, due)
    y.spot[a, c.HOLDS] = min(y.spot[a, c.HOLDS], holds)
    y.live[c.NEXT_LOOK] = min(y.live[c.NEXT_LOOK], holds)


@part
def look_around(y: Year, a: int) -> None:
    """Enter anew the keys of what waits in an afdeling."""
    y.spot[a, c.HOLDS] = c.NEVER
    for word in range(y.number[c.CLASS_WORDS]):
        classes = y.asks[a, word]
        while classes != 0:
            look_at(y, a, (word << 6) | lowest(classes))
            classes &= classes - 1
    find_least(y, a)


@inlined
def find_least(y: Year, a: int) -> None:
    """Enter the least key of what waits in an afdeling."""
    least, groups = c.NOTHING, y.number[c.CLASS_GROUPS]
    for group in range(a * groups, (a + 1) * groups):
        least = min(least, least_of_group(y.keys, c.GROUP * group))
    y.least[a] = least


@part
def look_where_due(y: Year) -> None:
    """Enter anew the keys of the afdelinger where one no longer holds."""
    following = c.NEVER
    for a in range(y.number[c.AFDELINGER]):
        if y.live[c.NOW] >= y.spot[a, c.HOLDS]:
            look_around(y, a)
        following = min(following, y.spot[a, c.HOLDS])
    y.live[c.NEXT_LOOK] = following


@part
def enqueue(y: Year, i: int, front: int) -> None:
    """Let a task wait, behind all of its class and afdeling or, with `front` 1, before them."""
    k, a = y.drawn[i, c.KLASS], y.drawn[i, c.AFDELING]
    y.task[i, c.TASK_STATE] = WAITING
    y.requests[a] += y.classes[k, c.REQUEST]
    y.live[c.PRESSING] += y.classes[k, c.URGENT]
    first, last = y.ends[a, k, c.FIRST], y.ends[a, k, c.LAST]
    y.links[i, c.BEFORE], y.links[i, c.AFTER] = NOBODY, NOBODY
    if first == NOBODY or front == 1:
        y.ends[a, k, c.FIRST] = i
        look_at(y, a, k)
        y.least[a] = min(y.least[a], y.keys[a, k])
    if first == NOBODY:
        y.ends[a, k, c.LAST] = i
        y.asks[a, k >> 6] |= bit(k)
    elif front == 1:
        y.links[i, c.AFTER], y.links[first, c.BEFORE] = first, i
    else:
        y.links[i, c.BEFORE], y.links[last, c.AFTER] = last, i
        y.ends[a, k, c.LAST] = i


@part
def dequeue(y: Year, i: int, state: int) -> None:
    """Take a waiting task out of its queue."""
    k, a = y.drawn[i, c.KLASS], y.drawn[i, c.AFDELING]
    y.task[i, c.TASK_STATE] = state
    y.requests[a] -= y.classes[k, c.REQUEST]
    y.live[c.PRESSING] -= y.classes[k, c.URGENT]
    before, after = y.links[i, c.BEFORE], y.links[i, c.AFTER]
    if before == NOBODY:
        y.ends[a, k, c.FIRST] = after
        if after == NOBODY:
            y.keys[a, k] = c.NOTHING
        else:
            look_at(y, a, k)
        find_least(y, a)
    else:
        y.links[before, c.AFTER] = after
    if after == NOBODY:
        y.ends[a, k, c.LAST] = before
    else:
        y.links[after, c.BEFORE] = before
    if before == NOBODY and after == NOBODY:
        y.asks[a, k >> 6] &= ~bit(k)


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
