"""The page of plots of a validation: foretold against observed."""

from __future__ import annotations

from pathlib import Path as File

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from calibration.distance import Curve
from calibration.labels import name_shown
from calibration.panels import draw_curve, head
from calibration.validate import Check
from calibration.words import say
from sim.present.figures.chart import Chart
from sim.present.figures.house import (
    BETTER,
    GREY,
    INK,
    NOTE_PT,
    WIDTH_IN,
    WORSE,
    style,
    wrap,
)
from sim.present.numbers import number
from sim.scenario.words import Lang

ROW_IN = 2.4
HEAD_IN = 0.75
MOST_WAITS = 6
"""Waiting times that are drawn: the farthest off."""
COLUMNS = 2


def draw_page(checks: list[Check], title: str, lang: Lang = "da") -> Chart:
    """Return the page: the week, the days, the types, and the waits farthest off."""
    waits = sorted(
        (check for check in checks if check.kind == "wait"),
        key=lambda check: (-check.distance / check.bound, check.name),
    )[:MOST_WAITS]
    first = [check for check in checks if check.kind in ("week", "days")]
    types = [check for check in checks if check.kind == "type"]
    heights = [ROW_IN] * bool(first) + [_bars_in(types)] * bool(types)
    heights += [ROW_IN] * -(-len(waits) // COLUMNS)
    height = sum(heights) + HEAD_IN
    with style():
        figure = Figure(figsize=(WIDTH_IN, height), facecolor="white")
        FigureCanvasAgg(figure)
        grid = figure.add_gridspec(len(heights), COLUMNS, height_ratios=heights)
        for k, check in enumerate(first):
            _curves(figure.add_subplot(grid[0, k]), check, lang)
        if types:
            _bars(figure.add_subplot(grid[int(bool(first)), :]), types, lang)
        above = len(heights) - -(-len(waits) // COLUMNS)
        for k, check in enumerate(waits):
            _curves(figure.add_subplot(grid[above + k // COLUMNS, k % COLUMNS]), check, lang)
        head(figure, title, say("page_key").to(lang), height, 0.6)
    return Chart("validation", title, _alt(checks, lang), figure)


def _bars_in(types: list[Check]) -> float:
    return 0.9 + 0.22 * len(types)


def _curves(axes: Axes, check: Check, lang: Lang) -> None:
    """Draw the two distribution functions of a check, foretold dashed."""
    foretold, observed = check.curves
    upto = _end(check)
    draw_curve(axes, observed, upto, dashed=False)
    draw_curve(axes, foretold, upto, dashed=True)
    axes.set_xlim(0, upto)
    axes.set_ylim(0, 100)
    axes.set_xlabel(say(f"axis_{check.kind}").to(lang), size=NOTE_PT)
    axes.set_ylabel("%", size=NOTE_PT)
    _title(axes, check, lang)
    axes.grid(True)


def _end(check: Check) -> float:
    if check.kind == "week":
        return 168.0
    if check.kind == "days":
        return float(max(_high(curve) for curve in check.curves))
    return min(curve.horizon for curve in check.curves)


def _high(curve: Curve) -> float:
    end = curve.quantile(0.999)
    return float(end if np.isfinite(end) else curve.horizon) * 1.05


def _title(axes: Axes, check: Check, lang: Lang) -> None:
    mark = {"ok": INK, "warn": GREY, "fail": WORSE}[check.verdict]
    name = wrap(name_of(check, lang), WIDTH_IN / COLUMNS - 0.8, NOTE_PT, "bold")
    words = f"{name}\n{say('verdict_' + check.verdict).to(lang)}"
    axes.set_title(words, size=NOTE_PT, color=mark, loc="left", weight="bold")


def _bars(axes: Axes, types: list[Check], lang: Lang) -> None:
    """Draw requests a day by type, foretold as a hollow bar around the observed one."""
    place = np.arange(len(types))
    axes.barh(place, [check.observed for check in types], 0.5, color=BETTER)
    axes.barh(
        place,
        [check.foretold for check in types],
        0.8,
        fill=False,
        edgecolor=WORSE,
        linestyle="--",
        linewidth=1.2,
    )
    axes.set_yticks(place, [check.name for check in types])
    axes.invert_yaxis()
    axes.set_xlabel(say("axis_type").to(lang), size=NOTE_PT)
    axes.set_title(say("page_types").to(lang), size=NOTE_PT, loc="left", weight="bold")


def name_of(check: Check, lang: Lang) -> str:
    """Return what a check is about, in words."""
    if check.kind in ("week", "days"):
        return say(f"check_{check.kind}").to(lang)
    if check.kind == "type":
        return say("check_type", name=name_shown(check.name)).to(lang)
    column, _, group = check.name.partition("/")
    return say(f"check_{column}", group=name_shown(group)).to(lang)


def _alt(checks: list[Check], lang: Lang) -> str:
    parts = [
        say(
            "page_alt",
            name=name_of(check, lang),
            foretold=number(check.foretold, 1, lang),
            observed=number(check.observed, 1, lang),
        ).to(lang)
        for check in checks
    ]
    return " ".join(parts)


def write_page(folder: File, checks: list[Check], title: str, lang: Lang = "da") -> list[File]:
    """Write the page as SVG and PNG, and return their paths."""
    chart = draw_page(checks, title, lang)
    return [chart.write(folder, kind) for kind in ("svg", "png")]
