"""Which inputs matter: Morris screening first, Sobol indices for those that are left.

Both work in two steps, so that the runs can be made anywhere: a design gives the points,
an analysis takes one output per point, in the same order. Play every point through the
same drawn years; otherwise luck is counted as an effect of the inputs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from sim.stats.samples import Floats, check_level


@dataclass(frozen=True)
class Design:
    """Points to run.

    Attributes:
        points: shape (runs, d), in the units of the inputs.
        bounds: shape (d, 2), lower and upper bound of each input.
        base: number of trajectories (Morris) or of base points (Sobol).
    """

    points: Floats
    bounds: Floats
    base: int


@dataclass(frozen=True)
class Effects:
    """Morris' elementary effects per input, each of shape (d,).

    They are in units of the output, for a move through the whole range of the input.

    Attributes:
        mu: mean effect, with its sign.
        mu_star: mean absolute effect: ranks the inputs.
        sigma: spread of the effect: curvature or interaction.
        error: half-width of the 95 % interval of mu_star, by bootstrap.
    """

    mu: Floats
    mu_star: Floats
    sigma: Floats
    error: Floats


@dataclass(frozen=True)
class Indices:
    """Sobol indices per input with bootstrap bounds, each of shape (d,).

    `first` is the share of variance an input causes alone, `total` with all its
    interactions. NaN throughout if the output never varies.
    """

    first: Floats
    first_low: Floats
    first_high: Floats
    total: Floats
    total_low: Floats
    total_high: Floats


def _bounds(bounds: ArrayLike) -> Floats:
    box = np.asarray(bounds, dtype=np.float64)
    good = box.ndim == 2 and box.shape[1:] == (2,) and np.isfinite(box).all()
    if not good or not (box[:, 0] < box[:, 1]).all():
        raise ValueError("bounds must be rows of (low, high) with low < high")
    return box


def _outputs(design: Design, outputs: ArrayLike) -> Floats:
    y = np.asarray(outputs, dtype=np.float64)
    if y.shape != (len(design.points),) or not np.isfinite(y).all():
        raise ValueError(f"need one finite output for each of {len(design.points)} points")
    return y


def morris_design(bounds: ArrayLike, trajectories: int, *, seed: int, levels: int = 4) -> Design:
    """Random trajectories that move one input at a time (Morris 1991, Technometrics 33).

    Args:
        bounds: shape (d, 2).
        trajectories: 10 to 50 are usual; runs = trajectories * (d + 1).
        seed: seed of the trajectories.
        levels: grid levels per input, even.

    Raises:
        ImportError: SALib is not installed.
    """
    _need_salib()
    from SALib.sample.morris import sample

    box = _bounds(bounds)
    points = sample(_problem(box), trajectories, num_levels=levels, seed=seed)
    return Design(np.asarray(points, dtype=np.float64), box, trajectories)


def morris_effects(
    design: Design, outputs: ArrayLike, *, seed: int, levels: int = 4, resamples: int = 1000
) -> Effects:
    """Elementary effects from one output per point of a `morris_design`, shape (runs,).

    `levels` must be that of the design; mu_star is that of Campolongo, Cariboni & Saltelli
    (2007), Environmental Modelling & Software 22, 1509-1518.

    Raises:
        ImportError: SALib is not installed.
    """
    _need_salib()
    from SALib.analyze.morris import analyze

    found = analyze(
        _problem(design.bounds),
        design.points,
        _outputs(design, outputs),
        num_resamples=resamples,
        num_levels=levels,
        seed=seed,
    )
    names = ("mu", "mu_star", "sigma", "mu_star_conf")
    return Effects(*(np.asarray(found[name], dtype=np.float64) for name in names))


def _problem(box: Floats) -> dict[str, object]:
    names = [f"x{i}" for i in range(len(box))]
    return {"num_vars": len(box), "names": names, "bounds": box.tolist()}


def _need_salib() -> None:
    try:
        import SALib  # noqa: F401
    except ImportError as missing:
        raise ImportError(
            "Morris screening needs the optional package SALib (1.6 or newer); "
            "Sobol indices work without it."
        ) from missing


def sobol_design(bounds: ArrayLike, base: int, *, seed: int) -> Design:
    """Points for Sobol indices: two scrambled Sobol samples A and B, and d mixtures.

    Args:
        bounds: shape (d, 2); the inputs are uniform in between.
        base: points in A, a power of two; runs = base * (d + 2).
        seed: seed of the scrambling.

    Returns:
        Points in the order A, B, then A with column i taken from B for each input i.
    """
    from scipy.stats import qmc

    box = _bounds(bounds)
    d = len(box)
    if base < 2 or base & (base - 1):
        raise ValueError(f"the base must be a power of two, got {base}")
    unit = qmc.Sobol(2 * d, rng=np.random.default_rng(seed)).random(base)
    a, b = unit[:, :d], unit[:, d:]
    blocks = [a, b]
    for i in range(d):
        mixed = a.copy()
        mixed[:, i] = b[:, i]
        blocks.append(mixed)
    low, high = box.T
    return Design(low + np.concatenate(blocks) * (high - low), box, base)


def sobol_indices(
    design: Design,
    outputs: ArrayLike,
    *,
    seed: int,
    level: float = 0.95,
    resamples: int = 500,
) -> Indices:
    """First-order and total indices (Saltelli et al. 2010, Computer Physics Comm. 181).

    Args:
        design: a `sobol_design`.
        outputs: one output per point, shape (runs,), in the order of the points.
        seed: seed of the bootstrap over base points; a percentile interval, which is
            somewhat wide since Sobol points fill space better than random ones.
        level: level of the bounds.
        resamples: bootstrap samples.
    """
    check_level(level)
    d, n = len(design.bounds), design.base
    y = _outputs(design, outputs).reshape(d + 2, n)
    if (y == y[0, 0]).all():
        nothing = np.full(d, np.nan)
        return Indices(*(nothing.copy() for _ in range(6)))
    first, total = _saltelli(y)
    rng = np.random.default_rng(seed)
    again = np.array([_saltelli(y[:, rng.integers(n, size=n)]) for _ in range(resamples)])
    tail = (1.0 - level) / 2
    low, high = np.nanquantile(again, [tail, 1.0 - tail], axis=0)
    return Indices(first, low[0], high[0], total, low[1], high[1])


def _saltelli(y: Floats) -> tuple[Floats, Floats]:
    """Indices by scipy from outputs of shape (d + 2, n) in the order A, B, mixtures."""
    from scipy.stats import sobol_indices as by_scipy

    parts = {"f_A": y[:1], "f_B": y[1:2], "f_AB": y[2:, None, :]}
    found = by_scipy(func=parts, n=y.shape[1])
    d = len(y) - 2
    return np.reshape(found.first_order, d), np.reshape(found.total_order, d)
