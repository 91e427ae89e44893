"""What is told of the roads: money back, the worst month, stopping, and the course behind it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from sim.cli import drift
from sim.measure.course import course
from sim.model import DAY, WEEK
from sim.model.engine import engine
from sim.scenario import Checked, ScenarioError, read_scenario
from sim.scenario.plans import CheckedPlan, read_plan, usual_plan
from sim.scenario.schema.plan import Leaders, OneOff
from sim.study.road.decision import plan_days
from sim.study.road.play import month_starts, months_of
from sim.study.road.study import extra_kroner, payback, study_roads
from tests.model.small import play, small, varied
from tests.study.road.plans import phase, plan

A, B = "manglende_ledelse", "faellesdrift"
CASE = "scenarios/cases/isoleret_par.yaml"
PLANS = sorted(Path("scenarios/planer").glob("*.yaml"))


@pytest.fixture(scope="module")
def pair() -> Checked:
    """Two small afdelinger; the year is replaced by the years of the roads."""
    return read_scenario(CASE, ("calendar.warmup_days=7",))


def test_months_of_a_course_add_up() -> None:
    """The months' kroner are the year's cost, and weeks count every request once.

    Vans and whole machines cost the same every day, so cutting the year changes nothing.
    """
    scenario = varied(small(), {"calendar.days": 70})
    year = play(engine("auto"), scenario, A)
    starts = month_starts(scenario)
    found = course(scenario, A, year.world, year.draws, year.trace, starts)
    assert [str(date) for date in months_of(scenario)] == ["2025-01-06", "2025-02-01", "2025-03-01"]
    whole = year.measures.total["cost_kr_per_year"] * 70 / 365
    assert found.cost_kr.sum() == pytest.approx(whole, abs=1.0)
    assert len(found.backlog_tasks) == 10
    times, first = year.times, year.world.days.measure_from
    for k, waiting in enumerate(found.backlog_tasks):
        end = first + (k + 1) * WEEK
        open_then = times.request & (year.draws.report < end) & (times.first_visit >= end)
        assert waiting == open_then.sum()
    asked = times.request & times.measured
    late = asked & (
        np.minimum(times.first_visit, year.world.days.horizon) - year.draws.report
        > year.world.goals[year.draws.priority]
    )
    assert found.late.sum() == late.sum()


@pytest.mark.parametrize(
    ("rows", "month", "probability"),
    [
        ([[0, 0, 5, 3, -1, -4]], 3, 1.0),
        ([[0, 0, -1, -2, -3, -4]], 1, 1.0),
        ([[0, 0, 5, -1, 2, -4]], 4, 1.0),
        ([[0, 0, 5, 4, 3, 2]], None, 0.0),
        ([[0, 0, 5, 3, -1, -4], [0, 0, 5, 4, 3, 2]], 3, 0.5),
    ],
)
def test_payback(rows: list[list[float]], month: int | None, probability: float) -> None:
    """The first change is in the third month, and is month 1: back at nought, and never above.

    In the first row that is the fifth month: 3.
    """
    assert payback(np.array(rows, dtype=np.float64), 6)["probability"] == 0.0
    found = payback(np.array(rows, dtype=np.float64), 2)
    assert (found["mean"], found["probability"]) == (month, probability)


def test_what_a_plan_costs_besides() -> None:
    """Nord (70 lejemål) in the first month, 105 more in the second, leaders for 59 days.

    January: 1,000 + 70 × 10 kr and 24 days of half a leader; February: 105 × 10 kr, 28 days.
    """
    scenario = varied(small(), {"calendar.days": 90, "economy.leader": 365_000.0})
    once = OneOff().model_copy(update={"start": 1000.0, "per_lejemaal": 10.0})
    lead = Leaders().model_copy(update={"posts": 0.5, "lasts": 59 * DAY})
    given = plan(phase(2, "Nord"), phase(30), one_off=once, leaders=lead)
    days = plan_days(scenario, given)
    assert days.first == dt.date(2025, 1, 8)
    found = extra_kroner(scenario, given, days, None)
    assert found.tolist() == [1700 + 24 * 500, 1050 + 28 * 500, 7 * 500, 0]
    sunk = extra_kroner(scenario, given, days, dt.date(2025, 2, 1))
    assert sunk.tolist() == [1700 + 24 * 500, 0, 0, 0]


def test_a_change_that_comes_too_late_costs_nothing(pair: Checked) -> None:
    """Over one year a plan that starts with the next differs from doing nothing by not an øre."""
    result = study_roads(pair, A, B, [usual_plan()], 1, 1, 1, workers=1)
    found = result["plans"]["alle"]
    assert found["phases"][0]["date"] == "2026-01-01"
    assert set(found["cumulated_kr"]["mean"]) == {0.0}
    assert found["response_h_p90"] == found["unchanged_response_h_p90"]
    assert found["backlog_tasks"] == found["unchanged_backlog_tasks"]
    assert found["stop_cost_kr"]["mean"] == found["skipped_more"]["mean"] == 0.0
    assert (found["payback_month"]["mean"], found["payback_month"]["probability"]) == (None, 0.0)
    assert found["worst_month"]["month"] == 0


def test_an_ideal_change_costs_what_the_models_cost(pair: Checked) -> None:
    """With nothing assumed of the way, the kroner are those of A until the day and of B after it.

    The change is made before the first day, so the whole difference is that of the models.
    """
    early = plan().decision.model_copy(update={"after": -7 * DAY})
    ideal = CheckedPlan("ideal", plan(phase(0), decision=early), {})
    result = study_roads(pair, A, B, [ideal], 1, 1, 1, workers=1)
    costs = [
        play(engine("auto"), pair.scenario, model).measures.total["cost_kr_per_year"]
        for model in (A, B)
    ]
    total = result["plans"]["ideal"]["total_kr"]["mean"]
    assert total == pytest.approx(costs[1] - costs[0], abs=1.0)


def test_the_lasting_level_is_that_of_the_last_year(pair: Checked) -> None:
    """An ideal change at the start has settled: its last year costs and serves as B against A."""
    early = plan().decision.model_copy(update={"after": -7 * DAY})
    ideal = CheckedPlan("ideal", plan(phase(0), decision=early), {})
    late = CheckedPlan("late", plan(phase(300)), {})
    slow = CheckedPlan("slow", plan(phase(0), decision=early, habits=90 * DAY), {})
    found = study_roads(pair, A, B, [ideal, late, slow], 1, 1, 1, workers=1)["plans"]
    lasting = found["ideal"]["lasting"]
    assert lasting is not None
    assert lasting["settled"]
    assert found["ideal"]["last_year_kr"]["mean"] == found["ideal"]["total_kr"]["mean"]
    names = ("response_h_p90", "unchanged_response_h_p90")
    changed, unchanged = (np.mean(found["ideal"][name]["mean"][-52:]) for name in names)
    assert lasting["more_h"]["mean"] == pytest.approx(changed - unchanged)
    assert found["late"]["lasting"] is None
    assert found["slow"]["lasting"] is not None
    assert not found["slow"]["lasting"]["settled"]


@pytest.mark.parametrize("start", ["2025-01-15", "2025-03-31", "2024-02-29"])
def test_the_last_year_is_a_whole_one_wherever_it_starts(start: str) -> None:
    """Followed for one year from the middle of a month, the last year is all there is."""
    pair = read_scenario(CASE, ("calendar.warmup_days=7", f"calendar.start={start}"))
    early = plan().decision.model_copy(update={"after": -7 * DAY})
    ideal = CheckedPlan("ideal", plan(phase(0), decision=early), {})
    found = study_roads(pair, A, B, [ideal], 1, 1, 1, workers=1)["plans"]["ideal"]
    assert found["last_year_kr"] == found["total_kr"]


def test_what_is_spent_once_is_no_cost_of_a_year(pair: Checked) -> None:
    """A change on the first day of the last year costs the same a year, whatever it costs once."""
    days = dt.date(2026, 1, 1) - pair.scenario.calendar.start
    changed = phase(days.days)
    once = OneOff().model_copy(update={"start": 250_000.0, "per_lejemaal": 300.0})
    lead = Leaders().model_copy(update={"posts": 1.0, "lasts": 90 * DAY})
    free = CheckedPlan("free", plan(changed), {})
    dear = CheckedPlan("dear", plan(changed, one_off=once, leaders=lead), {})
    found = study_roads(pair, A, B, [free, dear], 2, 1, 1, workers=1)["plans"]
    assert found["dear"]["lasting"] is not None
    assert found["dear"]["one_off_kr"] > 250_000
    totals = [found[name]["total_kr"]["mean"] for name in ("free", "dear")]
    assert totals[1] - totals[0] > found["dear"]["one_off_kr"]  # type: ignore[operator]
    assert found["dear"]["last_year_kr"] == found["free"]["last_year_kr"]


def test_three_plans_side_by_side_from_one_command(pair: Checked, tmp_path: Path) -> None:
    """Payback, worst month and stop cost of the shipped plans: JSON, table and charts."""
    plans = [x for path in PLANS for x in ("--plan", str(path))]
    command = [
        "omlaegning", CASE, "--from", A, "--to", "fællesdrift", *plans, "--years", "2",
        "--replications", "1", "--seed", "1", "--workers", "1", "--set", "calendar.warmup_days=7",
    ]  # fmt: skip
    assert len(PLANS) == 3
    shown = CliRunner().invoke(drift, [*command, "--out", str(tmp_path / "road")])
    assert shown.exit_code == 0, shown.output
    written = json.loads((tmp_path / "road" / "omlaegning.json").read_text())
    assert list(written["plans"]) == [path.stem for path in PLANS]
    for found in written["plans"].values():
        assert set(found["payback_month"]) == {"mean", "low", "high", "probability"}
        assert found["worst_month"]["month"] >= 1
        assert found["stop_cost_kr"]["mean"] > found["one_off_kr"] * 0.5
        assert len(found["cumulated_kr"]["mean"]) == len(written["months"]) == 24
    for name, rows in (("planer", 3 * 9), ("uger", 3 * 3 * 104), ("maaneder", 3 * 24)):
        lines = (tmp_path / "road" / f"{name}.csv").read_text().splitlines()
        assert len(lines) == 1 + rows, name
    manifest = json.loads((tmp_path / "road" / "manifest.json").read_text())
    assert manifest["audit"]["equal"] in (True, None)
    for said in ("Pilot først", "Naturlig afgang", "Hurtig", "stoppes der halvvejs", "grad D"):
        assert said in shown.output
    charts = {path.stem for path in (tmp_path / "road" / "figures").glob("*.svg")}
    assert {
        "omlaegning_kroner",
        "omlaegning_svartid_hurtig",
        "omlaegning_ventende_hurtig",
    } <= charts


def test_one_plan_stands_at_the_top_of_the_json() -> None:
    """With one plan its payback, worst month and stop cost are keys of the object itself."""
    shown = CliRunner().invoke(
        drift,
        ["omlaegning", CASE, "--from", A, "--to", B, "--years", "1", "--replications", "1",
         "--workers", "1", "--json", "--set", "calendar.warmup_days=7"],
    )  # fmt: skip
    assert shown.exit_code == 0, shown.output
    result = json.loads(shown.stdout)
    assert set(result["payback_month"]) == {"mean", "low", "high", "probability"}
    assert result["stop_cost_kr"] == result["plans"]["alle"]["stop_cost_kr"]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_shipped_plans_are_guesses_and_say_so(path: Path, pair: Checked) -> None:
    """Every value of a shipped plan has grade D."""
    grades = read_plan(path, pair.scenario).grades
    assert grades["D"] > 10
    assert grades["A"] == grades["B"] == grades["C"] == 0


def test_everything_wrong_with_a_plan_is_told_at_once(pair: Checked, tmp_path: Path) -> None:
    """Unknown keys and afdelinger, missing units, wrong order: file, line and a suggestion each."""
    bad = tmp_path / "plan.yaml"
    bad.write_text(
        "title: {da: Plan, en: Plan}\n"
        "habit: 2 d\n"
        "phases:\n"
        "  - {after: 30 d, afdelinger: [Afdeling 1]}\n"
        "dip: {productivity: 90 %, lasts: 100}\n"
    )
    with pytest.raises(ScenarioError) as caught:
        read_plan(bad, pair.scenario)
    lines = caught.value.lines("en")
    assert len(lines) == 2
    assert any(f"{bad}:2" in line and "'habits'" in line for line in lines)
    assert any(f"{bad}:5" in line and "dip.lasts" in line for line in lines)
    bad.write_text(
        "title: {da: Plan, en: Plan}\n"
        "phases:\n"
        "  - {after: 30 d, afdelinger: [Afdeling 1, Afdelin 2]}\n"
        "  - {after: 3 d, afdelinger: [Afdeling 1], count: 2}\n"
    )
    with pytest.raises(ScenarioError) as caught:
        read_plan(bad, pair.scenario)
    said = "\n".join(caught.value.lines("en"))
    for wanted in ("'Afdelin 2'", "Did you mean 'Afdeling 2'", "phases.1.after", "phases.1.count",
                   "phases.1.afdelinger.0"):  # fmt: skip
        assert wanted in said


def test_the_command_tells_bad_plans(tmp_path: Path) -> None:
    """A plan that is not there and one that is wrong are told together; nothing is written."""
    bad = tmp_path / "bad.yaml"
    bad.write_text("title: {da: Plan}\n")
    out = tmp_path / "out"
    shown = CliRunner().invoke(
        drift,
        ["omlaegning", CASE, "--to", B, "--plan", str(bad), "--plan", str(tmp_path / "none.yaml"),
         "--out", str(out)],
    )  # fmt: skip
    assert shown.exit_code == 2
    assert "bad.yaml:1: title.en" in shown.output
    assert "none.yaml" in shown.output
    assert not out.exists()


def test_the_number_of_workers_changes_nothing(pair: Checked) -> None:
    """Two replications side by side give what they give one after the other."""
    one, two = (
        study_roads(pair, A, B, [CheckedPlan("p", plan(phase(30)), {})], 1, 2, 1, workers=workers)
        for workers in (1, 2)
    )
    assert json.dumps(one) == json.dumps(two)
