"""Comparing driftsmodeller over the same years."""

import json

import jsonschema
import pytest

from sim.measure import KPIS
from sim.study.compare import Study, compare
from sim.study.comparison import FILE, schema_text

MODELS = ("manglende_ledelse", "faellesdrift")


@pytest.fixture(scope="module")
def study(checked) -> Study:
    """Two models and today's, three years."""
    return compare(checked, MODELS, replications=3, seed=1, workers=1)


def test_shape_is_the_schema(study):
    """A comparison validates against the JSON Schema in the repository."""
    jsonschema.validate(json.loads(json.dumps(study.comparison)), json.loads(FILE.read_text()))


def test_schema_file_is_fresh():
    """The schema in the repository is what the code generates."""
    assert FILE.read_text(encoding="utf-8") == schema_text()


def test_today_is_always_compared(study, checked):
    """The baseline is played even if nobody asked for it."""
    assert set(study.comparison["models"]) == {*MODELS, checked.scenario.today}


def test_same_study_twice_gives_the_same_bytes(study, checked):
    """The same scenario and seed give the same JSON, with any number of workers."""
    again = compare(checked, MODELS, replications=3, seed=1, workers=2)
    assert json.dumps(again.comparison) == json.dumps(study.comparison)


def test_another_seed_gives_other_years(study, checked):
    """The seed matters."""
    other = compare(checked, MODELS, replications=3, seed=2, workers=1)
    assert other.comparison["models"] != study.comparison["models"]


def test_difference_is_model_less_baseline(study):
    """A difference is the mean over years of the model's figure less today's."""
    today = study.comparison["today"]
    entry = study.comparison["differences"][f"faellesdrift vs {today}"]
    models = study.comparison["models"]
    kpi = "cost_kr_per_year"
    apart = models["faellesdrift"]["kpis"][kpi]["mean"] - models[today]["kpis"][kpi]["mean"]
    assert entry["kpis"][kpi]["mean"] == pytest.approx(apart, rel=1e-6)


def test_every_afdeling_has_its_own_difference(study):
    """An afdeling's difference is its own, and those in cost add up to the organisation's."""
    entry = study.comparison["differences"][f"faellesdrift vs {study.comparison['today']}"]
    parts = [figures["cost_kr_per_year"]["mean"] for figures in entry["afdelinger"].values()]
    assert len(set(parts)) == len(parts) > 1
    assert sum(parts) == pytest.approx(entry["kpis"]["cost_kr_per_year"]["mean"], rel=1e-6)


def test_every_model_has_every_figure(study):
    """All key figures are there for each model, with a unit."""
    for model in study.comparison["models"].values():
        assert tuple(model["kpis"]) == KPIS
        assert all(figure["unit"] for figure in model["kpis"].values())


def test_afdelinger_add_up_to_the_organisation(study):
    """In every model the afdelinger's cost is the organisation's."""
    for model in study.comparison["models"].values():
        parts = sum(a["cost_kr_per_year"]["mean"] for a in model["afdelinger"].values())
        assert parts == pytest.approx(model["kpis"]["cost_kr_per_year"]["mean"], rel=1e-8)


def test_curve_runs_over_the_norms(study, checked):
    """The cost–response curve has a point per staffing level, more posts at a higher norm."""
    for points in study.comparison["curve"].values():
        assert [point["norm"] for point in points] == list(checked.scenario.study.norms)
        assert points[0]["posts"] <= points[1]["posts"]
