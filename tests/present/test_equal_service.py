"""The equal-service table, its sentences and its chart, from a made-up study."""

import io
from typing import Any

import pytest
from rich.console import Console

from sim.present.equal_service import cheapest, sentences, service_table
from sim.present.figures.isoquant import binding, draw
from tests.present.made_up import MODELS, TODAY, kpis, value

GOALS = [
    {
        "text": "haster: 90% inden 3 d",
        "kpi": "within_goal_share.haster",
        "at_least": 0.9,
        "within_h": 72.0,
        "added": False,
    },
    {
        "text": "planlagt: 80% til tiden",
        "kpi": "planned_on_time_share",
        "at_least": 0.8,
        "within_h": None,
        "added": True,
    },
]
CHANCES = dict(zip(MODELS, (0.0, 0.0, 0.02, 0.01, 0.97, 0.0), strict=True))


def point(model: str, posts: float, met: bool) -> dict[str, Any]:
    """Return a plan of the isoquant."""
    figures = kpis(model, posts)
    figures["planned_on_time_share"] = value(0.8 + (0.02 if met else -0.05), 0.01, "share")
    figures["within_goal_share.haster"] = value(0.97, 0.01, "share")
    return {"posts": posts, "plan": {"alle": posts}, "met": met, "kpis": figures}


def study(chances: dict[str, float] = CHANCES, failing: str = "facility_service") -> dict[str, Any]:
    """Return an equal-service study in which one model breaks a goal."""
    models, curve, differences = {}, {}, {}
    for model, (da, own, *_) in MODELS.items():
        met = model != failing
        posts = own if met else 0.0
        curve[model] = [point(model, max(posts - 1, 0.5), False), point(model, posts or 1.0, met)]
        found = curve[model][-1]
        models[model] = {
            "title": {"da": da, "en": da},
            "posts": posts,
            "plan": found["plan"],
            "kpis": found["kpis"],
            "goal_met": met,
            "goals": {one["text"]: found["kpis"][one["kpi"]] for one in GOALS},
            "probability_cheapest": chances[model],
            "moved": model == "manglende_ledelse",
            "confirmed": met,
        }
        if model != TODAY:
            differences[f"{model} vs {TODAY}"] = {
                "model": model,
                "baseline": TODAY,
                "kpis": {"cost_kr_per_year": value(-900_000.0, 200_000.0, "kr")},
            }
    return {
        "scenario": "Kanalkvarteret",
        "today": TODAY,
        "replications": 20,
        "grades": {"A": 1, "D": 200},
        "comparisons": 5,
        "confidence": 0.95,
        "confirm_seed": 2,
        "goals": GOALS,
        "models": models,
        "differences": differences,
        "curve": curve,
        "today_by_rule": point(TODAY, 18.0, False),
        "violations": [],
        "runs": 1234,
    }


def printed(lang: str = "da") -> str:
    """Return the table as a file of 80 columns has it."""
    out = io.StringIO()
    Console(file=out, width=80).print(service_table(study(), lang))
    return out.getvalue()


@pytest.mark.parametrize("lang", ["da", "en"])
def test_table_fits_80_columns_and_cuts_nothing(lang: str) -> None:
    """Every model has a row; no word is cut by the width."""
    table = printed(lang)
    assert max(len(line) for line in table.splitlines()) <= 80
    assert "…" not in table
    assert "Fællesdrift" in table


def test_a_model_that_breaks_a_goal_is_marked_and_not_compared() -> None:
    """Its cost is no saving at equal service, so no difference and no chance is shown."""
    row = next(line for line in printed().splitlines() if "Facility service (!)" in line)
    assert "mio. kr." not in row
    assert row.rstrip().endswith("%")
    said = " ".join(sentences(study()))
    assert "Facility service holder ikke målene" in said
    assert "kontraktens svartider" in said


def test_cheapest_is_named_only_when_it_is_sure() -> None:
    """Under 95 % the sentence says that it cannot be told, and names those in question."""
    assert cheapest(study()) == "faellesdrift"
    close = {**CHANCES, "faellesdrift": 0.6, "afdelingsdelt_drift": 0.38}
    assert cheapest(study(close)) is None
    said = " ".join(sentences(study(close)))
    assert "kan ikke afgøres" in said
    assert "Afdelingsdelt drift" in said


def test_an_added_goal_is_told_to_be_added() -> None:
    """Who asked for response alone reads that planned work was added, and why."""
    assert "tilføjet" in sentences(study())[0]


def test_violations_are_never_silent() -> None:
    """Where more posts served worse, the reader is told."""
    bad = study()
    bad["violations"] = [
        {
            "model": TODAY,
            "kpi": "planned_on_time_share",
            "fewer_posts": 17.0,
            "more_posts": 18.0,
            "difference": value(-0.03, 0.01, "share"),
        }
    ]
    assert any("søgningen går ud fra det modsatte" in line for line in sentences(bad))


def test_chart_shows_the_goal_that_binds() -> None:
    """The goal that too few posts break is drawn, with every model's answer in the alt text."""
    chart = draw(study(), "da", "cost")
    assert binding(study())["kpi"] == "planned_on_time_share"
    assert "80\u00a0% af de planlagte opgaver til tiden" in chart.alt
    assert all(title in chart.alt for title, *_ in MODELS.values())
    assert chart.render("svg") == draw(study(), "da", "cost").render("svg")


def test_posts_chart_leaves_out_who_has_none() -> None:
    """A firm has no own posts to draw."""
    assert "Facility service" not in draw(study(), "da", "posts").alt
