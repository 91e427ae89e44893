"""Sickness and courses, from monthly sums: who was away is never read."""

from __future__ import annotations

import numpy as np

from calibration.estimate import Basis, Estimate
from calibration.fits.intervals import Bounds, on_log_scale, wilson
from calibration.side import SideTable
from sim.model.draws.absence import WORKDAYS
from sim.scenario.paths import Path

ABSENCE: Path = ("calendar", "absence")
LEAST_SPELLS = 30
"""Spells below which nothing about sickness is fitted."""
LEAST_YEARS = 5.0
"""Man-years below which nothing is fitted: fewer would describe single men."""
LONGEST_SHORT = 3
"""Days of the longest short spell."""


def fit_absence(table: SideTable, basis: Basis) -> list[Estimate]:
    """Return sick days, spells and course days of a man-year.

    Months need the number of men and of workdays. The number of spells carries the uncertainty:
    days of one spell come together.
    """
    men, workdays = table.number("men"), table.number("workdays")
    workdays = np.where(np.isnan(workdays), WORKDAYS / 12, workdays)
    years = float((men * workdays).sum()) / WORKDAYS
    sums = {name: float(np.nansum(table.number(name))) for name in table.numbers}
    short, long = sums.get("short_spells", 0.0), sums.get("long_spells", 0.0)
    spells = int(short + long)
    names = ("sick_days", "short_spell_share", "long_spell_days", "course_days")
    paths = {name: (*ABSENCE, name) for name in names}
    out = {name: basis.kept(path, spells) for name, path in paths.items()}
    if years < LEAST_YEARS:
        return list(out.values())
    if spells >= LEAST_SPELLS and {"sick_days", "short_spells", "long_spells"} <= set(sums):
        share = wilson(short, spells)
        out["short_spell_share"] = basis.measured(
            paths["short_spell_share"], *share, spells, "Wilson, spells"
        )
        extra = _long(sums, long, paths["long_spell_days"], basis)
        out |= {"long_spell_days": extra} if extra is not None else {}
        rate = sums["sick_days"] / years
        mean, square = _moments(sums, short, long)
        error = np.sqrt(square / mean**2 / spells)
        out["sick_days"] = basis.measured(
            paths["sick_days"], *on_log_scale(rate, error), spells, "compound Poisson, spells"
        )
    if sums.get("course_days", 0.0) >= LEAST_SPELLS:
        # A man who is ill does not go to a course.
        present = years - sums.get("sick_days", 0.0) / WORKDAYS
        days = on_log_scale(sums["course_days"] / present, 1 / np.sqrt(sums["course_days"]))
        out["course_days"] = basis.measured(
            paths["course_days"], *days, int(sums["course_days"]), "Poisson"
        )
    return list(out.values())


def _moments(sums: dict[str, float], short: float, long: float) -> tuple[float, float]:
    """Return mean and mean square of the days of a spell.

    Short ones are 1 to 3 days alike; of long ones the days beyond three are taken as geometric.
    """
    total = sums["sick_days"]
    long_days = sums.get("long_spell_days", total - 2 * short)
    beyond = max(long_days / long - LONGEST_SHORT, 1.0) if long else 1.0
    long_square = (LONGEST_SHORT + beyond) ** 2 + beyond * (beyond - 1)
    spells = short + long
    return total / spells, (short * 14 / 3 + long * long_square) / spells


def _long(sums: dict[str, float], long: float, path: Path, basis: Basis) -> Estimate | None:
    """Return the mean length of spells of more than three days."""
    if long < LEAST_SPELLS or "long_spell_days" not in sums:
        return None
    beyond = max(sums["long_spell_days"] / long - LONGEST_SHORT, 1.0)
    excess = on_log_scale(beyond, np.sqrt((beyond - 1) / beyond / long))
    bounds = Bounds(*(LONGEST_SHORT + part for part in excess))
    return basis.measured(path, *bounds, int(long), "geometric")
