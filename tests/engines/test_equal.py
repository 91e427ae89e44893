"""The differential proof: both engines write the same trace, in worlds full of ties."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sim.model.engine import can_compile

pytestmark = pytest.mark.skipif(not can_compile(), reason="numba is not installed")


def agreement(number: int, root: Path, limit_s: float, **settings: str) -> str:
    """Return what a new process says of `number` worlds; it has `limit_s` seconds."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.engines.differ", str(number)],
        env=os.environ | {"PYTHONPATH": str(root)} | settings,
        cwd=root,
        capture_output=True,
        text=True,
        timeout=limit_s,
        check=False,
    )
    assert result.returncode == 0, result.stderr[-4000:]
    return result.stdout


def test_engines_agree_in_300_worlds(repo_root: Path) -> None:
    """300 random worlds are played alike, row by row, and every kind of row comes up."""
    said = agreement(300, repo_root, 300)
    assert said.startswith("300 worlds, ")
    assert said.endswith("alike; never: []\n")


def test_no_index_is_out_of_bounds(repo_root: Path) -> None:
    """With every index checked the compiled engine plays 100 worlds, and as before."""
    said = agreement(100, repo_root, 300, NUMBA_BOUNDSCHECK="1")
    assert said.startswith("100 worlds, ")


@pytest.mark.slow
def test_engines_agree_in_10000_worlds(repo_root: Path) -> None:
    """The long proof: 10,000 random worlds are played alike."""
    assert agreement(10_000, repo_root, 3600).startswith("10000 worlds, ")


@pytest.mark.slow
def test_no_index_is_out_of_bounds_in_2000_worlds(repo_root: Path) -> None:
    """The long proof with every index checked."""
    said = agreement(2000, repo_root, 1800, NUMBA_BOUNDSCHECK="1")
    assert said.startswith("2000 worlds, ")
