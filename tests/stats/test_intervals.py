"""Intervals of means, paired differences and quantiles against numbers worked by hand."""

import math

import numpy as np
import pytest

from sim.stats.intervals import (
    Interval,
    mean_interval,
    mean_intervals,
    paired_difference,
    quantile_interval,
    quantile_ranks,
    quantile_sample_size,
    simultaneous_level,
    variance_ratio,
)


def test_mean_interval_by_hand() -> None:
    """1 … 5: mean 3, s = sqrt(10/4), t(4) = 2.776445, half = 2.776445 * 1.581139 / sqrt(5)."""
    found = mean_interval([1, 2, 3, 4, 5])
    assert (found.mean, found.n) == (3.0, 5)
    assert found.low == pytest.approx(3 - 1.963243, abs=1e-6)
    assert found.half_width == pytest.approx(1.963243, abs=1e-6)


def test_a_lower_level_is_narrower() -> None:
    """At 80 %, t(4) = 1.533206 instead of 2.776445."""
    found = mean_interval([1, 2, 3, 4, 5], 0.8)
    assert found.half_width == pytest.approx(1.963243 * 1.533206 / 2.776445, abs=1e-6)


def test_a_constant_is_exact() -> None:
    """Three times 0.1 is 0.1 without width, though the float sum is 0.30000000000000004."""
    assert mean_interval([0.1, 0.1, 0.1]) == Interval(0.1, 0.1, 0.1, 3)


def test_one_replication_has_no_bounds() -> None:
    """A single value is its own mean and bounds nothing."""
    found = mean_interval([7.0])
    assert found.mean == 7.0
    assert math.isnan(found.low)
    assert math.isnan(found.high)


def test_a_measure_that_never_exists_is_nan() -> None:
    """All NaN is a statement (nothing there), not an error."""
    found = mean_interval([math.nan, math.nan])
    assert math.isnan(found.mean)
    assert math.isnan(found.low)
    assert found.n == 2


@pytest.mark.parametrize("bad", [[1.0, math.nan], [1.0, math.inf], [], [[1.0, 2.0]]])
def test_half_a_sample_is_refused(bad: list[float]) -> None:
    """A NaN among numbers, an infinity, nothing at all, or a table is an error."""
    with pytest.raises(ValueError, match="the sample"):
        mean_interval(bad)


@pytest.mark.parametrize("level", [0.0, 1.0, 95.0])
def test_levels_are_shares(level: float) -> None:
    """95 is not a level; 0.95 is."""
    with pytest.raises(ValueError, match="between 0 and 1"):
        mean_interval([1.0, 2.0], level)


def test_paired_difference_by_hand() -> None:
    """b - a = 1, 2, 3: mean 2, s = 1, half = 4.302653 / sqrt(3); the level of the years drops."""
    found = paired_difference([100, 200, 300], [101, 202, 303])
    assert found.mean == 2.0
    assert found.half_width == pytest.approx(2.484138, abs=1e-6)


def test_no_difference_is_exactly_zero() -> None:
    """Alternatives with identical runs differ by 0, from 0 to 0."""
    a = np.random.default_rng(1).normal(size=30)
    found = paired_difference(a, a.copy())
    assert (found.mean, found.low, found.high) == (0.0, 0.0, 0.0)
    assert math.copysign(1.0, found.mean) == 1.0


def test_a_minus_zero_is_not_shown() -> None:
    """-0.0 - 0.0 is a minus zero, which would print as -0."""
    found = paired_difference([0.0, 0.0], [-0.0, -0.0])
    assert [math.copysign(1.0, x) for x in (found.mean, found.low, found.high)] == [1.0] * 3


def test_pairs_must_match() -> None:
    """Samples of different length share no years."""
    with pytest.raises(ValueError, match="3 and 2"):
        paired_difference([1, 2, 3], [1, 2])


def test_variance_ratio_by_hand() -> None:
    """var a = var b = 1; b - a is 1, -1, 0 with variance 1: (1 + 1) / 1 = 2."""
    assert variance_ratio([1, 2, 3], [2, 1, 3]) == pytest.approx(2.0)


def test_variance_ratio_at_the_edges() -> None:
    """A constant difference is an infinite gain; where nothing varies there is no answer."""
    assert variance_ratio([1, 2, 3], [2, 3, 4]) == math.inf
    assert math.isnan(variance_ratio([1, 1], [2, 2]))
    assert math.isnan(variance_ratio([1], [2]))


@pytest.mark.parametrize(
    ("n", "q", "ranks"),
    [
        # P(all six on one side of the median) = 2 / 64: the extremes hold with 96.9 %.
        (6, 0.5, (1, 6)),
        # Two of 32: 93.75 % is too little.
        (5, 0.5, None),
        # 1 - 2 * 11 / 1024 = 97.9 % for ranks 2 … 9; ranks 2 … 8 hold with 93.5 % only.
        (10, 0.5, (2, 9)),
        # 1 - 0.9**29 - (nearly 0) = 95.3 % has a largest value above P90; with 28, 94.8 %.
        (29, 0.9, (21, 29)),
        (28, 0.9, None),
    ],
)
def test_quantile_ranks(n: int, q: float, ranks: tuple[int, int] | None) -> None:
    """The narrowest ranks with binomial coverage of 95 %."""
    assert quantile_ranks(n, q) == ranks


@pytest.mark.parametrize("n", [6, 13, 30, 77, 200])
@pytest.mark.parametrize("q", [0.5, 0.9, 0.97])
def test_quantile_ranks_are_the_narrowest(n: int, q: float) -> None:
    """A search over all pairs of ranks, from binomial sums, finds none narrower."""
    terms = [math.comb(n, k) * q**k * (1 - q) ** (n - k) for k in range(n + 1)]
    widths = [
        u - low for low in range(1, n) for u in range(low + 1, n + 1) if sum(terms[low:u]) >= 0.95
    ]
    ranks = quantile_ranks(n, q)
    assert (ranks is None) == (not widths)
    if ranks is not None:
        assert ranks[1] - ranks[0] == min(widths)
        assert sum(terms[ranks[0] : ranks[1]]) >= 0.95


def test_quantile_sample_sizes() -> None:
    """0.9**29 = 4.7 % and 2 / 2**6 = 3.1 % are the first below 5 %."""
    assert quantile_sample_size(0.9) == 29
    assert quantile_sample_size(0.5) == 6


def test_quantile_interval_takes_the_sorted_values() -> None:
    """Of 10 … 100 in any order: median 55 between the second and the ninth."""
    values = [30, 100, 10, 80, 50, 20, 90, 60, 40, 70]
    assert quantile_interval(values, 0.5) == Interval(55.0, 20.0, 90.0, 10)


def test_too_few_values_bound_no_quantile() -> None:
    """P90 of twenty values is estimated but not bounded."""
    found = quantile_interval(np.arange(20.0), 0.9)
    assert found.mean == pytest.approx(17.1)
    assert math.isnan(found.low)
    assert math.isnan(found.high)


def test_quantile_must_lie_inside() -> None:
    """P100 has no upper bound in any sample."""
    with pytest.raises(ValueError, match="quantile"):
        quantile_interval([1.0, 2.0], 1.0)


def test_simultaneous_level() -> None:
    """Five comparisons at 95 % in all need 99 % each; one needs 95 %."""
    assert simultaneous_level(0.95, 5) == pytest.approx(0.99)
    assert simultaneous_level(0.95, 1) == pytest.approx(0.95)
    with pytest.raises(ValueError, match="at least 1"):
        simultaneous_level(0.95, 0)


@pytest.mark.parametrize("n", [1, 2, 20, 131])
def test_intervals_of_many_rows_are_those_of_each(n: int) -> None:
    """A table's rows, constant ones too, have the intervals they have alone, to the last bit."""
    rows = np.random.default_rng(n).gamma(2.0, 3.0, (7, n))
    rows[3], rows[5] = 0.1, -0.0
    for found, row in zip(mean_intervals(rows, 0.9), rows, strict=True):
        assert repr(found) == repr(mean_interval(row.copy(), 0.9))


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_a_bad_row_of_a_table_is_refused(bad: float) -> None:
    """A value that is missing or infinite in one row is an error, as it is in a sample."""
    with pytest.raises(ValueError, match=r"NaN|infinite"):
        mean_intervals([[1.0, 2.0], [1.0, bad]])


def test_a_row_without_any_value_has_no_interval() -> None:
    """A key figure that does not exist is NaN throughout, beside those that do."""
    none, some = mean_intervals([[math.nan, math.nan], [1.0, 3.0]])
    assert math.isnan(none.mean)
    assert math.isnan(none.low)
    assert some.mean == 2.0
