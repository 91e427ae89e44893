"""The benchmark: what it compares plays the same year, and what it tells is what it found."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sim.model.engine import can_compile, engine
from sim.model.trace import first_difference
from sim.present.performance import ROWS, chart, document
from sim.study.bench.mmc import PROGRAM
from sim.study.bench.reduced import reduced_draws, reduced_world
from sim.study.bench.sizes import with_larger_afdelinger, with_more_afdelinger
from sim.study.bench.twin import beside_c, compiler
from tests.model.small import small

KEYS = [
    "compiled_vs_reference",
    "compiled_vs_c",
    "events_per_s",
    "cost_growth_10x",
    "bsb_compare_s",
    "portfolio_compare_s",
    "draws_and_measures_vs_engine",
    "two_worker_speedup",
    "help_s",
    "warm_start_s",
    "peak_mb",
]


def found(load: float = 0.1, **values: float | None) -> dict[str, Any]:
    """Return a made-up benchmark."""
    part = {"draws_s": 0.1, "engine_s": 0.2, "measures_s": 0.1, "rows": 6000, "tasks": 600}
    return {
        **dict.fromkeys(KEYS, 1.0),
        **values,
        "details": {
            "quick": True,
            "machine": {
                "load_before": load,
                "cores": 2,
                "processor": "x",
                "python": "3",
                "numba": "0",
                "numpy": "2",
            },
            "portfolio": part | {"engine_ms_per_replication_year": 33.0},
            "twin": {"ours_s": 0.3, "c_s": 0.2, "rows": 10_000},
            "ns_per_event_by_size": {"larger": [90.0, 80.0, 100.0], "more": [80.0, 160.0]},
            "seconds_per_customer_mmc": {"simpy": 2e-5, "ciw": None, "compiled": 2e-7},
        },
    }


@pytest.mark.skipif(not can_compile(), reason="numba is not installed")
def test_both_engines_play_the_reduced_world_alike() -> None:
    """What stands beside C and other libraries is the real model, not a copy of it."""
    world = reduced_world(men=4, places=3, days=10, travel=600)
    draws = reduced_draws(world, 300, 3000, seed=2)
    trace = engine("compiled")(world, draws)
    assert len(trace.time) > 600
    assert first_difference(trace, engine("simpy")(world, draws)) is None


@pytest.mark.skipif(not can_compile() or compiler() is None, reason="no compiler")
def test_the_c_twin_plays_the_same_year() -> None:
    """The loop in C writes the same rows; else the comparison stops with an error."""
    twins = beside_c(tasks=3000, times=1)
    assert twins is not None
    assert twins.rows > 9000
    assert min(twins.ours_s, twins.c_s) > 0


def test_other_libraries_serve_every_customer() -> None:
    """SimPy, Ciw and salabim play the queue where they are installed."""
    command = [sys.executable, str(PROGRAM), "50", "2"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds = json.loads(told)
    assert set(seconds) == {"simpy", "ciw", "salabim"}
    assert all(one is None or one > 0 for one in seconds.values())


def test_organisations_grow_in_two_ways() -> None:
    """Ten times the lejemål come as larger afdelinger or as more of them."""

    def lejemaal(scenario: Any) -> list[int]:
        return [one.lejemaal for one in scenario.organisation.afdelinger.values()]

    assert lejemaal(with_larger_afdelinger(small(), 10)) == [10 * n for n in lejemaal(small())]
    assert sorted(lejemaal(with_more_afdelinger(small(), 2))) == sorted(2 * lejemaal(small()))


def test_every_key_is_told_with_its_limit() -> None:
    """The page has a row for each measured number, in the order of the issue."""
    assert [key for key, *_ in ROWS] == KEYS
    assert all(row[-1] for row in ROWS)


def test_what_a_row_costs_is_said_beside_c() -> None:
    """Engine seconds by rows, beside the C program's; where there is no compiler, without."""
    measured = found()
    assert "costs 33333 ns in this, and 20000 ns in the C" in document(measured)
    measured["details"]["twin"] = None
    assert "costs 33333 ns in this." in document(measured)


def test_a_missed_target_is_said() -> None:
    """A number beyond its target is marked, one within is not, one not measured is told."""
    page = document(found(compiled_vs_reference=90.0, compiled_vs_c=None))
    assert "90.0 × (missed)" in page
    assert "not measured here" in page
    assert "1 s | ≤ 4 s" in page.replace("1.0 s", "1 s")
    assert "Ciw" not in page


def test_a_busy_machine_is_said() -> None:
    """Seconds measured beside other programs are not passed off as those of an idle machine."""
    assert "Other programs" in document(found(load=6.0))
    assert "Other programs" not in document(found(load=0.1))


def test_the_chart_is_drawn(tmp_path: Path) -> None:
    """The chart is an SVG with the libraries that were measured."""
    chart(found(), tmp_path / "bench.svg")
    drawn = (tmp_path / "bench.svg").read_text(encoding="utf-8")
    assert "simpy" in drawn
    assert "ciw" not in drawn
