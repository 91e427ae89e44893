"""Known parameters, a simulated log made messy, and whether the fits' intervals hold them."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np

from calibration.base import Base
from calibration.calibrate import estimates_of, lenders
from calibration.estimate import ABOUT_THE_LOG, Estimate
from calibration.log import seconds_at
from calibration.mapping import parse_mapping
from calibration.read import read_log
from calibration.simulated import cells_of, mapping_of, play_year, tickets_of, write_log
from sim.model.draws.source import Source, build_year
from sim.scenario import read_scenario
from sim.scenario.schema import Scenario
from tests.calibration.messy import CAP, messy

SCENARIO = Path(__file__).with_name("recovery.yaml")
SEED = 20_25


class Hits(NamedTuple):
    """How many intervals held the truth, of how many."""

    held: int
    all: int


def coverage(logs: range) -> dict[str, Hits]:
    """Return, by kind of parameter, how often the 95 % intervals of some logs hold the truth."""
    scenario = read_scenario(SCENARIO).scenario
    found: dict[str, list[bool]] = defaultdict(list)
    for number in logs:
        for kind, held in one_log(scenario, number):
            found[kind] += held
    return {kind: Hits(sum(held), len(held)) for kind, held in sorted(found.items())}


def one_log(scenario: Scenario, number: int) -> list[tuple[str, list[bool]]]:
    """Simulate a log, make it messy, read it back and fit it."""
    played = play_year(scenario, scenario.today, SEED, number)
    rng = np.random.default_rng(number)
    end = scenario.calendar.start + dt.timedelta(days=int(rng.integers(300, 366)))
    taken = dt.datetime.combine(end, dt.time())
    rows, columns = messy(cells_of(tickets_of(played), scenario), rng, taken)
    text = mapping_of(scenario, columns, "Prøven", str(SCENARIO), seconds_at(taken))
    text += f"  work_cap: {CAP} min\n" if "work" in columns else ""
    mapping = parse_mapping(text, "map.yaml")
    base = Base(SCENARIO)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "log.csv"
        write_log(file, rows, columns)
        log = read_log(file, mapping, base).log
    truth = truths(scenario, number)
    estimates = estimates_of(log, mapping, base, lenders(mapping, base))
    return [
        (kind_of(estimate), held(estimate, truth[estimate.path]))
        for estimate in estimates
        if estimate.fitted and estimate.path in truth
    ]


def kind_of(estimate: Estimate) -> str:
    """Return the name of a parameter without that of its afdeling or type."""
    path = estimate.path
    return path[-1] if len(path) < 4 else f"{path[-3]}.{path[-1]}"


def held(estimate: Estimate, truth: object) -> list[bool]:
    """Return whether each number of a parameter lies in its interval."""
    low, high = np.atleast_1d(estimate.low), np.atleast_1d(estimate.high)
    value = np.atleast_1d(np.asarray(truth, dtype=float))
    return [bool(x) for x in (low <= value) & (value <= high)]


def truths(scenario: Scenario, number: int) -> dict[tuple[str, ...], object]:
    """Return what a log of one drawn year can at best tell, by path.

    The level of each afdeling is drawn with the year, so its own level is the truth, and the rate
    is that of this organisation.
    """
    requests = scenario.demand.requests
    afdelinger = scenario.organisation.afdelinger
    year = build_year(scenario)
    shape = 1 / requests.estate_spread**2
    level = np.array(
        [
            Source(scenario, year, SEED, number, name, afdeling)
            .stream("requests.estate")
            .gamma(shape, 1 / shape)
            for name, afdeling in afdelinger.items()
        ]
    )
    homes = np.array([afdeling.lejemaal for afdeling in afdelinger.values()])
    mean = float((homes * level).sum() / homes.sum())
    here = ("demand", "requests")
    out: dict[tuple[str, ...], object] = {
        (*here, "rate"): requests.rate * mean,
        (*here, "weekday"): np.array(requests.weekday) / np.mean(requests.weekday),
        (*here, "holiday_factor"): requests.holiday_factor,
        (*here, "day_dispersion"): requests.day_dispersion,
        (*here, "hours"): 100 * np.array(requests.hours) / np.sum(requests.hours),
        (*here, "no_access"): requests.no_access,
        (*here, "first_time_fix"): requests.first_time_fix,
        (*here, "priorities", "akut"): requests.priorities.akut,
        (*here, "priorities", "haster"): requests.priorities.haster,
        (ABOUT_THE_LOG, "estate_spread"): requests.estate_spread,
    }
    for name, kind in requests.types.items():
        path = (*here, "types", name)
        out[*path, "share"] = kind.share
        out[*path, "season"] = np.array(kind.season) / np.mean(kind.season)
        out[*path, "median"] = kind.median
        out[*path, "sigma"] = kind.sigma
    for name, one in zip(afdelinger, level, strict=True):
        out["organisation", "afdelinger", name, "demand_factor"] = one / mean
    return out
