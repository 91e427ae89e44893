"""Shapley values: axioms, games with known answers, whole øre, sampling."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.stats.intervals import mean_interval
from sim.stats.shapley import (
    exact_shapley,
    hoeffding_permutations,
    sampled_shapley,
    shapley_integer,
)


def gloves(mask: int) -> int:
    """Player 0 has a left glove, players 1 and 2 a right one each; a pair is worth 1."""
    return int(mask & 1 and mask & 6 and 1)


def airport(mask: int) -> int:
    """A runway as long as the longest plane needs: 1, 2, 3 … for players 0, 1, 2 …."""
    return mask.bit_length()


def test_the_glove_game() -> None:
    """Of six orders the left glove completes the pair in four, each right one in one."""
    found = exact_shapley({mask: gloves(mask) for mask in range(8)})
    assert found.shape == (3, 1)
    assert found[:, 0] == pytest.approx([2 / 3, 1 / 6, 1 / 6])


def test_the_airport_game() -> None:
    """Each piece of runway is shared by those who need it: 1/3, 1/3 + 1/2, 1/3 + 1/2 + 1."""
    found = exact_shapley({mask: airport(mask) for mask in range(8)})
    assert found[:, 0] == pytest.approx([1 / 3, 5 / 6, 11 / 6])


def test_sets_and_masks_mean_the_same() -> None:
    """frozenset({0, 2}) is 5."""
    sets = {
        frozenset(i for i in range(3) if mask >> i & 1): float(airport(mask)) for mask in range(8)
    }
    masks = {mask: float(airport(mask)) for mask in reversed(range(8))}
    assert (exact_shapley(sets) == exact_shapley(masks)).all()


def test_shares_add_up_in_every_replication() -> None:
    """Eight players, values around a billion: off by less than 1e-14 of that, paired by year."""
    rng = np.random.default_rng(1)
    values = {mask: 1e9 + rng.normal(0, 1e6, 40) for mask in range(256)}
    shares = exact_shapley(values)
    assert shares.sum(axis=0) == pytest.approx(values[255] - values[0], abs=1e-5)


def test_mean_shares_are_shares_of_means() -> None:
    """The values of Shapley are linear, so intervals of rows add up in their means too."""
    rng = np.random.default_rng(2)
    values = {mask: rng.normal(size=30) for mask in range(8)}
    whole = exact_shapley({mask: value.mean() for mask, value in values.items()})[:, 0]
    assert [mean_interval(row).mean for row in exact_shapley(values)] == pytest.approx(list(whole))


def test_a_mechanism_without_effect_has_exactly_nothing() -> None:
    """Player 1 changes no value: 0, not 1e-17."""
    rng = np.random.default_rng(3)
    base = rng.normal(size=(8, 5))
    shares = exact_shapley({mask: base[mask & 0b101] for mask in range(8)})
    assert (shares[1] == 0.0).all()
    assert (shares[0] != 0.0).all()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({0: 1.0, 1: 1.0, 3: 1.0}, r"1 of 4 coalitions have no value, such as \[\(1,\)\]"),
        ({0: [1.0, 2.0], 1: [1.0]}, "equally many"),
        ({0: 1.0, 1: math.nan}, "missing or infinite"),
        ({0: 1.0}, "1 to 16 players"),
        ({0: 1.0, 1 << 20: 1.0}, "1 to 16 players"),
    ],
)
def test_bad_games_are_refused(values: dict[int, float], message: str) -> None:
    """Each mistake is named."""
    with pytest.raises(ValueError, match=message):
        exact_shapley(values)


@pytest.mark.parametrize(
    ("scale", "shares"),
    [
        (1, [1, 0, 0]),  # 0.67, 0.17, 0.17
        (10, [6, 2, 2]),  # 6.67, 1.67, 1.67: the equal two before the larger one
        (6, [4, 1, 1]),
        (-10, [-6, -2, -2]),
    ],
)
def test_gloves_in_whole_oere(scale: int, shares: list[int]) -> None:
    """The symmetric players 1 and 2 stay equal and the sum is the total."""
    assert shapley_integer({mask: scale * gloves(mask) for mask in range(8)}) == shares


def test_equals_that_cannot_be_equal() -> None:
    """One krone between three equals: 34, 33, 33 øre."""
    assert shapley_integer({mask: 100 if mask == 7 else 0 for mask in range(8)}) == [34, 33, 33]


def test_only_whole_numbers_are_shared_exactly() -> None:
    """A float is refused, an integer of numpy is not."""
    with pytest.raises(TypeError):
        shapley_integer({0: 0, 1: 1.5})  # type: ignore[dict-item]
    assert shapley_integer({0: np.int64(3), 1: np.int64(8)}) == [5]


@given(st.lists(st.integers(-1000, 1000), min_size=16, max_size=16))
def test_whole_shares_keep_the_axioms(values: list[int]) -> None:
    """For any game of three and a dummy: exact sum, dummy 0, within 1 of the real value."""
    game = {mask: values[mask & 7] for mask in range(16)}
    shares = shapley_integer(game)
    assert sum(shares) == game[15] - game[0]
    assert shares[3] == 0
    assert np.abs(np.array(shares) - exact_shapley(game)[:, 0]).max() < 1 + 1e-9


def test_large_amounts_are_exact() -> None:
    """Billions of kroner in øre times factorials stay whole numbers."""
    big = 10**17
    shares = shapley_integer({mask: big * mask.bit_count() + mask for mask in range(1024)})
    assert shares == [big + (1 << i) for i in range(10)]


def test_sampling_an_additive_game_is_exact() -> None:
    """Where nothing interacts, every order tells the truth and the error is 0."""
    found = sampled_shapley(lambda mask: [float(mask), 2.0 * mask], 3, permutations=4, seed=1)
    assert found.shares.tolist() == [[1, 2], [2, 4], [4, 8]]
    assert found.error.tolist() == [0, 0, 0]


def test_two_players_have_two_orders() -> None:
    """An order and its reverse are all there is, so even an interaction is shared exactly."""
    found = sampled_shapley(lambda mask: float(mask == 3), 2, permutations=4, seed=1)
    assert found.shares.tolist() == [[0.5], [0.5]]
    assert found.error.tolist() == [0, 0]


def test_sampled_shares_add_up_and_are_within_the_error() -> None:
    """Six players with every interaction: sum exact, all six errors hold, coalitions once."""
    rng = np.random.default_rng(4)
    values = {mask: rng.normal(0, 1, 3) for mask in range(64)}
    asked: list[int] = []

    def value(mask: int) -> np.ndarray:
        asked.append(mask)
        return values[mask]

    found = sampled_shapley(value, 6, permutations=100, seed=5)
    exact = exact_shapley(values)
    assert found.shares.sum(axis=0) == pytest.approx(values[63] - values[0])
    assert (np.abs(found.shares - exact).mean(axis=1) > 0).all()
    assert (np.abs((found.shares - exact).mean(axis=1)) <= found.error).all()
    assert len(asked) == len(set(asked)) == found.evaluations <= 64


def test_the_sampling_error_is_honest() -> None:
    """In 95 % of samplings all players are within their error (90 of 100 asked for here)."""
    rng = np.random.default_rng(6)
    values = rng.normal(0, 1, 32)
    exact = exact_shapley(dict(enumerate(values)))[:, 0]
    within = [
        bool((np.abs(found.shares[:, 0] - exact) <= found.error).all())
        for found in (
            sampled_shapley(lambda mask: values[mask], 5, permutations=40, seed=seed)
            for seed in range(100)
        )
    ]
    assert 90 <= sum(within) <= 99


def test_sampling_needs_pairs() -> None:
    """An odd number of orders cannot be reversed in pairs."""
    with pytest.raises(ValueError, match="even number"):
        sampled_shapley(float, 2, permutations=5, seed=1)


def test_hoeffding_by_hand() -> None:
    """Eight players, range 1, error 0.1: ln(16 / 0.05) / 0.02 = 288.4, so 289 pairs."""
    assert hoeffding_permutations(0.1, 1.0, 8) == 578
    assert hoeffding_permutations(10.0, 1.0, 8) == 4
    with pytest.raises(ValueError, match="error > 0"):
        hoeffding_permutations(0.0, 1.0, 8)
