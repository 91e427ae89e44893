"""The lowest rung that keeps the goals, whether the assumption held, and the answer elsewhere."""

from itertools import pairwise

import pytest

from sim.study.staff.confirm import confirm
from sim.study.staff.ladder import plans, rule_plan
from sim.study.staff.search import lowest_rung, violations
from tests.study.staff.scripted import Scripted

MODEL = "koordinering_og_planlaegning"


def rising(plan):
    """Planned work on time rises by 4 points a post: seven reach 80 %, noise asks for one more."""
    return [0.52 + 0.04 * sum(plan)] * 3


def test_a_ladder_only_rises(small):
    """No unit loses a post on the way up, and the plan of the posting rule is a rung."""
    for model in small.scenario.models:
        ladder = plans(small.scenario, model)
        for fewer, more in pairwise(ladder):
            assert all(a <= b for a, b in zip(fewer, more, strict=True))
            assert sum(fewer) < sum(more)
        assert rule_plan(small.scenario, model) in ladder or len(ladder) == 1


def test_the_lowest_rung_is_found(small, goals):
    """The answer keeps the goals and the rung below it does not."""
    years = Scripted(small.scenario, 12, rising)
    found = lowest_rung(years, MODEL, goals, 0.95)
    assert found.met
    assert sum(found.plan) == 8
    below = found.ladder[found.ladder.index(found.plan) - 1]
    assert years.played[MODEL, below][0].total["planned_on_time_share"] < 0.81


def test_goals_out_of_reach_give_the_most_posts(small, goals):
    """If no plan keeps the goals, that is said, with the largest."""
    found = lowest_rung(Scripted(small.scenario, 4, lambda _: [0.5] * 3), MODEL, goals, 0.95)
    assert not found.met
    assert found.plan == found.ladder[-1]


def test_more_posts_that_serve_worse_are_reported(small, goals):
    """A dip among the rungs played is found, with its interval below zero; none where none is."""

    def dipping(plan):
        return [0.7 if sum(plan) == 7 else 0.52 + 0.04 * sum(plan)] * 3

    years = Scripted(small.scenario, 8, dipping)
    ladder = plans(small.scenario, MODEL)
    for plan in ladder:
        years.play(MODEL, plan)
    found = violations(years, MODEL, ladder, goals)
    assert [(sum(one.fewer), sum(one.more)) for one in found] == [(6, 7)]
    assert found[0].difference.high < 0
    smooth = Scripted(small.scenario, 8, rising)
    for plan in ladder:
        smooth.play(MODEL, plan)
    assert violations(smooth, MODEL, ladder, goals) == []


@pytest.mark.parametrize(("penalty", "posts"), [(0.0, 8), (0.06, 9)])
def test_an_answer_that_other_years_deny_goes_up(small, goals, penalty, posts):
    """Where independent years are harder the next rungs are tried, in both batches."""
    years = Scripted(small.scenario, 12, rising)
    other = Scripted(small.scenario, 12, lambda p: [share - penalty for share in rising(p)])
    found = lowest_rung(years, MODEL, goals, 0.95)
    said = confirm(other, MODEL, found.plan, found.ladder, goals, 0.95, years)
    assert said.met
    assert sum(said.plan) >= posts
    assert (said.plan == found.plan) == (penalty == 0.0)


def test_an_answer_that_never_holds_elsewhere_is_not_confirmed(small, goals):
    """After a few rungs the search gives up and says so."""
    years = Scripted(small.scenario, 12, rising)
    other = Scripted(small.scenario, 12, lambda _: [0.1] * 3)
    found = lowest_rung(years, MODEL, goals, 0.95)
    said = confirm(other, MODEL, found.plan, found.ladder, goals, 0.95, years)
    assert not said.met
    assert said.plan == found.plan
