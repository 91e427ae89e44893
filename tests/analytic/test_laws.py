"""Little's law and the utilisation law, in every shipped scenario and every reduced one.

L, the mean number waiting, is found by walking through the year; lambda and W are the number of
requests and the mean response of the key figures. With an empty start and the whole year measured
the law holds exactly, for any rules and any randomness.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from sim.measure import Measures, measure
from sim.model import HOUR
from sim.model.roster import build_roster
from sim.model.trace import Row
from sim.scenario import Scenario, read_scenario
from tests.analytic.laws import busy_seconds, mean_unvisited, requests
from tests.analytic.year import HERE, Year, play

SHIPPED = HERE.parents[1] / "scenarios"
FILES = [*sorted(SHIPPED.glob("forsoeg/*.yaml")), *sorted(SHIPPED.glob("cases/*.yaml"))]
REDUCED = sorted(HERE.glob("*.yaml"))
WINTER, WEEKS, YEAR = "2025-01-06", 6, 52
"""A Monday, so that the first measured second is the first of the clock."""


@cache
def from_monday(file: Path, start: str, weeks: int) -> Scenario:
    """Read a scenario with a year that begins on a Monday, without warm-up."""
    calendar = (f"calendar.start={start}", f"calendar.days={7 * weeks}", "calendar.warmup_days=0")
    return read_scenario(file, calendar).scenario


def check_laws(scenario: Scenario, model: str) -> None:
    """Check both laws for one year of a driftsmodel."""
    year = play(scenario, model)
    assert year.world.days.measure_from == 0
    found = measure(scenario, model, year.world, year.draws, year.trace)
    check_littles_law(year, found)
    check_utilisation_law(year, found)


def check_littles_law(year: Year, found: Measures) -> None:
    """L = lambda W in each afdeling and in all, with L also as the key figure has it."""
    mean = mean_unvisited(year)
    hours = year.world.days.horizon / HOUR
    asked = np.bincount(year.draws.afdeling[requests(year)], minlength=len(mean))
    wait = np.nan_to_num(found.afdelinger["response_h_mean"])
    np.testing.assert_allclose(mean, asked / hours * wait, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(mean, found.afdelinger["backlog_tasks"], rtol=1e-9, atol=1e-12)
    total = asked.sum() / hours * np.nan_to_num(found.total["response_h_mean"])
    np.testing.assert_allclose(mean.sum(), total, rtol=1e-9)


def check_utilisation_law(year: Year, found: Measures) -> None:
    """Utilisation is time on tasks and in meetings over the time paid for."""
    roster, trace = build_roster(year.world, year.draws), year.trace
    meetings = int(roster.meeting.sum())
    overtime = int(trace.seconds[trace.row == Row.OVERTIME].astype(np.int64).sum())
    paid = int((roster.end - roster.start).sum()) + meetings + overtime
    if paid:
        used = busy_seconds(year) + meetings
        assert used <= paid
        assert found.total["utilisation"] == pytest.approx(used / paid, rel=1e-9)


def cases(files: list[Path]) -> list[tuple[Path, str]]:
    """Return every file with every driftsmodel it compares."""
    return [(file, model) for file in files for model in read_scenario(file).scenario.models]


def name(value: object) -> str:
    """Return how a parameter is called in the name of a test."""
    return value.stem if isinstance(value, Path) else str(value)


@pytest.mark.parametrize(("file", "model"), cases(FILES), ids=name)
def test_laws_hold_in_a_shipped_scenario(file: Path, model: str) -> None:
    """Six weeks of winter, with snow and a turn of the month."""
    check_laws(from_monday(file, WINTER, WEEKS), model)


@pytest.mark.parametrize("file", REDUCED, ids=name)
def test_laws_hold_in_a_reduced_scenario(file: Path) -> None:
    """Six weeks of the queue, from the first customer."""
    check_laws(from_monday(file, "2001-01-01", WEEKS), "neutral")


@pytest.mark.slow
@pytest.mark.parametrize(("file", "model"), cases(FILES), ids=name)
def test_laws_hold_in_a_whole_year(file: Path, model: str) -> None:
    """Fifty-two weeks of a shipped scenario."""
    check_laws(from_monday(file, WINTER, YEAR), model)
