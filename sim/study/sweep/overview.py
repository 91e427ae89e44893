"""The few figures of a sweep that fit a screen, read from its table of means."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

POSTS, COST, P90 = "posts", "cost_kr_per_year", "response_h_p90"
PLANNED = "planned_on_time_share"
SHOWN = (POSTS, COST, P90, PLANNED)

Bounds = tuple[float | None, float | None, float | None]
"""Mean, lower and upper bound; None for what is not known."""
NOTHING: Bounds = (None, None, None)


class Line(NamedTuple):
    """A driftsmodel at a staffing level in one point."""

    point: str
    model: str
    norm: float
    means: dict[str, float | None]
    """Means of `SHOWN`."""
    difference: Bounds
    """Cost less that of today's model at the same level."""


def overview(folder: Path, most: int) -> tuple[list[Line], int]:
    """Return the lines of a written sweep, and how many there are in all.

    Where there are more than `most`, staffing levels other than the rule's are left out first,
    and then points at the end.
    """
    with (folder / "summary.csv").open(encoding="utf-8", newline="") as file:
        found = _lines(csv.DictReader(file))
    every = len(found)
    if every > most and any(line.norm == 1.0 for line in found):
        found = [line for line in found if line.norm == 1.0]
    return found[:most], every


def _lines(rows: Iterable[dict[str, str]]) -> list[Line]:
    out: dict[tuple[str, str, str], Line] = {}
    for row in rows:
        if row["kpi"] not in SHOWN:
            continue
        key = (row["point"], row["model"], row["norm"])
        line = out.setdefault(key, Line(row["name"], row["model"], float(row["norm"]), {}, NOTHING))
        bounds = (_number(row["mean"]), _number(row["low"]), _number(row["high"]))
        if not row["less"]:
            line.means[row["kpi"]] = bounds[0]
        elif row["kpi"] == COST and row["less_norm"] == row["norm"]:
            out[key] = line._replace(difference=bounds)
    return list(out.values())


def _number(text: str) -> float | None:
    return float(text) if text else None
