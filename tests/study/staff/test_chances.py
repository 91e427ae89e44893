"""The probability of being the cheapest knows that the posts themselves are uncertain."""

import pytest

from sim.study.staff.chances import chances
from sim.study.staff.study import Answer, StaffStudy
from tests.study.staff.scripted import Scripted

ONE, OTHER = "koordinering_og_planlaegning", "afdelingsdelt_drift"
FEWER, MORE = (2.0, 2.0, 1.0), (3.0, 2.0, 1.0)


def study(small, goals, reaches, noise=0.02):
    """Two models: ONE with the plans FEWER and MORE, OTHER with MORE and one dearer post."""
    years = Scripted(small.scenario, 20, lambda plan: [reaches[sum(plan)]] * 3, noise)
    dearer = (3.0, 2.0, 1.25)
    answers = {}
    for model, plans in ((ONE, (FEWER, MORE)), (OTHER, (dearer,))):
        for plan in plans:
            years.play(model, plan)
        answers[model] = Answer(model, plans[-1], True, list(plans), [], [], None)
    return StaffStudy(small, small.scenario, goals, 1, 0.95, "auto", answers, MORE, years, None)


def test_sure_when_every_resample_agrees(small, goals):
    """A plan that is cheaper and always keeps the goals is the cheapest for sure."""
    found = chances(study(small, goals, {5.0: 0.6, 6.0: 0.95, 6.25: 0.95}))
    assert found == {ONE: 1.0, OTHER: 0.0}


def test_a_plan_on_the_edge_makes_it_unsure(small, goals):
    """If the cheaper model's plan just keeps the goals, it would often have needed another."""
    found = chances(study(small, goals, {5.0: 0.6, 6.0: 0.81, 6.25: 0.95}))
    assert 0.1 < found[OTHER] < 0.9
    assert sum(found.values()) == pytest.approx(1.0)


def test_a_model_that_breaks_the_goals_has_no_chance(small, goals):
    """However cheap it is."""
    whole = study(small, goals, {5.0: 0.6, 6.0: 0.95, 6.25: 0.95})
    whole.answers[ONE] = whole.answers[ONE]._replace(met=False)
    assert chances(whole) == {ONE: 0.0, OTHER: 1.0}
