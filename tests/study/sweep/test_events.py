"""Events: days of illness, empty posts and snow that strike a drawn year."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sim.model import HOUR
from sim.model.draws import Draws, draw
from sim.model.draws.absence import LEAVE, SICK
from sim.scenario import Checked, ScenarioError, read_scenario
from sim.study.sweep.events import Event, struck
from tests.study.sweep import small

DAYS = ("calendar.days=28", "calendar.warmup_days=0", "demand.snow.episodes=0")


@pytest.fixture(scope="module")
def winter() -> Checked:
    """Four weeks from New Year without snow of its own."""
    return read_scenario(small.ROOT / "scenarios/cases/lille_naer_hub.yaml", DAYS)


@pytest.fixture(scope="module")
def year(winter: Checked) -> Draws:
    """One drawn year of it."""
    return draw(winter.scenario, 1, 0, 6)


def test_the_first_men_are_ill_on_the_days(winter: Checked, year: Draws) -> None:
    """Two men are ill from the sixth on for five days, unless they are away already; no others."""
    event = Event("ill", 2, "2025-01-06", 5)
    after = struck(year, winter.scenario, (event,))
    changed = year.absent != after.absent
    rows, columns = np.nonzero(changed)
    assert set(rows) == {0, 1}
    assert set(after.absent[changed]) == {SICK}
    assert columns.max() - columns.min() <= 4
    block = after.absent[:2, columns.min() : columns.max() + 1]
    assert (block != 0).all()


def test_an_empty_post_is_leave(winter: Checked, year: Draws) -> None:
    """A vacant post is away as on leave."""
    after = struck(year, winter.scenario, (Event("vacant", 1, "2025-01-06", 5),))
    assert set(after.absent[year.absent != after.absent]) == {LEAVE}


def test_snow_falls_on_the_days_that_had_none(winter: Checked, year: Draws) -> None:
    """Three mornings of snow are tasks in every afdeling; all other tasks keep their numbers."""
    event = Event("snow", 5 * HOUR + 1800, "2025-01-13", 3)
    after = struck(year, winter.scenario, (event,))
    afdelinger = len(winter.scenario.organisation.afdelinger)
    new = len(after.report) - len(year.report)
    assert new >= 3 * afdelinger
    assert (year.snow < 0).sum() - (after.snow < 0).sum() == 3
    again = struck(after, winter.scenario, (event,))
    assert len(again.report) == len(after.report)


def test_events_leave_the_year_they_were_given(winter: Checked, year: Draws) -> None:
    """The drawn year is the same before and after."""
    before = year.absent.copy()
    struck(year, winter.scenario, (Event("ill", 6, "2025-01-01", 28),))
    assert (year.absent == before).all()


def test_illness_is_felt(tmp_path: Path) -> None:
    """A week with everybody ill leaves more undone than the same week without."""
    text = """\
replications: 2
seed: 1
posts: held
design:
  named:
    rask: {}
    syg: {events: [{ill: 1000, from: 2025-01-01, days: 7}]}
"""
    small.play(small.read(tmp_path, text), tmp_path / "out")
    import pandas as pd

    runs = pd.read_csv(tmp_path / "out" / "runs.csv")
    backlog = runs[runs.model == "manglende_ledelse"].groupby("name").backlog_tasks.mean()
    assert backlog["syg"] > backlog["rask"]


@pytest.mark.parametrize(
    ("event", "part"),
    [
        ("{ill: 2, days: 3}", "an event with 'from'"),
        ("{ill: 2, snow: '05:30', from: 2025-01-01}", "an event with 'from'"),
        ("{ill: two, from: 2025-01-01}", "a whole number from 1"),
        ("{ill: 2, from: igår}", "a date such as"),
        ("{snow: halv seks, from: 2025-01-01}", "a time of day"),
        ("{il: 2, from: 2025-01-01}", "'ill'"),
    ],
)
def test_events_that_are_none_are_told(tmp_path: Path, event: str, part: str) -> None:
    """Each mistake is told at its line with what was expected."""
    with pytest.raises(ScenarioError) as caught:
        small.read(tmp_path, f"design: {{named: {{x: {{events: [{event}]}}}}}}\n")
    assert part in "\n".join(caught.value.lines("en"))


def test_an_event_outside_the_played_days_fails_its_point(tmp_path: Path) -> None:
    """Snow in July of a January sweep is a failed point, not a quiet nothing."""
    text = "replications: 1\ndesign: {named: {x: {events: [{snow: '05:30', from: 2025-07-01}]}}}\n"
    state = small.play(small.read(tmp_path, text), tmp_path / "out")
    assert state.counts.failed == 3
    assert "2025-07-01" in state.notes[0].en
