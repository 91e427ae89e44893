from pathlib import Path

import pytest

from sim.study.sweep.file import Sweep
from tests.study.sweep import small


@pytest.fixture(scope="session")
def grid(tmp_path_factory: pytest.TempPathFactory) -> Sweep:
    """Two by two points, two models, two years of a week each."""
    return small.read(tmp_path_factory.mktemp("grid"), small.GRID)


@pytest.fixture(scope="session")
def played(grid: Sweep, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of that sweep, played undisturbed."""
    folder = tmp_path_factory.mktemp("played") / "out"
    small.play(grid, folder)
    return folder
