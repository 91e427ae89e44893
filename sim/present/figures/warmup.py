"""The start-up: open tasks from an empty start, and where MSER-5 would cut."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from sim.present.comparison import Result, listed_title, model_ids, today
from sim.present.evidence import footnote
from sim.present.figures.chart import Chart
from sim.present.figures.curve_labels import Named, label_curves
from sim.present.figures.house import GREY, TEXT_PT, look, style
from sim.present.figures.page import Room, number_ticks, sheet
from sim.present.numbers import number
from sim.present.words import text
from sim.study.warmup import WORKDAYS_A_WEEK, Startup

NAME = "opstart"
_HEIGHT_IN = 3.6
XY = tuple[float, float]


def draw(result: Result, found: dict[str, Startup], warmup_days: int, lang: str = "da") -> Chart:
    """Draw the open tasks of each driftsmodel over the days since an empty start."""
    head, under = text("warmup.chart.title", lang), text("warmup.chart.under", lang)
    models = [model for model in model_ids(result) if model in found]
    points = {model: _points(found[model]) for model in models}
    with style():
        room = Room(height=_HEIGHT_IN, left=0.62, right=0.2, above=0.1)
        figure, axes = sheet(head, under, footnote(result, lang), room)
        every = [point for one in points.values() for point in one]
        axes.set_xlim(0, max((x for x, _ in every), default=1.0))
        axes.set_ylim(0, 1.15 * max((y for _, y in every), default=1.0) or 1.0)
        number_ticks(axes, "x", lang, 8)
        number_ticks(axes, "y", lang)
        axes.grid(True)
        axes.set_xlabel(text("warmup.chart.x", lang), size=TEXT_PT)
        axes.axvline(warmup_days, color=GREY, linewidth=1.2, linestyle=(0, (2, 2)))
        named = []
        for model in models:
            looks, xy = look(result, model), points[model]
            xs, ys = [x for x, _ in xy], [y for _, y in xy]
            axes.plot(xs, ys, color=looks.color, linestyle=looks.line, linewidth=1.5)
            cut = found[model].cut_days
            if found[model].settled:
                at = float(np.interp(cut, xs, ys))
                axes.plot([cut], [at], color=looks.color, marker=looks.marker, linestyle="none")
            name = listed_title(result, model, lang)
            now = model == today(result)
            named.append(Named(name, looks, now, xy[:: WORKDAYS_A_WEEK * 4], list(pairwise(xy))))
        label_curves(axes, sorted(named, key=lambda one: not one.bold), [], [])
    values = "; ".join(
        text(
            "warmup.chart.values",
            lang,
            model=listed_title(result, model, lang),
            cut=number(found[model].cut_days, 0, lang),
        )
        for model in models
    )
    alt = text("chart.alt", lang, title=head, subtitle=under, values=values)
    return Chart(NAME, head, alt, figure)


def _points(found: Startup) -> list[XY]:
    """Return (calendar days since the start, open tasks) of each working day."""
    return [
        (7.0 * (k // WORKDAYS_A_WEEK) + k % WORKDAYS_A_WEEK + 1, float(value))
        for k, value in enumerate(found.smooth)
    ]


def sentences(
    result: Result, found: dict[str, Startup], warmup_days: int, lang: str = "da"
) -> list[str]:
    """Return whether the scenario's warm-up is long enough."""
    settled = {model: one for model, one in found.items() if one.settled}
    growing = [listed_title(result, model, lang) for model in found if model not in settled]
    short = [m for m, one in settled.items() if one.cut_days > warmup_days]
    longest = max((one.cut_days for one in settled.values()), default=0)
    said = []
    if short:
        names = ", ".join(listed_title(result, model, lang) for model in short)
        days, cut = number(warmup_days, 0, lang), number(longest, 0, lang)
        said.append(text("warmup.short", lang, days=days, models=names, cut=cut))
    elif settled:
        days, cut = number(warmup_days, 0, lang), number(longest, 0, lang)
        said.append(text("warmup.enough", lang, days=days, cut=cut))
    if growing:
        said.append(text("warmup.growing", lang, models=", ".join(growing)))
    return said
