"""An equal-service study as a whole, with the model in it."""

import json

import jsonschema
import pytest

from sim.study.audit import Audit
from sim.study.goals import meets, parse_goals
from sim.study.staff.result import FILE, schema_text
from sim.study.staff.store import write_staff
from sim.study.staff.study import Settings, staff
from sim.study.staff.table import every_run, result

MODELS = ("manglende_ledelse", "faellesdrift", "facility_service")
GOALS = parse_goals(("haster: 80% inden 3 d",))
SETTINGS = Settings(goals=GOALS, replications=3, seed=1, level=0.8)


@pytest.fixture(scope="module")
def study(small):
    """Three models and today's in three short years."""
    return staff(small, MODELS, SETTINGS)


@pytest.fixture(scope="module")
def found(study):
    """What is printed."""
    return result(study)


def test_shape_is_the_schema(found):
    """The result validates against the JSON Schema in the repository, which is fresh."""
    jsonschema.validate(json.loads(json.dumps(found)), json.loads(FILE.read_text()))
    assert FILE.read_text(encoding="utf-8") == schema_text()


def test_same_study_twice_gives_the_same_bytes(small, found):
    """The same scenario, goals and seed give the same JSON."""
    assert json.dumps(result(staff(small, MODELS, SETTINGS))) == json.dumps(found)


def test_planned_work_is_a_goal_although_nobody_asked(found):
    """Equal service includes planned work, and it is said that it was added."""
    assert [(goal["kpi"], goal["added"]) for goal in found["goals"]] == [
        ("within_goal_share.haster", False),
        ("planned_on_time_share", True),
    ]


def test_residents_only_is_possible(small):
    """Who wants to compare response alone can."""
    only = staff(small, ("faellesdrift",), SETTINGS._replace(planned_too=False, confirmed=False))
    assert len(only.goals) == 1


def test_every_answer_keeps_the_goals_and_one_step_less_does_not(study):
    """In the years of the search; the rung below was played too, unless a post was moved."""
    for model, answer in study.answers.items():
        if answer.met:
            assert meets(study.goals, study.years.play(model, answer.plan), study.level)
        if answer.met and answer.plan in answer.ladder[1:]:
            below = answer.ladder[answer.ladder.index(answer.plan) - 1]
            kept = [
                meets(study.goals, years.play(model, below), study.level)
                for years in (study.years, study.other)
                if (model, below) in years.played
            ]
            assert not all(kept)


def test_answers_are_confirmed_in_other_years(study, found):
    """An answer that is called confirmed keeps the goals in years of another seed."""
    assert found["confirm_seed"] == 2
    confirmed = [model for model, entry in found["models"].items() if entry["confirmed"]]
    assert confirmed
    for model in confirmed:
        years = study.other.play(model, study.answers[model].plan)
        assert meets(study.goals, years, study.level)


def test_chances_of_being_cheapest_are_shared_by_those_who_keep_the_goals(found):
    """They add up to one, and who breaks a goal has none."""
    chances = [entry["probability_cheapest"] for entry in found["models"].values()]
    assert sum(chances) == pytest.approx(1.0)
    for entry in found["models"].values():
        assert entry["goal_met"] or entry["probability_cheapest"] == 0.0


def test_difference_is_at_equal_service(study, found):
    """Cost differs from today's model at its own fewest posts, not from its posting rule."""
    today = found["today"]
    kpi = "cost_kr_per_year"
    apart = (
        found["models"]["faellesdrift"]["kpis"][kpi]["mean"]
        - found["models"][today]["kpis"][kpi]["mean"]
    )
    entry = found["differences"][f"faellesdrift vs {today}"]
    assert study.answers[today].met
    assert entry["kpis"][kpi]["mean"] == pytest.approx(apart, rel=1e-6)


def test_bought_work_has_one_plan(found):
    """A firm has no posts to add: its figures are there, kept or not."""
    entry = found["models"]["facility_service"]
    assert entry["posts"] == 0
    assert len(found["curve"]["facility_service"]) == 1


def test_results_on_disk_hold_every_run(study, found, tmp_path):
    """Each year of each plan is a row, and the manifest says with which seeds."""
    import pandas as pd

    folder = tmp_path / "study"
    tables = {}
    write_staff(
        folder, study, found, Audit("simpy", 0, None, ()), ["drift"],
        lambda path, rows: tables.update({path.name: rows}), lambda _: None,
    )  # fmt: skip
    assert {row["model"] for row in tables["summary.csv"]} == set(found["models"])
    runs = pd.read_parquet(folder / "runs.parquet")
    assert len(runs) == found["runs"] == sum(len(years) for *_, years in every_run(study))
    assert set(runs["seed"]) == {1, 2}
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["goals"] == [goal["text"] for goal in found["goals"]]
