"""Chart 1: cost against response time, one curve per driftsmodel over its staffing levels."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from matplotlib.axes import Axes

from sim.present import headlines
from sim.present.comparison import (
    COST,
    Estimate,
    Result,
    curve,
    kpi,
    listed_title,
    model_ids,
    response_kpi,
    title,
    today,
)
from sim.present.evidence import footnote
from sim.present.figures.chart import Chart
from sim.present.figures.cost_response_axes import Spread, frame, goal_line, way_to_better
from sim.present.figures.curve import draw_curve, draw_own
from sim.present.figures.curve_labels import XY, Named, label_curves
from sim.present.figures.house import look, style
from sim.present.figures.page import Room, sheet, subtitle
from sim.present.numbers import estimate, scale
from sim.present.sentences import requests
from sim.present.words import text

NAME = "udgift_og_svartid"
_HEIGHT_IN = 4.5


@dataclass(frozen=True, slots=True)
class _Point:
    """A staffing level in the chart's own units, with both intervals where they are known."""

    x: float
    y: float
    x_interval: tuple[float, float] | None
    y_interval: tuple[float, float] | None

    def spans(self) -> list[tuple[XY, XY]]:
        """Return the intervals as lines."""
        lines = []
        if self.x_interval:
            lines.append(((self.x_interval[0], self.y), (self.x_interval[1], self.y)))
        if self.y_interval:
            lines.append(((self.x, self.y_interval[0]), (self.x, self.y_interval[1])))
        return lines


@dataclass(frozen=True, slots=True)
class _Series:
    """A driftsmodel's points: `own` at its own staffing, `levels` along its curve."""

    model: str
    own: _Point | None
    levels: list[_Point]

    def points(self) -> list[_Point]:
        """Return every point that can be drawn."""
        return [*self.levels, self.own] if self.own else self.levels


def draw(result: Result, lang: str = "da", priority: str | None = None) -> Chart:
    """Draw staffing cost (kr per lejemål and year) against the 90 % response time."""
    wanted = (COST, response_kpi(priority))
    found = {
        model: (*curve(result, model, wanted), tuple(kpi(result, model, w) for w in wanted))
        for model in model_ids(result)
    }
    how = scale("h", max((p[1].mean or 0.0 for ps in found.values() for p in ps), default=0.0))
    factor = float(how.factor)
    series = [
        _Series(m, _point(ps[-1], factor), [p for p in (_point(q, factor) for q in ps[:-1]) if p])
        for m, ps in found.items()
    ]
    has_curve = any(len(one.levels) > 1 for one in series)
    head = headlines.cost_response(result, lang, priority)
    what = text("chart.cost_response.subtitle" + ("" if has_curve else ".no_curve"), lang)
    known = any(point.spans() for one in series for point in one.points())
    under = subtitle(lang, what, intervals=known)
    goal_h = (result.get("goals_h") or {}).get(priority) if priority else None
    with style():
        room = Room(height=_HEIGHT_IN, left=0.62, right=0.2, above=0.36)
        figure, axes = sheet(head, under, footnote(result, lang), room)
        frame(axes, _spread(series), how, requests(priority, lang), lang)
        for one in series:
            _draw_series(axes, result, one)
        corner = way_to_better(axes, lang)
        goal_ink, goal_words = goal_line(axes, goal_h, how, lang)
        named = [_named(result, one, lang) for one in series if one.points()]
        # today's model chooses its place first
        named.sort(key=lambda one: not one.bold)
        label_curves(axes, named, goal_ink, [corner, *goal_words])
    values = "; ".join(_in_words(result, model, wanted, lang) for model in found)
    alt = text("chart.alt", lang, title=head, subtitle=under, values=values)
    return Chart(NAME, head, alt, figure)


def _point(pair: tuple[Estimate, ...], factor: float) -> _Point | None:
    cost, wait = pair
    if cost.mean is None or wait.mean is None:
        return None
    across = None if cost.low is None or cost.high is None else (cost.low, cost.high)
    along = None if wait.low is None or wait.high is None else (wait.low, wait.high)
    upright = None if along is None else (along[0] * factor, along[1] * factor)
    return _Point(cost.mean, wait.mean * factor, across, upright)


def _spread(series: Sequence[_Series]) -> Spread:
    points = [point for one in series for point in one.points()]
    return Spread(
        [x for p in points for x in (p.x, *(p.x_interval or ()))],
        [y for p in points for y in (p.y, *(p.y_interval or ()))],
        [p.y for p in points],
    )


def _draw_series(axes: Axes, result: Result, series: _Series) -> None:
    """Draw one driftsmodel: line, open points, filled own point, intervals in both directions."""
    looks, now = look(result, series.model), series.model == today(result)
    xs, ys = [point.x for point in series.levels], [point.y for point in series.levels]
    draw_curve(axes, looks, xs, ys, now)
    for point in series.points():
        for (x0, y0), (x1, y1) in point.spans():
            axes.plot([x0, x1], [y0, y1], color=looks.color, linewidth=0.9, zorder=2)
    if series.own:
        draw_own(axes, looks, series.own.x, series.own.y, now)


def _named(result: Result, series: _Series, lang: str) -> Named:
    """Return the series' name with all it has drawn, for the placing of labels."""
    spans = [line for point in series.points() for line in point.spans()]
    joined = list(pairwise((point.x, point.y) for point in series.levels))
    return Named(
        listed_title(result, series.model, lang),
        look(result, series.model),
        series.model == today(result),
        [(point.x, point.y) for point in series.points()],
        [*spans, *joined],
    )


def _in_words(result: Result, model: str, wanted: tuple[str, ...], lang: str) -> str:
    found = zip((kpi(result, model, w) for w in wanted), ("kr", "h"), strict=True)
    shown = ", ".join(estimate(e.mean, (e.low, e.high), unit, lang) for e, unit in found)
    return f"{title(result, model, lang)}: {shown}"
