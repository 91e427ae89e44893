"""What is said of precision, pairing and the start-up."""

import numpy as np

from sim.present.figures.warmup import draw, sentences
from sim.present.precision import precision_sentences
from sim.study.warmup import startup
from tests.present.made_up import TODAY, build


def result(**more):
    """A made-up comparison of two models, with what is asked of it."""
    found = build()
    found["differences"] = {
        "x": {"model": "faellesdrift", "baseline": TODAY, "kpis": {}, "pairing": {}} | more
    }
    return found


def test_pairing_is_told_by_model():
    """The variance ratio of the cost stands beside the model's name."""
    said = precision_sentences(result(pairing={"cost_kr_per_year": 12.4}))
    assert said == [
        "Ét parret år er så meget værd som flere uparrede "
        "(Udgift til bemanding pr. år): Fællesdrift 12."
    ]


def test_precision_that_was_not_reached_names_the_worst():
    """The key figure farthest off and its own precision."""
    found = result()
    found["precision"] = {
        "wanted": 0.05,
        "cap": 20,
        "reached": False,
        "at": None,
        "kpis": {
            "response_h_p90": {"half_width": 12.0, "allowed": 5.0},
            "cost_kr_per_year": {"half_width": 1.0, "allowed": 5.0},
        },
    }
    said = precision_sentences(found)[0]
    assert "12,0\u00a0%" in said
    assert "Svartid" in said


def test_a_short_warmup_is_told_and_drawn():
    """The models that need more days are named with the days they need."""
    weeks = np.repeat(np.minimum(np.arange(60) / 10, 1.0) * 100, 5)
    starts = {"faellesdrift": startup(weeks[None, :] + np.sin(np.arange(300.0)))}
    said = sentences(result(), starts, 28)
    assert any("for lidt for Fællesdrift" in line for line in said)
    chart = draw(result(), starts, 28)
    assert "Fællesdrift: opstart" in chart.alt
    assert chart.render("svg") == draw(result(), starts, 28).render("svg")


def test_a_backlog_that_grows_is_told():
    """Without a steady state no warm-up is long enough."""
    starts = {"faellesdrift": startup(np.arange(300.0)[None, :])}
    assert any("falder ikke til ro" in line for line in sentences(result(), starts, 28))
