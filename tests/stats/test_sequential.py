"""Kim & Nelson's procedure, step by step."""

import math

import numpy as np
import pytest

from sim.stats.sequential import KimNelson, select_best

# level 0.75, k = 2, n0 = 3: eta = ((2 * 0.25)**(-1) - 1) / 2 = 0.5 and h² = 2 * 0.5 * 2 = 2.
SETTINGS = {"level": 0.75, "first_stage": 3}


def rule_after(differences: list[float], indifference: float = 1.0) -> KimNelson:
    """Two alternatives; the second is worse by these amounts in years that vary a lot."""
    rule = KimNelson(2, indifference, **SETTINGS)
    for year, difference in enumerate(differences):
        rule.add([100.0 * year, 100.0 * year + difference])
    return rule


def test_elimination_by_hand() -> None:
    """Differences -2, 0, 2, 2, 0: S² = 4, margins (8 - r) / 2 = 2.5, 2, 1.5 at r = 3, 4, 5.

    The sums are 0, 2, 2: inside, just inside, outside.
    """
    assert not rule_after([-2, 0, 2]).decided
    assert not rule_after([-2, 0, 2, 2]).decided
    rule = rule_after([-2, 0, 2, 2, 0])
    assert rule.decided
    assert rule.best == 0
    assert rule.survivors == (0,)


def test_a_narrow_zone_waits_longer() -> None:
    """Zone 0.5: margin (2 * 4 / 0.5 - 0.5 * 4) / 2 = 7 at r = 4, between 6.9 and 7.1."""
    assert not rule_after([-2, 0, 2, 6.9], 0.5).decided
    assert rule_after([-2, 0, 2, 7.1], 0.5).decided


def test_nothing_is_dropped_in_the_first_stage() -> None:
    """However large the difference, the variance must be known first."""
    assert not rule_after([50, 50]).decided
    assert rule_after([50, 50, 50]).decided


def test_equals_end_with_the_first() -> None:
    """Margin 8 - r is negative at r = 9; a sum of exactly 0 then leaves the lower index."""
    differences = [-2.0, 0, 2, 0, 0, 0, 0, 0]
    assert not rule_after(differences).decided
    rule = rule_after([*differences, 0])
    assert (rule.decided, rule.best) == (True, 0)


def test_identical_alternatives_end_after_the_first_stage() -> None:
    """No variance, no difference: nothing to wait for."""
    assert rule_after([0, 0, 0]).decided


def test_large_is_good_if_asked() -> None:
    """Maximising mirrored values selects the same."""
    rows = np.random.default_rng(2).normal(size=(40, 3)) + np.array([0.0, 2.0, 4.0])
    small = select_best(rows.T, 1.0)
    large = select_best(-rows.T, 1.0, minimise=False)
    assert small == large
    assert small.best == 0


def test_dropped_alternatives_need_no_run() -> None:
    """Once out, an alternative may be NaN; a survivor may not."""
    rule = KimNelson(3, 1.0, level=0.75, first_stage=3)
    for noise in (-2.0, 0.0, 2.0):
        rule.add([0.0, noise, 90.0])
    assert rule.survivors == (0, 1)
    rule.add([0.0, 1.0, math.nan])
    with pytest.raises(ValueError, match="finite value for each of"):
        rule.add([0.0, math.nan, math.nan])


def test_no_more_runs_after_the_decision() -> None:
    """A decided rule refuses further replications."""
    with pytest.raises(ValueError, match="decided"):
        rule_after([50, 50, 50, 50])


def test_stored_samples_may_not_suffice() -> None:
    """Undecided, the leader is named but not promised."""
    found = select_best([[0, 0, 0, 0], [-2, 0, 2, 2]], 1.0, **SETTINGS)
    assert (found.best, found.decided, found.survivors) == (0, False, (0, 1))
    assert found.replications == 4


def test_sampling_stops_at_the_decision() -> None:
    """Only the five replications that decide are used."""
    found = select_best([[0] * 9, [-2, 0, 2, 2, 0, 7, 7, 7, 7]], 1.0, **SETTINGS)
    assert (found.best, found.replications) == (0, 5)


def test_one_alternative_is_decided() -> None:
    """There is nothing to compare."""
    assert select_best([[1.0, 2.0]], 1.0).decided


def test_a_larger_indifference_zone_needs_fewer_runs() -> None:
    """Runs fall as the zone grows, on the same samples."""
    rows = np.random.default_rng(4).normal(size=(2, 2000)) * 5 + np.array([[0.0], [1.0]])
    runs = [select_best(rows, zone).replications for zone in (0.5, 1.0, 2.0)]
    assert runs == sorted(runs, reverse=True)
    assert runs[0] > runs[-1]


def test_bad_settings_are_refused() -> None:
    """No zone, no promise."""
    with pytest.raises(ValueError, match="indifference > 0"):
        KimNelson(2, 0.0)
