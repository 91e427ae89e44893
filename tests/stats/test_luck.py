"""Luck and lack of knowledge, against published and hand-worked analyses of variance."""

import math

import numpy as np
import pytest

from sim.stats.luck import share_where, split_variance

# Shrout & Fleiss (1979), table 2: six targets, four judges. Published there: mean squares
# between targets 11.24, within 6.26, between judges 32.49, residual 1.02;
# ICC(1,1) = 0.17 and ICC(2,1) = 0.29 with interval 0.019 to 0.761 (McGraw & Wong 1996).
RATINGS = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
]


def test_own_draws_against_a_published_analysis() -> None:
    """luck = 6.26, knowledge = (11.24 - 6.26) / 4 = 1.24, share 0.17, interval -0.13 to 0.72."""
    found = split_variance(RATINGS, shared_draws=False)
    assert found.mean == pytest.approx(127 / 24)
    assert found.luck == pytest.approx(6.26, abs=0.005)
    assert found.knowledge == pytest.approx(1.24, abs=0.005)
    assert found.share.mean == pytest.approx(0.17, abs=0.005)
    assert found.share.low == 0.0
    assert found.share.high == pytest.approx(0.72, abs=0.005)
    assert found.share.n == 6


def test_shared_draws_against_a_published_analysis() -> None:
    """knowledge = (11.24 - 1.02) / 4 = 2.56, luck = (32.49 - 1.02) / 6 + 1.02 = 6.26."""
    found = split_variance(RATINGS, shared_draws=True)
    assert found.knowledge == pytest.approx(2.56, abs=0.005)
    assert found.luck == pytest.approx(6.26, abs=0.005)
    assert found.share.mean == pytest.approx(0.29, abs=0.005)
    assert found.share.low == pytest.approx(0.019, abs=0.0005)
    assert found.share.high == pytest.approx(0.761, abs=0.0005)


def test_shared_years_do_not_hide_lack_of_knowledge() -> None:
    """Sets 0, 2, 4 (variance 4) plus years 0, 10, 20 (variance 100), and nothing else.

    One-way analysis would find MSB = 12, MSW = 100 and no lack of knowledge at all.
    """
    values = np.add.outer([0.0, 2.0, 4.0], [0.0, 10.0, 20.0])
    shared = split_variance(values, shared_draws=True)
    assert (shared.knowledge, shared.luck) == pytest.approx((4.0, 100.0))
    assert split_variance(values, shared_draws=False).knowledge == 0.0


def test_only_knowledge_is_lacking() -> None:
    """Replications never differ within a set: all is lack of knowledge."""
    for shared in (False, True):
        found = split_variance([[1, 1, 1], [5, 5, 5]], shared_draws=shared)
        assert (found.luck, found.knowledge) == (0.0, 8.0)
        assert (found.share.mean, found.share.low, found.share.high) == (1.0, 1.0, 1.0)


def test_only_luck() -> None:
    """Every set gives the same three years: nothing to learn."""
    found = split_variance([[1, 2, 3]] * 4, shared_draws=True)
    assert (found.luck, found.knowledge) == pytest.approx((1.0, 0.0))
    assert (found.share.mean, found.share.low, found.share.high) == (0.0, 0.0, 0.0)


def test_nothing_varies() -> None:
    """No variance, no share."""
    found = split_variance([[2, 2], [2, 2]], shared_draws=False)
    assert (found.mean, found.luck, found.knowledge) == (2.0, 0.0, 0.0)
    assert math.isnan(found.share.mean)


def test_one_set_is_refused() -> None:
    """Lack of knowledge shows between sets only."""
    with pytest.raises(ValueError, match="at least 2"):
        split_variance([[1, 2, 3]], shared_draws=False)


def test_wilson_by_hand() -> None:
    """8 of 10: centre (0.8 + 0.19207) / 1.38415 = 0.71674, half 0.22659."""
    a = [0, 0, 0, 0, 0, 0, 0, 0, 1, 2]
    found = share_where(a, [1] * 10)
    assert (found.mean, found.n) == (0.8, 10)
    assert found.low == pytest.approx(0.4902, abs=5e-5)
    assert found.high == pytest.approx(0.9433, abs=5e-5)


def test_wilson_at_the_ends() -> None:
    """0 of 10 reaches exactly 0 and up to 1.95996² / (10 + 1.95996²) = 0.2775, and mirrored."""
    never, always = share_where([1] * 10, [0] * 10), share_where([0] * 10, [1] * 10)
    assert (never.mean, never.low) == (0.0, 0.0)
    assert never.high == pytest.approx(0.2775, abs=5e-5)
    assert (always.mean, always.high) == (1.0, 1.0)
    assert always.low == pytest.approx(1 - 0.2775, abs=5e-5)


def test_equal_worlds_are_not_smaller() -> None:
    """A model that changes nothing is better nowhere."""
    assert share_where([1, 2, 3], [1, 2, 3]).mean == 0.0


def test_a_measure_that_never_exists_has_no_share() -> None:
    """All NaN on one side gives NaN; half of it is an error."""
    assert math.isnan(share_where([math.nan] * 3, [1, 2, 3]).mean)
    with pytest.raises(ValueError, match="1 of 3"):
        share_where([math.nan, 1, 2], [1, 2, 3])
