"""Undone planned work is never hidden behind a saving."""

import copy

from sim.present.headlines import cost_response
from sim.present.sentences import model_sentence


def _with_planned(result, mean, half=0.01):
    """The comparison with one difference in planned work on time and half of its interval."""
    out = copy.deepcopy(result)
    for entry in out["differences"].values():
        low, high = mean - half, mean + half
        figure = {"mean": mean, "low": low, "high": high, "unit": "share"}
        entry["kpis"]["planned_on_time_share"] = figure
    return out


def test_less_planned_work_is_said(result):
    """A model that does less planned work on time has that in its sentence and in the headline."""
    worse = _with_planned(result, -0.2)
    assert "planlagte arbejde" in model_sentence(worse, _other(worse))
    assert "planlagt arbejde" in cost_response(worse)


def test_less_planned_work_is_said_though_few_years_leave_it_uncertain(result):
    """Nobody reads 'cheaper and faster' where the planned work seems to pay for it."""
    worse = _with_planned(result, -0.1, half=0.5)
    assert "planlagte arbejde" in model_sentence(worse, _other(worse))
    assert "planlagt arbejde" in cost_response(worse)


def test_more_planned_work_is_said(result):
    """A model that costs more may do more planned work on time: its sentence says so."""
    better = _with_planned(result, 0.2)
    assert "planlagte arbejde" in model_sentence(better, _other(better))
    assert "planlagt arbejde" not in cost_response(better)


def test_as_much_planned_work_is_not_mentioned(result):
    """Without a difference that can be shown nothing is said of planned work."""
    same = _with_planned(result, 0.0)
    assert "planlagte arbejde" not in model_sentence(same, _other(same))
    assert "planlagt arbejde" not in cost_response(same)


def _other(result):
    return next(entry["model"] for entry in result["differences"].values())
