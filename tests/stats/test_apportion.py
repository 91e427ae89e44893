"""Whole units that add up."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.stats.apportion import fair_rounding, largest_remainder


def test_largest_remainder_by_hand() -> None:
    """10 in proportion 1 : 2 : 3.5 is 1.54, 3.08, 5.38: the unit left goes to the first."""
    assert largest_remainder([1, 2, 3.5], 10) == [2, 3, 5]
    assert largest_remainder([1, 1, 1], 100) == [34, 33, 33]


@pytest.mark.parametrize(("weights", "total"), [([], 1), ([0, 0], 1), ([1, -1], 1), ([1], -1)])
def test_bad_weights_are_refused(weights: list[float], total: int) -> None:
    """Nothing can be split in these proportions."""
    with pytest.raises(ValueError, match="weights"):
        largest_remainder(weights, total)


@pytest.mark.parametrize(
    ("shares", "units"),
    [
        # Nothing else adds up: one group is broken, its first member gets the unit.
        ([Fraction(100, 3)] * 3, [34, 33, 33]),
        # Symmetry before remainder: 0.4 is more than 0.2, but there are two of them.
        ([Fraction(27, 5), Fraction(27, 5), Fraction(36, 5)], [5, 5, 8]),
        # Two units for a pair with fractions 2/3, though the first has 2/3 as well.
        ([Fraction(20, 3), Fraction(5, 3), Fraction(5, 3)], [6, 2, 2]),
        # Whole shares stay, also where moving them would keep equals equal.
        ([Fraction(1, 2), Fraction(1, 2), Fraction(0), Fraction(7)], [1, 0, 0, 7]),
        # Of equal fractions the first gets the unit.
        ([Fraction(3, 2), Fraction(5, 2)], [2, 2]),
        # A negative sum is the mirror image.
        ([Fraction(-100, 3)] * 3, [-34, -33, -33]),
        ([Fraction(-1, 2), Fraction(5, 2)], [0, 2]),
        ([], []),
    ],
)
def test_fair_rounding_by_hand(shares: list[Fraction], units: list[int]) -> None:
    """The rule, case by case."""
    assert fair_rounding(shares) == units


def test_a_sum_that_is_not_whole_is_refused() -> None:
    """Half a unit cannot be kept."""
    with pytest.raises(ValueError, match="3/2"):
        fair_rounding([Fraction(1), Fraction(1, 2)])


def broken_and_gain(shares: list[Fraction], up: tuple[int, ...]) -> tuple[int, Fraction]:
    """Groups of equals treated differently, and minus the fractions rounded up."""
    broken = sum(
        0 < sum(shares[i] == value for i in up) < shares.count(value)
        for value in dict.fromkeys(shares)
    )
    return broken, -sum((shares[i] - shares[i].__floor__() for i in up), Fraction(0))


@given(st.lists(st.integers(0, 12), min_size=1, max_size=6), st.integers(2, 5))
def test_fair_rounding_is_the_best_of_all_roundings(numbers: list[int], parts: int) -> None:
    """No other choice of shares to round up breaks fewer groups or has larger fractions."""
    shares = [Fraction(number, parts) for number in numbers]
    shares[-1] += -sum(shares) % 1
    units = fair_rounding(shares)
    whole = [share.__floor__() for share in shares]
    chosen = tuple(i for i, unit in enumerate(units) if unit > whole[i])
    assert sum(units) == sum(shares)
    assert all(
        unit - share < 1 and share - unit < 1 for unit, share in zip(units, shares, strict=True)
    )
    open_ones = [i for i, share in enumerate(shares) if share != whole[i]]
    rivals = combinations(open_ones, int(sum(shares)) - sum(whole))
    assert broken_and_gain(shares, chosen) == min(broken_and_gain(shares, r) for r in rivals)
