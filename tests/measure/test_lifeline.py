"""The life line of a task: hand-worked miniatures, and what holds in a real year."""

from __future__ import annotations

import numpy as np
import pytest

from sim.measure.lifeline import RULES, lifeline, longest_wait, man_events
from sim.measure.tasks import task_times
from sim.measure.waiting import Wait
from sim.model import HOUR
from sim.model.engine import engine
from sim.model.roster import build_roster
from sim.model.trace import Row
from tests.model import miniature as mini
from tests.model.small import Year, play, small


@pytest.fixture(scope="module")
def year() -> Year:
    """Two weeks of three afdelinger in fællesdrift."""
    return play(engine("auto"), small(), "faellesdrift")


def test_a_task_waits_for_a_man_who_is_away_then_busy_then_there() -> None:
    """Reported on Monday at 06:00; the man is ill on Monday and busy on Tuesday until 07:40.

    One hour until 07:00, eight hours of Monday nobody is there, 16 hours until Tuesday 07:00, and
    then 40 minutes in which he does the other task, which was reported earlier.
    """
    world = mini.world()
    tasks = [mini.task("05:00", 40 * mini.MIN), mini.task("06:00", 20 * mini.MIN)]
    draws = mini.draws(tasks, absent=[(0, 0)])
    trace = engine("auto")(world, draws)
    roster = build_roster(world, draws)
    found = lifeline(world, draws, roster, trace, 1)
    assert [event.row for event in found.events] == [
        None, Row.REGISTERED, Row.ASSIGNED, Row.ARRIVED, Row.DONE,
    ]  # fmt: skip
    assert found.events[2].wait == Wait(
        seconds=25 * HOUR + 40 * mini.MIN,
        closed=17 * HOUR,
        absent=8 * HOUR,
        busy=40 * mini.MIN,
        free=0,
        men=[0],
        planned=0,
        requests=40 * mini.MIN,
    )
    assert found.events[2].level == 1
    assert found.unfinished is None


def test_a_second_visit_waits_from_when_it_is_possible() -> None:
    """Nobody opens at 07:00; a day later another visit is possible, and it is made at once."""
    world = mini.world()
    tasks = [mini.task("06:00", 20 * mini.MIN, mini.INDOOR, no_access=mini.LOW)]
    draws = mini.draws(tasks)
    trace = engine("auto")(world, draws)
    found = lifeline(world, draws, build_roster(world, draws), trace, 0)
    rows = [event.row for event in found.events]
    assert rows.count(Row.ASSIGNED) == 2
    first, second = (event.wait for event in found.events if event.row == Row.ASSIGNED)
    assert first is not None
    assert second is not None
    assert first.seconds == HOUR
    assert second.seconds == 0


def test_a_task_nobody_can_do_waits_to_the_end() -> None:
    """Without a craftsman a trade task has nobody to wait for, until the year ends."""
    world = mini.world([mini.Man(trade=0)])
    draws = mini.draws([mini.task("07:00", 20 * mini.MIN, mini.TRADE)])
    trace = engine("auto")(world, draws)
    found = lifeline(world, draws, build_roster(world, draws), trace, 0)
    assert found.unfinished is not None
    assert found.unfinished.men == []
    assert found.unfinished.seconds == world.days.horizon - int(draws.report[0])


def test_every_wait_is_accounted_for(year: Year) -> None:
    """Of every task the four kinds of waiting add up, and its rows are those of the trace."""
    waits = 0
    for task in range(len(year.draws.report)):
        found = lifeline(year.world, year.draws, year.roster, year.trace, task)
        assert len(found.events) == 1 + int((year.trace.task == task).sum())
        for event in found.events:
            assert event.rule
            if event.wait is not None:
                wait = event.wait
                assert wait.closed + wait.absent + wait.busy + wait.free == wait.seconds
                assert min(wait.closed, wait.absent, wait.busy, wait.free) >= 0
                waits += 1
    assert waits == int((year.trace.row == Row.ASSIGNED).sum())


def test_the_longest_wait_is_the_longest(year: Year) -> None:
    """No request of the measured window waits longer for its first visit."""
    task = longest_wait(year.world, year.draws, year.trace)
    times = task_times(year.world, year.draws, year.trace)
    wait = np.minimum(times.first_visit, year.world.days.horizon) - year.draws.report
    assert wait[task] == wait[times.request & times.measured].max()


def test_a_mans_days_are_his_rows(year: Year) -> None:
    """The days of all men are every row that names a man, once."""
    told = sum(
        len(man_events(year.world, year.draws, year.trace, man, 0, year.world.days.horizon + 1))
        for man in range(year.world.staff.share.size)
    )
    assert told == int((year.trace.man >= 0).sum())
    with pytest.raises(IndexError, match="numbered"):
        man_events(year.world, year.draws, year.trace, 99, 0, 1)
    with pytest.raises(IndexError, match="numbered"):
        lifeline(year.world, year.draws, year.roster, year.trace, 1_000_000)


def test_every_row_has_a_rule() -> None:
    """A new kind of row needs a rule to be told by."""
    assert set(RULES) == set(Row)
