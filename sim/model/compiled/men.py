"""What ejendomsfunktionærer of the compiled engine are doing. Follows `reference.dispatch`."""

from __future__ import annotations

from sim.model import StaffState, rules
from sim.model.compiled import fields as c
from sim.model.compiled.fields import Year
from sim.model.compiled.jit import bit, inlined, part
from sim.model.compiled.queues import emit, enqueue, look_around, not_under_way
from sim.model.compiled.year import wipe
from sim.model.trace import NOBODY, Row

OFF, IDLE, WORK = int(StaffState.OFF), int(StaffState.IDLE), int(StaffState.WORK)
OVERTIME = int(Row.OVERTIME)


@part
def set_state(y: Year, w: int, state: int) -> None:
    """Let a man do something else, and enter it in the sets."""
    before, word = y.man[w, c.STATE], w >> 6
    y.man[w, c.STATE] = state
    if before == IDLE:
        y.crowd[c.IDLE_MEN, word] &= ~bit(w)
    elif before == WORK:
        y.crowd[c.WORKING, word] &= ~bit(w)
    if state == IDLE:
        y.crowd[c.IDLE_MEN, word] |= bit(w)
    elif state == WORK:
        y.crowd[c.WORKING, word] |= bit(w)


@part
def stand_idle(y: Year, w: int) -> None:
    """Let a man wait for work."""
    not_under_way(y, w)
    set_state(y, w, IDLE)


@part
def go_off(y: Year, w: int) -> None:
    """Let a man leave."""
    not_under_way(y, w)
    set_state(y, w, OFF)


@part
def stand_at(y: Year, w: int, a: int) -> None:
    """Let a man stand in an afdeling."""
    word = w >> 6
    y.here[y.man[w, c.PLACE], word] &= ~bit(w)
    y.here[a, word] |= bit(w)
    y.man[w, c.PLACE] = a


@part
def set_on(y: Year, w: int, on: int) -> None:
    """Let a man's working time begin or end."""
    y.man[w, c.ON] = on
    if on == 1:
        y.crowd[c.AT_WORK, w >> 6] |= bit(w)
    else:
        y.crowd[c.AT_WORK, w >> 6] &= ~bit(w)


@part
def break_off(y: Year, w: int, row: int) -> None:
    """Write down what was done of a spell that ends before its time."""
    i, elapsed = y.man[w, c.TASK], y.live[c.NOW] - y.man[w, c.BEGUN]
    done = rules.hands_on(elapsed, y.man[w, c.LOST], y.man[w, c.WHOLE])
    emit(y, row, i, w, done, elapsed - done)
    if y.man[w, c.CLOSED_DOOR] == 0:
        y.task[i, c.LEFT] = rules.left_after(y.task[i, c.LEFT], y.man[w, c.WHOLE], done)


@part
def put_back(y: Year, w: int) -> None:
    """Return a man's unfinished task to the front of its queue."""
    enqueue(y, y.man[w, c.TASK], 1)
    release_machine(y, w)
    y.man[w, c.TASK] = NOBODY


@part
def release_machine(y: Year, w: int) -> None:
    """Give back the machine a man holds."""
    held = y.man[w, c.HELD]
    if held != NOBODY:
        y.machines[held] += 1
        y.man[w, c.HELD] = NOBODY
        y.live[c.MACHINE_BACK] = 1


@part
def clock_out(y: Year, w: int) -> None:
    """Make a man without a task idle, or send him off with his overtime written down."""
    if y.man[w, c.ON] == 1:
        stand_idle(y, w)
    else:
        go_off(y, w)
        overtime(y, w)


@part
def overtime(y: Year, w: int) -> None:
    """Write down work beyond the end of the last block."""
    beyond = y.live[c.NOW] - y.man[w, c.BLOCK_END]
    if beyond > 0:
        emit(y, OVERTIME, y.man[w, c.TASK], w, beyond, 0)


@part
def start_epoch(y: Year, epoch: int) -> None:
    """Let the levers of an epoch take force: whose own an afdeling is and who reaches it."""
    y.live[c.EPOCH] = epoch
    wipe(y.home, 0)
    wipe(y.reachers, 0)
    wipe(y.mine, 0)
    wipe(y.level, 0)
    wipe(y.way, 0)
    for a in range(y.number[c.AFDELINGER]):
        r = y.regime[epoch, a]
        y.spot[a, c.SPOT_DISPATCH] = y.levers[r, c.DISPATCH]
        y.spot[a, c.SPOT_PROTECTED] = y.levers[r, c.PROTECTED]
        y.spot[a, c.SPOT_WINDOW] = y.levers[r, c.WINDOW]
        y.spot[a, c.SPOT_HELP_ABOVE] = y.levers[r, c.HELP_ABOVE]
        y.spot[a, c.SPOT_TRANSPORT] = y.levers[r, c.TRANSPORT]
        y.spot[a, c.SPOT_UNIT] = y.unit[epoch, a]
        look_around(y, a)
    start_ways(y)
    for w in range(y.number[c.MEN]):
        for a in range(y.number[c.AFDELINGER]):
            start_reach(y, w, a)


@inlined
def start_ways(y: Year) -> None:
    """Enter what trips add to keys."""
    for vehicle in range(2):
        for a in range(y.number[c.AFDELINGER]):
            dispatch = y.spot[a, c.SPOT_DISPATCH]
            for start in range(y.number[c.AFDELINGER]):
                travel = y.travel[vehicle, start, a] + y.number[c.WALK]
                y.way[vehicle, start, a] = rules.key_of_travel(dispatch, travel)


@inlined
def start_reach(y: Year, w: int, a: int) -> None:
    """Enter what a man may do in an afdeling, and his serving level at best."""
    epoch, dispatch = y.live[c.EPOCH], y.spot[a, c.SPOT_DISPATCH]
    y.level[w, a] = c.NOTHING
    if y.own[epoch, w, a] == 1:
        y.home[a, w >> 6] |= bit(w)
    for work in range(2):
        reach = y.reach[epoch, w, a, work]
        if reach != rules.NEVER:
            y.reachers[a, work, w >> 6] |= bit(w)
            level = rules.FIRST if reach == rules.OWN else rules.SECOND
            y.level[w, a] = min(y.level[w, a], rules.key_of_level(dispatch, level))
        if reach == rules.OWN:
            for word in range(y.number[c.CLASS_WORDS]):
                y.mine[w, a, word] |= y.crafts[w, word] & y.kinds[work, word]


@part
def start_men(y: Year) -> None:
    """Put the men where they start, and enter what they can."""
    wipe(y.man, 0)
    wipe(y.jobs, 0)
    wipe(y.crowd, 0)
    wipe(y.here, 0)
    wipe(y.skilled, 0)
    wipe(y.crafts, 0)
    wipe(y.kinds, 0)
    for k in range(y.number[c.CLASSES]):
        y.kinds[y.classes[k, c.WORK_KIND], k >> 6] |= bit(k)
    for w in range(y.number[c.MEN]):
        y.man[w, c.PLACE] = y.base[0, w]
        y.man[w, c.TASK], y.man[w, c.PARTNER] = NOBODY, NOBODY
        y.man[w, c.HELD], y.man[w, c.LAST_TYPE] = NOBODY, NOBODY
        y.here[y.base[0, w], w >> 6] |= bit(w)
        for skill in range(y.number[c.SKILLS]):
            if y.speed[w, skill] > 0:
                y.skilled[skill, w >> 6] |= bit(w)
        for k in range(y.number[c.CLASSES]):
            if y.speed[w, y.classes[k, c.SKILL]] > 0:
                y.crafts[w, k >> 6] |= bit(k)


@part
def start_year(y: Year) -> None:
    """Let nothing have happened yet."""
    wipe(y.live, 0)
    wipe(y.task, 0)
    wipe(y.requests, 0)
    wipe(y.ends, NOBODY)
    wipe(y.asks, 0)
    wipe(y.bucket, NOBODY)
    y.heap[0] = c.NEVER
    for a in range(c.GROUP * y.number[c.PLACE_GROUPS]):
        y.least[a] = c.NOTHING
    for a in range(y.number[c.AFDELINGER]):
        for k in range(c.GROUP * y.number[c.CLASS_GROUPS]):
            y.keys[a, k] = c.NOTHING
    for unit in range(y.number[c.UNITS]):
        y.machines[unit] = y.sets[unit]
    for group in range(y.number[c.MEN_GROUPS]):
        y.earliest[group] = c.NEVER
        for w in range(group * c.GROUP, (group + 1) * c.GROUP):
            y.finish[w] = c.NEVER
    start_men(y)
    start_epoch(y, 0)
