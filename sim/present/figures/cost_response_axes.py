"""The frame of chart 1: limits, ticks, the goal line and the hint which way is better."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from sim.present.figures.curve_labels import XY, Corner
from sim.present.figures.house import GREY, NOTE_PT, TEXT_PT, width_in
from sim.present.figures.page import number_ticks, plot_size_in
from sim.present.numbers import Scale, goal, number
from sim.present.words import text

_LOG_FROM_RATIO = 8.0
_INTERVAL_AT_MOST = 2.0
_LOG_TICKS = [m * 10.0**e for e in range(-2, 5) for m in (1, 2, 5)]


@dataclass(frozen=True, slots=True)
class Spread:
    """What must fit into the plot: costs and waits with their intervals, and the mean waits."""

    costs: list[float]
    waits: list[float]
    mean_waits: list[float]


def frame(axes: Axes, spread: Spread, how: Scale, requests: str, lang: str) -> None:
    """Set limits, ticks and axis names; the response axis turns logarithmic when it must.

    A model far below its need may wait ten times as long as the others; on a plain axis it would
    press them all onto the bottom.
    """
    log = False
    if spread.mean_waits:
        log = _limits(axes, spread, lang)
    else:
        axes.set_xticks([])
        axes.set_yticks([])
        axes.text(0.5, 0.5, text("chart.no_values", lang), transform=axes.transAxes, ha="center")
    axes.set_xlabel(text("chart.cost_response.x", lang), size=TEXT_PT)
    key = "chart.cost_response.y" + ("_log" if log else "")
    y_name = text(key, lang, unit=text(f"unit.{how.key}", lang), requests=requests)
    left = -0.5 / plot_size_in(axes)[0]
    axes.text(left, 1.02, y_name, transform=axes.transAxes, size=TEXT_PT, va="bottom")


def _limits(axes: Axes, spread: Spread, lang: str) -> bool:
    """Set limits and ticks and tell whether the response axis is logarithmic.

    Few replications give intervals far wider than the means differ (and below zero): means decide
    about the scale, and an interval may run out of the plot, which shows that it is wide.
    """
    costs, means = spread.costs, spread.mean_waits
    top = min(max(spread.waits), _INTERVAL_AT_MOST * max(means)) or 1.0
    pad = max((max(costs) - min(costs)) * 0.07, max(costs) * 0.005, 1.0)
    axes.set_xlim(min(costs) - pad, max(costs) + pad)
    number_ticks(axes, "x", lang, 8)
    axes.grid(True)
    log = min(means) > 0 and max(means) / min(means) > _LOG_FROM_RATIO
    if log:
        axes.set_yscale("log")
        axes.set_ylim(min(means) / 1.8, top * 1.3)
        axes.yaxis.set_major_locator(FixedLocator(_LOG_TICKS))
        axes.yaxis.set_minor_locator(NullLocator())
        axes.yaxis.set_major_formatter(FuncFormatter(lambda v, _: _log_tick(v, lang)))
    else:
        axes.set_ylim(0, top * 1.1)
        number_ticks(axes, "y", lang)
    return log


def goal_line(
    axes: Axes, goal_h: float | None, how: Scale, lang: str
) -> tuple[list[XY], list[Corner]]:
    """Draw the goal if it lies inside the plot.

    Returns:
        Points along the line in data coordinates, and its text with the corner it stands in.
    """
    low, high = axes.get_ylim()
    y = None if goal_h is None else float(goal_h) * float(how.factor)
    if goal_h is None or y is None or not low < y < high:
        return [], []
    axes.axhline(y, color=GREY, linewidth=1.2, linestyle=(0, (2, 2)), zorder=1)
    words = text("chart.goal", lang, goal=goal(goal_h, lang))
    axes.annotate(
        words,
        (1, y),
        xycoords=axes.get_yaxis_transform(),
        xytext=(-2, 2),
        textcoords="offset points",
        ha="right",
        size=NOTE_PT,
        color=GREY,
    )
    width, height = plot_size_in(axes)
    _, up = (axes.transData + axes.transAxes.inverted()).transform((axes.get_xlim()[0], y))
    corner = ((width - width_in(words, NOTE_PT)) * 72 - 2, float(up) * height * 72 + 2, words)
    return [(float(x), y) for x in np.linspace(*axes.get_xlim(), 200)], [corner]


def way_to_better(axes: Axes, lang: str) -> Corner:
    """Say in the corner which way is better; returns the text's corner in points and its words."""
    words = "\u2199 " + text("chart.cost_response.better", lang)
    axes.annotate(
        words,
        (0, 0),
        xycoords="axes fraction",
        xytext=(5, 5),
        textcoords="offset points",
        size=NOTE_PT,
        color=GREY,
    )
    return 5.0, 5.0, words


def _log_tick(value: float, lang: str) -> str:
    decimals = 0 if value >= 1 else 1 if value >= 0.1 else 2
    return number(value, decimals, lang)
