"""Calibrate: from a log and its mapping to estimates of everything the log can tell."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from calibration.base import AFDELINGER, TYPES, Base
from calibration.clock import Clock
from calibration.doubts import doubts
from calibration.estimate import Basis, Estimate
from calibration.fits.absence import fit_absence
from calibration.fits.arrivals import calendar_of, fit_arrivals, per_day, period_of
from calibration.fits.categories import fit_priorities, fit_types
from calibration.fits.durations import Wait, fit_waits, fit_work, median_of
from calibration.fits.hours import fit_hours
from calibration.fits.moves import fit_moves
from calibration.fits.travel import fit_travel
from calibration.fits.visits import fit_visits
from calibration.log import Log, seconds_at
from calibration.mapping import Mapping, load_mapping
from calibration.read import Reading, base_of, check_mapped, lejemaal_of, read_log
from calibration.side import KINDS, SideTable, read_side
from calibration.tables import open_table
from calibration.tally import Tally
from calibration.together import together
from calibration.words import say
from sim.scenario import Problem, ScenarioError
from sim.scenario.nearest import nearest
from sim.scenario.words import Text

Step = Callable[[int], object]
"""Told how many steps have been finished."""
STEPS = 4
HASH_SHOWN = 12


@dataclass(frozen=True)
class Calibration:
    """What a log says about a scenario's parameters."""

    mapping: Mapping
    base: Base
    log: Log
    """The part of the log that was used."""
    like: dict[str, str]
    """The base's type that lends each type what the log does not tell."""
    estimates: tuple[Estimate, ...]
    waits: tuple[Wait, ...]
    tallies: tuple[Tally, ...]
    notes: tuple[Text, ...]


def calibrate(
    file: str | os.PathLike[str],
    mapping: Mapping,
    since: dt.date | None = None,
    until: dt.date | None = None,
    step: Step = lambda _: None,
) -> Calibration:
    """Return the estimates from the log in `file`, and from the other tables of the mapping.

    Args:
        file: The ticket log.
        mapping: Which columns and names are which.
        since: First day used; the log's own if absent.
        until: Day before which the log counts as taken: nothing later is looked at.
        step: Told after each of `STEPS` steps.

    Raises:
        ScenarioError: something cannot be read.
    """
    base = base_of(mapping)
    like: dict[str, str]
    sides: dict[str, SideTable]
    reading: Reading
    like, sides, reading = together(
        lambda: lenders(mapping, base),
        lambda: _sides(mapping, base),
        lambda: read_log(file, mapping, base),
    )
    log = part_of(reading.log, since, until)
    step(1)
    basis = Basis(base, source_of(mapping, log))
    clock = Clock(base, log.start, log.censored, mapping.calendar_changes)
    estimates = estimates_of(log, mapping, base, like)
    step(1)
    waits = fit_waits(log, clock)
    estimates += [median_of(wait, basis) for wait in waits]
    step(1)
    estimates += _from_sides(sides, mapping, basis)
    step(1)
    return Calibration(
        mapping=mapping,
        base=base,
        log=log,
        like=like,
        estimates=tuple(estimates),
        waits=tuple(waits),
        tallies=(reading.tally, *(side.tally for side in sides.values())),
        notes=(*reading.notes, *doubts(log, estimates)),
    )


def mapping_for(file: str | os.PathLike[str], log: str | os.PathLike[str]) -> Mapping:
    """Return the mapping in `file` that the log in `log` is read by.

    Raises:
        ScenarioError: what is wrong with the mapping, and then with its names in base and log, too.
    """
    mapping, wrong = load_mapping(file)
    if not wrong:
        return mapping

    def own() -> None:
        raise ScenarioError(wrong)

    def others() -> None:
        base = base_of(mapping)
        together(lambda: lenders(mapping, base), lambda: names_in(base))

    def names_in(base: Base) -> None:
        if mapping.tickets is not None:
            layout = mapping.tickets.layout
            table = open_table(os.fspath(log), layout.separator, layout.encoding, layout.sheet)
            check_mapped(table, mapping.tickets, mapping, base)

    together(own, others)
    return mapping


def lenders(mapping: Mapping, base: Base) -> dict[str, str]:
    """Return, by type of request, the base's type that lends it what a log does not tell.

    Raises:
        ScenarioError: a lender is no type of the base.
    """
    known = base.names(TYPES)
    if not mapping.types:
        return {name: name for name in known}
    wrong = [
        mapping.problem(
            ("types", name, "like"),
            say("no_lender", name=name, like=own.like),
            say("one_of", names=", ".join(known)),
            nearest(own.like, known),
        )
        for name, own in mapping.types.items()
        if own.like not in known
    ]
    if wrong:
        raise ScenarioError(wrong)
    return {name: own.like for name, own in mapping.types.items()}


def part_of(log: Log, since: dt.date | None, until: dt.date | None) -> Log:
    """Return the requests from `since` on, as the log would have been taken at `until`.

    Raises:
        ScenarioError: there are none.
    """
    start = log.start if since is None else max(seconds_at(since), log.start)
    end = log.end if until is None else min(seconds_at(until), log.end)
    part = log if (start, end) == (log.start, log.end) else log.window(start, end)
    if not len(part):
        one = "nothing_since" if until is None else "nothing_until"
        both_given = since is not None and until is not None
        found = say("nothing_between" if both_given else one, since=since, until=until)
        first, last = period_of(log)
        expected = say("log_covers", first=first, last=last)
        raise ScenarioError([Problem(log.source.file, 0, "", found, expected)])
    return part


def source_of(mapping: Mapping, log: Log) -> str:
    """Return whose log an estimate rests on: name, file, hash and period, and no person."""
    first, last = period_of(log)
    digest = log.source.sha256[:HASH_SHOWN]
    return f"{mapping.name}: {log.source.file} (sha256 {digest}), {first}–{last}"


def estimates_of(log: Log, mapping: Mapping, base: Base, like: dict[str, str]) -> list[Estimate]:
    """Return what a ticket log tells of the demand; `like` as `lenders` has it."""
    tickets = mapping.tickets
    assert tickets is not None
    basis = Basis(base, source_of(mapping, log))
    names = tickets.values.type
    told = set(log.types) if names is None else {name for name in names.values() if name}
    clock = Clock(base, log.start, log.censored, mapping.calendar_changes)
    calendar = calendar_of(log, clock, basis)
    return [
        *per_day(log, calendar, basis),
        *fit_arrivals(log, calendar, basis, lejemaal_of(mapping, base)),
        *fit_types(log, calendar, basis, like, told),
        *fit_priorities(log, basis),
        *fit_work(log, basis, like, tickets.work_factor, tickets.work_cap),
        *fit_visits(log, basis, like),
    ]


def _sides(mapping: Mapping, base: Base) -> dict[str, SideTable]:
    names = list(lejemaal_of(mapping, base))
    readings = [partial(read_side, mapping, kind, names) for kind in KINDS]
    tables = dict(zip(KINDS, together(*readings), strict=True))
    return {kind: table for kind, table in tables.items() if table is not None}


def _from_sides(sides: dict[str, SideTable], mapping: Mapping, basis: Basis) -> list[Estimate]:
    out: list[Estimate] = []
    for kind, table in sides.items():
        own = Basis(basis.base, _side_source(mapping, kind, table))
        if kind == "moves":
            out += fit_moves(table, homes_of(mapping, basis.base), own)
        elif kind == "absence":
            out += fit_absence(table, own)
        elif kind == "hours":
            out += fit_hours(table, own)
        else:
            out += fit_travel(table, own, list(lejemaal_of(mapping, basis.base)))
    return out


def _side_source(mapping: Mapping, kind: str, table: SideTable) -> str:
    file = os.path.basename(getattr(mapping, kind).file)
    return f"{mapping.name}: {file} (sha256 {table.sha256[:HASH_SHOWN]})"


def homes_of(mapping: Mapping, base: Base) -> dict[str, float]:
    """Return lejemål by kind, family and other; empty where the scenario does not tell."""
    family = other = 0.0
    for name, homes in lejemaal_of(mapping, base).items():
        path = (*AFDELINGER, name, "family_share")
        if not base.has(path):
            return {}
        share = float(base.value(path))
        family, other = family + homes * share, other + homes * (1 - share)
    return {"family": family, "youth": other} if family + other else {}
