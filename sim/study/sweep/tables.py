"""Tables of a sweep: what is in the ledger, in the order of the points.

The bytes depend on what was played alone: not on who played it, in which order, or how often the
sweep was stopped on the way. Every table appears whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from sim.measure import KPIS, UNITS
from sim.stats.intervals import (
    Interval,
    mean_interval,
    paired_difference,
    simultaneous_level,
)
from sim.study.runner import Variant
from sim.study.sweep.ledger import Frame, Known, Ledger
from sim.study.sweep.play import DIGITS
from sim.study.sweep.whole import write_csv, write_parquet

NAMES = ("points.csv", "runs.csv", "runs.parquet", "summary.csv", "failures.csv")

LEVEL = 0.95
"""Level of intervals; differences to today hold together for all models of a point."""

Floats = npt.NDArray[np.float64]


def write_tables(folder: Path, ledger: Ledger, frame: Frame, today: str) -> None:
    """Write all tables from what the ledger has of the sweep."""
    paths = _paths(ledger)
    names = list(paths)
    runs = {"point": int, "name": str, **paths, "model": str, "norm": float, "replication": int}
    runs |= dict.fromkeys(KPIS, float)
    write_csv(folder / "points.csv", POINTS, _point_rows(ledger))
    write_csv(folder / "runs.csv", list(runs), _run_rows(ledger, frame, names))
    write_parquet(folder / "runs.parquet", runs, _run_rows(ledger, frame, names))
    head = ["point", "name", *names, *SUMMARY]
    write_csv(folder / "summary.csv", head, _summary_rows(ledger, frame, today, names))
    write_csv(folder / "failures.csv", FAILURES, _failure_rows(ledger, frame))


POINTS = ["point", "name", "path", "value", "number"]
SUMMARY = ["model", "norm", "less", "less_norm", "kpi", "unit", "mean", "low", "high", "n"]
FAILURES = ["point", "name", "model", "norm", "replication", "stage", "message"]


def _paths(ledger: Ledger) -> dict[str, type]:
    """Return the paths that vary in order of first appearance: float if nowhere text, else str."""
    out: dict[str, type] = {}
    for point in ledger.points():
        for factor in point.factors:
            is_text = factor.number is None or out.get(factor.path) is str
            out[factor.path] = str if is_text else float
    return out


def _head(point: Known, paths: list[str]) -> list[Any]:
    """Return number, name and factors: numbers in base units, text for what is none."""
    held = {f.path: f.text if f.number is None else _plain(f.number) for f in point.factors}
    return [point.number, point.name, *(held.get(path) for path in paths)]


def _plain(number: float) -> float | int:
    return int(number) if number.is_integer() else number


def _point_rows(ledger: Ledger) -> Iterator[list[Any]]:
    for point in ledger.points():
        head = [point.number, point.name]
        for f in point.factors:
            yield [*head, f.path, f.text, None if f.number is None else _plain(f.number)]
        if not point.factors:
            yield [*head, None, None, None]


def _run_rows(ledger: Ledger, frame: Frame, paths: list[str]) -> Iterator[list[Any]]:
    for point in ledger.points():
        runs = ledger.runs_of(point.content, frame)
        head = _head(point, paths)
        for variant in frame.variants:
            for replication, kpis in runs.get(variant, []):
                yield [*head, *variant, replication, *kpis]


def _failure_rows(ledger: Ledger, frame: Frame) -> Iterator[list[Any]]:
    for point in ledger.points():
        for failure in ledger.failures_of(point.content, frame):
            key = failure.key
            head = [point.number, point.name, key.model, key.norm, key.replication]
            yield [*head, failure.stage, failure.message]


def _summary_rows(
    ledger: Ledger, frame: Frame, today: str, paths: list[str]
) -> Iterator[list[Any]]:
    others = {variant.model for variant in frame.variants} - {today}
    level = simultaneous_level(LEVEL, max(len(others), 1))
    for point in ledger.points():
        runs = ledger.runs_of(point.content, frame)
        head = _head(point, paths)
        years = {variant: _years(runs[variant]) for variant in frame.variants if variant in runs}
        for variant, own in years.items():
            for k, kpi in enumerate(KPIS):
                column = np.array([kpis[k] for kpis in own.values()])
                yield [*head, *variant, None, None, kpi, *_interval(kpi, _known(column))]
            for other in _baselines(variant, today):
                if other in years:
                    yield from _differences(head, variant, other, own, years[other], level)


def _years(runs: list[tuple[int, tuple[float | None, ...]]]) -> dict[int, Floats]:
    """Return the key figures by replication, NaN for what is not known."""
    return {replication: np.array(kpis, dtype=np.float64) for replication, kpis in runs}


def _baselines(variant: Variant, today: str) -> list[Variant]:
    """Return what a variant is compared with: today's model at its own level, and at the rule's."""
    others = [Variant(today, variant.norm), Variant(today, 1.0)]
    return [other for other in dict.fromkeys(others) if other != variant]


def _differences(
    head: list[Any],
    variant: Variant,
    other: Variant,
    own: dict[int, Floats],
    base: dict[int, Floats],
    level: float,
) -> Iterator[list[Any]]:
    """Yield the variant less the other one, over the years that both have."""
    both = [replication for replication in own if replication in base]
    for k, kpi in enumerate(KPIS):
        a = np.array([base[replication][k] for replication in both])
        b = np.array([own[replication][k] for replication in both])
        known = ~(np.isnan(a) | np.isnan(b))
        found = paired_difference(a[known], b[known], level) if known.any() else None
        yield [*head, *variant, *other, kpi, *_told(kpi, found)]


def _known(column: Floats) -> Floats:
    return column[~np.isnan(column)]


def _interval(kpi: str, values: Floats) -> list[Any]:
    return _told(kpi, mean_interval(values) if len(values) else None)


def _told(kpi: str, interval: Interval | None) -> list[Any]:
    if interval is None:
        return [UNITS[kpi], None, None, None, 0]
    bounds = (interval.mean, interval.low, interval.high)
    return [UNITS[kpi], *(_rounded(value) for value in bounds), interval.n]


def _rounded(value: float) -> float | None:
    return None if np.isnan(value) else float(f"{value:.{DIGITS}g}")
