"""Service of miniature weeks, worked out by hand."""

import numpy as np
import pytest

from sim.measure.service import service
from sim.measure.tasks import NEVER, TaskTimes, task_times
from sim.model import DAY, HOUR, Engine, rules
from sim.model.draws import Draws
from sim.model.world import World
from tests.model.miniature import (
    HALF,
    HIGH,
    LOW,
    MIN,
    ROUND,
    TRADE,
    TYPES,
    Man,
    at,
    draws,
    task,
    world,
)

ON_WEEKDAYS = {"open_from": 7 * HOUR, "open_to": 15 * HOUR}
WEEK = draws(
    [
        task("08:00", 60 * MIN),  # at once, done 09:00
        task("08:30", 30 * MIN),  # 09:00, done 09:30
        task("16:00", 30 * MIN, priority=rules.AKUT),  # the vagt, 17:00, done 17:30
        task("+4 14:50", 30 * MIN, afdeling=1),  # Friday, too late: nobody comes before the end
    ]
)
# From Friday 14:50 to the end on Sunday night are 9 h 10 min and 2 days: 57 1/6 h.
LEFT = 57 + 1 / 6


def week() -> World:
    """Return the world of the week: one man for two afdelinger."""
    return world(men=[Man(own=(0, 1))], afdelinger=2, levers=ON_WEEKDAYS)


def times_of(simulate: Engine, organisation: World, year: Draws) -> TaskTimes:
    """Return what became of each task."""
    return task_times(organisation, year, simulate(organisation, year))


def test_first_visits_and_completions(simulate: Engine) -> None:
    """Times of visits by own men and by the vagt; a task nobody came for has none."""
    times = times_of(simulate, week(), WEEK)
    assert times.first_visit.tolist() == [at("08:00"), at("09:00"), at("17:00"), NEVER]
    assert times.completed.tolist() == [at("09:00"), at("09:30"), at("17:30"), NEVER]
    assert times.vagt.tolist() == [False, False, True, False]
    assert not (times.firm | times.contractor | times.escalated | times.skipped).any()


def test_response_and_completion(simulate: Engine) -> None:
    """Waits 0, 0.5, 1 h and the age of the one that still waits."""
    organisation = week()
    columns = service(organisation, WEEK, times_of(simulate, organisation, WEEK))
    # By afdeling, then in total: 0, 0.5, 1 | 57 1/6 | all four.
    middle = [0.5, LEFT, (0.5 + 1) / 2]
    assert columns["response_h_p50"] == pytest.approx(middle)
    # 0.9 x 2 = 1.8: 0.5 + 0.8 x 0.5 = 0.9; 0.9 x 3 = 2.7: 1 + 0.7 x (57 1/6 - 1)
    assert columns["response_h_p90"] == pytest.approx([0.9, LEFT, 1 + 0.7 * (LEFT - 1)])
    assert columns["response_h_mean"] == pytest.approx([0.5, LEFT, (1.5 + LEFT) / 4])
    assert columns["response_h_mean.akut"] == pytest.approx([1, np.nan, 1], nan_ok=True)
    ordinary = [0.25, LEFT, (0.5 + LEFT) / 3]
    assert columns["response_h_mean.almindelig"] == pytest.approx(ordinary)
    assert np.isnan(columns["response_h_p90.haster"]).all()
    # Done after 1, 1, 1.5 h: the middle of 1, 1, 1.5, 57 1/6 is 1.25.
    assert columns["completion_h_p50"] == pytest.approx([1, LEFT, 1.25])


def test_within_goal_waits_for_the_verdict(simulate: Engine) -> None:
    """A task younger than its goal counts neither way; one older counts as late."""
    for goal, share in ((10 * DAY, [1, np.nan, 1]), (1 * DAY, [1, 0, 3 / 4])):
        organisation = week()._replace(goals=np.array([0, DAY, 3 * DAY, goal, 0]))
        columns = service(organisation, WEEK, times_of(simulate, organisation, WEEK))
        assert columns["within_goal_share"] == pytest.approx(share, nan_ok=True)


def test_backlog_is_waiting_time_over_the_window(simulate: Engine) -> None:
    """0 + 0.5 + 1 h of waiting and 57 1/6 h, in a week of 168 h."""
    organisation = week()
    columns = service(organisation, WEEK, times_of(simulate, organisation, WEEK))
    assert columns["backlog_tasks"] * 168 == pytest.approx([1.5, LEFT, 1.5 + LEFT])


def test_the_warm_up_is_not_measured(simulate: Engine) -> None:
    """What was reported before the window is not counted, but waits in it."""
    # Measured from Saturday: no task is of the window; one waits for all of its 48 h.
    organisation = week()
    days = organisation.days._replace(measure_from=5 * DAY)
    organisation = organisation._replace(days=days)
    columns = service(organisation, WEEK, times_of(simulate, organisation, WEEK))
    assert np.isnan(columns["response_h_p50"]).all()
    assert columns["backlog_tasks"] == pytest.approx([0, 1, 1])


def test_planned_work_is_on_time_late_or_skipped(simulate: Engine) -> None:
    """One round done on its day, one that took two days more, one skipped meanwhile."""
    organisation = world()
    rounds = draws(
        [
            task("00:00", 60 * MIN, ROUND),
            task("00:00", 20 * HOUR, ROUND),
            task("00:00", 60 * MIN, ROUND, expire=1 * DAY),
            task("+6 00:00", 60 * MIN, ROUND),  # due at the very end: no verdict yet
        ]
    )
    columns = service(organisation, rounds, times_of(simulate, organisation, rounds))
    assert columns["planned_on_time_share"] == pytest.approx([1 / 3, 1 / 3])
    assert columns["planned_skipped_share"] == pytest.approx([1 / 3, 1 / 3])


def test_bought_rounds_are_on_time_by_the_day_they_are_begun(simulate: Engine) -> None:
    """The firm's work is on its day or a day after the slack."""
    bought = [int(kind == ROUND) for kind in range(TYPES)]
    organisation = world(levers={"bought": bought, "firm_on_time": HALF})
    rounds = draws(
        [
            task("00:00", 60 * MIN, ROUND, bought=LOW, due=0),  # begun at the last moment
            task("00:00", 60 * MIN, ROUND, bought=HIGH),
        ]
    )
    times = times_of(simulate, organisation, rounds)
    assert times.completed.tolist() == [60 * MIN, 2 * DAY + 60 * MIN]
    columns = service(organisation, rounds, times)
    assert columns["planned_on_time_share"] == pytest.approx([0.5, 0.5])


def test_firms_contractors_and_return_visits(simulate: Engine) -> None:
    """A contractor ends it after his lead; the first visit is the first, even of several."""
    organisation = world(levers={"own_fix": HALF, "bought_requests": HALF})
    year = draws(
        [
            task("08:00", 60 * MIN, TRADE, trade=HIGH, lead=2 * DAY),
            task("08:00", 60 * MIN, bought=LOW, firm=500),
            task("09:00", 30 * MIN, fix=HIGH, gap=1 * DAY),
        ]
    )
    times = times_of(simulate, organisation, year)
    # 08:00 + 20 min of diagnosis + 2 d; 08:00 + 10 d x 0.4 x 0.5 = 2 d, and 60 min of work;
    # first visit 09:00, second a day after 09:30, 60 % of 30 min = 18 min.
    assert times.first_visit.tolist() == [at("08:00"), at("+2 08:00"), at("09:00")]
    assert times.completed.tolist() == [at("+2 08:20"), at("+2 09:00"), at("+1 09:48")]
    assert times.contractor.tolist() == [True, False, False]
    assert times.firm.tolist() == [False, True, False]
