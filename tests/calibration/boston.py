"""Where the log of Boston 311 lies, which is not ours to ship: beside the checkout, or nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.tree import ROOT

FILE: Path | None = next(
    (
        found
        for parent in ROOT.parents
        if (found := parent / "shared" / "data" / "boston311_2015.parquet").is_file()
    ),
    None,
)
needs_boston = pytest.mark.skipif(FILE is None, reason="the log of Boston 311 is not beside us")
