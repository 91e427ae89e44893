"""Posts are moved between units where that keeps the goals with fewer."""

from sim.study.goals import meets
from sim.study.staff.allocation import fewer_by_moving
from sim.study.staff.search import lowest_rung
from tests.study.staff.scripted import Scripted

MODEL = "koordinering_og_planlaegning"


def third_is_starved(plan):
    """The smallest afdeling has more work than its need says; two are enough for the others."""
    first, second, third = plan
    return [min(0.45 * first, 0.9), min(0.45 * second, 0.9), min(0.3 * third, 0.9)]


def test_a_post_moves_to_where_it_is_missed(small, goals):
    """With uneven load fewer posts are found than by need, in a plan that keeps the goals."""
    years = Scripted(small.scenario, 12, third_is_starved, noise=0.002)
    rung = lowest_rung(years, MODEL, goals, 0.95)
    plan, held = fewer_by_moving(years, MODEL, rung.plan, goals, 0.95)
    assert sum(plan) < sum(rung.plan)
    assert plan == (2.0, 2.0, 3.0)
    assert meets(goals, years.play(MODEL, plan), 0.95)
    assert held
    assert not held[-1].met


def test_even_load_leaves_the_posts_where_the_rule_puts_them(small, goals):
    """Where only the number counts nothing is gained by moving."""
    years = Scripted(small.scenario, 12, lambda plan: [0.52 + 0.04 * sum(plan)] * 3)
    rung = lowest_rung(years, MODEL, goals, 0.95)
    plan, held = fewer_by_moving(years, MODEL, rung.plan, goals, 0.95)
    assert plan == rung.plan
    assert all(sum(one.best) == sum(plan) - 1 for one in held)


def test_no_unit_loses_its_last_step(small, goals):
    """Posting steps are kept: every afdeling has at least one, in whole posts."""
    years = Scripted(small.scenario, 6, lambda _: [0.95] * 3)
    plan, _ = fewer_by_moving(years, MODEL, (3.0, 2.0, 1.0), goals, 0.95)
    assert plan == (1.0, 1.0, 1.0)


def test_one_pool_has_nothing_to_move(small, goals):
    """A model with one unit is left alone."""
    years = Scripted(small.scenario, 6, lambda _: [0.95])
    assert fewer_by_moving(years, "faellesdrift", (5.0,), goals, 0.95) == ((5.0,), [])
