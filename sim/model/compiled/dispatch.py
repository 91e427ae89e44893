"""Dispatch of the compiled engine: which man takes which task. Follows `reference.dispatch`."""

from __future__ import annotations

from sim.model import DAY, StaffState, TaskState, rules
from sim.model.compiled import fields as c
from sim.model.compiled.fields import Year
from sim.model.compiled.jit import inlined, lowest, part
from sim.model.compiled.men import break_off, put_back, set_state, stand_idle
from sim.model.compiled.queues import dequeue, emit, under_way_until
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
    epoch = y.live[c.EPOCH]
    reach = y.reach[epoch, w, a, y.classes[k, c.WORK_KIND]]
    if reach <= rules.OWN:
        return reach
    return rules.serving_level(
        reach,
        y.classes[k, c.PRIORITY] <= rules.AKUT,
        y.requests[a],
        y.spot[a, c.SPOT_HELP_ABOVE],
        y.home_men[y.live[c.NOW] // DAY, a],
    )


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
    return rules.may_start(
        y.classes[k, c.PRIORITY],
        y.classes[k, c.SPLITTABLE] == 1,
        y.man[w, c.BLOCK_KIND],
        y.live[c.NOW],
        travel,
        y.classes[k, c.EXPECTED],
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
    """Return the waiting task a man should take, of those that go before priority `above`."""
    chosen, chosen_key = NOBODY, c.NEVER
    for word in range(y.number[c.CLASS_WORDS]):
        classes = y.open[word] & y.crafts[w, word]
        if above <= rules.PLANLAGT:
            classes &= y.urgent[word]
        while classes != 0:
            k = (word << 6) | lowest(classes)
            classes &= classes - 1
            if chosen_key < y.classes[k, c.FLOOR] or not worth_a_look(y, w, k, above):
                continue
            work = y.classes[k, c.WORK_KIND]
            for part_of in range(y.number[c.PLACE_WORDS]):
                places = y.waiting[k, part_of] & y.reached[w, work, part_of]
                while places != 0:
                    a = (part_of << 6) | lowest(places)
                    places &= places - 1
                    i = y.ends[k, a, c.FIRST]
                    # The key as if he served it as his own: the true one is no smaller.
                    key = key_for(y, w, i, k, a, 1)
                    if key > chosen_key or (key == chosen_key and i > chosen):
                        continue
                    level = startable(y, w, k, a)
                    if level > 1:
                        key = key_for(y, w, i, k, a, level)
                    if level > 0 and (key < chosen_key or (key == chosen_key and i < chosen)):
                        chosen, chosen_key = i, key
    return chosen


@inlined
def worth_a_look(y: Year, w: int, k: int, above: int) -> bool:
    """Return whether a class may hold a task for a man.

    No afdeling is nearer than the walk: what does not fit there fits nowhere.
    """
    if above <= rules.PLANLAGT and not rules.preempts(y.classes[k, c.PRIORITY], above):
        return False
    return fits(y, w, k, y.number[c.WALK])


@inlined
def key_for(y: Year, w: int, i: int, k: int, a: int, level: int) -> int:
    """Return how soon a waiting task comes for a man; the smallest is served next."""
    now, due, dispatch = y.live[c.NOW], y.task[i, c.DUE], y.spot[a, c.SPOT_DISPATCH]
    urgency = rules.rank(
        y.classes[k, c.PRIORITY],
        dispatch,
        y.spot[a, c.SPOT_PROTECTED],
        y.spot[a, c.SPOT_WINDOW],
        now,
        due,
    )
    since, travel = y.task[i, c.SINCE], trip(y, w, k, a)
    return rules.dispatch_key(dispatch, urgency, level, since, due, travel, now)


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
            level = startable(y, w, k, a)
            if level == 0 or (chosen != NOBODY and level > chosen_level):
                continue
            travel = trip(y, w, k, a)
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
    if w == NOBODY and y.classes[k, c.PRIORITY] <= rules.AKUT:
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
