"""Nøgletal beside the national figures, and the quantities a tender asks for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from sim.measure import Measures
from sim.model import HOUR
from sim.model.world.catalogue import SALT, SNOW, type_names
from sim.model.world.workload import expected_seconds
from sim.scenario.schema import Afdeling, Scenario


class National(NamedTuple):
    """A figure from outside, with its evidence."""

    low: float
    high: float
    grade: str
    source: str


NATIONAL: dict[str, National] = {
    "konto_114_kr_per_m2": National(40, 120, "A", "LBF temastatistik 2020:3, 2018-priser"),
    "lejemaal_per_post": National(59, 81, "B", "offentliggjorte sager, før og efter"),
    "requests_per_lejemaal": National(2.0, 3.0, "B", "AAB beboerundersøgelser 2018 og 2023"),
    "hours_per_lejemaal": National(12, 24, "D", "udledt af BSB Svendborg"),
    "hands_on_share": National(0.50, 0.60, "D", "skøn; industrien 25-65 %"),
    "travel_share": National(0.05, 0.18, "D", "skøn, egen afdeling til fælles hold"),
}
"""Context, never a target: published figures beside which nøgletal may be read (domain §5, §9)."""


def benchmarks(scenario: Scenario, model: str, years: Sequence[Measures]) -> list[dict[str, Any]]:
    """Return the nøgletal of a driftsmodel beside national figures, a row each."""
    afdelinger = list(scenario.organisation.afdelinger.values())
    homes = sum(afdeling.lejemaal for afdeling in afdelinger)
    area = sum(afdeling.area for afdeling in afdelinger)
    seconds = expected_seconds(scenario)
    rates = np.array([a.lejemaal for a in afdelinger]) * scenario.demand.requests.rate

    def mean(kpi: str) -> float:
        known = [year.total[kpi] for year in years if not math.isnan(year.total[kpi])]
        return float(np.mean(known)) if known else math.nan

    posts = mean("posts")
    rows: dict[str, tuple[float, str]] = {
        "lejemaal_per_post": (homes / posts if posts else float("nan"), "lejemål"),
        "konto_114_kr_per_m2": (mean("konto_114_kr_per_year") / max(area, 1), "kr/m2"),
        "konto_115_kr_per_m2": (mean("konto_115_kr_per_year") / max(area, 1), "kr/m2"),
        "konto_117_kr_per_m2": (mean("konto_117_kr_per_year") / max(area, 1), "kr/m2"),
        "requests_per_lejemaal": (float(rates.sum()) / max(homes, 1), "/year"),
        "hours_per_lejemaal": (float(seconds.sum()) / HOUR / max(homes, 1), "h/year"),
    }
    for k, name in enumerate(type_names(scenario.demand)):
        minutes = float(seconds[:, k].sum()) / 60 / max(homes, 1)
        rows[f"minutes_per_lejemaal.{name}"] = (minutes, "min/year")
    for kpi in (
        "hands_on_share",
        "travel_share",
        "interruption_share",
        "meeting_share",
        "idle_share",
    ):
        rows[kpi] = (mean(kpi), "share")
    return [_row(model, name, value, unit) for name, (value, unit) in rows.items()]


def _row(model: str, name: str, value: float, unit: str) -> dict[str, Any]:
    about = NATIONAL.get(name)
    return {
        "model": model,
        "noegletal": name,
        "value": float(f"{value:.6g}"),
        "unit": unit,
        "national_low": about.low if about else None,
        "national_high": about.high if about else None,
        "national_grade": about.grade if about else None,
        "national_source": about.source if about else None,
    }


def tender(scenario: Scenario) -> list[dict[str, Any]]:
    """Return what a tender or a kontrolbud needs: quantities and service levels per afdeling.

    For each kind of work of an afdeling: how often a year, how much each time, how many hours in
    all, and within which time. The quantities are those expected, before luck.
    """
    seconds = expected_seconds(scenario)
    names = type_names(scenario.demand)
    return [
        _asked(scenario, afdeling, name, kind, float(seconds[a, k]))
        for a, (name, afdeling) in enumerate(scenario.organisation.afdelinger.items())
        for k, kind in enumerate(names)
        if seconds[a, k] > 0
    ]


def _asked(
    scenario: Scenario, afdeling: Afdeling, name: str, kind: str, seconds: float
) -> dict[str, Any]:
    demand = scenario.demand
    row: dict[str, Any] = {
        "afdeling": name,
        "work": kind,
        "hours_per_year": round(seconds / HOUR, 1),
        "quantity": afdeling.lejemaal,
        "quantity_unit": "lejemål",
        "times_per_year": None,
        "service_level": "",
    }
    if kind in demand.rounds:
        item = demand.rounds[kind]
        weeks = item.last_week - item.first_week + 1
        row["quantity"] = getattr(afdeling, item.driver)
        row["quantity_unit"] = {"green_area": "m2", "opgange": "opgange"}.get(
            item.driver, "lejemål"
        )
        row["times_per_year"] = round(min(weeks * 7, 365) / item.every_days, 1)
        row["service_level"] = (
            f"hver {item.every_days}. dag, uge {item.first_week}-{item.last_week}, "
            f"udført inden {item.slack // 86_400} dage"
        )
    elif kind in demand.requests.types:
        share = demand.requests.types[kind].share
        row["times_per_year"] = round(afdeling.lejemaal * demand.requests.rate * share, 1)
        goals = demand.requests.priorities
        row["service_level"] = (
            f"første besøg: akut {goals.akut_goal // HOUR} timer, haster "
            f"{goals.haster_goal // 86_400} dage, almindelig {goals.almindelig_goal // 86_400} dage"
        )
    elif kind in (SNOW, SALT):
        row["service_level"] = "ved vejrlig, fra kl. 5"
    else:
        row["service_level"] = f"syn inden {demand.moves.slack // 86_400} dage"
    return row


def break_even(scenario: Scenario) -> float:
    """Return the productive part of an own man's present time at which a bought hour costs as much.

    Above it own staff are cheaper: post / (present hours x utilisation) = bought hour x (1 + moms)
    (domain §5.2; moms is none on own employees).
    """
    economy = scenario.economy
    return economy.post / (PRESENT_HOURS * economy.bought_hour * (1 + economy.moms))


PRESENT_HOURS = 1530
"""Hours a year in which the holder of a post is at work (domain §5.1, D)."""
