"""Reading the comparison object forgives what is missing and is strict about differences."""

import json
import math
from typing import Any

import pytest

from sim.present.comparison import (
    COST,
    UNKNOWN,
    Estimate,
    afdelinger,
    curve,
    difference,
    kpi,
    listed_title,
    title,
    today,
    verdict,
)
from sim.present.numbers import scale
from tests.present.made_up import TODAY


@pytest.mark.parametrize(
    ("low", "high", "unit", "said"),
    [
        (-444, -380, "kr", "less"),
        (380, 444, "kr", "more"),
        (-20, 35, "kr", "none"),
        (0, 35, "kr", "none"),
        (0.4, 35, "kr", "none"),  # would be shown as 0–35
        (0.5, 35, "kr", "more"),  # shown as 1–35
        (-0.3, -0.04, "h", "none"),  # would be shown as −0,3 to 0,0 hours
        (-0.3, -0.05, "h", "less"),
        (0.01, 0.03, "share", "more"),
        (None, 35, "kr", "unknown"),
    ],
)
def test_verdicts(low: float | None, high: float, unit: str, said: str) -> None:
    """A difference is claimed only if its interval, as it is shown, keeps clear of zero."""
    assert verdict(Estimate(0.0 if low is None else (low + high) / 2, low, high, unit)) == said


def test_a_verdict_can_be_asked_for_on_a_coarser_scale() -> None:
    """One hour is seen in hours but not in days with one decimal (1 / 24 = 0.04)."""
    hour = Estimate(1.5, 1.0, 2.0, "h")
    assert verdict(hour) == "more"
    assert verdict(hour, scale("h", 100.0)) == "none"


def test_missing_values_are_unknown(result: dict[str, Any]) -> None:
    """Absent models' parts, absent KPIs, null and NaN all read as None."""
    result["models"]["faellesdrift"]["kpis"][COST] = {
        "mean": math.nan,
        "low": None,
        "high": 2.0,
        "unit": "kr",
    }
    assert kpi(result, "faellesdrift", COST) == Estimate(None, None, 2.0, "kr")
    assert kpi(result, "faellesdrift", "no_such_kpi") == UNKNOWN
    assert difference(result, TODAY, COST) == UNKNOWN
    assert curve({"models": {}}, "faellesdrift", (COST,)) == []


def test_today_must_be_among_the_models(result: dict[str, Any]) -> None:
    """A run over some models only may lack today's; then nothing is compared with it."""
    assert today(result) == TODAY
    del result["models"][TODAY]
    assert today(result) is None
    assert difference(result, "faellesdrift", COST) == UNKNOWN


def test_a_curve_begins_with_the_fewest_posts(result: dict[str, Any]) -> None:
    """Levels are sorted by posts, whatever order they come in."""
    result["curve"]["faellesdrift"].reverse()
    # cost grows with posts in the made-up comparison
    costs = [level[0].mean or 0.0 for level in curve(result, "faellesdrift", (COST,))]
    assert len(costs) == 5
    assert costs == sorted(costs)


def test_titles_fall_back(result: dict[str, Any]) -> None:
    """A title missing in English is shown in Danish, one missing altogether as the id."""
    del result["models"]["faellesdrift"]["title"]["en"]
    del result["models"]["facility_service"]["title"]
    assert title(result, "faellesdrift", "en") == "Fællesdrift"
    assert title(result, "facility_service", "da") == "facility_service"
    assert listed_title(result, TODAY, "en") == "Coordinated management (today)"


def test_afdelinger_of_all_models_are_found(result: dict[str, Any]) -> None:
    """An afdeling only one model reports is shown too, at the end."""
    result["models"]["faellesdrift"]["afdelinger"]["Ny"] = {}
    assert afdelinger(result)[-1] == "Ny"
    assert len(afdelinger(result)) == 15


def test_the_made_up_comparison_is_json(result: dict[str, Any]) -> None:
    """The object the other tests start from survives a trip through JSON."""
    assert json.loads(json.dumps(result)) == result
