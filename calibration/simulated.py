"""A simulated year as an organisation would have logged it: the schema that is read, written.

Calibration is tried on such logs, because only of them the truth is known; the examples of the
templates are made of them as well. A log tells what a ticket system would: no rounds, no snow, no
travel, and of the hours only those of the organisation's own men.
"""

from __future__ import annotations

import csv
from pathlib import Path as File
from typing import Any, NamedTuple

import numpy as np

from calibration.log import MISSING, NEVER, UNKNOWN, moment, seconds_at
from sim.measure.tasks import task_times
from sim.model import Priority
from sim.model.draws import Draws, draw
from sim.model.engine import engine
from sim.model.trace import Row, Trace
from sim.model.world import Ints, World
from sim.model.world.build import build_world
from sim.model.world.calendar import first_monday
from sim.model.world.catalogue import type_names
from sim.scenario.schema import Scenario

COLUMNS = {
    "id": "Sagsnr",
    "report": "Oprettet",
    "first_visit": "Første besøg",
    "completed": "Afsluttet",
    "status": "Status",
    "afdeling": "Afdeling",
    "type": "Type",
    "priority": "Prioritet",
    "work": "Minutter",
    "visits": "Besøg",
    "no_access": "Ingen adgang",
}
"""Names of the columns by ours."""
STATES = {"open": "Åben", "closed": "Lukket"}
SPELLS = (Row.PREEMPTED, Row.STOPPED, Row.FOLLOW_UP, Row.DONE)
"""Rows of a trace whose `seconds` are hands-on time of a man on a task."""
VISITS = (Row.NO_ACCESS, Row.FOLLOW_UP, Row.DONE)
"""Rows of a trace that end a visit."""


class Played(NamedTuple):
    """A year and what became of it under one driftsmodel."""

    scenario: Scenario
    world: World
    draws: Draws
    trace: Trace


class Tickets(NamedTuple):
    """The requests of a year, in order of report: seconds from the log's epoch."""

    report: Ints
    first_visit: Ints
    """`NEVER` if nobody had come when the log was taken."""
    completed: Ints
    """`NEVER` if open then."""
    afdeling: Ints
    type: Ints
    priority: Ints
    work: Ints
    """Hands-on seconds of the organisation's own men; `MISSING` where open or somebody else's."""
    visits: Ints
    """`UNKNOWN` where somebody else came."""
    no_access: Ints


def play_year(
    scenario: Scenario, model: str, seed: int, replication: int = 0, engine_name: str = "auto"
) -> Played:
    """Play one year under `model` at the staffing of its posting rule."""
    world = build_world(scenario, model)
    draws = draw(scenario, seed, replication, world.staff.share.size)
    return Played(scenario, world, draws, engine(engine_name)(world, draws))


def tickets_of(played: Played) -> Tickets:
    """Return the requests of the measured window as they stood at its end."""
    draws, trace = played.draws, played.trace
    times = task_times(played.world, draws, trace)
    which = np.flatnonzero(times.request & times.measured)
    taken = played.world.days.measure_to
    zero = seconds_at(first_monday(played.scenario))

    def at(values: Ints) -> Ints:
        column = values[which]
        return np.where(column < taken, column + zero, NEVER)

    done = times.completed[which] < taken
    seconds = _counted(trace, SPELLS, len(draws.report), trace.seconds)[which]
    elsewhere = (times.firm | times.vagt | times.escalated | times.contractor)[which]
    visits = _counted(trace, VISITS, len(draws.report))[which]
    closed = _counted(trace, (Row.NO_ACCESS,), len(draws.report))[which]
    return Tickets(
        report=draws.report[which] + zero,
        first_visit=at(times.first_visit),
        completed=at(times.completed),
        afdeling=draws.afdeling[which],
        type=draws.type[which],
        priority=draws.priority[which],
        work=np.where(done & ~elsewhere, seconds, MISSING),
        visits=np.where(elsewhere, UNKNOWN, visits),
        no_access=np.where(elsewhere, UNKNOWN, closed),
    )


def _counted(trace: Trace, rows: tuple[Row, ...], count: int, weight: Any = None) -> Ints:
    """Return how many rows of some kinds each task has, or the sum of their `weight`."""
    chosen = np.isin(trace.row, [int(row) for row in rows])
    weights = None if weight is None else weight[chosen].astype(float)
    return np.bincount(trace.task[chosen], weights, minlength=count).astype(np.int64)


def cells_of(tickets: Tickets, scenario: Scenario) -> list[dict[str, str]]:
    """Return tickets as rows of text, by our names of the columns."""
    afdelinger = list(scenario.organisation.afdelinger)
    types = type_names(scenario.demand)
    columns = [column.tolist() for column in tickets]
    return [
        {
            "id": str(number),
            "report": _moment(row[0]),
            "first_visit": _moment(row[1]),
            "completed": _moment(row[2]),
            "status": STATES["open" if row[2] == NEVER else "closed"],
            "afdeling": afdelinger[row[3]],
            "type": types[row[4]],
            "priority": Priority(row[5]).name.lower(),
            "work": "" if row[6] == MISSING else _minutes(row[6]),
            "visits": "" if row[7] == UNKNOWN else str(row[7]),
            "no_access": "" if row[8] == UNKNOWN else str(row[8]),
        }
        for number, row in enumerate(zip(*columns, strict=True), start=1)
    ]


def _moment(second: int) -> str:
    return "" if second == NEVER else f"{moment(second):%d-%m-%Y %H:%M:%S}"


def _minutes(seconds: int) -> str:
    """Return seconds as minutes with a decimal comma, exactly enough to be the same seconds."""
    return f"{seconds / 60:.3f}".rstrip("0").rstrip(".").replace(".", ",")


def write_log(file: File, rows: list[dict[str, str]], columns: dict[str, str]) -> None:
    """Write rows of text as a CSV file, with the user's names of some columns."""
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(columns.values())
        writer.writerows([row[ours] for ours in columns] for row in rows)


def mapping_of(
    scenario: Scenario, columns: dict[str, str], name: str, path: str, end: int | None = None
) -> str:
    """Return the mapping of a simulated log, as YAML.

    The simulator's wall clock knows no summer time, so the zone is UTC.

    Args:
        scenario: What was played.
        columns: The log's names of the columns it has.
        name: Whose log it is.
        path: The scenario's file, from the mapping's folder.
        end: When the log was taken, seconds from the epoch; the end of the year if absent.
    """
    calendar = scenario.calendar
    zero = seconds_at(calendar.start)
    last = moment(zero + (calendar.days - 1) * 86_400).date()
    taken = moment(zero + calendar.days * 86_400 if end is None else end)
    lines = [
        f"name: {name}",
        f"scenario: {path}",
        "zone: UTC",
        f"exported: {taken.isoformat()}",
        f"start: {calendar.start.isoformat()}",
        f"end: {min(last, taken.date()).isoformat()}",
        "tickets:",
        "  columns:",
        *(f"    {ours}: {theirs}" for ours, theirs in columns.items()),
    ]
    if "status" in columns:
        pairs = ", ".join(f"{theirs}: {ours}" for ours, theirs in STATES.items())
        lines += ["  values:", f"    status: {{{pairs}}}"]
    return "\n".join(lines) + "\n"
