"""The check of the warm-up: where the start-up of the backlog ends."""

import numpy as np

from sim.model.world.calendar import build_days
from sim.study.warmup import WORKDAYS_A_WEEK, startup, startups, without_seasons


def test_a_backlog_that_fills_up_is_cut_where_it_is_full():
    """Ten weeks of filling are left out, in whole weeks; noise does not hide them."""
    weeks = np.minimum(np.arange(60) / 10, 1.0)
    days = np.repeat(100 * weeks, WORKDAYS_A_WEEK)
    runs = days + np.random.default_rng(1).normal(0, 2, (5, len(days)))
    found = startup(runs)
    assert found.settled
    assert 8 * 7 <= found.cut_days <= 12 * 7


def test_a_backlog_that_grows_all_year_has_not_settled():
    """Too few men: there is no steady state to wait for."""
    assert not startup(np.arange(300.0)[None, :]).settled


def test_seasons_are_taken_out(checked):
    """Every weekday is worked, no snow falls, and the run starts empty."""
    steady = without_seasons(checked.scenario)
    days = build_days(steady)
    assert days.workday[:364].reshape(-1, 7)[:, :5].all()
    assert days.measure_from <= 6 * 86_400
    assert steady.demand.snow.episodes == 0


def test_a_shipped_scenario_warms_up_long_enough(checked):
    """Kanalkvarteret's start-up is over within the 28 days that every scenario has."""
    found = startups(checked.scenario, ["koordinering_og_planlaegning"], 1)
    one = found["koordinering_og_planlaegning"]
    assert one.settled
    assert one.cut_days <= 28
    assert one.open_tasks[0] < one.open_tasks[20:].mean()
