"""The isoquant: how much of a goal each driftsmodel reaches with how many posts or kroner."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes

from sim.present.comparison import Result, listed_title, model_ids, title, today
from sim.present.equal_service import COST, cheapest, goal_words
from sim.present.evidence import footnote, hedge
from sim.present.figures.chart import Chart
from sim.present.figures.curve import draw_curve, draw_own
from sim.present.figures.curve_labels import Named, label_curves
from sim.present.figures.house import (
    GREY,
    NOTE_PT,
    TEXT_PT,
    height_in,
    look,
    style,
    width_in,
)
from sim.present.figures.page import Room, number_ticks, plot_size_in, sheet, subtitle
from sim.present.numbers import number, share
from sim.present.words import text

_HEIGHT_IN = 4.3
_MILLION = 1e6
_LOWEST = 40.0
"""The plot starts this many percentage points below the goal at most."""

Across = Callable[[dict[str, Any]], float]


def write_isoquants(result: Result, folder: Path, lang: str = "da") -> list[Path]:
    """Write the isoquant over kroner and over posts, as SVG and PNG, and return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    charts = [draw(result, lang, "cost"), draw(result, lang, "posts")]
    return [chart.write(folder, kind) for chart in charts for kind in ("svg", "png")]


def draw(result: Result, lang: str = "da", over: str = "cost") -> Chart:
    """Draw the share reached of the goal that binds most models, over `cost` or `posts`."""
    goal = binding(result)
    across: Across = _cost if over == "cost" else _posts
    models = [m for m in model_ids(result) if result["curve"][m]]
    if over == "posts":
        models = [m for m in models if result["models"][m]["posts"] > 0]
    best = cheapest(result)
    head = text("staff.chart.title.neutral", lang)
    if best is not None:
        name = title(result, best, lang)
        head = text("staff.chart.title.one", lang, model=name, hedge=hedge(result, lang))
    under = subtitle(
        lang, text(f"staff.chart.under.{over}", lang, goal=goal_words(goal, lang)), intervals=True
    )
    with style():
        room = Room(height=_HEIGHT_IN, left=0.62, right=0.2, above=0.1)
        figure, axes = sheet(head, under, footnote(result, lang), room)
        _frame(axes, result, models, goal, across, lang)
        axes.set_xlabel(text(f"staff.chart.x.{over}", lang), size=TEXT_PT)
        for model in models:
            _series(axes, result, model, goal, across)
        named = [_named(result, model, goal, across, lang) for model in models]
        named.sort(key=lambda one: not one.bold)
        line = [(x, 100 * goal["at_least"]) for x in _spread(axes)]
        label_curves(axes, named, line, [_goal_line(axes, goal, lang)])
    values = "; ".join(_in_words(result, model, goal, lang) for model in models)
    alt = text("chart.alt", lang, title=head, subtitle=under, values=values)
    return Chart("isokvant_udgift" if over == "cost" else "isokvant_stillinger", head, alt, figure)


def binding(result: Result) -> dict[str, Any]:
    """Return the goal that too few posts break most often; the last one of equals."""

    def broken(goal: dict[str, Any]) -> int:
        shares = [
            point["kpis"][goal["kpi"]]["mean"]
            for model, points in result["curve"].items()
            if result["models"][model]["posts"] > 0
            for point in points
        ]
        return sum(1 for mean in shares if mean is not None and mean < goal["at_least"])

    goals: list[dict[str, Any]] = result["goals"]
    return max(reversed(goals), key=broken)


def _cost(point: dict[str, Any]) -> float:
    return float(point["kpis"][COST]["mean"]) / _MILLION


def _posts(point: dict[str, Any]) -> float:
    return float(point["posts"])


def _points(
    result: Result, model: str, goal: dict[str, Any], across: Across
) -> list[tuple[float, float, float | None, float | None]]:
    """Return (x, share, low, high) of each plan in %, fewest posts first, as far as it is shown."""
    out = []
    for point in result["curve"][model]:
        value = point["kpis"][goal["kpi"]]
        if value["mean"] is not None and 100 * value["mean"] >= 100 * goal["at_least"] - _LOWEST:
            low = None if value["low"] is None else 100 * value["low"]
            high = None if value["high"] is None else 100 * value["high"]
            out.append((across(point), 100 * value["mean"], low, high))
    return out


def _frame(
    axes: Axes,
    result: Result,
    models: list[str],
    goal: dict[str, Any],
    across: Across,
    lang: str,
) -> None:
    points = [p for model in models for p in _points(result, model, goal, across)]
    if points:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        answers = [across(_answer(result, m)) for m in models]
        most = max(1.35 * max(answers), min(xs) + 1e-9)
        pad = 0.05 * (min(max(xs), most) - min(xs)) or 1.0
        axes.set_xlim(min(xs) - pad, min(max(xs), most) + pad)
        axes.set_ylim(min(*ys, 100 * goal["at_least"]) - 3, 101)
    number_ticks(axes, "x", lang, 8)
    axes.yaxis.set_major_formatter(lambda value, _: share(value / 100, 0, lang))
    axes.grid(True)


def _answer(result: Result, model: str) -> dict[str, Any]:
    """Return the point of the curve that is the model's answer."""
    plan = result["models"][model]["plan"]
    points: list[dict[str, Any]] = result["curve"][model]
    return next((one for one in points if one["plan"] == plan), points[-1])


def _series(axes: Axes, result: Result, model: str, goal: dict[str, Any], across: Across) -> None:
    looks, now = look(result, model), model == today(result)
    points = _points(result, model, goal, across)
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    draw_curve(axes, looks, xs, ys, now)
    for x, _, low, high in points:
        if low is not None and high is not None:
            axes.plot([x, x], [low, high], color=looks.color, linewidth=0.9, zorder=2)
    if result["models"][model]["goal_met"]:
        point = _answer(result, model)
        y = 100 * point["kpis"][goal["kpi"]]["mean"]
        draw_own(axes, looks, across(point), y, now)


def _goal_line(axes: Axes, goal: dict[str, Any], lang: str) -> tuple[float, float, str]:
    """Draw the goal and return its text with the corner it stands in, in points."""
    y = 100 * goal["at_least"]
    axes.axhline(y, color=GREY, linewidth=1.2, linestyle=(0, (2, 2)), zorder=1)
    words = goal_words(goal, lang)
    axes.annotate(
        words,
        (1, y),
        xycoords=axes.get_yaxis_transform(),
        xytext=(-4, -3),
        textcoords="offset points",
        ha="right",
        va="top",
        size=NOTE_PT,
        color=GREY,
    )
    width, height = plot_size_in(axes)
    low, high = axes.get_ylim()
    up = (y - low) / (high - low) * height - height_in(1, NOTE_PT)
    return (width - width_in(words, NOTE_PT)) * 72 - 4, up * 72 - 3, words


def _spread(axes: Axes) -> list[float]:
    low, high = axes.get_xlim()
    return [low + (high - low) * k / 199 for k in range(200)]


def _named(result: Result, model: str, goal: dict[str, Any], across: Across, lang: str) -> Named:
    low, high = _axes_limits(result, model, goal, across)
    points = [(x, y) for x, y, _, _ in _points(result, model, goal, across) if low <= x <= high]
    return Named(
        listed_title(result, model, lang),
        look(result, model),
        model == today(result),
        points or [(low, 100 * goal["at_least"])],
        list(pairwise(points)),
    )


def _axes_limits(
    result: Result, model: str, goal: dict[str, Any], across: Across
) -> tuple[float, float]:
    xs = [p[0] for p in _points(result, model, goal, across)] or [0.0]
    others = [across(_answer(result, m)) for m in model_ids(result) if result["curve"][m]]
    return min(xs), 1.35 * max(others)


def _in_words(result: Result, model: str, goal: dict[str, Any], lang: str) -> str:
    point = _answer(result, model)
    reached = share(point["kpis"][goal["kpi"]]["mean"], 0, lang)
    posts = number(point["posts"], 1, lang)
    return f"{title(result, model, lang)}: {posts} {text('unit.posts', lang)}, {reached}"
