"""Statements hold as often as they promise: quick look here, the table itself marked slow."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.stats.coverage import (
    CLAIMS,
    DOCUMENT,
    Claim,
    Row,
    claimed_and_right,
    coverage_rows,
    mean_of_normal,
    right_with,
    share_true,
    tables,
    with_tables,
)

FAST = 300
NAMES = [claim.statement for claim in CLAIMS]


@pytest.mark.parametrize(("stream", "claim"), list(enumerate(CLAIMS)), ids=NAMES)
def test_statements_hold_quick_look(stream: int, claim: Claim) -> None:
    """300 studies: within three and a half standard errors (4.4 points at 95 %)."""
    observed = share_true(claim.trial, FAST, stream)
    slack = 3.5 * (claim.promised * (1 - claim.promised) / FAST) ** 0.5
    assert observed >= claim.promised - slack
    assert claim.at_least or observed <= claim.promised + slack


@pytest.mark.slow
@pytest.mark.parametrize("row", [pytest.param(i, id=name) for i, name in enumerate(NAMES)])
def test_statements_hold(row: int, table: list[Row]) -> None:
    """1,000 studies: 95 % intervals cover 93 to 97 %, selections are right as promised."""
    found = table[row]
    assert found.studies == 1000
    if found.at_least:
        assert found.observed >= found.promised
    else:
        assert 0.93 <= found.observed <= 0.97


@pytest.mark.slow
def test_the_document_shows_what_was_found() -> None:
    """docs/validation.md holds the tables as they come out now, to the digit."""
    document = DOCUMENT.read_text(encoding="utf-8")
    assert with_tables(document, tables()) == document


@pytest.fixture(scope="module")
def table() -> list[Row]:
    """The table of the documentation."""
    return list(coverage_rows(1000))


def test_the_study_sees_a_wrong_level() -> None:
    """Intervals at 80 % sold as 95 % would be found out."""
    observed = share_true(lambda rng: mean_of_normal(rng, 0.8), FAST, 0)
    assert 0.73 <= observed <= 0.87


def test_rows_repeat() -> None:
    """The same table every time, one row per claim."""
    first, again = list(coverage_rows(5)), list(coverage_rows(5))
    assert first == again
    assert [row.statement for row in first] == NAMES


def test_probabilities_of_being_best_are_calibrated() -> None:
    """Of 400 favourites as many are best as was claimed, within 5 points."""
    claimed, right = claimed_and_right(400)
    assert 0.7 < claimed < 0.95
    assert right == pytest.approx(claimed, abs=0.05)


@pytest.mark.slow
def test_probabilities_of_being_best_are_calibrated_closely() -> None:
    """Of 4,000 favourites as many are best as was claimed, within 2 points."""
    claimed, right = claimed_and_right(4000)
    assert right == pytest.approx(claimed, abs=0.02)


def test_ocba_beats_equal_parts() -> None:
    """On Chen's kind of example the best of ten is found more often for the same money."""
    assert right_with(True, 300) > right_with(False, 300) + 0.05


def test_statistics_start_without_scipy() -> None:
    """Importing every module of sim.stats loads numpy and no scipy."""
    root = Path(__file__).resolve().parents[2]
    names = sorted(path.stem for path in (root / "sim" / "stats").glob("[a-z]*.py"))
    assert len(names) > 5
    code = "import sys, importlib\n" + "\n".join(
        f"importlib.import_module('sim.stats.{name}')" for name in names
    )
    code += "\nprint(sorted({n.split('.')[0] for n in sys.modules} & {'scipy', 'SALib', 'pandas'}))"
    done = subprocess.run(
        [sys.executable, "-B", "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
