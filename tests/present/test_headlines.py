"""Headlines claim only what a paired interval supports."""

from typing import Any

import pytest

from sim.present import headlines
from sim.present.afdelinger import overall, pairs, worst
from sim.present.comparison import COST
from tests.present.made_up import TODAY, value

P90, HANDS_ON = "response_h_p90", "hands_on_share"
DOWN, UP, FLAT = (-50.0, -40.0, -30.0), (30.0, 40.0, 50.0), (-5.0, 1.0, 6.0)


def set_all(result: dict[str, Any], kpi: str, bounds: tuple[float, float, float]) -> None:
    """Give every model the same difference to today, on one KPI."""
    for entry in result["differences"].values():
        entry["kpis"][kpi].update(low=bounds[0], mean=bounds[1], high=bounds[2])


@pytest.mark.parametrize(
    ("cost", "wait", "said"),
    [
        (DOWN, DOWN, "både billigere og hurtigere end i dag"),
        (DOWN, FLAT, "billigere end i dag, uden at en anden svartid kan påvises"),
        (DOWN, UP, "billigere end i dag, men beboerne venter længere"),
        (FLAT, DOWN, "hurtigere end i dag, uden at en anden udgift kan påvises"),
        (UP, DOWN, "hurtigere end i dag, men koster mere"),
        (FLAT, FLAT, "Ingen driftsmodel er i beregningen påviseligt billigere eller hurtigere"),
        (UP, UP, "Ingen driftsmodel er i beregningen påviseligt billigere eller hurtigere"),
    ],
)
def test_cost_against_response(
    result: dict[str, Any],
    cost: tuple[float, float, float],
    wait: tuple[float, float, float],
    said: str,
) -> None:
    """Each combination of cheaper, dearer, faster, slower and neither has its own headline."""
    set_all(result, COST, cost)
    set_all(result, P90, wait)
    assert said in headlines.cost_response(result)


def test_the_better_outcome_wins_over_the_larger_saving(result: dict[str, Any]) -> None:
    """Both cheaper and faster comes before much cheaper but slower."""
    set_all(result, COST, (-900.0, -800.0, -700.0))
    set_all(result, P90, UP)
    best = result["differences"][f"teamopdelt_samdrift vs {TODAY}"]["kpis"]
    best[COST].update(low=-50.0, mean=-40.0, high=-30.0)
    best[P90].update(low=-50.0, mean=-40.0, high=-30.0)
    assert headlines.cost_response(result).startswith("Teamopdelt samdrift er")


def test_cost_names_the_largest_saving_or_none(result: dict[str, Any]) -> None:
    """The largest saving that keeps clear of zero is named with its amount."""
    set_all(result, COST, FLAT)
    assert headlines.cost(result) == (
        "Ingen driftsmodel er i beregningen påviseligt billigere end i dag"
    )
    result["differences"][f"faellesdrift vs {TODAY}"]["kpis"][COST].update(
        low=-444.0, mean=-412.0, high=-380.0
    )
    # a larger mean with an interval around zero is no saving
    result["differences"][f"facility_service vs {TODAY}"]["kpis"][COST].update(
        low=-2000.0, mean=-900.0, high=200.0
    )
    assert headlines.cost(result) == (
        "Fællesdrift koster i beregningen 412 kr. mindre pr. lejemål om året end i dag"
    )


def test_time_use_names_the_largest_gain_or_none(result: dict[str, Any]) -> None:
    """Fællesdrift has 69 % hands-on time against 64 % in the made-up comparison."""
    assert "69\u00a0% af arbejdstiden til selve opgaverne mod 64\u00a0%" in headlines.time_use(
        result
    )
    set_all(result, HANDS_ON, (-0.02, 0.0, 0.02))
    assert headlines.time_use(result).startswith("Ingen driftsmodel giver")


def test_without_differences_headlines_are_neutral(result: dict[str, Any]) -> None:
    """No intervals, no claim."""
    result["differences"] = {}
    assert headlines.cost_response(result) == "Udgift og svartid i hver driftsmodel"
    assert headlines.cost(result) == "Udgift pr. lejemål i hver driftsmodel"
    assert headlines.time_use(result) == "Sådan bruges arbejdstiden i hver driftsmodel"


@pytest.fixture
def three(result: dict[str, Any]) -> dict[str, Any]:
    """Leave three afdelinger: one faster, one slower, one where no difference can be shown."""
    waits = {"A": (60, 30), "B": (30, 60), "C": (40, 41)}
    for index, model in enumerate((TODAY, "faellesdrift")):
        result["models"][model]["afdelinger"] = {
            name: {P90: value(both[index], 2.0, "h")} for name, both in waits.items()
        }
    result["differences"][f"faellesdrift vs {TODAY}"]["afdelinger"] = {
        name: {P90: value(after - before, 1.5, "h")} for name, (before, after) in waits.items()
    }
    for model in result["models"]:
        if model not in (TODAY, "faellesdrift"):
            result["models"][model]["afdelinger"] = {}
    return result


def test_afdelinger_without_a_shown_difference_are_not_counted(three: dict[str, Any]) -> None:
    """A difference of 1 ± 1.5 hours is neither shorter nor longer."""
    assert [pair.outcome for pair in pairs(three, "faellesdrift")] == ["less", "none", "more"]
    assert headlines.afdelinger(three, "faellesdrift") == (
        "Fællesdrift: svartiden er i beregningen kortere i 1 af 3 afdelinger og længere i 1"
    )


def test_no_shown_difference_anywhere_is_said_as_such(three: dict[str, Any]) -> None:
    """No afdeling faster and none slower is one plain sentence, not two counts of nought."""
    for figures in three["differences"][f"faellesdrift vs {TODAY}"]["afdelinger"].values():
        figures[P90].update(low=-50.0, high=50.0)
    assert headlines.afdelinger(three, "faellesdrift") == (
        "Fællesdrift: ingen af de 3 afdelinger får i beregningen en svartid, "
        "der er påviseligt anderledes"
    )


def test_afdelinger_are_sorted_by_todays_wait_and_the_worst_is_found(
    three: dict[str, Any],
) -> None:
    """Longest wait today first; the worst is the one waiting longest under the model."""
    table = pairs(three, "faellesdrift")
    assert [pair.name for pair in table] == ["A", "C", "B"]
    slowest = worst(table)
    assert slowest is not None
    assert slowest.name == "B"
    assert worst([]) is None


def test_all_afdelinger_together_are_judged_by_the_paired_difference(
    three: dict[str, Any],
) -> None:
    """The separate intervals overlap, but the paired one keeps clear of zero."""
    three["models"][TODAY]["kpis"][P90] = value(40.0, 5.0, "h")
    three["models"]["faellesdrift"]["kpis"][P90] = value(38.0, 5.0, "h")
    diff = three["differences"][f"faellesdrift vs {TODAY}"]["kpis"][P90]
    diff.update(mean=-2.0, low=-3.0, high=-1.0)
    assert overall(three, "faellesdrift", "Alle").outcome == "less"
    diff.update(low=-5.0, high=1.0)
    assert overall(three, "faellesdrift", "Alle").outcome == "none"
