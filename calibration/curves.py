"""The chart of a replay: how long cases waited in the log and in the replay, group by group."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullLocator

from calibration.against import Column, Distance
from calibration.magnitude import MISSES, WAITING, farthest, named_group, ratios, verdict
from calibration.panels import draw_curve, head
from calibration.ratio import times
from calibration.words import say
from sim.present.figures.chart import Chart
from sim.present.figures.house import (
    INK,
    NOTE_PT,
    WIDTH_IN,
    WORSE,
    style,
    wrap,
)
from sim.present.numbers import number
from sim.scenario.words import Lang

NAME = "log_og_gentagelse"
ROW_IN = 2.1
HEAD_IN = 1.0
COLUMNS = 2
MOST = 8
"""Panels: all, and the groups that are farthest off."""
SHORTEST = 0.1
"""Hours at the left end of the axis: what is shorter counts as there."""
AXES: dict[Column, str] = {"first_visit": "curves_axis_visit", "completed": "curves_axis_done"}


def draw(found: list[Distance], column: Column, lang: Lang = "da") -> Chart:
    """Return the chart; the time axis is logarithmic, so a shift across is a factor."""
    whole, *groups = found
    groups.sort(key=lambda one: (-farthest(one).off, one.group))
    shown = [whole, *groups[: MOST - 1]]
    rows = -(-len(shown) // COLUMNS)
    height = ROW_IN * rows + HEAD_IN
    title = say("curves_title").to(lang)
    with style():
        figure = Figure(figsize=(WIDTH_IN, height), facecolor="white")
        FigureCanvasAgg(figure)
        grid = figure.add_gridspec(rows, COLUMNS)
        longest = max(_end(one) for one in shown)
        for k, one in enumerate(shown):
            axes = figure.add_subplot(grid[k // COLUMNS, k % COLUMNS])
            _panel(axes, one, longest, lang)
            axes.set_xlabel(say(AXES[column]).to(lang), size=NOTE_PT)
        key = say("curves_key", what=say(WAITING[column])).to(lang)
        head(figure, title, wrap(key, WIDTH_IN - 0.4, NOTE_PT), height, HEAD_IN)
    alt = " ".join(f"{_name(one, lang)}: {_ratio(one, lang)}." for one in shown)
    return Chart(NAME, title, alt, figure)


def _end(one: Distance) -> float:
    return max(float(curve.horizon) for curve in one.curves)


def _panel(axes: Axes, one: Distance, longest: float, lang: Lang) -> None:
    """Draw the share of cases served, by hours, logged and (dashed) replayed."""
    for curve, dashed in zip(one.curves, (False, True), strict=True):
        end = curve.horizon if curve.below[-1] < 1 else longest
        draw_curve(axes, curve, end, dashed=dashed, start=SHORTEST)
    axes.set_xscale("log")
    axes.set_xlim(SHORTEST, max(longest, 10 * SHORTEST))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: number(x, int(x < 1), lang)))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_ylim(0, 100)
    axes.set_ylabel("%", size=NOTE_PT)
    color = WORSE if verdict(one) in MISSES else INK
    lines = (_name(one, lang), _ratio(one, lang))
    words = "\n".join(wrap(line, WIDTH_IN / COLUMNS - 0.8, NOTE_PT, "bold") for line in lines)
    axes.set_title(words, size=NOTE_PT, color=color, loc="left", weight="bold")
    axes.grid(True)


def _name(one: Distance, lang: Lang) -> str:
    group = named_group(one.group, lang)
    return say("curves_panel", group=group, rows=number(one.rows, 0, lang)).to(lang)


def _ratio(one: Distance, lang: Lang) -> str:
    half, most = (times(ratio, lang) for ratio in ratios(one))
    return say("curves_ratio", half=half, most=most).to(lang)
