"""Checks of indices are compiled in when they are asked for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sim.model.engine import can_compile

pytestmark = pytest.mark.skipif(not can_compile(), reason="numba is not installed")

OUTSIDE = """
import numpy as np
from numba import njit
from sim.model.compiled.fields import BLOCK_WORDS, PLACES
from sim.model.compiled.year import year_at

@njit
def read(block, k):
    return year_at(block).heap[k]

numbers = np.arange(3)
block = np.zeros(BLOCK_WORDS, dtype=np.int64)
block[PLACES["heap"]], block[PLACES["heap"] + 1] = numbers.ctypes.data, 3
print(read(block, 2))
for k in (3, -1):
    try:
        read(block, k)
    except IndexError as error:
        print(error)
"""


def test_an_index_out_of_bounds_is_an_error(repo_root: Path) -> None:
    """With NUMBA_BOUNDSCHECK=1 reading behind or before a table names the table."""
    result = subprocess.run(
        [sys.executable, "-c", OUTSIDE],
        env=os.environ | {"PYTHONPATH": str(repo_root), "NUMBA_BOUNDSCHECK": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert result.stdout.splitlines() == ["2", "outside heap", "outside heap"]
