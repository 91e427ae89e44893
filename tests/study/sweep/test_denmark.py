"""All of Denmark: the totals are right, and a small country plays."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.study.sweep.denmark import denmark
from sim.study.sweep.file import read_sweep
from tests.study.sweep import small

SHIPPED = small.ROOT / "scenarios/sweeps/danmark.yaml"
SMALL = """\
replications: 1
seed: 1
design:
  denmark: {organisations: 3, afdelinger: 8, homes: 300}
"""


def test_the_country_adds_up() -> None:
    """561 organisations, 7,085 afdelinger, 573,066 homes, the largest organisation first."""
    sweep = read_sweep(SHIPPED)
    homes = [sum(a.lejemaal for a in point.afdelinger.values()) for point in sweep.points]
    assert len(sweep.points) == 561
    assert sum(len(point.afdelinger) for point in sweep.points) == 7085
    assert sum(homes) == 573_066
    assert homes == sorted(homes, reverse=True)
    assert len({variant.model for variant in sweep.variants}) == 6
    assert sweep.total == 561 * 6


@pytest.mark.parametrize("counts", [(1, 1, 1), (3, 3, 3), (2, 5, 17), (40, 300, 9000)])
def test_any_counts_add_up(counts: tuple[int, int, int]) -> None:
    """Every organisation has an afdeling and every afdeling a home, whatever the counts."""
    found = denmark(*counts, seed=1)
    sizes = [a.lejemaal for _, estates in found for a in estates.values()]
    assert (len(found), len(sizes), sum(sizes)) == counts
    assert min(sizes) >= 1


def test_the_seed_draws_another_country() -> None:
    """The same seed gives the same country, another seed another one."""
    assert denmark(5, 20, 900, 1) == denmark(5, 20, 900, 1)
    assert denmark(5, 20, 900, 1) != denmark(5, 20, 900, 2)


def test_a_small_country_plays(tmp_path: Path) -> None:
    """Three organisations are three points with their sizes in the tables."""
    sweep = small.read(tmp_path, SMALL)
    state = small.play(sweep, tmp_path / "out")
    assert (state.counts.done, state.counts.failed) == (9, 0)
    points = (tmp_path / "out" / "points.csv").read_text(encoding="utf-8")
    assert points.count("Organisation") == 6
