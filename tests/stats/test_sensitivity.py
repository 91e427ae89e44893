"""Screening and variance shares on functions with known answers."""

import math
import sys

import numpy as np
import pytest

from sim.stats.sensitivity import (
    morris_design,
    morris_effects,
    sobol_design,
    sobol_indices,
)

BOX = [[0.0, 1.0], [10.0, 20.0], [-1.0, 1.0]]


def linear(points: np.ndarray) -> np.ndarray:
    """2 for the whole range of the first input, -3 for that of the second, 0 for the third."""
    return 2 * points[:, 0] - 0.3 * points[:, 1]


def ishigami(points: np.ndarray) -> np.ndarray:
    """Ishigami & Homma's test function on [-pi, pi]³."""
    x, y, z = points.T
    return np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)


def test_sobol_points_change_one_input_at_a_time() -> None:
    """A, B, then A with one column of B; all inside the box; repeatable by the seed."""
    design = sobol_design(BOX, 8, seed=1)
    a, b, *mixed = design.points.reshape(5, 8, 3)
    for i, block in enumerate(mixed):
        assert (block[:, i] == b[:, i]).all()
        others = [j for j in range(3) if j != i]
        assert (block[:, others] == a[:, others]).all()
    assert (design.points >= [0, 10, -1]).all()
    assert (design.points <= [1, 20, 1]).all()
    assert (design.points == sobol_design(BOX, 8, seed=1).points).all()
    assert (design.points != sobol_design(BOX, 8, seed=2).points).any()


def test_sobol_of_a_linear_function() -> None:
    """Variances 2² : 3² : 0², alone and in total the same."""
    design = sobol_design(BOX, 256, seed=1)
    found = sobol_indices(design, linear(design.points), seed=2, resamples=50)
    assert found.first == pytest.approx([4 / 13, 9 / 13, 0], abs=0.02)
    assert found.total == pytest.approx([4 / 13, 9 / 13, 0], abs=0.02)


def test_sobol_of_the_ishigami_function() -> None:
    """Known: first 0.3139, 0.4424, 0; total 0.5576, 0.4424, 0.2437. The bounds hold them."""
    design = sobol_design([[-math.pi, math.pi]] * 3, 1024, seed=1)
    found = sobol_indices(design, ishigami(design.points), seed=2, resamples=100)
    first, total = np.array([0.3139, 0.4424, 0.0]), np.array([0.5576, 0.4424, 0.2437])
    assert found.first == pytest.approx(first, abs=0.03)
    assert found.total == pytest.approx(total, abs=0.03)
    assert ((found.first_low <= first) & (first <= found.first_high)).all()
    assert ((found.total_low <= total) & (total <= found.total_high)).all()


def test_sobol_bounds_repeat_by_their_seed() -> None:
    """The bootstrap is seeded."""
    design = sobol_design(BOX, 16, seed=1)
    y = linear(design.points)
    runs = [sobol_indices(design, y, seed=seed, resamples=20).first_low for seed in (3, 3, 4)]
    assert (runs[0] == runs[1]).all()
    assert (runs[0] != runs[2]).any()


def test_an_output_that_never_varies_has_no_indices() -> None:
    """NaN, not an arbitrary number."""
    design = sobol_design(BOX, 4, seed=1)
    found = sobol_indices(design, np.full(20, 7.0), seed=2)
    assert np.isnan(found.first).all()
    assert np.isnan(found.total_high).all()


@pytest.mark.parametrize("bounds", [[[1.0, 0.0]], [0.0, 1.0], [[0.0, math.inf]]])
def test_bad_bounds_are_refused(bounds: list[list[float]]) -> None:
    """Upside down, flat or infinite boxes have no points."""
    with pytest.raises(ValueError, match="bounds"):
        sobol_design(bounds, 8, seed=1)


def test_bad_sizes_are_refused() -> None:
    """Sobol points come in powers of two, and each needs its output."""
    with pytest.raises(ValueError, match="power of two"):
        sobol_design(BOX, 10, seed=1)
    with pytest.raises(ValueError, match="20 points"):
        sobol_indices(sobol_design(BOX, 4, seed=1), np.zeros(19), seed=1)


def test_morris_of_a_linear_function() -> None:
    """Effects over the whole range: 2, -3, 0, the same everywhere."""
    pytest.importorskip("SALib")
    design = morris_design(BOX, 10, seed=1)
    assert design.points.shape == (10 * 4, 3)
    found = morris_effects(design, linear(design.points), seed=2)
    assert found.mu == pytest.approx([2, -3, 0])
    assert found.mu_star == pytest.approx([2, 3, 0])
    assert found.sigma == pytest.approx([0, 0, 0], abs=1e-12)


def test_morris_sees_interaction() -> None:
    """x * z: the effect of x depends on z, so its spread is large and its mean is small."""
    pytest.importorskip("SALib")
    design = morris_design(BOX, 40, seed=1)
    found = morris_effects(design, design.points[:, 0] * design.points[:, 2], seed=2)
    assert found.sigma[0] > 0.5
    assert abs(found.mu[0]) < found.mu_star[0] / 2
    assert found.mu_star[1] == 0.0


def test_morris_leaves_the_global_generator_alone() -> None:
    """Trajectories come from their seed alone, and no global number is consumed."""
    pytest.importorskip("SALib")
    before = np.random.get_state()[1].tolist()  # type: ignore[union-attr]
    first, again = (morris_design(BOX, 6, seed=3).points for _ in range(2))
    assert (first == again).all()
    assert (first != morris_design(BOX, 6, seed=4).points).any()
    assert np.random.get_state()[1].tolist() == before  # type: ignore[union-attr]


def test_missing_salib_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the optional package the message names it and the way around."""
    monkeypatch.setitem(sys.modules, "SALib", None)
    with pytest.raises(ImportError, match=r"optional package SALib.*Sobol indices work"):
        morris_design(BOX, 4, seed=1)
