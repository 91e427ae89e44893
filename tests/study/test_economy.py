"""Who wins and who loses, nøgletal, and what a tender asks for."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from sim.cli import drift
from sim.measure import Measures
from sim.measure.kpis import KEYS, UNDER_KEYS
from sim.model import HOUR
from sim.model.engine import engine
from sim.model.world.workload import expected_seconds
from sim.present.winners import key_name
from sim.present.words import kpi_name
from sim.scenario import ScenarioError, read_scenario
from sim.study.benchmark import NATIONAL, benchmarks, break_even, tender
from sim.study.economy import economy
from sim.study.runner import Job, Variant
from tests.model.small import case, play, small, varied

A, B = "manglende_ledelse", "faellesdrift"
SCENARIOS = sorted(
    path for folder in ("forsoeg", "cases") for path in Path("scenarios", folder).glob("*.yaml")
)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_afdelinger_add_up_to_the_organisation_under_every_key(path: Path) -> None:
    """In every shipped scenario and driftsmodel, to the øre."""
    scenario = read_scenario(path, ("calendar.days=14", "calendar.warmup_days=0")).scenario
    for model in dict.fromkeys([*scenario.models, scenario.today]):
        found = play(engine("auto"), scenario, model).measures
        total = round(found.total["cost_kr_per_year"] * 100)
        for column in ("cost_kr_per_year", *UNDER_KEYS.values()):
            assert int(np.rint(found.afdelinger[column] * 100).sum()) == total, (model, column)


def year(direct: list[float], hours: list[float]) -> Measures:
    """A year in which three afdelinger pay so much, kr: today directly, then by hours."""
    columns = {"cost_kr_per_year": np.array(direct)}
    columns |= {name: np.array(direct) for name in UNDER_KEYS.values()}
    columns[UNDER_KEYS["hours"]] = np.array(hours)
    return Measures({}, columns)


def test_winners_and_losers() -> None:
    """Per lejemål and month: Nord (70) wins 10 kr, Syd (65) loses 4 kr, Øst (40) is as before.

    Directly all three would pay 5 kr more; so fewest lose by hours.
    """
    homes, months = np.array([70, 65, 40]), 12
    before = [np.array([900.0, 950.0, 800.0]) * homes * months / 12 + k for k in (0.0, 1.0)]
    rises, shifts = np.array([5.0, 5.0, 5.0]), np.array([-10.0, 4.0, 0.0])
    job = Job(small(), (Variant(A), Variant(B)), 1, "simpy")
    runs = [
        [
            year(list(one), list(one)),
            year(list(one + rises * homes * months), list(one + shifts * homes * months)),
        ]
        for one in before
    ]
    found = economy(job._replace(scenario=varied(small(), {"today": A})), runs, [A, B])
    assert set(found) == {B}
    hours = found[B]["keys"]["hours"]
    assert [round(change["mean"], 6) for change in hours["changes"]] == [-10, 4, 0]
    assert [change["outcome"] for change in hours["changes"]] == ["wins", "loses", "same"]
    assert (hours["losers"], hours["pay_more"]) == (1, 1)
    assert found[B]["keys"]["direct"]["losers"] == 3
    assert (found[B]["fairest_key"], found[B]["own_key"]) == ("hours", "hours")
    assert set(found[B]["keys"]) == set(KEYS)


def test_an_uncertain_loss_is_not_a_loss() -> None:
    """An interval that reaches nought neither wins nor loses, though the mean is more."""
    job = Job(varied(small(), {"today": A}), (Variant(A), Variant(B)), 1, "simpy")
    flat = [70_000.0, 65_000.0, 40_000.0]
    runs = [[year(flat, flat), year(flat, [70_000.0 + k, 65_000.0, 40_000.0])] for k in (-9e4, 1e5)]
    change = economy(job, runs, [A, B])[B]["keys"]["hours"]["changes"][0]
    assert change["mean"] > 0.5
    assert change["outcome"] == "same"


def test_own_men_pay_above_58_per_cent() -> None:
    """500,000 kr a year over 1,530 h against 450 kr and 25 % moms: 326.80 / 562.50 = 58.1 %."""
    assert break_even(case()) == pytest.approx(0.58097, abs=1e-5)


def test_a_tender_asks_for_all_the_work() -> None:
    """The hours of all rows are the expected work, and every row says within which time."""
    rows = tender(small())
    assert sum(row["hours_per_year"] for row in rows) == pytest.approx(
        float(expected_seconds(small()).sum()) / HOUR, abs=0.05 * len(rows)
    )
    assert all(row["service_level"] for row in rows)
    mowing = next(row for row in rows if row["work"] == "graes")
    assert (mowing["quantity_unit"], mowing["times_per_year"]) == ("m2", 21.0)
    (water,) = [r for r in rows if r["work"] == "vand" and r["afdeling"] == "Nord"]
    # 70 lejemål, 2 requests a year, a tenth of them of this kind
    assert water["times_per_year"] == pytest.approx(14.0)


def test_benchmarks_stand_beside_graded_national_figures() -> None:
    """Each national figure has a grade and a source, and is used by some nøgletal."""
    rows = {
        row["noegletal"]: row
        for row in benchmarks(small(), A, [play(engine("auto"), small(), A).measures])
    }
    assert set(NATIONAL) <= set(rows)
    assert rows["konto_114_kr_per_m2"]["national_grade"] == "A"
    assert rows["konto_114_kr_per_m2"]["national_high"] == 120
    assert rows["lejemaal_per_post"]["value"] == pytest.approx(175 / 3, rel=1e-5)
    assert all(row["national_source"] for row in rows.values() if row["national_grade"])


def test_a_bid_is_paid_by_kind_of_work() -> None:
    """At twice the price for every kind of work the firm costs twice as much, and nothing else."""
    demand = small().demand
    kinds = [*demand.requests.types, *demand.rounds, "flytning", "sne", "glatfoere"]
    double = dict.fromkeys(kinds, 2 * small().economy.bought_hour)
    one = play(engine("auto"), small(), "facility_service")
    other = play(engine("auto"), varied(small(), {"economy.bought_prices": double}), one.model)
    free = play(
        engine("auto"),
        varied(small(), {"economy.bought_prices": dict.fromkeys(kinds, 0.0)}),
        one.model,
    )
    cost = [found.measures.total["cost_kr_per_year"] for found in (free, one, other)]
    assert cost[1] - cost[0] > 10_000
    assert cost[2] - cost[0] == pytest.approx(2 * (cost[1] - cost[0]), rel=1e-6)


def test_a_bid_for_unknown_work_is_refused() -> None:
    """A price for work that is not there is told with a suggestion."""
    with pytest.raises(ScenarioError, match="trapper"):
        read_scenario(
            "scenarios/cases/isoleret_par.yaml", ("economy.bought_prices={traper: 300 kr/h}",)
        )


def test_a_comparison_writes_the_tables(tmp_path: Path) -> None:
    """Winners and losers, nøgletal and the tender's list are files; the sentences are shown."""
    out = tmp_path / "study"
    shown = CliRunner().invoke(
        drift,
        ["compare", "scenarios/cases/isoleret_par.yaml", "--models", B, "--replications", "2",
         "--workers", "1", "--set", "calendar.days=28", "--set", "study.norms=[1.0]",
         "--out", str(out)],
    )  # fmt: skip
    assert shown.exit_code == 0, shown.output
    tables = {
        name: list(csv.DictReader((out / f"{name}.csv").open(encoding="utf-8-sig"), delimiter=";"))
        for name in ("vindere_og_tabere", "noegletal", "udbud", "afdelinger")
    }
    keys = {key_name(key, "da") for key in KEYS}
    assert {row["Fordelingsnøgle"] for row in tables["vindere_og_tabere"]} == keys
    assert "Fællesdrift" in {row["Driftsmodel"] for row in tables["noegletal"]}
    assert len(tables["udbud"]) > 10
    assert {kpi_name("known_face_share"), kpi_name("repeat_visit_share")} <= {
        row["Nøgletal"] for row in tables["afdelinger"]
    }
    names = {path.stem for path in (out / "figures").glob("*.svg")}
    assert {"egen_eller_koebt", f"vindere_og_tabere_{B}"} <= names
    for said in ("betaler", "kendt ansigt", "Konto 114"):
        assert said in shown.output
