"""The same seed gives the same bytes, on every start of Python."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.determinism.digest import digest
from tests.model.engines import ENGINES


def in_new_process(engine: str, hash_seed: str, root: Path) -> str:
    """Return the digest made by a new Python whose hashes of texts differ."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.determinism.digest", engine],
        env=os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(root)},
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout


@pytest.mark.parametrize("engine", ENGINES)
def test_same_seed_same_bytes(engine: str, repo_root: Path) -> None:
    """Two processes with different hash seeds and this one make the same draws and traces."""
    one, other = (in_new_process(engine, hash_seed, repo_root) for hash_seed in ("1", "2"))
    assert one == other == digest(engine)


def test_all_engines_give_the_same_bytes() -> None:
    """What is played does not depend on the engine."""
    assert len({digest(engine) for engine in ENGINES}) == 1
