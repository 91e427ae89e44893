"""The roads as tidy tables: a row per plan and measure, a row per plan and week."""

from __future__ import annotations

from typing import Any

from sim.study.road.result import PlanResult, RoadResult

SPREADS = ("payback_month", "stop_cost_kr", "total_kr", "last_year_kr", "skipped_more")
WEEKLY = ("response_h_p90", "backlog_tasks", "skipped_rounds")


def road_tables(result: RoadResult) -> dict[str, list[dict[str, Any]]]:
    """Return the tables of a study of roads by name."""
    plans = result["plans"].items()
    return {
        "planer": [row for name, found in plans for row in _plan(name, found)],
        "uger": [row for name, found in plans for row in _weeks(result["weeks"], name, found)],
        "maaneder": [
            row for name, found in plans for row in _months(result["months"], name, found)
        ],
    }


def _plan(name: str, found: PlanResult) -> list[dict[str, Any]]:
    told: dict[str, Any] = dict(found)
    worst = found["worst_month"]
    rows = [{"plan": name, "measure": key, **_three(told[key])} for key in SPREADS]
    single = {
        "payback_probability": found["payback_month"]["probability"],
        "worst_month": worst["month"],
        "one_off_kr": found["one_off_kr"],
    }
    rows += [{"plan": name, "measure": key, "mean": value} for key, value in single.items()]
    rows.append({"plan": name, "measure": "worst_month_more_h", **_three(dict(worst["more_h"]))})
    return rows


def _three(spread: dict[str, Any]) -> dict[str, Any]:
    return {key: spread[key] for key in ("mean", "low", "high")}


def _weeks(weeks: list[str], name: str, found: PlanResult) -> list[dict[str, Any]]:
    told: dict[str, Any] = dict(found)
    return [
        {"plan": name, "week": week, "kpi": kpi}
        | {key: told[kpi][key][k] for key in ("mean", "low", "high")}
        | {"unchanged": told[f"unchanged_{kpi}"]["mean"][k]}
        for kpi in WEEKLY
        for k, week in enumerate(weeks)
    ]


def _months(months: list[str], name: str, found: PlanResult) -> list[dict[str, Any]]:
    changed, stopped = found["cumulated_kr"], found["stopped_kr"]
    return [
        {
            "plan": name,
            "month": month,
            "cumulated_kr": changed["mean"][k],
            "low": changed["low"][k],
            "high": changed["high"][k],
            "stopped_kr": stopped["mean"][k],
        }
        for k, month in enumerate(months)
    ]
