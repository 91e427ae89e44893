"""What a goal is, and when it is kept."""

import math

import pytest

from sim.measure import KPIS, Measures
from sim.study.goals import default_goals, margins, meets, parse_goal, parse_goals, reached

HASTER = "within_goal_share.haster"


def years(*shares):
    """Years with these shares of urgent requests in time."""
    return [Measures(dict.fromkeys(KPIS, 1.0) | {HASTER: share}, {}) for share in shares]


@pytest.mark.parametrize(
    ("text", "kpi", "at_least", "within"),
    [
        ("akut: 95% inden 24 h", "within_goal_share.akut", 0.95, 86_400),
        ("haster: 90 % inden 3 d", HASTER, 0.9, 3 * 86_400),
        ("almindelig: 87,5% inden 10 døgn", "within_goal_share.almindelig", 0.875, 864_000),
        ("planlagt: 80% til tiden", "planned_on_time_share", 0.8, None),
    ],
)
def test_a_goal_is_read_as_it_is_said(text, kpi, at_least, within):
    """Share, time and what it is about, with Danish or English decimals."""
    assert parse_goal(text) == (kpi, pytest.approx(at_least), within, text)


def test_all_that_is_wrong_is_told_at_once():
    """Each text that is no goal has a line, and so has a second goal about the same."""
    texts = ("haster 90%", "haster: 90% inden 3 d", "haster: 80% inden 1 d", "akut: 100% inden 1 h")
    with pytest.raises(ValueError, match="second goal") as error:
        parse_goals(texts)
    assert len(str(error.value).splitlines()) == 3


def test_default_goals_are_the_promised_times_and_planned_work(small):
    """Nobody's goals: what the scenario promises, and planned work, so that it pays for nothing."""
    found = {goal.kpi: goal.within for goal in default_goals(small.scenario)}
    promised = small.scenario.demand.requests.priorities
    assert found[HASTER] == promised.haster_goal
    assert found["planned_on_time_share"] is None
    assert len(found) == 4


def test_a_goal_is_kept_when_its_lower_bound_is():
    """A mean above the share is not enough as long as luck could explain it."""
    goal = (parse_goal("haster: 90% inden 3 d"),)
    assert not meets(goal, years(0.80, 0.99, 0.95), 0.95)
    assert meets(goal, years(0.92, 0.93, 0.94), 0.95)
    assert meets(goal, years(0.80, 0.99, 0.95), 0.5 + 1e-9)


def test_the_bound_is_one_sided():
    """At 95 % the lower bound is that of a two-sided interval at 90 %: t(2) = 2.920."""
    found = reached(parse_goal("haster: 90% inden 3 d"), years(0.92, 0.93, 0.94), 0.95)
    assert found.low == pytest.approx(0.93 - 2.920 * 0.01 / math.sqrt(3), abs=1e-5)


def test_a_goal_with_nothing_to_measure_is_kept():
    """No urgent request at all is no broken promise."""
    assert meets((parse_goal("haster: 90% inden 3 d"),), years(math.nan, math.nan), 0.95)


def test_margin_is_of_the_goal_farthest_from_being_kept():
    """The worst goal of a year counts."""
    goals = parse_goals(("haster: 90% inden 3 d", "planlagt: 80% til tiden"))
    assert margins(goals, years(0.85, 1.0)) == pytest.approx([-0.05, 0.1])
