"""Intake of the compiled engine: how work comes and leaves unserved. Follows `reference.intake`."""

from __future__ import annotations

from sim.model import DAY, Kind, StaffState, TaskState, rules
from sim.model.compiled import fields as c
from sim.model.compiled.dispatch import assign, offer, preempt, startable
from sim.model.compiled.fields import Table, Year
from sim.model.compiled.jit import bit, lowest, part
from sim.model.compiled.queues import at_try, dequeue, emit, enqueue, later, under_way_until
from sim.model.trace import NOBODY, Row

IDLE, WORK = int(StaffState.IDLE), int(StaffState.WORK)
WAITING, AWAY = int(TaskState.WAITING), int(TaskState.AWAY)
GIVEN, SKIPPED_TASK = int(TaskState.GIVEN), int(TaskState.SKIPPED)
REGISTERED, MISSED, CHASED = int(Row.REGISTERED), int(Row.MISSED), int(Row.CHASED)
INTERRUPTED, FIRM, VAGT = int(Row.INTERRUPTED), int(Row.FIRM), int(Row.VAGT)
ESCALATED, SKIPPED = int(Row.ESCALATED), int(Row.SKIPPED)
RELEASE, CALL, CHASE = int(Kind.RELEASE), int(Kind.CALL), int(Kind.CHASE)
ESCALATE, EXPIRE = int(Kind.ESCALATE), int(Kind.EXPIRE)


@part
def regime_at(y: Year, a: int) -> int:
    """Return which levers are in force in an afdeling now."""
    return y.regime[y.live[c.EPOCH], a]


@part
def phone_open(y: Year, a: int) -> bool:
    """Return whether the phone is answered for an afdeling now."""
    r, now = regime_at(y, a), y.live[c.NOW]
    workday = y.workday[now // DAY] == 1
    return rules.opening(now, y.levers[r, c.OPEN_FROM], y.levers[r, c.OPEN_TO], workday)


@part
def when_open(y: Year, i: int) -> int:
    """Return when the resident of a task calls if the phone is closed now."""
    now, r = y.live[c.NOW], regime_at(y, y.drawn[i, c.AFDELING])
    opens = y.levers[r, c.OPEN_FROM]
    spread = rules.call_back(at_try(y, i, 0, c.RETRY), opens, y.levers[r, c.OPEN_TO])
    for day in range(now // DAY, y.number[c.DAYS]):
        if y.workday[day] == 1 and day * DAY + opens > now:
            return day * DAY + opens + spread
    return y.number[c.HORIZON] + spread


@part
def call(y: Year, i: int) -> None:
    """Let a resident try to report a request."""
    a, priority = y.drawn[i, c.AFDELING], y.classes[y.drawn[i, c.KLASS], c.PRIORITY]
    r, attempt, is_open = regime_at(y, a), y.task[i, c.CALLS], phone_open(y, a)
    if rules.vagt_takes(priority, is_open):
        give_away(y, i, VAGT, y.drawn[i, c.VAGT])
        return
    if attempt == 0 and y.drawn[i, c.DIRECT_MARK] < y.levers[r, c.DIRECT]:
        seen = present(y, a, i)
        if seen != NOBODY:
            spoken_to(y, seen, i)
            return
    if not is_open:
        later(y, when_open(y, i), CALL, i, 0)
    elif y.levers[r, c.CHANNEL] == rules.MOBILE:
        ring(y, i, r, attempt)
    elif heard(y, i, y.levers[r, c.ABANDONED], attempt):
        later(y, y.live[c.NOW] + y.levers[r, c.DELAY], RELEASE, i, 0)


@part
def ring(y: Year, i: int, r: int, attempt: int) -> None:
    """Ring the man of the afdeling on his mobile."""
    w = responsible(y, y.drawn[i, c.AFDELING], i)
    threshold = y.levers[r, c.MISSED]
    if w == NOBODY:
        threshold = rules.ALWAYS
    elif y.man[w, c.STATE] == IDLE:
        threshold = 0
    if heard(y, i, threshold, attempt):
        if w == NOBODY:
            register(y, i, NOBODY)
        else:
            spoken_to(y, w, i)


@part
def heard(y: Year, i: int, threshold: int, attempt: int) -> bool:
    """Return whether a call gets through; if not, the resident tries again later."""
    if rules.gets_through(
        at_try(y, i, attempt, c.HEARD_MARK), threshold, attempt, y.number[c.ATTEMPTS]
    ):
        return True
    emit(y, MISSED, i, NOBODY, 0, 0)
    y.task[i, c.CALLS] += 1
    later(y, y.live[c.NOW] + at_try(y, i, attempt, c.RETRY), CALL, i, 0)
    return False


@part
def first_of(y: Year, sets: Table, a: int, one: int, two: int, ident: int) -> int:
    """Return a man of both crowds who is in an afdeling's set, or `NOBODY`.

    Whose turn it is to be the first of them goes round with `ident`.
    """
    words, turn = y.number[c.MEN_WORDS], (-ident) % max(y.number[c.MEN], 1)
    word = turn >> 6
    men = y.crowd[one, word] & y.crowd[two, word] & sets[a, word] & -bit(turn)
    for _ in range(words):
        if men != 0:
            break
        word = word + 1 if word + 1 < words else 0
        men = y.crowd[one, word] & y.crowd[two, word] & sets[a, word]
    return NOBODY if men == 0 else (word << 6) | lowest(men)


@part
def present(y: Year, a: int, i: int) -> int:
    """Return a man a resident meets in the afdeling: an idle one first, then by rotation."""
    w = first_of(y, y.here, a, c.IDLE_MEN, c.AT_WORK, i)
    return w if w != NOBODY else first_of(y, y.here, a, c.WORKING, c.AT_WORK, i)


@part
def responsible(y: Year, a: int, i: int) -> int:
    """Return the man at work who answers for an afdeling: idle ones first, then by rotation."""
    w = first_of(y, y.home, a, c.IDLE_MEN, c.AT_WORK, i)
    return w if w != NOBODY else first_of(y, y.home, a, c.AT_WORK, c.AT_WORK, i)


@part
def spoken_to(y: Year, w: int, i: int) -> None:
    """Let a man hear a request; it may cost him time, or make him leave planned work."""
    if y.man[w, c.STATE] != WORK:
        register(y, i, NOBODY)
        return
    r = regime_at(y, y.drawn[i, c.AFDELING])
    current = y.classes[y.drawn[y.man[w, c.TASK], c.KLASS], c.PRIORITY]
    leaves = y.man[w, c.PARTNER] == NOBODY and rules.stops_planned(
        y.levers[r, c.DIRECT_STOPS], current
    )
    if not leaves:
        interrupt(y, w, i, y.levers[r, c.CALL_TIME] + y.levers[r, c.SETUP])
    register(y, i, w if leaves else NOBODY)


@part
def interrupt(y: Year, w: int, i: int, seconds: int) -> None:
    """Let a working man lose time."""
    y.man[w, c.LOST] += seconds
    under_way_until(y, w, (y.finish[w] >> c.TIME_SHIFT) + seconds)
    emit(y, INTERRUPTED, i, w, seconds, 0)


@part
def register(y: Year, i: int, leaving: int) -> None:
    """Enter a request in the books; a man `leaving` planned work for it goes at once."""
    k, a, now = y.drawn[i, c.KLASS], y.drawn[i, c.AFDELING], y.live[c.NOW]
    priority, r = y.classes[k, c.PRIORITY], regime_at(y, a)
    goal = y.number[c.GOAL + priority]
    emit(y, REGISTERED, i, NOBODY, 0, 0)
    if rules.firm_takes_request(y.drawn[i, c.BOUGHT_MARK], y.levers[r, c.BOUGHT_REQUESTS]):
        response = goal * y.levers[r, c.SLA] // 1000 * y.drawn[i, c.FIRM_RATE] // 1000
        give_away(y, i, FIRM, response)
        return
    trade = y.classes[k, c.SKILL] == rules.TRADE
    y.task[i, c.LEFT] = y.drawn[i, c.WORK]
    if rules.needs_contractor(trade, y.drawn[i, c.TRADE_MARK], y.levers[r, c.OWN_FIX]):
        y.task[i, c.CONTRACTOR] = 1
        y.task[i, c.LEFT] = min(y.drawn[i, c.WORK], y.number[c.DIAGNOSIS])
    await_service(y, i, y.drawn[i, c.REPORT] + goal)
    patience = y.drawn[i, c.PATIENCE]
    later(y, max(y.drawn[i, c.REPORT], now - patience + 1) + patience, CHASE, i, 1)
    if priority == rules.AKUT and y.number[c.ESCALATION] >= 0:
        later(y, max(y.drawn[i, c.REPORT] + y.number[c.ESCALATION], now), ESCALATE, i, 2)
    if leaving != NOBODY and startable(y, leaving, k, a) != 0:
        preempt(y, leaving)
        assign(y, leaving, i)
    else:
        offer(y, i)


@part
def await_service(y: Year, i: int, due: int) -> None:
    """Let a task wait from now on."""
    y.task[i, c.SINCE], y.task[i, c.DUE] = y.live[c.NOW], due
    enqueue(y, i, 0)


@part
def release(y: Year, i: int) -> None:
    """Let a task enter the backlog: registered, fallen due, or ready for a further visit."""
    k = y.drawn[i, c.KLASS]
    if y.task[i, c.TASK_STATE] == AWAY:
        await_service(y, i, y.live[c.NOW] + y.number[c.GOAL + y.classes[k, c.PRIORITY]])
        offer(y, i)
    elif y.classes[k, c.REQUEST] != 0:
        register(y, i, NOBODY)
    else:
        fall_due(y, i)


@part
def fall_due(y: Year, i: int) -> None:
    """Let planned work or snow enter the backlog, or go to the firm that is paid for it."""
    k = y.drawn[i, c.KLASS]
    r = regime_at(y, y.drawn[i, c.AFDELING])
    report, due = y.drawn[i, c.REPORT], y.drawn[i, c.DRAWN_DUE]
    if y.bought[r, y.classes[k, c.TYPE]] == 1:
        on_day = rules.firm_takes_request(y.drawn[i, c.BOUGHT_MARK], y.levers[r, c.FIRM_ON_TIME])
        give_away(y, i, FIRM, 0 if on_day else due - report + DAY)
        return
    y.task[i, c.LEFT] = y.drawn[i, c.WORK]
    await_service(y, i, due)
    if y.drawn[i, c.EXPIRES] > 0:
        interval = y.drawn[i, c.EXPIRES] - report
        end = rules.expiry(report, interval, due - report, y.levers[r, c.CATCH_UP])
        later(y, end, EXPIRE, i, 1)
    offer(y, i)


@part
def give_away(y: Year, i: int, row: int, seconds: int) -> None:
    """Leave a task to somebody outside, who comes after some seconds."""
    y.task[i, c.TASK_STATE] = GIVEN
    emit(y, row, i, NOBODY, seconds, 0)


@part
def contact(y: Year, m: int) -> None:
    """Let a resident stop a man at work in the estate for a word."""
    a = y.contact[m, c.CONTACT_AFDELING]
    w = first_of(y, y.here, a, c.WORKING, c.WORKING, m)
    if w != NOBODY:
        setup = y.levers[regime_at(y, a), c.SETUP]
        interrupt(y, w, y.man[w, c.TASK], y.contact[m, c.CONTACT_SECONDS] + setup)


@part
def chase(y: Year, i: int) -> None:
    """Let a resident ask after a task that nobody has come for yet."""
    if y.task[i, c.VISITED] != 0 or y.task[i, c.TASK_STATE] != WAITING:
        return
    a = y.drawn[i, c.AFDELING]
    if not phone_open(y, a):
        later(y, when_open(y, i), CHASE, i, 1)
        return
    r = regime_at(y, a)
    emit(y, CHASED, i, NOBODY, 0, 0)
    if y.levers[r, c.CHANNEL] == rules.MOBILE:
        w = responsible(y, a, i)
        if w != NOBODY and y.man[w, c.STATE] == WORK:
            interrupt(y, w, i, y.levers[r, c.CALL_TIME] + y.levers[r, c.SETUP])
    later(y, y.live[c.NOW] + y.drawn[i, c.PATIENCE], CHASE, i, 1)


@part
def escalate(y: Year, i: int) -> None:
    """Give an acute task that has waited too long to a firm."""
    if y.task[i, c.TASK_STATE] == WAITING and y.task[i, c.VISITED] == 0:
        dequeue(y, i, GIVEN)
        give_away(y, i, ESCALATED, y.drawn[i, c.VAGT])


@part
def expire(y: Year, i: int) -> None:
    """Skip a round that nobody has begun and that can no longer be caught up."""
    if y.task[i, c.TASK_STATE] == WAITING and y.task[i, c.VISITED] == 0:
        dequeue(y, i, SKIPPED_TASK)
        emit(y, SKIPPED, i, NOBODY, 0, 0)
