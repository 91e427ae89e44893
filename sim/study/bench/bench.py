"""The benchmark: one run that measures everything `docs/performance.md` tells."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from sim.model.engine import can_compile, make_ready
from sim.scenario import read_scenario
from sim.scenario.schema import Scenario
from sim.study.bench.mmc import per_customer
from sim.study.bench.process import HELP, WARM, peak_mb, started_s
from sim.study.bench.sizes import with_larger_afdelinger, with_more_afdelinger
from sim.study.bench.twin import beside_c
from sim.study.bench.years import Split, compare_s, reference_s, split
from sim.study.store import versions

SCENARIOS = Path(__file__).resolve().parents[3] / "scenarios"
FORSOEG = ("kanalkvarteret", "midtjysk", "nakskov", "nordkysten", "strandparken", "urbanplanen")
LARGE = "urbanplanen"
STEPS = 9
"""So often is progress told."""


class Effort(NamedTuple):
    """How thorough a run is."""

    times: int
    replications: int
    models: tuple[str, ...]
    """Models that the reference engine plays, and by which growth is measured."""
    customers: int
    tasks: int


FULL = Effort(5, 20, ("manglende_ledelse", "teamopdelt_samdrift", "faellesdrift"), 20_000, 60_000)
QUICK = Effort(2, 4, ("manglende_ledelse", "faellesdrift"), 4000, 30_000)


def bench(effort: Effort, advance: Callable[[int], None] = lambda _: None) -> dict[str, Any]:
    """Return everything that was measured; the keys of the first level are told by `--json`.

    Raises:
        ValueError: If there is no compiled engine here.
    """
    if not can_compile():
        raise ValueError("the benchmark needs numba, which is not installed")
    machine = _machine()
    make_ready("compiled")
    paths = {name: str(SCENARIOS / "forsoeg" / f"{name}.yaml") for name in FORSOEG}
    forsoeg = {name: read_scenario(path).scenario for name, path in paths.items()}
    bsb = read_scenario(SCENARIOS / "cases" / "bsb_svendborg.yaml").scenario
    advance(1)
    whole = [split(scenario, effort.times) for scenario in forsoeg.values()]
    advance(1)
    beside = _beside_reference(forsoeg, effort)
    advance(1)
    growth = _growth(forsoeg[LARGE], effort)
    advance(1)
    twins = beside_c(effort.tasks, 4 * effort.times)
    queues = per_customer(effort.customers)
    advance(1)
    workers = [compare_s([forsoeg[LARGE]], effort.replications, n, 3) for n in (1, 2)]
    advance(1)
    bsb_s = compare_s([bsb], effort.replications, 2, effort.times)
    advance(1)
    portfolio_s = compare_s(list(forsoeg.values()), effort.replications, 2, 1)
    advance(1)
    help_s, warm_s = started_s(HELP), started_s(WARM, paths[LARGE])
    advance(1)
    total = _total(whole)
    return {
        "compiled_vs_reference": beside["portfolio"],
        "compiled_vs_c": twins and twins.ours_s / twins.c_s,
        "events_per_s": total.rows / total.engine_s,
        "cost_growth_10x": growth["larger"][-1] / growth["larger"][1],
        "bsb_compare_s": bsb_s * FULL.replications / effort.replications,
        "portfolio_compare_s": portfolio_s * FULL.replications / effort.replications,
        "draws_and_measures_vs_engine": (total.draws_s + total.measures_s) / total.engine_s,
        "two_worker_speedup": workers[0] / workers[1],
        "help_s": help_s,
        "warm_start_s": warm_s,
        "peak_mb": peak_mb(list(paths.values())),
        "details": {
            "quick": effort is QUICK,
            "machine": machine,
            "compiled_vs_reference": beside,
            "portfolio": total._asdict()
            | {"engine_ms_per_replication_year": 1e3 * total.engine_s / len(bsb.models)},
            "forsoeg": {name: one._asdict() for name, one in zip(forsoeg, whole, strict=True)},
            "ns_per_event_by_size": growth,
            "twin": twins and twins._asdict(),
            "seconds_per_customer_mmc": queues,
        },
    }


def _total(parts: list[Split]) -> Split:
    return Split(*(sum(column) for column in zip(*parts, strict=True)))


def _beside_reference(forsoeg: dict[str, Scenario], effort: Effort) -> dict[str, float]:
    """Return how many times as long the SimPy engine takes, for one forsøg and for all."""
    chosen = {LARGE: forsoeg[LARGE]} if effort is QUICK else forsoeg
    slow = {name: reference_s(one, effort.models) for name, one in chosen.items()}
    fast = {name: split(one, effort.times, effort.models) for name, one in chosen.items()}
    return {
        LARGE: slow[LARGE] / fast[LARGE].engine_s,
        "portfolio": sum(slow.values()) / sum(one.engine_s for one in fast.values()),
    }


def _growth(scenario: Scenario, effort: Effort) -> dict[str, list[float]]:
    """Return nanoseconds an event at 0.1×, 1× and 10× the size, for both ways of growing."""
    same = _per_event(scenario, effort)
    return {
        "larger": [
            _per_event(with_larger_afdelinger(scenario, 0.1), effort),
            same,
            _per_event(with_larger_afdelinger(scenario, 10), effort),
        ],
        "more": [same, _per_event(with_more_afdelinger(scenario, 10), effort)],
    }


def _per_event(scenario: Scenario, effort: Effort) -> float:
    one = split(scenario, 2, effort.models)
    return 1e9 * one.engine_s / one.rows


def _machine() -> dict[str, Any]:
    known = versions()
    return {
        "cores": os.cpu_count(),
        "load_before": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "processor": platform.machine(),
        "python": known["python"],
        "numba": known["numba"],
        "numpy": known["numpy"],
    }
