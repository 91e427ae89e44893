"""The rule that says how many replications are enough."""

import math

import numpy as np
import pytest

from sim.stats.replications import ReplicationRule


def feed(rule: ReplicationRule, *values: float) -> None:
    """Add replications of one measure."""
    for value in values:
        rule.add({"kpi": value})


def test_precision_by_hand() -> None:
    """10, 12, 11: mean 11, s = 1, half-width 4.302653 / sqrt(3) = 2.484; allowed 25 % = 2.75."""
    rule = ReplicationRule(0.25)
    feed(rule, 10, 12, 11)
    row = rule.table()["kpi"]
    assert (row.mean, row.deviation, row.allowed) == pytest.approx((11, 1, 2.75))
    assert row.half_width == pytest.approx(2.484138, abs=1e-6)
    assert rule.reached_at == 3


def test_precision_must_hold_for_the_look_ahead() -> None:
    """Reached at 3, believed at 5 with a look-ahead of 2."""
    rule = ReplicationRule(0.25, look_ahead=2)
    feed(rule, 10, 12, 11)
    assert not rule.satisfied
    feed(rule, 11)
    assert not rule.satisfied
    assert rule.needed() == 5
    feed(rule, 11)
    assert rule.satisfied
    assert (rule.n, rule.reached_at) == (5, 3)


def test_a_break_starts_the_look_ahead_again() -> None:
    """An outlier at n = 4 ends an early lucky calm."""
    rule = ReplicationRule(0.25, look_ahead=2)
    feed(rule, 10, 12, 11, 30)
    assert rule.reached_at is None
    feed(rule, 11)
    assert not rule.satisfied


def test_the_minimum_is_kept() -> None:
    """Two equal values have no width but are not judged before the third."""
    rule = ReplicationRule(0.05, look_ahead=0)
    feed(rule, 10, 10)
    assert not rule.satisfied
    assert rule.needed() == 3
    feed(rule, 10)
    assert rule.satisfied


def test_the_look_ahead_grows_with_n() -> None:
    """Reached at 120, floor(5 * 120 / 100) = 6 more are asked for."""
    rule = ReplicationRule(0.05, minimum=120)
    feed(rule, *[10.0] * 125)
    assert rule.reached_at == 120
    assert not rule.satisfied
    feed(rule, 10.0)
    assert rule.satisfied


def test_needed_by_hand() -> None:
    """s = 1, allowed 0.55: t(14)/sqrt(15) = 0.5538 is too much, t(15)/4 = 0.5329 is not."""
    rule = ReplicationRule(0.05, look_ahead=5)
    feed(rule, 10, 12, 11)
    assert rule.needed() == 16 + 5


def test_needed_is_about_right() -> None:
    """After 20 replications the forecast lies within a third of the n that turns out."""
    rng = np.random.default_rng(7)
    rule = ReplicationRule(0.04)
    feed(rule, *rng.normal(10, 2, 20))
    forecast = rule.needed()
    while not rule.finished:
        feed(rule, rng.normal(10, 2))
    assert rule.satisfied
    assert rule.n == pytest.approx(forecast, rel=1 / 3)


def test_all_measures_must_be_precise_at_once() -> None:
    """A calm measure waits for a restless one."""
    rule = ReplicationRule(0.25, look_ahead=0)
    for calm, restless in ((10, 1), (10, 30), (10, 8)):
        rule.add({"calm": calm, "restless": restless})
    assert rule.table()["calm"].reached
    assert not rule.satisfied


def test_a_floor_saves_a_measure_near_zero() -> None:
    """Overtime of -1, 0 or 1 hours is never within 5 % of 0, but well within 3 hours."""
    bare = ReplicationRule(0.05, look_ahead=0, cap=50)
    floored = ReplicationRule(0.05, look_ahead=0, cap=50, floors={"kpi": 3.0})
    feed(bare, -1, 0, 1)
    feed(floored, -1, 0, 1)
    assert not bare.satisfied
    assert bare.needed() == 50
    assert floored.satisfied


def test_a_difference_is_judged_by_its_yardstick() -> None:
    """A difference of 0, 1, 2 is measured against costs of 100, not against itself."""
    rule = ReplicationRule(0.05, look_ahead=0, yardsticks={"b - a": "a"})
    for cost, difference in ((100, 0), (101, 1), (99, 2)):
        rule.add({"a": cost, "b - a": difference})
    # Half-widths 2.48 of both; allowed 5 % of 100 = 5 for both.
    assert rule.table()["b - a"].allowed == pytest.approx(5.0)
    assert rule.satisfied


def test_no_difference_is_precise() -> None:
    """Alternatives that never differ need no floor: width 0 is within 5 % of 0."""
    rule = ReplicationRule(0.05, look_ahead=0)
    feed(rule, 0, 0, 0)
    assert rule.satisfied


def test_the_cap_ends_it_without_satisfaction() -> None:
    """At the cap one stops, but must say that precision was not reached."""
    rule = ReplicationRule(0.001, cap=4)
    feed(rule, 1, 2, 3, 4)
    assert rule.finished
    assert not rule.satisfied
    assert rule.needed() == 4


def test_a_measure_that_never_exists_holds_nothing_up() -> None:
    """No urgent task in any year: the measure is left out."""
    rule = ReplicationRule(0.05, look_ahead=0)
    for _ in range(3):
        rule.add({"kpi": 5.0, "akut": math.nan})
    assert list(rule.table()) == ["kpi"]
    assert rule.satisfied


@pytest.mark.parametrize("values", [(1.0, math.nan), (math.nan, 1.0), (math.inf,)])
def test_half_a_measure_is_refused(values: tuple[float, ...]) -> None:
    """A measure that comes or goes, or is infinite, is an error, and is not counted."""
    rule = ReplicationRule()
    feed(rule, *values[:-1])
    with pytest.raises(ValueError, match="kpi is"):
        feed(rule, values[-1])
    assert rule.n == len(values) - 1


def test_measures_must_stay_the_same() -> None:
    """Another set of measures, or a floor for none of them, is a mistake."""
    rule = ReplicationRule()
    feed(rule, 1.0)
    with pytest.raises(ValueError, match="other measures"):
        rule.add({"cost": 1.0})
    with pytest.raises(ValueError, match="cots"):
        ReplicationRule(floors={"cots": 1.0}).add({"cost": 1.0})


def test_running_numbers_agree_with_numpy() -> None:
    """Mean and deviation one by one equal those of the whole sample, far from zero too."""
    values = 1e9 + np.random.default_rng(3).normal(size=200)
    rule = ReplicationRule(1e-12)
    feed(rule, *values)
    row = rule.table()["kpi"]
    assert row.mean == pytest.approx(values.mean(), rel=1e-15)
    assert row.deviation == pytest.approx(values.std(ddof=1), rel=1e-6)


def test_bad_settings_are_refused() -> None:
    """A minimum of one has no spread; a precision of zero is never reached."""
    with pytest.raises(ValueError, match="minimum"):
        ReplicationRule(minimum=1)
    with pytest.raises(ValueError, match="precision"):
        ReplicationRule(0.0)
