"""Dispatch of the compiled engine: which man takes which task. Follows `reference.dispatch`."""

from __future__ import annotations

from sim.model import DAY, StaffState, TaskState, rules
from sim.model.compiled import fields as c
from sim.model.compiled.fields import Year
from sim.model.compiled.jit import inlined, lowest, part
from sim.model.compiled.men import break_off, put_back, set_state, stand_idle
from sim.model.compiled.queues import dequeue, emit, look_where_due, under_way_until
from sim.model.compiled.year import add_group, equal_in_group, least_of_group
from sim.model.trace import NOBODY, Row

IDLE, TRAVEL, WORK = int(StaffState.IDLE), int(StaffState.TRAVEL), int(StaffState.WORK)
ASSIST = int(StaffState.ASSIST)
ASSIGNED, PREEMPTED = int(Row.ASSIGNED), int(Row.PREEMPTED)
TASK_ASSIGNED = int(TaskState.ASSIGNED)
ANY = rules.PLANLAGT + 1


@inlined
def able(y: Year, w: int, k: int, a: int) -> int:
    """Return the serving level of a man who has the skill for a class in an afdeling, else 0."""
    if y.speed[w, y.classes[k, c.SKILL]] <= 0:
        return 0
    reach = y.reach[y.live[c.EPOCH], w, a, y.classes[k, c.WORK_KIND]]
    return level_for(y, a, reach, y.classes[k, c.URGENT] == 1)


@inlined
def level_for(y: Year, a: int, reach: int, urgent: bool) -> int:
    """Return the serving level in an afdeling of somebody who reaches it so, else 0."""
    if reach <= rules.OWN:
        return reach
    home_men = y.home_men[y.live[c.NOW] // DAY, a]
    return rules.serving_level(reach, urgent, y.requests[a], y.spot[a, c.SPOT_HELP_ABOVE], home_men)


@inlined
def trip(y: Year, w: int, k: int, a: int) -> int:
    """Return seconds from where a man stands to an afdeling, a machine fetched on the way."""
    fetch = 0
    if y.classes[k, c.MACHINE] != 0 and y.man[w, c.LAST_TYPE] != y.classes[k, c.TYPE]:
        fetch = y.spot[a, c.SPOT_TRANSPORT]
    drive = y.travel[y.vehicle[w], y.man[w, c.PLACE], a]
    return drive + y.number[c.WALK] + fetch


@inlined
def fits(y: Year, w: int, k: int, travel: int) -> bool:
    """Return whether a man's block leaves time for a class of task `travel` away."""
    return rules.leaves_time(
        y.classes[k, c.PRIORITY],
        y.classes[k, c.NEEDED],
        y.man[w, c.BLOCK_KIND],
        y.live[c.NOW],
        travel,
        y.man[w, c.BLOCK_END],
    )


@inlined
def equipped(y: Year, w: int, k: int, a: int) -> bool:
    """Return whether there is a machine, and a second man, where a class needs them."""
    if y.classes[k, c.MACHINE] != 0 and y.machines[y.spot[a, c.SPOT_UNIT]] == 0:
        return False
    return y.classes[k, c.PERSONS] != 2 or helper(y, w, k, a) != NOBODY


@inlined
def startable(y: Year, w: int, k: int, a: int) -> int:
    """Return the serving level if a man may set out for a class in an afdeling now, else 0."""
    level = able(y, w, k, a)
    if level == 0 or not fits(y, w, k, trip(y, w, k, a)) or not equipped(y, w, k, a):
        return 0
    return level


@part
def best(y: Year, w: int, above: int) -> int:
    """Return the waiting task a man should take, of those that go before priority `above`.

    A bound on every key in an afdeling is the least key there, his serving level and the way. He
    looks where it is least first, and on while it lies no higher than the best key found.
    """
    chosen, chosen_key = NOBODY, c.NOTHING - 1
    if y.live[c.NOW] >= y.live[c.NEXT_LOOK]:
        look_where_due(y)
    groups, least = y.number[c.PLACE_GROUPS], c.NEVER
    level = c.GROUP * groups * w
    way = c.GROUP * groups * (y.number[c.AFDELINGER] * y.vehicle[w] + y.man[w, c.PLACE])
    for group in range(groups):
        at = c.GROUP * group
        add_group(y.bound, y.least, y.level, y.way, at, level + at, way + at)
        least = min(least, least_of_group(y.bound, at))
    while least <= chosen_key:
        a = place_of(y, least)
        chosen, chosen_key = best_at(y, w, above, a, chosen, chosen_key)
        y.bound[a] = least = c.NEVER
        for group in range(groups):
            least = min(least, least_of_group(y.bound, c.GROUP * group))
    return chosen


@inlined
def place_of(y: Year, bound: int) -> int:
    """Return the first afdeling that has a bound."""
    group = 0
    while equal_in_group(y.bound, c.GROUP * group, bound) == 0:
        group += 1
    return c.GROUP * group + lowest(equal_in_group(y.bound, c.GROUP * group, bound))


@inlined
def best_at(y: Year, w: int, above: int, a: int, chosen: int, chosen_key: int) -> tuple[int, int]:
    """Return the best of a task already chosen and the first of each queue here, with its key."""
    # What his level and the way add to a key at least: he may have to fetch a machine.
    nearness = y.bound[a] - y.least[a]
    for word in range(y.number[c.CLASS_WORDS]):
        classes = y.asks[a, word] & his(y, w, a, word)
        if above <= rules.PLANLAGT:
            classes &= y.urgent[word]
        while classes != 0:
            k = (word << 6) | lowest(classes)
            classes &= classes - 1
            if y.keys[a, k] + nearness > chosen_key:
                continue
            if above <= rules.PLANLAGT and not rules.preempts(y.classes[k, c.PRIORITY], above):
                continue
            level = startable(y, w, k, a)
            if level == 0:
                continue
            i, dispatch = y.ends[a, k, c.FIRST], y.spot[a, c.SPOT_DISPATCH]
            key = y.keys[a, k] + rules.key_of_level(dispatch, level)
            key += rules.key_of_travel(dispatch, trip(y, w, k, a))
            if key < chosen_key or (key == chosen_key and i < chosen):
                chosen, chosen_key = i, key
    return chosen, chosen_key


@inlined
def his(y: Year, w: int, a: int, word: int) -> int:
    """Return the classes of a word of sets that a man may take in an afdeling now."""
    classes = y.mine[w, a, word]
    for work in range(2):
        reach = y.reach[y.live[c.EPOCH], w, a, work]
        if reach > rules.OWN:
            here = y.crafts[w, word] & y.kinds[work, word]
            if level_for(y, a, reach, False) == 0:
                here &= y.urgent[word]
            classes |= here
    return classes


@part
def pick(y: Year, w: int) -> None:
    """Let an idle man take the best waiting task, if there is one."""
    i = best(y, w, ANY)
    if i != NOBODY:
        assign(y, w, i)


@part
def _candidates(y: Year, k: int, a: int, word: int) -> int:
    """Return the men of a word of sets who have the skill and any reach for a class."""
    reach = y.reachers[a, y.classes[k, c.WORK_KIND], word]
    return reach & y.skilled[y.classes[k, c.SKILL], word]


@part
def idle_for(y: Year, k: int, a: int) -> int:
    """Return the idle man who should go: by level, the nearest, the lowest id."""
    chosen, chosen_level, chosen_trip = NOBODY, 0, 0
    for word in range(y.number[c.MEN_WORDS]):
        men = y.crowd[c.IDLE_MEN, word] & _candidates(y, k, a, word)
        while men != 0:
            w = (word << 6) | lowest(men)
            men &= men - 1
            travel = trip(y, w, k, a)
            if chosen_level == rules.FIRST and travel >= chosen_trip:
                continue
            level = startable(y, w, k, a)
            if level == 0 or (chosen != NOBODY and level > chosen_level):
                continue
            if chosen == NOBODY or level < chosen_level or travel < chosen_trip:
                chosen, chosen_level, chosen_trip = w, level, travel
    return chosen


@part
def working_for(y: Year, k: int, a: int) -> int:
    """Return the working man an urgent task takes: by level, the least urgent work, the nearest."""
    chosen, chosen_key = NOBODY, (0, 0, 0)
    for word in range(y.number[c.MEN_WORDS]):
        men = y.crowd[c.WORKING, word] & y.crowd[c.AT_WORK, word] & _candidates(y, k, a, word)
        while men != 0:
            w = (word << 6) | lowest(men)
            men &= men - 1
            current = y.classes[y.drawn[y.man[w, c.TASK], c.KLASS], c.PRIORITY]
            if y.man[w, c.PARTNER] != NOBODY:
                continue
            if not rules.preempts(y.classes[k, c.PRIORITY], current):
                continue
            level = startable(y, w, k, a)
            if level == 0:
                continue
            key = (level, -current, trip(y, w, k, a))
            if chosen == NOBODY or key < chosen_key:
                chosen, chosen_key = w, key
    return chosen


@part
def offer(y: Year, i: int) -> None:
    """Offer a task that has just come to the idle, and if it is urgent to the working."""
    k, a = y.drawn[i, c.KLASS], y.drawn[i, c.AFDELING]
    w = idle_for(y, k, a)
    if w == NOBODY and y.classes[k, c.URGENT] == 1:
        w = working_for(y, k, a)
        if w != NOBODY:
            preempt(y, w)
    if w != NOBODY:
        assign(y, w, i)


@part
def helper(y: Year, w: int, k: int, a: int) -> int:
    """Return a second man for a task of two: idle ones first, then those on planned work."""
    chosen, chosen_key = NOBODY, (0, 0)
    for word in range(y.number[c.MEN_WORDS]):
        free = y.crowd[c.IDLE_MEN, word] | y.crowd[c.WORKING, word]
        men = free & y.crowd[c.AT_WORK, word] & _candidates(y, k, a, word)
        while men != 0:
            v = (word << 6) | lowest(men)
            men &= men - 1
            if v == w or y.man[v, c.BLOCK_KIND] != rules.ORDINARY_BLOCK:
                continue
            busy = y.man[v, c.STATE] == WORK
            if busy and not _on_planned_work(y, v):
                continue
            if able(y, v, k, a) == 0:
                continue
            key = (1 if busy else 0, trip(y, v, k, a))
            if chosen == NOBODY or key < chosen_key:
                chosen, chosen_key = v, key
    return chosen


@part
def _on_planned_work(y: Year, v: int) -> bool:
    current = y.classes[y.drawn[y.man[v, c.TASK], c.KLASS], c.PRIORITY]
    return y.man[v, c.PARTNER] == NOBODY and current == rules.PLANLAGT


@part
def assign(y: Year, w: int, i: int) -> None:
    """Send a man to a waiting task."""
    k, a = y.drawn[i, c.KLASS], y.drawn[i, c.AFDELING]
    now, travel = y.live[c.NOW], trip(y, w, k, a)
    if y.classes[k, c.PERSONS] == 2:
        v = helper(y, w, k, a)
        if y.man[v, c.STATE] == WORK:
            preempt(y, v)
        travel = max(travel, trip(y, v, k, a))
        y.man[w, c.PARTNER], y.man[v, c.PARTNER] = v, w
        set_state(y, v, ASSIST)
        y.man[v, c.TASK], y.man[v, c.BEGUN] = i, now
        y.man[v, c.LAST_TYPE] = y.classes[k, c.TYPE]
    dequeue(y, i, TASK_ASSIGNED)
    if y.classes[k, c.MACHINE] != 0:
        unit = y.spot[a, c.SPOT_UNIT]
        y.man[w, c.HELD] = unit
        y.machines[unit] -= 1
    y.man[w, c.LAST_TYPE] = y.classes[k, c.TYPE]
    set_state(y, w, TRAVEL)
    y.man[w, c.TASK], y.man[w, c.BEGUN] = i, now
    under_way_until(y, w, now + travel)
    emit(y, ASSIGNED, i, w, 0, 0)


@part
def preempt(y: Year, w: int) -> None:
    """Take a working man from his task; it returns to the front of its queue."""
    break_off(y, w, PREEMPTED)
    i = y.man[w, c.TASK]
    if y.man[w, c.CLOSED_DOOR] == 0:
        y.task[i, c.LEFT] += y.levers[y.regime[y.live[c.EPOCH], y.drawn[i, c.AFDELING]], c.SETUP]
    put_back(y, w)
    stand_idle(y, w)


@inlined
def share_machines(y: Year) -> None:
    """Let idle men look again while machines come back; ends every event."""
    while y.live[c.MACHINE_BACK] == 1:
        y.live[c.MACHINE_BACK] = 0
        look_again(y)


@part
def look_again(y: Year) -> None:
    """Let all idle men look for work, in order of id."""
    for word in range(y.number[c.MEN_WORDS]):
        men = y.crowd[c.IDLE_MEN, word]
        while men != 0:
            w = (word << 6) | lowest(men)
            pick(y, w)
            # One man's choice may take another along, or free one who comes later.
            men = y.crowd[c.IDLE_MEN, word] & (-2 << (w & 63))
