"""Runs that are compared with each other: the same draws, one thing changed."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sim.model.engine import engine
from sim.scenario import Scenario, read_scenario
from tests.model.small import Year, play

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "scenarios"
HEALTHY = {
    f"calendar.absence.{kind}": 0
    for kind in ("leave_days", "summer_leave_days", "sick_days", "course_days")
}
"""Nobody is away: absence follows the number of a man, which another order changes."""


UNASKED = {
    "demand.requests.contacts": 0.0,
    "switches": {"intake": "off", "interruptions": "off", "skills": "off"},
}
"""No resident chooses between equal men, and none of these is a specialist: both go by number."""


def read(file: str, *overrides: str) -> Scenario:
    """Read a scenario of this folder."""
    return read_scenario(HERE / file, overrides).scenario


def shipped(file: str, weeks: int) -> Scenario:
    """Read a shipped scenario with so many measured weeks from January, after one of warm-up."""
    calendar = ("calendar.start=2025-01-13", f"calendar.days={7 * weeks}", "calendar.warmup_days=7")
    return read_scenario(SHIPPED / file, calendar).scenario


def run(
    scenario: Scenario, model: str, replication: int = 0, posts: list[float] | None = None
) -> Year:
    """Return a year under a driftsmodel."""
    return play(engine("auto"), scenario, model, replication=replication, posts=posts)


Resident = tuple[str, int, int, int]
"""Who asks: afdeling, when, how patient he is, how long a contractor would take. He has no twin."""


def waits(year: Year, last: int = 0) -> dict[Resident, int]:
    """Return the seconds from each request to its first visit, without the `last` seconds.

    Who is not visited in the year has waited until its end.
    """
    draws, times, horizon = year.draws, year.times, year.world.days.horizon
    names = list(year.scenario.organisation.afdelinger)
    out = {}
    chosen = times.request & (draws.report < horizon - last)
    for i in chosen.nonzero()[0].tolist():
        report = int(draws.report[i])
        key = (names[draws.afdeling[i]], report, int(draws.patience[i]), int(draws.lead[i]))
        out[key] = min(int(times.first_visit[i]), horizon) - report
    assert len(out) == chosen.sum(), "two residents cannot be told apart"
    return out


class Life(NamedTuple):
    """What became of a task, and what tells it from every other in whatever order they stand."""

    afdeling: str
    type: int
    report: int
    work: int
    patience: int
    first_visit: int
    completed: int


def lives(year: Year) -> list[Life]:
    """Return the lives of all tasks, sorted by what tells them apart."""
    names, draws, times = list(year.scenario.organisation.afdelinger), year.draws, year.times
    columns = (draws.type, draws.report, draws.work, draws.patience)
    ends = (times.first_visit, times.completed)
    places = [names[a] for a in draws.afdeling.tolist()]
    rows = zip(places, *(column.tolist() for column in columns + ends), strict=True)
    return sorted(Life(*row) for row in rows)
