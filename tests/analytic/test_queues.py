"""Reduced worlds against the textbook: the whole interval lies in a narrow band around theory."""

from __future__ import annotations

import pytest

from sim.model.engine import resolved
from sim.scenario import read_scenario
from tests.analytic.cases import CASES, Case
from tests.analytic.report import Line, page, short_lines, table
from tests.analytic.year import HERE


def a_line(low: float, high: float) -> Line:
    """A line about a theory of 10 with a band of 2 %."""
    return Line("case", "wait", "x.yaml", 30, 10.0, (low + high) / 2, low, high, 0.02)


def test_the_verdict_is_about_the_whole_interval() -> None:
    """A mean inside the band does not help an interval that sticks out of it."""
    assert a_line(9.8, 10.2).holds
    assert not a_line(9.79, 10.0).holds
    assert not a_line(10.0, 10.21).holds
    assert not a_line(float("nan"), 10.0).holds


def test_every_scenario_of_the_folder_reads_without_a_warning() -> None:
    """The reduced worlds are ordinary scenarios, fit for `drift compare`."""
    files = sorted(HERE.glob("*.yaml"))
    assert {case.file for case in CASES} <= {file.name for file in files}
    assert [file.name for file in files if read_scenario(file).warnings] == []


def test_the_page_lists_every_line_with_its_verdict() -> None:
    """Theory, estimate and interval stand in one row; a case that fails says so."""
    text = page([a_line(9.8, 10.0), a_line(9.5, 9.9)])
    row = "| case | `x.yaml` | wait | 30 | 10.0000 |"
    assert f"{row} 9.9000 | 9.8000 – 10.0000 | holds |" in text
    assert f"{row} 9.7000 | 9.5000 – 9.9000 | FAILS |" in text


@pytest.mark.skipif(resolved("auto") == "simpy", reason="hours without the compiled engine")
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_simulation_is_within_2_percent_of_theory(case: Case) -> None:
    """The 95 % interval of every quantity lies within 2 % of what the textbook says."""
    found = short_lines(case)
    assert all(line.holds for line in found), "\n" + table(found)
