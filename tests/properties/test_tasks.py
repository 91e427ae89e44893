"""Every task: it goes through its life in order, and ends once or is still on its way."""

from hypothesis import given

from sim.model import Engine, rules
from sim.model.trace import Row
from tests.model.small import Year
from tests.properties.scenarios import FEW, cases, played

UNREPORTED, WAITING, GOING, SERVED, ENDED, CUT = range(6)
LIFE = {
    # A resident may ring in vain, interrupt the man he rings, be heard, or get the vagt.
    (UNREPORTED, Row.MISSED): UNREPORTED,
    (UNREPORTED, Row.INTERRUPTED): UNREPORTED,
    (UNREPORTED, Row.REGISTERED): WAITING,
    (UNREPORTED, Row.VAGT): ENDED,
    # While it waits he may ask; a firm or a skip may end it; a man sets out.
    (WAITING, Row.CHASED): WAITING,
    (WAITING, Row.INTERRUPTED): WAITING,
    (WAITING, Row.FIRM): ENDED,
    (WAITING, Row.ESCALATED): ENDED,
    (WAITING, Row.SKIPPED): ENDED,
    (WAITING, Row.ASSIGNED): GOING,
    # He arrives, perhaps with a helper, or is turned round; lunch may pass on the way.
    (GOING, Row.HELPER_ARRIVED): GOING,
    (GOING, Row.OVERTIME): GOING,
    (GOING, Row.ARRIVED): SERVED,
    (GOING, Row.DIVERTED): WAITING,
    (GOING, Row.CUT_TRAVEL): CUT,
    # He is interrupted, works over, breaks off, must come again, or ends it.
    (SERVED, Row.INTERRUPTED): SERVED,
    (SERVED, Row.OVERTIME): SERVED,
    (SERVED, Row.PREEMPTED): WAITING,
    (SERVED, Row.STOPPED): WAITING,
    (SERVED, Row.NO_ACCESS): WAITING,
    (SERVED, Row.FOLLOW_UP): WAITING,
    (SERVED, Row.DONE): ENDED,
    (SERVED, Row.CONTRACTOR): ENDED,
    (SERVED, Row.CUT_WORK): CUT,
    # The helper is free after the man; the year ends for both, with their overtime.
    (WAITING, Row.HELPED): WAITING,
    (ENDED, Row.HELPED): ENDED,
    (CUT, Row.CUT_WORK): CUT,
    (CUT, Row.CUT_TRAVEL): CUT,
    (CUT, Row.OVERTIME): CUT,
}
"""What may be written of a task in each state, and the state it is in then."""


def lives(year: Year) -> list[int]:
    """Return the state of each task at the end, having followed every row of its life."""
    request = year.times.request
    states = [UNREPORTED if asked else WAITING for asked in request.tolist()]
    trace = year.trace
    for kind, task in zip(trace.row.tolist(), trace.task.tolist(), strict=True):
        if task >= 0:
            states[task] = LIFE[states[task], Row(kind)]
    return states


@FEW
@given(one=cases())
def test_tasks_are_conserved(simulate: Engine, one: tuple) -> None:
    """No row is out of its turn, and each measured task is in exactly one state at the end."""
    year = played(simulate, one)
    states, times = lives(year), year.times
    ended = [state == ENDED for state in states]
    gone = times.firm | times.contractor | times.vagt | times.escalated | times.skipped
    done = year.trace.task[year.trace.row == Row.DONE]
    assert len(set(done.tolist())) == len(done)
    assert ended == [bool(gone[i] or (i in set(done.tolist()))) for i in range(len(states))]


@FEW
@given(one=cases())
def test_nothing_is_served_before_it_is_known(simulate: Engine, one: tuple) -> None:
    """No row of a task is older than its report, no visit older than its registration."""
    year = played(simulate, one)
    report, trace = year.draws.report, year.trace
    about = trace.task >= 0
    assert (trace.time[about] >= report[trace.task[about]]).all()
    first_visit, completed = year.times.first_visit, year.times.completed
    assert (first_visit >= report).all()
    for i in trace.task[trace.row == Row.REGISTERED].tolist():
        known = trace.time[(trace.row == Row.REGISTERED) & (trace.task == i)]
        assert len(known) == 1
        assert first_visit[i] >= known[0]
        assert completed[i] >= known[0]


@FEW
@given(one=cases())
def test_a_resident_calls_no_more_often_than_attempts(simulate: Engine, one: tuple) -> None:
    """The last attempt is heard, so misses are fewer than attempts; visits are no more."""
    year = played(simulate, one)
    attempts = year.draws.gap.shape[1]
    for row in (Row.MISSED, Row.NO_ACCESS, Row.FOLLOW_UP):
        tasks = year.trace.task[year.trace.row == row].tolist()
        assert all(tasks.count(i) < attempts for i in set(tasks))


@FEW
@given(one=cases())
def test_men_do_only_what_they_may(simulate: Engine, one: tuple) -> None:
    """Nobody sets out for work beyond his reach or his skill."""
    year = played(simulate, one)
    world, draws, trace = year.world, year.draws, year.trace
    where = trace.row == Row.ASSIGNED
    for man, i in zip(trace.man[where].tolist(), trace.task[where].tolist(), strict=True):
        kind = draws.type[i]
        reach = world.staff.reach[0, man, draws.afdeling[i], world.catalogue.work[kind]]
        assert reach != rules.NEVER
        assert world.staff.speed[man, world.catalogue.skill[kind]] > 0
