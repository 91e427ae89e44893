"""Visits of the compiled engine: arriving, working, finishing. Follows `reference.visits`."""

from __future__ import annotations

from sim.model import Kind, StaffState, TaskState, rules
from sim.model.compiled import fields as c
from sim.model.compiled.dispatch import assign, best, look_again, pick
from sim.model.compiled.fields import Year
from sim.model.compiled.jit import part
from sim.model.compiled.men import (
    break_off,
    clock_out,
    go_off,
    overtime,
    put_back,
    release_machine,
    set_on,
    set_state,
    stand_at,
    stand_idle,
    start_epoch,
)
from sim.model.compiled.queues import at_try, emit, later, under_way_until
from sim.model.trace import NOBODY, Row

OFF, IDLE, TRAVEL = int(StaffState.OFF), int(StaffState.IDLE), int(StaffState.TRAVEL)
WORK, ASSIST = int(StaffState.WORK), int(StaffState.ASSIST)
SERVED, AWAY = int(TaskState.SERVED), int(TaskState.AWAY)
GIVEN, FINISHED = int(TaskState.GIVEN), int(TaskState.DONE)
ARRIVED, DIVERTED, STOPPED = int(Row.ARRIVED), int(Row.DIVERTED), int(Row.STOPPED)
NOT_LET_IN, FOLLOW_UP, DONE = int(Row.NO_ACCESS), int(Row.FOLLOW_UP), int(Row.DONE)
GIVEN_TO_FIRM, HELPER_ARRIVED = int(Row.CONTRACTOR), int(Row.HELPER_ARRIVED)
HELPED, CUT_TRAVEL, CUT_WORK = int(Row.HELPED), int(Row.CUT_TRAVEL), int(Row.CUT_WORK)
RELEASE = int(Kind.RELEASE)


@part
def finished(y: Year, w: int) -> None:
    """End a man's travel or work."""
    if y.man[w, c.STATE] == TRAVEL:
        arrive(y, w)
    else:
        complete(y, w)


@part
def arrive(y: Year, w: int) -> None:
    """Start the visit, unless something more urgent has come or the day has ended."""
    i, travel = y.man[w, c.TASK], y.live[c.NOW] - y.man[w, c.BEGUN]
    k, a, v = y.drawn[i, c.KLASS], y.drawn[i, c.AFDELING], y.man[w, c.PARTNER]
    on = y.man[w, c.ON] != 0
    stand_at(y, w, a)
    if v != NOBODY:
        stand_at(y, v, a)
        y.man[v, c.BEGUN] = y.live[c.NOW]
        emit(y, HELPER_ARRIVED, i, v, travel, 0)
    else:
        if not on and y.classes[k, c.SPLITTABLE] != 0:
            emit(y, DIVERTED, i, w, travel, 0)
            put_back(y, w)
            clock_out(y, w)
            return
        look = on and y.live[c.PRESSING] > 0
        urgent = best(y, w, y.classes[k, c.PRIORITY]) if look else NOBODY
        if urgent != NOBODY:
            emit(y, DIVERTED, i, w, travel, 0)
            put_back(y, w)
            assign(y, w, urgent)
            return
    emit(y, ARRIVED, i, w, travel, 0)
    y.task[i, c.VISITED] = 1
    begin(y, w, i)


@part
def begin(y: Year, w: int, i: int) -> None:
    """Start hands-on work, or wait at a closed door."""
    attempt, k, a = y.task[i, c.TRIED], y.drawn[i, c.KLASS], y.drawn[i, c.AFDELING]
    epoch, now = y.live[c.EPOCH], y.live[c.NOW]
    r = y.regime[epoch, a]
    closed = rules.nobody_opens(
        y.classes[k, c.INDOOR] == 1,
        at_try(y, i, attempt, c.NO_ACCESS_MARK),
        y.number[c.NO_ACCESS],
        attempt,
        y.number[c.ATTEMPTS],
    )
    strange = rules.strangeness(
        y.own[epoch, w, a] == 1,
        y.levers[r, c.STRANGE_FIRST],
        y.levers[r, c.STRANGE_PERMANENT],
        y.levers[r, c.STRANGE_JOBS],
        y.jobs[w, a],
    )
    y.jobs[w, a] += 1
    if closed:
        whole = y.number[c.NO_ACCESS_TIME]
    else:
        whole = rules.working_time(
            y.task[i, c.LEFT],
            y.levers[r, c.PRODUCTIVE],
            y.speed[w, y.classes[k, c.SKILL]],
            strange,
        )
    y.man[w, c.CLOSED_DOOR] = 1 if closed else 0
    y.man[w, c.WHOLE] = whole
    y.task[i, c.TASK_STATE] = SERVED
    set_state(y, w, WORK)
    y.man[w, c.BEGUN], y.man[w, c.LOST] = now, 0
    under_way_until(y, w, now + whole)


@part
def complete(y: Year, w: int) -> None:
    """End a spell that ran its time: is the task done, or must somebody come again?"""
    i = y.man[w, c.TASK]
    attempt, request = y.task[i, c.TRIED], y.classes[y.drawn[i, c.KLASS], c.REQUEST] != 0
    if y.man[w, c.CLOSED_DOOR] != 0:
        come_again(y, w, NOT_LET_IN)
    elif request and y.task[i, c.CONTRACTOR] != 0:
        end_spell(y, w, GIVEN_TO_FIRM, GIVEN)
    elif request and rules.must_return(
        at_try(y, i, attempt, c.FIX_MARK), y.number[c.FIRST_TIME_FIX], attempt, y.number[c.ATTEMPTS]
    ):
        again = y.tries[i, attempt + 1, c.AGAIN]
        y.task[i, c.LEFT] = again * y.number[c.REPEAT_WORK] // 1000
        come_again(y, w, FOLLOW_UP)
    else:
        end_spell(y, w, DONE, FINISHED)
    set_free(y, w)


@part
def end_spell(y: Year, w: int, row: int, state: int) -> None:
    """Write down a spell that ran its time."""
    i = y.man[w, c.TASK]
    emit(y, row, i, w, y.man[w, c.WHOLE], y.man[w, c.LOST])
    y.task[i, c.TASK_STATE] = state


@part
def come_again(y: Year, w: int, row: int) -> None:
    """Arrange a further visit."""
    i = y.man[w, c.TASK]
    end_spell(y, w, row, AWAY)
    gap = y.tries[i, y.task[i, c.TRIED], c.GAP]
    y.task[i, c.TRIED] += 1
    later(y, y.live[c.NOW] + gap, RELEASE, i, 0)


@part
def set_free(y: Year, w: int) -> None:
    """Free a man, and the one who helped him, for what comes next."""
    i, v = y.man[w, c.TASK], y.man[w, c.PARTNER]
    release_machine(y, w)
    y.man[w, c.TASK] = NOBODY
    clock_out(y, w)
    if v != NOBODY:
        emit(y, HELPED, i, v, y.man[w, c.WHOLE], y.man[w, c.LOST])
        y.man[w, c.PARTNER] = y.man[v, c.PARTNER] = y.man[v, c.TASK] = NOBODY
        clock_out(y, v)
    if y.man[w, c.STATE] == IDLE:
        pick(y, w)
    if v != NOBODY and y.man[v, c.STATE] == IDLE:
        pick(y, v)


@part
def start_block(y: Year, block: int) -> None:
    """Start a block of working time; at the first of a day a man stands at his base."""
    w = y.block[block, c.BY]
    off = y.man[w, c.STATE] == OFF
    if not off:
        overtime(y, w)
    set_on(y, w, 1)
    y.man[w, c.BLOCK_END] = y.block[block, c.ENDS]
    y.man[w, c.BLOCK_KIND] = y.block[block, c.BLOCK_TYPE]
    if off:
        if y.block[block, c.IS_FIRST] != 0:
            stand_at(y, w, y.base[y.live[c.EPOCH], w])
            y.man[w, c.LAST_TYPE] = NOBODY
        stand_idle(y, w)
        pick(y, w)


@part
def end_block(y: Year, w: int) -> None:
    """End a block of working time; rounds stop, visits and trips are carried through."""
    set_on(y, w, 0)
    if y.man[w, c.STATE] == IDLE:
        go_off(y, w)
    elif y.man[w, c.STATE] == WORK:
        k = y.drawn[y.man[w, c.TASK], c.KLASS]
        paired = y.man[w, c.PARTNER] != NOBODY
        if rules.stops_at_block_end(y.classes[k, c.SPLITTABLE] == 1, paired):
            break_off(y, w, STOPPED)
            put_back(y, w)
            go_off(y, w)


@part
def change(y: Year, epoch: int) -> None:
    """Let the levers of an epoch take force."""
    start_epoch(y, epoch)
    look_again(y)


@part
def cut(y: Year) -> None:
    """End the year: write down what is under way."""
    y.live[c.NOW] = y.number[c.HORIZON]
    for w in range(y.number[c.MEN]):
        state, i = y.man[w, c.STATE], y.man[w, c.TASK]
        elapsed = y.number[c.HORIZON] - y.man[w, c.BEGUN]
        if state == TRAVEL:
            emit(y, CUT_TRAVEL, i, w, elapsed, 0)
        elif state in (WORK, ASSIST):
            lead = w if state == WORK else y.man[w, c.PARTNER]
            if y.man[lead, c.STATE] == TRAVEL:
                emit(y, CUT_TRAVEL, i, w, elapsed, 0)
            else:
                done = rules.hands_on(elapsed, y.man[lead, c.LOST], y.man[lead, c.WHOLE])
                emit(y, CUT_WORK, i, w, done, elapsed - done)
        if state in (TRAVEL, WORK, ASSIST):
            overtime(y, w)
